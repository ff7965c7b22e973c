"""Who is to do what: the units that a plan gives duties to."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ingest.card.reading import Block, Reading
from ingest.card.scope import similar
from ingest.card.table import row_of
from ingest.card.units import UNIT, in_brackets, is_unit
from knowledge.card import Duty
from knowledge.offices import either
from knowledge.plan import Section
from knowledge.span import Span

_TITLES = (
    "to chuc thuc hien",
    "trach nhiem to chuc thuc hien",
    "phan cong nhiem vu",
    "trach nhiem thuc hien",
    "phan cong trach nhiem",
    "phan cong thuc hien",
    "trach nhiem",
    "to chuc trien khai",
)
_TITLE = re.compile(r"to chuc (?:thuc hien|trien khai)|trach nhiem|phan cong|giao nhiem vu")
_LEAD = re.compile(
    r"^(?:[-–+*•●▪]\s*|\d+(?:\.\d+)*\s*[.)/-]?\s*|[a-z]\s*[.)]\s*|"
    r"[ivx]+\.\s*)?(?P<ask>(?:giao(?:\s+cho)?|de nghi|yeu cau|phan cong|uy quyen|"
    r"kinh de nghi)\s+)?"
)
_VERB = re.compile(
    r"\s{0,3},?\s{0,3}\b(?:co trach nhiem|chiu trach nhiem|co nhiem vu|tham muu|chu tri|phoi hop|"
    r"(?<!tong )phu trach|"
    r"(?<!dau tu )xay dung|"
    r"to chuc|theo doi|huong dan|day manh|can cu|tiep tuc|trien khai|tuyen truyen|"
    r"tang cuong|phat huy|thuc hien|so ket|tong hop|tong ket|bao cao|kiem tra|don doc|ban hanh|"
    r"phat dong|tap trung|chi dao|quan triet|cu the hoa|giup|lam dau moi|la dau moi|la co quan|"
    r"bo tri|dam bao|bao dam|cap nhat|dang tai|dua tin|mo chuyen muc|gan viec|van dong|"
    r"thuong xuyen|chu dong|dang ky|lua chon|gioi thieu|ra soat|tham dinh|thong bao|trinh|(?<!thanh )lap|thanh lap|nop|"
    r"gui|khao sat|cung cap|"
    r"phan cong|phan dau|pho bien|hoan thanh|nghiem tuc|tich cuc|xem xet|quan tam|danh gia|"
    r"tiep nhan|tao dieu kien|kip thoi|nhan rong|phat hien|lam tot|can|phai|se|duoc giao|"
    r"giu vai tro|giu|dam nhan|duy tri|ho tro|giam sat|doi chieu|chi tra|cu can bo|cap phat|soan|dung|phat song|"
    r"mo lop|(?<!thuong )truc|chuan bi|sap xep|nhan dang ky|cham diem|di kiem tra|bien soan|in an|to giac|dang tin|"
    r"phat tin)\b"
)
_WHOSE = re.compile(r"(?:trach nhiem|nhiem vu)(?: va quyen han)? cua (?=\S)")
_ASSIGNED = re.compile(
    r"(?:^|[.;]\s+|:\s+)(?P<ask>giao(?! vien| duc| thong| uoc| ban)|yeu cau|de nghi)\s+(?:cho\s+)?(?P<rest>[^.;:]{3,})"
)


_OFFICE = re.compile(rf"(?:{either('duty')})\b(?!\s+(?:trao|hop))[^.;:]{{3,90}}?" + _VERB.pattern)
_PERSON = re.compile(r"(?:Ông|Bà|ÔNG|BÀ|Đồng chí|Đ/c)\s+(?=[A-ZĐÀ-Ỹ])")
_NO_UNIT = re.compile(
    r"(?:ban hanh|bo tri|bo sung|bao dam|dam bao|thanh phan|dia diem|truong hop|ho va ten|thong bao|"
    r"tong so|don vi\s*[:.…])"
)
"""What begins like the name of an office, folded: "bố trí", "hồi … giờ"."""
_CARRIES_OUT = re.compile(
    r"\W{0,9}(?:dieu\s+\d+\s*[.:]\s*)?(?P<unit>[^.;:]{6,400}?)\s{0,3},?\s{1,3}"
    r"(?:(?:co|chiu) trach nhiem|can cu)\s+[^.;:]{0,40}\bthi hanh"
)
"""The last article of a decision: who is to carry it out."""
_NAMES_PERSONS = re.compile(r"ho\s*(?:,|va)?\s*(?:ten dem\s*(?:,|va)?\s*)?ten\b")
_NOT_UNITS = re.compile(
    r"(?:cac (?:hoat dong|noi dung|nhiem vu|giai phap|chi tieu)|"
    r"thoi gian|dia diem|kinh phi|che do|bao cao|cong tac|noi dung|so ket|tong ket|tien do|giai doan|"
    r"dot\b|phuong thuc|hinh thuc|ho so|dang ky|muc |yeu cau|viec|ve |doi voi|trinh tu|quy trinh|"
    r"han |lo trinh|khen|hoi nghi|thong tin|luu y|ghi chu|cac |nhung |doi moi|gan |nang cao|truyen thong|giai phap)"
)


def find_duties(reading: Reading) -> tuple[Duty, ...]:
    """The duties in the order of the text: parts under "Tổ chức thực hiện", and sentences "Giao … thực hiện …"."""
    duties: list[Duty] = []
    for block in reading.body_blocks:
        under = _under_duties(reading, block)
        duty = _row(reading, block, under=under) or (_part(reading, block) if under else None)
        duty = duty or _headed(reading, block)
        for found in [duty] if duty else _assigned(reading, block):
            if not any(d.span.holds(found.span) and d.unit.value == found.unit.value for d in duties):
                duties.append(found)
    return tuple(duties)


def _headed(reading: Reading, block: Block) -> Duty | None:
    """ "Điều 5. Trách nhiệm của Phòng Nội vụ": a part whose title says whose duties it holds."""
    title = block.section.title
    head = _WHOSE.match(reading.title(block.section)) if title else None
    if title is None or head is None or not re.match(UNIT, reading.folded[title.start + head.end() :]):
        return None
    return Duty(reading.field(title.start + head.end(), title.end), block.section.span, "title that says whose duties")


def _row(reading: Reading, block: Block, *, under: bool) -> Duty | None:
    """A table row: the cell under a heading for those who do it, else the first one with words, names the unit."""
    row = row_of(reading, block)
    if row is None:
        return None
    if any(_NAMES_PERSONS.match(cell.heading) for cell in row.cells):
        return None  # the members of a committee
    who, what = row.of("who"), row.of("what")
    if who and what and _WORDS.search(who.span.of(reading.text)):
        return Duty(reading.field(who.span.start, who.span.end), block.span, "column of those who do it")
    first = next((c for c in row.cells if _WORDS.search(c.span.of(reading.text))), None)
    if not under or first is None or first.span.end >= block.span.end - _SHORTEST:
        return None
    unit = reading.field(first.span.start, first.span.end)
    return Duty(unit, block.span, "first cell of a row") if is_unit(unit.value) else None


_WORDS = re.compile(r"[^\W\d_]{2,}")
_SHORTEST = 8
"""Characters after the unit that say what it does."""


@lru_cache(maxsize=2)
def _lists_of_units(reading: Reading) -> frozenset[Section | None]:
    """The sections in which several parts begin with the name of an office and a verb, whatever they are called."""
    heads = Counter(
        _parent(block)
        for block in reading.blocks
        if block.section.style != "paragraph" and _OFFICE.match(_after_mark(reading, block))
    )
    return frozenset(section for section, count in heads.items() if count >= 2)


def _parent(block: Block) -> Section | None:
    """The section over the one that a block begins; None for a part of the top."""
    return block.sections[-2] if len(block.sections) > 1 else None


def _after_mark(reading: Reading, block: Block) -> str:
    lead = _LEAD.match(block.span.of(reading.folded))
    return reading.folded[block.span.start + (lead.end() if lead else 0) : block.span.end]


def _under_duties(reading: Reading, block: Block) -> bool:
    titles = [reading.title(s) for s in block.sections[:-1]]
    if block.section.style not in {"paragraph", "region"} and _parent(block) in _lists_of_units(reading):
        return True
    return any(t and (_TITLE.search(t) or similar(t, _TITLES)) for t in titles)


def _part(reading: Reading, block: Block) -> Duty | None:
    """A part that begins with a unit: its title, or the words before the first verb."""
    section = block.section
    lead = _LEAD.match(block.span.of(reading.folded))
    start = block.span.start + (lead.end() if lead else 0)
    asked = bool(lead and lead["ask"])
    if (
        section.title
        and section.title.end - section.title.start < 110
        and not asked
        and _unit_like(reading, section.title)
    ):
        verb = _verb(reading, section.title.start, section.title.start + 3, section.title.end)
        end = verb.start() if verb else section.title.end
        return Duty(reading.field(section.title.start, end), section.span, "part headed by the unit")
    verb = _verb(reading, start, start + 3, min(start + 240, block.span.end))
    unit_like = is_unit(reading.text[start : block.span.end]) and not _NO_UNIT.match(reading.folded, start)
    if not verb or (not asked and not unit_like and not _PERSON.match(reading.text, start)):
        return None
    unit = reading.field(start, verb.start())
    how = "line that begins with the unit and a verb"
    return Duty(unit, _extent(section, block), how) if len(unit.value) >= 2 else None


def _verb(reading: Reading, unit: int, start: int, end: int) -> re.Match[str] | None:
    """The first verb after a unit's name; a capital inside the name ("Cơ quan Tổ chức - Nội vụ") is no verb, nor is
    what stands in brackets ("Văn phòng (thường trực, theo dõi phong trào)"), nor "phụ trách" where it says which person
    ("cán bộ phụ trách văn thư tổng hợp …")."""
    charge: re.Match[str] | None = None
    for match in _VERB.finditer(reading.folded, start, end):
        first = next(i for i in range(match.start(), match.end()) if reading.text[i].isalpha())
        inside_name = reading.text[first].isupper() and first > unit and not reading.text[unit:first].isupper()
        noun = reading.folded[:first].rstrip().endswith((" cac", " nhung", " moi")) and match.group().strip(" ,") in {
            "to chuc",
            "can",
        }
        if inside_name or noun or in_brackets(reading.text, unit, first):
            continue
        if match.group().strip(" ,") == "phu trach" and charge is None:
            charge = match
            continue
        return match
    return charge


def _unit_like(reading: Reading, title: Span) -> bool:
    """Whether a title names a unit or a person: by its first words, or as the short head of "…: does this"."""
    folded = title.of(reading.folded)
    if is_unit(title.of(reading.text)):
        return not _NO_UNIT.match(folded)
    if _PERSON.match(title.of(reading.text)):
        return True
    headed = reading.text[title.end : title.end + 1] == ":" and len(folded.split()) <= 9
    return headed and not _NOT_UNITS.match(folded) and not _VERB.match(folded)


def _extent(section: Section, block: Block) -> Span:
    return block.span if section.style == "paragraph" else section.span


def _assigned(reading: Reading, block: Block) -> Iterator[Duty]:
    for sentence in reading.sentences(block):
        carried = _CARRIES_OUT.match(sentence.of(reading.folded))
        if carried and re.match(UNIT, carried["unit"]):
            unit = reading.field(sentence.start + carried.start("unit"), sentence.start + carried.end("unit"))
            yield Duty(unit, sentence, "who carries a decision out")
            continue
        lead = _LEAD.match(sentence.of(reading.folded))
        offset = lead.start("ask") if lead and lead["ask"] else 0
        match = _ASSIGNED.match(reading.folded[sentence.start + offset : sentence.end])
        if match:
            start = sentence.start + offset + match.start("rest")
            verb = _verb(reading, start, start + 3, min(start + 200, sentence.end))
            if verb and re.match(UNIT, reading.folded[start:]):
                yield Duty(reading.field(start, verb.start()), sentence, "sentence that gives a unit its duty")
