"""Of a text that is too long to be looked at whole: the stretches that are looked at for a question."""

from bisect import bisect_left
from collections.abc import Sequence

from knowledge.plan import PlanVersion
from knowledge.span import Span

LONG = 80_000
"""Characters; a shorter text is looked at whole, once for all questions, in less than half a second."""

SEARCHED = 24
"""So many passages of a long text are looked at."""

_LONG_LINE = 2_000
_OPENING = 3_000
"""Characters at the beginning of a text, and half as many at its end, that are always looked at."""


def stretches(version: PlanVersion, found: Sequence[Span]) -> tuple[Span, ...]:
    """The whole lines of what search found, with the lines that they stand under, and both ends of the text.

    In order, none meeting another.
    """
    text = version.text
    starts = sorted(one.start for one in found)
    above = [
        section.span.start
        for section in version.sections
        if bisect_left(starts, section.span.start) < bisect_left(starts, section.span.end)
    ]
    leads = [_line(text, at) for at in (*above, *(_beginning(text, one) for one in found))]
    spans = [*_ends(text), *(_lines(text, one) for one in found), *leads]
    return tuple(_joined(sorted(span for span in spans if span.end - span.start)))


def _ends(text: str) -> tuple[Span, Span]:
    """The whole lines at the beginning and at the end of a text."""
    return Span(0, text.rfind("\n", 0, _OPENING) + 1), Span(text.find("\n", -_OPENING // 2) + 1 or len(text), len(text))


def _beginning(text: str, span: Span) -> int:
    """Where the paragraph, the list or the table begins that a place stands in: its lead, or the names of columns."""
    start = text.rfind("\n\n", 0, span.start)
    return start + 2 if start >= 0 else 0


def _line(text: str, start: int) -> Span:
    """The line that begins at a place; nothing where it is very long, lest half a sentence be taken for a whole one."""
    end = text.find("\n", start, start + _LONG_LINE)
    return Span(start, end) if end >= 0 else Span(start, start)


def _lines(text: str, span: Span) -> Span:
    """The whole lines that a place stands in; of a very long one only what was found, which begins and ends whole."""
    start = text.rfind("\n", max(0, span.start - _LONG_LINE), span.start) + 1
    end = text.find("\n", max(span.start, span.end - 1), span.end + _LONG_LINE)
    return Span(start or span.start, end if end >= 0 else span.end)


def _joined(spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined
