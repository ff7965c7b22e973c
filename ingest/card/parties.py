"""From whom to whom something goes: sender, recipient, and the one it goes through."""

import re

from ingest.card.reading import Block, Reading
from ingest.card.table import Row
from ingest.card.times import When
from ingest.card.units import in_brackets, is_unit
from knowledge.card import Field
from knowledge.span import Span

_RECIPIENT = re.compile(
    r"\b(?:(?:gui|nop|bao cao|trinh|dang ky)(?:\s+(?:ket qua|ho so|bao cao|van ban|danh sach|"
    r"ban(?! (?:thuong|chap|chi|to|can|quan|tuyen|dan|giam|co))|"
    r"file)){0,4}(?:\s+(?:ve|cho|toi|den|len))?|ve|toi|cho)\s+"
    r"(?P<unit>(?:uy ban nhan dan|ubnd|hoi dong thi dua|hoi dong|thuong truc|co quan thuong truc|"
    r"co quan|ban (?!hanh|dang|giao)|phong\b(?! trao)|so (?!ket|lieu|luong|voi)|bo |van phong|"
    r"truong (?:khoi|cum)|khoi truong|cum truong|lien doan|cong doan|to thu ky|to |don vi truong|"
    r"chi cuc|cuc|trung tam|lanh dao|chu tich|uy ban mat tran|uy ban|mat tran|thanh uy|huyen uy|"
    r"tinh uy|dang uy|doan |hoi |cong an|vu )[^.;:()\n]*?)"
    r"(?=\s+(?:truoc|cham nhat|muon nhat|de (?:tong hop|theo|xem|tham|bao|trinh|phoi)|dung|vao|"
    r"trong|theo|ngay sau|tu ngay|den het|den ngay|trc|chu y|va (?:gui|bao|nop)|xem xet|khi|kem|"
    r"qua (?:thu|email|dia|he)|han|"
    r"danh sach|ho so|bao cao|ket qua|tinh hinh|ban dang ky|van ban|0?6 thang|quy|\d)\b|\s*[.;:()\n,]|$)"
)
_VIA = re.compile(
    r"\s{0,3}(?:\(?\s{0,3}(?:thong qua|qua)\s+(?P<unit>[^.;:()\n]{3,70}?)\)?)(?=\s+(?:truoc|cham nhat|de |"
    r"theo)\b|\s*[.;:()\n,]|$)"
)
_SENDER_VERB = re.compile(
    r"\b(?:gui|nop|bao cao|(?<!dau tu )xay dung|dang ky|tong hop|tien hanh|so ket|tong ket|lap|hoan thanh|"
    r"to chuc|co trach nhiem|thuc hien|chiu trach nhiem|trien khai|du kien|binh xet|de nghi|chu tri|"
    r"tham muu|cham diem|danh gia|phat dong|hop|trao doi|phoi hop|kiem tra|cong bo|ban hanh|tham gia|phan cong|co mat|"
    r"chuan bi|ra soat|lua chon|gioi thieu|tiep nhan|huong dan|theo doi|don doc|tham du|niem yet|"
    r"can cu|chu dong|theo (?:chuc nang|nhiem vu|tham quyen))\b"
)
_ACT = re.compile(
    r"(?:gui|nop|lap|xay dung|tong hop|tien hanh|to chuc|hoan thanh|trien khai|tham muu|chuan bi|ra soat|phoi hop|"
    r"huong dan|chu tri|thuc hien|cong bo|gioi thieu|dang ky|kiem tra|phat dong|tiep nhan|cu|bo tri|cap nhat)\b"
)
"""Verbs that a line begins with whose subject is the office over it; "báo cáo" may be a noun."""
_SENDER_LEAD = re.compile(
    r"^(?:[-–+*•]\s*|\d+(?:\.\d+)*[.)]\s*|[a-z][.)]\s*)?(?:ket thuc (?:dot|"
    r"giai doan|chang)\s*\w+\s*,?\s*|(?:dinh ky|truoc|cham nhat|muon nhat|trong|sau|ke tu|hang)\b[^,]{0,80},\s*|"
    r"yeu cau\s+|de nghi\s+|giao\s+|"
    r"cac dot[^,]*,\s*)?"
)
_EVERY = re.compile(r"(?:moi|hang|dinh ky)\s+(?:\w+\s+)?(?:tuan|thang|quy|nam|ky|dot)\b")


def recipient_of(reading: Reading, sentence: Span, what: Field, when: When, row: Row | None) -> Field | None:
    """Who it goes to: nearest after the thing that is due; an intermediary "qua …" is part of it."""
    if row and (cell := row.of("to")):
        return reading.field(cell.span.start, cell.span.end)
    zone = reading.folded[sentence.start : sentence.end]
    matches = [m for m in _RECIPIENT.finditer(zone) if m.start("unit") >= what.span.start - sentence.start]
    if not matches:
        return None
    near = min(matches, key=lambda m: abs(m.start("unit") + sentence.start - when.due.span.start))
    start, end = sentence.start + near.start("unit"), sentence.start + near.end("unit")
    via = _VIA.match(reading.folded, end, sentence.end)
    return reading.field(
        start,
        via.end("unit") + (1 if via and reading.text[via.end("unit") : via.end("unit") + 1] == ")" else 0)
        if via
        else end,
    )


def sender_of(reading: Reading, block: Block, sentence: Span, row: Row | None) -> Field | None:
    """Who is to do it: the cell of a row that says so, the subject of the sentence, or the office whose duties it
    stands under where the sentence begins with what is to be done. None rather than a guess."""
    if row:
        cell = row.of("who")
        field = reading.field(cell.span.start, cell.span.end) if cell else None
        return field if field and not field.value.isdigit() else None
    return _subject(reading, sentence) or _office_above(reading, block, sentence)


def _office_above(reading: Reading, block: Block, sentence: Span) -> Field | None:
    """The office that heads the part: "2. Phòng Nội vụ" over "- Gửi báo cáo về Sở trước ngày …"."""
    above = next((s.title for s in reversed(block.sections[:-1]) if s.title), None)
    lead = _SENDER_LEAD.match(sentence.of(reading.folded))
    begins = sentence.start + (lead.end() if lead else 0)
    if above is None or not is_unit(above.of(reading.text)) or not _ACT.match(reading.folded, begins):
        return None
    verb = _verb(reading, above.start, above.start + 3, above.end)
    return reading.field(above.start, verb.start() if verb else above.end)


def _subject(reading: Reading, sentence: Span) -> Field | None:
    """The office that a sentence begins with, up to its verb."""
    lead = _SENDER_LEAD.match(reading.folded[sentence.start : sentence.end])
    start = sentence.start + (lead.end() if lead else 0)
    verb = _verb(reading, start, min(start + 3, sentence.end), sentence.end)
    if not verb or verb.start() - start < 3:
        return None
    colon = reading.text.rfind(":", start, verb.start())
    field = reading.field(max(start, colon + 1), verb.start())
    fits = (
        2 <= len(field.value.split()) <= 40
        and not field.value[0].isdigit()
        and is_unit(field.value)
        and not _EVERY.match(field.span.of(reading.folded))
    )
    return field if fits else None


def _verb(reading: Reading, name: int, start: int, end: int) -> re.Match[str] | None:
    """The first verb behind the name of a unit; what stands in brackets belongs to the name."""
    verbs = _SENDER_VERB.finditer(reading.folded, start, end)
    return next((verb for verb in verbs if not in_brackets(reading.text, name, verb.start())), None)
