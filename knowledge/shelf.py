"""What the library holds at one moment: an answer is made over one shelf, whatever is published meanwhile."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from knowledge.plan import Passage, PlanVersion

Search = Callable[[str, int, Collection[str] | None], list[tuple[str, float]]]
"""Passage ids for a question, best first, with scores 0..1: (query, how many, among which ids)."""

Earlier = Callable[[str], tuple[PlanVersion, ...]]
"""The versions of a plan that are no longer current, the latest first."""


def _no_earlier(_plan: str) -> tuple[PlanVersion, ...]:
    return ()


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Shelf:
    """The current version of every plan, by plan, and the search over their passages."""

    generation: int
    versions: tuple[PlanVersion, ...]
    find: Search
    passages: dict[str, Passage] = field(repr=False)
    earlier: Earlier = field(repr=False, default=_no_earlier)

    @staticmethod
    def of(generation: int, versions: tuple[PlanVersion, ...], find: Search, earlier: Earlier = _no_earlier) -> "Shelf":
        """A shelf of these versions."""
        passages = {passage.id: passage for version in versions for passage in version.passages}
        return Shelf(generation, versions, find, passages, earlier)

    def plan(self, plan: str) -> PlanVersion | None:
        """The current version of a plan; None where it is not there."""
        return next((version for version in self.versions if version.plan == plan), None)

    def passage(self, passage: str) -> Passage:
        """The passage of an id; KeyError where no current version has it."""
        return self.passages[passage]

    def search(self, query: str, k: int, plans: Collection[str] | None = None) -> list[tuple[Passage, float]]:
        """The best `k` passages for a question, of these plans only where they are named."""
        among = None if plans is None else {p.id for p in self.passages.values() if p.plan in plans}
        # Passages of a version that is being published, or was just replaced, may be found as well.
        found = self.find(query, 2 * k, among)
        return [(self.passages[key], score) for key, score in found if key in self.passages][:k]
