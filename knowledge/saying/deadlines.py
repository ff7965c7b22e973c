"""Deadlines: when what is due, from whom and to whom, and how long is left."""

import re
from datetime import date

from knowledge.answer import Value
from knowledge.card import Deadline, DueKind
from knowledge.evidence.candidate import Candidate
from knowledge.evidence.facts import line_at
from knowledge.question.content import text_words
from knowledge.saying.context import Context
from knowledge.span import Span

MOST = 6
"""More deadlines than this are too many for one answer on a phone; the nearest are shown."""

_LONG_PAST = 366
"""Days after which nobody counts how long a deadline has been past."""

_PERIOD_AT_END = re.compile(r"(?<!\s)\s+(?:0?\d{1,2} tháng|quý [IVX\d]+|năm)(?: đầu năm| cuối năm)?$")


def say_deadlines(context: Context, candidate: Candidate) -> None:
    """The deadlines of a candidate, in the plan's order; without what is told in words alone ("kết thúc đợt 2") by a
    sentence that has a day for it."""
    stated = [fact for fact in candidate.facts if isinstance(fact, Deadline)]
    dated = [one for one in stated if one.due.date]
    deadlines = [one for one in stated if one.due.date or not any(one.span.meets(other.span) for other in dated)]
    for deadline in deadlines[:MOST]:
        say_deadline(context, deadline)
    if len(deadlines) > MOST:
        context.draft.say("deadline.more", count=len(deadlines) - MOST)


def say_next(context: Context, candidate: Candidate) -> None:
    """The deadlines that are due next, of those of the thing that is asked about; the last ones where all have
    passed."""
    deadlines = [fact for fact in candidate.facts if isinstance(fact, Deadline)]
    asked = [len(set(context.query.words).intersection(text_words(one.what.value))) for one in deadlines]
    deadlines = [one for one, words in zip(deadlines, asked, strict=True) if words == max(asked)]
    dated = [(day, one) for one in deadlines if (day := context.last_day(one.due.date))]
    ahead = min((day for day, _ in dated if day >= context.today), default=None)
    last = max((day for day, _ in dated), default=None)
    for day, one in dated:
        if day == (ahead or last):
            say_deadline(context, one)


def say_deadline(context: Context, deadline: Deadline) -> None:
    """One deadline in a line: what, when, how long is left, from whom and to whom."""
    cites = context.draft.cite_all(context.version, (deadline.span, *_elsewhere(context, deadline)))
    day = context.last_day(deadline.due.date)
    data = deadline.data_period
    context.draft.say(
        "deadline.line",
        *cites,
        due=deadline.due.span.of(context.version.text),
        kind=str(deadline.due.kind),
        date=deadline.due.date or "",
        what=_without_period(deadline.what.value) if deadline.part else deadline.what.value,
        part=deadline.part.value if deadline.part else "",
        sender=deadline.sender.value if deadline.sender else "",
        recipient=deadline.recipient.value if deadline.recipient else "",
        data_start=(data.start or "") if data else "",
        data_end=(data.end or "") if data else "",
        **countdown(day, context.today, deadline.due.kind),
    )


def _elsewhere(context: Context, deadline: Deadline) -> list[Span]:
    """The lines over a deadline that name what is due or who does it, where its own does not."""
    fields = (deadline.what, deadline.sender)
    text = context.version.text
    return [line_at(text, field.span) for field in fields if field and not deadline.span.holds(field.span)]


def _without_period(what: str) -> str:
    """What is due without the period at its end, where another stands in its place: "báo cáo 6 tháng", "9 tháng"."""
    return _PERIOD_AT_END.sub("", what) or what


def countdown(day: date | None, today: date, kind: DueKind) -> dict[str, Value]:
    """Days left or days past; on the day itself `last_day`, or `reached` where it is due before that day; a
    deadline long past has no count."""
    left = (day - today).days if day else None
    if kind is DueKind.FROM and left is not None and left <= 0:
        left = None  # it goes on
    return {
        "days_left": left if left is not None and left > 0 else "",
        "last_day": today if left == 0 and kind is not DueKind.BEFORE else "",
        "reached": today if left == 0 and kind is DueKind.BEFORE else "",
        "days_past": -left if left is not None and -_LONG_PAST <= left < 0 else "",
        "past": today if left is not None and left < -_LONG_PAST else "",
    }
