"""The figures of the fit, over outcomes that are made up."""

import numpy as np

from knowledge.evaluation import Golden
from scripts.fit_certainty import (
    DECLINED,
    OfPlan,
    Outcome,
    end_of,
    has_one_plan,
    likeliest_of,
    limits_of,
    seen_among,
)

ASKED = Golden(id="a", ask="hạn nộp?", plan=("one",), facts=("15/6/2031",))
ABSENT = Golden(id="b", ask="ai hát?", plan=("one",), abstain=True)


def of_plan(
    certainty: float, *, right: bool = False, golden: Golden = ASKED, meant: float | None = None, named: bool = False
) -> OfPlan:
    """What a question got of a plan: a candidate that is as certain as told, and a less certain one before it."""
    before = Outcome(np.zeros(1), not right, 0, certainty=certainty / 2)
    outcomes = [before, Outcome(np.zeros(1), right, 1, certainty=certainty)]
    return OfPlan(golden, True, named, outcomes, certainty if meant is None else meant)


def test_how_a_question_ends() -> None:
    right, wrong = of_plan(0.7, right=True), of_plan(0.5)
    assert end_of([wrong, right], say=0.6) == "right"
    assert end_of([of_plan(0.6), right], say=0.6) == "asked back"
    assert end_of([of_plan(0.6, meant=0.2), right], say=0.6) == "right"
    assert end_of([wrong, right], say=0.71) == "declined"
    assert end_of([of_plan(0.9), of_plan(0.6, right=True)], say=0.6) == "wrong"


def test_of_several_that_answer_as_well_none_has_to_be_likely_by_itself() -> None:
    assert end_of([of_plan(0.8, meant=0.4), of_plan(0.8, meant=0.4)], say=0.6) == "asked back"
    assert end_of([of_plan(0.8, meant=0.4), of_plan(0.8, meant=0.1)], say=0.6) == "declined"


def test_what_is_likeliest_meant_is_said() -> None:
    assert likeliest_of([of_plan(0.5), of_plan(0.7, right=True)]).said.right
    assert likeliest_of([of_plan(0.5), of_plan(0.7, right=True)]).said.place == 1
    assert likeliest_of([of_plan(0.7), of_plan(0.5, right=True, meant=0.8)]).said.right


def test_where_a_plan_that_is_named_surely_answers_no_other_is_looked_into() -> None:
    named, other = of_plan(0.7, named=True), of_plan(0.9)
    assert seen_among([named, other]) == [named]
    assert seen_among([unsure := of_plan(0.4, named=True), other]) == [unsure, other]


def test_the_limit_is_the_least_at_which_enough_of_what_is_absent_is_declined() -> None:
    declined = [[of_plan(at / 100, golden=ABSENT)] for at in range(0, 100, 2)]
    limits = limits_of(declined)
    at, before = (
        sum(likeliest_of(one).meant < limit for one in declined) for limit in (limits["say"], limits["say"] - 0.02)
    )
    assert at >= DECLINED * len(declined) > before
    assert limits["near"] < limits["each"] < limits["say"]


def test_questions_of_several_plans_are_no_measure_of_one_answer() -> None:
    several = Golden(id="c", ask="hạn?", plan=("one", "two"), facts=("1",))
    assert not has_one_plan([of_plan(0.5, golden=several)])
    assert has_one_plan([of_plan(0.5, golden=ABSENT)])
    assert not has_one_plan([])
