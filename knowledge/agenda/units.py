"""Whom an event concerns: the unit that has to send something, or everybody."""

import re
from collections.abc import Callable

from knowledge.agenda.events import Event
from knowledge.plan import PlanVersion
from knowledge.question.asker import is_unit
from knowledge.text import fold

_EVERYBODY = re.compile(r"\b(?:cac|tat ca|moi|toan the|tung|don vi|co quan|nganh|thanh vien|dia phuong|ca nhan)\b")


def is_everybody(name: str) -> bool:
    """Whether a name is of no unit but of all: "các đơn vị"."""
    return _EVERYBODY.match(fold(name)) is not None


def concerns(version: PlanVersion, unit: str) -> Callable[[Event], bool]:
    """What tells whether an event of a plan is a unit's too; an empty unit is everybody.

    It is where nobody is named, everybody is, the unit is as people call it, or the event is part of its duty.
    """
    if not unit:
        return lambda _: True
    place = [word for name in version.card.places for word in fold(name).split()]
    own = [duty.span for duty in version.card.duties if is_unit(unit, duty.unit.value, place)]

    def is_of_unit(event: Event) -> bool:
        sender = fold(event.sender)
        if not sender or _EVERYBODY.search(sender) or is_unit(unit, sender, place):
            return True
        return any(duty.holds(event.span) for duty in own)

    return is_of_unit
