"""A plan told step by step: every step of what the card has, every line with its quote."""

from datetime import date

import pytest

from knowledge.answer import Answer
from knowledge.answers.tour import STEPS, Step, tour_step
from knowledge.plan import PlanVersion
from tests.knowledge.answers.test_amended import EXTENDING, FIRST
from tests.plans_made import SAMPLES, made, plans_in, shelf_of
from tests.shelves import COMMUNE, DISTRICT, PROVINCE

TODAY = date(2031, 3, 1)
VERSION = made(PROVINCE, "lac-ha")


def told(version: PlanVersion, step: Step, unit: str = "", most: int = 10, *others: PlanVersion) -> Answer:
    """What a step says."""
    return tour_step(shelf_of(version, *others), version, step, unit, TODAY, "vi", most)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("version", [VERSION, made(DISTRICT, "muong-luu"), *plans_in(SAMPLES)], ids=lambda v: v.plan)
def test_every_step_is_cited(version: PlanVersion, step: Step) -> None:
    units = [duty.unit.value for duty in version.card.duties]
    for unit in ("", "Đội Tàu ngầm", *units[-1:]):
        found = told(version, step, unit)
        assert found.citations
        assert all(one.quote == version.text[one.start : one.end] for one in found.citations)


@pytest.mark.parametrize(
    ("step", "count", "words"),
    [
        (Step.PURPOSE, 1, "Khơi dậy tinh thần thi đua"),
        (Step.OBJECTS, 1, "Các sở, ngành, địa phương"),
        (Step.PHASES, 4, "Đợt 3"),
        (Step.DUE, 4, "Hội nghị tổng kết"),
        (Step.AWARDS, 3, "Cờ thi đua"),
        (Step.CRITERIA, 2, "có sáng kiến được công nhận"),
        (Step.WHOM, 1, "Sở Nội vụ: chủ trì, theo dõi"),
    ],
)
def test_a_step_says_what_the_card_has(step: Step, count: int, words: str) -> None:
    found = told(VERSION, step)
    assert len(found.statements) == count
    assert any(words in str(value) for one in found.statements for value in one.values.values())


def test_deadlines_come_by_their_days_and_as_many_as_fit() -> None:
    found = told(VERSION, Step.DUE, most=2)
    dues = [one.values["due"] for one in found.statements if "due" in one.values]
    assert dues == ["trước ngày 15/6/2031", "chậm nhất ngày 05/12/2031"]
    assert found.statements[-1].key == "text.more"


def test_the_work_of_a_unit_is_told_with_what_is_due_of_it() -> None:
    keys = [one.key for one in told(VERSION, Step.UNIT, "sở văn hóa thể thao").statements]
    assert keys[:2] == ["mine.heading", "text.item"]
    assert told(VERSION, Step.UNIT, "Sở Y tế").statements[0].key == "tour.not_mine"
    assert told(VERSION, Step.UNIT).statements[0].key == "tour.duties"


def test_a_plan_that_says_nothing_says_so_over_its_title() -> None:
    found = told(made(COMMUNE, "nam-khoa"), Step.DUE)
    assert [one.key for one in found.statements] == ["absent.unfound", "record.title"]


def test_a_day_that_a_letter_has_moved_is_told_as_moved() -> None:
    found = told(FIRST, Step.DUE, "", 10, EXTENDING)
    assert "amended.line" in [one.key for one in found.statements]
    assert EXTENDING.plan in [one.plan for one in found.citations]
