"""The time that a plan covers as a whole, and its years."""

import pytest

from ingest.card.period import covered_years
from knowledge.card import Period, Phase
from knowledge.dates import DateValue
from knowledge.span import Span
from tests.ingest.card.excerpts import D, plan

HERE = Span(0, 1)


@pytest.mark.parametrize(
    ("body", "start", "end"),
    [
        ("II. THỜI GIAN THỰC HIỆN\nTừ ngày 15/3/2031 đến ngày 15/11/2031.", D(2031, 3, 15), D(2031, 11, 15)),
        ("II. NỘI DUNG\nThời gian thực hiện: từ tháng 3/2031 đến hết tháng 11/2031.", D(2031, 3), D(2031, 11)),
        (
            "II. NỘI DUNG\nĐợt thi đua bắt đầu từ ngày 10/02/2031 và kết thúc ngày 10/10/2031.",
            D(2031, 2, 10),
            D(2031, 10, 10),
        ),
        ("II. NỘI DUNG\nThời gian phát động: từ nay đến hết ngày 20/12/2031.", None, D(2031, 12, 20)),
        (
            "II. THỜI GIAN\nTừ ngày 01/3/2031 đến ngày 30/11/2031, chia làm 02 đợt:\n"
            "+ Đợt 1 (01/3 - 30/6/2031);\n+ Đợt 2 (01/7 - 30/11/2031).",
            D(2031, 3, 1),
            D(2031, 11, 30),
        ),
    ],
)
def test_the_stated_period(body: str, start: DateValue | None, end: DateValue | None) -> None:
    period = plan(body)[1].period
    assert period is not None
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "body",
    [
        "II. NỘI DUNG\nSố liệu tính từ ngày 01/12/2030 đến ngày 30/11/2031.",
        "II. NỘI DUNG\nKỷ niệm 20 năm thành lập huyện (từ ngày 05/5/2011 đến ngày 05/5/2031).",
        "II. THỜI GIAN\nĐợt 1: từ 01/02/2031 đến 19/5/2031.\nĐợt 2: từ 20/5/2031 đến 30/11/2031.",
        "II. NỘI DUNG\nThi đua thường xuyên.",
    ],
)
def test_other_stretches_of_time_are_not_the_plans(body: str) -> None:
    assert plan(body)[1].period is None


def phase(start: int, end: int) -> Phase:
    """A phase from one year to another."""
    return Phase("Đợt 1", 1, Period(D(start), D(end), HERE), (), HERE)


@pytest.mark.parametrize(
    ("named", "phases", "years"),
    [
        ((2031,), (), (2031,)),
        ((2031,), (phase(2030, 2031),), (2030, 2031)),
        ((), (phase(2030, 2032),), (2030, 2031, 2032)),
        ((2031,), (phase(2013, 2013),), (2031,)),
        ((), (), ()),
    ],
)
def test_covered_years(named: tuple[int, ...], phases: tuple[Phase, ...], years: tuple[int, ...]) -> None:
    assert covered_years(named, phases, None) == years
