"""Yes or no to a day that a question puts forward: "hạn là 05/10/2024 đúng không?"."""

from collections.abc import Iterator

from knowledge.card import Deadline, Phase
from knowledge.dates import DateValue
from knowledge.evidence.candidate import Candidate
from knowledge.saying.context import Context


def say_confirmation(context: Context, candidate: Candidate) -> None:
    """Say first whether the day asked about is that of the one fact that answers; nothing where none is asked about."""
    asked = [mention.value for mention in context.query.dates if mention.value.day is not None]
    if "confirm" not in context.query.cues or len(asked) != 1 or len(candidate.facts) != 1:
        return
    stated = list(_days(candidate))
    if not stated:
        return
    same = any(_same(context, asked[0], day) for day in stated)
    context.draft.say("confirm.yes" if same else "confirm.no")


def _days(candidate: Candidate) -> Iterator[DateValue]:
    for fact in candidate.facts:
        if isinstance(fact, Deadline) and fact.due.date and fact.due.date.day is not None:
            yield fact.due.date
        if isinstance(fact, Phase) and fact.period:
            yield from (day for day in (fact.period.start, fact.period.end) if day and day.day is not None)


def _same(context: Context, asked: DateValue, stated: DateValue) -> bool:
    stated = stated.in_year(context.year)
    return (asked.day, asked.month) == (stated.day, stated.month) and asked.year in {None, stated.year}
