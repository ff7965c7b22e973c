"""What stands in for vectors in a folder where the index of words keeps them: of many passages Chroma's graph takes
most of the memory and a fifth of the time of taking plans in, and no question walks it (see `packed`)."""

from collections.abc import Callable, Collection, Sequence, Set

from knowledge.search.embedding import Vectors
from knowledge.search.models import open_bundled


class SparedVectors:
    """A DenseIndex that keeps nothing: `passages` tells the ids of what the index of words has vectors of."""

    name = "beside-words"

    def __init__(self, passages: Callable[[], Set[str]]) -> None:
        self._passages = passages

    def add(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """The index of words does it."""

    def keep(self, ids: Sequence[str], vectors: Vectors) -> None:
        """The index of words does it."""

    def remove(self, ids: Collection[str]) -> None:
        """The index of words does it."""

    def search(
        self,
        query: str,  # noqa: ARG002 nothing is kept
        k: int,  # noqa: ARG002
        among: Collection[str] | None = None,  # noqa: ARG002
    ) -> list[tuple[str, float]]:
        """Nothing: what has none of a question's words is not looked for among many."""
        return []

    def beside_words(self, query: str, texts: int) -> Vectors | None:  # noqa: ARG002 there is nowhere else
        """The vector of a question."""
        return open_bundled().question(query)

    def ids(self) -> set[str]:
        """The ids of all passages."""
        return set(self._passages())

    def strange(self, ids: Sequence[str], texts: Sequence[str]) -> list[str]:  # noqa: ARG002 nothing is kept
        """None: the index of words tells by its checksums what is damaged."""
        return []

    def retire_others(self) -> None:
        """There are none."""

    def close(self) -> None:
        """There is nothing to let go of."""
