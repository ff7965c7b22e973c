"""What is known of a plan without reading it: its names, what it links to and cites, when something of it is due.

A question is understood over all plans at once; of ten thousand only the few that it means are read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knowledge.card import Card, Reference
from knowledge.dates import DateValue
from knowledge.documents import number_key
from knowledge.plan import POOR, PlanVersion
from knowledge.question.naming import PlanName, name_of
from knowledge.text import WORD, fold

LINKING = frozenset({"replaces", "amends", "repeals"})
"""The roles of references that link one plan to another."""


@dataclass(frozen=True, slots=True)
class Digest:
    """`linking` are the references by which the plan replaces or amends another, `cites` the numbers of all,
    `days` the days on which something is due, begins or ends."""

    plan: str
    version: int
    name: PlanName
    issued_on: DateValue | None
    years: tuple[int, ...]
    places: tuple[str, ...]
    linking: tuple[Reference, ...]
    cites: tuple[str, ...]
    days: tuple[date, ...]


def digest_of(version: PlanVersion) -> Digest:
    """The digest of a version."""
    card = version.card
    return Digest(
        plan=version.plan,
        version=version.version,
        name=name_of(version),
        issued_on=card.issued_on,
        years=card.years,
        places=card.places[:1],
        linking=tuple(one for one in card.references if one.role in LINKING),
        cites=tuple(dict.fromkeys(number_key(one.number) for one in card.references if one.number)),
        days=tuple(sorted(set(_days(card)))),
    )


def words_of(version: PlanVersion) -> set[str]:
    """A plan's folded words; of a poorly read one only its name, lest misread words count as known."""
    if version.quality >= POOR:
        return set(WORD.findall(fold(version.text)))
    return {word for place in version.card.places for word in place.split()}


def _days(card: Card) -> Iterator[date]:
    year = card.years[0] if len(card.years) == 1 else None
    ends = [deadline.due.date for deadline in card.deadlines]
    ends += [phase.period.end for phase in card.phases if phase.period]
    starts = [phase.period.start for phase in card.phases if phase.period]
    for value in (v for v in ends if v):
        if day := value.in_year(year).last():
            yield day
    for value in (v for v in starts if v):
        if day := value.in_year(year).first():
            yield day
