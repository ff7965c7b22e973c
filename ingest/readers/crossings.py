"""Lines that somebody has drawn through words of a scan: what stands there is no longer valid, and would be misread.

A line through words is unbroken, as no row of letters is, has ink of letters above it and below, and strokes of letters
go on from one of its sides to the other: they end on an underline, and none comes near the line of a table.
"""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, Any

from ingest.readers.grid import Stroke
from ingest.readers.rulings import dark_of, level_lines, without
from ingest.readers.second_look import Row

if TYPE_CHECKING:
    from PIL.Image import Image

_SHORTEST = 4.0
"""How many heights of a word a line is long, at least: letters and blots have shorter strokes."""
_THICKEST = 0.3
_NEAR = 0.4
"""Within so many heights of the line the letters stand that it goes through."""
_COVERED = 0.5
"""In so much of its length there are letters above it, and below."""
_NEXT = 0.1
"""So many heights on both sides of the line the strokes go that pass through it."""
_PASSED = 0.03
"""In so much of its length: below an underline there are tails and dots in a hundredth."""
_RIM = 2
_SPACE = 0.25
"""So many heights without ink part words."""
_REACH = 0.75
"""So many heights above and below the line are the letters that it withdraws."""
_FEWEST = 3


def crossed(picture: "Image", rows: Sequence[Row], tables: Sequence[Stroke]) -> list[Stroke]:
    """The lines that go through words; `tables` are those that do not."""
    heights = [float(row["height"]) for row in rows if len(row["text"]) >= _FEWEST]
    if len(heights) < _FEWEST:
        return []
    height, dark = median(heights), dark_of(picture)
    found = level_lines(dark, _SHORTEST * height, _THICKEST * height, gaps=())
    return [line for line in found if not _is_known(line, tables) and _goes_through(dark, line, height)]


def withdrawn(picture: "Image", lines: Sequence[Stroke], rows: Sequence[Row]) -> tuple["Image", list["Image"]]:
    """The picture without what stands under these lines, and each of those stretches without its line."""
    height, dark = median(float(row["height"]) for row in rows), dark_of(picture)
    boxes = [_stretch(line, height, dark) for line in lines]
    bare = without(picture, lines)
    whitened = picture.copy()
    for box in boxes:
        whitened.paste(255, box)
    return whitened, [bare.crop(box) for box in boxes]


def _stretch(line: Stroke, height: float, dark: Any) -> tuple[int, int, int, int]:
    """What a line withdraws, up to the next space: a slanted line, or a cross, is level only in parts."""
    top, bottom = max(0, int(line.top - _REACH * height)), int(line.bottom + _REACH * height)
    inked = dark[top:bottom].any(axis=0)
    left = _space(inked[: int(line.left) + 1][::-1], int(_SPACE * height))
    right = _space(inked[int(line.right) :], int(_SPACE * height))
    return int(line.left) - left, top, int(line.right) + right + 1, bottom


def _space(inked: Any, wide: int) -> int:
    """How far it is to the next so many columns without ink."""
    blank = 0
    for at, dark in enumerate(inked):
        blank = 0 if dark else blank + 1
        if blank >= wide:
            return int(at) - wide
    return max(0, len(inked) - 1)


def _is_known(line: Stroke, tables: Sequence[Stroke]) -> bool:
    return any(
        abs(one.top - line.top) <= 2 * _RIM and one.left <= line.right and line.left <= one.right for one in tables
    )


def _goes_through(dark: Any, line: Stroke, height: float) -> bool:
    near, next_to = max(1, int(_NEAR * height) - _RIM), max(1, int(_NEXT * height))
    columns = slice(int(line.left), int(line.right) + 1)
    above, below = dark[: max(0, int(line.top) - _RIM), columns], dark[int(line.bottom) + 1 + _RIM :, columns]
    covered = min(_share(above[-near:]), _share(below[:near]))
    passed = above[-next_to:].all(axis=0) & below[:next_to].all(axis=0)
    return covered >= _COVERED and float(passed.mean()) >= _PASSED


def _share(ink: Any) -> float:
    return float(ink.any(axis=0).mean()) if ink.size else 0.0


def told(said: Sequence[str]) -> Iterator[str]:
    """What is read of such stretches; empty where that is nothing, which is told all the same."""
    yield from (" ".join(one.split()) if any(map(str.isalnum, one)) else "" for one in said)
