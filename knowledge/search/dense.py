"""Vectors searched by their cosine: what every store of vectors does, and the one in memory."""

from collections.abc import Collection, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.search.embedding import Embedding, Vectors
from knowledge.search.keys import Numbers


class DenseIndex(Protocol):
    """Texts by id, searched by the cosine of their vectors."""

    def add(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Embed texts and keep their vectors; a known id's vector is replaced."""
        ...

    def remove(self, ids: Collection[str]) -> None:
        """Drop vectors; ids that are not there are passed over."""
        ...

    def search(self, query: str, k: int, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The nearest k with their cosines, nearest first, `among` the given ids where given."""
        ...

    def ids(self) -> set[str]:
        """The ids of all vectors."""
        ...

    @property
    def name(self) -> str:
        """Which vectors these are: those of two embeddings have different names."""
        ...

    def retire_others(self) -> None:
        """Drop the vectors of other embeddings."""
        ...

    def close(self) -> None:
        """Let go of whatever they are kept in."""
        ...


class MemoryVectors:
    """A DenseIndex in memory: compares with every vector."""

    def __init__(self, embedding: Embedding) -> None:
        self._embedding = embedding
        self._places: dict[str, int] = {}
        self._ids: tuple[str, ...] = ()
        self._vectors: Vectors = np.zeros((0, embedding.dimension), dtype=np.float32)

    def add(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Embed texts and keep their vectors; a known id's vector is replaced."""
        self.remove(ids)
        self._keep((*self._ids, *ids), np.concatenate((self._vectors, self._embedding.passages(texts))))

    def remove(self, ids: Collection[str]) -> None:
        """Drop vectors; ids that are not there are passed over."""
        gone = {self._places[one] for one in ids if one in self._places}
        if gone:
            stays = [place for place in range(len(self._ids)) if place not in gone]
            self._keep(tuple(self._ids[place] for place in stays), self._vectors[stays])

    def search(self, query: str, k: int, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The nearest k with their cosines, nearest first."""
        asked = self._embedding.question(query)
        if among is None:
            places, cosines = None, self._vectors @ asked
        else:
            places = np.array([self._places[one] for one in among if one in self._places], dtype=np.int64)
            cosines = self._vectors[places] @ asked
        nearest = _highest(cosines, k)
        found = nearest if places is None else places[nearest]
        return [(self._ids[at], cosine) for at, cosine in zip(found.tolist(), cosines[nearest].tolist(), strict=True)]

    def ids(self) -> set[str]:
        """The ids of all vectors."""
        return set(self._ids)

    @property
    def name(self) -> str:
        """The name of the embedding."""
        return self._embedding.name

    def retire_others(self) -> None:
        """There are none."""

    def close(self) -> None:
        """There is nothing to let go of."""

    def _keep(self, ids: tuple[str, ...], vectors: Vectors) -> None:
        self._ids, self._vectors = ids, vectors
        self._places = {one: place for place, one in enumerate(ids)}


def _highest(values: NDArray[np.float32], k: int) -> Numbers:
    """The places of the k highest values, the highest first."""
    places = np.argpartition(-values, k - 1)[:k] if len(values) > k else np.arange(len(values))
    return places[np.argsort(-values[places], kind="stable")]
