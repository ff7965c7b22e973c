"""Drawn tables: a cell merged over rows stands in each of them, one over columns is followed by empty ones."""

import pytest

from ingest.readers.grid import Stroke, ruled_tables
from ingest.readers.layout import Table, Word

COLUMNS, ROWS = (0, 100, 200, 300), (0, 30, 60, 90)
LEVEL = [Stroke(COLUMNS[0], y, COLUMNS[-1], y) for y in ROWS]
UPRIGHT = [Stroke(x, ROWS[0], x, ROWS[-1]) for x in COLUMNS]
HEAD, ONE, TWO = ("Hạn", "Nơi", "Việc"), ("05/9", "Xã A", "Họp"), ("06/9", "Xã B", "Nộp")


def at(row: int, column: int, text: str, *, down: float = 10) -> Word:
    left, top = COLUMNS[column] + 10, ROWS[row] + down
    return Word(text, left, left + 8 * len(text), top, top + 10)


def table(words: list[Word], strokes: list[Stroke]) -> tuple[tuple[str, ...], ...]:
    [found] = ruled_tables([(word,) for word in sorted(words, key=lambda word: (word.top, word.left))], strokes)
    assert isinstance(found, Table)
    return found.rows


def filled(*rows: tuple[str, ...]) -> list[Word]:
    return [at(n, column, text) for n, row in enumerate(rows) for column, text in enumerate(row) if text]


def without(strokes: list[Stroke], index: int, *pieces: Stroke) -> list[Stroke]:
    return [*strokes[:index], *pieces, *strokes[index + 1 :]]


@pytest.mark.parametrize("down", [10, 24], ids=["at its top", "in its middle"])
def test_a_cell_over_two_rows_stands_in_both(down: float) -> None:
    words = [*filled(HEAD, ("", *ONE[1:]), ("", *TWO[1:])), at(1, 0, "05/9", down=down)]
    strokes = UPRIGHT + without(LEVEL, 2, Stroke(100, 60, 300, 60))
    assert table(words, strokes) == (HEAD, ONE, ("05/9", *TWO[1:]))


def test_a_cell_over_two_columns_is_followed_by_an_empty_one() -> None:
    words = [at(0, 0, "Hạn"), at(0, 1, "Nơi"), at(0, 2, "và"), *filled((), ONE, TWO)]
    strokes = LEVEL + without(UPRIGHT, 2, Stroke(200, 30, 200, 90))
    assert table(words, strokes)[0] == ("Hạn", "Nơi và", "")


def test_a_cell_over_rows_and_columns() -> None:
    words = [*filled(HEAD, ("05/9", "", ""), ("06/9", "", "")), at(1, 1, "Chung")]
    strokes = [*without(LEVEL, 2, Stroke(0, 60, 100, 60)), *without(UPRIGHT, 2, Stroke(200, 0, 200, 30))]
    assert table(words, strokes)[1:] == (("05/9", "Chung", ""), ("06/9", "Chung", ""))


def test_lines_drawn_cell_by_cell_part_cells() -> None:
    pieces = [Stroke(a, 60, b, 60) for a, b in ((0, 99), (100, 199), (201, 300))]
    assert table(filled(HEAD, ONE, TWO), UPRIGHT + without(LEVEL, 2, *pieces)) == (HEAD, ONE, TWO)


def test_what_underlines_words_makes_no_row() -> None:
    strokes = [*UPRIGHT, *LEVEL, Stroke(110, 51, 170, 51)]
    assert table(filled(HEAD, ONE, TWO), strokes) == (HEAD, ONE, TWO)


def test_where_a_line_is_missing_cells_are_not_merged_askew() -> None:
    strokes = [*without(LEVEL, 2, Stroke(100, 60, 300, 60)), *without(UPRIGHT, 1, Stroke(100, 0, 100, 60))]
    assert table(filled(HEAD, ONE, TWO), strokes) == (HEAD, ONE, TWO)
