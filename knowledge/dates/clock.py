"""The hour and the weekday that stand beside a date: "trước 17h00, thứ Sáu, ngày 15/11/2031"."""

import re
from datetime import time

_HOUR = (
    r"(?P<h{n}>[01]?\d|2[0-4])(?:\s?(?:gio|g|h)(?:\s?(?P<i{n}>[0-5]\d)(?!\d|\s?(?:gio|h)\b))?(?:\s?(?:phut|p|'))?"
    r"|:(?P<j{n}>[0-5]\d))"
)
_PART_OF_DAY = r"(?:\s*(?:\(?(?:buoi\s+)?(?:sang|trua|chieu|toi)\)?))?"
_WEEKDAY = r"(?P<w{n}>thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)"
_JOIN = r"[\s,;(]*"
_GAP = r"\s{0,3}"
"""Bounded: white space without end would be looked through from each of its characters."""

_BEFORE = re.compile(
    rf"(?<![\w/.:])(?:{_HOUR.format(n='')}{_PART_OF_DAY}(?:\s*(?:den|toi|-|–)\s*{_HOUR.format(n='2')}{_PART_OF_DAY})?"
    rf"{_JOIN}(?:vao\s+)?)?(?:(?:sang|chieu|toi)\s+)?(?:{_WEEKDAY.format(n='')}{_JOIN})?"
    r"(?:hom\s+)?(?:ngay\s*|cua ngay\s+)?$"
)
_AFTER = re.compile(
    rf"(?:{_GAP}[(,–-]?{_GAP}(?:nham\s+(?:ngay\s+)?|tuc\s+(?:ngay\s+)?)?{_WEEKDAY.format(n='')}\b\)?)?"
    rf"(?:[\s,(:]{{0,6}}(?:vao\s+|bat dau\s+)?(?:luc|hoi|tu)\s*{_HOUR.format(n='')}(?![\d/])"
    rf"(?:\s*(?:den|toi|-|–)\s*{_HOUR.format(n='2')}(?![\d/]))?{_PART_OF_DAY}\)?)?"
)
_REACH = 60
_DAY_END = 24
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, "nhat": 6}


def beside(folded: str, start: int, end: int) -> tuple[int, int, time | None, int | None]:
    """Where a day begins and ends with its hour and weekday, and what they are; `start` and `end` are the day's own."""
    before = _BEFORE.search(folded, max(0, start - _REACH), start)
    after = _AFTER.match(folded, end, min(len(folded), end + _REACH))
    at, weekday, first, last = None, None, start, end
    if before and (before["h"] or before["w"]):
        at, weekday, first = _time(before), _weekday(before["w"]), before.start()
    if after and after.end() > end:
        at, weekday, last = at or _time(after), _weekday(after["w"]) if weekday is None else weekday, after.end()
    return first, last, at, weekday


def _time(match: re.Match[str]) -> time | None:
    hour = int(match["h"]) if match["h"] else _DAY_END
    # "24 giờ ngày 27/8" is the end of that day, which the day itself says.
    return time(hour, int(match["i"] or match["j"] or 0)) if hour < _DAY_END else None


def _weekday(word: str | None) -> int | None:
    last = word.split()[-1] if word else ""
    return int(last) - 2 if last.isdigit() else _WEEKDAYS.get(last)
