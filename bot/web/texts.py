"""A plan's text as a page shows it: in parts, paragraph by paragraph, with what is marked in it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.plan import PlanVersion
from knowledge.span import Span

LONGEST_HEADING = 110
"""Characters; a longer numbered line is an item of a list."""

LONGEST_PART = 24_000
"""Characters of a part: with its marks a page of it stays below 120 KB."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something marked: `kind` is the class of its style, `anchor` the name by which a link goes to it, if any."""

    span: Span
    kind: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the kinds of what is marked there, and the anchors that begin at it."""

    text: str
    kinds: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: `depth` is that of the heading that it is, -1 where it is none; `start` is its offset."""

    pieces: tuple[Piece, ...]
    depth: int
    start: int


def parts_of(version: PlanVersion) -> list[Span]:
    """The text in parts that are not too long, each from a top heading on where there is one; at least one part."""
    text = version.text
    borders = sorted({section.span.start for section in version.sections if section.depth == 0} | {len(text)})
    parts, start = [], 0
    while len(text) - start > LONGEST_PART:
        fitting = [border for border in borders if start < border <= start + LONGEST_PART]
        at = fitting[-1] if fitting else _line_end(text, start, start + LONGEST_PART)
        parts.append(Span(start, at))
        start = at
    return [*parts, Span(start, len(text))]


def part_of(parts: Sequence[Span], offset: int) -> int:
    """The number of the part that an offset lies in."""
    return next((at for at, part in enumerate(parts) if offset < part.end), len(parts) - 1)


def paragraphs_of(version: PlanVersion, part: Span, marks: Sequence[Mark]) -> Iterator[Paragraph]:
    """The paragraphs of a part."""
    heads = {section.span.start: section.depth for section in version.sections if section.number}
    start = part.start
    for line in part.of(version.text).split("\n"):
        if line.strip():
            span = Span(start, start + len(line))
            found = next((heads[at] for at in heads if span.start <= at < span.end), -1)
            depth = found if _is_heading(line) else -1
            yield Paragraph(tuple(_pieces(version.text, span, marks)), depth, start)
        start += len(line) + 1


def _is_heading(line: str) -> bool:
    """Whether a numbered line is a heading: a long one, or a whole sentence, is an item of a list."""
    return len(line) <= LONGEST_HEADING and not line.rstrip().endswith((".", ";", ","))


def _pieces(text: str, line: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    here = [mark for mark in marks if mark.span.meets(line)]
    edges = {line.start, line.end}
    for mark in here:
        edges |= {max(line.start, mark.span.start), min(line.end, mark.span.end)}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        piece = Span(start, end)
        over = [mark for mark in here if mark.span.holds(piece)]
        anchors = tuple(mark.anchor for mark in over if mark.anchor and mark.span.start == start)
        yield Piece(piece.of(text), tuple(dict.fromkeys(mark.kind for mark in over)), anchors)


def _line_end(text: str, start: int, most: int) -> int:
    """Behind the last line that ends before an offset; the offset itself where none does."""
    at = text.rfind("\n", start + 1, most)
    return at + 1 if at > start else most
