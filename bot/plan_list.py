"""The plans as they are offered to choose from: by what people call them, those that have ended apart. None is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from knowledge.digest import Digest
from knowledge.text import fold


@dataclass(frozen=True, slots=True)
class Listed:
    """A plan: its id, what people call it, its title and number as far as it has them, whether it has ended."""

    plan: str
    label: str
    title: str = ""
    number: str = ""
    ended: bool = False


def listed(digests: Iterable[Digest], today: date) -> list[Listed]:
    """The plans, the latest years first, within a year by name."""
    ordered = sorted(digests, key=lambda one: (-max(one.years, default=0), fold(one.name.label), one.plan))
    return [Listed(one.plan, one.name.label, one.name.title, one.name.number, has_ended(one, today)) for one in ordered]


def has_ended(digest: Digest, today: date) -> bool:
    """Whether nothing of a plan is due any more: its last day is over, and its years have no later one."""
    if digest.name.reference:
        return False
    last_year = max(digest.years, default=today.year)
    if last_year != today.year:
        return last_year < today.year
    return digest.last_day is not None and digest.last_day < today


def most_like(text: str, plans: Iterable[Listed]) -> Sequence[Listed]:
    """The plans, those first whose names are most like a text."""
    wanted = fold(text)
    return sorted(plans, key=lambda one: -fuzz.token_set_ratio(wanted, fold(f"{one.label} {one.title} {one.plan}")))
