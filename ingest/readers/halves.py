"""Two pages that were printed on one sheet: where the sheet is to be cut.

The file may have their lines in any order, also those of both pages in turn: words that stand level are one line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.readers.grid import Stroke
from ingest.readers.layout import Word

_MIDDLE = 0.06
"""The cut is no further from the middle of the sheet than this share of its width."""
_NARROWEST = 12.0
"""Points between the texts of two pages: their inner margins."""
_FEWEST = 8
"""Lines that each half of a sheet has at least which shows by its text that it is two pages."""
_FULL, _MOSTLY = 0.7, 0.4
"""Running text: so many of a page's lines are nearly as wide as its widest; the cells of a table are not."""
_HOLE, _FEW = 2.0, 0.3
"""A gap of so many heights in a line parts cells; so many lines of a page at most have one, as its letterhead does."""

Line = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Half:
    """A page of a sheet: how wide it is, its lines and what is drawn on it, from its own left edge."""

    width: float
    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """A sheet of a document that may hold two pages: its size, its lines of words, what is drawn on it."""

    width: float
    height: float
    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...]


def halved(sheets: Sequence[Spread]) -> list[tuple[Half, ...]]:
    """The pages of each sheet, from left to right: two where they were printed so, else one.

    Where one sheet shows by its text that it is two pages, so are the others of its size, down to the last, half empty.
    """
    cuts = [_cut(sheet) if sheet.width > sheet.height else None for sheet in sheets]
    parted = {
        sheet.width
        for sheet, cut in zip(sheets, cuts, strict=True)
        if cut is not None and all(map(_is_running_text, _sides(sheet, cut)))
    }
    return [
        _cut_at(sheet, cut) if cut is not None and sheet.width in parted else (_whole(sheet),)
        for sheet, cut in zip(sheets, cuts, strict=True)
    ]


def _whole(sheet: Spread) -> Half:
    return Half(sheet.width, sheet.lines, sheet.strokes)


def _cut_at(sheet: Spread, cut: float) -> tuple[Half, ...]:
    return tuple(
        Half(end - start, tuple(_within(sheet.lines, start, end)), tuple(_drawn(sheet.strokes, start, end)))
        for start, end in ((0.0, cut), (cut, sheet.width))
    )


def _cut(sheet: Spread) -> float | None:
    """Where no word and no line stands from the top of a sheet to its bottom, near its middle; None where none does."""
    middle = sheet.width / 2
    words = [word for line in sheet.lines for word in line]
    left = max((word.right for word in words if word.left + word.right < sheet.width), default=0.0)
    right = min((word.left for word in words if word.left + word.right >= sheet.width), default=sheet.width)
    left, right = max(left, middle - _MIDDLE * sheet.width), min(right, middle + _MIDDLE * sheet.width)
    cut = (left + right) / 2
    crossed = any(stroke.left < cut - _NARROWEST and stroke.right > cut + _NARROWEST for stroke in sheet.strokes)
    return None if right - left < _NARROWEST or crossed else cut


def _sides(sheet: Spread, cut: float) -> Iterator[list[Line]]:
    for start, end in ((0.0, cut), (cut, sheet.width)):
        yield list(_rows(_within(sheet.lines, start, end)))


def _is_running_text(rows: Sequence[Line]) -> bool:
    if len(rows) < _FEWEST:
        return False
    widths = [row[-1].right - row[0].left for row in rows]
    full = sum(one > _FULL * max(widths) for one in widths)
    holed = sum(map(_has_hole, rows))
    return full >= _MOSTLY * len(rows) and holed <= _FEW * len(rows)


def _has_hole(row: Line) -> bool:
    height = median(word.bottom - word.top for word in row)
    return any(after.left - before.right > _HOLE * height for before, after in pairwise(row))


def _rows(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with those that stand level put together, each from left to right."""
    row: list[Word] = []
    for line in sorted(lines, key=lambda line: line[0].top):
        if row and line[0].top > (row[0].top + row[0].bottom) / 2:
            yield tuple(sorted(row, key=lambda word: word.left))
            row = []
        row += line
    if row:
        yield tuple(sorted(row, key=lambda word: word.left))


def _within(lines: Sequence[Line], start: float, end: float) -> list[Line]:
    """The words between two edges, from the first of these on."""
    kept = (tuple(word for word in line if start <= (word.left + word.right) / 2 < end) for line in lines)
    return [
        tuple(replace(word, left=word.left - start, right=word.right - start) for word in line) for line in kept if line
    ]


def _drawn(strokes: Sequence[Stroke], start: float, end: float) -> Iterator[Stroke]:
    for stroke in strokes:
        if start <= (stroke.left + stroke.right) / 2 < end:
            yield replace(stroke, left=stroke.left - start, right=stroke.right - start)
