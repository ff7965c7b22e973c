"""What a line is drawn through on a scan is withdrawn, however it was drawn; what is underlined is not."""

import io
from collections.abc import Callable
from math import sin

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.readers import ocr, pictures
from ingest.readers.crossings import crossed
from ingest.readers.grid import Stroke
from knowledge.left import LeftKind
from tests.ingest.cases.made import FIVE, Variation
from tests.ingest.printed import font

needs_programs = pytest.mark.skipif(not ocr.installed() or font() is None, reason="needs Tesseract and a font")
needs_font = pytest.mark.skipif(font() is None, reason="needs a font")
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


def lines_close_to_each_other(variation: Variation, share: float) -> tuple[Image.Image, float]:
    """Lines in between whose letters there is hardly room for a line, and one drawn at a share of the letters of the
    second, from the top; with the height of its letters."""
    face = ImageFont.truetype(str(font()), 40 + variation.at)
    said = [variation.deadline, variation.deadline, f"ĐỂ {variation.unit.upper()} TỔNG HỢP, BÁO CÁO ỦY BAN NHÂN DÂN"]
    picture = Image.new("L", (1500, 220), 255)
    draw, step = ImageDraw.Draw(picture), 46 + variation.at
    for at, line in enumerate(said):
        draw.text((40, 20 + step * at), line, 0, face)
    left, top, right, _ = draw.textbbox((40, 20 + step), said[1], face)
    baseline = 20 + step + face.getmetrics()[0]
    y = baseline + 3 if share >= 1 else top + (baseline - top) * share
    draw.line((left, y, right, y), 0, 3)
    return picture, float(baseline - top)


def drawn_through(variation: Variation, share: float) -> list[Stroke]:
    picture, height = lines_close_to_each_other(variation, share)
    return crossed(picture, [{"text": "hồ", "height": height}, *[{"text": "hồ sơ", "height": height}] * 3], ())


@needs_font
@pytest.mark.parametrize("variation", FIVE, ids=lambda variation: str(variation.at))
def test_an_underline_close_above_capitals_is_no_line_through_words(variation: Variation) -> None:
    assert drawn_through(variation, share=1) == []


@needs_font
@pytest.mark.parametrize("variation", FIVE, ids=lambda variation: str(variation.at))
def test_a_line_through_the_middle_of_such_lines_is_found(variation: Variation) -> None:
    assert len(drawn_through(variation, share=0.65)) == 1
