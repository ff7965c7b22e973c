"""Which of very many plans a question is put to: reading each would take minutes, and nobody reads so much."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.answers.across import SHOWN, window_of
from knowledge.digest import Digest
from knowledge.question.kinds import Kind
from knowledge.question.understanding import Query
from knowledge.shelf import Shelf

MANY = 60
"""Up to so many plans are each put the question to."""

NEAREST = 12
"""Of more, so many that search finds the question in."""

LOOKED_AT = 48
"""So many passages are searched for them."""


@dataclass(frozen=True, slots=True)
class Few:
    """The plans that a question is put to, `total` of all that it may be put to or that fit it."""

    plans: tuple[str, ...]
    total: int

    @property
    def narrowed(self) -> bool:
        """Whether there are more than these."""
        return self.total > len(self.plans)


def few_of(shelf: Shelf, query: Query, plans: Sequence[str], today: date) -> Few:
    """The plans that a question is put to, of those it means.

    What the digests tell, such as which plans cite a document, is told of all of them, and the first are read.
    """
    if len(plans) <= MANY:
        return Few(tuple(plans), len(plans))
    fits = _told_by_digests(query, today)
    if fits:
        fitting = [plan for plan in plans if fits(shelf.by_plan[plan])]
        return Few(tuple(fitting[:SHOWN]), len(fitting)) if fitting else Few(tuple(plans[:NEAREST]), len(plans))
    found = shelf.search(query.content, LOOKED_AT, plans)
    nearest = list(dict.fromkeys(passage.plan for passage, _ in found))[:NEAREST]
    return Few(tuple(nearest or plans[:NEAREST]), len(plans))


def _told_by_digests(query: Query, today: date) -> Callable[[Digest], bool] | None:
    """What the digest of a plan that answers the question has; None where digests do not tell."""
    if query.kind is Kind.LIST:
        return lambda _: True
    if query.kind is Kind.BASIS and query.numbers and (query.asks("which_plans") or not query.scope.explicit):
        return lambda digest: not set(query.numbers).isdisjoint(digest.cites)
    window = window_of(query, today) if query.kind is Kind.WINDOW else None
    if window:
        first, last = window
        return lambda digest: any(first <= day <= last for day in digest.days)
    return None
