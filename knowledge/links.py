"""How the plans of a shelf stand to one another: which one replaces which, which one amends which."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge.card import Reference
from knowledge.dates import DateValue
from knowledge.digest import Digest
from knowledge.documents import number_key
from knowledge.places import find_places
from knowledge.shelf import Shelf
from knowledge.text import fold


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
    numbered: dict[str, list[Digest]] = {}
    for one in shelf.digests:
        if one.name.number:
            numbered.setdefault(one.name.number, []).append(one)
    links = Links({}, {}, {}, {})
    for one in shelf.digests:
        for role, meant in _linked(one, numbered):
            if role == "replaces" and links.replaced_by.get(one.plan) != meant.plan:
                links.replaces.setdefault(one.plan, meant.plan)
                links.replaced_by[meant.plan] = one.plan
            elif role == "amends" and links.amends.get(meant.plan) != one.plan:
                links.amends.setdefault(one.plan, meant.plan)
    for amending, amended in links.amends.items():
        links.amended_by[amended] = (*links.amended_by.get(amended, ()), amending)
    return links


def _linked(one: Digest, numbered: dict[str, list[Digest]]) -> Iterator[tuple[str, Digest]]:
    """The plans that a plan says it replaces or amends, each once with how."""
    for reference in one.linking:
        if reference.number:
            for other in numbered.get(number_key(reference.number), ()):
                if other.plan != one.plan and _is_meant(reference, one, other):
                    yield reference.role, other


def _is_meant(reference: Reference, one: Digest, other: Digest) -> bool:
    """Whether a plan of the number referred to is the one: many places have a plan of that number."""
    if reference.kind != "Kế hoạch" or not _same_day(reference.date, other.issued_on):
        return False
    if reference.date is None and not set(one.years) & set(other.years):
        return False
    named = find_places(reference.body or "")
    if named:
        return any(place.name in fold(own) for place in named for own in other.places)
    return one.places == other.places


def _same_day(one: DateValue | None, other: DateValue | None) -> bool:
    return one is None or other is None or (one.first(), one.last()) == (other.first(), other.last())
