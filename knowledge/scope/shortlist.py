"""Which plans are looked into for a question: those that it may mean, and those in which search finds it."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from knowledge.answer import Conversation
from knowledge.question.understanding import Query
from knowledge.scope.fits import Found
from knowledge.shelf import Shelf

SEARCHED = 40
"""So many passages are searched for."""

OWN = 5
"""Passages of each plan that is searched by itself."""

BY_SEARCH = 4
"""The plans of the best passages, at most so many, are looked into beside those that the question names."""

MOST = 8
"""Plans are looked into, at most."""


def found_for(shelf: Shelf, query: Query, meant: Collection[str] = ()) -> Found:
    """The plans of the passages that search finds for a question, best first, with their scores; few plans that are
    meant are searched by themselves where passages of many others stand before theirs."""
    found = found_in_all(shelf, query)
    there = {plan for plan, _ in found}
    unseen = [plan for plan in meant if plan not in there] if len(meant) <= MOST else []
    if unseen:
        own = shelf.search_plans(_asked(query), OWN * len(unseen), unseen)
        found = sorted([*found, *own], key=lambda one: -one[1])
    return found


def found_in_all(shelf: Shelf, query: Query) -> Found:
    """The plans of the passages that search finds for a question, best first, with their scores."""
    return _found_in(shelf, _asked(query))


@lru_cache(maxsize=4)
def _found_in(shelf: Shelf, asked: str) -> Found:
    """The same, remembered while a question is answered, which needs it more than once."""
    return shelf.search_plans(asked, SEARCHED)


def _asked(query: Query) -> str:
    return query.content or query.text


def shortlist(meant: Sequence[str], conversation: Conversation, found: Found) -> tuple[str, ...]:
    """The plans to look into: those meant where they are few, those of the talk, and those of the best passages."""
    searched = list(dict.fromkeys(plan for plan, _ in found))
    few = meant if len(meant) <= MOST else [plan for plan in searched if plan in set(meant)]
    others: Iterable[str] = [*conversation.plans, *searched[:BY_SEARCH]]
    return tuple(dict.fromkeys([*few, *others]))[:MOST]
