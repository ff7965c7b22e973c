"""The year of a date without one: from the school year, the stated time or the only year of its plan."""

import pytest

from knowledge.card import Card, Field, Period, Phase
from knowledge.dates import DateValue
from knowledge.dates.school_years import school_year
from knowledge.plan_time import in_plan
from knowledge.span import Span

D = DateValue
NOWHERE = Span(0, 1)


def titled(title: str, *years: int) -> Card:
    return Card(title=Field(title, NOWHERE), years=years)


def running(start: DateValue, end: DateValue, *years: int) -> Card:
    return Card(years=years, period=Period(start, end, NOWHERE))


@pytest.mark.parametrize(
    ("card", "value", "year"),
    [
        (titled("Kế hoạch thi đua năm 2031", 2031), D(None, 12), 2031),
        (titled("Kế hoạch thi đua năm học 2030 - 2031", 2030, 2031), D(None, 11, 20), 2030),
        (titled("Kế hoạch thi đua năm học 2030-2031", 2030, 2031), D(None, 5), 2031),
        (titled("Kế hoạch thi đua 2030-2031", 2030, 2031), D(None, 5), None),
        (titled("Kế hoạch thi đua năm học 2030 - 2031", 2030, 2031), D(2032, 5), 2032),
        (running(D(2030, 9, 1), D(2031, 3, 31), 2030, 2031), D(None, 12), 2030),
        (running(D(2030, 9, 1), D(2031, 3, 31), 2030, 2031), D(None, 2, 3), 2031),
        (running(D(2030, 9, 1), D(2031, 9, 30), 2030, 2031), D(None, 9, 5), None),
        (running(D(2030, 9, 1), D(2031, 3, 31), 2030, 2031), D(None, 6), None),
    ],
)
def test_the_year_that_the_plan_leaves(card: Card, value: DateValue, year: int | None) -> None:
    assert in_plan(value, card).year == year


def test_a_phase_says_which_year_too() -> None:
    phase = Phase("Đợt 1", 1, Period(D(2030, 9, 1), D(2030, 12, 31), NOWHERE), (), NOWHERE)
    assert in_plan(D(None, 11), Card(years=(2030, 2031), phases=(phase,))).year == 2030


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("năm học 2030 - 2031", (2030, 2031)),
        ("NĂM HỌC: 2030-2031", (2030, 2031)),
        ("năm học 2030-2035", None),
        ("giai đoạn 2030-2031", None),
    ],
)
def test_school_years(text: str, years: tuple[int, int] | None) -> None:
    assert school_year(text) == years
