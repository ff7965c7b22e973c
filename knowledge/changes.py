"""What one version of a plan changes against another, in the words of its card."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from dataclasses import field as with_options
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from knowledge.card import Award, Card, Deadline, Duty, Field, Phase, Reference
from knowledge.plan import Passage, PlanVersion, section_at
from knowledge.sentences import sentences
from knowledge.span import Span
from knowledge.text import fold, squeeze

_NOT_STATED = frozenset({"kind", "by_article", "level", "place", "places", "years", "issued_on", "checks", "left"})
"""Fields of the card that are derived from others."""
_NAMED = frozenset({"phases", "awards"})
"""Fields whose facts are other facts where they have another name."""
_SAME_FACT = 0.6
_NUMBERING = re.compile(r"^(?:\(?(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)/]\s+|[-–—+•*]\s*)+", re.IGNORECASE)
"""How a part of a list begins: "2. ", "III.1) ", "c) ", "- "."""
_CONTEXT = 5
"""Words that are told on each side of what differs."""

_Sentence = tuple[str, Span]
Places = tuple[Span | None, Span | None]
"""Where something stands in the text before and in the text after; None where it does not."""


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
    places: Places = with_options(default=(None, None), compare=False)

    @property
    def at(self) -> Span | None:
        """Where the version after says it."""
        return self.places[1]


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage that is not as it was, under its heading; an empty `before` or `after` is none."""

    section: str
    before: str
    after: str
    places: Places = with_options(default=(None, None), compare=False)

    @property
    def at(self) -> Span | None:
        """Where the version after says it."""
        return self.places[1]


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
    span: Span


def compare(before: PlanVersion, after: PlanVersion) -> Comparison:
    """What changed from one version to the next."""
    old = {squeeze(passage.text) for passage in before.passages}
    new = {squeeze(passage.text) for passage in after.passages}
    changed = tuple(_passages(before.passages, after.passages))
    return Comparison(tuple(_changes(before, after)), changed, len(new - old), len(old - new))


def changed_sentences(before: PlanVersion, after: PlanVersion) -> Iterator[PassageChange]:
    """The sentences that are not as they were, each under its heading in the text that has it."""
    old, new = _sentences(before), _sentences(after)
    matcher = SequenceMatcher(None, [text for text, _ in old], [text for text, _ in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            for gone, come in _matched(old[a:b], new[c:d]):
                at = section_at(after, come[1]) if come else section_at(before, gone[1]) if gone else ""
                texts = gone[0] if gone else "", come[0] if come else ""
                yield PassageChange(at, *texts, (gone[1] if gone else None, come[1] if come else None))


def _sentences(version: PlanVersion) -> list[_Sentence]:
    text = version.text
    return [(squeeze(span.of(text)), span) for span in sentences(text, Span(0, len(text)))]


def _matched(old: list[_Sentence], new: list[_Sentence]) -> Iterator[tuple[_Sentence | None, _Sentence | None]]:
    """Each sentence that went with the first of those that came and read much the same, then the rest."""
    left = list(new)
    for gone in old:
        come = next((one for one in left if _alike(gone[0], one[0]) >= _SAME_FACT), None)
        if come:
            left.remove(come)
        yield gone, come
    yield from ((None, come) for come in left)


def differing(before: str, after: str) -> tuple[str, str]:
    """The part of each text that the other does not have, with a few words on each side."""
    old, new = before.split(), after.split()
    if not old or not new:
        return before, after
    blocks = [b for b in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if b[0] != "equal"]
    if not blocks:
        return before, after
    first, last = blocks[0], blocks[-1]
    return _part(old, first[1], last[2]), _part(new, first[3], last[4])


def _part(words: list[str], start: int, end: int) -> str:
    start, end = max(0, start - _CONTEXT), min(len(words), end + _CONTEXT)
    return ("… " if start else "") + " ".join(words[start:end]) + (" …" if end < len(words) else "")


def _passages(before: tuple[Passage, ...], after: tuple[Passage, ...]) -> Iterator[PassageChange]:
    old, new = [squeeze(p.text) for p in before], [squeeze(p.text) for p in after]
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            for gone, come in zip_longest(before[a:b], after[c:d]):
                section = come.section if come else gone.section
                texts = squeeze(gone.text) if gone else "", squeeze(come.text) if come else ""
                yield PassageChange(section, *texts, (gone.span if gone else None, come.span if come else None))


def _changes(before: PlanVersion, after: PlanVersion) -> Iterator[Change]:
    for of_card in fields(Card):
        if of_card.name not in _NOT_STATED:
            old = _facts(getattr(before.card, of_card.name), before.text)
            new = _facts(getattr(after.card, of_card.name), after.text)
            yield from _paired(of_card.name, old, new)


def _facts(value: Any, text: str) -> list[_Fact]:
    """The facts of a card field."""
    if value is None:
        return []
    if isinstance(value, tuple):
        return [fact for one in value for fact in _facts(one, text)]
    if isinstance(value, Field):
        return [_Fact("", squeeze(value.value), squeeze(value.value), value.span)]
    whole = squeeze(value.span.of(text))
    return [_Fact(_subject(value), _value(value, text), whole, value.span)]


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
    kept = {_said(fact.whole) for fact in old} & {_said(fact.whole) for fact in new}
    gone = [fact for fact in old if _said(fact.whole) not in kept]
    come = [fact for fact in new if _said(fact.whole) not in kept]
    for fact in gone:
        successor = _successor(field, fact, come, alone=len(old) == len(new) == 1)
        if successor is None:
            yield Change(field, fact.value or fact.whole, "", fact.subject, (fact.span, None))
        else:
            come.remove(successor)
            yield _changed(field, fact, successor)
    yield from (Change(field, "", fact.value or fact.whole, fact.subject, (None, fact.span)) for fact in come)


def _said(text: str) -> str:
    """What some words say, whatever number they have in their list: to be numbered anew changes no fact."""
    return fold(_NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text)


def _successor(field: str, fact: _Fact, come: list[_Fact], *, alone: bool) -> _Fact | None:
    """The fact that came in a fact's place: of the same name, else of much the same words."""
    same = next((other for other in come if fact.subject and fold(other.subject) == fold(fact.subject)), None)
    if same is not None or field in _NAMED:
        return same
    best = max(come, key=lambda other: _likeness(fact, other), default=None)
    return best if best and (alone or _likeness(fact, best) >= _SAME_FACT) else None


def _changed(field: str, before: _Fact, after: _Fact) -> Change:
    """What a fact was and is: in short, where that is what changed."""
    places = before.span, after.span
    if fold(before.subject) != fold(after.subject) or before.value == after.value:
        same = after.subject if before.subject == after.subject else ""
        return Change(field, before.whole, after.whole, same, places)
    return Change(field, before.value, after.value, after.subject, places)


def _likeness(fact: _Fact, other: _Fact) -> float:
    return _alike(fact.whole, other.whole)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio()
