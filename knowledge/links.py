"""How the plans of a shelf stand to one another: which one replaces which, which one amends which."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from knowledge.card import Reference
from knowledge.dates import DateValue
from knowledge.digest import Digest
from knowledge.documents import number_key, shares_code
from knowledge.places import find_places
from knowledge.question.naming import informative
from knowledge.shelf import Shelf
from knowledge.text import fold, words


@dataclass(frozen=True, slots=True)
class Links:
    """By plan id: the plan that each one replaces, those that it amends, and the other way round."""

    replaces: dict[str, str]
    replaced_by: dict[str, str]
    amends: dict[str, tuple[str, ...]]
    amended_by: dict[str, tuple[str, ...]]
    repealed_by: dict[str, str] = field(default_factory=dict)
    """Plans that are out of force without another in their place."""

    def roots(self, plan: str) -> tuple[str, ...]:
        """The plans that a plan amends, also where it amends an amendment of them; itself where it amends none."""
        seen: set[str] = set()
        found: dict[str, None] = {}
        waiting = [plan]
        while waiting:
            one = waiting.pop(0)
            if one in self.amends and one not in seen:
                waiting += self.amends[one]
            else:
                found[one] = None
            seen.add(one)
        return tuple(found)

    def are_one(self, plans: Iterable[str]) -> bool:
        """Whether all of some plans are one plan and what amends it."""
        shared = [set(self.roots(plan)) for plan in plans]
        return bool(shared) and bool(set.intersection(*shared))

    def changes_of(self, plan: str) -> tuple[str, ...]:
        """What amends a plan, and what amends that."""
        found: dict[str, None] = {}
        for one in self.amended_by.get(plan, ()):
            found |= dict.fromkeys((one, *self.amended_by.get(one, ())))
        return tuple(one for one in found if one != plan)


@lru_cache(maxsize=2)
def links_of(shelf: Shelf) -> Links:
    """The links of a shelf's plans, found once."""
    numbered: dict[str, list[Digest]] = {}
    for one in shelf.digests:
        if one.name.number:
            numbered.setdefault(one.name.number, []).append(one)
    links = Links({}, {}, {}, {})
    for one in shelf.digests:
        for role, meant in _linked(one, numbered, shelf.digests):
            if role == "replaces" and links.replaced_by.get(one.plan) != meant.plan:
                links.replaces.setdefault(one.plan, meant.plan)
                links.replaced_by[meant.plan] = one.plan
            elif role == "repeals":
                links.repealed_by.setdefault(meant.plan, one.plan)
            elif role == "amends" and one.plan not in links.amends.get(meant.plan, ()):
                already = links.amends.get(one.plan, ())
                links.amends[one.plan] = already if meant.plan in already else (*already, meant.plan)
    for amending, several in links.amends.items():
        for amended in several:
            links.amended_by[amended] = (*links.amended_by.get(amended, ()), amending)
    return links


_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
_MOST_OF = 0.7
"""So much of the words of a subject stands in the title of the plan that is meant."""


def _linked(
    one: Digest, numbered: dict[str, list[Digest]], all_plans: Sequence[Digest]
) -> Iterator[tuple[str, Digest]]:
    """The plans that a plan says it replaces or amends, each once with how."""
    for reference in one.linking:
        if reference.number:
            for other in numbered.get(number_key(reference.number), ()):
                if other.plan != one.plan and not _is_earlier(one, other) and _is_meant(reference, one, other):
                    yield reference.role, other
        elif reference.kind not in _LAWS and (called := _called(reference, one, all_plans)):
            yield reference.role, called


def _called(reference: Reference, one: Digest, all_plans: Sequence[Digest]) -> Digest | None:
    """The one plan of the same place that a reference calls by its subject, and by its day where it says one."""
    said = set(informative(token.text for token in words(reference.subject or "")))
    fitting = [
        other
        for other in all_plans
        if other.plan != one.plan
        and _same_place(one, other)
        and _same_day(reference.date, other.issued_on)
        and set(one.years) & set(other.years)
        and len(said & set(other.name.title_words)) > _MOST_OF * len(said)
    ]
    return fitting[0] if said and len(fitting) == 1 else None


def _is_meant(reference: Reference, one: Digest, other: Digest) -> bool:
    """Whether a plan of the number referred to is the one: many places have a plan of that number."""
    if other.name.reference or not _same_day(reference.date, other.issued_on):
        return False
    same_body = bool(one.name.core) and (one.name.head, one.name.core) == (other.name.head, other.name.core)
    if reference.date is None and not set(one.years) & set(other.years) and not (same_body and _is_recent(one, other)):
        return False
    named = find_places(reference.body or "")
    if named:
        return any(place.name in fold(own) for place in named for own in other.places)
    of_body = same_body or (reference.date is not None and shares_code(one.name.number, other.name.number))
    return _same_place(one, other) or (of_body and not (one.places and other.places))


def _same_place(one: Digest, other: Digest) -> bool:
    """Whether two texts are of the same place, also where one calls it without its level ("thành phố")."""
    if len(one.places) != len(other.places):
        return False
    pairs = zip(one.places, other.places, strict=True)
    return all(a == b or a.endswith(f" {b}") or b.endswith(f" {a}") for a, b in pairs)


_RECENT = timedelta(days=366)


def _is_recent(one: Digest, other: Digest) -> bool:
    """Whether a text was issued within a year before the other: the numbers of a body begin anew each year."""
    day, before = _issued(one), _issued(other)
    return day is not None and before is not None and day - _RECENT < before <= day


def _is_earlier(one: Digest, other: Digest) -> bool:
    """Whether a text is from before the other, and so cannot change it."""
    day, before = _issued(one), _issued(other)
    return day is not None and before is not None and day < before


def _issued(digest: Digest) -> date | None:
    return digest.issued_on.first() if digest.issued_on else None


def _same_day(one: DateValue | None, other: DateValue | None) -> bool:
    return one is None or other is None or (one.first(), one.last()) == (other.first(), other.last())
