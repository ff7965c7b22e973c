"""Days and hours of a text, each with what bounds it where a stretch of time does."""

import re
from collections.abc import Iterator

from knowledge.dates import DateValue, find_dates, find_periods
from knowledge.proof.stated import Stated
from knowledge.proof.words import level
from knowledge.span import Span

_HOUR = re.compile(
    r"(?<![\w/.:])(?P<h>[01]?\d|2[0-4])(?:\s?(?:giờ|h|g)(?:\s?(?P<m>[0-5]\d)(?!\d))?(?:\s?(?:phút|p|'))?|:(?P<n>[0-5]\d))(?!\w)"
)

_OTHER_WORD = re.compile(r"th(?!á?a?ng)\w{1,3}g(?!\w)|ng(?!à?a?y)\w{1,2}y(?!\w)")
"""What the reader of damaged dates takes for tháng or ngày, and is another word: "thưởng 3"."""


def find_hours(text: str) -> Iterator[Stated]:
    """The hours of a text: (17, 0) of "17h00", "17 giờ"."""
    for match in _HOUR.finditer(level(text)):
        minute = int(match["m"] or match["n"] or 0)
        yield Stated("hour", (int(match["h"]), minute), Span(match.start(), match.end()))


def find_days(text: str) -> Iterator[Stated]:
    """The dates of a text; those that begin or end a stretch of time are bounded by it."""
    ends: dict[int, tuple[DateValue, str]] = {}
    mentions = [one for one in find_dates(text) if not one.misread and not _OTHER_WORD.search(one.span.of(level(text)))]
    for period in find_periods(text):
        inside = [one for one in mentions if period.span.holds(one.span) or period.span.meets(one.span)]
        bounds = [(period.start, "from"), (period.end, "by")]
        stated = [bound for bound in bounds if bound[0] is not None]
        if len(stated) == len(inside):
            for mention, (value, limit) in zip(inside, stated, strict=True):
                assert value is not None
                ends[mention.span.start] = (value, limit)
        elif len(stated) > len(inside) == 1:
            # "từ ngày 15 đến 20/11": the first day is written without its month.
            first, last = (value for value, _ in stated)
            assert first is not None
            assert last is not None
            yield Stated("date", first, Span(period.span.start, inside[0].span.start), "from")
            ends[inside[0].span.start] = (last, "by")
    for mention in mentions:
        value, limit = ends.get(mention.span.start, (mention.value, ""))
        yield Stated("date", value, mention.span, limit)
        if mention.weekday is not None:
            yield Stated("weekday", mention.weekday, mention.span)
