"""Forests of LightGBM and weighted sums as the weights keep them."""

from typing import Any

import lightgbm
import numpy as np
from sklearn.linear_model import LogisticRegression

from knowledge.choice.linear import Linear
from knowledge.evidence.words import Floats

SEED = 7

_SEEDS = (7, 17)
"""Of the forests whose mean is kept."""

_SAME = {"num_threads": 1, "deterministic": True, "force_row_wise": True, "verbosity": -1, "max_bin": 63}

_REGULARISED = 0.02
"""The inverse of how strongly the weights of the sum are drawn to nothing."""

_LEAST_DEVIATION = 1e-4
"""Of a feature that is the same everywhere."""


def mean_of(
    parameters: dict[str, Any], rows: Floats, labels: np.ndarray, rounds: int, **beside: Any
) -> list[dict[str, Any]]:
    """The trees of several forests that only chance tells apart, worth a share each: their sum is the forests' mean,
    which varies less with what was learned from than one of them."""
    found: list[dict[str, Any]] = []
    for seed in _SEEDS:
        data = lightgbm.Dataset(rows, labels, **beside)
        booster = lightgbm.train({**parameters, **_SAME, "seed": seed}, data, num_boost_round=rounds)
        found += trees_of(booster, 1 / len(_SEEDS))
    return found


def trees_of(booster: "lightgbm.Booster", share: float = 1.0) -> list[dict[str, Any]]:
    """A booster's trees as they are kept, each leaf worth a share of what it is."""
    return [_node(tree["tree_structure"], share) for tree in booster.dump_model()["tree_info"]]


def _node(node: dict[str, Any], share: float) -> dict[str, Any]:
    if "leaf_value" in node:
        return {"value": round(float(node["leaf_value"]) * share, 5)}
    return {
        "feature": node["split_feature"],
        "at_most": float(np.float32(node["threshold"])),
        "left": _node(node["left_child"], share),
        "right": _node(node["right_child"], share),
    }


def linear_of(rows: Floats, right: Floats, weights: Floats) -> dict[str, Any]:
    """The weighted sum of standardised features that tells best what is right."""
    kept = {"mean": rows.mean(axis=0), "deviation": np.maximum(rows.std(axis=0), _LEAST_DEVIATION)}
    unfitted = Linear(kept["mean"], kept["deviation"], np.zeros(rows.shape[1], dtype=np.float32), 0.0)
    regression = LogisticRegression(C=_REGULARISED, max_iter=1000, random_state=SEED)
    fitted = regression.fit(unfitted.standardised(rows), right, sample_weight=weights)
    kept["weight"] = fitted.coef_[0]
    arrays = {key: [round(float(value), 6) for value in values] for key, values in kept.items()}
    return {**arrays, "bias": round(float(fitted.intercept_[0]), 6)}
