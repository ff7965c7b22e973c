"""When something is due that is due again and again, and on which days of a stretch of time that is."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from knowledge.text import fold


class Every(StrEnum):
    """How often."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence: how often, and on which day.

    `day` counts in the month, of a longer stretch in its last month (`early`: in its first); None where only the
    stretch itself is stated. `weekday` counts from Monday, 0, and is of weeks alone.
    """

    every: Every
    day: int | None = None
    weekday: int | None = None
    early: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time of several: a label that names it always the same ("2031-03"), its first and last day."""

    label: str
    first: date
    last: date


_EACH = r"(?:hang|moi|theo|dinh ky(?: hang| moi)?|thuong ky)"
_STRETCH = {
    Every.WEEK: r"tuan\b",
    Every.MONTH: r"thang\b(?! \d| cuoi| dau)",
    Every.QUARTER: r"quy\b",
    Every.HALF: r"0?6 thang\b",
    Every.YEAR: r"nam\b(?! hoc)",
}
_LISTED = r"(?:\s*(?:,|va|/)\s*(?:bao cao\s+)?(?:hang\s+)?(?:thang|quy|0?6 thang|0?9 thang|ca nam|nam))*"
_DAY = re.compile(r"\bngay (?:mung )?(\d{1,2})\b(?!\s?[/.-]\s?\d|\s*thang\s*\d)")
_WEEKDAY = re.compile(r"\bthu (hai|ba|tu|nam|sau|bay|[2-7])\b|\b(chu nhat)\b")
_OF_QUARTER = re.compile(r"\bthang (cuoi|dau)(?: cua)?(?: (?:hang|moi))? quy\b")
_UNCLEAR = re.compile(r"\b(?:hai|ba|2|3|02|03) lan\b")
"""Several times in a stretch: on which days is not said."""
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF: 6, Every.YEAR: 12}
_SHORTEST_FIRST = tuple(Every)


def rules_in(words: str) -> tuple[Rule, ...]:
    """The rules of a recurrence in a plan's words, the most frequent first; none where it names no stretch.

    "trước ngày 25 hằng tháng", "định kỳ 6 tháng, năm", "ngày 15 của tháng cuối quý", "thứ Sáu hằng tuần".
    """
    folded = fold(words)
    if _UNCLEAR.search(folded):
        return ()
    found = [every for every in _SHORTEST_FIRST if _names(every, folded)]
    day, weekday = _DAY.search(folded), _weekday(folded)
    if Every.WEEK in found:
        return (Rule(Every.WEEK, weekday=weekday),) if weekday is not None else ()
    number = int(day[1]) if day and 1 <= int(day[1]) <= 31 else None
    of_quarter = _OF_QUARTER.search(folded)
    early = bool(of_quarter and of_quarter[1] == "dau")
    return tuple(Rule(every, number, early=early) for every in found)


def occurrences(rule: Rule, first: date, last: date) -> Iterator[Occurrence]:
    """The times of a rule whose last day lies in a stretch of days, in order."""
    if rule.every is Every.WEEK:
        yield from _weekly(rule.weekday or 0, first, last)
        return
    months = _MONTHS[rule.every]
    year, month = first.year, first.month - (first.month - 1) % months
    while date(year, month, 1) <= last:
        one = _occurrence(rule, year, month, months)
        if first <= one.last <= last:
            yield one
        year, month = year + (month + months - 1) // 12, (month + months - 1) % 12 + 1


def _occurrence(rule: Rule, year: int, month: int, months: int) -> Occurrence:
    begin, end = date(year, month, 1), _month_end(year, month + months - 1)
    label = (
        f"{year}-{month + months - 1:02d}" if months == 1 else f"{year}-{_SIGN[rule.every]}{(month - 1) // months + 1}"
    )
    if rule.day is None:
        return Occurrence(label, begin, end)
    if rule.early:
        end = _month_end(year, month)
    day = end.replace(day=min(rule.day, end.day))
    return Occurrence(label, day, day)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


_SIGN = {Every.QUARTER: "q", Every.HALF: "h", Every.YEAR: "y"}


def _weekly(weekday: int, first: date, last: date) -> Iterator[Occurrence]:
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    while day <= last:
        year, week, _ = day.isocalendar()
        yield Occurrence(f"{year}-w{week:02d}", day, day)
        day += timedelta(days=7)


def _names(every: Every, folded: str) -> bool:
    """Whether a recurrence is of this stretch: said with "hằng", or in a list that begins so."""
    if every in (Every.QUARTER, Every.MONTH) and _OF_QUARTER.search(folded):
        return every is Every.QUARTER
    begun = re.search(rf"\b(?:{_EACH}|bao cao)\s+(?:\w+\s+)?(?:{'|'.join(_STRETCH.values())}){_LISTED}", folded)
    return bool(begun and re.search(rf"(?:^|[\s,/]){_STRETCH[every]}", _without_half(every, begun[0])))


def _without_half(every: Every, said: str) -> str:
    """The words of a list without "6 tháng", which is no month."""
    return re.sub(r"\b0?[69] thang\b", " ", said) if every is not Every.HALF else said


def _weekday(folded: str) -> int | None:
    match = _WEEKDAY.search(folded)
    if match is None:
        return None
    if match[2]:
        return 6
    return int(match[1]) - 2 if match[1].isdigit() else _WEEKDAYS[match[1]]
