"""The events of a plan: its phases, deadlines and conferences on the days that the plan states."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import islice

from knowledge.agenda.recurrence import Every, occurrences, rules_in
from knowledge.card import Card, Deadline, DueKind, Period, Phase
from knowledge.dates import DateValue
from knowledge.plan import PlanVersion
from knowledge.plan_time import in_plan
from knowledge.span import Span
from knowledge.text import fold, slug, squeeze

LONGEST_KEY = 80
"""Characters of what an event is called in its key."""

MOST_OCCURRENCES = 120
"""Of one thing that is due again and again."""


class EventKind(StrEnum):
    """What an event is. PERIOD is the plan's time as a whole, where it has no phases with days."""

    PERIOD = "period"
    PHASE = "phase"
    DEADLINE = "deadline"
    CONFERENCE = "conference"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that begins, ends or is due.

    `key` names it within its plan, also in the next version. Both days are inclusive; one is None where the plan
    leaves that end open, never both. `exact`: the plan states the days, not only months or quarters. `before`: due
    before `last`, not on it. `words` are those that state the time, `span` the sentence that is quoted. `every`: it is
    one of several times. `time` is where the words for its time stand.
    """

    plan: str
    key: str
    kind: EventKind
    name: str
    first: date | None
    last: date | None
    exact: bool
    span: Span
    words: str = ""
    before: bool = False
    sender: str = ""
    recipient: str = ""
    every: Every | None = None
    time: Span | None = None

    @property
    def day(self) -> date:
        """The day that counts: the last, for a phase without an end its first."""
        day = self.last or self.first
        assert day is not None
        return day


def events_of(version: PlanVersion) -> tuple[Event, ...]:
    """The events of a plan by their days; what has no day that a calendar can have is none."""
    card = version.card
    phases = [event for phase in card.phases if (event := _phase(version, phase))]
    whole = [] if phases else _whole(version)
    due = [event for deadline in card.deadlines for event in _due(version, deadline)]
    return tuple(sorted(_told_apart([*whole, *phases, *due]), key=lambda event: (event.first or event.day, event.day)))


def bounds(card: Card) -> tuple[date, date] | None:
    """The first and the last day of a plan: of its stated time, else of its one year, else of its phases or years."""
    whole = _ends([card.period]) if card.period else (None, None)
    phases = _ends([phase.period for phase in card.phases if phase.period])
    years = (date(min(card.years), 1, 1), date(max(card.years), 12, 31)) if card.years else (None, None)
    for first, last in (whole, years, phases) if len(card.years) == 1 else (whole, phases, years):
        if first and last and first <= last:
            issued = card.issued_on.first() if card.issued_on else None
            return (max(first, issued) if issued and issued <= last else first), last
    return None


def _ends(periods: list[Period]) -> tuple[date | None, date | None]:
    firsts = [day for period in periods if period.start and (day := period.start.first())]
    lasts = [day for period in periods if period.end and (day := period.end.last())]
    return min(firsts, default=None), max(lasts, default=None)


def _phase(version: PlanVersion, phase: Phase) -> Event | None:
    if phase.period is None:
        return None
    key = f"phase-{phase.number}" if phase.number else f"phase-{slug(phase.name)[:LONGEST_KEY]}"
    event = _spread(version, EventKind.PHASE, key, phase.name, phase.period.start, phase.period.end, phase.span)
    return event and replace(event, words=squeeze(phase.period.span.of(version.text)), time=phase.period.span)


def _whole(version: PlanVersion) -> list[Event]:
    period = version.card.period
    event = period and _spread(version, EventKind.PERIOD, "period", "", period.start, period.end, period.span)
    return [replace(event, words=squeeze(event.span.of(version.text)))] if event else []


def _spread(
    version: PlanVersion,
    kind: EventKind,
    key: str,
    name: str,
    start: DateValue | None,
    end: DateValue | None,
    span: Span,
) -> Event | None:
    first = in_plan(start, version.card).first() if start else None
    last = in_plan(end, version.card).last() if end else None
    if (first is None and last is None) or (first and last and first > last):
        return None
    exact = all(value is None or value.day is not None for value in (start, end))
    return Event(version.plan, key, kind, squeeze(name), first, last, exact, span)


def _due(version: PlanVersion, deadline: Deadline) -> Iterator[Event]:
    """The day of a deadline; of one that recurs each of its days within the plan's time."""
    what = squeeze(" ".join(f.value for f in (deadline.what, deadline.part) if f))
    event = Event(
        plan=version.plan,
        key=f"due-{slug(what)[:LONGEST_KEY]}",
        kind=EventKind.CONFERENCE if deadline.conference else EventKind.DEADLINE,
        name=what,
        first=None,
        last=None,
        exact=False,
        span=deadline.span,
        words=squeeze(deadline.due.span.of(version.text)),
        time=deadline.due.span,
        before=deadline.due.kind is DueKind.BEFORE or fold(deadline.due.recurrence or "").startswith("truoc"),
        sender=squeeze(deadline.sender.value) if deadline.sender else "",
        recipient=squeeze(deadline.recipient.value) if deadline.recipient else "",
    )
    value = deadline.due.date
    if value is not None:
        dated = in_plan(value, version.card)
        if first := dated.first():
            begins = in_plan(deadline.due.start, version.card).first() if deadline.due.start else None
            spread = begins is not None and begins <= first
            yield replace(event, first=begins if spread else first, last=dated.last(), exact=value.day is not None)
        return
    if deadline.due.recurrence:
        yield from _recurring(version, event, deadline.due.recurrence)


def _recurring(version: PlanVersion, event: Event, words: str) -> Iterator[Event]:
    within = bounds(version.card)
    if within is None:
        return
    for rule in rules_in(words):
        for one in islice(occurrences(rule, *within), MOST_OCCURRENCES):
            key = f"{event.key}-{rule.every}-{one.label}"
            exact = one.first == one.last
            yield replace(event, key=key, first=one.first, last=one.last, exact=exact, every=rule.every)


def _told_apart(events: list[Event]) -> Iterator[Event]:
    """The events with different keys: of several with one key the second has a 2 behind it, and so on."""
    seen: Counter[str] = Counter()
    for event in events:
        seen[event.key] += 1
        yield event if seen[event.key] == 1 else replace(event, key=f"{event.key}-{seen[event.key]}")
