"""What is counted: amounts of money, points of a scale, quotas, in sentences and in tables.

Each figure is named by what stands beside it: the row and the column of its cell, or the clause before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.card.reading import Block, Reading
from ingest.card.table import Cell, Row, row_of
from knowledge.card import Field, Figure
from knowledge.span import Span

_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?![\d])|\d+(?:[.,]\d+)?"
_SCALE = r"ty|trieu|nghin|ngan|tram nghin|tram trieu"
_SCALES = {"ty": 10**9, "trieu": 10**6, "nghin": 10**3, "ngan": 10**3, "tram nghin": 10**5, "tram trieu": 10**8}
_PEOPLE = (
    r"tap the|ca nhan|ho gia dinh|don vi|bang khen|giay khen|co thi dua|hoc sinh|giao vien|nguoi|suat|giai|"
    r"doan vien|hoi vien|can bo|sang kien|mo hinh|dai bieu|thi sinh|bai du thi|tiet muc|doi"
)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One way of stating a figure. Groups: `n` the number, `scale` of it, `unit`; examples are in the tests. `sign`: a
    line without it has nothing that the pattern fits, and shows that sooner."""

    name: str
    kind: str
    unit: str
    sign: re.Pattern[str]
    pattern: re.Pattern[str]


_PATTERNS = (
    _Pattern(
        "sum of money",
        "money",
        "đồng",
        re.compile(r"\d\s*(?:ty|trieu|nghin|ngan|tram|d|vn)"),
        re.compile(
            rf"(?<![\w.,/])(?P<n>{_NUMBER})\s*(?:(?P<scale>{_SCALE})(?:\s+dong)?|(?:dong|vnd|vnđ|d)\b)(?:\s?/\s?(?:\w+\s?){{1,3}})?"
        ),
    ),
    _Pattern(
        "share of the base salary",
        "money",
        "lần mức lương cơ sở",
        re.compile(r"\d\s*lan\s"),
        re.compile(rf"(?<![\w.,/])(?P<n>{_NUMBER})\s*lan\s+(?:muc\s+)?luong\s+(?:co so|toi thieu)(?:\s+chung)?"),
    ),
    _Pattern(
        "points",
        "points",
        "điểm",
        re.compile("diem"),
        re.compile(
            rf"(?:(?:toi da|cong|tru|dat|tu|thang diem|duoi|tren|tong)\s+(?:them\s+|khong qua\s+)?)?(?<![\w.,/])"
            rf"(?P<n>{_NUMBER})(?:\s*(?:-|–|den|đến)\s*(?:duoi\s+)?\d+(?:[.,]\d+)?)?\s*diem\b(?!\s+(?:cau|truong|nong|den|thi\b))"
            rf"(?:\s+tro len)?|\bthang diem\s*:?\s*(?:la\s+)?(?P<n2>\d{{1,4}})"
        ),
    ),
    _Pattern(
        "quota",
        "quotas",
        "",
        re.compile("khong |toi da|so luong|chi tieu|ty le|co cau"),
        re.compile(
            rf"(?:khong (?:qua|vuot)(?:\s+qua)?|toi da|so luong|chi tieu|ty le|co cau)\s*:?\s*(?:la\s+|khong qua\s+)?"
            rf"(?P<n>\d{{1,4}}(?:[.,]\d+)?)\s*(?P<unit>%|{_PEOPLE})"
        ),
    ),
)
_BARE = re.compile(rf"(?P<n>{_NUMBER})(?:\s*(?P<scale>{_SCALE}))?")
_MONEY_TALK = re.compile(r"\b(?:thuong|tien|kinh phi|muc chi|giai|gia|von|chi phi|ho tro|tri gia)\b[^.;]{0,40}$")
_CELL_UNITS = {"money": "đồng", "points": "điểm", "quota": ""}
_FEWEST_BARE_MONEY = 1000
"""A bare number in a column of money: less than this counts thousands or things, not đồng."""
_CLAUSE = re.compile(r"[^,;:.()\n|\t]+$")
_TAIL = re.compile(
    r"(?<![\s(,:;–-])[\s(,:;–-]*(?:\b(?:la|muc|so tien|duoc|voi|gia|tri gia|moi|kem|gom|co)\b[\s(,:;–-]*){0,8}$"
)
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a text, by what they count."""

    money: tuple[Figure, ...]
    points: tuple[Figure, ...]
    quotas: tuple[Figure, ...]


def find_figures(reading: Reading) -> Figures:
    """The amounts of money, points and quotas that a text states, in its order."""
    found: dict[str, list[Figure]] = {"money": [], "points": [], "quotas": []}
    for block in reading.body_blocks:
        line = block.span.of(reading.folded)
        if not any(character.isdigit() for character in line):
            continue
        row = row_of(reading, block)
        for kind, figure in _in_row(reading, row) if row else _in_line(reading, block, line):
            found[kind].append(figure)
    return Figures(tuple(found["money"]), tuple(found["points"]), tuple(found["quotas"]))


def _in_line(reading: Reading, block: Block, line: str) -> Iterator[tuple[str, Figure]]:
    for one in _PATTERNS:
        if not one.sign.search(line):
            continue
        for match in one.pattern.finditer(line):
            start, end = block.span.start + match.start(), block.span.start + match.end()
            if reading.text.startswith(" mới", end) or (one.kind == "money" and not _is_money(line, match)):
                continue  # "3 điểm mới của quy chế", "1 tỷ cây xanh"
            sentence = next((s for s in reading.sentences(block) if s.start <= start < s.end), block.span)
            what = _named(reading, sentence, start) or _heading(reading, block)
            if what and what.value:
                yield one.kind, _figure(reading, one, match, Span(start, end), what, sentence)


def _is_money(line: str, match: re.Match[str]) -> bool:
    """Whether a number of millions is one of đồng: it says so, or what stands before it speaks of money."""
    scale = match.groupdict().get("scale")
    return not scale or "dong" in match.group() or bool(_MONEY_TALK.search(line[: match.start()]))


def _figure(reading: Reading, one: _Pattern, match: re.Match[str], at: Span, what: Field, evidence: Span) -> Figure:
    groups = match.groupdict()
    number = _number(groups["n"] or groups.get("n2") or "", groups.get("scale"))
    unit = one.unit or str(groups.get("unit") or "")
    return Figure(what, reading.field(at.start, at.end), number, unit, evidence, pattern=one.name)


def _number(digits: str, scale: str | None) -> float | None:
    """The number that digits write: points between threes are of thousands, a comma is of the fraction."""
    plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits) if re.search(r"[.,]\d{3}(?:\D|$)", digits) else digits
    try:
        value = float(plain.replace(",", "."))
    except ValueError:
        return None
    return value * _SCALES[scale] if scale else value


def _named(reading: Reading, sentence: Span, at: int) -> Field | None:
    """The clause before a figure, without the words that join them."""
    before = reading.folded[sentence.start : at]
    end = sentence.start + (tail.start() if (tail := _TAIL.search(before)) else len(before))
    clause = _CLAUSE.search(reading.folded[sentence.start : end])
    field = reading.field(sentence.start + clause.start(), end) if clause else None
    return _short(reading, field) if field and any(c.isalpha() for c in field.value) else None


def _short(reading: Reading, field: Field) -> Field:
    """The last words of a long clause: those next to the figure."""
    if len(field.value) <= _LONGEST:
        return field
    cut = reading.text.find(" ", field.span.end - _LONGEST, field.span.end)
    return reading.field(cut, field.span.end) if cut >= 0 else field


def _heading(reading: Reading, block: Block) -> Field | None:
    title = next((s.title for s in reversed(block.sections) if s.title), None)
    return reading.field(title.start, title.end) if title else None


def _in_row(reading: Reading, row: Row) -> Iterator[tuple[str, Figure]]:
    """The cells that state a figure: by their own words, or as bare numbers in a column that says of what."""
    for cell in row.cells:
        folded = cell.span.of(reading.folded)
        if not any(character.isdigit() for character in folded):
            continue
        what = _row_name(reading, row, cell)
        if what is None:
            continue
        matched = [(one, m) for one in _PATTERNS for m in [one.pattern.search(folded)] if m]
        for one, match in matched[:1]:
            at = Span(cell.span.start + match.start(), cell.span.start + match.end())
            yield one.kind, _figure(reading, one, match, at, what, row.span)
        if not matched and cell.role in _CELL_UNITS and (bare := _BARE.fullmatch(folded.strip())):
            number = _number(bare["n"], bare["scale"])
            if cell.role == "money" and (number is None or number < _FEWEST_BARE_MONEY):
                continue
            kind = "quotas" if cell.role == "quota" else cell.role
            field = reading.field(cell.span.start, cell.span.end)
            yield kind, Figure(what, field, number, _CELL_UNITS[cell.role], row.span, pattern=f"column: {cell.role}")


def _row_name(reading: Reading, row: Row, figure: Cell) -> Field | None:
    """What a row is of: its cell of that column, else the first other one with words."""
    named = row.of("what")
    worded = (c for c in row.cells if c is not figure and re.search(r"[^\W\d_]{2,}", c.span.of(reading.text)))
    cell = named if named and named is not figure else next(worded, None)
    return reading.field(cell.span.start, cell.span.end) if cell else None
