"""What the library holds at one moment: an answer is made over one shelf, whatever is published meanwhile.

Of each plan a shelf holds the digest; the plans themselves are read where an answer needs them.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, overload

from knowledge.budget import check
from knowledge.digest import Digest, digest_of, words_of
from knowledge.plan import Passage, PlanText, PlanVersion
from knowledge.text import fold

if TYPE_CHECKING:
    from knowledge.evidence.keeping import Evidences
    from knowledge.fact_index import Having
    from knowledge.search.reranking import Rerank

Search = Callable[[str, int, Collection[str] | None], list[tuple[str, float]]]
"""Passage ids for a question, best first, with scores 0..1: (query, how many, of which plans)."""

Read = Callable[[Sequence[str]], list[PlanVersion]]
"""The versions on the shelf of these plans, in their order. Raises CatalogueError where one has been taken out."""

ReadTexts = Callable[[Sequence[str]], Mapping[str, PlanText | PlanVersion]]
"""What the versions of these plans say, by plan; those are left out of which it cannot be told without reading all."""

ReadPassages = Callable[[Sequence[str]], dict[str, Passage]]
"""The passages of these ids, by id; ids of no plan on the shelf may be left out."""

Holds = Callable[[Collection[str], str], bool]
"""Whether the text of any of these plans holds some folded words."""

Earlier = Callable[[str], tuple[PlanVersion, ...]]
"""The versions of a plan that are no longer current, the latest first."""


def _no_earlier(_plan: str) -> tuple[PlanVersion, ...]:
    return ()


class Versions(Sequence[PlanVersion]):
    """The current version of every plan, by plan; each is read when it is asked for, so ask for few."""

    def __init__(self, plans: Sequence[str], read: Read) -> None:
        self.plans = plans
        self._read = read

    def __len__(self) -> int:
        return len(self.plans)

    @overload
    def __getitem__(self, at: int) -> PlanVersion: ...
    @overload
    def __getitem__(self, at: slice) -> "Versions": ...
    def __getitem__(self, at: int | slice) -> "PlanVersion | Versions":
        return Versions(self.plans[at], self._read) if isinstance(at, slice) else self._read([self.plans[at]])[0]

    def __iter__(self) -> Iterator[PlanVersion]:
        for start in range(0, len(self.plans), _AT_ONCE):
            yield from self._read(self.plans[start : start + _AT_ONCE])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(a == b for a, b in zip(self, other))  # noqa: B905 of one length

    __hash__ = None  # type: ignore[assignment]


_AT_ONCE = 50


def find_plan(versions: Sequence[PlanVersion], fits: Callable[[str], bool]) -> PlanVersion | None:
    """The first version whose plan's id fits; of a shelf's versions only that one is read."""
    if isinstance(versions, Versions):
        at = next((at for at, plan in enumerate(versions.plans) if fits(plan)), None)
        return None if at is None else versions[at]
    return next((version for version in versions if fits(version.plan)), None)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Shelf:
    """The digest of every plan, by plan; how to read the plans, and the search over their passages."""

    generation: int
    digests: tuple[Digest, ...]
    vocabulary: frozenset[str] = field(repr=False)
    """The folded words of all plans."""
    find: Search
    evidences: "Evidences" = field(repr=False)
    read: Read = field(repr=False)
    read_texts: ReadTexts = field(repr=False)
    read_passages: ReadPassages = field(repr=False)
    find_plans: Search = field(repr=False)
    """The same with the plans of the passages instead of these; plans that are no longer there may be left out."""
    holds: Holds = field(repr=False)
    having: "Having" = field(repr=False)
    earlier: Earlier = field(repr=False, default=_no_earlier)
    rerank: "Rerank | None" = field(repr=False, default=None)
    damaged: tuple[str, ...] = ()
    """Plans of which nothing is quoted, because what is kept of them is not what was written."""
    by_plan: dict[str, Digest] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_plan", {digest.plan: digest for digest in self.digests})

    @staticmethod
    def of(generation: int, versions: Sequence[PlanVersion], find: Search, earlier: Earlier = _no_earlier) -> "Shelf":
        """A shelf of versions that are in memory."""
        from knowledge.evidence.keeping import in_memory
        from knowledge.fact_index import fact_keys

        known = {version.plan: version for version in versions}
        passages = {passage.id: passage for version in versions for passage in version.passages}

        @cache
        def keys() -> dict[str, frozenset[str]]:
            return {version.plan: fact_keys(version) for version in versions}

        return Shelf(
            generation,
            digests=tuple(map(digest_of, versions)),
            vocabulary=frozenset().union(*map(words_of, versions)),
            find=find,
            evidences=in_memory(),
            read=lambda plans: [known[plan] for plan in plans],
            read_texts=lambda plans: {plan: known[plan] for plan in plans},
            read_passages=lambda ids: {one: passages[one] for one in ids if one in passages},
            find_plans=lambda query, k, plans: [
                (passages[one].plan, score) for one, score in find(query, k, plans) if one in passages
            ],
            having=lambda wanted: [v.plan for v in versions if all(keys()[v.plan].intersection(one) for one in wanted)],
            holds=lambda plans, words: any(words in fold(known[plan].text) for plan in plans),
            earlier=earlier,
        )

    @property
    def versions(self) -> Versions:
        """The current version of every plan, by plan."""
        return Versions([digest.plan for digest in self.digests], self.read)

    def plan(self, plan: str) -> PlanVersion | None:
        """The current version of a plan; None where it is not there."""
        check()
        return self.read([plan])[0] if plan in self.by_plan else None

    def passage(self, passage: str) -> Passage:
        """The passage of an id; KeyError where no current version has it."""
        return self.read_passages([passage])[passage]

    def search(self, query: str, k: int, plans: Collection[str] | None = None) -> list[tuple[Passage, float]]:
        """The best `k` passages for a question, of these plans only where they are named."""
        if self.rerank is not None:
            from knowledge.search.reranking import RERANKED, reranked

            return reranked(self.rerank, query, self._search(query, max(k, RERANKED), plans))[:k]
        return self._search(query, k, plans)

    def search_plans(self, query: str, k: int, plans: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The plans of the passages that `search` finds, with their scores; no passage is read."""
        if self.rerank is not None:
            return [(passage.plan, score) for passage, score in self.search(query, k, plans)]
        check()
        return self.find_plans(query, 2 * k, plans)[:k]

    def _search(self, query: str, k: int, plans: Collection[str] | None) -> list[tuple[Passage, float]]:
        check()
        found = self.find(query, 2 * k, plans)
        known = self.read_passages([one for one, _ in found[:k]])
        if len(known) < min(k, len(found)):
            # Some have been taken out since.
            known = self.read_passages([one for one, _ in found])
        return [(known[one], score) for one, score in found if one in known][:k]
