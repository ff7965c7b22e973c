"""Passages marked on the picture of a page (Pillow): what was asked for in a frame, what goes with it tinted."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.pages.printed import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_TINT, _PALE = (255, 236, 130), (255, 246, 200)
_FRAME, _FINE = (200, 30, 30), (230, 160, 60)
_AIR = 2.0
"""Points between the letters and their frame."""


def marked(picture: "Image", scale: float, framed: Sequence[Sequence[Box]], beside: Sequence[Sequence[Box]]) -> "Image":
    """The picture with the passages; each is the boxes of its lines in points, of which `scale` pixels make one."""
    for boxes in beside:
        picture = _tinted(picture, scale, boxes, _PALE)
    for boxes in framed:
        picture = _tinted(picture, scale, boxes, _TINT)
    for passages, colour, width in ((beside, _FINE, 2), (framed, _FRAME, 3)):
        for boxes in passages:
            for block in blocks(boxes):
                _frame(picture, _pixels(block, scale), colour, width)
    return picture


def blocks(boxes: Sequence[Box]) -> list[Box]:
    """One box for each run of lines that stand right below one another."""
    runs: list[list[Box]] = [[box] for box in boxes[:1]]
    for above, below in pairwise(boxes):
        height = above[3] - above[1]
        is_next = -height < below[1] - above[3] < 1.5 * height
        if is_next and below[0] < above[2] + height and above[0] < below[2] + height:
            runs[-1].append(below)
        else:
            runs.append([below])
    return [_around(run) for run in runs]


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _tinted(picture: "Image", scale: float, boxes: Sequence[Box], colour: tuple[int, int, int]) -> "Image":
    """Lines as a marker pen leaves them: what is printed stays as dark as it was."""
    from PIL import Image, ImageChops, ImageDraw

    sheet = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(sheet)
    for box in boxes:
        pen.rectangle(_pixels(box, scale), fill=colour)
    return ImageChops.multiply(picture, sheet)


def _frame(picture: "Image", box: Box, colour: tuple[int, int, int], width: int) -> None:
    from PIL import ImageDraw

    ImageDraw.Draw(picture).rectangle(box, outline=colour, width=width)


def _pixels(box: Box, scale: float) -> Box:
    left, top, right, bottom = box
    return (left - _AIR) * scale, (top - _AIR) * scale, (right + _AIR) * scale, (bottom + _AIR) * scale
