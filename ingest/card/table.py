"""Tables of a text: which cells a row has, and the headings of their columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.card.reading import Block, Reading
from knowledge.span import Span
from knowledge.text import fold

_RULE = re.compile(r"[\s|:+-]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 2
_LONGEST_HEADING = 60

COLUMNS = {
    "when": re.compile(r"thoi gian|thoi han|thoi diem|han\b|ngay\b|tien do|lich|moc\b|hoan thanh|thang\b"),
    "who": re.compile(
        r"(?:don vi|co quan|bo phan|ca nhan|nguoi|can bo|phong ban|to chuc|chu the)?\s*"
        r"(?:chu tri|phu trach|thuc hien|chiu trach nhiem|dau moi|duoc phan cong)|"
        r"don vi|co quan|phan cong|nguoi phu trach"
    ),
    "what": re.compile(
        r"noi dung|cong viec|nhiem vu|hoat dong|ten (?:viec|hoat dong|bao cao)|viec|san pham|mon|phan viec"
    ),
    "where": re.compile(r"dia diem|noi (?:to chuc|nhan|nop)"),
    "to": re.compile(r"noi nhan|gui (?:ve|cho)|co quan nhan|don vi nhan"),
    "money": re.compile(r"so tien|kinh phi|muc (?:thuong|chi)|don gia|thanh tien|tien thuong|du toan"),
    "points": re.compile(r"diem|thang diem"),
    "quota": re.compile(r"so luong|chi tieu|ty le|dinh muc|so (?:tap the|ca nhan)"),
}
"""What the heading of a column says that its cells are, folded; the first that fits."""
_ORDER = ("money", "points", "quota", "to", "where", "when", "who", "what")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the folded heading of its column, empty where the table has none."""

    span: Span
    heading: str
    role: str
    """One of COLUMNS, or empty."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table below its headings. `head` is where these stand, None where the table has none."""

    span: Span
    cells: tuple[Cell, ...]
    head: Span | None

    def of(self, role: str) -> Cell | None:
        """The first cell of a role that has words."""
        return next((cell for cell in self.cells if cell.role == role and cell.span.start < cell.span.end), None)

    def at(self, offset: int) -> Cell | None:
        """The cell that holds an offset."""
        return next((cell for cell in self.cells if cell.span.start <= offset <= cell.span.end), None)

    def is_replaced(self, offset: int) -> bool:
        """Whether what stands there is what was before: under "Hạn cũ", where another column has the new one."""
        cell = self.at(offset)
        return bool(cell and _BEFORE.search(cell.heading)) and any(_SINCE.search(one.heading) for one in self.cells)


_BEFORE = re.compile(r"\b(?:cu|truoc day|ban dau|truoc khi|da (?:ban hanh|quy dinh|ghi|in|viet|giao))\b")
_SINCE = re.compile(r"\b(?:moi|dieu chinh|sua doi|sua lai|gia han|thay (?:bang|the)|nay la)\b")


def row_of(reading: Reading, block: Block) -> Row | None:
    """The row that a block is; None for what is no row, and for the headings themselves."""
    return _rows(reading).get(block.span.start)


@lru_cache(maxsize=2)
def _rows(reading: Reading) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    for table in _tables(reading):
        head = table[0] if _is_head(reading, table[0]) else None
        headings = [fold(span.of(reading.text)).strip() for span in head[1]] if head else []
        roles = [_role(heading) for heading in headings]
        for line, cells in table[1:] if head else table:
            named = len(cells) == len(headings)
            rows[line.start] = Row(
                line,
                tuple(
                    Cell(cell, headings[i] if named else "", roles[i] if named else "") for i, cell in enumerate(cells)
                ),
                head[0] if head else None,
            )
    return rows


def _tables(reading: Reading) -> Iterator[list[tuple[Span, list[Span]]]]:
    """Runs of lines with cells; what only rules off the headings is left out."""
    table: list[tuple[Span, list[Span]]] = []
    for block in reading.blocks:
        text = block.span.of(reading.text)
        if not ("\t" in text or text.count("|") >= _FEWEST):
            if table:
                yield table
            table = []
        elif not _RULE.fullmatch(text):
            table.append((block.span, _cells(reading, block.span)))
    if table:
        yield table


def _cells(reading: Reading, line: Span) -> list[Span]:
    text = line.of(reading.text)
    mark = "|" if text.lstrip().startswith("|") or "\t" not in text else "\t"
    at, end = line.start, line.end
    if mark == "|":
        at += text.startswith("|")
        end -= text.endswith("|")
    cells = []
    for piece in reading.text[at:end].split(mark):
        cells.append(reading.trim(at, at + len(piece), " \t"))
        at += len(piece) + 1
    return cells


def _is_head(reading: Reading, row: tuple[Span, list[Span]]) -> bool:
    """Whether a row names columns: short words in most cells, no number but a counter's, a name that is known."""
    cells = [fold(span.of(reading.text)).strip() for span in row[1]]
    worded = [cell for cell in cells if _WORD.search(cell)]
    return (
        len(worded) >= _FEWEST
        and all(len(cell) <= _LONGEST_HEADING for cell in cells)
        and not any(_FIGURES.search(_ASIDE.sub("", cell)) for cell in cells)
        and any(_role(cell) for cell in cells)
    )


_FIGURES = re.compile(r"\d{1,2}/\d|\d{3}")
_ASIDE = re.compile(r"\([^()]*\)")
"""In brackets a heading may say more: "Hạn cũ (Kế hoạch 290)"."""


def _role(heading: str) -> str:
    return next((role for role in _ORDER if COLUMNS[role].match(heading)), "")
