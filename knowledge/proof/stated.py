"""One fact that a text states: of which kind, what it is, where it stands, what bounds it."""

from dataclasses import dataclass
from typing import Any

from knowledge.span import Span


@dataclass(frozen=True, slots=True)
class Stated:
    """`kind` names what it is ("date", "figure", "award" …), `value` is it in the one form that all spellings share.

    `limit` is what bounds it ("before", "at_most" …), empty where nothing does. `noun` is the word that is counted, or
    which kind of office one is. `maybe`: the words may mean something else ("năm" is five, and a year).
    """

    kind: str
    value: Any
    span: Span
    limit: str = ""
    noun: str = ""
    maybe: bool = False
