"""Who issues a document, its number and its day, from its letterhead; what the letterhead leaves blank is absent."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from ingest.card.form import (
    MOTTO,
    ORGANISATION,
    Cell,
    cells,
    columns,
    date_start,
    is_dated,
    is_motto,
    is_numbered,
    mostly_capitals,
    without_stamp,
)
from ingest.card.headings import heading
from ingest.card.reading import Block, Reading
from knowledge.card import Field
from knowledge.dates import DateValue, find_dates
from knowledge.offices import either
from knowledge.places import LEVEL_WORDS, find_places, provinces
from knowledge.span import Span
from knowledge.text import HYPHENS, UPPER, WORD, fold, is_syllable, joined_words, squeeze
from knowledge.unit_names import own_name

UNIT_HEAD = (
    rf"(?:{either('letterhead')}|(?:thue|thong ke) (?:tinh|thanh pho|co so|khu vuc|quan|huyen)|"
    r"co quan (?=chinh tri|tham muu|uy ban|dang uy|bao hiem))"
)
"""What the name of an office, an organisation or a unit begins with, folded."""

_HEAD_OF_STATE = r"(?:quoc hoi|uy ban thuong vu quoc hoi|chinh phu|thu tuong chinh phu|chu tich nuoc)"
_NAMED = re.compile(rf"(?:{UNIT_HEAD}\b|{_HEAD_OF_STATE}$)")
_STARTS_ANOTHER = (
    r"(?:truong (?:tieu hoc|mam non|mau giao|thcs|thpt|trung hoc|ptdt|pho thong|cao dang|dai hoc|chinh tri|th|mn)|"
    r"phong (?:giao duc|noi vu|van hoa|tu phap|tai chinh|y te|kinh te|lao dong|nong nghiep|tai nguyen|thi dua|gd)|"
    r"so (?:giao duc|noi vu|y te|tu phap|tai chinh|van hoa|nong nghiep|cong thuong|xay dung|gd)|"
    r"ban (?:chi dao|chap hanh|thuong vu|thuong truc|to chuc|quan ly|thi dua|chi huy|tuyen giao|dan van|noi chinh)|"
    r"bch doan|"
    r"(?:huyen|thi|thanh|quan|dang|tinh) uy|(?:huyen|thi|thanh|quan) doan|doan (?:truong|xa|phuong|thi tran)|"
    r"lien doi|chi doan|cong doan|lien doan lao dong|chi bo|dang bo|khoi thi dua|cum thi dua|hoi dong [a-z]+|"
    r"cong an (?:tinh|huyen|thi xa|thanh pho|xa|phuong)|trung tam [a-z]+|van phong|benh vien|tram y te|"
    r"uy ban kiem tra)"
)
"""What begins another office behind the place of the one above it, where two lines are merged in one."""
_OF_SECTOR = re.compile(r"(?:tong |chi )?cuc (?P<of>thue|thong ke|hai quan|du tru) (?=(?:chi cuc )?(?P=of)\b)")
""" "CỤC THUẾ THUẾ TỈNH X" in one line: the office of the country, then that of the place."""
_OF_MINISTRY = re.compile(
    r"bo (?:tai chinh|noi vu|tu phap|y te|cong an|quoc phong|cong thuong|xay dung|ngoai giao|giao duc va dao tao|"
    r"khoa hoc va cong nghe|nong nghiep va (?:moi truong|phat trien nong thon)|van hoa,? the thao va du lich|"
    r"dan toc va ton giao|giao thong van tai|thong tin va truyen thong|ke hoach va dau tu|tai nguyen va moi truong|"
    r"lao dong ?[-–,]? ?thuong binh va xa hoi) (?=(?:tong cuc|cuc|vu|vien|hoc vien|benh vien|truong|thanh tra)\b)"
)
""" "BỘ TÀI CHÍNH CỤC THUẾ" in one line: a ministry, then an office of it."""
_PLACEHOLDER = re.compile(
    r"\W{0,9}(?:\(?\d?\)?\W{0,9})?(?:ten )?(?:co quan|don vi|to chuc)(?:[ ,]+(?:to chuc|don vi))*"
    r"(?: (?:cap tren|chu quan|ban hanh|truc tiep|cong tac|de nghi|bao cao))*\W*|.*(?:\.{4,}|…{2,}|_{4,}).*"
)
"""What a form has in the place of a name: "TÊN CƠ QUAN", "ĐƠN VỊ CẤP TRÊN", "TRƯỜNG ………"."""

_COMMITTEE = r"(?:ban chap hanh|ban thuong vu|ban thuong truc|bch|btv|doan chu tich|thuong truc)"
_NAMELESS = re.compile(_COMMITTEE)
_NAMELESS_LETTERS = ("banchaphanh", "banthuongvu", "banthuongtruc")
_ACTS = (
    r"(?:hoi dong (?:thanh vien|quan tri|truong|thi dua(?: khen thuong)?|sang kien|khoa hoc)|"
    r"ban (?:to chuc(?: (?:giai|hoi thi|cuoc thi|hoi dien|lien hoan)(?: [a-z0-9]+)*)?|giam khao|dieu hanh|"
    r"(?:tong )?giam doc|giam hieu|chap hanh cong doan)|dang uy)"
)
_COUNCIL = re.compile(rf"{_ACTS}(?: {_ACTS})*")
"""Who acts for the company, bank or school on the line above, and has no name of its own."""
_ADMINISTRATION = re.compile(
    r"(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|(?:tinh|thanh|thi|huyen|quan|dang) uy|"
    r"(?:(?:bch|ban chap hanh) )?dang bo)\b"
)
"""Bodies of which such a one is an office with work of its own: "TỈNH ỦY X / BAN TỔ CHỨC"."""
_ALIKE = 0.85
_LOCAL_COMMITTEE = re.compile(rf"{_COMMITTEE} (?:{'|'.join(LEVEL_WORDS)})\b")
"""A committee called by its place alone: of what organisation it is stands above it."""
_COMMITTEES = re.compile(rf"{_COMMITTEE}\b")
_WANTS_BODY = re.compile(
    r"(?:cong doan(?: co so)?|cdcs|lien doi|chi doan|chi bo|dang bo|dang uy|doan (?:truong|co quan)?|"
    r"hoi cuu chien binh|(?:(?:bch|ban chap hanh) )?hoi sinh vien|ban dai dien cha me hoc sinh|ban chi dao|ban to chuc|"
    r"(?:cong doan |cdcs |tong )?cong ty(?: (?:co phan|cp|tnhh|mtv|mot thanh vien|trach nhiem huu han))*)"
)
"""A name that is not whole: of which school or office it is stands on the line below."""
AUTHORITY = re.compile(
    r"(?:thu tuong|bo truong|chu tich|giam doc|tong giam doc|truong (?:ban|thue|phong|khoi|cum)|cuc truong|"
    r"chi cuc truong|tu lenh|chi huy truong|hieu truong|chanh an|vien truong|chanh van phong|bi thu|"
    r"uy ban nhan dan|hoi dong nhan dan|ban thuong vu|ban thuong truc|ban chap hanh|hoi dong quan ly)\b"
)
"""Who decides, on a line of its own between the title of a decision and what it rests on."""

_SEGMENT = rf"[{UPPER}\d]\w*(?:\.?\s?&\s?[{UPPER}]\w*|\.[{UPPER}]\w*)*"
_NUMBER = re.compile(
    rf"(?:^\W*(?:[Ss]\w|SỐ|S6|Luật [Ss]ố)\s*[:;.,]?|(?<=\s)[Ss][ốo6]\s*[:;])\s*(?P<n>\d{{1,5}}[a-z]?)\s*"
    rf"(?P<code>[/{HYPHENS}]\s*{_SEGMENT}(?:\s?[/{HYPHENS}]\s?{_SEGMENT})*|\s[{UPPER}]{{2,4}}(?:\s?[/{HYPHENS}]\s?{_SEGMENT})+)"
)
""" "Số: 25 /KH-SGDĐT", "Số 369 / PGD&ĐT", "Số : 125 /CĐN", "Số: 12-HD/HU", "Số 07 KH/ĐTN"."""
_UNMARKED_NUMBER = re.compile(
    r"^\W*(?:[Ss]ố\s*)?(?P<n>\d{1,5})\s?(?P<code>[/-]\s?(?:KH|CT|HD|QĐ|TB|CTr|CV|BC|TTr|GM|NQ|kh|ct|hd|qđ|tb)\b[-\w/&]*)"
)
_LOWER_NUMBER = re.compile(r"(?:^|\s)s[oố]\s*[:.]\s*(?P<n>\d{1,5}[a-z]?)\s?(?P<code>[/-][a-zđ]+(?:[/-][\w&]+)*)")
_NUMBER_LINE = re.compile(r"\W*(?:luat )?s[o6]\s*[:.]?\s*\d")

_DAY = re.compile(
    r"ng\w{1,2}y\s*(?P<d>\d{1,2})\s*(?:th\w{1,2}ng\s*|[/.-]\s*)(?P<m>\d{1,2})\s*(?:,?\s*n\w{1,2}m\s*|[/.-]\s*)(?P<y>\d{4})(?!\d)"
)
"""A day of issue, however its words are set: "ngày 07 tháng08 năm 2020", "ngày12 tháng 3 năm 2031", "ngày 5/3/2031"."""
_TWO_DAYS = re.compile(r"ng\w{1,2}y\s*\d{1,2}\s+\d{1,2}\s*th\w{1,2}ng")
_STRAY_DAY = re.compile(r"\n(?:[12]\d|3[01])\n(?=\S)")
"""A number on a line of its own below the date: a day that was put over another."""
_MEETS = re.compile(
    r"\W*(?:\w{1,4}[.)]\s*)?(?:hom nay|thoi gian|vao (?:hoi|luc)|hoi \d|luc \d|bat dau|ngay \d|khai mac)\b"
)
_FIRST_OF_MINUTES = 8
"""Minutes say when the meeting was within so many of their first lines."""
_DATE_REACHES = 70
"""Characters after the place within which its day stands, be it on the next line."""

_ISSUES = (
    r"(?:xay dung|ban hanh|phat dong|de nghi|trien khai|lap|to chuc|yeu cau|dieu chinh|sua doi|"
    r"thong nhat|de ra|huong dan|thong bao|bao cao|trieu tap|trong? kinh moi|kinh moi|tran trong)"
)
_BEFORE_VERB = r"(?:se|da|vua|xin|co|tien hanh|tran trong|kinh)"
_UNIT_ISSUES = re.compile(
    rf"(?:^|[,;.]\s*|\n)(?P<unit>{UNIT_HEAD}\b[^,;.:\n]{{0,90}}?)\s+(?:{_BEFORE_VERB}\s+){{0,2}}{_ISSUES}\b"
)
_OF_ISSUER = re.compile(
    rf"\bcua\s+(?P<unit>{UNIT_HEAD}\b[^,;.:\n/]{{2,70}}?)\s*(?:,|\.|/|$|de nghi|yeu cau|nam \d|giai doan)"
)
_EDGES = " \t/|\\_.,;:'\"-–—*"
"""Specks that stand before or after a name in the letterhead."""
_PLACE_LINE = re.compile(rf"(?:{'|'.join(LEVEL_WORDS)}) \w+(?: \w+){{0,3}}")
_PLAIN_ROWS = 4
_WORDS_OF_PROVINCE = 4
_MISREAD_LEVELS = {"tính": "tỉnh", "tĩnh": "tỉnh", "tình": "tỉnh", "Tính": "Tỉnh", "TÍNH": "TỈNH", "TĨNH": "TỈNH"}
_LONGEST_NAME = 90
_FEWEST_WORDS = 3
"""A body that has a line of its own below another has so many words, or is known by the first of them."""
_OF_ABOVE = re.compile(rf"(?:{'|'.join(LEVEL_WORDS)}|chi nhanh|khu vuc)\b")
"""What goes on a name, although texts say it alone: a place, a branch."""
_LEADS = re.compile(r"(?:cum|khoi) (?:truong|pho)\s*:")
""" "CỤM TRƯỞNG: SỞ Y TẾ": who leads a bloc is not who issues."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a letterhead states; `offices` from the highest down, the one that issues last; `superior` is the one right
    above it, as the text writes it."""

    offices: tuple[Field, ...]
    superior: Field | None
    number: Field | None
    issued: Field | None
    issued_on: DateValue | None

    @property
    def issuer(self) -> Field | None:
        """The office that issues the document."""
        return self.offices[-1] if self.offices else None


def read_letterhead(
    reading: Reading, head: Sequence[Block], titles: Sequence[Block] = (), body: Sequence[Block] = ()
) -> Letterhead:
    """The letterhead in the lines above the title; a number may stand among those of the title (`titles`), the day
    right below them."""
    form = without_stamp(reading, head)
    offices = [_with_marks(one) for one in _offices(reading, form) or _plain_offices(reading, form)]
    issued, day = _issued(reading, [*form, *body[:1]])
    numbered = [block for block in (*titles, *body[:1]) if _NUMBER_LINE.match(block.span.of(reading.folded))]
    return Letterhead(tuple(offices), _superior(reading, offices), _number(reading, [*form, *numbered]), issued, day)


def acting_unit(reading: Reading, preamble: Sequence[Block], closing: Sequence[Block]) -> Field | None:
    """Who "xây dựng Kế hoạch" in the preamble, else whose plan the closing sentence says it is."""
    for block in reversed(preamble):
        matches = list(_UNIT_ISSUES.finditer(block.span.of(reading.folded)))
        if matches:
            start = block.span.start
            return reading.field(start + matches[-1].start("unit"), start + matches[-1].end("unit"))
    for block in closing[:1]:
        match = _OF_ISSUER.search(block.span.of(reading.folded))
        if match:
            return reading.field(block.span.start + match.start("unit"), block.span.start + match.end("unit"))
    return None


def dated_below(reading: Reading, lines: Sequence[Block]) -> tuple[Field | None, DateValue | None]:
    """The day of issue above the signature, where the head has none ("Suối Ngân, ngày 3 tháng 5 năm 2031")."""
    return _issued(reading, [b for b in lines if (at := date_start(reading, b.span)) is not None and _opens(b, at)])


def held_on(reading: Reading, lines: Sequence[Block]) -> tuple[Field | None, DateValue | None]:
    """The day on which minutes begin to tell of a meeting: "Hôm nay, hồi 14 giờ ngày 3/5/2031, tại …"."""
    for block in lines[:_FIRST_OF_MINUTES]:
        if not _MEETS.match(block.span.of(reading.folded)):
            continue
        for mention in find_dates(block.span.of(reading.folded)):
            if mention.value.day is not None and mention.value.year is not None and mention.value.possible:
                start = block.span.start
                return reading.field(start + mention.span.start, start + mention.span.end), mention.value
    return None, None


def _opens(block: Block, at: int) -> bool:
    return at - block.span.start <= 3 or block.span.end - at < _DATE_REACHES


def _number(reading: Reading, form: Sequence[Block]) -> Field | None:
    for block in form:
        for span in columns(reading, block):
            written = span.of(reading.text)
            # Behind a bar that recognition put among the digits is only the rest of a number.
            whole = not (reading.text[span.start - 1 : span.start] == "|" and span.start - block.span.start > 1)
            unmarked = _UNMARKED_NUMBER.match(written) if whole else None
            match = _NUMBER.search(written) or unmarked or _LOWER_NUMBER.search(written)
            if match and reading.text[span.start :].lstrip()[:2].lower() != "sở":
                place = Span(span.start + match.start("n"), span.start + match.end("code"))
                return Field(_closed_up(place.of(reading.text)), place)
    return None


def _closed_up(number: str) -> str:
    """A number without the blanks around its signs, but for one between words ("07 KH/ĐTN")."""
    return re.sub(rf"\s*([/&{HYPHENS}])\s*", r"\1", squeeze(number)).rstrip("-/.")


def _issued(reading: Reading, form: Sequence[Block]) -> tuple[Field | None, DateValue | None]:
    for block in form:
        start = date_start(reading, block.span)
        if start is None:
            continue
        # Not the repaired text: in it "11năm" has no digits.
        reach = fold(reading.text[start : max(block.span.end, start + _DATE_REACHES)])
        match = _DAY.search(reach[: _DATE_REACHES * 2])
        if _TWO_DAYS.search(reach[:_DATE_REACHES]) or _STRAY_DAY.match(reading.text, block.span.end):
            return None, None
        if match:
            day = DateValue(int(match["y"]), int(match["m"]), int(match["d"]))
            if day.possible:
                return _spaced(reading.field(start + match.start(), start + match.end())), day
        for mention in find_dates(reading.folded[start : block.span.end]):
            if mention.value.day is not None and mention.value.year is not None:
                return _spaced(reading.field(start + mention.span.start, start + mention.span.end)), mention.value
    return None, None


def _spaced(day: Field) -> Field:
    """A day as it is meant to be written, whose words and figures run together: "tháng 11năm"."""
    return replace(day, value=_RUN_TOGETHER.sub(" ", day.value))


_RUN_TOGETHER = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")


def _offices(reading: Reading, form: Sequence[Block]) -> list[Field]:
    """The offices named in capitals at the head, from the highest down; those above are who the last belongs to."""
    names: list[list[Cell]] = []
    above: list[Cell] = []
    rows: dict[int, list[Cell]] = {}
    for cell in cells(reading, form):
        rows.setdefault(cell.row, []).append(cell)
    marked = [at for at, row in rows.items() if any(_is_marked(reading, cell) for cell in row)]
    for row in rows.values():
        for cell in row:
            beside = cell.column > 0 and ORGANISATION.fullmatch(cell.span.of(reading.folded).strip())
            if beside or not _is_of_letterhead(reading, cell.span):
                continue
            line = cell.span.of(reading.folded).lstrip(_EDGES)
            goes_on = _goes_on(reading, names, above, cell)
            apart = goes_on and _is_another(reading, names[-1], cell)
            whole = bool(names) and _is_whole(reading, names[-1])
            # What is no known sort of office is one where it stands above or beside motto, number and day.
            unknown = not names or (goes_on and whole and len(line.split()) > 1)
            in_form = cell.row in marked[1:] and not _OF_ABOVE.match(line)
            in_form = cell.column == 0 and (cell.row <= min(marked, default=-1) or in_form)
            if _NAMED.match(line) or apart or (in_form and unknown):
                names.extend([part] for part in _parted(reading, cell))
            elif goes_on and not AUTHORITY.match(line):
                names[-1].append(cell)
        above = row
    names = _left(names)
    return _told(reading, _issuing([_office(reading, name) for name in _whole_names(reading, names)]))


def _is_marked(reading: Reading, cell: Cell) -> bool:
    """Whether a cell can only stand in the head of a document: a motto, the number, place and day."""
    folded = cell.span.of(reading.folded)
    motto = MOTTO.search(folded) is not None and any(c.isalpha() for c in folded)
    return motto or is_numbered(reading, cell.span) or is_dated(reading, cell.span)


def _goes_on(reading: Reading, names: list[list[Cell]], above: list[Cell], cell: Cell) -> bool:
    """Whether a name goes on in a cell: behind a blank, or below in the same column, whatever stands beside it."""
    if not names:
        return False
    last = names[-1][-1]
    if cell.row == last.row:
        return False  # what stands beside a name is none of it
    between = reading.text[last.span.end : cell.span.start]
    return len(between.strip(" \t\n|-_*")) == 0 or (cell.column == 0 and last in above[:1])


def _is_of_letterhead(reading: Reading, span: Span) -> bool:
    """Whether a cell is part of an office's name in capitals."""
    written, folded = span.of(reading.text), span.of(reading.folded).strip(_EDGES)
    if is_numbered(reading, span) or is_dated(reading, span) or is_motto(reading, span):
        return False
    if _PLACEHOLDER.fullmatch(folded) or _LEADS.match(folded) or written.strip()[:1] in {'"', "“"}:
        return False
    return mostly_capitals(written) and heading(written) is None


def _is_whole(reading: Reading, name: list[Cell]) -> bool:
    """Whether a name ends in a place, so that what stands below it in capitals is another one."""
    written = " ".join(cell.span.of(reading.text) for cell in name).rstrip(_EDGES)
    places = find_places(written)
    return bool(places) and places[-1].span.end >= len(written) - 1 and len(places[-1].name.split()) > 1


def _is_another(reading: Reading, name: list[Cell], cell: Cell) -> bool:
    """Whether a line below a name is a body of its own, as the text tells: it names that one alone, with a capital
    behind small letters, and nowhere the two together."""
    above = " ".join(part.span.of(reading.folded).strip(_EDGES) for part in name)
    own = cell.span.of(reading.folded).strip(_EDGES)
    if len(own.split()) < _FEWEST_WORDS or _OF_ABOVE.match(own) or _WANTS_BODY.fullmatch(above):
        return False
    body = reading.folded[cell.span.end :]
    if re.search(rf"\b{re.escape(above)}\W{{1,4}}{re.escape(own)}\b", body):
        return False
    for match in re.finditer(rf"\b{re.escape(own)}\b", reading.folded[cell.span.end :]):
        start = cell.span.end + match.start()
        written, before = reading.text[start : cell.span.end + match.end()], reading.text[:start]
        said = before.rstrip(" ").rpartition("\n")[2].split()[-1:]
        alone = not said or said[0][-1:] in {",", ";", ":"} or (said[0].isalpha() and said[0].islower())
        if written[:1].isupper() and not mostly_capitals(written) and alone:
            return True
    return False


def _parted(reading: Reading, cell: Cell) -> list[Cell]:
    """A cell in two where a second office follows the place of the first: "UBND HUYỆN X TRƯỜNG THCS Y"."""
    written, folded = cell.span.of(reading.text), cell.span.of(reading.folded)
    twice = _OF_SECTOR.match(folded.lstrip(_EDGES)) or _OF_MINISTRY.match(folded.lstrip(_EDGES))
    if twice:
        at = cell.span.start + (len(folded) - len(folded.lstrip(_EDGES))) + twice.end()
        return [
            Cell(Span(cell.span.start, at), cell.row, cell.column),
            Cell(Span(at, cell.span.end), cell.row, cell.column),
        ]
    for match in re.finditer(rf"\s(?={_STARTS_ANOTHER}\b)", folded):
        before = written[: match.start()]
        places = find_places(before)
        country = fold(before).endswith(("viet nam", "trung uong"))
        if country or (places and places[-1].span.end >= len(before.rstrip())):
            at = cell.span.start + match.end()
            first = Cell(Span(cell.span.start, at), cell.row, cell.column)
            return [first, *_parted(reading, Cell(Span(at, cell.span.end), cell.row, cell.column))]
    return [cell]


def _left(names: list[list[Cell]]) -> list[list[Cell]]:
    """The names of the left column where there are any: on the right stand mottoes."""
    return [name for name in names if name[0].column == 0] or names


def _whole_names(reading: Reading, names: list[list[Cell]]) -> list[list[Span]]:
    """Names of offices; a committee called by its place alone bears the name of the organisation above it, and a
    trade union or a Party cell that of the school or office below."""
    spans = [[cell.span for cell in name] for name in names]
    for above, name in pairwise(spans):
        first = above[0].of(reading.folded).strip(_EDGES)
        own = name[0].of(reading.folded).lstrip(_EDGES)
        joined = _LOCAL_COMMITTEE.match(own) and not _COMMITTEES.match(first)
        if joined or (len(above) == 1 and _WANTS_BODY.fullmatch(first)):
            name[:0] = above
    return spans


def _issuing(offices: list[Field]) -> list[Field]:
    """The offices without mottoes of organisations and without committees that have no name of their own."""
    own = [office for office in offices if not _is_nameless(office.value)] or offices
    if (
        len(own) > 1
        and _COUNCIL.fullmatch(joined_words(own[-1].value))
        and not _ADMINISTRATION.match(joined_words(own[-2].value))
    ):
        own = own[:-1]
    local = [office for office in own if not ORGANISATION.fullmatch(fold(office.value))]
    if local and len(local) < len(own) and own[-1] not in local:
        own = local
    belongs = len(own) > 1 and re.match(r"thi dua|khen thuong", fold(own[-1].value))
    return own[:-1] if belongs else own


def _is_nameless(name: str) -> bool:
    """Whether a name is a committee's that says nothing of whose it is, be it with a slip: "BAN THƯỜNGTRỰC"."""
    letters = "".join(WORD.findall(fold(name)))
    if _NAMELESS.fullmatch(joined_words(name)):
        return True
    close = (SequenceMatcher(None, letters, one, autojunk=False).ratio() for one in _NAMELESS_LETTERS)
    return 9 < len(letters) < 16 and max(close) > _ALIKE


def _told(reading: Reading, offices: list[Field]) -> list[Field]:
    return [*offices[:-1], _spoken(reading, offices[-1])] if offices else []


def _superior(reading: Reading, offices: Sequence[Field]) -> Field | None:
    """The body right above the one that issues; none where only part of its own name stands there."""
    own = fold(offices[-1].value) if offices else ""
    above = next((one for one in reversed(offices[:-1]) if not own.startswith(fold(one.value))), None)
    return _with_marks(_spoken(reading, above)) if above and mostly_capitals(above.value) else above


def _with_marks(office: Field) -> Field:
    """An office with its province as that is written, where recognition took one mark for another: "tính Cao Bắng"."""
    parts = office.value.split()
    folded = [fold(part) for part in parts]
    for at in (at for at, word in enumerate(folded) if word == "tinh"):
        start = at + 2 if folded[at + 1 : at + 2] in (["uy"], ["doan"]) else at + 1
        for end in range(min(start + _WORDS_OF_PROVINCE, len(parts)), start, -1):
            name = provinces().get(" ".join(folded[start:end]))
            if name is None:
                continue
            if _is_misread(" ".join(parts[start:end]), name):
                parts[start:end] = (name.upper() if parts[start].isupper() else name).split()
            if parts[at] in _MISREAD_LEVELS:
                parts[at] = _MISREAD_LEVELS[parts[at]]
            break
    return replace(office, value=" ".join(parts))


def _is_misread(written: str, name: str) -> bool:
    """Whether a name has other marks than it is written with; one without any, or with a mark on the letter beside it
    ("Hoà Bình"), is written so on purpose."""
    letters, right = (unicodedata.normalize("NFD", one.casefold()) for one in (written, name))
    return sorted(letters) != sorted(right) and letters != fold(written)


def _plain_offices(reading: Reading, form: Sequence[Block]) -> list[Field]:
    """A letterhead that is not set in capitals: names of units that fill the first lines or their left column."""
    found: list[Field] = []
    for block in form[:_PLAIN_ROWS]:
        spans = columns(reading, block)
        if not spans or is_motto(reading, spans[0]):
            continue
        field = reading.field(spans[0].start, spans[0].end)
        named = (
            field.value[:1].isupper()
            and not _PLACEHOLDER.fullmatch(fold(field.value))
            and not is_numbered(reading, spans[0])
            and not is_dated(reading, spans[0])
            and len(field.value) < _LONGEST_NAME
            and not re.search(r"[:.;]|\d/", field.value)
        )
        if named and found and _continues(found[-1].value, field.value):
            above = found.pop()
            found.append(Field(f"{above.value} {_inside(field.value)}", Span(above.span.start, field.span.end)))
        elif named and re.match(UNIT_HEAD + r"\b", fold(field.value)):
            found.append(field)
        else:
            break
    return _issuing(found) if found else []


def _continues(above: str, name: str) -> bool:
    """Whether a line goes on the name above it: a place alone, or a committee of an organisation by its place."""
    local = _LOCAL_COMMITTEE.match(fold(name)) and ORGANISATION.fullmatch(fold(above))
    return bool(local or _PLACE_LINE.fullmatch(fold(name)))


def _inside(name: str) -> str:
    """A line that goes on a name: "Xã Bình Lưu" as "xã Bình Lưu"; an abbreviation stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _office(reading: Reading, name: list[Span]) -> Field:
    """A name in capitals over one or more lines; its span reaches from the first to the last."""
    parts = [reading.trim(span.start, span.end, _EDGES) for span in name]
    value = " ".join(squeeze(part.of(reading.text)) for part in parts)
    return Field(value, Span(parts[0].start, parts[-1].end))


def _spoken(reading: Reading, letterhead: Field) -> Field:
    """A letterhead in capitals as the plan itself writes it in a sentence: "Ủy ban nhân dân thị xã An Bình".

    Where the motto stands among its words, the sentence is where it reads whole.
    """
    parted = letterhead.value != squeeze(letterhead.span.of(reading.text))
    value = " ".join(part for word in letterhead.value.split() for part in _unglued(word))
    words_ = [("va" if word == "&" else word) for word in re.findall(r"&|[^\s&]+", fold(value))]
    name = r"\s*".join(r"(?:va|&)" if word == "va" else re.escape(word) for word in words_)
    for match in re.finditer(rf"\b{name}\b", reading.folded):
        written = reading.text[match.start() : match.end()]
        one_word = len(words_) > 1 and len(written.split()) == 1  # an address in the net
        if not (mostly_capitals(written) or one_word):
            spoken = squeeze(written[:1].upper() + written[1:])
            return Field(spoken, Span(match.start(), match.end()) if parted else letterhead.span)
    return Field(_lowered(reading, value), letterhead.span)


def _unglued(word: str) -> list[str]:
    """Two words that run together in capitals, "DỤCVÀ", as two; a word that is a syllable or an abbreviation as it
    is."""
    folded = fold(word)
    if len(word) < 5 or not word.isalpha() or not word.isupper() or is_syllable(folded):
        return [word]
    for at in range(2, len(word) - 1):
        if is_syllable(folded[:at]) and is_syllable(folded[at:]):
            return [word[:at], word[at:]]
    return [word]


_PROPER = {("VIỆT", "NAM"), ("HỒ", "CHÍ", "MINH")}


def _lowered(reading: Reading, capitals: str) -> str:
    """Capitals as a sentence: places keep theirs, and so do abbreviations, which are no syllables."""
    words = capitals.split()
    proper = _of_a_level(words) | _names_elsewhere(reading, words) | _of_places(capitals)
    parts = [
        proper.get(at) or (p if not is_syllable(fold(p)) and len(p) <= 6 and p.isalpha() else p.lower())
        for at, p in enumerate(words)
    ]
    start = own_name([fold(part) for part in parts])
    if start is not None:
        parts[start:] = [part[:1].upper() + part[1:] for part in parts[start:]]
    text = " ".join(parts)
    return text[:1].upper() + text[1:]


def _of_places(capitals: str) -> dict[int, str]:
    """The words of places that are known, by where they stand."""
    found: dict[int, str] = {}
    for place in find_places(capitals):
        name = WORD.findall(place.written)[-len(place.name.split()) :]
        end = len(capitals[: place.span.end].split())
        found |= dict(zip(range(end - len(name), end), name, strict=True))
    return found


_LEVELS = frozenset("TỈNH HUYỆN QUẬN XÃ PHƯỜNG".split())
_BODIES = frozenset("ỦY UỶ HỘI ĐỘI ĐOÀN".split())
"""What makes a body or another word of a level: "HUYỆN ỦY", "XÃ HỘI"."""
_LONGEST_PLACE = 3


def _of_a_level(capitals: Sequence[str]) -> dict[int, str]:
    """The words of a place that ends a name ("… TỈNH TRƯỜNG LÂM"), whether it is known or not, by where they stand."""
    starts = [at + 1 for at, word in enumerate(capitals) if word in _LEVELS]
    name = capitals[starts[-1] :] if starts else ()
    if not 2 <= len(name) <= _LONGEST_PLACE or name[0] in _BODIES or not all(map(str.isalpha, name)):
        return {}
    return {starts[-1] + at: word.capitalize() for at, word in enumerate(name)}


def _names_elsewhere(reading: Reading, capitals: Sequence[str]) -> dict[int, str]:
    """Words in capitals, by how the text writes pairs of them with a capital each ("Phú Nhạn"), by where they stand."""
    found: dict[int, str] = {}
    for name in _PROPER:
        for start in range(len(capitals) - len(name) + 1):
            if tuple(capitals[start : start + len(name)]) == name:
                found |= {start + at: word.capitalize() for at, word in enumerate(name)}
    for first, pair in enumerate(pairwise(capitals)):
        for match in re.finditer(re.escape(fold(" ".join(pair))), reading.folded):
            written = reading.text[match.start() : match.end()].split()
            of_level = pair[1] in _LEVELS or (pair[0] in _LEVELS and pair[1] not in _BODIES)
            if len(written) == 2 and not of_level and all(w[:1].isupper() and not w.isupper() for w in written):
                found |= {first: written[0], first + 1: written[1]}
                break
    return found
