"""A weighted sum of standardised features, and the certainty that it is half of."""

import numpy as np
import pytest

from knowledge.choice.certainty import CertaintyModel
from knowledge.choice.linear import Linear
from knowledge.choice.trees import Trees

WEIGHTS = Linear.of({"mean": [1.0, 0.0], "deviation": [2.0, 1.0], "weight": [1.0, -0.5], "bias": 0.25})


def test_the_mean_of_all_features_is_the_bias_alone() -> None:
    assert WEIGHTS.score(np.array([[1.0], [0.0]], np.float32)).tolist() == pytest.approx([0.25])


def test_a_feature_counts_in_deviations_and_not_beyond_four_of_them() -> None:
    assert WEIGHTS.standardised(np.array([5.0, 1.0], np.float32)).tolist() == [2.0, 1.0]
    assert WEIGHTS.standardised(np.array([99.0, -99.0], np.float32)).tolist() == [4.0, -4.0]


def test_certainty_is_the_mean_of_trees_and_sum_as_a_probability() -> None:
    trees = Trees.of([{"feature": 0, "at_most": 1.0, "left": {"value": -1.0}, "right": {"value": 2.0}}])
    model = CertaintyModel(trees, WEIGHTS)
    below, above = model.probabilities(np.array([[1.0, 1.5], [0.0, 0.0]], np.float32))
    assert below == pytest.approx(1 / (1 + np.exp(-(-1.0 + 0.25) / 2)))
    assert above == pytest.approx(1 / (1 + np.exp(-(2.0 + 0.5) / 2)))
