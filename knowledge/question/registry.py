"""What the questions are read against: the names of the plans and the words that stand in them."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache

from knowledge.links import Links, links_of
from knowledge.question.directory import Directory
from knowledge.question.domain import DOMAIN_WORDS
from knowledge.question.naming import PlanName, told_apart
from knowledge.shelf import Holds, Shelf


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """The names of a shelf's plans, in its order, the words that are known, and how the plans stand to one another.

    `plans` are the names of what is a plan, `references` of the texts that plans rest on.
    """

    names: tuple[PlanName, ...]
    vocabulary: frozenset[str]
    in_body: Holds
    links: Links = field(default_factory=lambda: Links({}, {}, {}, {}))
    plans: Directory = field(init=False)
    references: tuple[PlanName, ...] = field(init=False)
    numbers: frozenset[str] = field(init=False)
    by_plan: dict[str, PlanName] = field(init=False)
    like_awards: tuple[PlanName, ...] = field(init=False)
    """Of the names of units that have the word for awards in them, each once."""
    _rest: Directory = field(init=False)
    called: dict[str, int] = field(init=False)
    """How many plans are called the same."""

    def __post_init__(self) -> None:
        plans = tuple(name for name in self.names if not name.reference)
        object.__setattr__(self, "plans", Directory.of(plans or self.names))
        references = tuple(name for name in self.names if name.reference)
        object.__setattr__(self, "references", references)
        units = {(name.head, name.core): name for name in self.names if "thuong" in name.core.split()}
        object.__setattr__(self, "like_awards", tuple(units.values()))
        object.__setattr__(self, "_rest", Directory.of(references))
        object.__setattr__(self, "numbers", frozenset(name.number for name in self.names if name.number))
        object.__setattr__(self, "by_plan", {name.plan: name for name in self.names})
        object.__setattr__(self, "called", Counter(name.called for name in self.names))

    def name(self, plan: str) -> PlanName:
        """The names of one plan."""
        return self.by_plan[plan]

    def places_in(self, folded: str) -> list[str]:
        """The places of plans and of the texts that they rest on whose names stand in a folded text."""
        return list(dict.fromkeys((*self.plans.places_in(folded), *self._rest.places_in(folded))))

    def holds(self, plans: Collection[str], words: str) -> bool:
        """Whether the text of any of these plans holds some folded words."""
        return self.in_body(plans, words)


@lru_cache(maxsize=2)
def registry_of(shelf: Shelf) -> Registry:
    """The registry of a shelf, made once."""
    names, words = told_apart([d.name for d in shelf.digests]), shelf.vocabulary | DOMAIN_WORDS
    return Registry(names, words, shelf.holds, links_of(shelf))
