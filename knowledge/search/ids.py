"""The ids of many texts as one array: found by their order, with nothing kept in Python objects."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.search.keys import Numbers


@dataclass(frozen=True, slots=True)
class Ids:
    """`names[i]` is the id of text i in UTF-8; `order` are the texts by their ids."""

    names: NDArray[np.bytes_]
    order: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, place: int) -> str:
        return str(self.names[place], "utf-8")

    def __iter__(self) -> Iterator[str]:
        return (str(name, "utf-8") for name in self.names)

    def places(self, ids: Collection[str]) -> Numbers:
        """Where each id stands, -1 for one that is not there; of an id that is there twice, either."""
        return self.places_of([one.encode() for one in ids])

    def places_of(self, wanted: Sequence[bytes]) -> Numbers:
        """As `places`, of ids in UTF-8."""
        if not len(self.names) or not wanted:
            return np.full(len(wanted), -1)
        # Of the same type as the names, which numpy would otherwise copy all into a wider one.
        width = self.names.itemsize
        fitting = np.array([0 < len(one) <= width for one in wanted])
        keys = np.array(wanted).astype(self.names.dtype)
        found = self.order[np.minimum(np.searchsorted(self.names, keys, sorter=self.order), len(self.names) - 1)]
        return np.where((self.names[found] == keys) & fitting, found.astype(np.int64), -1)


def make_ids(ids: Sequence[str]) -> Ids:
    """Ids as they can be searched."""
    return _ordered(np.array([one.encode() for one in ids] or [], dtype=np.bytes_))


def merge_ids(parts: Sequence[Ids], kept: Sequence[NDArray[np.bool_]]) -> Ids:
    """One after the other, the ids kept of each part."""
    return _ordered(np.concatenate([part.names[alive] for part, alive in zip(parts, kept, strict=True)]))


def _ordered(names: NDArray[np.bytes_]) -> Ids:
    return Ids(names, np.argsort(names, kind="stable").astype(np.uint32))
