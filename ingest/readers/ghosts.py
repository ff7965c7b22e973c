"""Diacritics that recognition has put to words in capitals although the picture has no ink for them.

Where words are commoner with a mark than without, Tesseract reads the mark into capitals. The word's box tells: it
reaches below the line where there is a dot, and above the capitals where there is anything on them.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from ingest.readers.second_look import Row, line_of

_SURE = 90.0
"""Tesseract's confidence, in percent, from which on a word is believed as it was read."""
_DOT = "\u0323"
_ABOVE = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309")
_DEEP = frozenset(",;()[]{}/|QJ@_")
_HIGH = frozenset("()[]{}/|\"'“”’")
_INK = 0.1
"""By so many heights of a capital a mark reaches beyond it, at least."""


def without_ghosts(rows: Sequence[Row]) -> list[Row]:
    """The words, those in capitals without marks that nothing is drawn for."""
    lines = groupby(rows, key=line_of)
    return [row for _, line in lines for row in _settled(list(line))]


def _settled(line: Sequence[Row]) -> Iterator[Row]:
    capitals = [row for row in line if row["text"].isupper()]
    bottoms = [_bottom(row) for row in capitals if not _marks(row) & {_DOT} and not _DEEP & set(row["text"])]
    plain = [row for row in capitals if not _marks(row) & _ABOVE and not _HIGH & set(row["text"])]
    for row in line:
        if row not in capitals or float(row["conf"]) >= _SURE:
            yield row
            continue
        gone: set[str] = set()
        height = float(row["height"])
        if bottoms and not _DEEP & set(row["text"]) and _bottom(row) - median(bottoms) < _INK * height:
            gone.add(_DOT)
        if plain and median(float(one["top"]) for one in plain) - float(row["top"]) < _INK * height:
            gone |= _ABOVE
        marks = _marks(row)
        # A box without room for either kind of mark is a wrong box rather than a word with two wrong marks.
        wrong = _DOT in gone & marks and bool(gone & marks & _ABOVE)
        yield row if wrong else {**row, "text": _without(row["text"], gone)}


def _bottom(row: Row) -> float:
    return float(row["top"]) + float(row["height"])


def _marks(row: Row) -> set[str]:
    return {c for c in unicodedata.normalize("NFD", row["text"]) if unicodedata.combining(c)}


def _without(text: str, gone: set[str]) -> str:
    kept = (c for c in unicodedata.normalize("NFD", text) if c not in gone)
    return unicodedata.normalize("NFC", "".join(kept))
