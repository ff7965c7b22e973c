"""Whether a plan is still running, and the notes that every answer from it carries."""

from datetime import date

from knowledge.saying.context import Context
from knowledge.span import Span


def answer_status(asked: Context) -> bool | None:
    """Say whether the plan has ended, is running or has not begun, with what states its time."""
    end, span = last_day(asked)
    if end is None or span is None:
        return None
    cite = asked.draft.cite(asked.version, span)
    days = (end - asked.today).days
    asked.draft.say(
        "status.over" if days < 0 else "status.on",
        cite,
        plan=asked.name.label,
        end=end,
        days_left=days if days >= 0 else "",
    )
    return True


def note_state(asked: Context) -> None:
    """Add the notes that go with any answer from this plan: that it has ended, that it is poorly read."""
    end, _ = last_day(asked)
    if end and end < asked.today:
        asked.draft.note("ended", plan=asked.name.label, end=end)
    if asked.name.damaged:
        asked.draft.note("poor", plan=asked.name.label)


def last_day(asked: Context) -> tuple[date | None, Span | None]:
    """The last day that the plan speaks of: of its phases, period and deadlines, else of its years."""
    card = asked.version.card
    days = [(asked.last_day(p.period.end), p.span) for p in card.phases if p.period]
    days += [(asked.last_day(card.period.end), card.period.span)] if card.period else []
    dated = [(day, span) for day, span in days if day]
    deadlines = [(day, d.span) for d in card.deadlines if (day := asked.last_day(d.due.date))]
    if card.period and dated:
        # A ceremony after the time that the plan states for itself does not make that longer.
        held = {d.span for d in card.deadlines if d.conference}
        deadlines = [(day, span) for day, span in deadlines if span not in held]
    if dated:
        return max(
            dated + [d for d in deadlines if d[0].year <= max(x[0] for x in dated).year + 1],
            key=lambda d: d[0],
        )
    if card.years:
        return date(card.years[-1], 12, 31), card.title.span if card.title else None
    return None, None
