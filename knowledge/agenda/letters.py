"""Events whose time a later text has changed: a letter that extends a deadline, a notice that moves a phase."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.agenda.events import Event, EventKind
from knowledge.amendments import Withdrawn
from knowledge.card import OrderKind
from knowledge.dates import DateValue, find_dates
from knowledge.plan import PlanVersion
from knowledge.plan_time import in_plan
from knowledge.text import fold, squeeze


@dataclass(frozen=True, slots=True)
class Amended:
    """An event as a later text has it (None where that takes it out), and what that text is."""

    event: Event | None
    by: Withdrawn


def amended(event: Event, version: PlanVersion, orders: Sequence[Withdrawn]) -> Amended | None:
    """The event as the latest order that changes its time has it; None where none does, or none tells the new time."""
    for one in orders:
        time = event.time
        if time is None or one.span.end <= time.start or time.end <= one.span.start:
            continue
        if one.order.after is None:
            if one.order.kind is OrderKind.REPEALS:
                return Amended(None, one)
            continue
        days = [in_plan(mention.value, version.card) for mention in find_dates(one.order.after.value)]
        changed = _on(event, version, one, days)
        if changed is not None:
            before = fold(one.order.after.value).lstrip().startswith("truoc")
            return Amended(replace(changed, words=squeeze(one.order.after.value), before=before), one)
    return None


def _on(event: Event, version: PlanVersion, one: Withdrawn, days: Sequence[DateValue]) -> Event | None:
    """The event on other days; of a phase the end that is withdrawn, or both."""
    if not days or any(day.first() is None for day in days) or event.every is not None:
        return None
    exact = all(day.day is not None for day in days)
    if event.kind in (EventKind.DEADLINE, EventKind.CONFERENCE):
        return replace(event, first=days[0].first(), last=days[-1].last(), exact=exact) if len(days) == 1 else None
    if len(days) == 2:
        return replace(event, first=days[0].first(), last=days[1].last(), exact=exact)
    old = [in_plan(mention.value, version.card) for mention in find_dates(one.span.of(version.text))]
    if any(value.last() == event.last for value in old) and len(old) == 1:
        return replace(event, last=days[0].last())
    if any(value.first() == event.first for value in old) and len(old) == 1:
        return replace(event, first=days[0].first())
    return None
