"""Which of very many plans a question is put to: reading each would take minutes, and nobody reads so much."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.answers.window import window_of
from knowledge.fact_index import Wanted, citing, dated_within
from knowledge.question.kinds import Kind
from knowledge.question.understanding import Query
from knowledge.scope.shortlist import MOST, SEARCHED, found_in_all
from knowledge.shelf import Shelf

MANY = 60
"""Up to so many plans are each put the question to."""

LISTED = 20
"""At most so many plans are listed by name."""

NEAREST = MOST
"""Of more, so many that search finds the question in: no more are looked into."""


@dataclass(frozen=True, slots=True)
class Few:
    """The plans that a question is put to, `total` of all that it may be put to or that fit it."""

    plans: tuple[str, ...]
    total: int

    @property
    def narrowed(self) -> bool:
        """Whether there are more than these."""
        return self.total > len(self.plans)


NONE_YET = Few((), 0)
"""Before they are looked for."""


def few_of(shelf: Shelf, query: Query, plans: Sequence[str], today: date) -> Few:
    """The plans that a question is put to, of those it means.

    What the index of facts tells, such as which plans cite a document, is told of all of them, and the first are read.
    """
    if len(plans) <= MANY:
        return Few(tuple(plans), len(plans))
    if query.kind is Kind.LIST:
        return Few(tuple(plans[:LISTED]), len(plans))
    if wanted := _told_by_facts(query, today):
        known = set(shelf.having([wanted]))
        fitting = [plan for plan in plans if plan in known]
        return Few(tuple(fitting[:LISTED]), len(fitting)) if fitting else Few(tuple(plans[:NEAREST]), len(plans))
    return Few(_nearest(shelf, query, plans) or tuple(plans[:NEAREST]), len(plans))


def _nearest(shelf: Shelf, query: Query, plans: Sequence[str]) -> tuple[str, ...]:
    """Those of very many plans in which search finds a question, the best first."""
    among = frozenset(plans)
    found = [plan for plan, _ in found_in_all(shelf, query) if plan in among]
    if len(found) < SEARCHED / 2 and len(among) < len(shelf.digests):
        # To search in so many takes long, so that it is done only where others have most of the best passages.
        found = [plan for plan, _ in shelf.search_plans(query.content, SEARCHED, plans)]
    return tuple(dict.fromkeys(found))[:NEAREST]


def _told_by_facts(query: Query, today: date) -> Wanted:
    """What a plan that answers the question has of the index of facts; nothing where that does not tell."""
    if query.kind is Kind.BASIS and query.numbers and (query.asks("which_plans") or not query.scope.explicit):
        return citing(query.numbers)
    window = window_of(query, today) if query.kind is Kind.WINDOW else None
    return dated_within(*window) if window else ()
