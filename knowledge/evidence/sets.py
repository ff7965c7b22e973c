"""What each candidate of a plan has several of: numbers, years, award forms. Many have the same, which is kept once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, overload

import numpy as np

from knowledge.evidence.words import Floats, Places


class Sets(Sequence[frozenset[Any]]):
    """A set for each candidate: `at` is the place of its set among the distinct ones, which `read` gives when they are
    first looked at."""

    def __init__(self, at: Places, read: Callable[[], Sequence[frozenset[Any]]]) -> None:
        self.at = at
        self._read = read
        self._distinct: Sequence[frozenset[Any]] | None = None

    @staticmethod
    def of(values: Iterable[frozenset[Any]]) -> "Sets":
        """The sets of candidates, in their order."""
        places: dict[frozenset[Any], int] = {}
        at = np.fromiter((places.setdefault(value, len(places)) for value in values), np.int32)
        return Sets(at, lambda: tuple(places))

    @property
    def distinct(self) -> Sequence[frozenset[Any]]:
        """Each set once."""
        if self._distinct is None:
            self._distinct = self._read()
        return self._distinct

    def each(self, value: Callable[[frozenset[Any]], float]) -> Floats:
        """A number for each candidate, which its set tells: asked once of those that have the same."""
        return np.array([value(one) for one in self.distinct], dtype=np.float32)[self.at]

    def __len__(self) -> int:
        return len(self.at)

    @overload
    def __getitem__(self, at: int) -> frozenset[Any]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[frozenset[Any]]: ...
    def __getitem__(self, at: int | slice) -> frozenset[Any] | Sequence[frozenset[Any]]:
        if isinstance(at, slice):
            return [self.distinct[place] for place in self.at[at].tolist()]
        return self.distinct[int(self.at[at])]

    def __iter__(self) -> Iterator[frozenset[Any]]:
        distinct = self.distinct
        return iter([distinct[place] for place in self.at.tolist()])
