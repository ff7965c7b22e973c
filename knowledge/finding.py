"""The passages that may answer a question about the plans, as it is typed.

The search knows words; the question understood knows more: which plan is meant, what the abbreviations and the
English words in it stand for, and which kind of fact is asked for. Where the card has facts of that kind, the
passages that state them are lifted over those that merely share words with the question.
"""

from collections.abc import Collection

from knowledge.answer import NOTHING_SAID, Conversation
from knowledge.facts import facts_asked
from knowledge.plan import Passage
from knowledge.question.registry import registry_of
from knowledge.question.understanding import Query, understand
from knowledge.search.terms import terms
from knowledge.shelf import Shelf

FACT_LIFT = 0.5
"""What a passage that states a fact of the kind asked for gains; the best passage by its words has 1."""

LOOKED_AT = 50
"""So many passages are searched for, and then ordered anew."""


def find_passages(
    shelf: Shelf,
    question: str,
    k: int,
    *,
    plans: Collection[str] | None = None,
    conversation: Conversation = NOTHING_SAID,
) -> list[tuple[Passage, float]]:
    """The best `k` passages for a question as it is typed, of `plans` only, and of those that it names where it does.

    Scores fall from one to the next; they compare the passages of one question, not of several.
    """
    query = understand(question, registry_of(shelf), conversation)
    return passages_for(shelf, query, k, _meant(query, plans))


def _meant(query: Query, plans: Collection[str] | None) -> Collection[str] | None:
    """The plans to search: the named ones among those allowed, where it names any; None for all."""
    named = query.scope.plans if query.scope.explicit else ()
    allowed = tuple(plan for plan in named if plans is None or plan in plans)
    return allowed or plans


def passages_for(
    shelf: Shelf, query: Query, k: int, plans: Collection[str] | None = None
) -> list[tuple[Passage, float]]:
    """The best `k` passages for a question understood, of these plans only where they are named."""
    found = shelf.search(searched(query), max(LOOKED_AT, k), plans)
    lifted = [(passage, score + FACT_LIFT * _states(shelf, passage, query)) for passage, score in found]
    return sorted(lifted, key=lambda one: -one[1])[:k]


def searched(query: Query) -> str:
    """What is searched for: the question as typed and the words that it stands for; an English one translated."""
    if query.language != "vi":
        return query.content
    typed = terms(query.text).plain
    return " ".join((query.text, *(word for word in query.content.split() if word not in typed)))


def _states(shelf: Shelf, passage: Passage, query: Query) -> bool:
    """Whether a passage states a fact of the kind that is asked for."""
    version = shelf.plan(passage.plan)
    places = facts_asked(version.card, query) if version else ()
    return any(place.start < passage.span.end and passage.span.start < place.end for place in places)
