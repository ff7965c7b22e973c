"""How the plans of a shelf stand to one another: which one replaces which, which one amends which."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge.card import Reference
from knowledge.dates import DateValue
from knowledge.documents import number_key
from knowledge.places import find_places
from knowledge.plan import PlanVersion
from knowledge.shelf import Shelf
from knowledge.text import fold

_LINKING = frozenset({"replaces", "amends"})


@dataclass(frozen=True, slots=True)
class Links:
    """By plan id: the plan that each one replaces or amends, and the other way round."""

    replaces: dict[str, str]
    replaced_by: dict[str, str]
    amends: dict[str, str]
    amended_by: dict[str, tuple[str, ...]]

    def root(self, plan: str) -> str:
        """The plan that a plan amends; itself where it amends none."""
        return self.amends.get(plan, plan)


@lru_cache(maxsize=2)
def links_of(shelf: Shelf) -> Links:
    """The links of a shelf's plans, found once."""
    numbered: dict[str, list[PlanVersion]] = {}
    for version in shelf.versions:
        if version.card.number:
            numbered.setdefault(number_key(version.card.number.value), []).append(version)
    links = Links({}, {}, {}, {})
    for version in shelf.versions:
        for role, meant in _linked(version, numbered):
            if role == "replaces" and links.replaced_by.get(version.plan) != meant.plan:
                links.replaces.setdefault(version.plan, meant.plan)
                links.replaced_by[meant.plan] = version.plan
            elif role == "amends" and links.amends.get(meant.plan) != version.plan:
                links.amends.setdefault(version.plan, meant.plan)
    for amending, amended in links.amends.items():
        links.amended_by[amended] = (*links.amended_by.get(amended, ()), amending)
    return links


def _linked(version: PlanVersion, numbered: dict[str, list[PlanVersion]]) -> Iterator[tuple[str, PlanVersion]]:
    """The plans that a plan says it replaces or amends, each once with how."""
    for reference in version.card.references:
        if reference.role in _LINKING and reference.number:
            for other in numbered.get(number_key(reference.number), ()):
                if other.plan != version.plan and _is_meant(reference, version, other):
                    yield reference.role, other


def _is_meant(reference: Reference, version: PlanVersion, other: PlanVersion) -> bool:
    """Whether a plan of the number referred to is the one: many places have a plan of that number."""
    if reference.kind != "Kế hoạch" or not _same_day(reference.date, other.card.issued_on):
        return False
    if reference.date is None and not set(version.card.years) & set(other.card.years):
        return False
    named = find_places(reference.body or "")
    if named:
        return any(place.name in fold(own) for place in named for own in other.card.places[:1])
    return version.card.places[:1] == other.card.places[:1]


def _same_day(one: DateValue | None, other: DateValue | None) -> bool:
    return one is None or other is None or (one.first(), one.last()) == (other.first(), other.last())
