"""Tables whose borders are drawn: which words stand in which cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from ingest.readers.layout import Table, Word

_NEAR = 3.0
"""Strokes nearer to one another than this, in points, are one line."""
_SHORTEST = 8.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line drawn on a page, as its box; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_upright(self) -> bool:
        return self.bottom - self.top > self.right - self.left

    @property
    def length(self) -> float:
        return max(self.bottom - self.top, self.right - self.left)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the lines of a table's columns and rows stand, in order."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]

    def cell(self, word: Word) -> tuple[int, int] | None:
        """Row and column of the word; None where it stands outside."""
        row = _between(self.rows, (word.top + word.bottom) / 2)
        column = _between(self.columns, (word.left + word.right) / 2)
        return None if row is None or column is None else (row, column)


def ruled_tables(lines: Sequence[Sequence[Word]], strokes: Sequence[Stroke]) -> tuple[tuple[Word, ...] | Table, ...]:
    """The lines of a page, with those that stand in a drawn table put together as the table."""
    grids = _grids([stroke for stroke in strokes if stroke.length >= _SHORTEST])
    cells: dict[_Grid, dict[tuple[int, int], list[str]]] = {grid: {} for grid in grids}
    items: list[tuple[Word, ...] | _Grid] = []
    for line in lines:
        outside: list[Word] = []
        for word in line:
            grid, cell = next(((g, c) for g in grids if (c := g.cell(word)) is not None), (None, None))
            if grid is None or cell is None:
                outside.append(word)
                continue
            if not cells[grid]:
                items.append(grid)
            cells[grid].setdefault(cell, []).append(word.text)
        if outside:
            items.append(tuple(outside))
    return tuple(_table(item, cells[item]) if isinstance(item, _Grid) else item for item in items)


def _table(grid: _Grid, cells: dict[tuple[int, int], list[str]]) -> Table:
    height, width = len(grid.rows) - 1, len(grid.columns) - 1
    rows = (tuple(" ".join(cells.get((row, column), ())) for column in range(width)) for row in range(height))
    return Table(tuple(row for row in rows if any(row)), grid.rows[0])


def _grids(strokes: Sequence[Stroke]) -> list[_Grid]:
    """The tables drawn on a page, from the top down: each reaches as far as its upright lines do."""
    upright = sorted((s for s in strokes if s.is_upright), key=lambda s: s.top)
    bands: list[list[Stroke]] = []
    reached = -inf
    for stroke in upright:
        if stroke.top <= reached + _NEAR:
            bands[-1].append(stroke)
        else:
            bands.append([stroke])
        reached = max(reached, stroke.bottom) if len(bands[-1]) > 1 else stroke.bottom
    grids = []
    for band in bands:
        top, bottom = min(s.top for s in band), max(s.bottom for s in band)
        level = [s.top for s in strokes if not s.is_upright and top - _NEAR <= s.top <= bottom + _NEAR]
        grid = _Grid(_merged([s.left for s in band]), _merged([*level, top, bottom]))
        if len(grid.columns) >= 3 and len(grid.rows) >= 3:
            grids.append(grid)
    return grids


def _merged(places: list[float]) -> tuple[float, ...]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return tuple(kept)


def _between(places: tuple[float, ...], at: float) -> int | None:
    if not places[0] <= at <= places[-1]:
        return None
    return max(0, sum(place <= at for place in places) - 1) if at < places[-1] else len(places) - 2
