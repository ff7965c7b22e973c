"""What the asker's unit has to do: its duties and what is due of it, of the plans that name it."""

from collections.abc import Iterator, Sequence
from datetime import date

from knowledge.agenda.units import is_everybody
from knowledge.card import Deadline, Duty
from knowledge.plan import PlanVersion
from knowledge.question.asker import is_unit
from knowledge.saying.context import Context
from knowledge.saying.deadlines import say_deadline
from knowledge.sentences import bare
from knowledge.text import cut_short, fold, squeeze

LONGEST_DUTY = 320
"""Characters of a duty in an answer; its quote has the rest."""


def has_work(version: PlanVersion, unit: str, place: Sequence[str]) -> bool:
    """Whether a plan gives a unit something to do by its name."""
    return any(True for _ in _duties(version, unit, place)) or any(
        one.sender is not None and is_unit(unit, one.sender.value, place) for one in version.card.deadlines
    )


def say_mine(
    asked: Context, unit: str, place: Sequence[str], window: tuple[date, date] | None, *, duties: bool, due: bool
) -> None:
    """Tell a unit's duties and its deadlines; of these in a stretch of time only those within it."""
    own = list(_duties(asked.version, unit, place))
    asked.draft.say("mine.heading", unit=unit, plan=asked.name.label)
    for duty in own if duties else ():
        text = cut_short(squeeze(bare(duty.span.of(asked.version.text))), LONGEST_DUTY)
        asked.draft.say("text.item", asked.draft.cite(asked.version, duty.span), text=text)
    if not due:
        return
    found = [one for one in _deadlines(asked.version, unit, place, own) if _falls(asked, one, window)]
    for deadline in found:
        say_deadline(asked, deadline)
    if not found:
        first, last = window or ("", "")
        asked.draft.say("mine.nothing_due", first=first, last=last)


def _duties(version: PlanVersion, unit: str, place: Sequence[str]) -> Iterator[Duty]:
    return (duty for duty in version.card.duties if is_unit(unit, duty.unit.value, place))


def _deadlines(version: PlanVersion, unit: str, place: Sequence[str], own: Sequence[Duty]) -> Iterator[Deadline]:
    """What is due of a unit: within its duties, or where it or everybody is named as who sends it."""
    for one in version.card.deadlines:
        within = any(duty.span.holds(one.span) or duty.span.meets(one.span) for duty in own)
        sender = one.sender.value if one.sender else ""
        if within or (sender and (is_unit(unit, sender, place) or is_everybody(fold(sender)))):
            yield one


def _falls(asked: Context, deadline: Deadline, window: tuple[date, date] | None) -> bool:
    if window is None:
        return True
    day = asked.last_day(deadline.due.date)
    return day is not None and window[0] <= day <= window[1]
