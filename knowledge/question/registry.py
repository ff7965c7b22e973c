"""What the questions are read against: the names of the plans and the words that stand in them."""

from dataclasses import dataclass
from functools import lru_cache

from knowledge.plan import PlanVersion
from knowledge.question.domain import DOMAIN_WORDS
from knowledge.question.naming import PlanName, name_of, told_apart
from knowledge.shelf import Shelf
from knowledge.text import WORD, fold


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """The names of a shelf's plans, in its order; their folded texts by plan; the words that are known."""

    names: tuple[PlanName, ...]
    folded: dict[str, str]
    vocabulary: frozenset[str]

    def name(self, plan: str) -> PlanName:
        """The names of one plan."""
        return next(n for n in self.names if n.plan == plan)

    def holds(self, plan: str, words: str) -> bool:
        """Whether the text of a plan holds some folded words."""
        return words in self.folded[plan]


@lru_cache(maxsize=2)
def registry_of(shelf: Shelf) -> Registry:
    """The registry of a shelf, made once."""
    folded = {version.plan: fold(version.text) for version in shelf.versions}
    vocabulary = set(DOMAIN_WORDS)
    for version in shelf.versions:
        vocabulary |= _words_of(version, folded[version.plan])
    titles = {v.plan: v.card.title.value for v in shelf.versions if v.card.title}
    return Registry(told_apart([name_of(v) for v in shelf.versions], titles), folded, frozenset(vocabulary))


def _words_of(version: PlanVersion, folded: str) -> set[str]:
    """A plan's words; of a poorly read one only its name, lest misread words count as known."""
    if version.quality >= 0.7:
        return set(WORD.findall(folded))
    return {word for place in version.card.places for word in place.split()}
