"""Rows of tables as sentences: each cell behind the head of its column, what has a name before what has a value.

| Đợt | Từ ngày | Đến ngày |  with  | II | 05/10/2031 | 03/11/2031 |  says
Đợt II; Từ ngày 05/10/2031; Đến ngày 03/11/2031
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.proof.reading import read
from knowledge.span import Span

VALUES = frozenset({"date", "figure", "hour"})
"""Kinds of facts that are the value of a cell, where others name it."""

_RULE = re.compile(r"[\s|:+=-]+")
_ORDINAL = re.compile(r"(?:số )?(?:tt|stt|thứ tự)|#", re.IGNORECASE)
_UNIT = re.compile(
    r"(?<!\s)\s*+\((?:đơn vị(?: tính)?:? )?(?P<unit>(?:nghìn |triệu |tỷ )?đồng|%|điểm|ngày|tháng)(?P<per>/\w+)?\)\s*+$"
)
"""What a head or the name of a row says that its numbers count: "Trị giá (đồng)"."""
_NUMBER = re.compile(r"\d[\d.,]*")
_FEW = 2
"""So many words of a cell follow its head without a mark: "Đợt II", "Giải Nhất"."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line that it is, how it reads, and the head of its table; a rule between rows reads as nothing."""

    line: Span
    told: str
    head: str = ""


def row_at(text: str, span: Span, context: Sequence[str]) -> Row | None:
    """The row of a table that a stretch of a text lies in; None where it lies in none."""
    line = line_at(text, span.start)
    written = line.of(text)
    cells = cells_of(written)
    if not cells:
        return None
    above = _rows_above(text, line)
    head = above[0] if above and ((len(above) > 1 and _RULE.fullmatch(above[1])) or _names_columns(above[0])) else ""
    if _RULE.fullmatch(written):
        return Row(line, "", head)
    titles = [cells_of(one) for one in (head, *reversed(context))]
    heads = next((one for one in titles if len(one) == len(cells)), ())
    return Row(line, told(cells, heads), " | ".join(heads))


def line_at(text: str, offset: int) -> Span:
    """The line of a text that a place lies in."""
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end)


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line; none where it is no row of a table."""
    mark = "|" if "|" in line else "\t"
    cells = tuple(cell.strip() for cell in line.strip().strip("|").split(mark))
    return cells if len(cells) > 1 else ()


def told(cells: Sequence[str], heads: Sequence[str]) -> str:
    """What a row says: with the heads of its columns, where these are known."""
    if not heads:
        units = ["", *map(_unit, cells)]
        return " | ".join(_counted(_UNIT.sub("", cell), unit) for cell, unit in zip(cells, units, strict=False))
    parts = [_headed(head, cell) for head, cell in zip(heads, cells, strict=True) if cell and not _is_ordinal(head)]
    return "; ".join(sorted(parts, key=lambda part: any(one.kind in VALUES for one in read(part).facts)))


def _headed(head: str, cell: str) -> str:
    name = _UNIT.sub("", head)
    apart = len(cell.split()) > _FEW and not _NUMBER.match(cell)
    return f"{name}: {cell}" if apart else f"{name} {_counted(cell, _unit(head))}"


def _unit(head: str) -> str:
    match = _UNIT.search(head)
    return f"{match['unit']}{match['per'] or ''}" if match else ""


def _counted(cell: str, unit: str) -> str:
    return f"{cell} {unit}" if unit and _NUMBER.fullmatch(cell) else cell


def _is_ordinal(head: str) -> bool:
    return bool(_ORDINAL.fullmatch(head.strip(" .")))


def _rows_above(text: str, line: Span) -> list[str]:
    """The rows of the same table before a line, the first one first."""
    rows: list[str] = []
    for one in reversed(text[: line.start].split("\n")[:-1]):
        if not cells_of(one):
            break
        rows.insert(0, one)
    return rows


def _names_columns(row: str) -> bool:
    """Whether a row may be the head of a table: it states no number."""
    return not any(c.isdigit() for c in row)
