"""What certainty looks at besides a candidate's own features."""

import numpy as np
import pytest

from knowledge.choice.beside import BESIDE, LOOKED_AT, seen_of

SPANS = np.array([[0, 10], [0, 4], [20, 30], [40, 50]], np.int32)
ROLES = np.array([3, 5, 3, 3], np.int32)
SCORES = np.array([2.0, 1.5, 1.0, -1.0], np.float32)
COLUMNS = np.array([[1.0, 3.0, 2.0, 0.0], [0.5, 0.5, 0.5, 0.5]], np.float32)


NAMES = ["one", "other", *BESIDE, "one_behind_best", "other_behind_best"]


def seen() -> list[dict[str, float]]:
    """What is seen of each candidate, by name."""
    found = seen_of(COLUMNS, SCORES, SPANS, ROLES)
    return [dict(zip(NAMES, column.tolist(), strict=True)) for column in found.T]


def test_a_candidate_is_seen_beside_those_of_its_plan() -> None:
    first, second, third, _ = seen()
    assert first["margin"] == pytest.approx(0.5)
    assert second["margin"] == pytest.approx(-0.5)
    assert first["above_apart"] == pytest.approx(1.0)  # the second one stands within it
    assert first["alike"] == 2
    assert [one["place"] for one in (first, second, third)] == [0, 1, 2]
    assert [one["same_role"] for one in (first, second, third)] == [1, 0, 1]
    assert third["above_first"] == pytest.approx(-1.0)


def test_each_feature_is_told_beside_the_best_of_those_looked_at() -> None:
    assert [one["one_behind_best"] for one in seen()] == [-2.0, 0.0, -1.0, -3.0]
    assert [one["other_behind_best"] for one in seen()] == [0.0] * 4


def test_no_more_are_looked_at_than_wanted() -> None:
    many = 2 * LOOKED_AT
    columns, scores = np.zeros((2, many), np.float32), np.arange(many, 0, -1).astype(np.float32)
    spans = np.array([[at, at + 1] for at in range(many)], np.int32)
    found = seen_of(columns, scores, spans, np.zeros(many, np.int32))
    assert found.shape == (2 + len(BESIDE) + 2, LOOKED_AT)


def test_what_stands_alone_leads() -> None:
    found = seen_of(COLUMNS[:, :1], SCORES[:1], SPANS[:1], ROLES[:1])
    alone = dict(zip(NAMES, found[:, 0].tolist(), strict=True))
    assert (alone["margin"], alone["above_apart"]) == (0.0, 3.0)
