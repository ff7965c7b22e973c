"""Roman numbers before headings are those that are drawn, whatever recognition has made of them."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.readers.numerals import numbered
from ingest.readers.ocr import running
from ingest.readers.second_look import Row
from tests.ingest.printed import font

needs_font = pytest.mark.skipif(font() is None, reason="needs a font")


def word(text: str, box: tuple[int, int, int, int] = (0, 0, 9, 9), line: int = 1) -> Row:
    left, top, right, bottom = map(str, (box[0], box[1], box[2] - box[0], box[3] - box[1]))
    place = {"left": left, "top": top, "width": right, "height": bottom}
    return {"text": text, "conf": "80", "block_num": "1", "par_num": "1", "line_num": str(line), **place}


def read(drawn: str, seen: str, after: str, size: int = 40) -> str:
    """What becomes of a word that stands drawn on a picture and was read as another."""
    picture = Image.new("L", (400, 120), 255)
    face = ImageFont.truetype(str(font()), size)
    ImageDraw.Draw(picture).text((20, 20), drawn, 0, face)
    box = Image.eval(picture, lambda shade: 255 - shade).getbbox()
    assert box is not None
    return numbered([word(seen, box), word(after)], picture)[0]["text"]


@needs_font
@pytest.mark.parametrize(
    ("drawn", "seen", "after", "text"),
    [
        ("III.", "II.", "KHEN", "III."),
        ("II.", "II", "KHEN", "II."),
        ("I.", "II.", "KHEN", "I."),
        ("III", "Ill", "KHEN", "III"),
        ("III.", "II.", "khen", "II."),
        ("IV.", "II.", "KHEN", "II."),
        ("11.", "11.", "KHEN", "11."),
        ("M.", "I.", "KHEN", "I."),
    ],
)
@pytest.mark.parametrize("size", [28, 64])
def test_a_number_is_read_by_its_strokes(drawn: str, seen: str, after: str, text: str, size: int) -> None:
    assert read(drawn, seen, after, size) == text


@pytest.mark.parametrize(
    ("places", "angle"),
    [
        ([(0, 0), (50, 1), (90, 0)], 0),
        ([(90, 0), (50, 1), (10, 0)], 180),
        ([(0, 0), (1, 50), (0, 90)], 90),
        ([(0, 90), (1, 50), (0, 10)], 270),
        ([(0, 0)], 0),
    ],
)
def test_the_way_that_words_run_tells_how_a_sheet_lies(places: list[tuple[int, int]], angle: int) -> None:
    assert running([word("thi", (x, y, x + 9, y + 9)) for x, y in places]) == angle
