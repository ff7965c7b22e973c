"""Boosted trees from their JSON: the same sums as walking them by hand."""

import numpy as np
import pytest

from knowledge.choice.trees import Trees

STUMP = {"feature": 0, "at_most": 0.5, "left": {"value": -1.0}, "right": {"value": 2.0}}
DEEP = {
    "feature": 1,
    "at_most": 3.0,
    "left": {"value": 0.25},
    "right": {"feature": 0, "at_most": 0.0, "left": {"value": 10.0}, "right": {"value": 20.0}},
}


@pytest.mark.parametrize(
    ("row", "score"),
    [((0.5, 0.0), -0.75), ((0.6, 3.0), 2.25), ((-1.0, 4.0), 9.0), ((1.0, 4.0), 22.0)],
)
def test_the_sum_over_all_trees(row: tuple[float, float], score: float) -> None:
    trees = Trees.of([STUMP, DEEP])
    assert trees.score(np.array([row], dtype=np.float32).T)[0] == pytest.approx(score)


def test_a_leaf_alone_and_no_tree() -> None:
    columns = np.zeros((1, 2), dtype=np.float32)
    assert Trees.of([{"value": 3.0}]).score(columns).tolist() == [3.0, 3.0]
    assert Trees.of([{"value": 3.0}, STUMP]).score(columns).tolist() == [2.0, 2.0]
