"""Who signed a document and in what office, and who receives it.

Below the text stand, on the right, for whom somebody signs ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "TL.", "TUQ."),
the office, and the name; where two offices sign together, two of each. On the left stand the recipients.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ingest.card.form import PROPER_WORD, columns, is_of_program, mostly_capitals
from ingest.card.headings import heading
from ingest.card.reading import Block, Reading
from knowledge.card import Field
from knowledge.offices import either
from knowledge.span import Span
from knowledge.text import UPPER, fold, nfc, squeeze, words

_FOR = r"(?:k\s?/?\s?t|t\s?/?\s?m|t\s?/?\s?l|t\s?/?\s?u\s?/?\s?q|q|quyen)\s?[./]?\s+|(?:kt|tm|tl|tuq|q)\."
""" "KT.", "T/M", "TL.", "TUQ.", "Q.": for whom or in whose stead somebody signs."""
_POST = (
    r"chu tich|pho chu tich|truong|pho truong|giam doc|pho giam doc|hieu truong|pho hieu truong|chanh van phong|"
    r"pho chanh van phong|bi thu|pho bi thu|cuc truong|pho cuc truong|thu truong|thu tuong|pho thu tuong|bo truong|"
    r"tong giam doc|pho tong giam doc|chinh uy|pho chinh uy|chi huy truong|pho chi huy truong|chinh tri vien|"
    r"vien truong|pho vien truong|chanh an|pho chanh an|tong bien tap|thuong truc|uy vien|tong phu trach|"
    r"chi cuc truong|pho chi cuc truong|tu lenh|pho tu lenh|khoi truong|cum truong|to truong|pho ban|truong ban|"
    r"chanh thanh tra|pho chanh thanh tra|thu ky|tong thu ky|chu nhiem|pho chu nhiem|hat truong|doi truong|"
    r"tram truong|don truong|quan doc|chu toa|chu tri|tong bi thu|pho tong bi thu|truong thon|dai dien|"
    r"giam thi|pho giam thi|tro ly|phu trach"
)
_OFFICE = re.compile(rf"^\W*(?:(?:{_FOR})\s*)*(?:pho\s+)?(?:{_POST})\b")
_LATER_OFFICE = re.compile(rf"(?<=\s)(?:(?:{_FOR})\s{{0,3}}){{0,3}}(?:pho\s{{1,3}})?(?:{_POST})\b")
"""An office behind the body, or behind another one, in one line: "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"."""
_CIVIL_OFFICE = re.compile(rf"(?:pho\s+)?(?:{_POST})\b")
_CHIEF = re.compile(r"^\W*(?:[^\W\d_]+\s+){1,3}TRƯỞNG\b")
"""The chief of any unit: "TRUNG ĐOÀN TRƯỞNG"."""
_ON_BEHALF = re.compile(rf"^\W*(?:{_FOR})\s*\S")
_FORCES = r"(?:thieu|trung|thuong|dai)\s+(?:uy|ta|tuong)"
_RANK = re.compile(
    rf"^(?:(?:{_FORCES}|thạc\s?sĩ|ths|ts|pgs|gs|bs(?:ck[i12]*)?|thac si|tien si|"
    r"bac si|duoc si|ky su|cu nhan|giao su|pho giao su|ds|ks|cn|luat su|"
    r"(?:kiem sat vien|tham phan|chuyen vien|giang vien)(?: (?:cao|trung|so) cap| chinh)?|"
    r"(?:nha giao|thay thuoc|nghe si|nghe nhan)"
    r"(?: (?:uu tu|nhan dan))?|thuong toa|hoa thuong|dai duc|ni su|ni truong|linh muc|giam muc|muc su|"
    r"dong chi|ong|ba|nguoi ky|ky boi)(?:[.,:]|(?=\s))\s*)+",
    re.IGNORECASE,
)
_NAME_WORD = rf"[{UPPER}](?:[^\W\d_]|['’](?=[^\W\d_]))*"
_NAME = re.compile(rf"{_NAME_WORD}(?:[ .-]+{_NAME_WORD}){{1,5}}")
_MERGED_NAME = re.compile(rf"(?<=\s)(?P<name>{PROPER_WORD}(?:\s+(?:{PROPER_WORD}|[{UPPER}])){{1,4}})\W*$")
_NO_NAME = frozenset({"da ky", "ky ten", "da ky so", "ky so", "ky dong dau", "noi nhan", "phu luc", "danh sach"})
_SIGNED = re.compile(
    r"\W*(?:da ky|ky ten|ky, ?(?:ghi ro )?ho ten|ky so|da ky so|chu ky|dau|ky, dong dau|ky ten, dong dau|"
    r"ky va ghi ro ho ten|ghi ro ho ten|signature valid|chu ky so hop le|digitally signed.*|signed by.*)\W*"
)
_SIGNED_BESIDE = re.compile(r"\W{0,9}(?:da ky(?: ten)?|ky ten|da ky so)\W{1,9}")
_SIGNED_BEHIND = re.compile(r"\b\W{1,9}(?:da ky(?: ten)?|ky ten|da ky so)\W{0,9}$")
"""In one cell with a name: "(đã ký) Nguyễn Văn A", "Nguyễn Văn A (đã ký)"."""
RECIPIENTS = re.compile(r"\W*no[il] nh\w{1,2}n\W*?(?::|$|\s)")
FAMILIES = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai truong luong cao dao doan "
    "lam ta to tong quach chu luu kieu thai ha han vuong la lo quang ca cam sung giang vang ma thao hang tan chao lu "
    "lau y a ksor rcom siu nay rah ro ka k h be nong hua trieu ban phung ninh kim chau son thach danh dieu".split()
)
"""Family names, folded: a name in capitals is told by its first word from an office that goes on."""
_FILED = re.compile(r"\W*(?:luu\s*[:.]|luu (?:vt|vp|hs|ho so|van thu)\b|ban dien tu)")
_REACH = 16
"""So many cells below the office its name may stand: recipients stand between where columns are merged."""
_RIGHT_BELOW = 4
"""Within so many lines below a name stands the office of another who signs the same document."""
_LONGEST_SPECK = 25
"""What recognition makes of a seal or a signature is no longer."""
_SPECKS = "'\"‘’“”«»`~_—–-=•·,: "
"""What recognition makes of the strokes of a signature right before a name: "—— Lò Thị Mây", "'Lò Thị Mây"."""
_LONGEST_OFFICE = 80
_LONGEST_NAME = 4
"""Words of a name that a post stands before."""
_GOES_ON = re.compile(r".*\b(?:va|cua|ban|phong|so|uy ban|uy|thuong|nhan dan)\W*$|.*[,&-]\W*$")


_BODY = re.compile(rf"(?:(?:{_FOR}) ?)?(?:{either('signature')}|dai dien)\b")
"""For which body somebody signs, above the office."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed: office and name, the name None where nobody did; `others` who sign together with them."""

    office: Field | None = None
    signatory: Field | None = None
    others: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A cell at the end of a document."""

    span: Span
    row: int
    column: int
    written: str
    folded: str


def read_signature(reading: Reading, lines: Sequence[Block]) -> Signature:
    """The first whole signature in these lines: an annex or a form behind it may have one of its own.

    Where no office has a name below it, the first office alone.
    """
    cells = list(_cells(reading, lines))
    first: Signature | None = None
    for at, cell in enumerate(cells):
        if not _is_office(cell):
            continue
        last, signatory = _signed(reading, cells, at)
        office = _office_field(reading, cells, last)
        if signatory:
            return Signature(office, signatory, tuple(_others(reading, cells, at, signatory)))
        first = first or Signature(office)
        if first.signatory is None and _is_office(cells[last]):
            first = Signature(office) if _follows(cells, at, last) else first
    return first or Signature()


def _cells(reading: Reading, lines: Sequence[Block]) -> Iterator[_Line]:
    for row, block in enumerate(lines):
        for column, span in enumerate(columns(reading, block)):
            for part in _parts(reading, span):
                yield _Line(part, row, column, part.of(reading.text).strip(), part.of(reading.folded).strip())


def _parts(reading: Reading, span: Span) -> list[Span]:
    """A cell, in two where its office and its name are merged: "TỔNG PHỤ TRÁCH ĐỘI Lò Thị Mây", or where an office
    stands behind "Nơi nhận:"."""
    written, folded = span.of(reading.text), span.of(reading.folded)
    colon = re.match(r"\W*no[il] nh\w{1,2}n\s*:", folded)
    if colon and mostly_capitals(written[colon.end() :]):
        return [Span(span.start, span.start + colon.end()), Span(span.start + colon.end(), span.end)]
    merged = _MERGED_NAME.search(written)
    if merged and (ends := _offices_before(reading, Span(span.start, span.start + merged.start()))):
        return [*ends, Span(span.start + merged.start(), span.end)]
    return [span]


def _offices_before(reading: Reading, span: Span) -> list[Span]:
    """What stands before a name in its line, where that is an office in capitals, with the body in a part of its own:
    "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"."""
    signed = _SIGNED_BEHIND.search(span.of(reading.folded))
    end = span.start + signed.start() if signed else span.end
    while end > span.start and not reading.text[end - 1].isalpha():
        end -= 1
    if not mostly_capitals(reading.text[span.start : end]):
        return []
    folded = reading.folded[span.start : end].lstrip(" |")
    start = end - len(folded)
    later = list(_LATER_OFFICE.finditer(folded)) if _ON_BEHALF.match(folded) else []
    if later:
        at = start + later[-1].start()
        return [Span(start, at), Span(at, end)]
    return [Span(span.start, end)] if _OFFICE.match(folded) else []


def _is_office(cell: _Line) -> bool:
    return (
        len(cell.written) < _LONGEST_OFFICE
        and mostly_capitals(cell.written)
        and (_OFFICE.match(cell.folded) is not None or _CHIEF.match(nfc(cell.written)) is not None)
        and heading(cell.written) is None
    )


def _signed(reading: Reading, cells: Sequence[_Line], at: int) -> tuple[int, Field | None]:
    """The last cell of the office that begins in a cell ("KT. CHỦ TỊCH", then "PHÓ CHỦ TỊCH"), and the name below."""
    last, capitals = at, None
    column = cells[at].column
    for index, cell in enumerate(cells[at + 1 : at + 1 + _REACH], at + 1):
        beside = cell.column != column and (cell.row == cells[at].row or _shares_row(cells, cell))
        beside = beside and not (_is_alone(cells, cells[at]) and _is_beside_recipients(cells, cell))
        signed = _SIGNED_BESIDE.match(cell.folded) is not None and _person(reading, cell) is not None
        if beside or (_is_between(cell) and not signed):
            continue
        if _is_office(cell):
            if cell.column == column or _ON_BEHALF.match(cells[last].folded):
                last, capitals = index, None
            continue
        name = _person(reading, cell)
        if name and not mostly_capitals(name.value):
            return last, name
        if name and fold(name.value).split()[0] in FAMILIES and not _GOES_ON.match(cells[index - 1].folded):
            capitals = capitals or name
        elif name is None and len(cell.written) > (
            _LONGEST_OFFICE if mostly_capitals(cell.written) else _LONGEST_SPECK
        ):
            break
    return last, capitals


def _shares_row(cells: Sequence[_Line], cell: _Line) -> bool:
    return any(other.row == cell.row and other.column != cell.column for other in cells)


def _is_alone(cells: Sequence[_Line], cell: _Line) -> bool:
    """Whether nothing stands in the row of an office: it may be on the right, whatever column it is read as."""
    return not _shares_row(cells, cell)


def _is_beside_recipients(cells: Sequence[_Line], cell: _Line) -> bool:
    return any(
        other.row == cell.row and other.column == 0 and (_is_between(other) or _FILED.match(other.folded))
        for other in cells
        if other is not cell
    )


def _is_between(cell: _Line) -> bool:
    """Whether a cell may stand between office and name: recipients, "(Đã ký)", a line of signing software, specks."""
    return (
        cell.written.startswith(("-", "–", "+", "•", "*", "("))
        or RECIPIENTS.match(cell.folded) is not None
        or _SIGNED.fullmatch(cell.folded) is not None
        or is_of_program(cell.folded)
        or cell.folded.rstrip().endswith((";", ":"))
        or sum(c.isalpha() for c in cell.folded) < 4
        or _FILED.match(cell.folded) is not None
    )


def _follows(cells: Sequence[_Line], at: int, last: int) -> bool:
    return cells[last].row - cells[at].row < _REACH


def _office_field(reading: Reading, cells: Sequence[_Line], at: int) -> Field:
    return reading.field(cells[at].span.start, cells[at].span.end)


def _others(reading: Reading, cells: Sequence[_Line], at: int, signatory: Field) -> Iterator[Field]:
    """Who signs with the first: an office in another column of the same rows, or one right below the name before, each
    with its name."""
    signed = _row_of(cells, at, signatory)
    known = {signatory.span}
    for index in range(at + 1, min(at + 1 + 2 * _REACH, len(cells))):
        cell = cells[index]
        beside = cell.column != cells[at].column and cell.row - cells[at].row < 3
        below = cell.column == cells[at].column and 0 < cell.row - signed <= _RIGHT_BELOW
        if below and not (_is_office(cell) or _BODY.match(cell.folded)):
            return
        if (beside or below) and _is_office(cell):
            _, name = _signed(reading, cells, index)
            if name and name.span not in known:
                known.add(name.span)
                signed = max(signed, _row_of(cells, index, name)) if below else signed
                yield name


def _row_of(cells: Sequence[_Line], at: int, name: Field) -> int:
    """The row that a name stands in."""
    return next((cell.row for cell in cells[at:] if cell.span.meets(name.span)), cells[at].row)


def _person(reading: Reading, cell: _Line) -> Field | None:
    """The name of a person that fills a cell, without rank and degree."""
    written = cell.written.lstrip(_SPECKS)
    folded = fold(written)
    before, behind = _SIGNED_BESIDE.match(folded), _SIGNED_BEHIND.search(folded)
    end = behind.start() if behind else len(folded)
    bare = _RANK.sub("", folded[before.end() if before else 0 : end])
    bare = _without_post(written[end - len(bare) : end], bare)
    candidate = written[end - len(bare) : end].strip(" .()*|")
    if (
        _NAME.fullmatch(candidate) is None
        or fold(candidate) in _NO_NAME
        or len(words(candidate)) > (4 if mostly_capitals(candidate) else 6)
        or heading(candidate) is not None
    ):
        return None
    at = reading.text.index(candidate, cell.span.start)
    return Field(squeeze(candidate), Span(at, at + len(candidate)))


def _without_post(written: str, folded: str) -> str:
    """A line without the post that stands before the name in small letters: "Phó Giám đốc Đài Hồ Thanh Nhàn"."""
    post = _CIVIL_OFFICE.match(folded)
    if post is None or len(folded.split()) <= _LONGEST_NAME or mostly_capitals(written):
        return folded
    starts = [match.start() for match in re.finditer(r"[a-z]+", folded) if match.start() >= post.end()]
    named = (at for at in starts[-_LONGEST_NAME:-1] if folded[at:].split()[0] in FAMILIES and written[at].isupper())
    return folded[next(named, 0) :]


def read_recipients(reading: Reading, lines: Sequence[Block]) -> tuple[Field, ...]:
    """The recipients below "Nơi nhận", each a field; the list ends where a text begins that is none of it."""
    fields: list[Field] = []
    begun = False
    spans = chain.from_iterable(columns(reading, block) for block in lines)
    for span in spans:
        line = span.of(reading.text).strip()
        if RECIPIENTS.match(fold(line)):
            begun = True
            fields += _inline_recipients(reading, span)
        elif begun and line.startswith(("-", "–", "+", "•")):
            fields.append(reading.field(span.start, span.end))
        elif begun and fields and len(line) > 2 * _LONGEST_OFFICE:
            break
    return tuple(field for field in fields if field.value)


def _inline_recipients(reading: Reading, span: Span) -> list[Field]:
    """Recipients on the line of "Nơi nhận:" itself, parted by semicolons."""
    colon = reading.text.find(":", span.start, span.end)
    fields, at = [], colon + 1
    for piece in reading.text[colon + 1 : span.end].split(";") if colon >= 0 else []:
        if len(piece.strip()) > 3 and not mostly_capitals(piece):
            fields.append(reading.field(at, at + len(piece)))
        at += len(piece) + 1
    return fields
