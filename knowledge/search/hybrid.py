"""Lexical and dense search as one: a convex sum of scores brought to 0–1, not a fusion of ranks."""

from collections.abc import Collection, Mapping, Sequence
from itertools import islice

from knowledge.search.dense import DenseIndex, MemoryVectors
from knowledge.search.embedding import Vectors
from knowledge.search.engine import Among, Groups
from knowledge.search.lexical import LexicalIndex, Ranking, Words
from knowledge.search.looking import Text
from knowledge.search.models import BUNDLED, open_embedding
from knowledge.search.packed import cosines

# Measured with the bundled embedding: on law, which it was fitted on, more would be better; far from law,
# less. How far down the nearest are counted decides what is 0 among them, so the two belong together.
DENSE_WEIGHT = 0.08
DEPTH = 100

COMPARED = 1000
"""Up to so many texts are each compared with the question; of more, the nearest of all are taken and sifted."""


class HybridIndex:
    """Texts by id, found by their words and by their vectors."""

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

    def search(self, query: str, k: int, *, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The best k texts with scores 0 to 1, best first, `among` the given ids where given.

        Texts that hold a document number, a date or a quoted name of the question stand before all others.
        """
        return search(self.lexical.words, self.dense, query, k, among=among)


def search(
    words: Words, dense: DenseIndex | None, query: str, k: int, *, among: Among | None = None
) -> list[tuple[str, float]]:
    """The best k texts by their words and by their vectors, by the words alone without `dense`."""
    return [(one, score) for one, _, score in search_groups(words, dense, query, k, among=among)]


def search_groups(
    words: Words, dense: DenseIndex | None, query: str, k: int, *, among: Among | None = None
) -> list[tuple[str, str | None, float]]:
    """The same, each with its group; None where its vector alone was found."""
    ranking = words.rank(query, k, among=among)
    near = _near(words, dense, query, k, among, ranking) if dense is not None else {}
    best, groups = ranking.best(_fused(ranking, near)), {text.id: text.group for text in ranking.texts}
    # A vector whose text the lexical index does not hold (yet, or any more) is nothing to answer from.
    there = ((one, groups.get(one), score) for one, score in best if one in groups or one in words)
    return list(islice(there, k))


def _near(
    words: Words, dense: DenseIndex, query: str, k: int, among: Among | None, ranking: Ranking
) -> dict[str, float]:
    """The texts nearest to the question with their cosines."""
    asked = dense.beside_words(query, len(words))
    if asked is not None and len(near := _compared(ranking.texts, asked)) >= k:
        return near
    depth = max(DEPTH, 4 * k)
    if not isinstance(among, Groups):
        return dict(dense.search(query, depth, among))
    if ids := [text.id for text in words.texts(among, COMPARED)]:
        return dict(dense.search(query, depth, ids))
    return {one: cosine for one, cosine in dense.search(query, 4 * depth) if one in ranking.scores}


def _compared(texts: Sequence[Text], asked: Vectors) -> dict[str, float]:
    """The cosines of those of some texts that the index keeps a vector of."""
    there = [text for text in texts if len(text.vector)]
    found = cosines([text.vector for text in there], asked) if there else []
    return dict(zip((text.id for text in there), found, strict=True))


def _fused(ranking: Ranking, near: Mapping[str, float]) -> dict[str, float]:
    """The weighted sums; a text that is not among the nearest counts as the farthest of them."""
    low, high = (min(near.values()), max(near.values())) if near else (0.0, 0.0)
    if high <= low:
        return ranking.scores
    share = DENSE_WEIGHT / (high - low)
    fused = {one: (1 - DENSE_WEIGHT) * score for one, score in ranking.scores.items()}
    for one, cosine in near.items():
        fused[one] = fused.get(one, 0.0) + share * (cosine - low)
    return fused
