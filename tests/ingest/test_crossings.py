"""What a line is drawn through on a scan is withdrawn, however it was drawn; what is underlined is not."""

import io
from collections.abc import Callable
from math import sin

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.readers import ocr, pictures
from knowledge.left import LeftKind
from tests.ingest.printed import font

needs_programs = pytest.mark.skipif(not ocr.installed() or font() is None, reason="needs Tesseract and a font")
OLD, NEW = "trước ngày 04/9/2031", " trước ngày 17/10/2031."
BEFORE = "2. Các thôn gửi hồ sơ khen thưởng về Văn phòng"
Place = tuple[float, float, float, float]
Draw = Callable[[ImageDraw.ImageDraw, Place], None]


def ruled(draw: ImageDraw.ImageDraw, place: Place) -> None:
    left, top, right, bottom = place
    draw.line((left - 5, (top + bottom) / 2, right + 5, (top + bottom) / 2), 0, 4)


def by_hand(draw: ImageDraw.ImageDraw, place: Place) -> None:
    left, top, right, bottom = place
    middle = (top + bottom) / 2
    draw.line([(x, middle + 3 * sin(x / 60)) for x in range(int(left) - 6, int(right) + 6, 4)], (20, 20, 120), 5)


def underlined(draw: ImageDraw.ImageDraw, place: Place) -> None:
    left, _, right, bottom = place
    draw.line((left, bottom + 4, right, bottom + 4), 0, 4)


def page(how: Draw) -> bytes:
    picture = Image.new("RGB", (2000, 420), "white")
    draw, face = ImageDraw.Draw(picture), ImageFont.truetype(str(font()), 42)
    draw.text((120, 60), BEFORE, 0, face)
    draw.text((120, 170), OLD + NEW, 0, face)
    draw.text((120, 280), "Công chức văn hóa theo dõi, tổng hợp kết quả.", 0, face)
    how(draw, draw.textbbox((120, 170), OLD, face))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


@needs_programs
@pytest.mark.parametrize("how", [ruled, by_hand])
def test_what_a_line_goes_through_is_withdrawn_and_told(how: Draw) -> None:
    document = pictures.read(page(how))
    assert NEW.strip() in document.text
    assert "04/9" not in document.text
    assert document.text.count("/2031") == 1
    assert LeftKind.STRUCK in {left.kind for left in document.left}


@needs_programs
def test_what_is_underlined_is_read() -> None:
    document = pictures.read(page(underlined))
    assert OLD in document.text
    assert document.left == ()
