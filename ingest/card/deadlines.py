"""What is due, from whom, to whom and when; and the conferences that a plan announces."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import zip_longest

from ingest.card.due_things import is_thing, thing_due
from ingest.card.parties import recipient_of, sender_of
from ingest.card.phases import ORDINALS, PROGRAMME_DAY, ROMANS
from ingest.card.reading import Block, Reading
from ingest.card.table import row_of
from ingest.card.times import Setting, When, data_periods, find_whens
from ingest.outline import CLOSING, PREAMBLE
from knowledge.card import Deadline, Due, DueKind, Field, Period, Phase
from knowledge.dates import DateValue, find_dates, find_spoken
from knowledge.dates.school_years import in_school_year, school_year
from knowledge.question.kinds import is_instruction
from knowledge.span import Span
from knowledge.text import fold

_CONFERENCE = re.compile(
    r"^(?!bien ban|bao cao|ho so|danh sach|tai lieu|giay moi).*?"
    r"\b(?:hoi nghi|le (?:phat dong|tong ket|ky ket|trao|so ket)|hop (?:khoi|cum|tong ket|so ket)|dai hoi)\b"
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
_REPORT = re.compile(r"bao cao\b")
_PHASE_END = re.compile(
    r"(?:ket thuc|sau|het|so ket|tong ket)\s+(?:khi ket thuc\s+)?(?:dot|"
    r"giai doan|chang)\s*(?:thu\s+)?(?P<n>\d|[ivx]{1,3}|nhat|mot|hai|ba)\b"
)
_ALTERNATIVE = re.compile(r"[\s(,;–-]{0,8}(?:nhung|va|hoac)?[\s(]{0,8}")
"""Between two times of one thing: "dự kiến ngày 05/12 (chậm nhất ngày 10/12)"."""
_LONGEST_EVIDENCE = 500
_OLD = timedelta(days=31)
"""What was so long before the document is told of, not due."""


def find_deadlines(
    reading: Reading, phases: tuple[Phase, ...], issued: DateValue | None = None, title: Field | None = None
) -> tuple[Deadline, ...]:
    """The deadlines and conferences in the order of the text; the time of a phase is no deadline.

    `issued` and `title` are the document's: what was long before it is not due; a time that stands alone is of what
    the document is about.
    """
    taken = [p.period.span for p in phases if p.period and not PROGRAMME_DAY.match(fold(p.name))]
    found: list[Deadline] = []
    for block in reading.blocks:
        region, line = block.sections[0].label, block.span.of(reading.folded)
        if region == CLOSING or not _may_have_time(line) or is_instruction(line):
            continue
        row = row_of(reading, block)
        setting = Setting(row, issued.last() if issued else None, strict=region == PREAMBLE)
        own = [
            one
            for sentence in reading.sentences(block)
            for one in _in_sentence(reading, block, sentence, taken, setting, title)
            if row is not None or not (_long_past(one.due, issued) or _tells_till_now(reading, one.due))
        ]
        found += _sent_alike(reading, own)
    return tuple(_once(reading, found))


_TIME_SIGNS = ("hang ", "moi ", "dinh ky", "thuong ky", "quy", "nam", "den khi", "ngay sau", "hoc ky", "thang", "tuan")


def _may_have_time(folded: str) -> bool:
    """Whether any form of time can be in a line: most lines have none, and are many."""
    return any(map(str.isdigit, folded)) or any(sign in folded for sign in _TIME_SIGNS)


def _long_past(due: Due, issued: DateValue | None) -> bool:
    """Whether a time is of what was before the document; what is said to be due by then is told of by the checks."""
    if due.kind in {DueKind.BEFORE, DueKind.BY}:
        return False
    day, written = due.date.last() if due.date else None, issued.last() if issued else None
    return bool(day and written and day < written - _OLD)


def _tells_till_now(reading: Reading, due: Due) -> bool:
    """Whether a time is of what has been done: "từ ngày 05/4/2031 đến nay, các xã đã …"."""
    return _TILL_NOW.match(reading.folded, due.span.end) is not None


_TILL_NOW = re.compile(r"\s{0,3}(?:cho )?(?:den|toi) (?:nay|thoi diem hien nay)\b")


def _once(reading: Reading, deadlines: Iterable[Deadline]) -> Iterator[Deadline]:
    """Each deadline once: a time told again of the same thing, or under the heading of its part, adds nothing."""
    told: list[Deadline] = []
    for one in deadlines:
        same = [d for d in told if d.due.date and (d.due.date, d.due.start) == (one.due.date, one.due.start)]
        if not any(_same_thing(reading, one, other) for other in same):
            told.append(one)
            yield one


def _same_thing(reading: Reading, one: Deadline, other: Deadline) -> bool:
    """Whether two deadlines of one time are the same: what one says is named in the line of the other."""
    if one.part or other.part or one.due.at != other.due.at:
        return False
    if not one.span.holds(one.what.span) and one.due.start is None:
        return True  # a row or line that names nothing of its own
    words = set(one.what.span.of(reading.folded).split())
    held = set(other.span.of(reading.folded).split()) | set(other.what.span.of(reading.folded).split())
    return one.span != other.span and len(words) >= _MANY_WORDS and len(words & held) >= _MOST_SHARED * len(words)


_MANY_WORDS = 4
_MOST_SHARED = 0.7


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


def _in_sentence(
    reading: Reading,
    block: Block,
    sentence: Span,
    taken: list[Span],
    setting: Setting,
    title: Field | None,
) -> Iterator[Deadline]:
    folded = sentence.of(reading.folded)
    if not find_dates(folded) and not find_spoken(folded):
        return
    data, row = data_periods(reading, sentence), setting.row
    previous = sentence.start
    thing: Field | None = None
    replaced = False
    whens = find_whens(reading, sentence, [*taken, *(d.span for d in data)], setting)
    for i, when in enumerate(whens):
        after = _part_after(reading, sentence, when)
        again = thing and (replaced or _ALTERNATIVE.fullmatch(reading.folded, previous, when.due.span.start))
        what = thing if again else thing_due(reading, block, sentence, previous, when, row, title)
        replaced = row is not None and row.is_replaced(when.due.span.start)
        if replaced:  # the new time, in the next column, is of the same thing
            thing, previous = what, when.due.span.end
            continue
        part = after or (_part(reading, when) if thing or what else None)
        if part and (what is None or what.span.holds(part.span) or part.span.holds(what.span)):
            what, part = (thing, part) if thing else (what, None)
        if after and thing and what and not is_thing(what.span.of(reading.folded)):
            what = thing
        first, previous = previous == sentence.start, (after or when.due).span.end
        if what is None:
            continue
        thing = what
        yield Deadline(
            what=what,
            due=_in_its_school_year(reading, sentence, when.due),
            span=_evidence(block, sentence),
            sender=sender_of(reading, block, sentence, row) if first or row else None,
            recipient=recipient_of(reading, sentence, what, when, row),
            data_period=_data_of(data, whens, i),
            phase=_phase_number(reading, sentence, what),
            conference=bool(_CONFERENCE.search(what.span.of(reading.folded))),
            part=part,
        )


def _in_its_school_year(reading: Reading, sentence: Span, due: Due) -> Due:
    """A day without a year beside a school year: "hồ sơ năm học 2030-2031 nộp trước ngày 15/6"."""
    years = school_year(sentence.of(reading.text)) if due.date and due.date.year is None else None
    return replace(due, date=in_school_year(due.date, years)) if years and due.date else due


def _part_after(reading: Reading, sentence: Span, when: When) -> Field | None:
    """ "trước ngày 20/02 đối với khen thưởng sơ kết và …": for which of several the time holds."""
    match = _FOR_WHICH.match(reading.folded, when.due.span.end, sentence.end)
    return reading.field(match.start("part"), match.end("part")) if match else None


def _part(reading: Reading, when: When) -> Field | None:
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
    return block.span if block.span.end - block.span.start <= _LONGEST_EVIDENCE else sentence


def _data_of(periods: list[Period], whens: list[When], i: int) -> Period | None:
    """The reporting period that follows a time before the next one does; one before them all is the first's."""
    start = whens[i].due.span.end if i else -1
    end = whens[i + 1].due.span.start if i + 1 < len(whens) else math.inf
    return next((p for p in periods if start <= p.span.start < end), None)


def _phase_number(reading: Reading, sentence: Span, what: Field) -> int | None:
    match = _PHASE_END.search(reading.folded, sentence.start, max(what.span.end, sentence.start + 60))
    if not match:
        return None
    return int(match["n"]) if match["n"].isdigit() else ORDINALS.get(match["n"]) or ROMANS.get(match["n"])
