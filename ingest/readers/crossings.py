"""Lines that somebody has drawn through words of a scan: what stands there is no longer valid, and would be misread.

A line through words is unbroken, as no row of letters is, and has ink of letters above it and below; an underline has
none below, nor has the line of a table.
"""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, Any

from ingest.readers.grid import Stroke
from ingest.readers.rulings import dark_of, level_lines, without
from ingest.readers.second_look import Row

if TYPE_CHECKING:
    from PIL.Image import Image

_SHORTEST = 3.5
"""How many heights of a word a line is long, at least: letters have shorter strokes."""
_THICKEST = 0.3
_NEAR = 0.4
"""Within so many heights of the line the letters stand that it goes through."""
_COVERED = 0.5
"""In so much of its length there are letters above it, and below."""
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
    near, columns = int(_NEAR * height), slice(int(line.left), int(line.right) + 1)
    top, bottom = int(line.top), int(line.bottom) + 1
    sides = (dark[max(0, top - near) : max(0, top - _RIM), columns], dark[bottom + _RIM : bottom + near, columns])
    return all(_share(side) >= _COVERED for side in sides)


def _share(ink: Any) -> float:
    return float(ink.any(axis=0).mean()) if ink.size else 0.0


def told(said: Sequence[str]) -> Iterator[str]:
    """What is read of such stretches; empty where that is nothing, which is told all the same."""
    yield from (" ".join(one.split()) if any(map(str.isalnum, one)) else "" for one in said)
