"""What a date, a mention of one and a stretch of time are."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from knowledge.span import Span

LAST_WEEK = -1
"""The `week` of "tuần cuối"."""
_WEEK = 7


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as precise as the text states it: a day, a week of a month, a month, a quarter, a half or a year.

    `edge` is `start`, `middle` or `end` where the text says đầu, giữa or cuối.
    `quarter` is 1–4, `half` 1–2 (half 1 is "6 tháng đầu năm"). A missing year is None.
    `week` counts from the first of the month ("tuần đầu tháng 12": 1 to 7 December), `LAST_WEEK` is its
    last seven days.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    edge: str | None = None
    week: int | None = None

    @property
    def possible(self) -> bool:
        """Whether a calendar can have it; 29/02 without a year can be."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        return 1 <= self.day <= monthrange(self.year or 2024, self.month or 1)[1]

    def first(self) -> date | None:
        """Its first day; None without a year or where it is impossible."""
        bounds = self._bounds()
        return bounds[0] if bounds else None

    def last(self) -> date | None:
        """Its last day; None without a year or where it is impossible."""
        bounds = self._bounds()
        return bounds[1] if bounds else None

    def in_year(self, year: int | None) -> "DateValue":
        """This date with its year filled in where it has none."""
        return self if self.year or year is None else replace(self, year=year)

    def next_day(self) -> "DateValue":
        """The day after ("từ sau 30/10" begins on 31/10), in the same year where none is stated; itself for what is
        no day that a calendar has."""
        if self.day is None or self.month is None or not self.possible:
            return self
        following = date(self.year or 2024, self.month, self.day) + timedelta(days=1)
        return DateValue(following.year if self.year else None, following.month, following.day)

    def _bounds(self) -> tuple[date, date] | None:
        if self.year is None or not self.possible:
            return None
        if self.day is not None and self.month is not None:
            day = date(self.year, self.month, self.day)
            return day, day
        first_month, last_month = self._months()
        first = date(self.year, first_month, 1)
        last = date(self.year, last_month, monthrange(self.year, last_month)[1])
        return self._week_of(first, last) if self.week else self._at_edge(first, last)

    def _months(self) -> tuple[int, int]:
        if self.month is not None:
            return self.month, self.month
        if self.quarter is not None:
            return self.quarter * 3 - 2, self.quarter * 3
        if self.half is not None:
            return (1, 6) if self.half == 1 else (7, 12)
        return 1, 12

    def _week_of(self, first: date, last: date) -> tuple[date, date]:
        assert self.week is not None
        if self.week == LAST_WEEK:
            return last - timedelta(days=_WEEK - 1), last
        begin = first + timedelta(days=_WEEK * (self.week - 1))
        return min(begin, last), min(begin + timedelta(days=_WEEK - 1), last)

    def _at_edge(self, first: date, last: date) -> tuple[date, date]:
        if self.month is None or self.edge is None:
            return first, last
        if self.edge == "start":
            return first, first.replace(day=10)
        if self.edge == "middle":
            return first.replace(day=11), first.replace(day=20)
        return first.replace(day=21), last


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date and where it stands, with the hour and the weekday that are written beside it.

    `misread`: letters stand in it where digits must. `weekday` counts from Monday, 0. `form` names the pattern that
    read it.
    """

    value: DateValue
    span: Span
    misread: bool = False
    at: time | None = None
    weekday: int | None = None
    form: str = ""

    @property
    def wrong_weekday(self) -> bool:
        """Whether the calendar has another weekday for the day than the text."""
        day = self.value.first() if self.value.day else None
        return day is not None and self.weekday is not None and day.weekday() != self.weekday


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A stretch of time and where its words stand; either end may be open. The hours are those beside its days.

    `until_event`: it ends with an event that has no date ("đến khi hoàn thành"), whose words the span holds.
    """

    start: DateValue | None
    end: DateValue | None
    span: Span
    start_at: time | None = None
    end_at: time | None = None
    until_event: bool = False
