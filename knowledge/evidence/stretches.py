"""Of a text that is too long to be looked at whole: the stretches that are looked at for a question."""

from bisect import bisect_left
from collections.abc import Sequence

from knowledge.plan import PlanVersion
from knowledge.span import Span

LONG = 80_000
"""Characters; a shorter text is looked at whole, once for all questions, in less than half a second."""

SEARCHED = 24
"""So many passages of a long text are looked at."""

_OPENING = 3_000
"""Characters at the beginning of a text, and half as many at its end, that are always looked at."""


def stretches(version: PlanVersion, found: Sequence[Span]) -> tuple[Span, ...]:
    """The whole lines of what search found, with the lines that they stand under, and both ends of the text.

    In order, none meeting another.
    """
    text = version.text
    ends = [Span(0, min(_OPENING, len(text))), Span(max(0, len(text) - _OPENING // 2), len(text))]
    looked_at = [span for one in found for span in (one, _beginning(text, one))]
    starts = sorted(one.start for one in found)
    above = [
        Span(section.span.start, section.span.start)
        for section in version.sections
        if bisect_left(starts, section.span.start) < bisect_left(starts, section.span.end)
    ]
    return tuple(_joined(sorted(_lines(text, span) for span in (*ends, *above, *looked_at))))


def _beginning(text: str, span: Span) -> Span:
    """Where the paragraph, the list or the table begins that a place stands in: its lead, or the names of columns."""
    start = text.rfind("\n\n", 0, span.start)
    return Span(start + 2, start + 2) if start >= 0 else Span(0, 0)


def _lines(text: str, span: Span) -> Span:
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", max(span.start, span.end - 1))
    return Span(start, len(text) if end < 0 else end)


def _joined(spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined
