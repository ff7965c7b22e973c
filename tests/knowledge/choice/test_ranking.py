"""Which candidates may answer at all, and which of a plan's surest is said."""

import numpy as np

from knowledge.choice.features import asked_features, strict_features
from knowledge.choice.ranking import first_said, may_answer


def possible(**values: float) -> bool:
    """Whether a candidate of these features may answer; all others of those looked at are 0."""
    features = [*strict_features(), *asked_features()]
    column = np.array([[values.get(name, 0.0)] for name in features], dtype=np.float32)
    return bool(may_answer(column, features)[0])


def test_what_lacks_what_is_strictly_expected_is_no_answer() -> None:
    assert possible()
    assert possible(expects_money=1.0)
    assert not possible(expects_money=-1.0)


def test_what_is_asked_for_by_name_answers_whatever_else_is_said() -> None:
    assert possible(expects_due=-1.0, expects_signer=1.0)
    assert not possible(expects_due=-1.0, expects_signer=-1.0)


def test_of_those_that_are_hardly_less_sure_the_best_score_is_said() -> None:
    assert first_said(np.array([0.6, 0.65, 0.2])) == 0
    assert first_said(np.array([0.4, 0.65, 0.2])) == 1
