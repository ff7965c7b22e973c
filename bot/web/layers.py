"""What is drawn over the picture of a page: what is tinted and framed there, and the words that can be marked. Pure.

A word is a link: the first and the last one are followed one after the other, so that words are marked with a finger,
by the keyboard and without scripts; a script makes dragging of it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from operator import attrgetter
from urllib.parse import urlencode

from ingest.pages import Leaf, Placed
from knowledge.plan import PlanVersion
from knowledge.span import Span
from knowledge.text import squeeze

FINE = 1
"""Units of the drawing that make a point: its numbers are whole ones, which keeps a page small."""
_FARTHEST = 1_500
"""Characters between the first and the last word of a proof, at most."""
_AIR, _SIDE = 1.5, 1.0
"""Points above and below, and on either side of a word, that can be pressed too."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing; `kind` is the class of its style."""

    x: int
    y: int
    width: int
    height: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A word that can be marked, at the address that marks it; `behind` is text up to the next one that has no place.

    `anchor` is the name by which a link goes to it, if any.
    """

    box: Box
    start: int
    word: str
    href: str
    behind: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Marking:
    """Words being marked: so far, and whether only the first one has been; `asked` is the rest of the address."""

    asked: Mapping[str, object]
    marked: Span | None = None
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """A drawing over a page, as wide and high as that; `loose` is what is tinted for being in no fact, as it reads."""

    width: int
    height: int
    tints: tuple[Box, ...]
    frames: tuple[Box, ...]
    spots: tuple[Spot, ...]
    loose: tuple[str, ...]


def frames(size: tuple[float, float], boxes: Sequence[tuple[float, float, float, float]]) -> Layer:
    """Only where on a page a passage is framed."""
    width, height = size
    framed = tuple(_box(one, 2.0, "") for one in boxes)
    return Layer(round(width * FINE), round(height * FINE), (), framed, (), ())


def layer(
    leaf: Leaf,
    version: PlanVersion,
    cited: Span | None,
    tinted: Sequence[tuple[Span, str]] = (),
    marking: Marking | None = None,
) -> Layer:
    """What is drawn over a page: spans tinted by the class of their style, a passage framed, words to be marked."""
    boxes = [(span, kind, list(_lines(leaf, span))) for span, kind in tinted]
    marked = marking.marked if marking else None
    if marked:
        boxes.append((marked, "marked", list(_lines(leaf, marked))))
    return Layer(
        round(leaf.width * FINE),
        round(leaf.height * FINE),
        tuple(_box(line, 0.5, kind) for _, kind, lines in boxes for line in lines),
        tuple(_box(one, 2.0, "") for one in leaf.boxes),
        tuple(_spots(leaf, version, cited, marking)) if marking else (),
        tuple(squeeze(span.of(version.text)) for span, kind, lines in boxes if lines and kind == "loose"),
    )


def _spots(leaf: Leaf, version: PlanVersion, cited: Span | None, marking: Marking) -> Iterator[Spot]:
    common = urlencode(dict(marking.asked))
    first = marking.marked or cited
    begins = next((word for word in leaf.words if first and first.meets(word.span)), None)
    for word, following in pairwise([*leaf.words, None]):
        if word is not None and (not marking.begun or _is_near(word.span, marking.marked)):
            end = following.span.start if following else word.span.end
            yield Spot(
                _box(word.box, _AIR, "", _SIDE),
                word.span.start,
                word.span.of(version.text),
                f"?{common}&{_to(word.span, marking)}",
                squeeze(version.text[word.span.end : end]),
                "trich" if word is begins else "",
            )


def _is_near(word: Span, first: Span | None) -> bool:
    return first is None or abs(word.start - first.start) <= _FARTHEST


def _to(word: Span, marking: Marking) -> str:
    """What the address of a word says: that it is the first one, or the last one of those that it marks."""
    if marking.marked and marking.begun:
        start, end = min(word.start, marking.marked.start), max(word.end, marking.marked.end)
        return f"dau={start}&cuoi={end}#form"
    return f"dau={word.start}#trich"


def _lines(leaf: Leaf, span: Span) -> Iterator[tuple[float, float, float, float]]:
    """One box for each line that words of a span stand in."""
    run: list[Placed] = []
    for word in _meeting(leaf.words, span):
        if run and not _is_beside(run[-1], word):
            yield _around(run)
            run = []
        run.append(word)
    if run:
        yield _around(run)


def _meeting(words: Sequence[Placed], span: Span) -> Iterator[Placed]:
    """The words, which are in the order of the text, that belong to a span."""
    first = bisect_left(words, span.start + 1, key=attrgetter("span.end"))
    yield from takewhile(lambda word: word.span.start < span.end, words[first:])


def _is_beside(left: Placed, right: Placed) -> bool:
    """Whether a word stands behind another in its line."""
    (_, top, edge, bottom), (start, above, _, below) = left.box, right.box
    height = bottom - top
    return min(bottom, below) - max(top, above) > height / 2 and -height < start - edge < 2 * height


def _around(words: Sequence[Placed]) -> tuple[float, float, float, float]:
    lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _box(box: tuple[float, float, float, float], air: float, kind: str, side: float | None = None) -> Box:
    left, top, right, bottom = box
    beside = air if side is None else side
    x, y = round(FINE * (left - beside)), round(FINE * (top - air))
    return Box(x, y, round(FINE * (right + beside)) - x, round(FINE * (bottom + air)) - y, kind)
