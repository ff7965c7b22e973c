"""Phases: counts, dates, what is on today, days left; no phase that is not there."""

from datetime import date

import pytest

from knowledge.dates import DateValue
from tests.knowledge.answers.asking import ask, keys, plans, values
from tests.plans_made import made, shelf_of

D = DateValue


def test_all_phases_are_counted_and_listed() -> None:
    found = ask("Tỉnh Lạc Hà có mấy đợt thi đua?")
    assert values(found, "phase.count")[0]["count"] == 3
    lines = values(found, "phase.line")
    assert [(v["start"], v["end"]) for v in lines] == [
        (D(2031, 2, 1), D(2031, 5, 30)),
        (D(2031, 6, 1), D(2031, 9, 2)),
        (D(2031, 9, 3), D(2031, 12, 15)),
    ]
    assert [(v["over"] != "", v["days_left"], v["days_ahead"]) for v in lines] == [
        (True, "", ""),
        (False, 84, ""),
        (False, "", 85),
    ]
    assert len(found.citations) == 3


def test_one_phase_is_answered_from_its_own_line_only() -> None:
    found = ask("Đợt 2 của tỉnh Lạc Hà từ ngày nào đến ngày nào?")
    [line] = values(found, "phase.line")
    assert (line["start"], line["end"]) == (D(2031, 6, 1), D(2031, 9, 2))
    assert "Đợt 1" not in found.citations[0].quote


@pytest.mark.parametrize(
    ("today", "said", "phase"),
    [
        (date(2031, 1, 15), ["phase.none_now", "phase.line"], "Đợt 1"),
        (date(2031, 2, 1), ["phase.line"], "Đợt 1"),
        (date(2031, 5, 30), ["phase.line"], "Đợt 1"),
        (date(2031, 5, 31), ["phase.none_now", "phase.line"], "Đợt 2"),
        (date(2031, 9, 2), ["phase.line"], "Đợt 2"),
        (date(2031, 12, 16), ["phase.all_over", "phase.line"], "Đợt 3"),
    ],
)
def test_which_phase_today_is_in(today: date, said: list[str], phase: str) -> None:
    found = ask("Hôm nay tỉnh Lạc Hà đang ở đợt thi đua nào?", today)
    assert keys(found) == said
    assert values(found, "phase.line")[0]["phase"] == phase


@pytest.mark.parametrize(("today", "left"), [(date(2031, 6, 1), 93), (date(2031, 9, 1), 1), (date(2031, 9, 2), 0)])
def test_days_left_count_to_the_last_day(today: date, left: int) -> None:
    [line] = values(ask("Còn bao nhiêu ngày nữa hết đợt 2 của tỉnh Lạc Hà?", today), "phase.line")
    assert line["days_left"] == left


def test_the_day_of_the_question_is_the_day_that_counts() -> None:
    found = ask("Ngày 01/10/2031 tỉnh Lạc Hà đang ở đợt nào?", date(2031, 3, 1))
    assert [v["phase"] for v in values(found, "phase.line")] == ["Đợt 3"]


def test_months_are_answered_as_months() -> None:
    found = ask("Đợt 2 của huyện Mường Lưu năm 2031 kéo dài bao lâu?")
    [line] = values(found, "phase.line")
    assert (line["start"], line["end"]) == (D(2031, 7), D(2031, 11))
    assert values(found, "phase.duration_months")[0]["months"] == 5
    assert "phase.duration_days" not in keys(found)


def test_days_are_counted_with_both_ends() -> None:
    found = ask("Đợt 2 của tỉnh Lạc Hà kéo dài bao lâu?")
    assert values(found, "phase.duration_days")[0]["days"] == 94


def test_of_several_phases_those_that_are_not_there_are_named() -> None:
    found = ask("Đợt 2 và đợt 7 của tỉnh Lạc Hà khi nào?")
    assert [v["phase"] for v in values(found, "phase.line")] == ["Đợt 2"]
    assert [v["ordinal"] for v in values(found, "phase.no_such")] == [7]


@pytest.mark.parametrize(
    ("question", "ordinal"), [("Đợt 5 của tỉnh Lạc Hà khi nào?", 5), ("lac ha tinh dot 4 den bao gio", 4)]
)
def test_a_phase_that_is_not_there(question: str, ordinal: int) -> None:
    found = ask(question, plan="lac-ha")
    assert found.abstained
    assert values(found, "phase.no_such") == [{"plan": "UBND tỉnh Lạc Hà 2031", "ordinal": ordinal, "count": 3}]
    assert found.citations == ()


def test_the_last_phase() -> None:
    found = ask("Đợt cuối của tỉnh Lạc Hà kết thúc khi nào?")
    assert [v["phase"] for v in values(found, "phase.line")] == ["Đợt 3"]


def test_every_plan_that_has_the_phase_answers_under_its_own_name() -> None:
    found = ask("Đợt 2 đến bao giờ?")
    assert plans(found) == ["lac-ha", "muong-luu", "muong-luu-2030"]
    assert [s.values["plan"] for s in found.statements if s.key == "plan.heading"] == [
        "UBND tỉnh Lạc Hà 2031",
        "UBND huyện Mường Lưu 2031",
        "UBND huyện Mường Lưu 2030",
    ]


WHOLE = made(
    """ỦY BAN NHÂN DÂN
XÃ CHIỀNG LƯU
Số: 2/KH-UBND
KẾ HOẠCH
Phát động thi đua năm 2031
Căn cứ tình hình của xã;
I. THỜI GIAN
Từ ngày 15/3/2031 đến ngày 15/11/2031.
""",
    "chieng-luu",
)


def test_the_time_of_a_plan_without_phases() -> None:
    found = ask("Phong trào của xã Chiềng Lưu kéo dài từ khi nào đến khi nào?", among=shelf_of(WHOLE))
    [whole] = values(found, "period.whole")
    assert (whole["start"], whole["end"]) == (D(2031, 3, 15), D(2031, 11, 15))
    assert whole["days_left"] == 158
    assert ask("Xã Chiềng Lưu có mấy đợt?", among=shelf_of(WHOLE)).abstained
