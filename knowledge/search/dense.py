"""Vectors searched by their cosine: what every store of vectors does, and few of them in memory."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.search.embedding import Embedding, Vectors

Numbers = NDArray[np.int64]


class DenseIndex(Protocol):
    """Texts by id, searched by the cosine of their vectors."""

    def add(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Embed texts and keep their vectors; a known id's vector is replaced."""
        ...

    def keep(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Keep vectors of texts that were embedded before; a known id's vector is replaced."""
        ...

    def remove(self, ids: Collection[str]) -> None:
        """Drop vectors; ids that are not there are passed over."""
        ...

    def search(self, query: str, k: int, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The nearest k with their cosines, nearest first, `among` the given ids where given."""
        ...

    def beside_words(self, query: str, texts: int) -> Vectors | None:
        """The vector of a question over so many texts, where those of the texts that its words find are kept beside
        their words (`knowledge.search.packed`); None where it is to be searched for here."""
        ...

    def ids(self) -> set[str]:
        """The ids of all vectors."""
        ...

    def strange(self, ids: Sequence[str], texts: Sequence[str]) -> list[str]:
        """Which of these ids have a vector that is not that of their text."""
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


@dataclass(frozen=True, slots=True)
class Table:
    """Vectors that are few enough to compare with all of them: row i of `vectors` is that of `ids[i]`."""

    ids: tuple[str, ...]
    vectors: Vectors
    places: Mapping[str, int]

    def nearest(self, asked: Vectors, k: int, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The nearest k with their cosines, nearest first, `among` the given ids where given."""
        if among is None:
            places, cosines = None, self.vectors @ asked
        else:
            places = np.array([self.places[one] for one in among if one in self.places], dtype=np.int64)
            cosines = self.vectors[places] @ asked
        best = _highest(cosines, k)
        found = best if places is None else places[best]
        return [(self.ids[at], cosine) for at, cosine in zip(found.tolist(), cosines[best].tolist(), strict=True)]


def make_table(ids: Sequence[str], vectors: Vectors) -> Table:
    """A table of distinct ids."""
    return Table(tuple(ids), vectors, {one: place for place, one in enumerate(ids)})


class MemoryVectors:
    """A DenseIndex in memory."""

    def __init__(self, embedding: Embedding) -> None:
        self._embedding = embedding
        self._table = make_table((), np.zeros((0, embedding.dimension), dtype=np.float32))

    def add(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Embed texts and keep their vectors; a known id's vector is replaced."""
        self.keep(ids, self._embedding.passages(texts))

    def keep(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Keep vectors of texts that were embedded before; a known id's vector is replaced."""
        self.remove(ids)
        self._table = make_table((*self._table.ids, *ids), np.concatenate((self._table.vectors, vectors)))

    def remove(self, ids: Collection[str]) -> None:
        """Drop vectors; ids that are not there are passed over."""
        gone = {self._table.places[one] for one in ids if one in self._table.places}
        if gone:
            stays = [place for place in range(len(self._table.ids)) if place not in gone]
            self._table = make_table([self._table.ids[place] for place in stays], self._table.vectors[stays])

    def search(self, query: str, k: int, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The nearest k with their cosines, nearest first."""
        return self._table.nearest(self._embedding.question(query), k, among)

    def beside_words(self, query: str, texts: int) -> Vectors | None:  # noqa: ARG002 all of them are compared
        """None: they are few."""
        return None

    def ids(self) -> set[str]:
        """The ids of all vectors."""
        return set(self._table.ids)

    def strange(self, ids: Sequence[str], texts: Sequence[str]) -> list[str]:  # noqa: ARG002 held, not kept
        """None: they are in memory only."""
        return []

    @property
    def name(self) -> str:
        """The name of the embedding."""
        return self._embedding.name

    def retire_others(self) -> None:
        """There are none."""

    def close(self) -> None:
        """There is nothing to let go of."""


def _highest(values: NDArray[np.float32], k: int) -> Numbers:
    """The places of the k highest values, the highest first."""
    places = np.argpartition(-values, k - 1)[:k] if len(values) > k else np.arange(len(values))
    return places[np.argsort(-values[places], kind="stable")]
