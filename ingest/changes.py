"""What a new version of a plan changes against the one before, in the words of its card."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Any

from knowledge.card import Card, Field
from knowledge.plan import PlanVersion
from knowledge.span import Span
from knowledge.text import fold, squeeze

_NOT_STATED = frozenset({"level", "place", "places", "years", "issued_on", "checks"})
"""Fields of the card that are derived from others."""
_SAME_FACT = 0.6


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that is not as it was. `field` is the card's; an empty `before` or `after` is none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The facts that changed, and how many passages came and went."""

    changes: tuple[Change, ...]
    passages_added: int
    passages_removed: int


def compare(before: PlanVersion, after: PlanVersion) -> Comparison:
    """What changed from one version to the next."""
    old = {squeeze(passage.text) for passage in before.passages}
    new = {squeeze(passage.text) for passage in after.passages}
    return Comparison(tuple(_changes(before, after)), len(new - old), len(old - new))


def _changes(before: PlanVersion, after: PlanVersion) -> Iterator[Change]:
    for field in fields(Card):
        if field.name not in _NOT_STATED:
            old = _facts(getattr(before.card, field.name), before.text)
            new = _facts(getattr(after.card, field.name), after.text)
            yield from _paired(field.name, old, new)


def _facts(value: Any, text: str) -> list[str]:
    """The words of a card field's facts."""
    if value is None:
        return []
    if isinstance(value, tuple):
        return [fact for one in value for fact in _facts(one, text)]
    if isinstance(value, Field):
        return [squeeze(value.value)]
    span: Span = value.span
    return [squeeze(span.of(text))]


def _paired(field: str, old: list[str], new: list[str]) -> Iterator[Change]:
    """Facts that went, each beside the one that came in its place, then those that only came."""
    kept = {fold(fact) for fact in old} & {fold(fact) for fact in new}
    gone = [fact for fact in old if fold(fact) not in kept]
    come = [fact for fact in new if fold(fact) not in kept]
    for fact in gone:
        successor = max(come, key=lambda other: _likeness(fact, other), default="")
        if successor and (len(old) == len(new) == 1 or _likeness(fact, successor) >= _SAME_FACT):
            come.remove(successor)
        else:
            successor = ""
        yield Change(field, fact, successor)
    yield from (Change(field, "", fact) for fact in come)


def _likeness(fact: str, other: str) -> float:
    return SequenceMatcher(None, fold(fact), fold(other), autojunk=False).ratio()
