"""Which year a day without one means: of a school year the first from August on, else the second."""

import re

from knowledge.dates.values import DateValue
from knowledge.text import fold

_SCHOOL_YEAR = re.compile(r"nam hoc\s*:?\s*(?P<first>20\d\d)\s*[-–—/]\s*(?P<last>20\d\d)")
_BEGINS = 8
"""The month in which the work of a school year begins (the year itself on 5 September)."""


def school_year(text: str) -> tuple[int, int] | None:
    """The school year that a text names first ("năm học 2030 - 2031"), where it is two years in a row."""
    match = _SCHOOL_YEAR.search(fold(text))
    first, last = (int(match["first"]), int(match["last"])) if match else (0, 0)
    return (first, last) if last == first + 1 else None


def in_school_year(value: DateValue, years: tuple[int, int]) -> DateValue:
    """A day or month with its year filled in from a school year; itself where it has a year or no month."""
    if value.month is None:
        return value
    return value.in_year(years[0] if value.month >= _BEGINS else years[1])
