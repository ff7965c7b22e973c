"""Whether a plan has ended, and the notes that every answer from an ended or a poorly read plan carries."""

from datetime import date

import pytest

from tests.knowledge.answers.asking import ask, keys, values
from tests.plans_made import HELD_OUT, made, plans_in, shelf_of


@pytest.mark.parametrize(
    ("today", "key", "left"),
    [
        (date(2031, 6, 10), "status.on", 173),
        (date(2031, 11, 30), "status.on", 0),
        (date(2031, 12, 1), "status.over", ""),
    ],
)
def test_a_plan_is_on_until_its_last_day(today: date, key: str, left: object) -> None:
    found = ask("Kế hoạch huyện Mường Lưu năm 2031 còn hiệu lực không?", today)
    assert keys(found) == [key]
    assert values(found, key)[0] | {"plan": ""} == {"plan": "", "end": date(2031, 11, 30), "days_left": left}
    assert found.citations


def test_a_plan_without_a_last_day_ends_with_its_year() -> None:
    found = ask("Kế hoạch của xã Nậm Khoa đã kết thúc chưa?", date(2032, 1, 1))
    assert values(found, "status.over")[0]["end"] == date(2031, 12, 31)


@pytest.mark.parametrize(
    "question",
    [
        "Hạn báo cáo tổng kết của huyện Mường Lưu năm 2030?",
        "Huyện Mường Lưu năm 2030 có mấy đợt?",
        "Tiêu chuẩn Giấy khen của huyện Mường Lưu năm 2030?",
        "Ai ký kế hoạch huyện Mường Lưu năm 2030?",
        "Phòng Nội vụ huyện Mường Lưu năm 2030 làm gì?",
    ],
)
def test_every_answer_from_an_ended_plan_says_so(question: str) -> None:
    found = ask(question)
    assert [(n.key, n.values["end"]) for n in found.notes] == [("ended", date(2030, 11, 30))]


def test_an_answer_from_a_running_plan_carries_no_note() -> None:
    assert ask("Tỉnh Lạc Hà có mấy đợt?").notes == ()


def test_a_note_stands_once_however_many_lines_there_are() -> None:
    found = ask("Tỉnh Lạc Hà có mấy đợt?", date(2033, 1, 1))
    assert len(values(found, "phase.line")) == 3
    assert [n.key for n in found.notes] == ["ended"]


def test_a_poorly_read_plan_is_marked() -> None:
    poor = next(v for v in plans_in(HELD_OUT) if v.plan.endswith("-ocr"))
    found = ask("Ai ký kế hoạch?", among=shelf_of(poor), plan=poor.plan)
    assert "poor" in {n.key for n in found.notes}


def test_a_plan_without_any_time_has_no_state() -> None:
    version = made("KẾ HOẠCH\nThi đua làm sạch đường bản\nI. NỘI DUNG\nQuét dọn hằng tuần.", "ban")
    found = ask("Kế hoạch còn hiệu lực không?", among=shelf_of(version))
    assert found.abstained
    assert found.notes == ()
