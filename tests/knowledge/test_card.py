"""The card as it is kept: one from before a field was added still opens."""

from typing import Any

from pydantic import TypeAdapter

from knowledge.card import Card
from tests.plans_made import made
from tests.shelves import PROVINCE

ADDED = ("money", "points", "quotas", "contacts", "programme", "pattern", "start", "at")
"""Fields that cards did not always have."""


def without(value: Any) -> Any:
    """A stored card as it was before these fields; the `start` of a span or a period stays."""
    if isinstance(value, list):
        return [without(one) for one in value]
    if not isinstance(value, dict):
        return value
    due = "recurrence" in value
    return {k: without(v) for k, v in value.items() if k not in ADDED or (k in {"start", "at"} and not due)}


def test_a_card_without_the_fields_of_today_opens_and_states_the_same() -> None:
    adapter = TypeAdapter(Card)
    card = made(PROVINCE).card
    kept = adapter.dump_python(card, mode="json")
    opened = adapter.validate_python(without(kept))
    assert opened.deadlines == card.deadlines
    assert opened.phases == card.phases
    assert (opened.money, opened.contacts, opened.programme) == ((), (), ())
    assert adapter.validate_python(kept) == card
