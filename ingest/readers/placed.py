"""Where the words of recognised pages are seen on them: kept at reading, so that no page is recognised to be shown.

Pure. As text it is JSON: by the number of each page, from 0, its turn and its lines of words with their boxes.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import cos, radians, sin

from ingest.readers.layout import Placed, Word

_STEPS = 20_000
"""Boxes are kept in so many steps of a page's width and height: a twentieth of a point of an A4 sheet."""


def placed_in(lines: Iterable[Sequence[Word]], size: tuple[float, float], skew: float, tilt: int) -> Placed:
    """Words on a straightened picture of some size as they are seen on the picture as it was.

    `skew` is by how many degrees, against the clock, it was turned about its middle; `tilt` as of `Placed`.
    """
    back = radians(-skew)
    return Placed(tilt, tuple(tuple(_seen(word, size, back) for word in line) for line in lines))


def on_page(placed: Placed, width: float, height: float) -> Placed:
    """The words in the units of a page that is shown so wide and high; with 1/width and 1/height back in shares."""
    lines = (tuple(_scaled(word, width, height) for word in line) for line in placed.lines)
    return replace(placed, lines=tuple(lines))


def written(pages: Mapping[int, Placed]) -> str:
    """As text; empty where no page was recognised."""
    told = {str(at): [one.tilt, [[_told(word) for word in line] for line in one.lines]] for at, one in pages.items()}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) if told else ""


def read(told: str) -> dict[int, Placed]:
    """Of such a text. Raises ValueError where it is none."""
    pages = json.loads(told or "{}")
    try:
        return {int(at): _placed(*one) for at, one in pages.items()}
    except (TypeError, AttributeError) as error:
        raise ValueError("no places of words") from error


def _seen(word: Word, size: tuple[float, float], back: float) -> Word:
    """The word with its box turned about the middle, in shares; a turn so small leaves boxes nearly what they are."""
    width, height = size
    x, y = (word.left + word.right - width) / 2, (word.top + word.bottom - height) / 2
    across = (cos(back) * x + sin(back) * y - x) / width
    down = (cos(back) * y - sin(back) * x - y) / height
    lean = abs(sin(back)) * (word.right - word.left) / 2 / height
    return replace(
        word,
        left=word.left / width + across,
        right=word.right / width + across,
        top=word.top / height + down - lean,
        bottom=word.bottom / height + down + lean,
    )


def _scaled(word: Word, width: float, height: float) -> Word:
    return replace(
        word,
        left=word.left * width,
        right=word.right * width,
        top=word.top * height,
        bottom=word.bottom * height,
    )


def _placed(tilt: int, lines: Sequence[Sequence[Sequence[str | int]]]) -> Placed:
    return Placed(tilt, tuple(tuple(map(_word, line)) for line in lines))


def _told(word: Word) -> list[str | int]:
    return [word.text, *(round(edge * _STEPS) for edge in (word.left, word.top, word.right, word.bottom))]


def _word(told: Sequence[str | int]) -> Word:
    text, *edges = told
    left, top, right, bottom = (float(edge) / _STEPS for edge in edges)
    return Word(str(text), left, right, top, bottom)
