"""The figures of the fit, over outcomes that are made up."""

import numpy as np

from knowledge.answer import Citation
from knowledge.evaluation import Given, Golden
from scripts.fit_choice import DECLINED, Outcome, end_of, grade, has_one_plan, left_out_weights, limits_of

ASKED = Golden(id="a", ask="hạn nộp?", plan=("one",), facts=("15/6/2031",))
ABSENT = Golden(id="b", ask="ai hát?", plan=("one",), abstain=True)


def outcome(certainty: float, score: float = 0.0, *, right: bool = False, golden: Golden = ASKED) -> Outcome:
    return Outcome(golden, np.zeros(1), right, score, True, certainty=certainty)


def test_how_a_question_ends() -> None:
    right, wrong = outcome(0.7, 2.0, right=True), outcome(0.5, 1.0)
    assert end_of([wrong, right], say=0.6, tie=0.1) == "right"
    assert end_of([wrong, right], say=0.6, tie=0.3) == "asked back"
    assert end_of([wrong, right], say=0.71, tie=0.1) == "declined"
    assert end_of([outcome(0.8, 3.0), right], say=0.6, tie=0.05) == "wrong"


def test_the_limit_is_the_least_at_which_enough_of_what_is_absent_is_declined() -> None:
    declined = [[outcome(at / 100, golden=ABSENT)] for at in range(0, 100, 2)]
    limits = limits_of(declined)
    at, before = (sum(one[0].certainty < limit for one in declined) for limit in (limits["say"], limits["say"] - 0.02))
    assert at >= DECLINED * len(declined) > before
    assert limits["near"] < limits["each"] < limits["say"]


def test_questions_of_several_plans_are_no_measure_of_one_answer() -> None:
    several = Golden(id="c", ask="hạn?", plan=("one", "two"), facts=("1",))
    assert not has_one_plan([outcome(0.5, golden=several)])
    assert has_one_plan([outcome(0.5, golden=ABSENT)])
    assert not has_one_plan([])


def test_grades() -> None:
    def graded(said: str) -> int:
        cited = Citation(1, "one.txt", "one", "", "", "Trước ngày 15/6/2031", 0, 20)
        return grade(ASKED, Given(said, abstained=False, citations=(cited,)), "one", cited.quote)

    assert graded("Hạn: 15/6/2031.") == 4
    assert graded("15/6/2031. " + "x" * 2000) < 4
    assert graded("Không rõ.") == 0


def test_left_out_weights_are_named_after_the_set() -> None:
    assert left_out_weights("Ten invented plans").name == "ten-invented-plans.json"
