"""Days and document numbers that recognition is unsure of are looked at once more, by themselves.

A misread digit makes another valid day, which nothing later could notice.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from knowledge.text import fold

SURE = 94.0
"""Tesseract's confidence, in percent, from which on a day or number is believed at the first look."""
LOST = 60.0
"""Below this, one that is read the same twice is still doubtful."""
MOST = 10
"""So many words of a page are looked at again; a page with more is poor as a whole."""

_WRITTEN = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2,4}\b|\d{1,2}/\d{1,4}\b|(?<!\d)\d+(?:/\d{4})?[/-][A-ZĐ]{2}")
_COUNTED = re.compile(r"\W*\d{1,4}\W*")
_BEFORE = frozenset({"ngay", "thang", "nam", "so"})
_LEADING = re.compile(r"[\d/.-]*\d")

Row = Mapping[str, str]
"""A word as Tesseract lists it: text, conf, left, top, width, height."""

Again = Callable[[Row, float], str]
"""What is read of a word's place alone, enlarged by a factor."""


def line_of(row: Row) -> tuple[str, ...]:
    """What tells the line that a word stands in from all others of its page."""
    return row["block_num"], row["par_num"], row["line_num"]


def looked_again(rows: Sequence[Row], again: Again) -> tuple[list[Row], tuple[str, ...]]:
    """The words as they are read at the second look, and those of them that remain doubtful."""
    settled, doubtful = [], []
    left = MOST
    for at, row in enumerate(rows):
        if not _is_at_risk(row, rows[at - 1] if at else None):
            settled.append(row)
            continue
        left -= 1
        text, sure = settle(row["text"], [again(row, scale) for scale in ((1.0, 0.75) if left >= 0 else ())])
        settled.append({**row, "text": text})
        if not sure or float(row["conf"]) < LOST:
            doubtful.append(text)
    return settled, tuple(doubtful)


def settle(first: str, again: Sequence[str]) -> tuple[str, bool]:
    """The reading to take, and whether all looks agree: another one only where the later looks agree on its form."""
    digits = _digits(first)
    later = {_digits(text) for text in again}
    if later == {digits}:
        return first, True
    other = later.pop() if len(later) == 1 else ""
    if digits and re.sub(r"\d", "#", other) == re.sub(r"\d", "#", digits):
        return first.replace(digits, other, 1), False
    return first, False


def _is_at_risk(row: Row, before: Row | None) -> bool:
    if float(row["conf"]) >= SURE:
        return False
    if _WRITTEN.search(row["text"]):
        return True
    announced = before is not None and fold(before["text"]).strip(" :.,") in _BEFORE
    return announced and _COUNTED.fullmatch(row["text"]) is not None


def _digits(text: str) -> str:
    """The day, or the figures that a document's number begins with."""
    found = _LEADING.search(text)
    return found.group() if found else ""
