"""Scans that lie on their side or head, and seals over what is printed."""

import io
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

from ingest.readers import ocr, pictures
from ingest.readers.seals import has_seal, unsealed
from tests.ingest.printed import font, printed

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

needs_programs = pytest.mark.skipif(not ocr.installed() or font() is None, reason="needs Tesseract and a font")
LINES = (
    "ỦY BAN NHÂN DÂN XÃ BẾN GỖ",
    "KẾ HOẠCH",
    "Tổ chức phong trào thi đua năm 2031",
    "1. Hồ sơ đề nghị khen thưởng gửi về Văn phòng trước ngày 18/10/2031.",
    "2. Các thôn báo cáo kết quả trước ngày 05/12/2031.",
)


@cache
def page() -> "Picture":
    """The printed page, cut to where its lines are."""
    picture: Picture = pypdfium2.PdfDocument(printed(LINES))[0].render(scale=300 / 72).to_pil().convert("RGB")
    return picture.crop((140, 80, 2300, 760))


def read(picture: "Picture") -> str:
    """What is recognised on a picture."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return pictures.read(buffer.getvalue()).text


@needs_programs
@pytest.mark.parametrize("angle", [90, 180])
def test_a_sheet_is_turned_until_its_words_make_sense(angle: int) -> None:
    said = read(page().rotate(angle, expand=True))
    assert "trước ngày 18/10/2031" in said
    assert said.index("KẾ HOẠCH") < said.index("05/12/2031")


@needs_programs
def test_what_stands_under_a_seal_is_read() -> None:
    seal = Image.new("RGB", page().size, "white")
    draw = ImageDraw.Draw(seal)
    draw.ellipse((1300, 220, 1700, 620), outline=(215, 40, 45), width=9)
    draw.ellipse((1380, 300, 1620, 540), outline=(215, 40, 45), width=4)
    picture = ImageChops.multiply(page(), seal)
    assert has_seal(picture)
    said = read(picture)
    assert "trước ngày 18/10/2031" in said
    assert "trước ngày 05/12/2031" in said


def test_a_seal_goes_and_a_red_heading_stays() -> None:
    picture = Image.new("RGB", (1600, 1200), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((200, 60, 900, 90), fill=(200, 20, 20))
    draw.ellipse((700, 500, 1000, 800), outline=(200, 20, 20), width=10)
    draw.rectangle((720, 640, 980, 660), fill=(20, 20, 20))
    grey = unsealed(picture)
    assert grey.getpixel((500, 75)) < 120
    assert grey.getpixel((850, 650)) < 60
    assert grey.getpixel((705, 650)) == 255


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_page_without_red_is_as_it_was(mode: str) -> None:
    picture = Image.new(mode, (400, 300), "white")
    ImageDraw.Draw(picture).rectangle((40, 40, 200, 60), fill=0 if mode == "L" else (0, 0, 0))
    assert list(unsealed(picture).get_flattened_data()) == list(picture.convert("L").get_flattened_data())
