"""What a new version of a plan changes against the one before, in the words of its card."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from knowledge.card import Award, Card, Deadline, Duty, Field, Phase, Reference
from knowledge.plan import Passage, PlanVersion
from knowledge.text import fold, squeeze

_NOT_STATED = frozenset({"kind", "level", "place", "places", "years", "issued_on", "checks"})
"""Fields of the card that are derived from others."""
_NAMED = frozenset({"phases", "awards"})
"""Fields whose facts are other facts where they have another name."""
_SAME_FACT = 0.6


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that is not as it was: which field of the card it is of, and what it is about.

    An empty `before` or `after` is none. `subject` is a phase's name, what a deadline is for, an award's form;
    it is empty where `before` and `after` are the whole fact.
    """

    field: str
    before: str
    after: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage that is not as it was, under its heading; an empty `before` or `after` is none."""

    section: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The facts and passages that changed, and how many passages came and went."""

    changes: tuple[Change, ...]
    passages: tuple[PassageChange, ...]
    passages_added: int
    passages_removed: int


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact in words: what it is about, what it says of it in short, and the whole of it."""

    subject: str
    value: str
    whole: str


def compare(before: PlanVersion, after: PlanVersion) -> Comparison:
    """What changed from one version to the next."""
    old = {squeeze(passage.text) for passage in before.passages}
    new = {squeeze(passage.text) for passage in after.passages}
    changed = tuple(_passages(before.passages, after.passages))
    return Comparison(tuple(_changes(before, after)), changed, len(new - old), len(old - new))


def _passages(before: tuple[Passage, ...], after: tuple[Passage, ...]) -> Iterator[PassageChange]:
    old, new = [squeeze(p.text) for p in before], [squeeze(p.text) for p in after]
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            for gone, come in zip_longest(before[a:b], after[c:d]):
                section = come.section if come else gone.section
                yield PassageChange(section, squeeze(gone.text) if gone else "", squeeze(come.text) if come else "")


def _changes(before: PlanVersion, after: PlanVersion) -> Iterator[Change]:
    for field in fields(Card):
        if field.name not in _NOT_STATED:
            old = _facts(getattr(before.card, field.name), before.text)
            new = _facts(getattr(after.card, field.name), after.text)
            yield from _paired(field.name, old, new)


def _facts(value: Any, text: str) -> list[_Fact]:
    """The facts of a card field."""
    if value is None:
        return []
    if isinstance(value, tuple):
        return [fact for one in value for fact in _facts(one, text)]
    if isinstance(value, Field):
        return [_Fact("", squeeze(value.value), squeeze(value.value))]
    whole = squeeze(value.span.of(text))
    return [_Fact(_subject(value), _value(value, text), whole)]


def _subject(fact: Any) -> str:
    match fact:
        case Phase():
            return fact.name
        case Deadline():
            return squeeze(f"{fact.what.value} {fact.part.value if fact.part else ''}")
        case Award():
            return fact.form
        case Duty():
            return squeeze(fact.unit.value)
        case Reference():
            return f"{fact.kind} {fact.number}" if fact.number else ""
    return ""


def _value(fact: Any, text: str) -> str:
    """What a fact says in short; empty where only the whole of it tells."""
    match fact:
        case Phase():
            return squeeze(fact.period.span.of(text)) if fact.period else ""
        case Deadline():
            return squeeze(fact.due.span.of(text))
    return ""


def _paired(field: str, old: list[_Fact], new: list[_Fact]) -> Iterator[Change]:
    """Facts that went, each beside the one that came in its place, then those that only came."""
    kept = {fold(fact.whole) for fact in old} & {fold(fact.whole) for fact in new}
    gone = [fact for fact in old if fold(fact.whole) not in kept]
    come = [fact for fact in new if fold(fact.whole) not in kept]
    for fact in gone:
        successor = _successor(field, fact, come, alone=len(old) == len(new) == 1)
        if successor is None:
            yield Change(field, fact.value or fact.whole, "", fact.subject)
        else:
            come.remove(successor)
            yield _changed(field, fact, successor)
    yield from (Change(field, "", fact.value or fact.whole, fact.subject) for fact in come)


def _successor(field: str, fact: _Fact, come: list[_Fact], *, alone: bool) -> _Fact | None:
    """The fact that came in a fact's place: of the same name, else of much the same words."""
    same = next((other for other in come if fact.subject and fold(other.subject) == fold(fact.subject)), None)
    if same is not None or field in _NAMED:
        return same
    best = max(come, key=lambda other: _likeness(fact, other), default=None)
    return best if best and (alone or _likeness(fact, best) >= _SAME_FACT) else None


def _changed(field: str, before: _Fact, after: _Fact) -> Change:
    """What a fact was and is: in short, where that is what changed."""
    if fold(before.subject) != fold(after.subject) or before.value == after.value:
        return Change(field, before.whole, after.whole, after.subject if before.subject == after.subject else "")
    return Change(field, before.value, after.value, after.subject)


def _likeness(fact: _Fact, other: _Fact) -> float:
    return SequenceMatcher(None, fold(fact.whole), fold(other.whole), autojunk=False).ratio()
