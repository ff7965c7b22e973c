"""Questions over more plans than can be read: put to the nearest, or told from the digests of all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from knowledge.answer import Answer
from knowledge.answers import answer, many
from knowledge.plan import PlanVersion
from knowledge.plan_time import days_of
from knowledge.shelf import Shelf
from scripts.generate_plans import place_name, plan_text
from tests.plans_made import made, shelf_of
from tests.shelves import PROVINCE

PLANS = 24
TODAY = date(2026, 3, 2)


@cache
def crowd() -> Shelf:
    """Plans of many places; one of them cites a directive."""
    invented = (made(plan_text(number), f"ke-hoach-{number:02}") for number in range(PLANS - 1))
    return shelf_of(*invented, made(PROVINCE, "lac-ha"))


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Already so few plans are too many to read."""
    monkeypatch.setattr(many, "MANY", 8)
    monkeypatch.setattr(many, "NEAREST", 5)


def asked(question: str) -> Answer:
    return answer(crowd(), question, today=TODAY)


def keys(found: Answer) -> list[str]:
    return [statement.key for statement in found.statements]


def test_a_question_that_fits_many_plans_is_asked_back_with_the_nearest() -> None:
    found = asked("Hạn gửi báo cáo tổng kết là khi nào?")
    assert keys(found) == ["clarify.many"]
    assert found.statements[0].values == {"count": PLANS}
    assert 1 < len(found.clarify) <= 5


def test_a_plan_that_is_named_is_answered_from_among_many() -> None:
    for number in (0, 5, 13):
        found = asked(f"{place_name(number)} có mấy đợt thi đua?")
        assert {citation.plan for citation in found.citations} == {f"ke-hoach-{number:02}"}


def test_plans_that_know_nothing_of_the_place_named_are_not_read() -> None:
    read: list[str] = []

    def reading(plans: Sequence[str]) -> list[PlanVersion]:
        read.extend(plans)
        return crowd().read(plans)

    found = answer(replace(crowd(), read=reading), f"{place_name(5)} có mấy đợt thi đua?", today=TODAY)
    assert found == asked(found.question)
    assert set(read) == {"ke-hoach-05"}


def test_all_plans_are_counted_and_the_first_listed() -> None:
    found = asked("Có những kế hoạch nào?")
    assert found.statements[0].values["count"] == PLANS
    assert len(found.citations) == 20
    assert found.statements[-1].values == {"count": PLANS - 20}


def test_a_document_is_looked_for_in_the_digests_of_all_plans() -> None:
    found = asked("Những kế hoạch nào căn cứ Chỉ thị số 34-CT/TW?")
    assert found.statements[0].values["count"] == 1
    assert {citation.plan for citation in found.citations} == {"lac-ha"}


def test_what_is_due_in_a_month_is_told_of_the_plans_that_have_it() -> None:
    found = asked("Trong tháng 11 năm 2021 có những hạn nào?")
    having = {one.plan for one in crowd().versions if any((d.year, d.month) == (2021, 11) for d in days_of(one.card))}
    assert having
    assert {citation.plan for citation in found.citations} <= having


def test_what_no_plan_says_is_said_of_all() -> None:
    found = asked("Tỷ lệ tiêm phòng dại cho chó đạt bao nhiêu?")
    assert found.abstained
    assert found.statements[-1].values["more"] == PLANS - 5 or found.statements[-1].key == "known.plans"
