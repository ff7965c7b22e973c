"""The same question put to two versions of one plan, with what amended them: whether they answer alike."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from knowledge.answer import Answer, Conversation
from knowledge.answers import answer
from knowledge.plan import PlanVersion
from knowledge.search.hybrid import HybridIndex
from knowledge.shelf import Shelf

_COUNTED = frozenset({"days_left", "days_ahead", "days_past", "last_day", "reached", "past", "over"})
"""Values that tell how long it is until a day: they change by themselves."""


@dataclass(frozen=True, slots=True)
class Again:
    """What was answered, and what is answered now."""

    before: Answer
    after: Answer


def asked_again(
    question: str,
    conversation: Conversation,
    before: Sequence[PlanVersion],
    after: Sequence[PlanVersion],
    today: date,
) -> Again | None:
    """The two answers where they are not alike in what they say; None where they are.

    `before` and `after` are a plan's version then and now, each with the texts that change it beside it.
    """
    old, new = (_answer(texts, question, conversation, today) for texts in (before, after))
    return None if old.abstained or _said(old) == _said(new) else Again(old, new)


def _answer(texts: Sequence[PlanVersion], question: str, conversation: Conversation, today: date) -> Answer:
    shelf = _alone(tuple((one.plan, one.version, one.sha256) for one in texts), _Held(tuple(texts)))
    return answer(shelf, question, conversation=conversation, plan=texts[0].plan, today=today)


class _Held:
    """Versions that are told from others by their plans and numbers alone."""

    def __init__(self, texts: tuple[PlanVersion, ...]) -> None:
        self.texts = texts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=8)
def _alone(_named: tuple[tuple[str, int, str], ...], held: _Held) -> Shelf:
    """A shelf of these versions, searched by their words; kept for the next question."""
    passages = [passage for version in held.texts for passage in version.passages]
    index = HybridIndex.build(
        [passage.id for passage in passages],
        [passage.text for passage in passages],
        headers=[passage.header for passage in passages],
        embedding=None,
    )

    def find(query: str, k: int, plans: Collection[str] | None) -> list[tuple[str, float]]:
        among = None if plans is None else [passage.id for passage in passages if passage.plan in plans]
        return index.search(query, k, among=among)

    return Shelf.of(held.texts[0].version, held.texts, find)


def _said(answered: Answer) -> tuple[bool, list[tuple[str, tuple[tuple[str, str], ...]]]]:
    """What an answer says, but for the days until then."""
    statements = [
        (one.key, tuple(sorted((name, str(value)) for name, value in one.values.items() if name not in _COUNTED)))
        for one in answered.statements
    ]
    return answered.abstained, statements
