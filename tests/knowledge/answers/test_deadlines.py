"""Deadlines: the one that is asked for, whom it goes to, days left or past, recurring ones, conferences."""

from datetime import date

import pytest

from knowledge.answer import NOTHING_SAID
from knowledge.answers.days_left import say_left_in
from knowledge.dates import DateValue
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from knowledge.saying.context import Context
from knowledge.saying.draft import Draft
from knowledge.span import Span
from tests.knowledge.answers.asking import ask, values
from tests.plans_made import made, shelf_of

D = DateValue


@pytest.mark.parametrize(
    ("question", "what", "day"),
    [
        ("Hạn nộp báo cáo tổng kết của tỉnh Lạc Hà?", "báo cáo tổng kết", D(2031, 12, 20)),
        ("bao cao so ket tinh lac ha nop khi nao", "báo cáo sơ kết", D(2031, 6, 15)),
        ("Hồ sơ khen thưởng gửi UBND tỉnh Lạc Hà chậm nhất ngày nào?", "Hồ sơ đề nghị khen thưởng", D(2031, 12, 5)),
        ("Hội nghị tổng kết tỉnh Lạc Hà tổ chức khi nào?", "Hội nghị tổng kết", D(2032, 1)),
        ("Khối doanh nghiệp nộp đăng ký thi đua khi nào?", "bản đăng ký thi đua", D(2031, 3, 1)),
        ("huyện Mường Lưu năm 2030 nộp báo cáo tổng kết trước ngày nào", "báo cáo tổng kết", D(2030, 11, 30)),
    ],
)
def test_the_deadline_that_is_asked_for_and_no_other(question: str, what: str, day: DateValue) -> None:
    found = ask(question)
    assert [(v["what"], v["date"]) for v in values(found, "deadline.line")] == [(what, day)]


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2031, 12, 10), {"days_left": 10}),
        (date(2031, 12, 19), {"days_left": 1}),
        (date(2031, 12, 21), {"days_past": 1}),
        (date(2032, 12, 20), {"days_past": 366}),
        (date(2034, 1, 1), {"past": date(2034, 1, 1)}),
    ],
)
def test_days_left_and_past(today: date, shown: dict[str, object]) -> None:
    [line] = values(ask("Hạn nộp báo cáo tổng kết của tỉnh Lạc Hà?", today), "deadline.line")
    counts = {
        name: line[name] for name in ("days_left", "last_day", "reached", "days_past", "past") if line[name] != ""
    }
    assert counts == shown


def test_the_next_deadline() -> None:
    found = ask("Mốc báo cáo tiếp theo của tỉnh Lạc Hà?", date(2031, 7, 1))
    assert [v["date"] for v in values(found, "deadline.line")] == [D(2031, 12, 20)]


def test_on_the_day_itself_before_and_by_are_told_apart() -> None:
    [before] = values(ask("Hạn nộp báo cáo tổng kết của tỉnh Lạc Hà?", date(2031, 12, 20)), "deadline.line")
    assert (before["reached"], before["last_day"]) == (date(2031, 12, 20), "")
    [by] = values(ask("Hạn nộp hồ sơ khen thưởng của tỉnh Lạc Hà?", date(2031, 12, 5)), "deadline.line")
    assert (by["reached"], by["last_day"]) == ("", date(2031, 12, 5))


ODD = made(
    """ỦY BAN NHÂN DÂN
XÃ CHIỀNG LƯU
Số: 2/KH-UBND
KẾ HOẠCH
Phát động thi đua năm 2031
Căn cứ tình hình của xã;
I. THỰC HIỆN
1. Báo cáo tổng kết gửi về UBND xã trước ngày 31/11/2031.
2. Hồ sơ khen thưởng gửi về UBND xã trước ngày l5/10/2O31.
3. Bản đăng ký gửi về UBND xã trước ngày 15/02.
""",
    "chieng-luu",
)


def test_impossible_and_misread_dates_are_told_as_they_stand_and_never_counted() -> None:
    for question, words in (
        ("Hạn báo cáo tổng kết?", "trước ngày 31/11/2031"),
        ("Hạn nộp hồ sơ khen thưởng?", "trước ngày l5/10/2O31"),
    ):
        [line] = values(ask(question, among=shelf_of(ODD)), "deadline.line")
        assert line["due"] == words
        assert {line[name] for name in ("days_left", "days_past", "last_day", "reached", "past")} == {""}


def test_a_day_without_a_year_is_of_the_plans_year() -> None:
    [line] = values(ask("Hạn đăng ký thi đua?", date(2031, 2, 10), among=shelf_of(ODD)), "deadline.line")
    assert line["days_left"] == 5


YEARLY = shelf_of(
    made(
        """BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ
Số: 14/KH-BCĐ
Lạc Hà, ngày 08 tháng 01 năm 2031
KẾ HOẠCH
Phong trào thi đua "Mỗi nhà một máy tính" giai đoạn 2031 - 2033 trên địa bàn tỉnh Lạc Hà
I. CÁC MỐC
1. Nộp hồ sơ khen thưởng năm 2031 trước ngày 10/12/2031.
2. Nộp hồ sơ khen thưởng năm 2032 trước ngày 09/12/2032.
3. Nộp hồ sơ khen thưởng tổng kết giai đoạn trước ngày 15/10/2033.
""",
        "chuyen-doi-so",
    )
)


SECTION = """UBND XÃ BẢN MÂY
Số: 5/KH-UBND
Bản Mây, ngày 02 tháng 01 năm 2031
KẾ HOẠCH
Thi đua năm 2031
I. SÁNG KIẾN
1. Mỗi tổ gửi ít nhất 01 giải pháp cải tiến, không quá 05 trang.
2. Thời hạn gửi giải pháp: trước ngày 31/3/2031 về Văn phòng.
3. Giải pháp hay nhất được làm thử.
"""


def test_days_left_are_told_of_the_one_deadline_of_a_quoted_part() -> None:
    version = made(SECTION, "ban-may")
    shelf = shelf_of(version)
    registry = registry_of(shelf)
    query = understand("còn mấy ngày nữa hết hạn gửi giải pháp sáng kiến", registry, NOTHING_SAID)
    draft = Draft(shelf)
    context = Context(query, version, registry.name("ban-may"), date(2031, 3, 10), draft)
    start = version.text.index("I. SÁNG KIẾN")
    say_left_in(context, Span(start, len(version.text)))
    assert [one.values["days_left"] for one in draft.statements] == [21]
