"""Questions with one right answer, made of a plan's card: the wrong ones are the same plan's other facts.

A question is dropped where another option would be right too, or where its own words tell which one is: by words that
they share, by what such a unit is for, or by when in the year such a day must be. `knowledge.quiz_options` chooses the
wrong ones.
"""

import random
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import blake2s

from knowledge.agenda import Event, EventKind, events_of
from knowledge.agenda.events import bounds
from knowledge.amendments import Withdrawn, line_of
from knowledge.dates import find_dates
from knowledge.plan import POOR, PlanVersion
from knowledge.plan_time import in_plan
from knowledge.quiz_options import (
    DAY,
    OTHERS,
    alike_numbers,
    alike_quotas,
    alike_units,
    around,
    is_name,
    is_same,
    nearest_figures,
    tokens,
    told_by_kind,
)
from knowledge.sentences import bare, sentences
from knowledge.span import Span
from knowledge.text import WORD, cut_short, fold, nfc, squeeze

OPTIONS = OTHERS + 1
FEWEST = 3
"""Options of a question: so many where the plan has them, no fewer than this."""

NEAR_AN_END = timedelta(days=3)
"""So far from the end of a phase is the day that is asked for."""

OUTSIDE = "–"
"""The option that a day is in no phase; the words for it are the channel's."""

NEAR = timedelta(days=45)
"""So long before and after a plan's time its days are such as it may ask for."""

LONGEST_OPTION, LONGEST_TEXT, SHORTEST_TEXT = 100, 190, 20
"""Characters of an option, and of a plan's words in a question."""


_ASKING = frozenset(
    "ngày nào hạn là đến gì bắt đầu kết thúc thuộc đợt hình thức được trao ai số lượng ký hiệu đơn vị nơi nhận phần "
    "còn thiếu giao".split()
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
    DUTY = "duty"
    RECIPIENT = "recipient"
    NUMBER = "number"
    FIGURE = "figure"
    COUNT = "count"
    ISSUED = "issued"


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
    """A fact that can be asked for: `answer` to `subject`, where it stands, whatever is right as well, and its day."""

    asks: Asks
    subject: str
    answer: str
    span: Span
    also: frozenset[str] = frozenset()
    day: date | None = None


def questions_of(
    version: PlanVersion, seed: int = 0, withdrawn: Collection[Withdrawn] = ()
) -> tuple[QuizQuestion, ...]:
    """Every question that a plan's card has; another seed takes other wrong options and another order of them.

    Of what later texts have `withdrawn` nothing is asked, and nothing of a plan that is poorly read.
    """
    if version.quality < POOR:
        return ()
    candidates = [one for make in _MAKERS for one in make(version, events_of(version))]
    pools = _pools_of(version, candidates)
    stands = [one for one in candidates if not any(one.span.meets(old.span) for old in withdrawn)]
    found = (_question(one, pools.get(_POOLS.get(one.asks, one.asks), []), version, seed) for one in stands)
    return tuple({one.key: one for one in found if one is not None}.values())


def _pools_of(version: PlanVersion, candidates: Sequence[_Candidate]) -> dict[Asks, list[_Candidate]]:
    """What wrong options are chosen from, by what is asked for."""
    pools: dict[Asks, list[_Candidate]] = {}
    for one in candidates:
        pools.setdefault(_POOLS.get(one.asks, one.asks), []).append(one)
    units = [_Candidate(Asks.UNIT, "", name, Span(0, 0)) for name in _units(version)]
    for asks in (Asks.UNIT, Asks.RECIPIENT):
        pools[asks] = [*pools.get(asks, ()), *units]
    numbers = [r.number for r in version.card.references if r.number]
    pools.setdefault(Asks.NUMBER, []).extend(_Candidate(Asks.NUMBER, "", number, Span(0, 0)) for number in numbers)
    pools[Asks.DUE] = _stated_days(version)
    return pools


def _stated_days(version: PlanVersion) -> list[_Candidate]:
    """The days that a plan states in or near its time, whatever for, each with the line that it stands in."""
    within = bounds(version.card)
    found = []
    for mention in find_dates(version.text):
        day = in_plan(mention.value, version.card).first() if mention.value.day else None
        if day and (within is None or within[0] - NEAR <= day <= within[1] + NEAR):
            line = line_of(version, mention.span)
            found.append(_Candidate(Asks.DUE, line.of(version.text), day.strftime(DAY), mention.span, day=day))
    return found


def quiz_of(
    version: PlanVersion, most: int, seed: int = 0, withdrawn: Collection[Withdrawn] = ()
) -> tuple[QuizQuestion, ...]:
    """So many questions at most, of as many kinds as there are."""
    by_kind: dict[Asks, list[QuizQuestion]] = {}
    for question in questions_of(version, seed, withdrawn):
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


def _question(one: _Candidate, pool: Sequence[_Candidate], version: PlanVersion, seed: int) -> QuizQuestion | None:
    draw = random.Random(f"{version.plan}/{one.asks}/{one.subject}/{seed}")
    chosen: list[str] = []
    for other in _wrong(one, pool, draw):
        if len(chosen) < OTHERS and not any(is_same(other, taken) for taken in chosen):
            chosen.append(other)
    options = [one.answer, *chosen]
    draw.shuffle(options)
    right = options.index(one.answer)
    if (
        len(options) < FEWEST
        or any(len(o) > LONGEST_OPTION for o in options)
        or gives_away(one.subject, options, right)
        or _is_told(one, chosen)
    ):
        return None
    key = f"{one.asks}-{blake2s(one.subject.encode('utf-8', 'replace'), digest_size=5).hexdigest()}"
    return QuizQuestion(key, one.asks, one.subject, tuple(options), right, one.span)


def _wrong(one: _Candidate, pool: Sequence[_Candidate], draw: random.Random) -> list[str]:
    """The other facts of the plan that are surely no answer, those first that are most like the right one."""
    if one.asks in _DAYS:
        return _wrong_days(one, pool, draw)
    wrong = [other.answer for other in pool if not is_same(one.answer, other.answer) and not _is_right_too(one, other)]
    wrong = list(dict.fromkeys(wrong))
    draw.shuffle(wrong)
    match one.asks:
        case Asks.FIGURE | Asks.COUNT:
            return nearest_figures(one.answer, wrong)
        case Asks.QUOTA:
            return alike_quotas(one.answer, wrong)
        case Asks.NUMBER:
            return alike_numbers(one.answer, wrong)
        case Asks.UNIT | Asks.RECIPIENT:
            return alike_units(one.answer, wrong)
        case Asks.WHAT:
            days = {other.answer: other.day for other in pool}
            return sorted(wrong, key=lambda name: abs(((days[name] or date.max) - (one.day or date.max)).days))
    return wrong


def _wrong_days(one: _Candidate, pool: Sequence[_Candidate], draw: random.Random) -> list[str]:
    """Days near the right one, but for those that the plan states in its sentence or of the same thing elsewhere."""
    asked = tokens(one.subject)
    days = {
        other.day
        for other in pool
        if other.day and not one.span.meets(other.span) and not asked <= tokens(other.subject)
    }
    if one.day is None:
        return []
    return [day.strftime(DAY) for day in around(one.day, days, draw, edge=one.asks in _ENDS)]


def _is_right_too(one: _Candidate, other: _Candidate) -> bool:
    """Whether another fact may be an answer as well."""
    if one.asks is Asks.DUTY:
        return one.subject == other.subject or tokens(one.subject) <= tokens(other.answer)
    return fold(other.answer) in one.also


def _is_told(one: _Candidate, wrong: Sequence[str]) -> bool:
    """Whether somebody who knows no plan would tell the unit by its work, or the work by the unit."""
    if one.asks is Asks.UNIT:
        return told_by_kind(one.subject, one.answer, wrong)
    return (
        one.asks is Asks.DUTY
        and told_by_kind(one.answer, one.subject, ())
        and not any(told_by_kind(other, one.subject, ()) for other in wrong)
    )


def _written(text: str) -> frozenset[str]:
    """The words of a text with their marks: "nơi" tells nobody of "Nội vụ"."""
    return frozenset(word.lstrip("0") or "0" for word in WORD.findall(nfc(text).lower()))


_WHEN = re.compile(r"\d|\b(?:cuoi nam|dau nam|giua nam|ca nam|hoc ky|quy [ivx]+|tet)\b")
_FROM = re.compile(r"(?:ke )?tu\b")
"""It holds from then on: nothing is due."""
_SUBJECT = re.compile(r"(?!(?:gui|nop|va|hoac|chuyen|trinh|do|cua|theo)\b)[a-z][^@(){}]*")
_DAYS = frozenset({Asks.DUE, Asks.PHASE_START, Asks.PHASE_END, Asks.ISSUED})
_ENDS = frozenset({Asks.PHASE_START, Asks.PHASE_END})
_SEASON = re.compile(
    r"\b(?:ky niem|mung|tet|quoc khanh|nam hoc moi|khai giang|cuoi nam|dau nam|tong ket|phat dong|ve dich|ngay)\b"
)
"""A feast, a beginning or an end: it tells when in the year a phase is."""
_GENERIC = re.compile(r"(?:cac|moi|tat ca|toan|tung|nhung|don vi|co quan|dia phuong|thanh vien|ca nhan|tap the)\b")
_COUNT = re.compile(
    r"(?<![\d./,:-])(?<!ngày )(?<!ngay )\d{2,4}(?![\d.,/:%-])"
    r"(?=\s(?!thang|tháng|ngay|ngày|nam|năm|gio|giờ|phut|phút|h\b)[^\W\d])"
)
"""A number of something that is no time."""
_FIGURE = re.compile(r"(?<![\d./,-])\d{1,3}(?:[.,]\d{1,3})*\s?%")
_POOLS = {
    Asks.PHASE_START: Asks.DUE,
    Asks.PHASE_END: Asks.DUE,
    Asks.ISSUED: Asks.DUE,
    Asks.PHASE_OF: Asks.PHASE_FOR,
}
"""Kinds whose wrong options are those of another: any day of the plan, any phase."""


def _days(_version: PlanVersion, events: Sequence[Event]) -> Iterator[_Candidate]:
    """When is this due; when does this phase begin and end."""
    for event in events:
        if not event.exact or event.every is not None or not _names_one(event, events):
            continue
        if event.kind is EventKind.PHASE:
            for asks, day in ((Asks.PHASE_START, event.first), (Asks.PHASE_END, event.last)):
                if day:
                    yield _Candidate(asks, event.name, day.strftime(DAY), event.span, day=day)
        elif event.kind is EventKind.DEADLINE and event.first == event.last and not _FROM.match(fold(event.words)):
            written = event.day.strftime(DAY)
            yield _Candidate(Asks.DUE, event.name, written, event.span, day=event.day)
            same_day = [other for other in events if other.first and other.first <= event.day <= other.day]
            if all(other is event or other.kind is EventKind.PHASE for other in same_day):
                yield _Candidate(Asks.WHAT, written, event.name, event.span, day=event.day)


def _names_one(event: Event, events: Sequence[Event]) -> bool:
    """Whether what an event is called names it and no other one of the plan, whatever is due again and again too."""
    if any(other is not event and tokens(event.name) <= tokens(other.name) for other in events):
        return False
    if event.kind is EventKind.PHASE:
        return bool(event.name) and not event.name.isupper()
    # A name with a time in it tells its day; one of a word, or cut out of a sentence, tells nothing.
    named = fold(event.name)
    whole = len(named.split()) > 1 and named[-1].isalnum() and _SUBJECT.fullmatch(named)
    return bool(whole) and not (_WHEN.search(named) or event.name.isupper())


def _phases(version: PlanVersion, events: Sequence[Event]) -> Iterator[_Candidate]:
    """Which phase is a day in, if any; which phase has what in it."""
    dated = [(e, e.first, e.last) for e in events if e.kind is EventKind.PHASE and e.first and e.last]
    for event, first, last in dated:
        for day in _near_ends(first, last):
            if sum(begin <= day <= end for _, begin, end in dated) == 1:
                yield _Candidate(Asks.PHASE_OF, day.strftime(DAY), event.name, event.span)
    if len(dated) == FEWEST - 1:
        # Of two phases a day may be in either or in none: else there were too few options.
        begin, end = (min(first for _, first, _ in dated), max(last for _, _, last in dated))
        whole = Span(min(e.span.start for e, _, _ in dated), max(e.span.end for e, _, _ in dated))
        # One such day only: asked of more, "in none" would be right more often than not.
        day = begin - NEAR_AN_END if begin.toordinal() % 2 else end + NEAR_AN_END
        yield _Candidate(Asks.PHASE_OF, day.strftime(DAY), OUTSIDE, whole)
    for phase in version.card.phases:
        for field in phase.celebrates:
            text = _short(field.value.partition(". ")[0])
            # The day of a feast tells when in the year the phase is.
            text = "" if find_dates(text) or _SEASON.search(fold(text)) else text
            told = fold(text.removesuffix(" …"))
            texts = {other.name: fold(squeeze(other.span.of(version.text))) for other in version.card.phases}
            if text and [name for name, own in texts.items() if told in own] == [phase.name]:
                yield _Candidate(Asks.PHASE_FOR, text, squeeze(phase.name), phase.span)


def _near_ends(first: date, last: date) -> tuple[date, ...]:
    """Days of a phase that only its days tell from the phase beside it."""
    if last - first < 2 * NEAR_AN_END:
        return (first + (last - first) // 2,)
    return first + NEAR_AN_END, last - NEAR_AN_END


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
    """Which unit has this to do; what does this unit have to do; where is this sent."""
    duties = version.card.duties
    for duty in duties:
        unit = squeeze(duty.unit.value)
        if _GENERIC.match(fold(unit)) or not is_name(unit):
            continue
        for clause in sentences(version.text, duty.span):
            text = _short(_without(clause.of(version.text), unit))
            told, said = fold(text), tokens(text)
            also = {fold(squeeze(o.unit.value)) for o in duties if told[:40] in fold(squeeze(o.span.of(version.text)))}
            also |= {fold(other) for other in _units(version) if tokens(other) <= said}
            if text and len(also - {fold(unit)}) == 0:
                span = Span(clause.start, clause.end)
                yield _Candidate(Asks.UNIT, text, unit, span)
                yield _Candidate(Asks.DUTY, unit, _short(text, LONGEST_OPTION - 3), span)
                break
    for event in events:
        if event.kind is not EventKind.DEADLINE or event.every is not None or not is_name(event.recipient):
            continue
        if _names_one(event, events) and not _GENERIC.match(fold(event.recipient)):
            whole = tokens(event.span.of(version.text))
            named = frozenset(fold(unit) for unit in _units(version) if tokens(unit) <= whole)
            yield _Candidate(Asks.RECIPIENT, event.name, event.recipient, event.span, named)


def _record(version: PlanVersion, _events: Sequence[Event]) -> Iterator[_Candidate]:
    card = version.card
    if not card.title:
        return
    title = squeeze(card.title.value)[:LONGEST_TEXT]
    if card.number:
        yield _Candidate(Asks.NUMBER, title, squeeze(card.number.value), card.number.span)
    issued = card.issued_on.first() if card.issued_on and card.issued_on.day else None
    if card.issued and issued:
        yield _Candidate(Asks.ISSUED, title, issued.strftime(DAY), card.issued.span, day=issued)


def _figures(version: PlanVersion, _events: Sequence[Event]) -> Iterator[_Candidate]:
    """A target with its figure left out, where the plan says the same with no other one."""
    told = [(field.span, bare(squeeze(field.value)).rstrip(" .;")) for field in version.card.targets]
    told += [
        (clause, bare(squeeze(clause.of(version.text))).rstrip(" .;"))
        for duty in version.card.duties
        for clause in sentences(version.text, duty.span)
    ]
    for asks, pattern in ((Asks.FIGURE, _FIGURE), (Asks.COUNT, _COUNT)):
        bodies = [pattern.sub("…", text) for text in dict.fromkeys(text for _, text in told)]
        for span, text in told:
            found = list(pattern.finditer(text))
            if len(found) != 1 or not SHORTEST_TEXT <= len(text) <= LONGEST_TEXT or "|" in text:
                continue
            masked = f"{text[: found[0].start()]}…{text[found[0].end() :]}"
            if sum(masked in body for body in bodies) == 1:
                yield _Candidate(asks, masked, squeeze(found[0][0]).replace(" ", ""), span)


def _units(version: PlanVersion) -> list[str]:
    names = [squeeze(duty.unit.value) for duty in version.card.duties]
    return [name for name in dict.fromkeys(names) if not _GENERIC.match(fold(name)) and is_name(name)]


def _without(text: str, unit: str) -> str:
    """A duty without the unit that it begins with."""
    told = bare(squeeze(text))
    return told[len(unit) :].lstrip(" :,-–") if fold(told).startswith(fold(unit)) else told


def _short(text: str, longest: int = LONGEST_TEXT) -> str:
    """A plan's words for a question, whole up to a border of words; empty where they are too few to tell anything."""
    told = cut_short(bare(squeeze(text)).rstrip(" .;:"), longest)
    return told if len(told) >= SHORTEST_TEXT else ""


_Maker = Callable[[PlanVersion, Sequence[Event]], Iterator[_Candidate]]
_MAKERS: tuple[_Maker, ...] = (_days, _phases, _awards, _duties, _record, _figures)
