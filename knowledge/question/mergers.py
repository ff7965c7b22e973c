"""Places of a question under their other names: what they were before 1 July 2025, or are since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.places import Era, Named, Unit, predecessors, successors
from knowledge.question.directory import Directory
from knowledge.question.naming import PlanName, own_place
from knowledge.question.units import unit_said

_LAST_YEAR, _FIRST_YEAR = 2025, 2025
"""The last year in which plans were of the units of before, and the first of those of today."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A place that a question names, and the one whose plan answers for it: the same under another name, what it went
    into (`since`), or part of what it is made of. `plan` is that plan's id."""

    asked: str
    answered: str
    since: bool
    plan: str


def moved(places: Sequence[Named], name: str, folded: str, names: Directory) -> list[Moved]:
    """The plans of what a place became, or came from; `name` is the folded name of one of the places of a question.

    Of its offices only those that the folded question names.
    """
    found = (
        one
        for place in places
        if place.name == name
        for unit in place.units
        for other, since in _relatives(unit)
        for one in _plans(unit, other, folded, names, since=since)
    )
    return list({one.plan: one for one in found}.values())


def _relatives(unit: Unit) -> Iterator[tuple[Unit, bool]]:
    """The units that are the same place, or hold it, or were part of it; and whether they are those of today."""
    yield from ((one, True) for one in successors(unit))
    yield from ((one, False) for one in predecessors(unit))


def _plans(unit: Unit, other: Unit, folded: str, names: Directory, *, since: bool) -> Iterator[Moved]:
    for name in names.by_place.get(other.key, ()):
        meant = own_place(name) is not None or unit_said(name, folded)
        own = name.places[:1] == ((other.level_word, other.key),)
        if own and meant and _of_era(name, other.era) and _fits(name, other):
            yield Moved(unit.written, other.written, since, name.plan)


def _of_era(name: PlanName, era: Era) -> bool:
    """Whether a plan's years are those of a unit: a province's plan of 2024 is not of the larger one of today."""
    if not name.years:
        return True
    return max(name.years) >= _FIRST_YEAR if era is Era.SINCE else min(name.years) <= _LAST_YEAR


def _fits(name: PlanName, unit: Unit) -> bool:
    """Whether a plan's wider places are those that a unit lies in: communes of one name are many."""
    wider = {one.key for one in unit.within}
    return all(place in wider for _, place in name.places[1:])
