"""What changed since the version before, what an amending plan puts in order."""

from dataclasses import replace
from functools import cache

import pytest

from knowledge.answer import Answer
from knowledge.answers import answer
from knowledge.shelf import Shelf
from tests.knowledge.answers.asking import TODAY, keys, values
from tests.plans_made import HELD_OUT, made, shelf_of
from tests.shelves import DISTRICT, PROVINCE

REVISED = (
    DISTRICT.replace("30/11/2031", "15/12/2031")
    .replace("500.000", "800.000")
    .replace("hết tháng 11", "hết tháng 12")
    .replace("hiến từ 200 m2", "hiến từ 300 m2")
)
AMENDING = "suoi-nhan-huyen-sua-doi-2023"


@cache
def revised() -> Shelf:
    """A district's plan in its second version, a province's in its first, a plan that amends one not known."""
    first = made(DISTRICT, "muong-luu")
    read_anew = replace(made(REVISED, "muong-luu"), version=2)
    current = replace(read_anew, version=3)
    amending = made((HELD_OUT / f"{AMENDING}.txt").read_text(encoding="utf-8"), AMENDING)
    shelf = shelf_of(current, made(PROVINCE, "lac-ha"), amending)
    earlier = {"muong-luu": (read_anew, first)}
    return replace(shelf, earlier=lambda plan: earlier.get(plan, ()))


def ask(question: str) -> Answer:
    return answer(revised(), question, today=TODAY)


@pytest.mark.parametrize(
    "question",
    [
        "kế hoạch huyện Mường Lưu bản mới khác gì bản cũ?",
        "Mường Lưu có gì thay đổi so với bản trước?",
        "ke hoach muong luu co sua doi gi khong",
        "KH Mường Lưu sửa những gì",
        "có những thay đổi nào trong kế hoạch Mường Lưu",
        "điểm mới của kế hoạch Mường Lưu là gì",
        "What changed in the Muong Luu plan compared with the previous version?",
    ],
)
def test_all_changes_are_told_against_the_last_other_text(question: str) -> None:
    found = ask(question)
    assert values(found, "change.count") == [
        {"plan": "UBND huyện Mường Lưu 2031", "count": 4, "version": 1, "other": ""}
    ]
    assert [(v["subject"], v["after"]) for v in values(found, "change.phase.changed")] == [
        ("Đợt 2", "… tháng 7 đến hết tháng 12 năm 2031")
    ]
    due = next(v for v in values(found, "change.changed") if v["field"] == "deadlines")
    assert (due["before"], due["after"]) == ("trước ngày 30/11/2031", "trước ngày 15/12/2031")


def test_each_side_of_a_change_is_quoted_from_its_own_version() -> None:
    found = ask("hạn nộp báo cáo của huyện Mường Lưu có thay đổi không?")
    assert keys(found) == ["change.count", "change.changed"]
    before, after = found.citations
    assert (before.version, after.version) == (1, None)
    first, current = revised().earlier("muong-luu")[1], revised().plan("muong-luu")
    assert current is not None
    assert first.text[before.start : before.end] == before.quote
    assert current.text[after.start : after.end] == after.quote
    assert "30/11/2031" in before.quote
    assert "15/12/2031" in after.quote


@pytest.mark.parametrize(
    "question", ["tiền thưởng ở Mường Lưu có đổi không", "Mường Lưu: căn cứ có thay đổi gì không?"]
)
def test_what_no_fact_shows_is_never_said_to_be_the_same(question: str) -> None:
    found = ask(question)
    assert "change.same" not in keys(found)
    assert any("800.000" in str(v["after"]) for v in values(found, "change.passage.changed"))


def test_a_plan_of_one_version_has_nothing_to_compare_with() -> None:
    found = ask("Tỉnh Lạc Hà có gì mới so với bản cũ?")
    assert found.abstained
    assert keys(found) == ["change.none"]


@pytest.mark.parametrize(
    "question", ["Kế hoạch sửa đổi của huyện Suối Nhạn sửa những gì?", "suoi nhan sua doi bo sung nhung noi dung gi"]
)
def test_an_amending_plan_is_quoted_order_by_order(question: str) -> None:
    found = ask(question)
    told = [str(v["text"]) for v in values(found, "text.item")]
    assert keys(found)[0] == "change.orders"
    assert [text.split(" ", 1)[0] for text in told] == ["1.", "2.", "3.", "4.", "Bãi"]


def test_the_old_plan_is_still_asked_for_what_it_says() -> None:
    found = ask("theo kế hoạch cũ thì hạn nộp báo cáo tổng kết Mường Lưu là khi nào")
    assert found.kind == "deadline"
    assert [c.version for c in found.citations] == [2]
