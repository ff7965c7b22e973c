"""The passages that may answer a question about the plans, as it is typed.

The search knows words; the question understood knows more: which plan is meant, what the abbreviations and the
English words in it stand for, and which kind of fact is asked for. Where the card has facts of that kind, the
passages that state them are lifted over those that merely share words with the question.
"""

from collections.abc import Collection, Iterable

from knowledge.answer import NOTHING_SAID, Conversation
from knowledge.facts import facts_asked
from knowledge.plan import Passage
from knowledge.question.registry import registry_of
from knowledge.question.understanding import Query, understand
from knowledge.search.terms import terms
from knowledge.shelf import Shelf
from knowledge.span import Span

FACT_LIFT = 0.5
"""What a passage that states a fact of the kind asked for gains; the best passage by its words has 1."""

LOOKED_AT = 50
"""So many passages are searched for, and then ordered anew."""

PLANS_READ = 12
"""The cards of so many plans are looked at, those of the best passages: reading a plan costs more than searching it."""


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
    read = list(dict.fromkeys(passage.plan for passage, _ in found))[:PLANS_READ]
    places = {version.plan: facts_asked(version.card, query) for version in shelf.read(read)}
    lifted = [(p, score + FACT_LIFT * _meets(p.span, places.get(p.plan, ()))) for p, score in found]
    return sorted(lifted, key=lambda one: -one[1])[:k]


def searched(query: Query) -> str:
    """What is searched for: the question as typed and the words that it stands for; an English one translated."""
    if query.language != "vi":
        return query.content
    typed = terms(query.text).plain
    return " ".join((query.text, *(word for word in query.content.split() if word not in typed)))


def _meets(passage: Span, places: Iterable[Span]) -> bool:
    return any(map(passage.meets, places))
