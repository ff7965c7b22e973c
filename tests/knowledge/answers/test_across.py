"""Answers over all plans: the list of plans, what falls into a time, asking back where too many fit."""

from datetime import date

import pytest

from knowledge.answers.window import window_of
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from knowledge.saying.draft import LONGEST_QUOTE
from knowledge.shelf import Shelf
from tests.knowledge.answers.asking import TODAY, ask, keys, plans, values
from tests.plans_made import made, shelf_of
from tests.shelves import DISTRICT, shelf

NAMES = ["Chiềng Lưu", "Nà Khoang", "Tà Phình", "Bản Vàng", "Phiêng Lao", "Suối Ngà", "Nậm Hán"]


def many(names: list[str]) -> Shelf:
    """A shelf of districts whose plans differ in name only."""
    return shelf_of(
        *(
            made(DISTRICT.replace("MƯỜNG LƯU", name.upper()).replace("Mường Lưu", name), name.lower().replace(" ", "-"))
            for name in names
        )
    )


def test_every_plan_is_listed_and_cited_by_its_title() -> None:
    found = ask("Bạn có những kế hoạch nào?")
    assert values(found, "list.count")[0]["count"] == 6
    assert len(values(found, "list.item")) == 6
    assert values(found, "list.item")[-1]["number"] == ""
    assert plans(found) == [v.plan for v in shelf().versions]


@pytest.mark.parametrize(
    ("question", "events"),
    [
        (
            "Tháng 11/2031 có những mốc nào?",
            {
                ("event.deadline", "báo cáo tổng kết", "muong-luu"),
                ("event.end", "Đợt 2", "muong-luu"),
                ("event.deadline", "Họp khối xét thi đua", "khoi"),
            },
        ),
        (
            "Tỉnh Lạc Hà có mốc nào rơi vào tháng 9/2031?",
            {("event.end", "Đợt 2", "lac-ha"), ("event.start", "Đợt 3", "lac-ha")},
        ),
        ("Quý I/2032 có mốc gì?", {("event.deadline", "Hội nghị tổng kết", "lac-ha")}),
    ],
)
def test_what_falls_into_a_time(question: str, events: set[tuple[str, str, str]]) -> None:
    found = ask(question)
    told = {
        (s.key, str(s.values["what"]), found.citations[s.cites[0] - 1].plan)
        for s in found.statements
        if s.key.startswith("event.")
    }
    assert told == events


def test_events_of_a_plan_stand_in_their_order() -> None:
    found = ask("Tỉnh Lạc Hà có những mốc nào trong quý II/2031?")
    assert [s.key for s in found.statements] == ["event.end", "event.start", "event.deadline"]


def test_a_time_without_events_is_told() -> None:
    found = ask("Tháng 4/2035 có những mốc nào?")
    assert found.abstained
    assert values(found, "absent.all")[0]["topic"] == "window"


@pytest.mark.parametrize(
    ("question", "today", "window"),
    [
        ("tháng này phải làm gì", date(2031, 2, 10), (date(2031, 2, 1), date(2031, 2, 28))),
        ("tháng sau có hạn gì", date(2031, 12, 10), (date(2032, 1, 1), date(2032, 1, 31))),
        ("tuần này có mốc gì", date(2031, 6, 11), (date(2031, 6, 9), date(2031, 6, 15))),
        ("tuần sau có mốc gì", date(2031, 6, 11), (date(2031, 6, 16), date(2031, 6, 22))),
        ("tháng 6 có mốc gì", TODAY, (date(2031, 6, 1), date(2031, 6, 30))),
        ("những mốc trong quý III năm 2031", TODAY, (date(2031, 7, 1), date(2031, 9, 30))),
        ("những việc sắp tới có hạn", TODAY, (date(2031, 6, 10), date(2031, 8, 9))),
    ],
)
def test_windows(question: str, today: date, window: tuple[date, date]) -> None:
    query = understand(question, registry_of(shelf()), ask("ai ký").conversation)
    assert window_of(query, today) == window


def test_a_choice_answers_from_the_chosen_plan() -> None:
    found = ask("Hạn báo cáo tổng kết?", plan="nà-khoang", among=many(NAMES))
    assert plans(found) == ["nà-khoang"]


def test_a_unit_that_no_plan_is_of_leaves_the_others_alone() -> None:
    found = ask("Hạn báo cáo tổng kết của huyện Tà Phình năm 2031?", among=many(NAMES))
    assert plans(found) == ["tà-phình"]


def test_no_plan_at_all() -> None:
    found = ask("Hạn báo cáo?", among=shelf_of())
    assert found.abstained
    assert keys(found) == ["nothing.known"]


def test_quotes_are_never_longer_than_a_phone_can_show() -> None:
    long = "Các đơn vị thi đua lao động giỏi, tiết kiệm; giữ gìn đoàn kết. " * 60
    version = made(f"KẾ HOẠCH\nThi đua năm 2031\nCăn cứ Luật;\nI. ĐỐI TƯỢNG THI ĐUA\n{long}", "dai")
    found = ask("Đối tượng thi đua gồm những ai?", plan="dai", among=shelf_of(version))
    assert found.citations
    assert all(len(c.quote) <= LONGEST_QUOTE for c in found.citations)
