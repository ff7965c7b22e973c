"""Phases: when they begin and end, what they celebrate, which one a day is in, and the plan's time as a whole."""

from collections.abc import Sequence

from knowledge.answer import Value
from knowledge.card import Period, Phase
from knowledge.evidence.candidate import Candidate
from knowledge.saying.context import Context
from knowledge.span import Span

_FEWEST_WORDS = 3


def say_phase(context: Context, candidate: Candidate) -> None:
    """One phase: its time, then what the plan says of it besides."""
    phase = candidate.facts[0]
    assert isinstance(phase, Phase)
    cite = context.draft.cite(context.version, phase.span)
    if phase.period is None:
        context.draft.say("phase.undated", cite, phase=phase.name)
    else:
        _time(context, phase, cite)
        if context.query.asks("duration", "compare"):
            _duration(context, phase, cite)
    if text := _besides_time(context, phase):
        context.draft.say("text.line", cite, text=text)


def say_phases(context: Context, candidate: Candidate) -> None:
    """How many phases there are, and each of them; of those that the question numbers, or the one now, these alone."""
    if context.query.asks("now"):
        say_current(context, candidate)
        return
    phases = [fact for fact in candidate.facts if isinstance(fact, Phase)]
    asked = [phase for number in context.query.ordinals for phase in phases if phase.number == number]
    asked = asked or (phases[-1:] if context.query.last_phase else [])
    if not asked:
        context.draft.say("phase.count", plan=context.name.label, count=len(phases))
    for phase in asked or phases:
        cite = context.draft.cite(context.version, phase.span)
        if phase.period:
            _time(context, phase, cite)
        else:
            context.draft.say("phase.undated", cite, phase=phase.name)
        if phase.celebrates and context.query.asks("celebrates"):
            context.draft.say("phase.celebrates", cite, phase=phase.name, text=phase.celebrates[0].value)


def say_current(context: Context, candidate: Candidate) -> None:
    """The phase that the day is in; else the next one; else that all are over."""
    dated = [fact for fact in candidate.facts if isinstance(fact, Phase) and fact.period]
    on, ahead, over = (_in_state(context, dated, state) for state in ("on", "ahead", "over"))
    if not on and ahead:
        context.draft.say("phase.none_now", day=context.today)
    elif not on and over:
        context.draft.say("phase.all_over", day=context.today)
    for phase in on or ahead[:1] or over[-1:]:
        _time(context, phase, context.draft.cite(context.version, phase.span))


def say_period(context: Context, candidate: Candidate) -> None:
    """The plan's time as a whole."""
    period = context.version.card.period
    assert period is not None
    cite = context.draft.cite(context.version, candidate.span)
    values = {"start": period.start or "", "end": period.end or ""}
    context.draft.say("period.whole", cite, **values, **_countdown(context, period))


def _in_state(context: Context, phases: Sequence[Phase], state: str) -> list[Phase]:
    return [phase for phase in phases if phase.period and _state(context, phase.period) == state]


def _time(context: Context, phase: Phase, cite: int) -> None:
    assert phase.period is not None
    context.draft.say(
        "phase.line",
        cite,
        phase=phase.name,
        start=phase.period.start or "",
        end=phase.period.end or "",
        **_countdown(context, phase.period),
    )


def _besides_time(context: Context, phase: Phase) -> str:
    """What the plan says of a phase besides its time; empty where nothing stands there."""
    text = context.version.text
    if phase.period is None:
        return phase.span.of(text)
    before = Span(phase.span.start, max(phase.span.start, phase.period.span.start)).of(text)
    if "“" in before or '"' in before:
        return phase.span.of(text)  # "Đợt IV “Nước rút”: từ …"
    behind = Span(min(phase.period.span.end, phase.span.end), phase.span.end).of(text).lstrip(" \n\t,.;:)–-|")
    return behind if len(behind.split()) >= _FEWEST_WORDS else ""


def _duration(context: Context, phase: Phase, cite: int) -> None:
    assert phase.period is not None
    start, end = phase.period.start, phase.period.end
    first, last = context.first_day(start), context.last_day(end)
    if first is None or last is None:
        return
    if start and end and start.day and end.day:
        context.draft.say("phase.duration_days", cite, days=(last - first).days + 1)
    else:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        context.draft.say("phase.duration_months", cite, months=months)


def _state(context: Context, period: Period) -> str:
    """`ahead`, `on` or `over` on the day asked; empty where the plan does not say enough."""
    first, last = context.first_day(period.start), context.last_day(period.end)
    if first and context.today < first:
        return "ahead"
    if last and context.today > last:
        return "over"
    return "on" if last and (first or period.start is None) else ""


def _countdown(context: Context, period: Period) -> dict[str, Value]:
    """Days until it begins, or until it ends; `over` where it has ended; empty strings for the rest."""
    state = _state(context, period)
    first, last = context.first_day(period.start), context.last_day(period.end)
    return {
        "days_ahead": (first - context.today).days if state == "ahead" and first else "",
        "days_left": (last - context.today).days if state == "on" and last else "",
        "over": context.today if state == "over" else "",
    }
