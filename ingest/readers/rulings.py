"""The lines of tables in the picture of a page, and the picture turned upright so that they are level.

Distances are in pixels. The only file that looks at single pixels (numpy).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ingest.readers.grid import Stroke

if TYPE_CHECKING:
    from PIL.Image import Image

_ANGLES = [tenth / 10 for tenth in range(-30, 31)]
_LEAST_ANGLE = 0.15
"""Degrees from which on a page is turned; less than that moves no word into another line."""
_SMALL = 700
_DARK = 0.72
"""A pixel is dark below this share of the paper's brightness."""
_LEVEL, _UPRIGHT = 0.06, 0.03
"""How long a line is at least, as a share of the page's width: letters have shorter strokes."""
_THICKEST = 0.006
_GAPS = (1, 2, 4)
"""Breaks of so many pixels in all are noise on a line."""
_MOST_RUNS = 40_000
_FEWEST = 3
_TOUCH = 8
_ROUNDS = 3
_BREAK = 40
"""Pieces of one line stand no further apart than this."""


def straightened(picture: "Image") -> tuple["Image", float]:
    """The picture with its lines of text level, and by how many degrees, against the clock, it was turned for that."""
    angle = _skew(picture)
    if abs(angle) < _LEAST_ANGLE:
        return picture, 0.0
    from PIL import Image

    return picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255), angle


def rulings(picture: "Image") -> list[Stroke]:
    """The long thin level and upright lines; none where they are too few for a table."""
    dark = dark_of(picture)
    width, thickest = dark.shape[1], _THICKEST * dark.shape[1]
    level = level_lines(dark, _LEVEL * width, thickest)
    upright = [Stroke(left, a, right, b) for left, right, a, b in _lines(dark.T, _UPRIGHT * width, thickest)]
    for _ in range(_ROUNDS):
        upright = [line for line in upright if _meets(line, level)]
        level = [line for line in level if _meets(line, upright)]
    return [*level, *upright] if min(len(level), len(upright)) >= _FEWEST else []


def dark_of(picture: "Image") -> Any:
    """Which pixels of a picture in grey are dark: an array of its rows."""
    import numpy as np

    grey = np.asarray(picture)
    return grey < _DARK * float(np.median(grey))


def level_lines(dark: Any, shortest: float, thickest: float, gaps: Sequence[int] = _GAPS) -> list[Stroke]:
    """The level lines that are that long and no thicker; `gaps`: breaks that are noise on them."""
    return [Stroke(a, top, b, bottom) for top, bottom, a, b in _lines(dark, shortest, thickest, gaps)]


def _meets(line: Stroke, others: Sequence[Stroke]) -> bool:
    """Whether both ends of a line stand on two of the others: strokes of letters end anywhere."""
    if line.is_upright:
        ends = ((line.left, line.top), (line.left, line.bottom))
    else:
        ends = ((line.left, line.top), (line.right, line.top))
    first, last = ({id(other) for other in others if _holds(other, *end)} for end in ends)
    return bool(first) and bool(last - first)


def _holds(line: Stroke, x: float, y: float) -> bool:
    return line.left - _TOUCH <= x <= line.right + _TOUCH and line.top - _TOUCH <= y <= line.bottom + _TOUCH


def without(picture: "Image", strokes: Sequence[Stroke]) -> "Image":
    """The picture with these lines whitened, which would be read as letters."""
    import numpy as np
    from PIL import Image

    grey = np.array(picture)
    for stroke in strokes:
        rows = slice(max(0, int(stroke.top) - 2), int(stroke.bottom) + 3)
        grey[rows, max(0, int(stroke.left) - 2) : int(stroke.right) + 3] = 255
    return Image.fromarray(grey)


def _skew(picture: "Image") -> float:
    """By how many degrees the page must be turned: lines that are level make the sharpest rows."""
    import numpy as np

    scale = min(1.0, _SMALL / picture.width)
    small = picture.resize((max(1, int(picture.width * scale)), max(1, int(picture.height * scale))))
    grey = np.asarray(small)
    ink = (grey < _DARK * float(np.median(grey))).astype(np.float32)
    columns = np.arange(ink.shape[1]) - ink.shape[1] / 2
    rows, where = np.nonzero(ink)
    if not len(rows):
        return 0.0
    sharpness = {}
    for angle in _ANGLES:
        turned = np.rint(rows - columns[where] * np.tan(np.radians(angle))).astype(int)
        counts = np.bincount(turned - turned.min()).astype(np.float64)
        sharpness[angle] = float(np.sum(np.diff(counts) ** 2))
    return max(sharpness, key=lambda angle: sharpness[angle])


def _lines(
    dark: Any, shortest: float, thickest: float, gaps: Sequence[int] = _GAPS
) -> list[tuple[float, float, float, float]]:
    """First and last row, first and last column of each level line."""
    runs = _runs(dark, shortest, gaps)
    if len(runs) > _MOST_RUNS:
        return []
    found: list[list[int]] = []
    growing: list[list[int]] = []
    for row, start, end in runs:
        growing = [line for line in growing if row - line[1] <= _FEWEST]
        same = next((line for line in growing if start < line[3] + _BREAK and line[2] < end + _BREAK), None)
        if same is None:
            same = [row, row, start, end]
            found.append(same)
            growing.append(same)
        same[1], same[2], same[3] = row, min(same[2], start), max(same[3], end)
    return [(float(a), float(b), float(c), float(d)) for a, b, c, d in found if b - a <= thickest]


def _runs(dark: Any, shortest: float, gaps: Sequence[int]) -> list[tuple[int, int, int]]:
    """The stretches of dark pixels of at least this length: row, first column, column after the last."""
    import numpy as np

    closed = dark.copy()
    for gap in gaps:
        closed[:, gap:] |= closed[:, :-gap]
    edges = np.diff(np.pad(closed.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    long = ends - starts >= shortest + sum(gaps)
    return list(zip(rows[long].tolist(), starts[long].tolist(), (ends[long] - sum(gaps)).tolist(), strict=True))
