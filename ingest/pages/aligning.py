"""Where words of a plan's text stand among the letters of its pages. Pure.

What was read and what is printed differ: letters are misread, cells and notes stand in another order, numbers that
Word writes by itself are missing. So a quote is sought by runs of its letters, nearest to where it should stand and
beside the same neighbours, and the parts that are found elsewhere are sought by themselves.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

RUN = 7
"""Letters of the runs that a quote is first sought by."""
_NEIGHBOURS = 60
"""Letters before and behind a quote that tell it from the same words elsewhere."""
_SLACK = 30
_STRAY = 3
"""A shorter run of letters that agree by chance is none of the quote."""
_PART = 10
"""Letters of a part that is sought by itself."""
_DEEPEST = 12
_ENOUGH = 0.98
_MOST_PLACES = 40
_BEST = 4
_NEARNESS = 0.15
"""How much standing at the other end of the text costs, as a share of letters that agree."""


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers of the printed letters that a quote was found in, rising, and the share of its letters they are."""

    letters: tuple[int, ...]
    share: float


def found_in(text: str, start: int, end: int, printed: str, near: float) -> Found:
    """Where `text[start:end]` stands in `printed`; both are letters only, folded.

    `near` is where it should stand, as a share of `printed`. Nothing is found of a quote without letters.
    """
    if end <= start or not printed:
        return Found((), 0.0)
    sought = _Sought(text, printed)
    pairs = sorted(set(sought.of(start, end, near * len(printed), 0)))
    numbers = tuple(sorted({at for at, _ in pairs}))
    return Found(numbers, len({of for _, of in pairs}) / (end - start))


def paired(text: str, lines: Sequence[tuple[int, int, float]], printed: str) -> dict[int, int]:
    """Which printed letter each letter of some lines of a text is, as far as they are found; as for `found_in`.

    A line is its first letter, the one behind its last, and where it should stand. Long lines choose first, and no
    letter is two: what is short and stands in many places is found in what they leave.
    """
    sought, found = _Sought(text, printed), {}
    for start, end, near in sorted(lines, key=lambda line: (line[0] - line[1], line[0])):
        found.update({of: at for at, of in sought.of(start, end, near * len(printed), 0)} if end > start else {})
    return found


class _Sought:
    """A search of one text on some pages; `_taken` are the printed letters that are a part of what was found."""

    def __init__(self, text: str, printed: str) -> None:
        self._text = text
        self._printed = printed
        self._taken: set[int] = set()
        self._runs: dict[str, list[int]] | None = None

    def of(self, start: int, end: int, near: float, depth: int) -> Iterator[tuple[int, int]]:
        """Pairs of a printed letter and the letter of the text that it is."""
        best = max(self._candidates(start, end, near), key=lambda one: self._worth(one, start, end, near), default=None)
        if best is None:
            return
        self._taken.update(at for at, _ in best)
        yield from best
        if depth >= _DEEPEST or len(best) >= _ENOUGH * (end - start):
            return
        middle = best[len(best) // 2][0]
        for first, last in _gaps(start, end, [of for _, of in best]):
            yield from self.of(first, last, middle, depth + 1)

    def _candidates(self, start: int, end: int, near: float) -> Iterator[list[tuple[int, int]]]:
        exact = list(self._exact(self._text[start:end]))
        if exact:
            for at in sorted(exact, key=lambda at: abs(at - near))[:_MOST_PLACES]:
                yield [(at + n, start + n) for n in range(end - start)]
            return
        if end - start < _PART:
            return
        for at in self._likely(start, end, near):
            pairs = self._aligned(start, end, at)
            if pairs:
                yield pairs

    def _exact(self, quote: str) -> Iterator[int]:
        at = self._printed.find(quote)
        while at >= 0:
            if at not in self._taken:
                yield at
            at = self._printed.find(quote, at + 1)

    def _likely(self, start: int, end: int, near: float) -> list[int]:
        """Where the quote would begin, by the runs that it shares with the pages: the few likeliest places."""
        if self._runs is None:
            self._runs = _runs(self._printed)
        votes: Counter[int] = Counter()
        width = max(20, (end - start) // 4)
        for at in range(start, max(start + 1, end - RUN + 1)):
            run = self._text[at : at + RUN]
            for place in self._runs.get(run, ())[:_MOST_PLACES]:
                votes[(place - (at - start)) // width] += 1
        ranked = sorted(votes, key=lambda place: (-votes[place] - votes[place + 1], abs(place * width - near)))
        return [place * width for place in ranked[:_BEST]]

    def _aligned(self, start: int, end: int, at: int) -> list[tuple[int, int]]:
        from rapidfuzz.distance import Levenshtein

        slack = _SLACK + (end - start) // 3
        low, high = max(0, at - slack), min(len(self._printed), at + end - start + slack)
        quote, there = self._text[start:end], self._printed[low:high]
        same = (
            (step.src_start, step.src_end, step.dest_start)
            for step in Levenshtein.opcodes(quote, there)
            if step.tag == "equal"
        )
        return [
            (low + to + n, start + first + n)
            for first, last, to in _grown([*_together([*same])], quote, there)
            for n in range(last - first)
            if low + to + n not in self._taken
        ]

    def _worth(self, pairs: Sequence[tuple[int, int]], start: int, end: int, near: float) -> float:
        """How well a place fits: the share of letters, the neighbours, how near it is."""
        from rapidfuzz import fuzz

        first, last = pairs[0][0], pairs[-1][0] + 1
        before = fuzz.ratio(
            self._text[max(0, start - _NEIGHBOURS) : start], self._printed[max(0, first - _NEIGHBOURS) : first]
        )
        behind = fuzz.ratio(self._text[end : end + _NEIGHBOURS], self._printed[last : last + _NEIGHBOURS])
        away = abs(first - near) / len(self._printed)
        return len(pairs) / (end - start) + (before + behind) / 200 - _NEARNESS * away


def _together(runs: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """The runs of letters that agree, without the short ones that stand alone at either end."""
    while runs and _is_stray(runs[0], runs[1:2], front=True):
        runs = runs[1:]
    while runs and _is_stray(runs[-1], runs[-2:-1], front=False):
        runs = runs[:-1]
    yield from runs


def _grown(runs: list[tuple[int, int, int]], quote: str, there: str) -> list[tuple[int, int, int]]:
    """The runs, the first and the last as long as letters agree: some may have been paired with like ones far away."""
    if runs:
        first, last, to = runs[0]
        while first and to and quote[first - 1] == there[to - 1]:
            first, to = first - 1, to - 1
        runs[0] = first, last, to
        first, last, to = runs[-1]
        while last < len(quote) and to + last - first < len(there) and quote[last] == there[to + last - first]:
            last += 1
        runs[-1] = first, last, to
    return runs


def _is_stray(run: tuple[int, int, int], beside: Sequence[tuple[int, int, int]], *, front: bool) -> bool:
    first, last, to = run
    if last - first >= _STRAY:
        return False
    if not beside:
        return True
    other = beside[0]
    gap = other[2] - (to + last - first) if front else to - (other[2] + other[1] - other[0])
    return gap > last - first + 1


def _gaps(start: int, end: int, found: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The parts of a quote of which nothing was found."""
    edges = [start - 1, *sorted(found), end]
    for before, after in pairwise(edges):
        if after - before - 1 >= _PART:
            yield before + 1, after


def _runs(printed: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at in range(len(printed) - RUN + 1):
        places[printed[at : at + RUN]].append(at)
    return places
