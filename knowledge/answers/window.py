"""The stretch of time that a question is about: "trong tháng 6", "quý III", "tuần này", "sắp tới"."""

import re
from datetime import date, timedelta

from knowledge.question.understanding import Query


def window_of(query: Query, today: date) -> tuple[date, date] | None:
    """The stretch of time that a question is about: a named month or quarter, this or next month or week."""
    for mention in query.dates:
        value = mention.value if mention.value.year else mention.value.in_year(today.year)
        if value.month is not None or value.quarter is not None or value.half is not None:
            first, last = value.first(), value.last()
            return (first, last) if first and last else None
    if re.search(r"tuan (?:nay|sau|toi)", query.folded):
        monday = today - timedelta(days=today.weekday())
        shift = 0 if "tuan nay" in query.folded else 7
        return monday + timedelta(days=shift), monday + timedelta(days=shift + 6)
    if re.search(r"thang (?:nay|sau|toi)", query.folded):
        first = today.replace(day=1)
        if "thang nay" not in query.folded:
            first = (first + timedelta(days=32)).replace(day=1)
        return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    if re.search(r"sap (?:toi|den)|gan nhat|tiep theo", query.folded):
        return today, today + timedelta(days=60)
    years = [m.value.year for m in query.dates if m.value.year]
    return (date(years[0], 1, 1), date(years[0], 12, 31)) if years else None


def told_of(window: tuple[date, date]) -> str:
    """A stretch of time as a trace tells it."""
    return f"{window[0]:%d/%m/%Y}–{window[1]:%d/%m/%Y}"
