"""Roman numbers of headings on a picture, by the strokes that are seen: Tesseract reads III as II, and leaves out dots.

The name of a part hangs on one stroke, and nothing that stands around it tells which was lost.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ingest.readers.second_look import Row, line_of

if TYPE_CHECKING:
    from PIL.Image import Image

_STROKES = re.compile(r"(?=.*I)[Il1|]{1,4}[.,]?")
"""What I, II and III are read as; a number in digits has no I."""
_DARK = 0.72
"""A pixel is dark below this share of the paper's brightness."""
_BODY = (0.3, 0.7)
"""Between which heights a stroke is nothing but a stroke."""
_PARTLY, _WHOLLY = 0.5, 0.95
"""A stroke has columns that are dark for so much of that height; slanted ones have none that are dark throughout."""
_FOOT = 0.65
_MOST = 3
_BLUR = 3
"""Columns beside a stroke that are dark here and there; those of slanted strokes are more."""
_EDGE = 3
"""Columns at the right end of a word that show whether it ends in a dot."""


def numbered(rows: Sequence[Row], picture: "Image") -> list[Row]:
    """The words, the numbers I to III before headings in capitals as they are drawn."""
    lines = [list(line) for _, line in groupby(rows, key=line_of)]
    if not any(map(_begins, lines)):
        return list(rows)
    import numpy as np

    grey = np.asarray(picture.convert("L"))
    dark = grey < _DARK * float(np.median(grey))
    return [row for line in lines for row in _counted(line, dark)]


def _begins(line: Sequence[Row]) -> bool:
    """Whether a line begins with such a number and goes on in capitals."""
    return len(line) > 1 and bool(_STROKES.fullmatch(line[0]["text"])) and _is_capital(line[1]["text"])


def _is_capital(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _counted(line: Sequence[Row], dark: Any) -> Iterator[Row]:
    if _begins(line):
        left, top, width, height = (int(line[0][key]) for key in ("left", "top", "width", "height"))
        text = _drawn(dark[top : top + height, left : left + width])
        yield {**line[0], "text": text or line[0]["text"]}
        line = line[1:]
    yield from line


def _drawn(ink: Any) -> str:
    """The number that is drawn, with its dot; empty where it is none of those."""
    import numpy as np

    height = ink.shape[0]
    body = ink[int(_BODY[0] * height) : int(_BODY[1] * height)]
    if not body.size:
        return ""
    shares = body.mean(axis=0)
    edges = np.diff(np.pad((shares > _PARTLY).astype(np.int8), (1, 1)))
    starts, ends = np.nonzero(edges == 1)[0], np.nonzero(edges == -1)[0]
    widths, seen = ends - starts, len(starts)
    stray = body.any(axis=0).sum() - widths.sum()
    if not 1 <= seen <= _MOST or widths.max() > 2 * widths.min() or stray > _BLUR * seen:
        return ""
    if any(shares[start:end].max() < _WHOLLY for start, end in zip(starts, ends, strict=True)):
        return ""
    last = ink[:, -_EDGE:]
    dotted = last[int(_FOOT * height) :].any() and not last[: int((1 - _FOOT) * height)].any()
    return "I" * seen + ("." if dotted else "")
