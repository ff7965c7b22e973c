"""When something is due: the statements of time of a sentence, each named by the pattern that read it.

A time counts where its own words say so ("trước", "chậm nhất", "từ … đến …", "vào ngày"), where it stands alone
(after the label of its line, at the head of a line, in a cell) or with an hour. The day of a document that is
cited, an anniversary and what has been done are no such time.
"""

import re
from dataclasses import dataclass
from datetime import date

from ingest.card.reading import Reading
from ingest.card.table import Row
from knowledge.card import Due, DueKind, Period
from knowledge.dates import (
    DateMention,
    DateValue,
    PeriodMention,
    SpokenKind,
    SpokenTime,
    find_dates,
    find_periods,
    find_spoken,
)
from knowledge.span import Span


@dataclass(frozen=True, slots=True)
class When:
    """One statement of time in a sentence. `alone`: it stands by itself, so that what is due is said elsewhere."""

    due: Due
    mention: DateMention | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence stands in: its row where it is one of a table, the day of the document.

    `strict`: only times whose own words say that something is due count, as in the text before the first part, which
    is full of other dates.
    """

    row: Row | None = None
    issued: date | None = None
    strict: bool = False

    def schedules(self, span: Span) -> bool:
        """Whether a time stands in a column that is headed by a word for times."""
        cell = self.row.at(span.start) if self.row else None
        return cell is not None and cell.role == "when"


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words before a date that say how something is due."""

    name: str
    kind: DueKind
    pattern: re.Pattern[str]


NOT_AFTER = "not after"
"""The cue whose own words name what is due: "không nhận hồ sơ sau ngày …"."""
_DAY = r"(?:ngay\s+(?:lam viec\s+)?|het\s+)*$"
_CUES = (
    _Cue("before", DueKind.BEFORE, re.compile(r"(?:xong\s+|hoan thanh\s+|nop\s+|gui\s+)?truoc\s+" + _DAY)),
    _Cue(
        "by",
        DueKind.BY,
        re.compile(
            r"(?:cham nhat|muon nhat|tre nhat|khong (?:muon|tre|cham) (?:hon|qua)|\bhan(?=\s*:)|han cuoi|"
            r"han chot|thoi han(?:\s+\w+){0,6}|han(?:\s+(?:nop|gui|dang ky|nhan|cuoi|chot)){1,2}(?:\s+\w+){0,5}|"
            r"khong qua|"
            r"den het|het|hoan thanh (?:vao|trong)|ket thuc)\s*(?:la|vao|den|trong)?\s*:?\s*(?:het\s+)?" + _DAY
        ),
    ),
    _Cue(
        NOT_AFTER,
        DueKind.BY,
        re.compile(r"khong\s+(?:tiep\s+)?(?:nhan|giai quyet|xet|xem xet)\b[^.;]{0,50}\bsau\s+" + _DAY),
    ),
    _Cue(
        "on",
        DueKind.ON,
        re.compile(
            r"(?:vao|trong|sang|chieu|trua|toi|du kien|to chuc|thoi gian(?:\s+\w+){0,4}\s*:?)\s*"
            r"(?:(?:khoang|dip|cac|tuan)\s+)*(?:ngay\s+)?$"
        ),
    ),
)
_MARK = r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+|[a-z][.)]\s*)?"
_HEADS_LINE = re.compile(
    rf"{_MARK}(?:(?:tuan|buoi)\s+\d{{1,2}}\s*[:(,]\s*)?(?:(?:vao|trong|tu|bat dau|du kien|ngay|khoang|cac)\s+)*"
)
_PROGRAMME_DAY = re.compile(r"\W*(?:ngay|buoi)\s+(?:thu\s+)?(?:\d{1,2}|nhat|hai|ba|tu|nam)\s*[:.–-]\s*")
"""What heads the part of a programme: "NGÀY 1: thứ Hai, ngày …"."""
_EVENT_WORD = (
    r"hoi nghi|thoi gian|thoi diem|lich|du kien|so ket|tong ket|phat dong|giao uoc|dang ky|binh xet|nghiem thu|"
    r"khao sat|kiem tra|cong bo|khai mac|be mac|tap huan|thi\b|le\b|hop|vong|ngay thi|to chuc"
)
_ANNOUNCED = re.compile(rf"(?:{_EVENT_WORD})[^.;]{{0,60}}:\s*(?P<about>(?:(?:khoang|tuan|vao|trong)\s+)*)(?:ngay\s+)?$")
_LABEL = re.compile(r"(?:thoi gian|thoi diem|thoi han|lich)\b[^.;:]{0,40}:(?:[^.;:]{0,30}[:(])?[^.;:]{0,30}$")
_HELD = re.compile(r"(?:hoi nghi|\ble |hop |trao thuong)[^.;]{0,60}(?:\(|ngay|:)\s*(?:ngay\s+)?$")
_EVENT = re.compile(
    r"\b(?:cham|kiem tra|binh xet|hop|dang ky|nop|gui|to chuc|thi cong|nghiem thu|tong ket|so ket|"
    r"khao sat|tham dinh|xet|hoan thanh|phat dong|nhan ho so|tiep nhan|ra quan|thuc hien|trien khai|niem yet|"
    r"van dong|cong bo|tuyen truyen|ho so)\b[^.;]*$"
)
_NOT_EVENT = re.compile(
    r"giai doan|ky niem|chao mung|nghi quyet|ngay thanh lap|so lieu|thanh tich|ket qua|dai hoi|nhiem ky|thoi diem|\($"
)
_DUTY = re.compile(
    r"\b(?:yeu cau|de nghi|phai|hoat dong|thuc hien|phan cong|ap dung|co hieu luc|hieu luc|bat dau|hop|co mat|"
    r"to chuc|bao dam|dam bao|trien khai|nhan ho so|tiep nhan|ra quan|khai giang|hoc tro lai)\b"
)
_NAMED = re.compile(
    rf"{_MARK}(?!ngay (?:cap|sinh|ban hanh|ky|thanh lap))[^\W\d][^.;:\n|\t]{{2,80}}:\s*(?:du kien\s+)?(?:ngay\s+)?"
)
"""What a line begins with that says what its time is of: "Vòng sơ khảo: …"."""
_DAYS = re.compile(r"(?:trong|vao|cac|\d)\s+(?:cac\s+)?ngay\s*[:(]?\s*$")
_IN_FORCE = re.compile(r"\b(?:luat|nghi dinh|thong tu|nghi quyet|quyet dinh so)\b(?!\s+nay)[^.;]{0,160}$")
_AHEAD = re.compile(
    r"\b(?:tuu truong|khai giang|be giang|nhap hoc|khoi cong|khai mac|be mac|cong bo|thi|hoc|du|tham gia|bat dau|"
    r"ket thuc)\b[^.;:,]{0,60}$"
)
"""Words that make a day that is to come the time of something, beside those of `_EVENT`."""
_COUNTED_TO = re.compile(
    r"(?:\bsau|tinh den|so lieu|thoi diem|\btuoi|thanh tich|nhiem ky|giai doan|sinh|cap|ky)\b[^.;:]{0,40}$"
)
_DONE = re.compile(r"\bda\b[^.;,]{0,70}$")
_NUMBER = r"\d+[a-z]?\s?/\s?(?:\d{4}\s?/\s?)?[a-z][\w&.-]*"
_CITED = re.compile(
    rf"(?:(?<!\d){_NUMBER}(?:[\s,]+[^\W\d]+){{0,6}}\s*,?\s*(?:ban hanh\s+)?(?:ngay\s*)?$)|"
    r"\b(?:luat|phap lenh|nghi dinh|nghi quyet|chi thi|quyet dinh|thong tu|thong tri|ket luan|cong van|bien ban|"
    r"van ban|ke hoach so|huong dan so|thong bao so|bao cao so|to trinh so)\b[^.;:]{0,110}\bngay\s*$"
)
_CELEBRATED = re.compile(r"(?:ky niem|chao mung|ngay thanh lap|nhan (?:dip|ngay)|ngay nha giao)[^.;:]{0,80}$")
_DAY_OR_HOUR = re.compile(r"ngay|gio|\dh")
_STATE = re.compile(r"[\s,]*(?:[^.;,]{0,60}\b(?:da|duoc)\b|(?:co|dat)\s+\d)")
"""After "đến ngày …", where it tells how things stand, not by when they are to be done."""
_FROM = re.compile(r"(?:ke\s+|tinh\s+|bat dau\s+)?tu\s")
_COUNTED = re.compile(r"\d{1,3}\s+(?:ngay|gio|tuan)")
_CLAUSE_START = re.compile(r"(?:^|[;:])\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+|[a-z][.)]\s*)?$")
_REPORTED = re.compile(r"[^.;]{0,60}\bbao cao")
_TERM_DUE = re.compile(r"\b(?:thoi gian|han|hoan thanh|nop|gui|bao cao|xong|so ket|tong ket|truoc)\b[^.;]{0,60}$")
_WHOLE = frozenset({"day of each", "weekday of each week", "periodic"})
_REGULAR = re.compile(r"\b(?:dinh ky|thuong ky|che do|gom)\b[^.;]{0,90}$")
_OFTEN = re.compile(r"(?:mot|0?1|hai|0?2)\s+lan$")


def find_whens(reading: Reading, sentence: Span, taken: list[Span], setting: Setting) -> list[When]:
    """The times of a sentence at which something is due, in order, none within `taken`."""
    folded = sentence.of(reading.folded)
    taken = [*taken]
    whens: list[When] = []

    def take(when: When) -> None:
        whens.append(when)
        taken.append(when.due.span)

    for spoken in find_spoken(folded):
        if (due := _spoken_due(reading, sentence, spoken, setting)) and not _overlaps(due.span, taken):
            take(When(due, alone=_labelled(folded, spoken.span.start)))
    dates = find_dates(folded)
    periods = find_periods(folded) if dates else []
    stretches = [found.span for found in periods if found.end is not None]
    for found in periods:
        span = _at(sentence, found.span)
        if not _overlaps(span, taken) and (due := _period_due(folded, found, span, setting)):
            take(When(due, alone=_labelled(folded, found.span.start)))
    for mention in dates:
        span = _at(sentence, mention.span)
        within = _overlaps(mention.span, stretches)  # the end of a stretch of time that nothing is due in
        if not _overlaps(span, taken) and (when := _day(reading, sentence, span, mention, setting, within=within)):
            take(when)
    told = [when for when in whens if not _only_heads(when, whens)]
    return _merged(reading, sorted(told, key=lambda w: w.due.span))


def _only_heads(when: When, whens: list[When]) -> bool:
    """Whether a stretch of months only heads a line whose own times say when: "Quý II - quý III: nộp trước ngày …"."""
    value = when.due.date
    vague = when.due.kind is DueKind.WITHIN and value is not None and value.day is None
    return vague and any(other.due.kind in {DueKind.BEFORE, DueKind.BY} for other in whens)


def data_periods(reading: Reading, sentence: Span) -> list[Period]:
    """The stretches of time of which a report gives figures."""
    folded = sentence.of(reading.folded)
    return [
        Period(p.start, p.end, _at(sentence, p.span))
        for p in find_periods(folded)
        if _DATA.search(folded[: p.span.start])
    ]


_DATA = re.compile(r"(?:so lieu|thoi diem|moc|ky bao cao|thoi gian lay|tinh)[^.;]{0,60}$")


def _at(sentence: Span, span: Span) -> Span:
    return Span(sentence.start + span.start, sentence.start + span.end)


def _overlaps(span: Span, taken: list[Span]) -> bool:
    return any(map(span.meets, taken))


def _labelled(folded: str, start: int) -> bool:
    """Whether a time stands after the label of its line: "Thời gian thực hiện: từ …"."""
    return bool(_LABEL.search(folded, 0, start))


def _spoken_due(reading: Reading, sentence: Span, spoken: SpokenTime, setting: Setting) -> Due | None:
    folded, words = sentence.of(reading.folded), spoken.span.of(sentence.of(reading.folded))
    if not setting.schedules(_at(sentence, spoken.span)) and not _counts(folded, spoken, words, setting.strict):
        return None
    kinds = {SpokenKind.RELATIVE: DueKind.WITHIN, SpokenKind.RECURRING: DueKind.RECURRING}
    span = _at(sentence, spoken.span)
    span = reading.trim(span.start, span.end, " ,(")
    recurs = spoken.kind is SpokenKind.RECURRING
    return Due(
        kinds.get(spoken.kind, DueKind.WORDS),
        None,
        span,
        recurrence=span.of(reading.text).strip() if recurs else None,
        pattern=spoken.name,
    )


def _counts(folded: str, spoken: SpokenTime, words: str, strict: bool) -> bool:
    """Whether a time in words says when something is due, not what sort of thing it is ("ngân sách hằng năm")."""
    before = folded[: spoken.span.start]
    if spoken.kind is SpokenKind.RELATIVE or spoken.name in _WHOLE:
        return True
    if strict:
        return False
    if spoken.name == "kinds of report":
        return bool(_REGULAR.search(before))
    if spoken.kind is SpokenKind.RECURRING:
        heads = bool(_CLAUSE_START.search(before)) and folded[spoken.span.end :].lstrip()[:1] in {",", ":"}
        return heads or bool(_OFTEN.search(words)) or bool(_REPORTED.match(folded, spoken.span.end))
    if spoken.name == "right after an event":
        return bool(_COUNTED.search(words))
    if spoken.name == "until an event":
        return words.startswith(("tu ", "ke tu ")) or _labelled(folded, spoken.span.start)
    ends = words.startswith(("truoc", "het", "ket thuc"))
    return (ends and bool(_TERM_DUE.search(before))) or _labelled(folded, spoken.span.start)


def _period_due(folded: str, found: PeriodMention, span: Span, setting: Setting) -> Due | None:
    """A stretch of time in which something is held or handed in, or from whose beginning it holds."""
    start = found.span.start
    before = folded[:start]
    if _CELEBRATED.search(before[-120:]) or _CITED.search(before[-120:]):
        return None
    labelled = _labelled(folded, start)
    heads = bool(_HEADS_LINE.fullmatch(before)) and folded[found.span.end :].lstrip()[:1] in {":", ",", "–", "-"}
    named = bool(_NAMED.fullmatch(before) or _DAYS.search(before)) or setting.schedules(span)
    if found.end is None:
        if setting.strict and not _is_recent(found.start, setting.issued):
            return None
        begins = labelled or heads or named or (bool(_DUTY.search(folded)) and not _IN_FORCE.search(before))
        return _from(folded, found, span, eligible=begins)
    event = bool(_EVENT.search(before[-110:])) and not _NOT_EVENT.search(before[-40:])
    if setting.strict and (not event or found.start is None):
        return None
    if found.start is None and _STATE.match(folded, found.span.end):
        return None
    if not (event or labelled or heads or (named and not _NOT_EVENT.search(before))):
        return None
    if found.end == DateValue(found.end.year):
        return None  # "định hướng đến năm 2035"
    at = found.end_at.strftime("%H:%M") if found.end_at else None
    return Due(DueKind.WITHIN, found.end, span, start=found.start, at=at, pattern="from … to …")


def _is_recent(value: DateValue | None, issued: date | None) -> bool:
    """Whether a day is not before the document."""
    day = value.first() if value else None
    return day is not None and issued is not None and day >= issued


def _from(folded: str, found: PeriodMention, span: Span, *, eligible: bool) -> Due | None:
    """ "từ ngày 6/8": what holds or is held from then on; a month or a year only says since when."""
    value = found.start
    if value is None or value.day is None or not eligible or not _FROM.match(folded, found.span.start):
        return None
    if value.year is None and not _DAY_OR_HOUR.search(found.span.of(folded)):
        return None  # "từ 2/3 số phiếu"
    at = found.start_at.strftime("%H:%M") if found.start_at else None
    return Due(DueKind.FROM, value, span, at=at, pattern="until an event" if found.until_event else "from")


def _day(
    reading: Reading, sentence: Span, span: Span, mention: DateMention, setting: Setting, *, within: bool
) -> When | None:
    """A date with the words or the place that make it the time of something."""
    floor = max(sentence.start, span.start - 130)
    before = reading.folded[floor : span.start]
    value, at = None if mention.misread else mention.value, mention.at.strftime("%H:%M") if mention.at else None
    for cue in _CUES:
        match = cue.pattern.search(before, max(0, len(before) - 75))
        if match is None or (within and cue.kind is DueKind.BY):
            continue
        if (cue.kind is DueKind.ON and not _has_month(mention.value)) or _DONE.search(before[: match.start()]):
            return None
        if cue.kind is DueKind.ON and setting.strict:
            return None
        # "Thời hạn nộp hồ sơ: …": what stands before the colon says what is due, not when.
        start = span.start - len(match.group().rpartition(":")[2].lstrip())
        due = Due(cue.kind, value, Span(start, span.end), at=at, pattern=f"{cue.name}: {mention.form}")
        return When(due, mention, alone=_labelled(before, match.start()) or _labelled(before, len(before)))
    if setting.strict or within or _CITED.search(before) or _CELEBRATED.search(before):
        return None
    due = Due(DueKind.ON, value, span, at=at, pattern=mention.form)
    if placed := _by_place(reading, sentence, span, mention, due):
        return placed
    day = value.first() if value and value.day else None
    ahead = day is not None and setting.issued is not None and day > setting.issued
    held = _EVENT.search(before) or _AHEAD.search(before)
    return When(due, mention) if ahead and held and not (_COUNTED_TO.search(before) or _DONE.search(before)) else None


def _by_place(reading: Reading, sentence: Span, span: Span, mention: DateMention, due: Due) -> When | None:
    """A date that counts for where it stands: at the head of a line, after a label, alone in a cell, with an hour."""
    before = reading.folded[sentence.start : span.start]
    if _HEADS_LINE.fullmatch(before) and re.match(r"\s*[:–-]", reading.text[span.end : sentence.end]):
        return When(due, mention)
    if _PROGRAMME_DAY.fullmatch(before) and mention.value.day:
        return When(due, mention, alone=True)
    if announced := _ANNOUNCED.search(before, max(0, len(before) - 90)):
        begins = announced.start("about") if announced["about"] else len(before)
        return When(_moved(due, sentence.start + begins), mention, alone=_labelled(before, len(before)))
    # A whole year in a cell says when work is done, not when it is due.
    if mention.value != DateValue(mention.value.year) and _own_cell(reading, sentence, span):
        return When(due, mention)
    if mention.value.day and _labelled(before, len(before)):
        return When(due, mention, alone=True)
    if mention.value.day and _NAMED.fullmatch(before) and not _NOT_EVENT.search(before):
        return When(due, mention)
    if mention.value.day and (_HELD.search(before[-90:]) or mention.at) and not _DONE.search(before[-110:]):
        return When(due, mention)
    return None


def _moved(due: Due, start: int) -> Due:
    span = Span(min(start, due.span.start), due.span.end)
    return Due(due.kind, due.date, span, due.recurrence, due.start, due.at, due.pattern)


def _has_month(value: DateValue) -> bool:
    return any(part is not None for part in (value.day, value.month, value.quarter, value.half, value.edge))


def _own_cell(reading: Reading, sentence: Span, span: Span) -> bool:
    """Whether a date fills a cell of a table row by itself."""
    text = reading.text
    left = text[max(sentence.start, span.start - 12) : span.start].rstrip(" ")
    right = text[span.end : min(sentence.end, span.end + 3)].lstrip(" ")
    return bool(re.search(r"[\t|](?:\s*[Nn]gày)?$", left)) and (not right or right[0] in "\t|")


def _merged(reading: Reading, whens: list[When]) -> list[When]:
    """Recurrences that stand side by side as one: "mỗi quý một lần, trước ngày 15 của tháng cuối quý"."""
    merged: list[When] = []
    for when in whens:
        last = merged[-1] if merged else None
        if (
            last
            and last.due.kind is when.due.kind is DueKind.RECURRING
            and re.fullmatch(r"[\s,(]*(?:vao|va)?\s*", reading.folded[last.due.span.end : when.due.span.start])
        ):
            span = Span(last.due.span.start, when.due.span.end)
            words = span.of(reading.text)
            merged[-1] = When(Due(DueKind.RECURRING, None, span, recurrence=words, pattern=when.due.pattern))
        else:
            merged.append(when)
    return merged
