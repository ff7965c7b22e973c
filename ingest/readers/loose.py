"""Rows of tables whose cells stand on lines of their own, as is left of a page that was turned into Markdown line by
line: a bar alone on a line before each cell and behind the last one of a row."""

import re

_BAR = "|"
_LONGEST_CELL = 80
"""Lines of a cell; a bar that none follows within so many begins no row."""
_LONGEST_TEXT = 400
"""Characters; a longer text behind a whole row is no further cell of it."""
_SEVERAL = 2
_OVER_LINES = re.compile(r"(?<![*\w])(\*{1,3})(?=[^\s*])([^*|\n]*(?:\n(?!\s*\n)[^*|\n]*){1,8})(?<!\n)\1(?!\*)")
"""What is emphasised over the end of a line: where a page was turned into Markdown line by line, that ends no line of
the text; whoever writes Markdown emphasises two lines of a signature so."""


def joined(text: str) -> str:
    """A text that has such rows with each on a line, and what it emphasises over several lines on one."""
    if sum(line.strip() == _BAR for line in text.split("\n")) <= _SEVERAL:
        return text
    lines = _OVER_LINES.sub(lambda run: run[0].replace("\n", " "), text).split("\n")
    kept: list[str] = []
    at = 0
    while at < len(lines):
        cells, end = _table(lines, at) if lines[at].strip() == _BAR else ([], at)
        if sum(map(bool, cells)) < _SEVERAL:
            kept.append(lines[at])
            at += 1
            continue
        kept += ["", *(f"| {' | '.join(row)} |" for row in _rows(cells)), ""]
        at = end
    return "\n".join(kept)


def _table(lines: list[str], at: int) -> tuple[list[str], int]:
    """What stands between the bars of a table from its first bar on, nothing between two that follow each other; and
    where its last bar ends: nothing stands right behind that."""
    cells: list[str] = []
    end = at + 1
    while end < len(lines) and lines[end].strip():
        bar = next((n for n in range(end, min(end + _LONGEST_CELL, len(lines))) if lines[n].strip() == _BAR), None)
        if bar is None:
            break
        cell = " ".join(line.strip() for line in lines[end:bar] if line.strip()).strip("* ")
        if len(cell) > _LONGEST_TEXT and _is_behind(cells):
            break
        cells.append(cell)
        end = bar + 1
    return cells, end


def _is_behind(cells: list[str]) -> bool:
    """Whether the row that these cells end with has as many as the one above it: a long text that follows is no cell
    but what stands behind the table, up to the next one."""
    rows = _rows(cells) if cells and cells[-1] else []
    return len(rows) >= _SEVERAL and len(rows[-1]) >= max(_SEVERAL, len(rows[-2]))


def _rows(cells: list[str]) -> list[list[str]]:
    """The rows: where nothing stands between two bars one ends and the next begins; where more bars follow each other,
    cells are empty, those of a row first that has fewer than the first one."""
    rows: list[list[str]] = [[]]
    width, empty = 0, 0
    for cell in [*cells, ""]:
        if not cell:
            empty += 1
            continue
        if empty and rows[-1]:
            lacking = max(0, width - len(rows[-1])) if width else 0
            behind = min(empty - 1, lacking)
            rows[-1] += [""] * behind
            width = width or len(rows[-1])
            rows.append([""] * (empty - 1 - behind))
        empty = 0
        rows[-1].append(cell)
    return [row for row in rows if any(row)]
