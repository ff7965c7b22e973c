"""What whoever ingests a plan should look at: gaps, contradictions and misreadings on its card."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from ingest.card.reading import Reading
from knowledge.card import Card, Check, Period, Phase
from knowledge.dates import find_dates
from knowledge.span import Span
from knowledge.text import fold

_MAIN_PARTS = frozenset({"part", "roman", "upper"})
_ANNEX = re.compile(r"phu luc\b")


def check(card: Card, reading: Reading) -> tuple[Check, ...]:
    """The checks in the order in which a person would go through a plan."""
    return (
        *_identity(card),
        *_phases(card),
        *_deadlines(card),
        *_awards(card),
        *_dates(reading),
        *_empty_parts(reading),
    )


def doubtful_numbers(text: str, doubtful: Sequence[str]) -> Iterator[Check]:
    """The days and numbers that recognition is not sure of, each where it stands first."""
    for number in dict.fromkeys(word.strip(" .,;:()") for word in doubtful):
        at = text.find(number)
        if number and at >= 0:
            yield Check("number_doubtful", {"number": number}, Span(at, at + len(number)))


def check_reference(card: Card) -> tuple[Check, ...]:
    """What is missing of a law or decision; an annex has no number and day of its own."""
    if card.title and _ANNEX.match(fold(card.title.value)):
        return ()
    return tuple(Check(f"no_{name}", {}) for name in ("title", "number", "issued") if getattr(card, name) is None)


def _identity(card: Card) -> Iterator[Check]:
    for name in ("issuer", "title", "number", "issued", "signatory"):
        if getattr(card, name) is None:
            yield Check(f"no_{name}", {})
    if not card.years:
        yield Check("no_year", {})


def _phases(card: Card) -> Iterator[Check]:
    dated = [(p, bounds) for p in card.phases if p.period and (bounds := _bounds(p.period))]
    for (one, a), (two, b) in combinations(dated, 2):
        if a[0] <= b[1] and b[0] <= a[1]:
            yield Check("phases_overlap", {"one": one.name, "two": two.name}, two.span)
    for phase, bounds in dated:
        if bounds[1] < bounds[0]:
            yield Check("phase_reversed", {"phase": phase.name}, phase.span)
        if card.years and not (card.years[0] - 1 <= bounds[0].year and bounds[1].year <= card.years[-1] + 1):
            yield Check("phase_outside", {"phase": phase.name}, phase.span)
    yield from _gaps(card.phases)


def _gaps(phases: tuple[Phase, ...]) -> Iterator[Check]:
    """A second phase without a first, or a third without a second, was probably lost in reading."""
    numbers = {p.number for p in phases if p.number is not None}
    for number in range(1, max(numbers, default=0)):
        if number not in numbers:
            yield Check("phase_missing", {"number": str(number)})


def _bounds(period: Period) -> tuple[date, date] | None:
    first = period.start.first() if period.start else None
    last = period.end.last() if period.end else None
    return (first, last) if first and last else None


def _deadlines(card: Card) -> Iterator[Check]:
    for deadline in card.deadlines:
        day = deadline.due.date.last() if deadline.due.date else None
        if day and card.years and not card.years[0] - 1 <= day.year <= card.years[-1] + 1:
            yield Check("deadline_outside", {"what": deadline.what.value}, deadline.due.span)


def _awards(card: Card) -> Iterator[Check]:
    for award in card.awards:
        if not award.criteria:
            yield Check("award_without_criteria", {"form": award.form}, award.span)


def _empty_parts(reading: Reading) -> Iterator[Check]:
    """Headings of main parts under which nothing stands, here or elsewhere in the text as behind a list of contents:
    what is there may be a picture or a table that was not read."""
    parts = [s for s in reading.sections if s.title and s.style in _MAIN_PARTS]
    filled = {s.label for s in parts if reading.body(s).start < reading.body(s).end}
    empty = {s.label: s for s in parts if s.label not in filled}
    yield from (Check("part_empty", {"part": label}, section.span) for label, section in empty.items())


def _dates(reading: Reading) -> Iterator[Check]:
    for block in reading.blocks:
        for mention in find_dates(block.span.of(reading.text)):
            at = Span(block.span.start + mention.span.start, block.span.start + mention.span.end)
            written = at.of(reading.text)
            if mention.misread:
                yield Check("date_misread", {"date": written}, at)
            elif not mention.value.possible:
                yield Check("date_impossible", {"date": written}, at)
            elif mention.wrong_weekday:
                yield Check("weekday_wrong", {"date": written}, at)
