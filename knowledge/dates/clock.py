"""The hour and the weekday that stand beside a date: "trước 17h00, thứ Sáu, ngày 15/11/2031"."""

import re
from datetime import time

_HOUR = (
    r"(?P<h{n}>[01]?\d|2[0-4])(?:\s?(?:gio|g|h)(?:\s?(?P<i{n}>[0-5]\d)(?!\d|\s?(?:gio|h)\b))?(?:\s?(?:phut|p|'))?"
    r"|:(?P<j{n}>[0-5]\d))"
)
_PART_OF_DAY = r"(?:\s*(?:\(?(?:buoi\s+)?(?P<p{n}>sang|trua|chieu|toi|ch|[ap]m)\b\)?))?"
_WEEKDAY = r"(?P<w{n}>thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)"
_JOIN = r"[\s,;(]*"
_GAP = r"\s{0,3}"
"""Bounded: white space without end would be looked through from each of its characters."""

_BEFORE = re.compile(
    rf"(?<![\w/.:])(?:{_HOUR.format(n='')}{_PART_OF_DAY.format(n='')}"
    rf"(?:\s*(?:den|toi|-|–)\s*{_HOUR.format(n='2')}{_PART_OF_DAY.format(n='2')})?{_JOIN}"
    rf"(?:vao\s+)?)?(?:(?P<p3>sang|trua|chieu|toi)\s+)?(?:{_WEEKDAY.format(n='')}{_JOIN})?"
    r"(?:hom\s+)?(?:ngay\s*|cua ngay\s+)?$"
)
_AFTER = re.compile(
    rf"(?:{_GAP}[(,–-]?{_GAP}(?:nham\s+(?:ngay\s+)?|tuc\s+(?:ngay\s+)?)?{_WEEKDAY.format(n='')}\b\)?)?"
    rf"(?:[\s,(:]{{0,6}}(?:vao\s+|bat dau\s+)?(?:luc|hoi|tu)\s*{_HOUR.format(n='')}(?![\d/])"
    rf"{_PART_OF_DAY.format(n='')}(?:\s*(?:den|toi|-|–)\s*{_HOUR.format(n='2')}(?![\d/])"
    rf"{_PART_OF_DAY.format(n='2')})?\)?)?"
)
_REACH = 60
_DAY_END = 24
_NOON = 12
_AFTERNOON = {"trua": range(1, 4), "chieu": range(1, 8), "toi": range(5, 12), "ch": range(1, 12), "pm": range(1, 12)}
"""The hours of the clock that lie behind noon where the part of the day says so: "5 giờ chiều" is 17:00."""
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, "nhat": 6}


def beside(folded: str, start: int, end: int) -> tuple[int, int, time | None, int | None]:
    """Where a day begins and ends with its hour and weekday, and what they are; `start` and `end` are the day's own."""
    before = _BEFORE.search(folded, max(0, start - _REACH), start)
    after = _AFTER.match(folded, end, min(len(folded), end + _REACH))
    at, weekday, first, last = None, None, start, end
    if before and (before["h"] or before["w"]):
        at, weekday, first = _time(before, before["p3"]), _weekday(before["w"]), before.start()
    if after and after.end() > end:
        part = before["p3"] if before else None
        at, last = at or _time(after, part), after.end()
        weekday = _weekday(after["w"]) if weekday is None else weekday
    return first, last, at, weekday


def _time(match: re.Match[str], day_part: str | None) -> time | None:
    """The hour of a match, or the first of two; `day_part` is the part of the day that stands beside the day itself."""
    hour = int(match["h"]) if match["h"] else _DAY_END
    later = int(match["h2"]) if match["h2"] else None
    # "từ 2 giờ đến 4 giờ chiều" has both hours in the afternoon, "từ 8 giờ đến 5 giờ chiều" the later one alone.
    part = match["p"] or (match["p2"] if later and hour < later else None) or (day_part if not match["p2"] else None)
    if hour in _AFTERNOON.get(part or "", ()):
        hour += _NOON
    # "24 giờ ngày 27/8" is the end of that day, which the day itself says.
    return time(hour, int(match["i"] or match["j"] or 0)) if hour < _DAY_END else None


def _weekday(word: str | None) -> int | None:
    last = word.split()[-1] if word else ""
    return int(last) - 2 if last.isdigit() else _WEEKDAYS.get(last)
