"""Whom an event concerns: the unit that has to send something, or everybody."""

import re

from knowledge.agenda.events import Event
from knowledge.text import fold, words

_EVERYBODY = re.compile(r"\b(?:cac|tat ca|moi|toan the|tung|don vi|co quan|nganh|thanh vien|dia phuong|ca nhan)\b")
_EMPTY = frozenset("cua va cac thuoc tai o".split())


def is_everybody(name: str) -> bool:
    """Whether a name is of no unit but of all: "các đơn vị"."""
    return _EVERYBODY.match(fold(name)) is not None


def concerns(event: Event, unit: str) -> bool:
    """Whether an event is a unit's too: nobody is named, everybody is, or the unit is. An empty unit is everybody."""
    if not unit or not event.sender:
        return True
    sender = fold(event.sender)
    wanted = {token.text for token in words(unit)} - _EMPTY
    return wanted <= {token.text for token in words(sender)} or bool(_EVERYBODY.search(sender))
