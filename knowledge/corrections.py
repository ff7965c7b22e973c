"""What a person has put right on a plan's card: kept apart from what the rules read, applied over it.

A correction stands on words of the plan: its value must be among them, and where a new version no longer
has these words the correction is lost, which nobody should learn by chance.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from knowledge.card import Award, Card, Deadline, Due, DueKind, Field, Period, Phase
from knowledge.dates import DateValue, find_dates
from knowledge.places import find_places
from knowledge.span import Span
from knowledge.text import fold, squeeze

NOT_STATED = "-"
"""The value that says that the plan does not state it."""

ON_PAPER = "theo bản giấy"
"""In place of the words that prove a number or day which was written by hand, so that the file has none of it."""

_PAPER = frozenset({"theo ban giay", "ban giay", "on paper", "as on paper"})
_BY_HAND = ("number", "issued")
"""What is written by hand on documents that are otherwise printed."""

_PAPER_PATTERN = "paper"
_NUMBER_LINE = re.compile(r"^[^\S\n]*(?:Số|SỐ)\b[^\n|]{0,80}?(?=\s{3,}|\||$)", re.MULTILINE)
_DAY_LINE = re.compile(r"\bngày\b[\s._…]*\d{0,2}[\s._…]*tháng[\s._…]*\d{0,2}[\s._…]*năm[\s._…]*\d{0,4}", re.IGNORECASE)

ADDED = "+"
"""In place of a fact's number: a fact that the rules did not find."""

_LEADING_DUE = re.compile(r"(?:(?:truoc|cham nhat|han|vao|xong)\s+){0,4}(?:la\s+)?(?:ngay\s+)?$")
_FIRST_NUMBER = re.compile(r"\d{1,2}")


class CorrectionError(Exception):
    """A correction that cannot be taken: `key` names the sentence that people are shown, `values` fill it."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(f"{key}: {values}")
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Correction:
    """A value for a field of the card, and the words of the plan that prove it.

    `target` holds the words of the fact that it takes the place of; it is empty for a field that has one
    value only and for a fact that the rules did not find. `nth` tells facts of the same words apart, from 0.
    `marked` is which of the places of the quote was marked on the page, from 0; None where none was: then the proof is
    the place nearest to the fact, or the first.
    """

    field: str
    target: str
    value: str
    quote: str
    made_at: datetime
    nth: int = 0
    marked: int | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """A card with corrections over it, those that stand, and those whose words the text no longer has."""

    card: Card
    standing: tuple[Correction, ...]
    lost: tuple[Correction, ...]


def apply(card: Card, text: str, corrections: Iterable[Correction]) -> Applied:
    """The card of a text as the rules read it, put right."""
    standing, lost = [], []
    for correction in corrections:
        try:
            card = _put_right(card, text, correction)
            standing.append(correction)
        except CorrectionError:
            lost.append(correction)
    return Applied(_without_mended(card) if standing else card, tuple(standing), tuple(lost))


def _without_mended(card: Card) -> Card:
    """The card without the warnings that it lacks what a person has put in."""
    checks = (one for one in card.checks if getattr(card, one.key.removeprefix("no_"), None) is None)
    return replace(card, checks=tuple(checks))


def add(
    card: Card,
    text: str,
    corrections: tuple[Correction, ...],
    field: str,
    value: str,
    quote: str,
    now: datetime,
    *,
    at: int | None = None,
) -> tuple[Correction, ...]:
    """The corrections with one more; `card` is the one that is shown, with all corrections over it.

    `at` is the offset at which the quote was marked, where it was.

    `field` is a field of the card, for phases, deadlines and awards with the fact's number from 1 on, or `+`
    for one that is missing: `number`, `deadlines.2`, `phases.+`; of a deadline also who sends or receives:
    `deadlines.2.sender`. Raises CorrectionError.
    """
    quote = ON_PAPER if fold(squeeze(quote)).strip(" .“”\"'") in _PAPER else quote
    name, _, which = field.partition(".")
    which, _, part = which.partition(".")
    if name not in CORRECTABLE or (name in _FACTS) != bool(which) or (part and part not in PARTS.get(name, ())):
        raise CorrectionError("correction.field", field=field, known=", ".join(CORRECTABLE))
    marked = None if at is None else _marked(text, quote, at)
    if part:
        return _with_part_added(card, text, corrections, (name, which, part), value, quote, now, marked)
    target, nth = _chosen(card, text, name, which) if name in _FACTS and which != ADDED else ("", 0)
    known = next((c for c in corrections if c.field == name and _made(c, target, nth)), None)
    if known is not None:
        target, nth = known.target, known.nth
    if known is not None and value == NOT_STATED and not target:
        return tuple(c for c in corrections if c is not known)
    proof = squeeze(quote) or _own_words(card, text, name, target)
    correction = Correction(name, target, value.strip(), proof, now, nth, marked)
    _put_right(card, text, correction)
    if known is not None:
        # Where it stood: which of several facts those behind it mean was told by the card with it over it.
        return tuple(correction if c is known else c for c in corrections)
    return (*(c for c in corrections if name in _FACTS or c.field != name), correction)


def _made(correction: Correction, words: str, nth: int) -> bool:
    """Whether the fact of these words, the nth of them, is what a correction of its field made."""
    return squeeze(correction.quote) == words and (correction.target != words or correction.nth == nth)


def _with_part_added(
    card: Card,
    text: str,
    corrections: tuple[Correction, ...],
    field: tuple[str, str, str],
    value: str,
    quote: str,
    now: datetime,
    marked: int | None,
) -> tuple[Correction, ...]:
    """The corrections with one more, of a part of a fact: of which field, the fact's number, which part."""
    name, which, part = field
    target, nth = _chosen(card, text, name, which)
    correction = Correction(f"{name}.{part}", target, value.strip(), squeeze(quote) or target, now, nth, marked)
    _put_right(card, text, correction)
    others = (c for c in corrections if (c.field, c.target, c.nth) != (correction.field, target, nth))
    return (*others, correction)


def is_on_paper(field: Field) -> bool:
    """Whether a value stands on the paper only, by the word of an administrator."""
    return field.pattern == _PAPER_PATTERN


def _from_paper(card: Card, text: str, correction: Correction) -> Card:
    """The card with a number or day that the file leaves blank, at the blank. Raises CorrectionError."""
    name, value = correction.field, correction.value
    if name not in _BY_HAND:
        raise CorrectionError("correction.paper_field", field=name)
    before: Field | None = getattr(card, name)
    if before is not None and not is_on_paper(before):
        # What the file says itself is proved by its words.
        raise CorrectionError("correction.paper_known", value=squeeze(before.value))
    found = (_NUMBER_LINE if name == "number" else _DAY_LINE).search(text)
    at = Span(found.start(), found.end()) if found and found[0].strip() else _first_line(text)
    corrected = _with(card, name, Field(squeeze(value), at, _PAPER_PATTERN))
    if name == "number":
        return corrected
    days = [mention.value for mention in find_dates(value)]
    if len(days) != 1 or days[0].day is None or days[0].year is None:
        raise CorrectionError("correction.dates", value=value, count="1")
    return replace(corrected, issued_on=days[0])


def _first_line(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return Span(start, end if end > start else len(text))


def find_quote(text: str, quote: str, near: Span | None = None) -> Span | None:
    """Where words stand in a text, however its white space runs; None where they do not.

    Of several places it is the first one, or the one that is nearest to a span.
    """
    spans = _places_of(text, quote)
    if near is None:
        return next(spans, None)
    return min(spans, key=lambda span: max(0, near.start - span.start, span.end - near.end), default=None)


def _places_of(text: str, quote: str) -> Iterator[Span]:
    words = quote.split()
    found = re.finditer(r"\s+".join(map(re.escape, words)), text) if words else ()
    yield from (Span(match.start(), match.end()) for match in found)


def _marked(text: str, quote: str, at: int) -> int | None:
    """Which of the places of a quote begins at an offset, from 0; None where none does."""
    return next((nth for nth, span in enumerate(_places_of(text, quote)) if span.start == at), None)


def _proof(card: Card, text: str, correction: Correction) -> Span | None:
    """Where the proof of a correction stands; of a text that no longer has the place marked, as if none had been."""
    if correction.marked is not None:
        places = list(_places_of(text, correction.quote))
        if correction.marked < len(places):
            return places[correction.marked]
    return find_quote(text, correction.quote, _before(card, text, correction))


def _put_right(card: Card, text: str, correction: Correction) -> Card:
    if correction.quote == ON_PAPER and correction.value != NOT_STATED:
        return _from_paper(card, text, correction)
    span = _proof(card, text, correction)
    if span is None:
        raise CorrectionError("correction.quote", quote=correction.quote)
    if "." in correction.field:
        return _with_part(card, text, correction, span)
    if correction.field in _FACTS:
        return _with_fact(card, text, correction, span)
    if correction.value == NOT_STATED:
        emptied = _with(card, correction.field, None)
        return replace(emptied, issued_on=None) if correction.field == "issued" else emptied
    return _SINGLE.get(correction.field, _with_words)(card, text, correction, span)


def _with_words(card: Card, text: str, correction: Correction, span: Span) -> Card:
    return _with(card, correction.field, _stated(text, correction, correction.value, span))


def _with_issuer(card: Card, text: str, correction: Correction, span: Span) -> Card:
    places = find_places(correction.value)
    corrected = _with_words(card, text, correction, span)
    if not places:
        return corrected
    named = tuple(f"{place.level_word} {place.name}".strip() for place in places)
    return replace(corrected, place=places[0].written, places=named, level=card.level or places[0].level)


def _with_issued(card: Card, text: str, correction: Correction, span: Span) -> Card:
    [(day, at)] = _dates(text, correction, span, 1)
    return replace(card, issued=Field(squeeze(at.of(text)), at), issued_on=day)


def _with_period(card: Card, text: str, correction: Correction, span: Span) -> Card:
    (start, _), (end, _) = _dates(text, correction, span, 2)
    return replace(card, period=Period(start, end, span))


def _with_fact(card: Card, text: str, correction: Correction, span: Span) -> Card:
    facts = list(getattr(card, correction.field))
    at = _place(facts, text, correction)
    before = facts[at] if at is not None else None
    after = [] if correction.value == NOT_STATED else [_FACTS[correction.field](text, correction, span, before)]
    facts[len(facts) if at is None else at : len(facts) if at is None else at + 1] = after
    return _with(card, correction.field, tuple(facts))


def _with_part(card: Card, text: str, correction: Correction, span: Span) -> Card:
    """The card with a part of one of its facts put right. Raises CorrectionError where the fact is not there."""
    name, _, part = correction.field.partition(".")
    facts = list(getattr(card, name))
    at = _place(facts, text, correction)
    if at is None:
        raise CorrectionError("correction.quote", quote=correction.target)
    stated = None if correction.value == NOT_STATED else _stated(text, correction, correction.value, span)
    changed: dict[str, Any] = {part: stated}
    facts[at] = replace(facts[at], **changed)
    return _with(card, name, tuple(facts))


def _before(card: Card, text: str, correction: Correction) -> Span | None:
    """Where the fact stands that a correction is of: its proof may stand elsewhere in the same words."""
    name = correction.field.partition(".")[0]
    facts = getattr(card, name) if name in _FACTS else ()
    at = _place(facts, text, correction) if correction.target else None
    return None if at is None else facts[at].span


def _place(facts: Sequence[Phase | Deadline | Award], text: str, correction: Correction) -> int | None:
    """Where in a field of the card the fact stands that a correction is of; None where it does not."""
    same = [at for at, fact in enumerate(facts) if _words(fact, text) == correction.target]
    return same[min(correction.nth, len(same) - 1)] if same else None


def _with(card: Card, field: str, value: Any) -> Card:
    changed: dict[str, Any] = {field: value}
    return replace(card, **changed)


def _phase(text: str, correction: Correction, span: Span, before: Phase | None) -> Phase:
    name, _, _ = correction.value.rpartition(":")
    called = _stated(text, correction, name, span).value if name else before.name if before else ""
    if not called:
        raise CorrectionError("correction.name", value=correction.value)
    (start, first), (end, last) = _dates(text, correction, span, 2)
    digits = _FIRST_NUMBER.search(called)
    period = Period(start, end, Span(first.start, last.end))
    return Phase(called, int(digits[0]) if digits else None, period, before.celebrates if before else (), span)


def _deadline(text: str, correction: Correction, span: Span, before: Deadline | None) -> Deadline:
    name, _, _ = correction.value.rpartition(":")
    [(day, at)] = _dates(text, correction, span, 1)
    if name:
        what = _stated(text, correction, name, span)
    elif before:
        what = before.what
    else:
        raise CorrectionError("correction.name", value=correction.value)
    lead = _LEADING_DUE.search(fold(text[span.start : at.start]))
    start = span.start + lead.start() if lead else at.start
    kind = DueKind.BEFORE if "truoc" in fold(text[start : at.start]) else DueKind.BY
    due = Due(kind, day, Span(start, at.end))
    return replace(before, what=what, due=due, span=span) if before else Deadline(what, due, span)


def _award(text: str, correction: Correction, span: Span, before: Award | None) -> Award:
    form = _stated(text, correction, correction.value, span)
    grantor = before.grantor if before else None
    return Award(form.value, grantor, (Field(squeeze(span.of(text)), span),), before.quota if before else (), span)


def _stated(text: str, correction: Correction, value: str, span: Span) -> Field:
    """The value as it stands in the quote; case and diacritics, which scans lose, may differ."""
    wanted = r"\s+".join(re.escape(word) for word in fold(value).split())
    match = re.search(rf"(?<!\w){wanted}(?!\w)", fold(span.of(text))) if wanted else None
    if match is None:
        raise CorrectionError("correction.value", value=value, quote=correction.quote)
    at = Span(span.start + match.start(), span.start + match.end())
    return Field(squeeze(value), at if correction.field.partition(".")[0] in _FACTS else span)


def _dates(text: str, correction: Correction, span: Span, count: int) -> list[tuple[DateValue, Span]]:
    """The dates of the value, each with its place in the quote."""
    wanted = [mention.value for mention in find_dates(correction.value)]
    if len(wanted) != count:
        raise CorrectionError("correction.dates", value=correction.value, count=str(count))
    stated = {m.value: Span(span.start + m.span.start, span.start + m.span.end) for m in find_dates(span.of(text))}
    for value in wanted:
        if value not in stated:
            raise CorrectionError("correction.value", value=correction.value, quote=correction.quote)
    return [(value, stated[value]) for value in wanted]


def _chosen(card: Card, text: str, name: str, which: str) -> tuple[str, int]:
    """The words of the fact of a number, and which of the facts of these words it is. Raises CorrectionError."""
    facts: tuple[Phase | Deadline | Award, ...] = getattr(card, name)
    if not which.isascii() or not which.isdigit() or not 1 <= int(which) <= len(facts):
        raise CorrectionError("correction.which", field=name, count=str(len(facts)))
    target = _words(facts[int(which) - 1], text)
    return target, sum(_words(fact, text) == target for fact in facts[: int(which) - 1])


def _own_words(card: Card, text: str, name: str, target: str) -> str:
    """The words of what is to go, where no others were given to prove it."""
    one = None if name in _FACTS else getattr(card, name)
    return target or (_words(one, text) if one else "")


def _words(fact: "Field | Period | Phase | Deadline | Award", text: str) -> str:
    return squeeze(fact.span.of(text))


_SINGLE: dict[str, Callable[[Card, str, Correction, Span], Card]] = {
    "issuer": _with_issuer,
    "issued": _with_issued,
    "period": _with_period,
}
_FACTS: dict[str, Callable[..., Phase | Deadline | Award]] = {
    "phases": _phase,
    "deadlines": _deadline,
    "awards": _award,
}
NUMBERED = tuple(_FACTS)
"""Fields of which a plan has several facts."""

PARTS = {"deadlines": ("sender", "recipient")}
"""Parts of facts that a person may put right by themselves: `deadlines.2.sender`."""

CORRECTABLE = ("issuer", "superior", "number", "issued", "title", "signatory", "office", "period", *NUMBERED)
"""The fields that a person may put right."""
