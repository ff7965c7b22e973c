"""Yes or no to a day or number that a question puts forward: "hạn là 05/10/2024 đúng không?"."""

from collections.abc import Iterator

from knowledge.card import Deadline, Phase
from knowledge.choice.sights import Sight
from knowledge.dates import DateValue
from knowledge.documents import number_key
from knowledge.evidence.candidate import Candidate, Fact, Role
from knowledge.saying.context import Context
from knowledge.span import Span

TIMED = frozenset({Role.DEADLINE, Role.PHASE})
"""Facts that a day can be compared with."""

_NUMBERS = frozenset({Role.NUMBER, Role.NUMBER_AND_DAY})


def confirm_first(context: Context, sight: Sight, said: Candidate | None) -> None:
    """Say before all else whether a day or number that is put forward is that of the fact which answers."""
    if said is not None and not said.facts:
        said = fact_in(sight, said.span)
    if said is None:
        return
    statements = context.draft.statements
    count = len(statements)
    say_confirmation(context, said)
    statements[:] = [*statements[count:], *statements[:count]]


def fact_in(sight: Sight, place: Span) -> Candidate | None:
    """The one fact with a day that stands in a place of the text; None where there are none, or several."""
    stated = sight.evidence.of_roles(TIMED, place)
    return stated[0] if len(stated) == 1 else None


def say_confirmation(context: Context, candidate: Candidate) -> None:
    """Say first whether the day or number asked about is that of the one fact that answers; nothing where none is
    asked about."""
    if "confirm" not in context.query.cues:
        return
    numbers = context.query.plan_numbers
    if candidate.role in _NUMBERS and context.version.card.number and len(numbers) == 1:
        stated_number = number_key(context.version.card.number.value)
        context.draft.say("confirm.yes" if stated_number in numbers else "confirm.no")
        return
    asked = [mention.value for mention in context.query.dates if mention.value.day is not None]
    facts = _facts_meant(context, candidate)
    if len(asked) != 1 or len(facts) != 1:
        return
    stated = list(_days(context, facts[0]))
    if not stated:
        return
    same = any(_same(context, asked[0], day) for day in stated)
    context.draft.say("confirm.yes" if same else "confirm.no")


def _facts_meant(context: Context, candidate: Candidate) -> list[Fact]:
    """The facts that answer; of several phases only that whose number the question names."""
    ordinal = context.query.ordinal
    if len(candidate.facts) == 1 or len(context.query.ordinals) != 1:
        return list(candidate.facts)
    return [fact for fact in candidate.facts if isinstance(fact, Phase) and fact.number == ordinal]


def _days(context: Context, fact: Fact) -> Iterator[DateValue]:
    """The days of a fact that can be meant: of a period its end or beginning alone where that is asked for."""
    if isinstance(fact, Deadline) and fact.due.date and fact.due.date.day is not None:
        yield fact.due.date
    if isinstance(fact, Phase) and fact.period:
        asked = context.query.cues.keys() & {"start", "end"}
        ends = {"start": fact.period.start, "end": fact.period.end}
        days = [day for name, day in ends.items() if len(asked) != 1 or name in asked]
        yield from (day for day in days if day and day.day is not None)


def _same(context: Context, asked: DateValue, stated: DateValue) -> bool:
    stated = stated.in_year(context.year)
    return (asked.day, asked.month) == (stated.day, stated.month) and asked.year in {None, stated.year}
