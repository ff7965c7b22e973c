"""The same question put to two versions of one plan: whether they answer alike."""

from collections.abc import Collection
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
    """What an earlier version of a plan answers, and what the current one does."""

    before: Answer
    after: Answer


def asked_again(
    question: str, conversation: Conversation, before: PlanVersion, after: PlanVersion, today: date
) -> Again | None:
    """The two answers where they are not alike in what they say; None where they are."""
    old, new = (_answer(version, question, conversation, today) for version in (before, after))
    return None if old.abstained or _said(old) == _said(new) else Again(old, new)


def _answer(version: PlanVersion, question: str, conversation: Conversation, today: date) -> Answer:
    shelf = _alone(version.plan, version.version, version.sha256, _Held(version))
    return answer(shelf, question, conversation=conversation, plan=version.plan, today=today)


class _Held:
    """A version that is told from others by its plan and number alone."""

    def __init__(self, version: PlanVersion) -> None:
        self.version = version

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=8)
def _alone(_plan: str, _number: int, _sha256: str, held: _Held) -> Shelf:
    """A shelf of one version, searched by its words; kept for the next question."""
    version = held.version
    passages = version.passages
    index = HybridIndex.build(
        [passage.id for passage in passages],
        [passage.text for passage in passages],
        headers=[passage.header for passage in passages],
        embedding=None,
    )

    def find(query: str, k: int, plans: Collection[str] | None) -> list[tuple[str, float]]:
        return index.search(query, k) if plans is None or version.plan in plans else []

    return Shelf.of(version.version, (version,), find)


def _said(answered: Answer) -> tuple[bool, list[tuple[str, tuple[tuple[str, str], ...]]]]:
    """What an answer says, but for the days until then."""
    statements = [
        (one.key, tuple(sorted((name, str(value)) for name, value in one.values.items() if name not in _COUNTED)))
        for one in answered.statements
    ]
    return answered.abstained, statements
