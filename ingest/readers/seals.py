"""Red seals on a page: what is printed under them shows in the red of the picture alone (numpy)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

_REDDER = 40
"""By so much, of 255, red is stronger than green and blue in the ink of a seal."""
_PAPER = 140
"""Where the red of a seal is brighter, there is only paper under it."""
_SEAL = (0.05, 0.4)
"""A seal is at least and at most so large, both ways, as a share of the page's longer side; a red heading is flat."""
_CELLS = 240
"""Cells along the longer side, in which red is looked for."""
_FEWEST = 6


def unsealed(picture: "Image") -> "Image":
    """The picture in grey, red seals as bright as they are red; red headings stay."""
    if picture.mode != "RGB":
        return picture.convert("L")
    import numpy as np
    from PIL import Image

    colours, red = _red(picture)
    grey = np.array(picture.convert("L"))
    for top, bottom, left, right in _seals(red):
        part = (slice(top, bottom), slice(left, right))
        redness = colours[..., 0][part]
        grey[part] = np.where(red[part], np.where(redness > _PAPER, 255, redness), grey[part])
    return Image.fromarray(grey)


def has_seal(picture: "Image") -> bool:
    """Whether there is a red seal on a picture in colours."""
    return next(_seals(_red(picture)[1]), None) is not None


def _red(picture: "Image") -> tuple[Any, Any]:
    """The colours of the pixels, and which of them are red."""
    import numpy as np

    colours = np.asarray(picture).astype(np.int16)
    return colours, colours[..., 0] - np.maximum(colours[..., 1], colours[..., 2]) > _REDDER


def _seals(red: Any) -> Iterator[tuple[int, int, int, int]]:
    """Top, bottom, left and right of each seal, in pixels."""
    import numpy as np

    height, width = red.shape
    size = max(1, max(height, width) // _CELLS)
    rows, columns = height // size, width // size
    cells = red[: rows * size, : columns * size].reshape(rows, size, columns, size).any(axis=(1, 3))
    least, most = (share * max(height, width) / size for share in _SEAL)
    for cluster in _clusters({(int(y), int(x)) for y, x in zip(*np.nonzero(cells), strict=True)}):
        ys, xs = [y for y, _ in cluster], [x for _, x in cluster]
        top, bottom, left, right = min(ys), max(ys) + 1, min(xs), max(xs) + 1
        if len(cluster) >= _FEWEST and all(least <= side <= most for side in (bottom - top, right - left)):
            yield top * size, (bottom + 1) * size, left * size, (right + 1) * size


def _clusters(cells: set[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Cells that touch one another, also over a cell between."""
    waiting = set(cells)
    while waiting:
        cluster = [waiting.pop()]
        for y, x in cluster:
            near = {(y + dy, x + dx) for dy in (-2, -1, 0, 1, 2) for dx in (-2, -1, 0, 1, 2)} & waiting
            waiting -= near
            cluster += near
        yield cluster
