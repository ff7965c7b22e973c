"""What is due, from whom, to whom and when; and the conferences that a plan announces."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from ingest.card.phases import ORDINALS, ROMANS
from ingest.card.reading import Block, Reading
from ingest.card.units import UNIT
from ingest.outline import PREAMBLE
from knowledge.card import Deadline, Due, DueKind, Field, Period, Phase
from knowledge.dates import DateMention, DateValue, find_dates, find_periods
from knowledge.span import Span

_HOUR = r"(?:\d{1,2}\s*(?:gio|h)(?:\s*\d{1,2})?(?:\s*phut)?,?\s*)?"
_BEFORE = re.compile(r"(?:xong\s+|hoan thanh\s+|nop\s+|gui\s+)?truoc\s+" + _HOUR + r"(?:ngay\s+|het\s+)?$")
_BY = re.compile(
    r"(?:cham nhat|muon nhat|han cuoi|han chot|thoi han(?:\s+\w+){0,6}|han(?:\s+(?:nop|gui|"
    r"dang ky|nhan|cuoi|chot)){1,2}(?:\s+\w+){0,5}|khong qua|"
    r"den het|het|hoan thanh (?:vao|trong)|ket thuc)\s*(?:la|vao|den|trong)?\s*:?\s*(?:het\s+)?"
    + _HOUR
    + r"(?:ngay\s+)?$"
)
_ON = re.compile(
    r"(?:vao|trong|du kien|to chuc|thoi gian(?:\s+\w+){0,4}\s*:?)\s*(?:(?:khoang|dip|cac|tuan)\s+)*(?:ngay\s+)?$"
)
_HEADS_LINE = re.compile(r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+|[a-z][.)]\s*)?(?:(?:vao|trong|ngay)\s+)*")
_ANNOUNCED = re.compile(
    r"(?:hoi nghi|thoi gian|du kien|so ket|tong ket|phat dong|giao uoc|dang ky|binh xet|nghiem thu)[^.;]{0,40}:\s*"
    r"(?P<about>(?:(?:khoang|tuan)\s+)*)(?:ngay\s+)?$"
)
_DAY_OF = re.compile(
    r"(?P<kind>truoc|cham nhat|vao|den|muon nhat)?\s*(?:vao\s+|"
    r"la\s+)?ngay\s+(?P<d>\d{1,2})\s+(?:cua\s+)?(?P<unit>(?:thang\s+(?:cuoi|"
    r"dau)\s+(?:cua\s+)?(?:moi\s+|hang\s+)?quy|(?:hang|hang|moi)\s+(?:thang|quy|nam)|"
    r"thang\s+(?:tiep theo|sau|lien ke)))"
)
_RECURRING = re.compile(
    r"(?:theo\s+)?(?:dinh ky|thuong ky)(?:\s*\(?\s*(?:hang|moi|theo)?\s*(?:tuan|thang|quy|nam|"
    r"0?6 thang(?: dau nam| cuoi nam)?|09 thang|9 thang|ca nam|mot nam|1 nam))"
    r"(?:\s*(?:,|va|hoac|/)\s*(?:hang|moi)?\s*(?:tuan|thang|quy|nam|0?6 thang(?: dau nam)?|"
    r"0?9 thang|ca nam|mot nam|1 nam))*|"
    r"(?:hang|moi)\s+(?:tuan|thang|quy|nam|0?6 thang)(?=[^.;]{0,60}\bbao cao)|"
    r"(?:hang|moi)\s+(?:tuan|thang|quy|nam)\s+(?:mot|01|1|hai|02|2)\s+lan|"
    r"bao cao(?=\s+(?:hang|moi)\s+(?:tuan|thang|quy))\s+(?:hang|moi)\s+(?:tuan|thang|quy)|"
    r"(?:truoc\s+)?(?:\d{1,2}\s*(?:gio|h)(?:\s*\d{2})?\s+)?"
    r"(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)\s+(?:hang|moi) tuan"
)
_THINGS = re.compile(
    r"\b(?:bao cao|ho so|dang ky|ban dang ky|danh sach|bang cham diem|bang diem|"
    r"ket qua (?:tu )?cham diem|ket qua|to trinh|hoi nghi|le (?:phat dong|tong ket|ky ket|trao)|"
    r"so ket|tong ket|"
    r"van ban|de nghi khen|ke hoach(?! nay| so\b)|ban giao uoc|ky ket giao uoc|ky giao uoc|giao uoc|bai du thi|"
    r"bien ban|quyet dinh thanh lap|"
    r"san pham|sang kien|y kien|tu cham diem|cham diem|binh xet|hop(?= (?:khoi|cum|tong ket|so ket|hoi dong|"
    r"binh xet|giao ban|danh gia|xet))|kiem tra|hoan thanh|phat dong|"
    r"xet tuyen|tuyen sinh|cong bo|trien khai|gioi thieu|de xuat|binh bau|nop|gui)\b"
)
_DUE_THINGS = re.compile(
    r"\b(?:bao cao|ho so|dang ky|danh sach|cham diem|bang diem|ket qua|to trinh|hoi nghi|le |"
    r"so ket|tong ket|van ban|ke hoach|giao uoc|bai du thi|san pham|"
    r"sang kien|y kien|binh xet|hop|kiem tra|hoan thanh|phat dong|trien khai|nop|gui|de nghi|"
    r"trinh|to chuc|gioi thieu|binh bau)\b"
)
_NOT_THINGS = re.compile(r"to chuc (?:thuc hien|trien khai)|phan cong|trach nhiem")
_CONFERENCE = re.compile(
    r"^(?!bien ban|bao cao|ho so|danh sach|tai lieu|giay moi).*?"
    r"\b(?:hoi nghi|le (?:phat dong|tong ket|ky ket|trao|so ket)|hop (?:khoi|cum|tong ket|so ket)|dai hoi)\b"
)
_RECIPIENT = re.compile(
    r"\b(?:(?:gui|nop|bao cao|trinh|dang ky)(?:\s+(?:ket qua|ho so|bao cao|van ban|danh sach|ban|"
    r"file))*(?:\s+(?:ve|cho|toi|den|len))?|ve|toi|cho)\s+"
    r"(?P<unit>(?:uy ban nhan dan|ubnd|hoi dong thi dua|hoi dong|thuong truc|co quan thuong truc|"
    r"co quan|ban (?!hanh|dang|giao)|phong\b(?! trao)|so (?!ket|lieu|luong|voi)|bo |van phong|"
    r"truong (?:khoi|cum)|khoi truong|cum truong|lien doan|cong doan|to thu ky|to |don vi truong|"
    r"chi cuc|cuc|trung tam|lanh dao|chu tich|uy ban mat tran|uy ban|mat tran|thanh uy|huyen uy|"
    r"tinh uy|dang uy|doan |hoi |cong an|vu )[^.;:()\n]*?)"
    r"(?=\s+(?:truoc|cham nhat|muon nhat|de (?:tong hop|theo|xem|tham|bao|trinh|phoi)|dung|vao|"
    r"trong|theo|trc|chu y|va (?:gui|bao|nop)|xem xet|khi|kem|qua (?:thu|email|dia|he)|han|"
    r"danh sach|ho so|bao cao|ket qua|ban dang ky|van ban|0?6 thang|quy|\d)\b|\s*[.;:()\n,]|$)"
)
_VIA = re.compile(
    r"\s*(?:\(?\s*(?:thong qua|qua)\s+(?P<unit>[^.;:()\n]{3,70}?)\)?)(?=\s+(?:truoc|cham nhat|de |"
    r"theo)\b|\s*[.;:()\n,]|$)"
)
_DATA = re.compile(r"(?:so lieu|thoi diem|moc|ky bao cao|thoi gian lay|tinh)[^.;]{0,60}$")
_SENDER_VERB = re.compile(
    r"\b(?:gui|nop|bao cao|(?<!dau tu )xay dung|dang ky|tong hop|tien hanh|so ket|tong ket|lap|hoan thanh|"
    r"to chuc|co trach nhiem|thuc hien|chiu trach nhiem|trien khai|du kien|binh xet|de nghi|chu tri|"
    r"tham muu|cham diem|danh gia|phat dong)\b"
)
_SENDER_LEAD = re.compile(
    r"^(?:[-–+*•]\s*|\d+(?:\.\d+)*[.)]\s*|[a-z][.)]\s*)?(?:ket thuc (?:dot|"
    r"giai doan|chang)\s*\w+\s*,?\s*|(?:dinh ky|truoc|cham nhat|muon nhat|trong|sau|ke tu|hang)\b[^,]{0,80},\s*|"
    r"yeu cau\s+|de nghi\s+|giao\s+|"
    r"cac dot[^,]*,\s*)?"
)
_PART = re.compile(
    r"(?P<part>(?:0?6 thang(?: dau nam| cuoi nam)?|0?9 thang|quy(?: [iv]+)?|ca nam|nam|thang|"
    r"tuan))\s*[(:]\s*$|(?<!\w)(?P<bare>0?6 thang(?: dau nam)?|0?9 thang|ca nam)\s+$"
)
_FOR_WHICH = re.compile(
    r"\s*\(?(?:doi voi|cho)\s+(?P<part>[^.;()]{4,110}?)(?=\s+va\s+(?:truoc|cham nhat|muon nhat)|\s+de\s+"
    r"(?:tong hop|theo doi|trinh|bao cao)|,\s*(?:doi voi|truoc|cham nhat|muon nhat|gui|nop|trinh|rieng|cac |bao cao)|"
    r"\s*[.;()]|$)"
)
_RELATIVE = re.compile(
    r"(?:cham nhat|muon nhat|trong(?: vong| thoi han)?|khong qua|"
    r"sau)\s+(?:la\s+)?\d{1,3}\s+ngay(?:\s+lam viec)?\s*,?\s+(?:ke tu|tinh tu|tu|sau|"
    r"truoc|ket thuc|khi)\s[^,.;()]{3,80}"
)
_SENDER = re.compile(UNIT)
_REPORT = re.compile(r"bao cao\b")
_EVERY = re.compile(r"(?:moi|hang|dinh ky)\s+(?:\w+\s+)?(?:tuan|thang|quy|nam|ky|dot)\b")
_HELD = re.compile(rf"(?:hoi nghi|\ble |hop |trao thuong)[^.;]{{0,60}}(?:\(|ngay|:)\s*{_HOUR}(?:ngay\s+)?$")
_EVENT = re.compile(
    r"\b(?:cham|kiem tra|binh xet|hop|dang ky|nop|gui|to chuc|thi cong|nghiem thu|tong ket|so ket|"
    r"khao sat|tham dinh|xet|hoan thanh|phat dong|nhan ho so|tiep nhan|ra quan|thuc hien)\b[^.;]*$"
)
_NOT_EVENT = re.compile(
    r"giai doan|ky niem|chao mung|nghi quyet|ngay thanh lap|so lieu|thanh tich|ket qua|dai hoi|nhiem ky|\($"
)
_PHASE_END = re.compile(
    r"(?:ket thuc|sau|het|so ket|tong ket)\s+(?:khi ket thuc\s+)?(?:dot|"
    r"giai doan|chang)\s*(?:thu\s+)?(?P<n>\d|[ivx]{1,3}|nhat|mot|hai|ba)\b"
)
_OCCASION = re.compile(r"\b(?:sau|ngay sau|tai|trong|truoc)(?: khi ket thuc| khi)?\s+$")
"""Before what is only the occasion of what is due: "ngay sau hội nghị, gửi biên bản …"."""
_HANDED_IN = frozenset({"nop", "gui"})
_DONE = re.compile(r":\s*$")
_LEGAL = re.compile(r"\b(?:luat|nghi dinh|nghi quyet|chi thi|quyet dinh|thong tu|ket luan)\b[^.;]{0,80}$")


_FEWEST_HEAD, _MOST_HEAD = 2, 14
"""Words before a colon that name what is due after it."""
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class _When:
    """One statement of time in a sentence, with the span of its words."""

    due: Due
    mention: DateMention | None


def find_deadlines(reading: Reading, phases: tuple[Phase, ...]) -> tuple[Deadline, ...]:
    """The deadlines and conferences in the order of the text; the time of a phase is no deadline."""
    taken = [p.period.span for p in phases if p.period]
    found: list[Deadline] = []
    for block in reading.blocks:
        if block.sections[0].label == PREAMBLE:
            continue
        own = [one for sentence in reading.sentences(block) for one in _in_sentence(reading, block, sentence, taken)]
        found += _sent_alike(reading, own)
    return tuple(found)


def _sent_alike(reading: Reading, deadlines: list[Deadline]) -> Iterator[Deadline]:
    """ "Báo cáo sơ kết gửi trước ngày …; báo cáo tổng kết gửi trước ngày … về X": one recipient, named once."""
    for one, following in zip_longest(deadlines, deadlines[1:]):
        shared = (
            following is not None
            and one.recipient is None
            and _REPORT.match(one.what.span.of(reading.folded))
            and _REPORT.match(following.what.span.of(reading.folded))
        )
        yield replace(one, recipient=following.recipient) if following and shared else one


def _in_sentence(reading: Reading, block: Block, sentence: Span, taken: list[Span]) -> Iterator[Deadline]:
    data = _data_periods(reading, sentence)
    previous = sentence.start
    thing: Field | None = None
    whens = _whens(reading, sentence, [*taken, *(d.span for d in data)])
    for i, when in enumerate(whens):
        after = _part_after(reading, sentence, when)
        what = _what(reading, block, sentence, previous, when)
        part = after or (_part(reading, when) if thing or what else None)
        if part and (what is None or what.span.holds(part.span) or part.span.holds(what.span)):
            what, part = (thing, part) if thing else (what, None)
        if after and thing and what and not _THINGS.match(what.span.of(reading.folded)):
            what = thing
        first, previous = previous == sentence.start, (after or when.due).span.end
        if what is None:
            continue
        thing = what
        yield Deadline(
            what=what,
            due=when.due,
            span=_evidence(block, sentence),
            sender=_cell_after(reading, sentence, when) or (_sender(reading, sentence) if first else None),
            recipient=_recipient(reading, sentence, what, when),
            data_period=_data_of(data, whens, i),
            phase=_phase_number(reading, sentence, what),
            conference=bool(_CONFERENCE.search(what.span.of(reading.folded))),
            part=part,
        )


def _part_after(reading: Reading, sentence: Span, when: _When) -> Field | None:
    """ "trước ngày 20/02 đối với khen thưởng sơ kết và …": for which of several the time holds."""
    match = _FOR_WHICH.match(reading.folded, when.due.span.end, sentence.end)
    return reading.field(match.start("part"), match.end("part")) if match else None


def _part(reading: Reading, when: _When) -> Field | None:
    """ "6 tháng (trước ngày 10/6), năm (trước ngày 10/12)": the words before the bracket that the time stands in."""
    before = reading.folded[max(0, when.due.span.start - 40) : when.due.span.start]
    match = _PART.search(before)
    if not match:
        return None
    name = "part" if match["part"] else "bare"
    start = when.due.span.start - len(before)
    return reading.field(start + match.start(name), start + match.end(name))


def _evidence(block: Block, sentence: Span) -> Span:
    """The whole block where it is short, so that a quote explains itself; else the sentence."""
    return block.span if block.span.end - block.span.start <= 500 else sentence


def _whens(reading: Reading, sentence: Span, taken: list[Span]) -> list[_When]:
    folded = sentence.of(reading.folded)
    whens: list[_When] = []
    for match in _DAY_OF.finditer(folded):
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        kind = DueKind.RECURRING
        whens.append(
            _When(
                Due(kind, None, reading.trim(span.start, span.end), recurrence=span.of(reading.text).strip()),
                None,
            )
        )
        taken.append(span)
    for match in _RELATIVE.finditer(folded):
        span = reading.trim(sentence.start + match.start(), sentence.start + match.end())
        whens.append(_When(Due(DueKind.WITHIN, None, span), None))
        taken.append(span)
    for period in _event_periods(reading, sentence, taken):
        whens.append(_When(Due(DueKind.WITHIN, period.end, period.span), None))
        taken.append(period.span)
    for mention in find_dates(folded):
        span = Span(sentence.start + mention.span.start, sentence.start + mention.span.end)
        if any(t.start < span.end and span.start < t.end for t in taken):
            continue
        due = _due(reading, sentence, span, mention)
        if due:
            whens.append(_When(due, mention))
            taken.append(span)
    for match in _RECURRING.finditer(folded):
        span = reading.trim(sentence.start + match.start(), sentence.start + match.end(), " ,(")
        if not any(t.start < span.end and span.start < t.end for t in taken):
            whens.append(_When(Due(DueKind.RECURRING, None, span, recurrence=span.of(reading.text)), None))
    return _merged(reading, sorted(whens, key=lambda w: w.due.span))


def _merged(reading: Reading, whens: list[_When]) -> list[_When]:
    """Recurrences that stand side by side as one: "mỗi quý một lần, trước ngày 15 của tháng cuối quý"."""
    merged: list[_When] = []
    for when in whens:
        last = merged[-1] if merged else None
        if (
            last
            and last.due.kind is when.due.kind is DueKind.RECURRING
            and re.fullmatch(r"[\s,(]*(?:vao|va)?\s*", reading.folded[last.due.span.end : when.due.span.start])
        ):
            span = Span(last.due.span.start, when.due.span.end)
            merged[-1] = _When(Due(DueKind.RECURRING, None, span, recurrence=span.of(reading.text)), None)
        else:
            merged.append(when)
    return merged


def _event_periods(reading: Reading, sentence: Span, taken: list[Span]) -> Iterator[Period]:
    """Stretches of time in which something is held or handed in: "chấm điểm từ ngày … đến ngày …"."""
    folded = sentence.of(reading.folded)
    for found in find_periods(folded):
        span = Span(sentence.start + found.span.start, sentence.start + found.span.end)
        before = folded[: found.span.start]
        if found.end is None or found.end.year is None or any(t.start < span.end and span.start < t.end for t in taken):
            continue
        if _EVENT.search(before[-70:]) and not _NOT_EVENT.search(before[-40:]):
            yield Period(found.start, found.end, span)


def _due(reading: Reading, sentence: Span, span: Span, mention: DateMention) -> Due | None:
    before = reading.folded[max(sentence.start, span.start - 60) : span.start]
    for kind, pattern in ((DueKind.BEFORE, _BEFORE), (DueKind.BY, _BY), (DueKind.ON, _ON)):
        match = pattern.search(before)
        if match:
            if (
                kind is DueKind.ON
                and mention.value.day is None
                and mention.value.month is None
                and mention.value.quarter is None
                and mention.value.half is None
                and mention.value.edge is None
            ):
                return None
            # "Thời hạn nộp hồ sơ: …": what stands before the colon says what is due, not when.
            lead = match.group().rpartition(":")[2].lstrip()
            start = span.start - len(lead)
            return Due(kind, None if mention.misread else mention.value, Span(start, span.end))
    heads_line = _HEADS_LINE.fullmatch(reading.folded, sentence.start, span.start)
    if heads_line and re.match(r"\s*:", reading.text[span.end : sentence.end]):
        return Due(DueKind.ON, mention.value, span)
    if announced := _ANNOUNCED.search(before):
        start = span.start - (len(before) - announced.start("about")) if announced["about"] else span.start
        return Due(DueKind.ON, mention.value, Span(start, span.end))
    # A whole year in a cell says when work is done, not when it is due.
    if mention.value != DateValue(mention.value.year) and _own_cell(reading, sentence, span):
        return Due(DueKind.ON, mention.value, span)
    if _HELD.search(before) and mention.value.day:
        return Due(DueKind.ON, mention.value, span)
    return None


def _own_cell(reading: Reading, sentence: Span, span: Span) -> bool:
    """Whether a date fills a cell of a table row by itself."""
    text = reading.text
    left = text[max(sentence.start, span.start - 12) : span.start].rstrip(" ")
    right = text[span.end : min(sentence.end, span.end + 3)].lstrip(" ")
    return bool(re.search(r"[\t|](?:\s*[Nn]gày)?$", left)) and (not right or right[0] in "\t|")


def _what(reading: Reading, block: Block, sentence: Span, previous: int, when: _When) -> Field | None:
    """The thing that is due: the noun phrase before the time, or else after it."""
    floor, at = max(sentence.start, previous), when.due.span.start
    before = reading.folded[floor:at]
    if _LEGAL.search(before) and when.due.kind is DueKind.ON:
        return None
    things = [m for m in _THINGS.finditer(before) if not _OCCASION.search(before[: m.start()])]
    if when.due.kind is DueKind.RECURRING:
        return _recurring_thing(reading, sentence, when, things, floor)
    if not things and previous > sentence.start and _DUE_THINGS.search(reading.folded[sentence.start : previous]):
        # "định kỳ 6 tháng (trước ngày 10/6), năm (trước ngày 10/12)": the label stands alone.
        label = reading.field(floor, at)
        return label if label.value.strip("() ") else None
    if things and all(m.group() in _HANDED_IN for m in things) and floor == sentence.start:
        # "Báo cáo tổng kết năm. Nộp về Phòng trước …": the sentence before says what.
        return _phrase_before(reading, block, sentence) or _phrase(reading, floor + things[0].start(), at)
    if not things and (headed := _headed(reading, floor, at, when)):
        return headed
    if not things:
        after = _THINGS.search(reading.folded, when.due.span.end, sentence.end)
        if after and after.start() - when.due.span.end < 80:
            return _phrase(reading, after.start(), sentence.end)
        title = block.section.title or (block.sections[-2].title if len(block.sections) > 1 else None)
        named = title is not None and not _NOT_THINGS.match(title.of(reading.folded))
        if title and named and _DUE_THINGS.search(title.of(reading.folded)) and at - sentence.start < 60:
            return reading.field(title.start, title.end)
        return None
    return _phrase(reading, floor + _best_thing(things).start(), at)


def _phrase_before(reading: Reading, block: Block, sentence: Span) -> Field | None:
    """What the sentence before this one in the same paragraph says is due."""
    before = next((s for s in reversed(list(reading.sentences(block))) if s.end <= sentence.start), None)
    things = list(_THINGS.finditer(before.of(reading.folded))) if before else []
    nouns = [m for m in things if m.group() not in _HANDED_IN]
    return _phrase(reading, before.start + _best_thing(nouns).start(), before.end) if before and nouns else None


def _headed(reading: Reading, start: int, at: int, when: _When) -> Field | None:
    """ "Thi giáo viên giỏi cấp trường: xong trước …": the words before the colon."""
    colon = _DONE.search(reading.folded, start, at)
    mark = _HEADS_LINE.match(reading.folded, start, at)
    if colon is None or when.due.kind not in {DueKind.BEFORE, DueKind.BY}:
        return None
    field = reading.field(mark.end() if mark else start, colon.start())
    return field if _FEWEST_HEAD <= len(field.value.split()) <= _MOST_HEAD else None


def _best_thing(things: list[re.Match[str]]) -> re.Match[str]:
    """A report, dossier or registration beats a bare verb; of several the first says the most."""
    nouns = [
        m
        for m in things
        if re.match(
            r"bao cao|ho so|dang ky|ban dang ky|danh sach|hoi nghi|le |bang|ke hoach|van ban|"
            r"bien ban|quyet dinh|to trinh|giao uoc|ban giao",
            m.group(),
        )
    ]
    specific = [m for m in nouns if m.group() != "ke hoach"]
    return (specific or nouns or things)[0]


def _recurring_thing(
    reading: Reading, sentence: Span, when: _When, before: list[re.Match[str]], floor: int
) -> Field | None:
    after = re.compile(r"bao cao|tong hop|so ket|dang ky|gui|kiem tra").search(
        reading.folded, when.due.span.start, sentence.end
    )
    if after and after.start() - when.due.span.end < 60:
        return _phrase(reading, after.start(), sentence.end)
    nouns = [m for m in before if re.match(r"bao cao|ho so|so ket|kiem tra|hop|cham diem", m.group())]
    return _phrase(reading, floor + nouns[-1].start(), when.due.span.start) if nouns else None


def _phrase(reading: Reading, start: int, limit: int) -> Field | None:
    """A noun phrase from its first word to where the recipient, the time or another clause begins."""
    piece = reading.folded[start:limit]
    first = re.match(r"\w+(?:\s+\w+)?", piece)
    stop = re.search(
        r"\s+(?=(?:uy ban nhan dan|ubnd)\b)|\s*:|\s+(?:ve|cho|toi|den|qua)\s+(?=(?:uy ban|ubnd|"
        r"hoi dong|thuong truc|co quan|ban |phong|so |bo |van phong|truong|khoi|cum|lien doan|"
        r"cong doan|to |don vi|chi cuc))|"
        r"\s+gui\s+|\s+nop\s+|\s+(?:truoc|cham nhat|muon nhat)\b|\s*[(;]|,\s*(?:thoi gian|gui|nop|"
        r"bao cao|trinh)|\s+(?:vao|trong|du kien|han)\b|\s+(?:va\s+)?hoan thanh\s+(?:truoc|xong)|"
        r"\s+duoc\s+(?:thuc hien|to chuc|tien hanh|gui|hoan thanh)|\s+dinh ky dung",
        piece[first.end() if first else 0 :],
    )
    end = start + (first.end() if first else 0) + stop.start() if stop else limit
    if stop and stop.group().endswith(":"):
        # "Báo cáo: sơ kết gửi trước …": what stands after the colon says which.
        detail = re.match(
            r"\s*(?:so ket|tong ket|dot \w+|quy \w+|ca nam|nam|0?6 thang)", reading.folded[end + 1 : limit]
        )
        end = end + 1 + detail.end() if detail else end
    if end - start > _LONGEST:
        end = reading.text.rfind(" ", start, start + _LONGEST)
    return reading.field(start, end) if end > start else None


def _recipient(reading: Reading, sentence: Span, what: Field, when: _When) -> Field | None:
    """Who it goes to: nearest after the thing that is due; an intermediary "qua …" is part of it."""
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


def _cell_after(reading: Reading, sentence: Span, when: _When) -> Field | None:
    """In a table row, the cell after the time: who does it."""
    rest = reading.text[when.due.span.end : sentence.end]
    match = re.match(r"\s*[\t|]\s*([^\t|]{3,80})", rest)
    return reading.field(when.due.span.end + match.start(1), when.due.span.end + match.end(1)) if match else None


def _sender(reading: Reading, sentence: Span) -> Field | None:
    lead = _SENDER_LEAD.match(reading.folded[sentence.start : sentence.end])
    start = sentence.start + (lead.end() if lead else 0)
    verb = _SENDER_VERB.search(reading.folded, min(start + 3, sentence.end), sentence.end)
    if not verb or verb.start() - start < 3:
        return None
    colon = reading.text.rfind(":", start, verb.start())
    field = reading.field(max(start, colon + 1), verb.start())
    fits = (
        2 <= len(field.value.split()) <= 40
        and not field.value[0].isdigit()
        and bool(_SENDER.match(field.span.of(reading.folded)))
        and not _EVERY.match(field.span.of(reading.folded))
    )
    return field if fits else None


def _data_periods(reading: Reading, sentence: Span) -> list[Period]:
    folded = sentence.of(reading.folded)
    return [
        Period(p.start, p.end, Span(sentence.start + p.span.start, sentence.start + p.span.end))
        for p in find_periods(folded)
        if _DATA.search(folded[: p.span.start])
    ]


def _data_of(periods: list[Period], whens: list[_When], i: int) -> Period | None:
    """The reporting period that follows a time before the next one does; one before them all is the first's."""
    start = whens[i].due.span.end if i else -1
    end = whens[i + 1].due.span.start if i + 1 < len(whens) else math.inf
    return next((p for p in periods if start <= p.span.start < end), None)


def _phase_number(reading: Reading, sentence: Span, what: Field) -> int | None:
    match = _PHASE_END.search(reading.folded, sentence.start, max(what.span.end, sentence.start + 60))
    if not match:
        return None
    return int(match["n"]) if match["n"].isdigit() else ORDINALS.get(match["n"]) or ROMANS.get(match["n"])
