"""Boosted trees as they are fitted and kept: read from JSON, asked for many candidates at once."""

from collections.abc import Iterator, Mapping, Sequence
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
    many splits ask the same. `asked` [splits × trees]: the question of each split; `lost` the same: the leaves of its
    tree, a bit each, that a row which goes right does not come to, and `other` those that turn where it goes left.
    `there` [trees]: the leaves that a tree has, `value` [trees × leaves] what they are worth.
    All splits of all trees are looked at together; a row is in the leaf that no split has lost.
    """

    feature: Ints
    limit: Floats
    asked: Ints
    lost: Bits
    other: Bits
    there: Bits
    value: Floats

    @staticmethod
    def of(data: Sequence[Mapping[str, Any]]) -> "Trees":
        """The forest from its JSON: a list of trees, each a nested node."""
        trees = [list(_leaves(tree, ())) for tree in data]
        splits = [list(dict.fromkeys(split for path, _ in leaves for split, _ in path)) for leaves in trees]
        shape = (max((len(one) for one in splits), default=0), len(trees))
        most = max(map(len, trees), default=1)
        bits = np.uint32 if most <= 32 else np.uint64  # half as many bytes take half as long
        questions = sorted({(feature, limit) for of_tree in splits for _, feature, limit in of_tree})
        place = {question: at for at, question in enumerate(questions)}
        asked, value = np.zeros(shape, np.int32), np.zeros((len(trees), most), np.float32)
        right: Bits = np.zeros(shape, bits)
        left: Bits = np.zeros(shape, bits)
        there: Bits = np.zeros(len(trees), bits)
        for tree, (leaves, of_tree) in enumerate(zip(trees, splits, strict=True)):
            for at, (_, feature, limit) in enumerate(of_tree):
                asked[at, tree] = place[feature, limit]
            for leaf, (path, worth) in enumerate(leaves):
                there[tree] |= bits(1 << leaf)
                value[tree, leaf] = worth
                for one, is_left in path:
                    (right if is_left else left)[of_tree.index(one), tree] |= bits(1 << leaf)
        return Trees(
            feature=np.array([feature for feature, _ in questions], np.int32),
            limit=np.array([limit for _, limit in questions], np.float32),
            asked=asked,
            lost=right,
            other=np.bitwise_xor(right, left),
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
            other=self.other[:, :count].copy(),
            there=self.there[:count],
            value=self.value[:count],
        )

    def score(self, columns: Floats) -> Floats:
        """The sum of all trees for each candidate; `columns` has one row a feature, one column a candidate."""
        splits, trees = self.asked.shape
        if not splits:
            return np.full(columns.shape[1], self.value[:, :1].sum(), dtype=np.float32)
        goes_left = np.take(columns, self.feature, axis=0) <= self.limit[:, None]
        # All bits where it goes left, none where it does not.
        turned = np.take(np.negative(goes_left, dtype=self.lost.dtype), self.asked.ravel(), axis=0)
        turned &= self.other.reshape(-1, 1)
        turned ^= self.lost.reshape(-1, 1)
        lost = np.bitwise_or.reduce(turned.reshape(splits, trees, -1), axis=0)
        # One bit is left, whose place is the exponent.
        leaf = np.frexp((self.there[:, None] & ~lost).astype(np.float64))[1] - 1
        scores: Floats = np.take_along_axis(self.value, leaf, axis=1).sum(axis=0)
        return scores


Split = tuple[int, int, float]
"""Which one of its tree, the feature that it looks at, and the threshold."""


def _leaves(
    node: Mapping[str, Any], path: tuple[tuple[Split, bool], ...], place: int = 1
) -> Iterator[tuple[tuple[tuple[Split, bool], ...], float]]:
    """Each leaf with the splits that it lies under, and whether left of it."""
    if "feature" not in node:
        yield path, float(node["value"])
        return
    split = (place, int(node["feature"]), float(node["at_most"]))
    yield from _leaves(node["left"], (*path, (split, True)), place * 2)
    yield from _leaves(node["right"], (*path, (split, False)), place * 2 + 1)
