"""Postings: which texts hold which keys how often, in flat sorted arrays.

Immutable: texts are added as new postings, and postings are merged; so they can be shared between
threads, written to files as they are, and mapped back into memory.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.search.keys import KEY_BITS, Keys, Numbers

_DOC_BITS = np.uint64(64 - KEY_BITS)
_DOC_MASK = np.uint64((1 << (64 - KEY_BITS)) - 1)
_MANY = 4096
_MOST = 255
_SAMPLED = 16_384

Scores = NDArray[np.float64]
Norms = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Postings:
    """`docs[starts[i]:starts[i + 1]]` hold `keys[i]`, each `counts` times; `lengths` is keys per text."""

    keys: Keys
    starts: Numbers
    docs: NDArray[np.uint32]
    counts: NDArray[np.uint8]
    lengths: NDArray[np.float32]

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self.lengths)

    def places(self, keys: Keys) -> Numbers:
        """Where each key stands among this postings' keys, -1 where it does not."""
        if not len(self.keys):
            return np.full(len(keys), -1)
        found = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[found] == keys, found, -1)

    def spread(self, places: Numbers) -> Numbers:
        """How many texts hold the key at each place."""
        return np.where(places < 0, 0, self.starts[places + 1] - self.starts[places])

    def holders(self, place: int) -> NDArray[np.uint32]:
        """The texts that hold the key at a place."""
        return self.docs[self.starts[place] : self.starts[place + 1]]

    def scores(self, places: Numbers, weights: Scores, k1: float, norms: Norms) -> Scores:
        """BM25 per text: `weights` per key, `norms` the length part of the denominator per text."""
        spread = self.spread(places)
        few = (spread > 0) & (spread <= _MANY)
        total = self._few(places[few], weights[few], k1, norms)
        for place, weight in zip(places[spread > _MANY], weights[spread > _MANY], strict=True):
            run = slice(self.starts[place], self.starts[place + 1])
            docs, counts = self.docs[run], self.counts[run].astype(np.float32)
            # A number of Python's own leaves the arrays in single precision, which halves what is moved.
            total[docs] += (float(weight) * (k1 + 1)) * counts / (counts + norms[docs])
        return total

    def scores_of(self, some: Numbers, places: Numbers, weights: Scores, k1: float, norms: Norms) -> Scores:
        """BM25 of some texts only, given by their numbers in rising order."""
        known = places >= 0
        if not len(some) or not known.any():
            return np.zeros(len(some))
        if len(self.lengths) <= _MANY:
            return self.scores(places, weights, k1, norms)[some]
        counts = self._counts_of(some, places[known])
        total: Scores = weights[known] @ ((k1 + 1) * counts / (counts + norms[some]))
        return total

    def _counts_of(self, some: Numbers, places: Numbers) -> NDArray[np.float32]:
        """How often some texts hold the key at each place, shape (places, texts): all runs are halved at once."""
        at = np.repeat(self.starts[places][:, None], len(some), axis=1)
        left = self.spread(places)[:, None]
        while (left > 1).any():
            half = left >> 1
            # The last text that is not behind the wanted one.
            at += np.where(self.docs[at + half] <= some, half, 0)
            left = left - half
        return np.where(self.docs[at] == some, self.counts[at], 0).astype(np.float32)

    def _few(self, places: Numbers, weights: Scores, k1: float, norms: Norms) -> Scores:
        """All the short runs in one go: a call per key would cost more than the sums."""
        spread = self.starts[places + 1] - self.starts[places]
        ends = np.cumsum(spread)
        index = np.repeat(self.starts[places] - ends + spread, spread) + np.arange(spread.sum())
        docs, counts = self.docs[index], self.counts[index].astype(np.float32)
        values = np.repeat((k1 + 1) * weights, spread) * (counts / (counts + norms[docs]))
        return np.bincount(docs, values, minlength=len(self.lengths)).astype(np.float64, copy=False)


def highest(scores: Scores, k: int) -> Numbers:
    """The places of the k highest scores above 0, in no order; all where there are fewer."""
    places = _above(scores, k)
    if len(places) > k:
        places = places[np.argpartition(-scores[places], k - 1)[:k]]
    return places


def _above(scores: Scores, k: int) -> Numbers:
    """The places of at least the k highest scores above 0, of many scores hardly more than these."""
    step = len(scores) // _SAMPLED
    if step > 1:
        sample = scores[::step]
        rank = len(sample) - min(len(sample), 4 + 4 * k // step)
        places = np.flatnonzero(scores > max(0.0, float(np.partition(sample, rank)[rank])))
        if len(places) >= k:
            return places
    return np.flatnonzero(scores > 0)


def collect(keys: Keys, docs: Numbers, size: int) -> Postings:
    """Postings of `size` texts from each single occurrence: a key, and the number of its text."""
    packed = np.sort((keys << _DOC_BITS) | docs.astype(np.uint64))
    first = _changes(packed)
    counts = np.minimum(np.diff(np.append(first, len(packed))), _MOST).astype(np.uint8)
    return _runs(packed[first], counts, np.bincount(docs, minlength=size).astype(np.float32))


def merge(parts: list[Postings], kept: list[NDArray[np.bool_]]) -> Postings:
    """One postings of the texts kept of each part, in order."""
    packed, counts, lengths = [], [], []
    offset = 0
    for part, alive in zip(parts, kept, strict=True):
        stays = alive[part.docs]
        renumbered = (np.cumsum(alive) - 1 + offset).astype(np.uint64)
        keys = np.repeat(part.keys, np.diff(part.starts))[stays]
        packed.append((keys << _DOC_BITS) | renumbered[part.docs[stays]])
        counts.append(part.counts[stays])
        lengths.append(part.lengths[alive])
        offset += int(alive.sum())
    together = np.concatenate(packed)
    order = np.argsort(together, kind="stable")
    return _runs(together[order], np.concatenate(counts)[order], np.concatenate(lengths))


def _runs(packed: Keys, counts: NDArray[np.uint8], lengths: NDArray[np.float32]) -> Postings:
    keys = packed >> _DOC_BITS
    first = _changes(keys)
    starts = np.append(first, len(keys))
    return Postings(keys[first], starts, (packed & _DOC_MASK).astype(np.uint32), counts, lengths)


def _changes(values: Keys) -> Numbers:
    """Where sorted values begin anew."""
    if not len(values):
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
