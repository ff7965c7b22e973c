"""What a fact of a card says, in short and as people write it: days in figures, periods from end to end."""

from typing import Any

from bot.wording import written_date
from bot.wording.cli import Words
from knowledge.card import (
    Award,
    Contact,
    Deadline,
    Due,
    DueKind,
    Duty,
    Field,
    Figure,
    Period,
    Phase,
    ProgrammeItem,
    Reference,
)
from knowledge.corrections import is_on_paper
from knowledge.dates import DateValue
from knowledge.plan import PlanVersion
from knowledge.text import squeeze

_KINDS = frozenset({DueKind.BEFORE, DueKind.BY, DueKind.ON, DueKind.FROM})


def told(fact: Any, version: PlanVersion, words: Words) -> str:
    """A fact in short; empty for one of which only the quote tells."""
    match fact:
        case Field():
            return _field(fact, version, words)
        case Period():
            return _period(fact, words)
        case Phase():
            return f"{fact.name}: {_period(fact.period, words)}" if fact.period else fact.name
        case Deadline():
            ends = [words("show.by", unit=fact.sender.value)] if fact.sender else []
            ends += [words("show.to", unit=fact.recipient.value)] if fact.recipient else []
            return f"{fact.what.value}: {_due(fact.due, version, words)}" + (f" ({'; '.join(ends)})" if ends else "")
        case Award():
            return f"{fact.form} ({fact.grantor.value})" if fact.grantor else fact.form
        case Duty():
            return fact.unit.value
        case Reference():
            named = " ".join(filter(None, (fact.kind, fact.number)))
            day = words("value.day", day=written_date(fact.date, words.language)) if fact.date else ""
            return f"{named} {day}".strip()
        case Figure():
            return f"{fact.what.value}: {fact.amount.value}"
        case Contact():
            return f"{fact.who.value}: {fact.value.value}" if fact.who else fact.value.value
        case ProgrammeItem():
            return f"{fact.when.value}: {fact.what.value}" + (f" ({fact.who.value})" if fact.who else "")
    return ""


def _field(field: Field, version: PlanVersion, words: Words) -> str:
    day = version.card.issued_on if field == version.card.issued else None
    value = words("value.day", day=written_date(day, words.language)) if day else squeeze(field.value)
    if is_on_paper(field):
        return words("value.paper", value=value)
    return value if value != squeeze(field.span.of(version.text)) else ""


def _period(period: Period, words: Words) -> str:
    start, end = _day(period.start, words), _day(period.end, words)
    if start and end:
        return words("value.from_to", start=start, end=end)
    return words("value.from", day=start) if start else words("value.by", day=end) if end else ""


def _due(due: Due, version: PlanVersion, words: Words) -> str:
    """The day in figures, where there is one; else the words of the plan."""
    day = _day(due.date, words)
    if not day or due.kind not in _KINDS:
        return squeeze(due.span.of(version.text))
    day = f"{due.at} {day}" if due.at else day
    if due.start:
        return words("value.from_to", start=_day(due.start, words), end=day)
    return words(f"value.{due.kind}", day=day)


def _day(value: DateValue | None, words: Words) -> str:
    return written_date(value, words.language) if value else ""
