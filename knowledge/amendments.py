"""What of a plan no longer counts since another text on the shelf changes it: a letter, a notice, an amending plan.

Nothing of it is stored: it is found between the plan's card and the orders of what amends it, so it goes with either,
and does not depend on which of them was there first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.card import Field, Order, Phase
from knowledge.dates import DateValue, find_dates
from knowledge.links import links_of
from knowledge.plan import PlanVersion, Section
from knowledge.shelf import Shelf
from knowledge.span import Span
from knowledge.text import WORD, fold

_NOT_TELLING = frozenset(
    "thoi gian han ngay thang nam nop gui ve cho cua va cac viec den truoc het moc lich noi dung thuc hien".split()
)
_ENOUGH = 0.5
"""So much of what an order is about stands in the line of the fact that it changes."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Words of a plan that no longer count: where they stand, the order that says so, and the text that gives it."""

    span: Span
    order: Order
    by: PlanVersion


def withdrawn(shelf: Shelf, version: PlanVersion) -> tuple[Withdrawn, ...]:
    """What of a plan's current version no longer counts, what was changed last first."""
    changing = [one for plan in links_of(shelf).changes_of(version.plan) if (one := shelf.plan(plan)) is not None]
    changing.sort(key=_issued, reverse=True)
    found = (
        Withdrawn(span, order, by) for by in changing for order in by.card.orders for span in _places(order, version)
    )
    return tuple({(one.span, one.by.plan): one for one in found}.values())


def _issued(version: PlanVersion) -> str:
    """The day of issue for sorting; what says none counts as the earliest."""
    day = version.card.issued_on.first() if version.card.issued_on else None
    return day.isoformat() if day else ""


def _places(order: Order, version: PlanVersion) -> list[Span]:
    """Where in a plan the words stand that an order changes."""
    part = _part(version, order.provision)
    if order.before is not None:
        found = list(_times(order.before, version) if find_dates(order.before.value) else _words(order.before, version))
        inside = [span for span in found if part is not None and part.holds(span)]
        return inside or _about(order, found, version)
    if order.after is not None and (times := find_dates(order.after.value)):
        facts = _facts(order, version, part)
        return [
            span
            for span in facts
            if _values(span.of(version.text), version) != [_filled(t.value, version) for t in times]
        ]
    return [part] if part is not None else []


def _times(before: Field, version: PlanVersion) -> Iterator[Span]:
    """The days of a plan that are those of some words, however they are written."""
    wanted = _values(before.value, version)
    dates = find_dates(version.text)
    for at, date in enumerate(dates):
        run = dates[at : at + len(wanted)]
        if [_filled(one.value, version) for one in run] == wanted:
            yield Span(date.span.start, run[-1].span.end)


def _words(before: Field, version: PlanVersion) -> Iterator[Span]:
    """Where the words of a plan stand that are quoted, whatever the white space."""
    pattern = r"\W+".join(map(re.escape, WORD.findall(fold(before.value))))
    return (Span(*match.span()) for match in re.finditer(rf"\b{pattern}\b", fold(version.text)) if pattern)


def _about(order: Order, found: Sequence[Span], version: PlanVersion) -> list[Span]:
    """Of several places those whose line speaks of what the order is about; all where none does."""
    lines = [(span, _share(order.what, line_of(version, span).of(version.text))) for span in found]
    best = max((share for _, share in lines), default=0.0)
    return [span for span, share in lines if share == best]


def _facts(order: Order, version: PlanVersion, part: Span | None) -> list[Span]:
    """The times of deadlines and phases that an order without an old time is about."""
    facts: list[tuple[Span, Span]] = [(one.due.span, one.span) for one in version.card.deadlines]
    facts += [(one.period.span, one.span) for one in version.card.phases if one.period]
    if part is not None:
        return [when for when, _ in facts if part.holds(when)]
    if (phase := _phase(order, version)) is not None:
        return [phase.period.span] if phase.period else []
    shares = [(when, _share(order.what, line.of(version.text))) for when, line in facts]
    best = max((share for _, share in shares), default=0.0)
    return [when for when, share in shares if share == best] if best >= _ENOUGH else []


def _phase(order: Order, version: PlanVersion) -> Phase | None:
    """The phase that an order names: "kéo dài đợt 2"."""
    named = fold(order.what.value) if order.what else ""
    return next((one for one in version.card.phases if re.search(rf"\b{re.escape(fold(one.name))}\b", named)), None)


def _share(what: Field | None, line: str) -> float:
    """How much of the telling words of what an order is about stands in a line."""
    wanted = {word for word in WORD.findall(fold(what.value)) if word not in _NOT_TELLING} if what else set()
    return len(wanted & set(WORD.findall(fold(line)))) / len(wanted) if wanted else 0.0


def line_of(version: PlanVersion, span: Span) -> Span:
    """The line of a plan in which words stand."""
    start, end = version.text.rfind("\n", 0, span.start) + 1, version.text.find("\n", span.end)
    return Span(start, end if end >= 0 else len(version.text))


def _values(text: str, version: PlanVersion) -> list[DateValue]:
    return [_filled(one.value, version) for one in find_dates(text)]


def _filled(value: DateValue, version: PlanVersion) -> DateValue:
    """A day with the plan's year where it states none."""
    years = version.card.years
    return value.in_year(years[0] if len(years) == 1 else None)


def _part(version: PlanVersion, provision: Sequence[str]) -> Span | None:
    """The part of a plan that its numbers name, the widest first: ("iii", "1")."""
    path: list[Section] = []
    for section in version.sections:
        del path[section.depth :]
        path.append(section)
        numbers = [number.lower() for one in path if one.number for number in [one.number.rstrip(".")]]
        if provision and numbers[-len(provision) :] == list(provision) and section.number:
            return section.span
    return None
