"""Two pages that were printed on one sheet are read one after the other, however the file has their lines."""

import pytest

from ingest.readers import pdf
from ingest.readers.grid import Stroke
from ingest.readers.halves import Spread, halved
from ingest.readers.layout import Word
from tests.ingest.printed import font, printed

WIDTH, HEIGHT, STEP = 842.0, 595.0, 20.0
TEXT = "Các đơn vị tổ chức thực hiện nghiêm túc kế hoạch này theo phân công"


def row(at: int, *parts: tuple[float, str]) -> tuple[Word, ...]:
    """A line with stretches of words that begin there."""
    words, top = [], 40 + at * STEP
    for left, text in parts:
        for word in text.split():
            words.append(Word(word, left, left + 5 * len(word), top, top + 11))
            left += 5 * len(word) + 3
    return tuple(words)


def sheet(*lines: tuple[Word, ...], strokes: tuple[Stroke, ...] = (), width: float = WIDTH) -> Spread:
    return Spread(width, HEIGHT, lines, strokes)


BOTH = tuple(row(at, (40, TEXT), (461, TEXT)) for at in range(12))
LEFT = tuple(row(at, (40, TEXT)) for at in range(12))
RIGHT = tuple(row(at, (461, TEXT)) for at in range(12))
ALONE = row(0, (461, "Nơi nhận: Lưu"))


@pytest.mark.parametrize(
    ("lines", "counts"),
    [
        (BOTH, [12, 12]),
        ((*LEFT, *RIGHT), [12, 12]),
        ((*RIGHT, *LEFT), [12, 12]),
        ((row(0, (80, "UBND XÃ BẾN ĐÁ"), (250, "CỘNG HÒA XÃ HỘI")), *BOTH[1:]), [12, 11]),
        (tuple(row(at, (40, TEXT), (470, TEXT)) for at in range(12)), [12, 12]),
    ],
)
def test_the_left_page_comes_first(lines: tuple[tuple[Word, ...], ...], counts: list[int]) -> None:
    [pages] = halved([sheet(*lines)])
    assert [len(page.lines) for page in pages] == counts
    assert max(word.right for page in pages for line in page.lines for word in line) < WIDTH / 2


@pytest.mark.parametrize(
    "one",
    [
        sheet(*BOTH, width=HEIGHT - 1),
        sheet(*BOTH[:5]),
        sheet(*BOTH, row(12, (300, TEXT))),
        sheet(*BOTH, strokes=(Stroke(40, 100, 800, 100),)),
        sheet(*(row(at, (40, str(at)), (100, "Phòng Y tế"), (461, "Báo cáo"), (700, "15/6")) for at in range(20))),
        sheet(*(row(at, (40, "Xã A" if at % 3 else TEXT), (461, "05/11")) for at in range(20))),
        sheet(*LEFT),
    ],
    ids=["upright", "few lines", "a line across", "a drawn line across", "a table", "a list of days", "one page"],
)
def test_what_is_one_page_stays_one(one: Spread) -> None:
    [pages] = halved([one])
    assert [page.lines for page in pages] == [one.lines]


def test_the_last_sheet_is_parted_as_those_before_it() -> None:
    assert [len(pages) for pages in halved([sheet(*BOTH), sheet(*LEFT[:3], ALONE)])] == [2, 2]


@pytest.mark.skipif(font() is None, reason="no font with Vietnamese letters")
def test_a_printed_sheet_is_read_page_after_page() -> None:
    left = ["KẾ HOẠCH", *(f"{at}. Các đơn vị tổ chức thực hiện nghiêm túc kế hoạch này." for at in range(1, 12))]
    right = [f"{at}. Phòng Nội vụ gửi báo cáo tổng kết trước ngày {at}/11/2031." for at in range(12, 24)]
    document = pdf.read(printed(left, right))
    assert document.text.split("\n") == [*left, *right]
