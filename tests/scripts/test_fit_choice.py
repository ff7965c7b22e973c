"""The figures of the fit, over outcomes that are made up."""

import numpy as np

from knowledge.answer import Citation
from knowledge.choice.matching import Asked
from knowledge.choice.telling import Held
from knowledge.evaluation import Given, Golden
from scripts.fit_choice import (
    DECLINED,
    RIGHT,
    Example,
    OfPlan,
    Outcome,
    end_of,
    grade,
    groups_of,
    has_one_plan,
    left_out_weights,
    limits_of,
    surest_of,
    telling_of,
)

ASKED = Golden(id="a", ask="hạn nộp?", plan=("one",), facts=("15/6/2031",))
ABSENT = Golden(id="b", ask="ai hát?", plan=("one",), abstain=True)


def of_plan(certainty: float, *, right: bool = False, golden: Golden = ASKED) -> OfPlan:
    """What a question got of a plan: a candidate that is as certain as told, and a less certain one before it."""
    before = Outcome(np.zeros(1), not right, 0, certainty=certainty / 2)
    return OfPlan(golden, True, [before, Outcome(np.zeros(1), right, 1, certainty=certainty)])


def test_how_a_question_ends() -> None:
    right, wrong = of_plan(0.7, right=True), of_plan(0.5)
    assert end_of([wrong, right], say=0.6, tie=0.8) == "right"
    assert end_of([wrong, right], say=0.6, tie=0.7) == "asked back"
    assert end_of([wrong, right], say=0.71, tie=0.8) == "declined"
    assert end_of([of_plan(0.8), right], say=0.6, tie=0.9) == "wrong"


def test_what_is_surest_is_said() -> None:
    assert surest_of([of_plan(0.5), of_plan(0.7, right=True)]).said.right
    assert surest_of([of_plan(0.5), of_plan(0.7, right=True)]).said.place == 1


def test_sets_are_left_out_in_groups() -> None:
    assert groups_of([*"abcdefghi"]) == [[*"abcd"], [*"efgh"], ["i"]]
    assert groups_of([*"abc"]) == [["a"], ["b"], ["c"]]
    assert groups_of([]) == []


def test_the_limit_is_the_least_at_which_enough_of_what_is_absent_is_declined() -> None:
    declined = [[of_plan(at / 100, golden=ABSENT)] for at in range(0, 100, 2)]
    limits = limits_of(declined)
    at, before = (
        sum(surest_of(one).certainty < limit for one in declined) for limit in (limits["say"], limits["say"] - 0.02)
    )
    assert at >= DECLINED * len(declined) > before
    assert limits["near"] < limits["each"] < limits["say"]


def test_questions_of_several_plans_are_no_measure_of_one_answer() -> None:
    several = Golden(id="c", ask="hạn?", plan=("one", "two"), facts=("1",))
    assert not has_one_plan([of_plan(0.5, golden=several)])
    assert has_one_plan([of_plan(0.5, golden=ABSENT)])
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


def test_how_often_right_answers_hold_what_was_asked_with() -> None:
    def example(part: str, *, held: bool) -> Example:
        same = np.zeros((3, 1, 2), dtype=np.bool_)
        same[0, 0, 0] = held
        found = Held((part,), same, np.zeros_like(same), np.ones((2, 2), dtype=np.float32))
        none = np.zeros((2, 0), dtype=np.float32)
        grades, owners = np.array([RIGHT, 0]), np.zeros(2, dtype=np.int64)
        asked = Asked((), np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.bool_))
        one = frozenset({0})
        return Example(ASKED, (), none, grades, owners, owners, none, none, none, one, (found,), asked, (), ())

    asked = [
        example("tre", held=True),
        example("tre", held=True),
        example("nua", held=False),
        example("nua", held=False),
    ]
    told = telling_of([*asked, example("once", held=True)])
    assert told["rates"].keys() == {"tre", "nua"}
    assert told["rates"]["tre"][0] > told["usual"][0] > told["rates"]["nua"][0]
