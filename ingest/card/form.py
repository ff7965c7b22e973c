"""The head of a document as rows of cells: what stands left and right, and which of it is form, not content.

Decree 30/2020/NĐ-CP puts who issues it and the number on the left, the national motto, place and day on the right;
the Party, the Youth Union and the Trade Unions put mottoes of their own there. Readers of files give the two columns
parted by a tab, by the border of a table, or merged in one line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.card.reading import Block, Reading
from knowledge.span import Span
from knowledge.text import UPPER

_LOWER = rf"(?:(?![{UPPER}])[^\W\d_])"
PROPER_WORD = rf"[{UPPER}](?:{_LOWER}|['’][{UPPER}]?)+"
"""A word with a capital first and small letters behind it."""

_PLACE = rf"(?:(?:TP|Tp|T\.P)\.?\s*)?{PROPER_WORD}(?: (?:- ?)?{PROPER_WORD}){{0,4}}"

PLACE_DATE = re.compile(rf"(?<![\w.]){_PLACE}\s*,\s*[Nn]g\S{{1,2}}y(?!\w*[^\W\d_])")
""" "Suối Ngân, ngày", "TP. Hà Phong, ngày12": where the day of issue stands, be it blank."""

_UNPLACED = re.compile(r"(?:^|[/-][a-z][\w/&-]*\s)\W*[^\W\d][^\d:;]{1,50},\s*ng\w{1,2}y(?=\s)")
"""The same where capitals are lost: "suối ngân, ngày", "/KH-UBND suối ngân, ngày"."""

MOTTO = re.compile(
    r"cong\s?hoa\s?xa\s?h\wi|doc\s?lap\s*[-–—_]?\s*tu\s?do|dang cong san viet nam\W*$|^\W+$|van ban mau|du thao"
)
"""What stands above or beside the letterhead of every office: "CỘNG HÒA XÃ HỘI …", "Độc lập - Tự do", a rule."""

_ORGANISATION = (
    r"(?:tong lien doan lao dong|hoi (?!chu nghia)[a-z ]{4,30}?|dang cong san|"
    r"uy ban trung uong (?:mat tran to quoc|mttq)|mat tran to quoc|lien minh hop tac xa) viet nam|"
    r"(?:doan|doi|hoi) (?:tncs|tntp|thanh nien cong san|thieu nien tien phong|thanh nien) ho chi minh|"
    r"(?:doan tncs|doi tntp) hcm"
)
ORGANISATION = re.compile(rf"\W*(?:{_ORGANISATION})\W*")
"""An organisation of the whole country, called by its bare name: "ĐOÀN TNCS HỒ CHÍ MINH" is the motto of those that
belong to it, and no body that issues anything below the centre."""

_MARKS = re.compile(
    r"\W*(?:hoa toc(?: hen gio)?|thuong khan|khan|(?:tuyet |toi )?mat|du thao(?: lan \d)?|sao y(?: ban chinh)?|sao luc|"
    r"trich sao|ban sao|cong bao|luu hanh noi bo|ban chinh|ban thao|xem xong tra lai|dong dau|tai lieu mat)\W*"
)
"""Marks of urgency, secrecy and copies: "HỎA TỐC", "SAO Y"."""

_LABELLED = (
    r"nguoi ky|ky boi|thoi gian ky|ngay ky|email|co quan|chuc vu|nguon|tac gia|luot xem|cap nhat|"
    r"ngay (?:dang|tao|cap nhat|gui)|dang (?:luc|ngay)|in trang|chia se|trang chu"
)
_MADE_BY_PROGRAMS = re.compile(
    rf"\W*+(?:\d[\d/:.\s,-]*(?:\+\d+:\d+|am|pm)?|(?:trang|page)\s*\d+.*|(?:{_LABELLED})\s*[:\-/>|].*|"
    r"https?:.*|www\..*|.*\b\d{1,2}:\d{2}:\d{2}\b.*)\W*"
)
"""What signing software, browsers and file properties write: "Thời gian ký: 26.02.2031 10:15:00", "26/02/2031"."""

_BORDER = re.compile(
    r"\t+|(?<!\s)\s*\|\s*|(?<=\S)\s+(?=cong\s?hoa\s?xa\s?h\wi|dang cong san|doc\s?lap\s*[-–—]\s*tu\s?do)"
)
_MERGED_NUMBER = re.compile(
    r"(?<=\S)\s+(?:(?:[-_*]{3,}|\*)\s+)?(?=Số\s*(?::|…|\.{2,}|\d{0,5}[a-z]?\s*(?:/|-\s*[A-ZĐ]{2})))"
)
""" "SỞ Y TẾ Số: 12/KH-SYT", "VĂN PHÒNG * Số 12-CV/VPTU": the number below a name, in one line with it; not "Trường
Tiểu học Số 2 Nậm Khoa"."""
_MERGED_MOTTO = re.compile(rf"(?<=\S)\s+(?=(?:{_ORGANISATION})\W*$)")
_CODE = re.compile(r"/\W*(?:kh|qd|ct|hd|tb|ctr|cv|nq|tt|nd|bc|gm|ttr|klt|kl)\b|^\W*[/-][a-z]+-[a-z]")
"""The end of a document's number: what stands before it may be blank, handwritten or misread."""
_LONGEST_NUMBER = 70
_NUMBER_MARK = re.compile(r"\W*s\wo?\s*(?:[:;.,]|\d|/|\.\.)")
_STAMP = re.compile(r"(?:cong van\s+)?den\b(?!\s+(?:het|ngay|thang|nam))|chuyen\s*:|so va ky hieu|luu ho so|\bgio\s+\d")


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a line at the head: what stands in it, the number of its row and of its column, from 0."""

    span: Span
    row: int
    column: int


def cells(reading: Reading, blocks: Sequence[Block]) -> list[Cell]:
    """The cells of lines, row by row."""
    return [
        Cell(span, row, column)
        for row, block in enumerate(blocks)
        for column, span in enumerate(columns(reading, block))
    ]


def columns(reading: Reading, block: Block) -> list[Span]:
    """The columns of a line, parted by a tab, a border, the motto or the place and day on the right."""
    found: list[Span] = []
    start = block.span.start
    for border, after in [*_borders(reading, block), (block.span.end, block.span.end)]:
        if reading.text[start:border].strip(" |\t-"):
            found.append(Span(start, border))
        start = after
    return found


def _borders(reading: Reading, block: Block) -> list[tuple[int, int]]:
    """Where a column ends and the next one begins."""
    start, end = block.span.start, block.span.end
    borders = [
        match.span()
        for pattern in (_BORDER, _MERGED_MOTTO)
        for match in pattern.finditer(reading.folded, start, end)
        if match.end() > start
    ]
    borders += [match.span() for match in _MERGED_NUMBER.finditer(reading.text, start, end) if match.start() > start]
    dated = PLACE_DATE.search(reading.text, start, end)
    if dated and dated.start() > start:
        before = len(reading.text[start : dated.start()].rstrip(" \t|"))
        borders.append((start + before, dated.start()))
    return sorted(borders)


def is_motto(reading: Reading, span: Span) -> bool:
    """Whether a cell is a motto, a rule, a mark of urgency or what a program wrote there."""
    folded = span.of(reading.folded)
    return bool(MOTTO.search(folded) or _MARKS.fullmatch(folded) or is_of_program(folded))


def is_of_program(folded: str) -> bool:
    """Whether a folded line was written by software beside the document: a date with a time, a page number."""
    return len(folded) < 120 and _MADE_BY_PROGRAMS.fullmatch(folded.strip()) is not None


def is_dated(reading: Reading, span: Span) -> bool:
    """Whether place and day of issue stand in a cell, be the day blank."""
    return bool(PLACE_DATE.search(span.of(reading.text)) or _UNPLACED.search(span.of(reading.folded)))


def date_start(reading: Reading, span: Span) -> int | None:
    """Where place and day begin in a span; None where they do not stand there."""
    match = PLACE_DATE.search(span.of(reading.text)) or _UNPLACED.search(span.of(reading.folded))
    return span.start + match.start() if match else None


def is_numbered(reading: Reading, span: Span) -> bool:
    """Whether a cell holds the number, be it blank or unreadable. "Sở" folds to the same as "Số"."""
    folded = span.of(reading.folded)
    if reading.text[span.start :].lstrip(' "“*|')[:2].lower() == "sở":
        return False
    coded = len(folded) < _LONGEST_NUMBER and _CODE.search(folded) is not None
    return coded or _NUMBER_MARK.match(folded) is not None or _is_number_word(reading, span)


def _is_number_word(reading: Reading, span: Span) -> bool:
    return span.of(reading.text).lstrip(' "“*|')[:2].lower() == "số" and len(span.of(reading.text)) < _LONGEST_NUMBER


def without_stamp(reading: Reading, blocks: Sequence[Block]) -> list[Block]:
    """The lines of the form, without the stamp of the office that received the document."""
    kept: list[Block] = []
    stamped = False
    for block in blocks:
        folded = block.span.of(reading.folded)
        if _STAMP.match(folded):
            stamped = True
            if len(kept) > 1 and _begins_with_capitals(reading, kept[-1]) and not is_numbered(reading, kept[-1].span):
                kept.pop()
        elif not (stamped and re.match(r"(?:ngay|so)\s*:?\s*\d", folded) and "/kh" not in folded):
            kept.append(block)
    return kept


def _begins_with_capitals(reading: Reading, block: Block) -> bool:
    return reading.text[block.span.start : block.span.start + 6].isupper()


def mostly_capitals(text: str) -> bool:
    """Whether more than three quarters of a text's letters are capitals, of three letters at least."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) > 0.75 * len(letters)


def below(found: Sequence[Cell], cell: Cell) -> Iterator[Cell]:
    """The cells below one in its column; of a row that is not parted the only one."""
    rows: dict[int, list[Cell]] = {}
    for other in found:
        if other.row > cell.row:
            rows.setdefault(other.row, []).append(other)
    for _, row in sorted(rows.items()):
        yield row[min(cell.column, len(row) - 1)] if cell.column < len(row) or len(row) == 1 else row[-1]
