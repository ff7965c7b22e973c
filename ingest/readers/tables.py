"""Tables as lines of text: rows of data between bars, frames that only place text as the text they place."""

import re
from collections.abc import Sequence

from knowledge.text import fold, squeeze

_OFFICE = re.compile(
    r"(?:pho )?(?:chu tich|bo truong|thu truong|thu tuong|giam doc|truong|bi thu|hieu truong|chanh|cuc truong|"
    r"vien truong|tong giam doc|chu nhiem)\b"
)
_MOST_SIGNATURE_ROWS = 2

_LABEL = re.compile(r"(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]|[-–+•]")
"""The number of a part, or a dash, in a column of its own: "IV.", "2.1.", "b)", "-"."""

Row = Sequence[str]
"""The cells of a row; a cell may have several lines."""

_PLACED = re.compile(
    r"cong hoa xa hoi|dang cong san viet nam|doc lap\s*-|noi nhan\s*:|^[^\S\n]*(?:tm|kt|tl|tuq|q)\s*\.", re.MULTILINE
)


def table_lines(rows: Sequence[Row]) -> list[str]:
    """The lines of a table, each row on one with a bar on either side of each cell.

    Letterheads and signatures are set in tables too: their cells follow one another as text.
    """
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return []
    if max(map(len, rows)) == 1 or _is_frame(rows):
        return _placed(rows)
    if all(len(row) == 2 and _LABEL.fullmatch(row[0].strip()) for row in rows):
        return [f"{label.strip()} {text.strip()}" for label, text in rows]
    head, *others = [f"| {' | '.join(squeeze(cell) for cell in row)} |" for row in rows]
    if not others:
        return [head]
    return [head, f"|{' --- |' * len(rows[0])}", *others]


def _is_frame(rows: Sequence[Row]) -> bool:
    """Whether a table only places a letterhead or a signature side by side."""
    cells = [cell.strip() for row in rows for cell in row]
    placed = any(_PLACED.search(fold(cell)) for cell in cells)
    signed = len(rows) <= _MOST_SIGNATURE_ROWS and any(map(_is_signature, cells))
    return max(map(len, rows)) <= 3 and (placed or signed)


def _is_signature(cell: str) -> bool:
    """Whether a cell begins with an office in capitals and goes on with a name under it."""
    office, _, name = cell.partition("\n")
    return office.isupper() and bool(_OFFICE.match(fold(office))) and bool(name.strip())


def _placed(rows: Sequence[Row]) -> list[str]:
    """The cells of a frame column by column, as they are read."""
    columns = [[row[at] for row in rows if at < len(row)] for at in range(max(map(len, rows)))]
    return [line for column in columns for cell in column for line in cell.split("\n") if line.strip()]
