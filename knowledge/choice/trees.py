"""Boosted trees as they are fitted and kept: read from JSON, asked for many candidates at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.evidence.words import Floats

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """A forest of trees with at most `splits` splits and `leaves` leaves each, as arrays of one row a tree.

    `feature` and `threshold` [trees × splits]: a row of features goes left at a split where that feature is at most the
    threshold. `paths` [trees × splits × leaves]: 1 where a leaf lies left of a split, -1 where it lies right of it, 0
    where it does not lie under it; `needed` [trees × leaves]: how many splits a leaf lies under; `value` the same.
    All splits of all trees are looked at together; a row is in the leaf whose whole path it went.
    """

    feature: Ints
    threshold: Floats
    paths: Floats
    needed: Floats
    value: Floats

    @staticmethod
    def of(data: Sequence[Mapping[str, Any]]) -> "Trees":
        """The forest from its JSON: a list of trees, each a nested node."""
        trees = [list(_leaves(tree, ())) for tree in data]
        splits = [list(dict.fromkeys(split for path, _ in leaves for split, _ in path)) for leaves in trees]
        shape = (len(trees), max((len(one) for one in splits), default=0), max(map(len, trees), default=1))
        feature, threshold = np.zeros(shape[:2], np.int32), np.zeros(shape[:2], np.float32)
        paths = np.zeros(shape, np.float32)
        needed, value = np.full((shape[0], shape[2]), np.inf, np.float32), np.zeros((shape[0], shape[2]), np.float32)
        for row, (leaves, of_tree) in enumerate(zip(trees, splits, strict=True)):
            for at, (_, split, limit) in enumerate(of_tree):
                feature[row, at], threshold[row, at] = split, limit
            for leaf, (path, worth) in enumerate(leaves):
                needed[row, leaf], value[row, leaf] = len(path), worth
                for one, side in path:
                    paths[row, of_tree.index(one), leaf] = side
        return Trees(feature, threshold, paths, needed, value)

    def first(self, count: int) -> "Trees":
        """The first trees alone: a rough score for less."""
        cut = slice(count)
        return Trees(self.feature[cut], self.threshold[cut], self.paths[cut], self.needed[cut], self.value[cut])

    def score(self, columns: Floats) -> Floats:
        """The sum of all trees for each candidate; `columns` has one row a feature, one column a candidate."""
        trees, splits = self.feature.shape
        if not splits:
            return np.full(columns.shape[1], self.value[:, :1].sum(), dtype=np.float32)
        goes_left = columns[self.feature.ravel()] <= self.threshold.ravel()[:, None]
        sides = np.where(goes_left, np.float32(1), np.float32(-1)).reshape(trees, splits, -1)
        gone = np.matmul(self.paths.transpose(0, 2, 1), sides)
        reached = gone == self.needed[:, :, None]
        scores: Floats = np.einsum("tl,tln->n", self.value, reached.astype(np.float32))
        return scores


Split = tuple[int, int, float]
"""Which one of its tree, the feature that it looks at, and the threshold."""


def _leaves(
    node: Mapping[str, Any], path: tuple[tuple[Split, int], ...], place: int = 1
) -> Iterator[tuple[tuple[tuple[Split, int], ...], float]]:
    """Each leaf with the splits that it lies under, and on which side."""
    if "feature" not in node:
        yield path, float(node["value"])
        return
    split = (place, int(node["feature"]), float(node["at_most"]))
    yield from _leaves(node["left"], (*path, (split, 1)), place * 2)
    yield from _leaves(node["right"], (*path, (split, -1)), place * 2 + 1)
