"""How plans stand beside each other."""

import numpy as np
import pytest

from knowledge.choice.among import Best, among_of, best_of
from knowledge.choice.beside import BESIDE
from knowledge.choice.model import open_model

FEATURES = ("match", "found", "found_all", "kin_both", "topic_both", "tell_both", "kin_own", "length")


def best(certainty: float, match: float, highest: float = 0.0) -> Best:
    said = np.zeros(len(FEATURES) + len(BESIDE), dtype=np.float32)
    said[FEATURES.index("match")] = match
    return Best(said, certainty, np.full(len(FEATURES), highest, dtype=np.float32))


def test_each_plan_is_told_by_how_much_it_leads_the_best_of_the_others() -> None:
    told = among_of([best(0.5, 3.0), best(0.9, 1.0), best(0.5, 2.0)], FEATURES)
    own = len(FEATURES) + len(BESIDE) + 1 + 7
    assert list(told[own + FEATURES.index("match")]) == [1.0, -2.0, -1.0]
    odds = told[len(FEATURES) + len(BESIDE)]
    assert list(np.round(odds, 2)) == pytest.approx([0.0, 2.2, 0.0])


def test_two_that_are_alike_lead_each_other_by_nothing() -> None:
    told = among_of([best(0.5, 3.0, 1.0), best(0.5, 3.0, 1.0)], FEATURES)
    own = len(FEATURES) + len(BESIDE) + 1 + 7
    assert not told[own:].any()
    assert (told[:, 0] == told[:, 1]).all()


def test_what_is_certain_has_finite_odds() -> None:
    assert np.isfinite(among_of([best(1.0, 0.0), best(0.0, 0.0)], FEATURES)).all()


def test_the_highest_of_the_best_candidates_is_kept_beside_the_one_that_is_said() -> None:
    seen = np.arange(2 * (2 * 3 + len(BESIDE)), dtype=np.float32).reshape(-1, 2)
    found = best_of(seen, 0, 0.5, 3)
    assert list(found.said) == list(seen[: 3 + len(BESIDE), 0])
    assert list(found.highest) == [1.0, 3.0, 5.0]


def test_the_weights_that_ship_know_what_is_looked_at() -> None:
    model = open_model()
    rows = len(model.features) + len(BESIDE)
    plan = Best(np.zeros(rows, np.float32), 0.5, np.zeros(len(model.features), np.float32))
    likely = model.among.probabilities(among_of([plan, plan], model.features))
    assert likely[0] == likely[1]
    assert 0 < likely[0] < 1
