"""The stretches of time of a text: "từ … đến …", "01/01 - 31/5/2031", "từ nay đến hết …"."""

import re
from dataclasses import replace

from knowledge.dates.finding import find_dates
from knowledge.dates.forms import DASH
from knowledge.dates.values import DateMention, DateValue, PeriodMention
from knowledge.span import Span
from knowledge.text import fold

_TO = r"(?:den|toi)"
_GAP = r"\s{0,3}"
"""Bounded: white space without end would be looked through from each of its characters."""
_FROM = re.compile(
    r"(?<![\w/&-])(?:(?:bat dau\s+)?(?:(?:ke|tinh)\s+)?tu)\s*(?:khi\s+|khai giang\s+|(?P<after>sau)\s+)?"
    r"(?:ngay\s+|dau\s+)?$"
)
_BETWEEN = re.compile(
    rf"{_GAP}[,)]?{_GAP}(?:(?:{_TO}|{DASH}|>|va\s+ket thuc|ket thuc)\s*)+(?:vao\s+|cham nhat\s+)?(?:het\s+)?"
    r"(?:ngay\s+(?:lam viec\s+)?|cuoi\s+)?"
)
_PLAIN = re.compile(rf"{_GAP}(?:{DASH}|{_TO}(?:\s+het)?(?:\s+ngay)?)\s*(?:ngay\s+)?")
"""What joins two dates to a stretch of time without "từ" before them."""
_OPEN_START = re.compile(
    r"(?:ke\s+)?tu\s+(?:nay|ngay\s+(?:ky|ban hanh|"
    r"phat dong)(?:\s+ban hanh)?)[^.;:]{0,40}?\b(?:den|toi)\s+(?:het\s+)?(?:ngay\s+)?$"
)
_DAY_RANGE = re.compile(
    rf"(?:(?:tu\s+)?(?:ngay\s+)(?P<d>\d{{1,2}})\s*(?:{_TO}|{DASH})\s*(?:het\s+)?(?:ngay\s+)?|"
    rf"tu\s+(?P<d2>\d{{1,2}})\s*(?:{_TO}|{DASH})\s*(?:het\s+)?(?:ngay\s+)?|"
    rf"(?<![\w/.,%])(?<!(?<!\d){DASH})(?P<d3>\d{{1,2}})\s?{DASH}\s?)$"
)
"""Two days of one month: "từ ngày 15 đến ngày 20/11", "15–20/11"."""
_DAY_LIST = re.compile(r"ngay\s*:?\s*(?P<days>\d{1,2}(?:\s*,\s*\d{1,2})*)\s*(?:,|va|&)\s*(?:ngay\s+)?$")
"""Days one after the other: "các ngày 24, 25 và 26 tháng 8"."""
_UNTIL = re.compile(r"(?:den|toi)\s+(?:het\s+)?(?:ngay\s+(?:lam viec\s+)?)?$")
_YEAR_END = re.compile(rf"{_GAP}(?:den|toi)\s+(?:het|cuoi)\s+nam(?!\s+(?:hoc|\d))")
_UNTIL_EVENT = re.compile(rf"{_GAP},?{_GAP}(?:cho\s+)?(?:den|toi)\s+(?:khi|luc)\b[^.;,)\n|\t]{{3,90}}")
_REACH = 70


def find_periods(text: str) -> list[PeriodMention]:
    """The stretches of time of a text, in order; an end without a date is None."""
    dates = [d for d in find_dates(text) if not d.misread]
    if not dates:
        return []
    folded = fold(text)
    periods: list[PeriodMention] = []
    used = -1
    for i, mention in enumerate(dates):
        if i <= used:
            continue
        following = dates[i + 1] if i + 1 < len(dates) else None
        period = _closed(folded, mention, following) if following else None
        if period:
            used = i + 1
        else:
            period = _half_open(folded, mention)
        if period:
            periods.append(period)
    return periods


def _closed(folded: str, first: DateMention, second: DateMention) -> PeriodMention | None:
    between = folded[first.span.end : second.span.start]
    if _follows_on(first.value, second.value) and re.fullmatch(rf"\s*(?:,|va|{DASH})\s*", between):
        return PeriodMention(
            first.value.in_year(second.value.year), second.value, Span(first.span.start, second.span.end)
        )
    if not _BETWEEN.fullmatch(between):
        return None
    before = _FROM.search(folded, max(0, first.span.start - _REACH), first.span.start)
    if not before and not _PLAIN.fullmatch(between):
        return None
    start, end = _with_years(first.value, second.value)
    begins = before.start() if before else first.span.start
    if before and before["after"]:
        start = start.next_day()
    return PeriodMention(start, end, Span(begins, second.span.end), first.at, second.at)


def _with_years(start: DateValue, end: DateValue) -> tuple[DateValue, DateValue]:
    """Both ends with a year where one has it: the same, or across its turn ("từ 01/11 đến 28/02/2024")."""
    filled = start.in_year(end.year), end.in_year(start.year)
    first, last = filled[0].first(), filled[1].last()
    if first is None or last is None or first <= last:
        return filled
    if start.year is None:
        return start.in_year(last.year - 1), filled[1]
    return filled[0], end.in_year(first.year + 1)


def _follows_on(first: DateValue, second: DateValue) -> bool:
    """Whether two quarters or months stand side by side ("quý I, quý II năm 2024", "tháng 11, 12/2024")."""
    if first.day or second.day or first.year not in {None, second.year}:
        return False
    if first.month and second.month:
        return first.month + 1 == second.month
    return bool(first.quarter and second.quarter) and (first.quarter or 0) + 1 == second.quarter


def _half_open(folded: str, mention: DateMention) -> PeriodMention | None:
    floor, at = max(0, mention.span.start - _REACH), mention.span.start
    if mention.value.day and (days := _days_before(folded, floor, mention)):
        return days
    if match := _OPEN_START.search(folded, floor, at):
        return PeriodMention(None, mention.value, Span(match.start(), mention.span.end), None, mention.at)
    if match := _FROM.search(folded, floor, at):
        return _from(folded, mention, match)
    if match := _UNTIL.search(folded, floor, at):
        return PeriodMention(None, mention.value, Span(match.start(), mention.span.end), None, mention.at)
    return None


def _days_before(folded: str, floor: int, mention: DateMention) -> PeriodMention | None:
    """The days before one that share its month: a range, or days one after the other."""
    # "ngày" is of the last day in "ngày 15 - ngày 20 tháng 11", and of the mention in "15 - ngày 20 tháng 11".
    at = mention.span.start
    day = mention.value.day or 0
    if (match := _DAY_RANGE.search(folded, floor, at)) and (
        first := int(match["d"] or match["d2"] or match["d3"])
    ) < day:
        return PeriodMention(
            replace(mention.value, day=first), mention.value, Span(match.start(), mention.span.end), None, mention.at
        )
    if match := _DAY_LIST.search(folded, floor, at):
        days = [int(one) for one in re.findall(r"\d+", match["days"])]
        if days == list(range(day - len(days), day)):
            start = replace(mention.value, day=days[0])
            return PeriodMention(start, mention.value, Span(match.start("days"), mention.span.end))
    return None


def _from(folded: str, mention: DateMention, match: re.Match[str]) -> PeriodMention:
    year_end = _YEAR_END.match(folded, mention.span.end)
    start = mention.value.next_day() if match["after"] else mention.value
    if year_end and mention.value.year:
        return PeriodMention(start, DateValue(mention.value.year), Span(match.start(), year_end.end()), mention.at)
    event = _UNTIL_EVENT.match(folded, mention.span.end)
    end = event.end() if event else mention.span.end
    return PeriodMention(start, None, Span(match.start(), end), mention.at, until_event=event is not None)
