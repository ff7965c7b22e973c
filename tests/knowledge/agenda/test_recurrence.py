"""Recurrences in a plan's words become days."""

from datetime import date

import pytest

from knowledge.agenda.recurrence import Every, Rule, occurrences, rules_in


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("trước ngày 25 hằng tháng", [Rule(Every.MONTH, 25)]),
        ("hằng tháng, chậm nhất ngày 05", [Rule(Every.MONTH, 5)]),
        ("vao ngay 20 hang thang", [Rule(Every.MONTH, 20)]),
        ("định kỳ hằng quý", [Rule(Every.QUARTER)]),
        ("mỗi quý một lần, trước ngày 15 của tháng cuối quý", [Rule(Every.QUARTER, 15)]),
        ("vào ngày 15 của tháng cuối quý", [Rule(Every.QUARTER, 15)]),
        ("Ngày 10 tháng đầu quý", [Rule(Every.QUARTER, 10, early=True)]),
        ("định kỳ 6 tháng", [Rule(Every.HALF)]),
        ("định kỳ 6 tháng, năm", [Rule(Every.HALF), Rule(Every.YEAR)]),
        ("báo cáo tháng, quý, năm", [Rule(Every.MONTH), Rule(Every.QUARTER), Rule(Every.YEAR)]),
        ("hằng năm", [Rule(Every.YEAR)]),
        ("trước 16 giờ thứ Sáu hằng tuần", [Rule(Every.WEEK, weekday=4)]),
        ("Chủ nhật hằng tuần", [Rule(Every.WEEK, weekday=6)]),
        ("hằng tuần", []),
        ("mỗi tháng hai lần", []),
        ("khi có yêu cầu", []),
    ],
)
def test_words_become_rules(words: str, rules: list[Rule]) -> None:
    assert list(rules_in(words)) == rules


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (Rule(Every.MONTH, 25), ["2031-03-25", "2031-04-25", "2031-05-25", "2031-06-25"]),
        (Rule(Every.MONTH, 31), ["2031-03-31", "2031-04-30", "2031-05-31", "2031-06-30"]),
        (Rule(Every.QUARTER, 15), ["2031-03-15", "2031-06-15"]),
        (Rule(Every.QUARTER, 10, early=True), ["2031-04-10"]),
        (Rule(Every.HALF), ["2031-06-30"]),
        (Rule(Every.YEAR), []),
    ],
)
def test_a_rule_gives_the_days_within_a_stretch(rule: Rule, days: list[str]) -> None:
    found = occurrences(rule, date(2031, 3, 1), date(2031, 6, 30))
    assert [one.last.isoformat() for one in found] == days


def test_every_time_has_a_label_of_its_own_that_stays() -> None:
    whole = [one.label for one in occurrences(Rule(Every.QUARTER, 5), date(2031, 1, 1), date(2032, 3, 31))]
    assert whole == ["2031-q1", "2031-q2", "2031-q3", "2031-q4", "2032-q1"]
    moved = [one.label for one in occurrences(Rule(Every.QUARTER, 20), date(2031, 1, 1), date(2032, 3, 31))]
    assert moved == whole


def test_a_weekday_comes_every_week() -> None:
    days = [
        one.last.isoformat() for one in occurrences(Rule(Every.WEEK, weekday=4), date(2031, 3, 1), date(2031, 3, 20))
    ]
    assert days == ["2031-03-07", "2031-03-14"]
