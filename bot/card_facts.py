"""The facts of a card in one order, by which people name them: as `thidua show` and the reading room list them."""

from dataclasses import dataclass, fields
from typing import Any

from bot.wording.facts import FACTS
from knowledge.card import Card
from knowledge.span import Span


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact, the field of the card that it is of, its number there (from 1) and among all facts (from 1)."""

    field: str
    at: int
    number: int
    value: Any

    @property
    def span(self) -> Span:
        """What is quoted of it."""
        span: Span = self.value.span
        return span


def facts_of(card: Card) -> list[Fact]:
    """All facts of a card that people are shown, in the order of its fields."""
    named = FACTS["vi"]
    found = [
        (field.name, at, value)
        for field in fields(Card)
        if named.get(field.name)
        for at, value in enumerate(listed(getattr(card, field.name)), 1)
    ]
    return [Fact(name, at, number, value) for number, (name, at, value) in enumerate(found, 1)]


def listed(value: Any) -> list[Any]:
    """What a field of a card holds, as a list."""
    return [] if value is None else list(value) if isinstance(value, tuple) else [value]
