"""What plans are looked up by without reading any: their award forms, phases and days, the documents that they cite.

A key is a name and a value ("form=bang khen"); the index of the plans keeps them (`knowledge.plan_index`).
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import chain, combinations

from knowledge.award_forms import forms
from knowledge.documents import number_key
from knowledge.plan import PlanVersion
from knowledge.plan_time import days_of, in_plan
from knowledge.text import fold
from knowledge.vocabulary import Concept, concepts

Wanted = Collection[str]
"""Keys of which a plan has to have one."""

Having = Callable[[Sequence[Wanted]], list[str]]
"""The plans that have a key of each of these, in no order."""


def fact_keys(version: PlanVersion) -> frozenset[str]:
    """The keys of the facts of a version."""
    return frozenset(_keys(version))


def citing(numbers: Collection[str]) -> Wanted:
    """Plans that cite one of some documents, whose numbers are given as they are compared."""
    return tuple(f"cites={number}" for number in numbers)


def of_form(form: str) -> Wanted:
    """Plans that offer an award form; "Chiến sĩ thi đua" also at one of its levels."""
    return (f"form={fold(form)}",)


def of_phases(count: int) -> Wanted:
    """Plans of so many phases."""
    return (f"phases={count}",)


def due_within(first: date, last: date, things: Collection[str]) -> Wanted:
    """Plans by which something that is all of these things of the cues is due on one of these days."""
    return _on_each("due", first, last, f" {' '.join(sorted(things))}")


def dated_within(first: date, last: date) -> Wanted:
    """Plans by which something is due, begins or ends on one of these days."""
    return _on_each("day", first, last)


def things_in(text: str) -> tuple[str, ...]:
    """The things of the cues that a text speaks of: the final report, files for awards."""
    folded = fold(text)
    return tuple(one.name for one in _things() if one.pattern.search(folded))


def written_of(things: Collection[str], words: Sequence[str]) -> list[str]:
    """The words of a folded text by which it speaks of some things."""
    text = " ".join(words)
    found = (match for one in _things() if one.name in things for match in one.pattern.finditer(text))
    return [word for match in found for word in match[0].split()]


def _keys(version: PlanVersion) -> Iterator[str]:
    card = version.card
    yield from citing([number_key(one.number) for one in card.references if one.number])
    for award in card.awards:
        yield from (f"form={fold(form)}" for form in (award.form, *forms()) if award.form.startswith(form))
    if card.phases:
        yield from of_phases(len(card.phases))
    for day in days_of(card):
        yield from dated_within(day, day)
    for deadline in card.deadlines:
        if deadline.due.date and (due := in_plan(deadline.due.date, card).last()):
            things = things_in(deadline.what.value)
            for several in chain.from_iterable(combinations(things, n) for n in range(1, len(things) + 1)):
                yield from due_within(due, due, several)


def _on_each(name: str, first: date, last: date, more: str = "") -> Wanted:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(f"{name}={day:%Y-%m-%d}{more}" for day in days)


@cache
def _things() -> tuple[Concept, ...]:
    return tuple(one for one in concepts("cues") if one.thing)
