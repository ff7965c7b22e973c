"""The numbers that Word writes by itself before paragraphs: they stand nowhere in the file's text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PLACE = re.compile(r"%(\d)")
_BULLETED = ("bullet", "none")
_ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True)
)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: `text` with `%1` for the number of the first level, and so on.

    Lists of the same `group` count on from one another; `plain` writes the levels above as digits; `goes_on`: the
    count does not begin anew under each number above it.
    """

    form: str
    text: str
    start: int
    group: str
    plain: bool = False
    goes_on: bool = False


class Numbering:
    """Counts the numbered paragraphs of a document, in its order."""

    def __init__(self, lists: Mapping[str, Mapping[int, Level]]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}

    def next(self, number: str, at: int) -> str:
        """The label of the next paragraph on level `at` of a list; empty where it has none."""
        levels = self._lists.get(number, {})
        level = levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(level.group, {})
        counts[at] = counts.get(at, level.start - 1) + 1
        for below in [other for other in counts if other > at]:
            if below not in levels or not levels[below].goes_on:
                del counts[below]
        if level.form == "bullet":
            return "-"
        return _PLACE.sub(
            lambda place: self._part(levels, counts, int(place[1]) - 1, plain=level.plain), level.text
        ).strip()

    def _part(self, levels: Mapping[int, Level], counts: Mapping[int, int], at: int, *, plain: bool) -> str:
        level = levels.get(at)
        if level is None or level.form in _BULLETED:
            return ""
        return written(counts.get(at, level.start), "decimal" if plain else level.form)


def written(number: int, form: str) -> str:
    """A number in one of Word's forms; those that Vietnamese documents do not use become digits."""
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    return str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters += sign * count
    return letters
