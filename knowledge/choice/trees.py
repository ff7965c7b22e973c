"""Boosted trees as they are fitted and kept: read from JSON, asked for many candidates at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.evidence.words import Floats

Ints = npt.NDArray[np.int32]
Bits = npt.NDArray[np.unsignedinteger[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """A forest of trees with at most `splits` splits and `leaves` leaves each.

    `feature` and `limit` [questions]: what is asked of a row of features, whether that feature is at most the limit;
    many splits ask the same. `asked` [splits × trees]: the question of each split; `lost` the same: the leaves left of
    it, a bit each, which a row that goes right does not come to. `there` [trees]: the leaves that a tree has, `value`
    [trees × leaves] what they are worth.
    All splits of all trees are looked at together; a row is in the first leaf of a tree, from the left, that no split
    has lost (QuickScorer, Lucchese et al. 2015).
    """

    feature: Ints
    limit: Floats
    asked: Ints
    lost: Bits
    there: Bits
    value: Floats

    @staticmethod
    def of(data: Sequence[Mapping[str, Any]]) -> "Trees":
        """The forest from its JSON: a list of trees, each a nested node."""
        forest = [_grown(tree) for tree in data]
        shape = (max((len(splits) for splits, _ in forest), default=0), len(forest))
        most = max((len(leaves) for _, leaves in forest), default=1)
        bits = np.uint32 if most <= 32 else np.uint64  # half as many bytes take half as long
        questions = sorted({split for splits, _ in forest for split in splits})
        place = {question: at for at, question in enumerate(questions)}
        asked, value = np.zeros(shape, np.int32), np.zeros((len(forest), most), np.float32)
        lost: Bits = np.zeros(shape, bits)
        for tree, (splits, leaves) in enumerate(forest):
            asked[: len(splits), tree] = [place[split] for split in splits]
            value[tree, : len(leaves)] = [worth for _, worth in leaves]
            # Whole numbers of Python: those of numpy take ten times as long one by one.
            left_of = [0] * len(splits)
            for leaf, (path, _) in enumerate(leaves):
                for split in (split for split, is_left in path if is_left):
                    left_of[split] |= 1 << leaf
            lost[: len(splits), tree] = left_of
        there: Bits = np.array([(1 << len(leaves)) - 1 for _, leaves in forest], bits)
        return Trees(
            feature=np.array([feature for feature, _ in questions], np.int32),
            limit=np.array([limit for _, limit in questions], np.float32),
            asked=asked,
            lost=lost,
            there=there,
            value=value,
        )

    def first(self, count: int) -> "Trees":
        """The first trees alone: a rough score for less."""
        asked, again = np.unique(self.asked[:, :count], return_inverse=True)
        return Trees(
            feature=self.feature[asked],
            limit=self.limit[asked],
            asked=again.reshape(len(self.asked), -1).astype(np.int32),
            lost=self.lost[:, :count].copy(),
            there=self.there[:count],
            value=self.value[:count],
        )

    def score(self, columns: Floats) -> Floats:
        """The sum of all trees for each candidate; `columns` has one row a feature, one column a candidate."""
        splits, trees = self.asked.shape
        if not splits:
            return np.full(columns.shape[1], self.value[:, :1].sum(), dtype=np.float32)
        goes_right = np.take(columns, self.feature, axis=0, mode="clip") > self.limit[:, None]
        # All bits where it goes right, none where it does not. Every place is in its table ("clip"): to look whether it
        # is takes longer.
        turned = np.take(np.negative(goes_right, dtype=self.lost.dtype), self.asked.ravel(), axis=0, mode="clip")
        turned &= self.lost.reshape(-1, 1)
        left = self.there[:, None] & ~np.bitwise_or.reduce(turned.reshape(splits, trees, -1), axis=0)
        # Of the first bit alone the place is the exponent.
        leaf = np.frexp((left & -left).astype(np.float64))[1] - 1
        first = np.arange(trees) * self.value.shape[1]
        scores: Floats = np.take(self.value, first[:, None] + leaf, mode="clip").sum(axis=0)
        return scores


Splits = list[tuple[int, float]]
"""Of each split the feature that it looks at, and the threshold."""

Leaves = list[tuple[tuple[tuple[int, bool], ...], float]]
"""Of each leaf the splits that it lies under, by their place, and whether left of them; and what it is worth."""


def _grown(tree: Mapping[str, Any]) -> tuple[Splits, Leaves]:
    """The splits and leaves of a tree, from left to right."""
    splits, leaves = Splits(), Leaves()

    def grow(node: Mapping[str, Any], path: tuple[tuple[int, bool], ...]) -> None:
        if "feature" not in node:
            leaves.append((path, node["value"]))
            return
        place = len(splits)
        splits.append((node["feature"], node["at_most"]))
        grow(node["left"], (*path, (place, True)))
        grow(node["right"], (*path, (place, False)))

    grow(tree, ())
    return splits, leaves
