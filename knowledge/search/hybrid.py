"""Lexical and dense search as one: a convex sum of scores brought to 0–1, not a fusion of ranks."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.search.dense import DenseIndex, MemoryVectors
from knowledge.search.lexical import LexicalIndex
from knowledge.search.models import BUNDLED, open_embedding
from knowledge.search.ranking import Ranking
from knowledge.search.segment import Mask

# Measured with the bundled embedding: on law, which it was fitted on, more would be better; far from law,
# less. How far down the nearest are counted decides what is 0 among them, so the two belong together.
DENSE_WEIGHT = 0.1
DEPTH = 100

COMPARED = 1000
"""Up to so many texts are each compared with the question; of more, the nearest of all are taken and sifted."""


class HybridIndex:
    """Texts by id, found by their words and by their vectors. Without `dense`, by their words alone."""

    def __init__(self, lexical: LexicalIndex, dense: DenseIndex | None) -> None:
        self.lexical = lexical
        self.dense = dense

    @classmethod
    def build(
        cls,
        ids: Sequence[str],
        texts: Sequence[str],
        *,
        headers: Sequence[str] | None = None,
        embedding: str | None = BUNDLED,
    ) -> "HybridIndex":
        """An index in memory. `headers` are indexed with the texts; `embedding` None is lexical search alone.

        Raises EmbeddingError where the embedding cannot be loaded.
        """
        dense = MemoryVectors(open_embedding(embedding)) if embedding else None
        index = cls(LexicalIndex(), dense)
        index.add(ids, texts, headers)
        return index

    def add(self, ids: Sequence[str], texts: Sequence[str], headers: Sequence[str] | None = None) -> None:
        """Index texts under their ids; a text whose id is known takes the other's place."""
        self.lexical.add(ids, texts, headers)
        if self.dense is not None and ids:
            whole = texts if headers is None else [f"{h}\n{t}" for h, t in zip(headers, texts, strict=True)]
            self.dense.add(ids, whole)

    def remove(self, ids: Collection[str]) -> None:
        """Take texts out; ids that are not there are passed over."""
        self.lexical.remove(ids)
        if self.dense is not None:
            self.dense.remove(ids)

    def search(self, query: str, k: int, *, among: Collection[str] | Mask | None = None) -> list[tuple[str, float]]:
        """The best k texts with scores 0 to 1, best first, `among` the given ids (or those of a mask) where given.

        Texts that hold a document number, a date or a quoted name of the question stand before all others.
        """
        ranking = self.lexical.rank(query, among=among)
        depth = max(DEPTH, 4 * k)
        near = self._near(query, depth, ranking, among)
        places = np.array(list(dict.fromkeys((*ranking.best(depth).tolist(), *near))), dtype=np.int64)
        cosines = np.array([near.get(place, -np.inf) for place in places.tolist()])
        final = (_fuse(ranking.scores[places], cosines) + ranking.held[places]) / (1 + ranking.named)
        order = np.argsort(-final, kind="stable")[:k]
        return list(zip(ranking.ids(places[order]), final[order].tolist(), strict=True))

    def _near(self, query: str, depth: int, ranking: Ranking, among: Collection[str] | Mask | None) -> dict[int, float]:
        """The texts nearest to the question, by their places, with their cosines."""
        if self.dense is None:
            return {}
        if isinstance(among, np.ndarray):
            few = ranking.allowed() <= COMPARED
            among, depth = (ranking.allowed_ids(), depth) if few else (None, 4 * depth)
        near = dict(self.dense.search(query, depth, among))
        # A vector whose text the lexical index does not hold (yet, or any more) is nothing to answer from.
        places = ranking.places(near).tolist()
        return {place: cosine for place, cosine in zip(places, near.values(), strict=True) if place >= 0}


def _fuse(lexical: NDArray[np.float64], cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weighted sum; a text that is not among the nearest counts as the farthest of them."""
    found = cosines[np.isfinite(cosines)]
    low, high = (found.min(), found.max()) if len(found) else (0.0, 0.0)
    if high <= low:
        return lexical
    dense = (np.maximum(cosines, low) - low) / (high - low)
    return (1 - DENSE_WEIGHT) * lexical + DENSE_WEIGHT * dense
