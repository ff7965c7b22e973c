"""Questions with one right answer, made of a plan's card: the wrong ones are the same plan's other facts.

A question is dropped where another option would be right too, or where its own words tell which one is.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from hashlib import blake2s

from knowledge.agenda import Event, EventKind, events_of
from knowledge.plan import PlanVersion
from knowledge.sentences import bare, sentences
from knowledge.span import Span
from knowledge.text import WORD, fold, nfc, squeeze, words

OPTIONS = 4
FEWEST = 3
"""Options of a question: so many where the plan has them, no fewer than this."""

LONGEST_OPTION, LONGEST_TEXT, SHORTEST_TEXT = 100, 190, 20
"""Characters of an option, and of a plan's words in a question."""


_ASKING = frozenset(
    "ngày nào hạn là đến gì bắt đầu kết thúc thuộc đợt hình thức được trao ai số lượng ký hiệu đơn vị nơi nhận phần "
    "còn thiếu".split()
)
"""The words that questions may be worded with, whatever they ask: an option is not told by these either."""


class Asks(StrEnum):
    """What a question asks for."""

    DUE = "due"
    WHAT = "what"
    PHASE_START = "phase_start"
    PHASE_END = "phase_end"
    PHASE_OF = "phase_of"
    PHASE_FOR = "phase_for"
    AWARD_FOR = "award_for"
    GRANTOR = "grantor"
    QUOTA = "quota"
    UNIT = "unit"
    RECIPIENT = "recipient"
    NUMBER = "number"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question: what it asks for and the plan's words that it holds, its options and which one is right.

    `span` is what proves the right one. `key` names the question within the plan.
    """

    key: str
    asks: Asks
    subject: str
    options: tuple[str, ...]
    right: int
    span: Span

    @property
    def answer(self) -> str:
        """The right option."""
        return self.options[self.right]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A fact that can be asked for: `answer` to `subject`, where it stands, and whatever is right as well."""

    asks: Asks
    subject: str
    answer: str
    span: Span
    also: frozenset[str] = frozenset()


def questions_of(version: PlanVersion, seed: int = 0) -> tuple[QuizQuestion, ...]:
    """Every question that a plan's card has; another seed takes other wrong options and another order of them."""
    events = [event for event in events_of(version) if event.every is None]
    candidates = [one for make in _MAKERS for one in make(version, events)]
    pools: dict[Asks, list[str]] = {}
    for one in candidates:
        pools.setdefault(_POOLS.get(one.asks, one.asks), []).append(one.answer)
    pools[Asks.UNIT] = [*pools.get(Asks.UNIT, ()), *_units(version)]
    pools[Asks.RECIPIENT] = [*pools.get(Asks.RECIPIENT, ()), *_units(version)]
    pools[Asks.NUMBER] = [*pools.get(Asks.NUMBER, ()), *(r.number for r in version.card.references if r.number)]
    found = (_question(one, pools[_POOLS.get(one.asks, one.asks)], version.plan, seed) for one in candidates)
    return tuple({one.key: one for one in found if one is not None}.values())


def quiz_of(version: PlanVersion, most: int, seed: int = 0) -> tuple[QuizQuestion, ...]:
    """So many questions at most, of as many kinds as there are."""
    by_kind: dict[Asks, list[QuizQuestion]] = {}
    for question in questions_of(version, seed):
        by_kind.setdefault(question.asks, []).append(question)
    draw = random.Random(f"{version.plan}/{seed}")
    kinds = list(by_kind.values())
    draw.shuffle(kinds)
    for kind in kinds:
        draw.shuffle(kind)
    chosen: list[QuizQuestion] = []
    while kinds and len(chosen) < most:
        kinds = [kind for kind in kinds if kind]
        chosen += [kind.pop() for kind in kinds]
    return tuple(chosen[:most])


def gives_away(subject: str, options: Sequence[str], right: int) -> bool:
    """Whether words of a question tell the right option: such as it alone has, and not all options."""
    asked = _written(subject) | _ASKING
    own = [_written(option) for option in options]
    shared = frozenset.intersection(*own)
    return bool((own[right] - shared) & asked)


def _question(one: _Candidate, pool: Sequence[str], plan: str, seed: int) -> QuizQuestion | None:
    wrong = [other for other in dict.fromkeys(pool) if _is_wrong(one, other)]
    draw = random.Random(f"{plan}/{one.asks}/{one.subject}/{seed}")
    draw.shuffle(wrong)
    chosen: list[str] = []
    for other in wrong:
        if len(chosen) < OPTIONS - 1 and not any(_is_same(other, taken) for taken in chosen):
            chosen.append(other)
    options = [one.answer, *chosen]
    draw.shuffle(options)
    right = options.index(one.answer)
    if (
        len(options) < FEWEST
        or any(len(o) > LONGEST_OPTION for o in options)
        or gives_away(one.subject, options, right)
    ):
        return None
    key = f"{one.asks}-{blake2s(one.subject.encode('utf-8', 'replace'), digest_size=5).hexdigest()}"
    return QuizQuestion(key, one.asks, one.subject, tuple(options), right, one.span)


def _is_wrong(one: _Candidate, other: str) -> bool:
    """Whether another fact of the plan is surely no answer."""
    return not _is_same(one.answer, other) and fold(other) not in one.also


def _is_same(one: str, other: str) -> bool:
    """Whether two options may be taken for one another: the same words, or all of one's among the other's."""
    these, those = _tokens(one), _tokens(other)
    return these <= those or those <= these


def _tokens(text: str) -> frozenset[str]:
    return frozenset(token.text.lstrip("0") or "0" for token in words(text))


def _written(text: str) -> frozenset[str]:
    """The words of a text with their marks: "nơi" tells nobody of "Nội vụ"."""
    return frozenset(word.lstrip("0") or "0" for word in WORD.findall(nfc(text).lower()))


_WHEN = re.compile(r"\d")
_GENERIC = re.compile(r"(?:cac|moi|tat ca|toan|tung|nhung|don vi|co quan|dia phuong|thanh vien|ca nhan|tap the)\b")
_FIGURE = re.compile(r"(?<![\d./,-])\d{1,3}(?:[.,]\d{1,3})*\s?%")
_POOLS = {Asks.PHASE_START: Asks.DUE, Asks.PHASE_END: Asks.DUE, Asks.PHASE_OF: Asks.PHASE_FOR}
"""Kinds whose wrong options are those of another: any day of the plan, any phase."""


def _days(_version: PlanVersion, events: Sequence[Event]) -> Iterator[_Candidate]:
    """When is this due; when does this phase begin and end."""
    for event in events:
        if not event.exact or not event.name:
            continue
        alike = [other for other in events if _tokens(event.name) <= _tokens(other.name)]
        if (
            len(alike) > 1
            or event.name.isupper()
            or (_WHEN.search(fold(event.name)) and event.kind is not EventKind.PHASE)
        ):
            continue
        if event.kind is EventKind.PHASE:
            for asks, day in ((Asks.PHASE_START, event.first), (Asks.PHASE_END, event.last)):
                if day:
                    yield _Candidate(asks, event.name, f"{day:%d/%m/%Y}", event.span)
        elif event.kind is EventKind.DEADLINE and event.first == event.last:
            yield _Candidate(Asks.DUE, event.name, f"{event.day:%d/%m/%Y}", event.span)
            same_day = [other for other in events if other.first and other.first <= event.day <= other.day]
            if all(other is event or other.kind is EventKind.PHASE for other in same_day):
                yield _Candidate(Asks.WHAT, f"{event.day:%d/%m/%Y}", event.name, event.span)


def _phases(version: PlanVersion, events: Sequence[Event]) -> Iterator[_Candidate]:
    """Which phase is a day in; which phase celebrates what."""
    dated = [e for e in events if e.kind is EventKind.PHASE and e.exact and e.first and e.last]
    for event in dated:
        assert event.first
        assert event.last
        day = event.first + timedelta(days=(event.last - event.first).days // 2)
        if sum(bool(e.first and e.last and e.first <= day <= e.last) for e in events if e.kind is EventKind.PHASE) == 1:
            yield _Candidate(Asks.PHASE_OF, f"{day:%d/%m/%Y}", event.name, event.span)
    for phase in version.card.phases:
        for field in phase.celebrates:
            text = _short(field.value.partition(". ")[0])
            told = fold(text.removesuffix(" …"))
            texts = {other.name: fold(squeeze(other.span.of(version.text))) for other in version.card.phases}
            if text and [name for name, own in texts.items() if told in own] == [phase.name]:
                yield _Candidate(Asks.PHASE_FOR, text, squeeze(phase.name), phase.span)


def _awards(version: PlanVersion, _events: Sequence[Event]) -> Iterator[_Candidate]:
    """Which form is for whom; who grants it; how many there are."""
    awards = version.card.awards
    for award in awards:
        others = [other for other in awards if other is not award]
        unique = all(other.form != award.form for other in others)
        for field in award.criteria:
            text = _short(field.value)
            told = fold(text)
            shared = any(told[:50] in fold(other.span.of(version.text)) for other in others if other.form != award.form)
            if text and unique and not shared:
                also = frozenset(fold(other.form) for other in others if fold(other.form) in told)
                yield _Candidate(Asks.AWARD_FOR, text, award.form, award.span, also)
        if unique and award.grantor:
            yield _Candidate(Asks.GRANTOR, award.form, squeeze(award.grantor.value), award.span)
        if unique and len(award.quota) == 1:
            yield _Candidate(Asks.QUOTA, award.form, squeeze(award.quota[0].value), award.quota[0].span)


def _duties(version: PlanVersion, events: Sequence[Event]) -> Iterator[_Candidate]:
    """Which unit has this to do; where is this sent."""
    duties = version.card.duties
    for duty in duties:
        unit = squeeze(duty.unit.value)
        if _GENERIC.match(fold(unit)):
            continue
        for clause in sentences(version.text, duty.span):
            text = _short(_without(clause.of(version.text), unit))
            told, tokens = fold(text), _tokens(text)
            also = {fold(squeeze(o.unit.value)) for o in duties if told[:40] in fold(squeeze(o.span.of(version.text)))}
            also |= {fold(other) for other in _units(version) if _tokens(other) <= tokens}
            if text and len(also - {fold(unit)}) == 0:
                yield _Candidate(Asks.UNIT, text, unit, Span(clause.start, clause.end))
                break
    for event in events:
        if event.kind is EventKind.DEADLINE and event.recipient and not _GENERIC.match(fold(event.recipient)):
            alike = [other for other in events if _tokens(event.name) <= _tokens(other.name)]
            whole = _tokens(event.span.of(version.text))
            named = frozenset(fold(unit) for unit in _units(version) if _tokens(unit) <= whole)
            if len(alike) == 1:
                yield _Candidate(Asks.RECIPIENT, event.name, event.recipient, event.span, named)


def _record(version: PlanVersion, _events: Sequence[Event]) -> Iterator[_Candidate]:
    if version.card.number and version.card.title:
        title = squeeze(version.card.title.value)
        yield _Candidate(
            Asks.NUMBER, title[:LONGEST_TEXT], squeeze(version.card.number.value), version.card.number.span
        )


def _figures(version: PlanVersion, _events: Sequence[Event]) -> Iterator[_Candidate]:
    """A target with its percentage left out, where no other target says the same with another one."""
    texts = [bare(squeeze(field.value)).rstrip(" .;") for field in version.card.targets]
    bodies = [_FIGURE.sub("…", text) for text in texts]
    for field, text in zip(version.card.targets, texts, strict=True):
        found = list(_FIGURE.finditer(text))
        if len(found) == 1 and SHORTEST_TEXT <= len(text) <= LONGEST_TEXT:
            masked = f"{text[: found[0].start()]}…{text[found[0].end() :]}"
            if sum(masked in body for body in bodies) == 1:
                yield _Candidate(Asks.FIGURE, masked, squeeze(found[0][0]).replace(" ", ""), field.span)


def _units(version: PlanVersion) -> list[str]:
    names = [squeeze(duty.unit.value) for duty in version.card.duties]
    return [name for name in dict.fromkeys(names) if not _GENERIC.match(fold(name)) and len(name) <= LONGEST_OPTION]


def _without(text: str, unit: str) -> str:
    """A duty without the unit that it begins with."""
    told = bare(squeeze(text))
    return told[len(unit) :].lstrip(" :,-–") if fold(told).startswith(fold(unit)) else told


def _short(text: str) -> str:
    """A plan's words for a question, whole up to a border of words; empty where they are too few to tell anything."""
    told = bare(squeeze(text)).rstrip(" .;:")
    if len(told) > LONGEST_TEXT:
        told = told[: told.rfind(" ", 0, LONGEST_TEXT)] + " …"
    return told if len(told) >= SHORTEST_TEXT else ""


_Maker = Callable[[PlanVersion, Sequence[Event]], Iterator[_Candidate]]
_MAKERS: tuple[_Maker, ...] = (_days, _phases, _awards, _duties, _record, _figures)
