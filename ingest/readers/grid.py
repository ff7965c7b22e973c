"""Tables whose borders are drawn: which words stand in which cell."""

from collections.abc import Mapping, Sequence
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


Place = tuple[int, int]
"""Row and column in a grid."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the lines of a table's columns and rows stand, in order, and what is drawn of them."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    upright: tuple[Stroke, ...]
    level: tuple[Stroke, ...]

    def cell(self, word: Word) -> Place | None:
        """Row and column of the word; None where it stands outside."""
        row = _between(self.rows, (word.top + word.bottom) / 2)
        column = _between(self.columns, (word.left + word.right) / 2)
        return None if row is None or column is None else (row, column)

    def places(self) -> list[Place]:
        """All of its cells, as if none were merged."""
        return [(row, column) for row in range(len(self.rows) - 1) for column in range(len(self.columns) - 1)]


def ruled_tables(lines: Sequence[Sequence[Word]], strokes: Sequence[Stroke]) -> tuple[tuple[Word, ...] | Table, ...]:
    """The lines of a page, with those that stand in a drawn table put together as the table."""
    grids = _grids([stroke for stroke in strokes if stroke.length >= _SHORTEST])
    homes = [_homes(grid) for grid in grids]
    cells: list[dict[Place, list[str]]] = [{} for _ in grids]
    items: list[tuple[Word, ...] | int] = []
    for line in lines:
        outside: list[Word] = []
        for word in line:
            at, cell = next(((at, c) for at, grid in enumerate(grids) if (c := grid.cell(word)) is not None), (0, None))
            if cell is None:
                outside.append(word)
                continue
            if not cells[at]:
                items.append(at)
            cells[at].setdefault(homes[at][cell], []).append(word.text)
        if outside:
            items.append(tuple(outside))
    return tuple(_table(grids[item], homes[item], cells[item]) if isinstance(item, int) else item for item in items)


def _table(grid: _Grid, homes: Mapping[Place, Place], said: Mapping[Place, Sequence[str]]) -> Table:
    """The rows: a cell merged over several rows stands in each, one over columns is followed by empty ones."""
    rows: list[tuple[str, ...]] = []
    for row in range(len(grid.rows) - 1):
        of = [homes[row, column] for column in range(len(grid.columns) - 1)]
        # A rule that parts no cells, such as one under words, makes no row.
        if any(home[0] == row for home in of):
            rows.append(tuple(" ".join(said.get(home, ())) if home[1] == at else "" for at, home in enumerate(of)))
    return Table(tuple(row for row in rows if any(row)), grid.rows[0])


def _homes(grid: _Grid) -> dict[Place, Place]:
    """For each place the top left one of those that it makes one cell with: no line is drawn between them."""
    cells: dict[Place, list[Place]] = {place: [place] for place in grid.places()}
    for row, column in grid.places():
        here = (row, column)
        for beside in ((row + 1, column), (row, column + 1)):
            if beside in cells and cells[here] is not cells[beside] and not _is_parted(grid, here, beside):
                cells[here] += cells[beside]
                cells.update(dict.fromkeys(cells[beside], cells[here]))
    return {place: min(cell) if _is_whole(cell) else place for place, cell in cells.items()}


def _is_parted(grid: _Grid, one: Place, other: Place) -> bool:
    """Whether a line is drawn between two cells that lie beside or under one another."""
    row, column = other
    if one[1] == column:
        across = [(s.left, s.right) for s in grid.level if abs(s.top - grid.rows[row]) <= 2 * _NEAR]
        return _covered(across, grid.columns[column], grid.columns[column + 1])
    down = [(s.top, s.bottom) for s in grid.upright if abs(s.left - grid.columns[column]) <= 2 * _NEAR]
    return _covered(down, grid.rows[row], grid.rows[row + 1])


def _covered(pieces: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    """Whether pieces of a line together reach over a stretch; what underlines words in a cell ends before its sides."""
    covered, reached = 0.0, start
    for first, last in sorted(pieces):
        covered += max(0.0, min(last, end) - max(first, reached))
        reached = max(reached, min(last, end))
    return covered >= end - start - 2 * _NEAR


def _is_whole(cell: Sequence[Place]) -> bool:
    """Whether places make a rectangle; where they do not a line is missing rather than cells merged."""
    rows, columns = {row for row, _ in cell}, {column for _, column in cell}
    return len(cell) == len(rows) * len(columns)


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
        level = [s for s in strokes if not s.is_upright and top - _NEAR <= s.top <= bottom + _NEAR]
        columns, rows = _distinct([s.left for s in band]), _distinct([*(s.top for s in level), top, bottom])
        grid = _Grid(columns, rows, tuple(band), tuple(level))
        if len(grid.columns) >= 3 and len(grid.rows) >= 3:
            grids.append(grid)
    return grids


def _distinct(places: list[float]) -> tuple[float, ...]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return tuple(kept)


def _between(places: tuple[float, ...], at: float) -> int | None:
    if not places[0] <= at <= places[-1]:
        return None
    return max(0, sum(place <= at for place in places) - 1) if at < places[-1] else len(places) - 2
