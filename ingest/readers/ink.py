"""Whether there is ink in a place of a picture: what of a page's letters can be seen at all."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PIL.Image import Image

_FAINTEST = 12
"""Pixels that differ by less, of 255, look the same."""
_DARK, _SPECKS = 0.6, 0.002
"""A pixel is dark below this share of the paper's brightness; a sheet with a smaller share of such pixels is empty."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points."""


def seen_in(picture: "Image", scale: float, boxes: Sequence[Box]) -> Iterator[tuple[bool, float]]:
    """For each box: whether anything is drawn in it, and its darkest pixel as a share of white.

    `scale` is pixels a point; the picture is in grey.
    """
    width, height = picture.size
    for box in boxes:
        left, top = min(max(0, int(box[0] * scale)), width - 1), min(max(0, int(box[1] * scale)), height - 1)
        right, bottom = min(width, int(box[2] * scale) + 1), min(height, int(box[3] * scale) + 1)
        part = picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
        darkest, brightest = cast("tuple[int, int]", part.getextrema())
        yield brightest - darkest > _FAINTEST, darkest / 255


def is_blank(picture: "Image") -> bool:
    """Whether a picture in grey is an empty sheet, but for specks."""
    counts = picture.histogram()
    total, seen, paper = sum(counts), 0, 0
    while seen < total / 2:
        seen += counts[paper]
        paper += 1
    return sum(counts[: int(_DARK * paper)]) < _SPECKS * total
