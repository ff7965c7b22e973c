"""Vietnamese dates and periods in running text, accented, unaccented or damaged.

`01/6/2022`, `ngày 01 tháng 6 năm 2022`, `30/4`, `tháng 01/2023`, `quý III/2022`, `06 tháng đầu năm`,
`cuối tháng 6 năm 2022`, `từ 01/01 đến 31/5/2022`. A date that no calendar has is found and kept as it
stands; `DateValue.first` and `last` are None for it.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from knowledge.span import Span
from knowledge.text import fold


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as precise as the text states it: a day, a month, a quarter, a half or a year.

    `edge` is `start`, `middle` or `end` where the text says đầu, giữa or cuối.
    `quarter` is 1–4, `half` 1–2 (half 1 is "6 tháng đầu năm"). A missing year is None.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    edge: str | None = None

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

    def _bounds(self) -> tuple[date, date] | None:
        if self.year is None or not self.possible:
            return None
        if self.day is not None and self.month is not None:
            day = date(self.year, self.month, self.day)
            return day, day
        first_month, last_month = self._months()
        first = date(self.year, first_month, 1)
        last = date(self.year, last_month, monthrange(self.year, last_month)[1])
        return self._at_edge(first, last)

    def _months(self) -> tuple[int, int]:
        if self.month is not None:
            return self.month, self.month
        if self.quarter is not None:
            return self.quarter * 3 - 2, self.quarter * 3
        if self.half is not None:
            return (1, 6) if self.half == 1 else (7, 12)
        return 1, 12

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
    """A date and where it stands. `misread`: letters stand in it where digits must."""

    value: DateValue
    span: Span
    misread: bool = False


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A stretch of time and where its words stand; either end may be open."""

    start: DateValue | None
    end: DateValue | None
    span: Span


_YEAR = r"(?P<y>(?:19|20)\d{2})(?!\d)"
_SLASH_YEAR = r"(?P<y2>(?:19|20)\d{2})(?!\d)"
# Damaged forms of ngày, tháng, năm keep their outer letters.
_NGAY, _THANG, _NAM = r"ng\w{1,2}y", r"th\w{1,3}g", r"n\w{1,3}m"
_EDGE = r"(?:(?P<edge>dau|giua|cuoi|thuong tuan|trung tuan|ha tuan)\s+)?"
_SEPARATOR = r"\s?[/.-]\s?"
_QUARTER = r"(?P<q>i{1,3}|iv|[1-4]|[1l]{2,3})\b"

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\d/.,])(?<!(?<!\d)-)(?P<d>\d{{1,2}}){_SEPARATOR}(?P<m>\d{{1,2}}){_SEPARATOR}{_YEAR}(?!\s?/\s?\w)",
        rf"(?<!\w)(?:{_NGAY}\s*)?(?P<d>\d{{1,2}})\s*{_THANG}\s*(?P<m>\d{{1,2}})(?:\s*,?\s*{_NAM}\s*{_YEAR}|"
        rf"\s?/\s?{_SLASH_YEAR})?(?!\s?/\s?\d|\d)",
        rf"(?<![\w/])(?P<half>0?6|sau|nua)\s+(?:thang\s+)?(?P<which>dau|"
        rf"cuoi)\s+(?:cua\s+)?nam(?:\s*{_YEAR})?",
        rf"(?<!\w){_EDGE}{_THANG}\s*(?P<m>\d{{1,2}})(?:\s*(?:/|-|,?\s*{_NAM})\s*{_YEAR})?(?![\d/])",
        rf"(?<!\w){_EDGE}quy\s+{_QUARTER}(?:\s*(?:/|-|,?\s*nam)\s*{_YEAR})?",
        rf"(?<![\d/.,-]){_EDGE}(?P<m>\d{{1,2}})\s?[/-]\s?{_YEAR}(?!\s?/)",
        r"(?<![\w/.,%-])(?:ngay\s+)?(?P<d>\d{1,2})\s?/\s?(?P<m>\d{1,2})(?![\d/\w]|\.\d)",
        rf"(?<!\w)(?:(?P<edge>dau|giua|cuoi)\s+)?{_NAM}\s+{_YEAR}(?!\s?[-–/]\s?\d)",
        r"(?<!\w)(?P<edge>cuoi|dau|giua)\s+nam(?!\s+(?:19|20)\d\d)(?=\W|$)",
    )
)
# Without any of these a text has nothing that the pattern fits: most sentences have no date, and are many.
_SIGNS = ("/.-", ("th",), ("nam",), ("th",), ("quy",), "/-", "/", ("19", "20"), ("nam",))
_MISREAD = re.compile(
    r"(?<![\w/])(?=[\dolisq/.]*[olisq])(?=[\dolisq/.]*\d)[\dolisq]{1,2}/[\dolisq]{1,2}/[\dolisq]{4}(?![\w/])"
)
_EDGES = {
    "dau": "start",
    "giua": "middle",
    "cuoi": "end",
    "thuong tuan": "start",
    "trung tuan": "middle",
    "ha tuan": "end",
}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "11": 2, "ll": 2, "111": 3, "lll": 3}


def find_dates(text: str) -> list[DateMention]:
    """The dates of a text in order; the longest reading wins where two overlap."""
    return list(_dates_of(text))


@lru_cache(maxsize=1024)
def _dates_of(text: str) -> tuple[DateMention, ...]:
    # Each part of a card asks for the dates of the same sentences.
    folded = fold(text)
    found: list[DateMention] = []
    for mention in _all_mentions(folded):
        if not any(m.span.start < mention.span.end and mention.span.start < m.span.end for m in found):
            found.append(mention)
    return tuple(sorted(found, key=lambda m: m.span))


def _all_mentions(folded: str) -> Iterator[DateMention]:
    for match in _MISREAD.finditer(folded) if "/" in folded else ():
        yield DateMention(DateValue(None, 0, 0), Span(match.start(), match.end()), misread=True)
    for pattern, signs in zip(_PATTERNS, _SIGNS, strict=True):
        for match in pattern.finditer(folded) if any(sign in folded for sign in signs) else ():
            value = _value(match)
            if value is not None:
                yield DateMention(value, Span(match.start(), match.end()))


def _value(match: re.Match[str]) -> DateValue | None:
    groups = match.groupdict()
    year = _int(groups.get("y") or groups.get("y2"))
    edge = _EDGES.get(groups.get("edge") or "")
    if groups.get("half"):
        return DateValue(year, half=1 if groups["which"] == "dau" else 2)
    if groups.get("q"):
        return DateValue(year, quarter=_QUARTERS.get(groups["q"]) or _int(groups["q"]), edge=edge)
    month, day = _int(groups.get("m")), _int(groups.get("d"))
    value = DateValue(year, month, day, edge=edge)
    # Without a year or a word for the date, only a possible one is a date: "24/7" is, "45/60" is not.
    return value if value.possible or year is not None else None


def _int(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isdigit() else None


_HOUR = r"(?:\d{1,2}\s*(?:gio|h)(?:\s*\d{1,2})?(?:\s*phut)?,?\s*)?"
_FROM = re.compile(rf"(?:(?:bat dau\s+)?(?:(?:ke|tinh)\s+)?tu)\s*(?:khi\s+|khai giang\s+)?{_HOUR}(?:ngay\s+|dau\s+)?$")
_BETWEEN = re.compile(
    rf"\s*,?\s*(?:(?:den|toi|-|–|—|>|va\s+ket thuc|ket thuc)\s*)+(?:vao\s+|cham nhat\s+)?(?:het\s+)?{_HOUR}"
    r"(?:ngay\s+|cuoi\s+)?"
)
_OPEN_START = re.compile(
    r"(?:ke\s+)?tu\s+(?:nay|ngay\s+(?:ky|ban hanh|"
    r"phat dong)(?:\s+ban hanh)?)[^.;:]{0,40}?\b(?:den|toi)\s+(?:het\s+)?(?:ngay\s+)?$"
)
_DAY_RANGE = re.compile(r"tu\s+(?:ngay\s+)?(?P<d>\d{1,2})\s*(?:den|toi|-|–)\s*(?:het\s+)?(?:ngay\s+)?$")
_UNTIL = re.compile(r"(?:den|toi)\s+(?:het\s+)?(?:ngay\s+)?$")
_YEAR_END = re.compile(r"\s*(?:den|toi)\s+(?:het|cuoi)\s+nam(?!\s+(?:hoc|\d))")
_REACH = 70


def find_periods(text: str) -> list[PeriodMention]:
    """The stretches of time of a text: "từ … đến …", "01/01 - 31/5/2022", "từ nay đến hết …"."""
    folded, dates = fold(text), [d for d in find_dates(text) if not d.misread]
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
    if _follows_on(first.value, second.value) and re.fullmatch(r"\s*(?:,|va|-|–)\s*", between):
        return PeriodMention(
            first.value.in_year(second.value.year), second.value, Span(first.span.start, second.span.end)
        )
    if not _BETWEEN.fullmatch(between):
        return None
    before = _FROM.search(folded, max(0, first.span.start - _REACH), first.span.start)
    if not before and between.strip() not in {"-", "–", "—", "den", "den het", "den ngay", "den het ngay"}:
        return None
    start, end = _with_years(first.value, second.value)
    return PeriodMention(start, end, Span(before.start() if before else first.span.start, second.span.end))


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
    if match := _DAY_RANGE.search(folded, floor, at):
        start = replace(mention.value, day=int(match["d"]))
        return PeriodMention(start, mention.value, Span(match.start(), mention.span.end))
    if match := _OPEN_START.search(folded, floor, at):
        return PeriodMention(None, mention.value, Span(match.start(), mention.span.end))
    if match := _FROM.search(folded, floor, at):
        year_end = _YEAR_END.match(folded, mention.span.end)
        if year_end and mention.value.year:
            return PeriodMention(mention.value, DateValue(mention.value.year), Span(match.start(), year_end.end()))
        return PeriodMention(mention.value, None, Span(match.start(), mention.span.end))
    if match := _UNTIL.search(folded, floor, at):
        return PeriodMention(None, mention.value, Span(match.start(), mention.span.end))
    return None
