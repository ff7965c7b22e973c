"""Answers about phases: which there are, when they begin and end, what they celebrate, which is on."""

import re

from knowledge.answer import Value
from knowledge.answers.asked import Asked
from knowledge.card import Period, Phase
from knowledge.span import Span
from knowledge.text import fold

_QUOTED = re.compile(r"[\"“][^\"”]{3,90}[\"”]")
_NOUN = re.compile(r"\b(?:dot|giai doan|chang)\b")
_CONTENT = re.compile(
    r"\blam (?:gi|nhung gi|viec gi)|nhung (?:viec|noi dung|gi\b)|(?:xong|hoan thanh|thuc hien|yeu cau) gi\b|"
    r"trong tam|ten (?:la )?gi|\bai\b|don vi nao|dau moi"
)
"""What a question may want to know of a phase besides its time."""

_COUNTS_PHASES = re.compile(r"\b(?:may|bao nhieu) (?:dot|giai doan|chang)\b")

# "các đợt", "từng giai đoạn": the phases one by one, not the plan's time as a whole.
_NAMES_PHASES = re.compile(r"\b(?:cac|tung|moi|may|nhung|bao nhieu|hai|ba|2|3) (?:dot|giai doan|chang)\b")


def answer_phases(asked: Asked) -> bool:
    """Say what the plan states of its phases; False where it states nothing of what was asked."""
    phases, query = asked.version.card.phases, asked.query
    if not phases:
        return _whole_period(asked)
    if query.last_phase:
        return _one(asked, phases[-1])
    if query.ordinals:
        chosen = [p for number in query.ordinals for p in phases if p.number == number]
        if chosen and query.asks("count") and _COUNTS_PHASES.search(query.folded):
            _all(asked, phases)
            return True
        said = [_one(asked, p) for p in chosen]
        if any(said):
            missing_phase(asked)
        return any(said)
    if (
        query.asks("start", "end", "duration")
        and not query.asks("count", "now")
        and not _NAMES_PHASES.search(query.folded)
    ):
        return _whole_period(asked) or _all(asked, phases)
    if query.asks("now") or (query.asks("left", "over") and not query.asks("count")):
        return _current(asked, phases)
    return _all(asked, phases)


def calling_alike(asked: list[Asked]) -> list[Asked]:
    """Of several plans, those that call their phases as the question does ("chặng", not "đợt"), where there are any."""
    said = _NOUN.search(asked[0].query.folded)
    if said is None or not asked[0].query.ordinals:
        return asked
    alike = [a for a in asked if any(fold(p.name).startswith(said[0]) for p in a.version.card.phases)]
    return alike or asked


def missing_phase(asked: Asked) -> bool:
    """Say which phases there are where the one asked about is not; True when there was something to say."""
    phases = asked.version.card.phases
    missing = [number for number in asked.query.ordinals if all(p.number != number for p in phases)]
    for number in missing if phases else ():
        asked.draft.say("phase.no_such", plan=asked.name.label, ordinal=number, count=len(phases))
    return bool(phases and missing)


def _whole_period(asked: Asked) -> bool:
    """A plan without phases may state its time as a whole; that is no answer to a question about a phase."""
    period = asked.version.card.period
    if period is None or period.end is None or asked.query.ordinal is not None or asked.query.asks("count"):
        return False
    cite = asked.draft.cite(asked.version, line_of(asked, period.span))
    asked.draft.say("period.whole", cite, start=period.start or "", end=period.end or "", **_countdown(asked, period))
    return True


def _one(asked: Asked, phase: Phase) -> bool:
    cite = asked.draft.cite(asked.version, phase.span)
    if asked.query.asks("celebrates") and not asked.query.asks("when", "start", "end", "duration"):
        if not phase.celebrates:
            return False
        asked.draft.say("phase.celebrates", cite, phase=phase.name, text=phase.celebrates[0].value)
        return True
    if phase.period is None:
        asked.draft.say("phase.undated", cite, phase=phase.name)
    else:
        _line_of(asked, phase, cite)
        if asked.query.asks("duration", "compare"):
            _duration(asked, phase, cite)
    if _CONTENT.search(asked.query.folded) and (text := _besides_time(asked, phase)):
        asked.draft.say("text.line", cite, text=text)
    elif phase.celebrates and _is_general(asked):
        asked.draft.say("phase.celebrates", cite, phase=phase.name, text=phase.celebrates[0].value)
    return True


def _besides_time(asked: Asked, phase: Phase) -> str:
    """What the plan says of a phase behind its time; empty where nothing stands there."""
    start = phase.period.span.end if phase.period else phase.span.start
    whole = phase.span.of(asked.version.text)
    named = phase.period and _QUOTED.search(asked.version.text, phase.span.start, phase.period.span.start)
    if named:
        return whole  # "Đợt IV “Nước rút”: từ …"
    text = Span(min(start, phase.span.end), phase.span.end).of(asked.version.text).lstrip(" \n\t,.;:)–-|")
    return text if len(text.split()) >= 3 else ""


def _is_general(asked: Asked) -> bool:
    """Whether the phase was asked about as a whole, or its occasion with its time."""
    return asked.query.asks("celebrates") or not asked.query.asks(
        "when", "start", "end", "duration", "left", "over", "now", "count", "compare"
    )


def _line_of(asked: Asked, phase: Phase, cite: int) -> None:
    assert phase.period is not None
    asked.draft.say(
        "phase.line",
        cite,
        phase=phase.name,
        start=phase.period.start or "",
        end=phase.period.end or "",
        **_countdown(asked, phase.period),
    )


def _duration(asked: Asked, phase: Phase, cite: int) -> None:
    assert phase.period is not None
    first, last = asked.first_day(phase.period.start), asked.last_day(phase.period.end)
    exact = phase.period.start and phase.period.end and phase.period.start.day and phase.period.end.day
    if first and last and exact:
        asked.draft.say("phase.duration_days", cite, days=(last - first).days + 1)
    elif first and last:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        asked.draft.say("phase.duration_months", cite, months=months)


def _current(asked: Asked, phases: tuple[Phase, ...]) -> bool:
    """The phase that the day is in; else the next one, else that all are over."""
    dated = [p for p in phases if p.period]
    on = [p for p in dated if p.period and _state(asked, p.period) == "on"]
    for phase in on:
        _line_of(asked, phase, asked.draft.cite(asked.version, phase.span))
    if on:
        return True
    ahead = [p for p in dated if p.period and _state(asked, p.period) == "ahead"]
    if ahead:
        asked.draft.say("phase.none_now", day=asked.today)
        _line_of(asked, ahead[0], asked.draft.cite(asked.version, ahead[0].span))
        return True
    over = [p for p in dated if p.period and _state(asked, p.period) == "over"]
    if not over:
        return _all(asked, phases)
    asked.draft.say("phase.all_over", day=asked.today)
    _line_of(asked, over[-1], asked.draft.cite(asked.version, over[-1].span))
    return True


def say_phases(asked: Asked) -> bool:
    """Say all phases of a plan; False where it has none."""
    phases = asked.version.card.phases
    return _all(asked, phases) if phases else _whole_period(asked)


def _all(asked: Asked, phases: tuple[Phase, ...]) -> bool:
    asked.draft.say("phase.count", plan=asked.name.label, count=len(phases))
    for phase in phases:
        cite = asked.draft.cite(asked.version, phase.span)
        if phase.period:
            _line_of(asked, phase, cite)
        else:
            asked.draft.say("phase.undated", cite, phase=phase.name)
        if _CONTENT.search(asked.query.folded):
            asked.draft.say("text.line", cite, text=phase.span.of(asked.version.text))
        elif asked.query.asks("celebrates") and phase.celebrates:
            asked.draft.say("phase.celebrates", cite, phase=phase.name, text=phase.celebrates[0].value)
    return True


def _state(asked: Asked, period: Period) -> str:
    """`ahead`, `on` or `over` on the day asked; empty where the plan does not say enough."""
    first, last = asked.first_day(period.start), asked.last_day(period.end)
    if first and asked.today < first:
        return "ahead"
    if last and asked.today > last:
        return "over"
    return "on" if last and (first or period.start is None) else ""


def _countdown(asked: Asked, period: Period) -> dict[str, Value]:
    """Days until it begins, or until it ends; `over` where it has ended; empty strings for the rest."""
    state = _state(asked, period)
    first, last = asked.first_day(period.start), asked.last_day(period.end)
    return {
        "days_ahead": (first - asked.today).days if state == "ahead" and first else "",
        "days_left": (last - asked.today).days if state == "on" and last else "",
        "over": asked.today if state == "over" else "",
    }


def line_of(asked: Asked, span: Span) -> Span:
    """The line of the text that a span stands in."""
    text = asked.version.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)
