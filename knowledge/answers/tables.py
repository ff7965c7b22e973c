"""Tables: the cell at the row and under the column that a question names ("năm 2031 đăng cai sơ kết")."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from knowledge.answers.answer_types import type_of
from knowledge.answers.asked import Asked
from knowledge.answers.matching import text_words
from knowledge.dates import find_dates
from knowledge.plan import PlanVersion
from knowledge.span import Span

_COUNTERS = frozenset({"tt", "stt", "so tt", "so thu tu"})
"""Headings of the column that only counts the rows."""

_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a table: its cells as written, and where it stands."""

    cells: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class _Found:
    """The cell that answers: its row, the column of the cell, and that of the cell that tells the row."""

    head: _Row
    row: _Row
    column: int
    key: int


def answer_table(asked: Asked) -> bool:
    """Say the one cell whose row and column the question both names; False where no table has one."""
    found = [cell for table in _tables(asked.version) for cell in _named(asked, table)]
    if len(found) != 1:
        return False
    cell = found[0]
    cites = asked.draft.cite_all(asked.version, (cell.row.span, cell.head.span))
    heads, cells = cell.head.cells, cell.row.cells
    told = cells[cell.key] if cells[cell.key].startswith(heads[cell.key]) else f"{heads[cell.key]} {cells[cell.key]}"
    asked.draft.say("text.line", *cites, text=f"{told} – {heads[cell.column]}: {cells[cell.column]}")
    return True


def _tables(version: PlanVersion) -> Iterator[list[_Row]]:
    """Runs of lines with equally many cells, two at least; the first of each is the heading of its columns."""
    rows = [row for row in _rows(version.text) if len(row.cells) > 1]
    table = rows[:1]
    for above, row in pairwise(rows):
        together = not version.text[above.span.end : row.span.start].strip("|-: \n") and len(above.cells) == len(
            row.cells
        )
        if not together:
            yield table
            table = []
        table.append(row)
    yield table


def _rows(text: str) -> Iterator[_Row]:
    start = 0
    for line in text.split("\n"):
        mark = "|" if line.lstrip().startswith("|") else "\t"
        bare = line.strip().strip("|") if mark == "|" else line
        cells = tuple(cell.strip() for cell in bare.split(mark))
        lead = len(line) - len(line.lstrip())
        if line.strip() and set(line) - set("|-: "):
            yield _Row(cells, Span(start + lead, start + len(line.rstrip())))
        start += len(line) + 1


def _named(asked: Asked, table: list[_Row]) -> Iterator[_Found]:
    """The cells that the question names: by the fullest heading that it holds, and a cell that one row alone has."""
    if len(table) < 2 or not all(any(c.isalpha() for c in cell) for cell in table[0].cells):
        return
    question, head = set(text_words(asked.query.folded)), table[0]
    named = [(len(words), at) for at, cell in enumerate(head.cells) if (words := _held(cell, question))]
    for size, column in named:
        if size < max(size for size, _ in named) or size < 2:
            continue
        for key in range(len(head.cells)):
            telling = key != column and " ".join(text_words(head.cells[key])) not in _COUNTERS
            rows = [row for row in table[1:] if _held(row.cells[key], question)] if telling else []
            if len(rows) == 1 and _is_answer(asked, rows[0].cells[column]) and _tells(table, rows[0], key):
                yield _Found(head, rows[0], column, key)


def _held(cell: str, question: set[str]) -> list[str]:
    """The words of a cell, where the question has all of them."""
    words = text_words(cell)
    return words if words and set(words) <= question else []


def _tells(table: list[_Row], row: _Row, key: int) -> bool:
    """Whether a cell tells its row: no number but a year, and in no other row."""
    cell = row.cells[key]
    number = cell.isdigit() and len(cell) != _YEAR_DIGITS
    return not number and sum(other.cells[key] == cell for other in table) == 1


def _is_answer(asked: Asked, cell: str) -> bool:
    """Whether a cell is of the type that the question asks for."""
    kind = type_of(asked)
    if kind == "when":
        return bool(find_dates(cell))
    if kind in {"count", "money"}:
        return any(c.isdigit() for c in cell)
    return any(c.isalpha() for c in cell)
