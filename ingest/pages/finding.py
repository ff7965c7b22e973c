"""On which pages of a paper a passage of the plan's text stands, and in which boxes."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.pages.aligning import Found, found_in, paired
from ingest.pages.printed import Box, around, letters_of
from ingest.pages.sheets import Side, Sides
from ingest.readers import ocr
from knowledge.span import Span

SURE = 0.6
"""With fewer of its letters, as a share, a passage counts as not found."""

_LINE, _WORD = re.compile(r"[^\n]*\S[^\n]*"), re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: of each page, by its number from 0, the boxes of its lines; and how much was found."""

    pages: dict[int, list[Box]]
    share: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text on a page, or the part of it that stands in one line: its span there, its box in points."""

    span: Span
    box: Box


class Finder:
    """Finds passages of one text on one paper. `starts` are the offsets at which pages 2, 3, … of the text begin."""

    def __init__(self, text: str, starts: Sequence[int], sides: Sides) -> None:
        self._text = text
        self._sides = sides
        self._letters, self._offsets = letters_of(text)
        self._starts = starts if len(starts) + 1 == len(sides) else ()
        self._shown: dict[int, Side] = {}

    @property
    def knows_pages(self) -> bool:
        """Whether the text itself says on which page something stands."""
        return bool(self._starts) or len(self._sides) == 1

    def side(self, at: int) -> Side:
        """A page as passages were found on it last."""
        return self._shown.get(at) or self._sides.as_read(at)

    def was_recognised(self, at: int) -> bool:
        """Whether passages were found on a page by recognising it, now or when it was read."""
        return at in self._shown or self._sides.was_recognised(at)

    def pages_of(self, span: Span) -> range:
        """The pages that a passage stands on by the text itself; all where it does not say."""
        if not self.knows_pages:
            return range(len(self._sides))
        return range(
            bisect_right(self._starts, span.start), bisect_right(self._starts, max(span.start, span.end - 1)) + 1
        )

    def place(self, span: Span) -> Place:
        """Where a passage stands. Raises IngestError."""
        pages = self.pages_of(span)
        best = self._on(span, pages, [self._sides.as_read(at) for at in pages])
        if best.share < SURE and self.knows_pages and ocr.installed():
            seen = [self._sides.recognised(at) for at in pages]
            again = self._on(span, pages, seen)
            if again.share > best.share:
                self._shown.update(zip(pages, seen, strict=True))
                best = again
        if best.share < SURE and self.knows_pages:
            wider = range(max(0, pages.start - 1), min(len(self._sides), pages.stop + 1))
            again = self._on(span, wider, [self.side(at) for at in wider])
            best = again if again.share >= SURE else best
        return best

    def words(self, at: int) -> list[Word]:
        """The words of the text that stand on a page, in the order of the text. Raises IngestError.

        A word whose letters are not found has no place. Where the text does not say what stands on which page, all of
        it is sought on all of them.
        """
        pages = range(at, at + 1) if self.knows_pages else range(len(self._sides))
        lines = list(self._lines(pages))
        words, share = self._words(at, lines, pages, [self.side(page) for page in pages])
        if share < SURE and self.knows_pages and ocr.installed() and not self.was_recognised(at):
            again, better = self._words(at, lines, pages, [self._sides.recognised(at)])
            if better > share:
                self._shown[at] = self._sides.recognised(at)
                return again
        return words

    def _words(
        self, at: int, lines: Sequence[Span], pages: Sequence[int], sides: Sequence[Side]
    ) -> tuple[list[Word], float]:
        """The words of some lines on one of some pages, and the share of the lines' letters that were found at all."""
        printed = "".join(side.printed.text for side in sides)
        numbers = [self._numbers(line) for line in lines]
        wanted = sum(end - start for start, end in numbers)
        near = [(start, end, self._near(start, pages)) for start, end in numbers]
        letters = paired(self._letters, near, printed)
        side = sides[pages.index(at)]
        first = sum(len(one.printed.text) for one in sides[: pages.index(at)])
        here = {of: place - first for of, place in letters.items() if 0 <= place - first < len(side.printed.text)}
        found = (word for line in lines for word in self._boxed(line, here, side))
        return list(found), len(letters) / max(1, wanted)

    def _boxed(self, line: Span, letters: Mapping[int, int], side: Side) -> Iterator[Word]:
        for match in _WORD.finditer(self._text, line.start, line.end):
            span = Span(*match.span())
            of = [letters[one] for one in range(*self._numbers(span)) if one in letters]
            for box in around(side.printed, _together(side, sorted(of))):
                yield Word(span, box)

    def _lines(self, pages: Sequence[int]) -> Iterator[Span]:
        """The lines of the text that stand on some pages, by the text itself."""
        edges = [0, *self._starts, len(self._text)] if self.knows_pages else [0] * (pages[-1] + 1) + [len(self._text)]
        for match in _LINE.finditer(self._text, edges[pages[0]], edges[pages[-1] + 1]):
            yield Span(*match.span())

    def _on(self, span: Span, pages: Sequence[int], sides: Sequence[Side]) -> Place:
        """Where a passage stands on some pages, which are read one behind the other."""
        start, end = self._numbers(span)
        printed = "".join(side.printed.text for side in sides)
        found = found_in(self._letters, start, end, printed, self._near(start, pages))
        return Place(dict(_boxes(found, pages, sides)), found.share)

    def _numbers(self, span: Span) -> tuple[int, int]:
        """Which letters of the text a span holds, as numbers."""
        first = bisect_right(self._offsets, span.start - 1)
        return first, bisect_right(self._offsets, span.end - 1)

    def _near(self, start: int, pages: Sequence[int]) -> float:
        """Where on some pages a letter should stand, as a share of what is printed on them."""
        edges = [0, *self._starts, len(self._text)] if self.knows_pages and pages else [0, len(self._text)]
        low, high = (edges[pages[0]], edges[pages[-1] + 1]) if self.knows_pages else (0, len(self._text))
        at = self._offsets[start] if start < len(self._offsets) else low
        return (at - low) / max(1, high - low)


def _together(side: Side, letters: Sequence[int]) -> list[int]:
    """The letters of a word without one that stands alone in another line than most of them: agreement by chance."""
    lines = Counter(side.printed.lines[one] for one in letters)
    return [one for one in letters if lines[side.printed.lines[one]] > 1 or len(lines) == 1]


def _boxes(found: Found, pages: Sequence[int], sides: Sequence[Side]) -> Iterator[tuple[int, list[Box]]]:
    borders = list(accumulate((len(side.printed.text) for side in sides), initial=0))
    grouped: dict[int, list[int]] = defaultdict(list)
    for letter in found.letters:
        number = bisect_right(borders, letter) - 1
        grouped[number].append(letter - borders[number])
    for number, letters in sorted(grouped.items()):
        yield pages[number], around(sides[number].printed, letters)
