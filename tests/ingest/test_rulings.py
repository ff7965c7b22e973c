"""Tables drawn on the picture of a page are found where they are, and nowhere else."""

import pytest
from PIL import Image, ImageDraw, ImageFilter

from ingest.readers.rulings import rulings, straightened, without

WIDTH, HEIGHT = 1700, 1200
COLUMNS, ROWS = (200, 500, 1100, 1500), (300, 360, 470, 580)


def page(*, table: bool = True, letters: bool = True, gap: int = 0, angle: float = 0.0) -> Image.Image:
    """Rows of strokes like those of letters, and a table among them whose lines may be broken."""
    picture = Image.new("L", (WIDTH, HEIGHT), 250)
    pen = ImageDraw.Draw(picture)
    for top in range(60, HEIGHT - 60, 55) if letters else ():
        for left in range(210, 1480, 24):
            pen.line((left, top, left, top + 28), fill=20, width=3)
            pen.line((left, top + 14, left + 12, top + 14), fill=20, width=3)
    if table:
        for x in COLUMNS:
            pen.line((x, ROWS[0], x, ROWS[-1]), fill=30, width=2)
        for y in ROWS:
            pen.line((COLUMNS[0], y, COLUMNS[-1], y), fill=30, width=2)
        for x in (350, 900) if gap else ():
            pen.rectangle((x, ROWS[1] - 3, x + gap, ROWS[1] + 3), fill=250)
    turned = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=250)
    return turned.filter(ImageFilter.GaussianBlur(0.6))


@pytest.mark.parametrize(("gap", "angle"), [(0, 0.0), (20, 0.0), (0, 0.7), (0, -1.5), (15, 2.0)])
def test_the_lines_of_a_table_are_found(gap: int, angle: float) -> None:
    strokes = rulings(straightened(page(gap=gap, angle=angle))[0])
    upright = sorted(stroke.left for stroke in strokes if stroke.is_upright)
    level = sorted(stroke.top for stroke in strokes if not stroke.is_upright)
    assert upright == pytest.approx(COLUMNS, abs=14)
    assert level == pytest.approx(ROWS, abs=14)


@pytest.mark.parametrize("angle", [0.0, 0.7])
def test_text_alone_has_no_table(angle: float) -> None:
    assert rulings(straightened(page(table=False, angle=angle))[0]) == []


def test_a_blank_page_has_no_table() -> None:
    blank = page(table=False, letters=False)
    assert rulings(straightened(blank)[0]) == []
    assert straightened(blank) == (blank, 0.0)


def test_a_black_border_of_the_scanner_is_no_table() -> None:
    picture = page(table=False)
    pen = ImageDraw.Draw(picture)
    for edge in ((0, 0, 60, HEIGHT), (WIDTH - 60, 0, WIDTH, HEIGHT), (0, 0, WIDTH, 60)):
        pen.rectangle(edge, fill=0)
    assert rulings(picture) == []


def test_whitened_lines_leave_the_letters() -> None:
    picture = page()
    cleared = without(picture, rulings(picture))
    assert cleared.getpixel((COLUMNS[1], 400)) == 255
    assert rulings(cleared) == []
    assert cleared.crop((0, 0, WIDTH, 280)).tobytes() == picture.crop((0, 0, WIDTH, 280)).tobytes()
