"""The units of the administration of Viet Nam, from data: what lies within what, what became what.

`bundled/places/units.tsv` (written by `scripts/compile_places.py`) has a unit a line, in order: folded name, folded
level word, name as written, era, then numbers of other lines, from 0: what it lies within, what it became, what it
came from. It is read when a name is first looked up (some milliseconds); a line is understood when it is found.
"""

from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path

from knowledge.card import Level
from knowledge.text import has_marks, joined_words, spelling

FOLDER = Path(__file__).parent.parent / "bundled" / "places"

LEVEL_WORDS: dict[str, Level] = {
    "tinh": Level.PROVINCE,
    "thanh pho": Level.DISTRICT,
    "tp": Level.DISTRICT,
    "thi xa": Level.DISTRICT,
    "tx": Level.DISTRICT,
    "huyen": Level.DISTRICT,
    "quan": Level.DISTRICT,
    "dac khu": Level.COMMUNE,
    "thi tran": Level.COMMUNE,
    "phuong": Level.COMMUNE,
    "xa": Level.COMMUNE,
}
"""Folded level words; a `thanh pho` that lies within no province ranks as one."""

LONGEST_NAME = 5
"""Words of the longest name in the data."""

LEVEL_WRITTEN = {
    "tinh": "tỉnh",
    "thanh pho": "thành phố",
    "thi xa": "thị xã",
    "huyen": "huyện",
    "quan": "quận",
    "dac khu": "đặc khu",
    "thi tran": "thị trấn",
    "phuong": "phường",
    "xa": "xã",
}


class Era(IntEnum):
    """When a unit was: renamed or merged in the years before, there until 30 June 2025, there since 1 July 2025."""

    EARLIER = 0
    BEFORE = 1
    SINCE = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the administration: `key` is its folded name ("viet yen"), `name` as written, `id` its line."""

    id: int
    key: str
    level_word: str
    name: str
    era: Era
    _within: str
    _becomes: str
    _came_from: str

    @property
    def level(self) -> Level:
        """The rung of the administration; a city that lies within nothing ranks as a province."""
        return LEVEL_WORDS[self.level_word] if self._within else Level.PROVINCE

    @property
    def written(self) -> str:
        """The unit as it stands in a sentence: "thị xã Việt Yên"."""
        return f"{LEVEL_WRITTEN[self.level_word]} {self.name}"

    @property
    def within(self) -> tuple["Unit", ...]:
        """What it lay or lies within, from the next wider one to the province."""
        if not self._within:
            return ()
        wider = _unit(int(self._within))
        return (wider, *wider.within)

    @property
    def became(self) -> tuple["Unit", ...]:
        """What it became: one unit, or those that it was divided among; empty for units of today, and where the data
        does not tell."""
        return _units(self._becomes)

    @property
    def came_from(self) -> tuple["Unit", ...]:
        """The units that became it, or part of it."""
        return _units(self._came_from)


def units_called(name: str, level_word: str = "", *, marked: bool | None = None) -> tuple[Unit, ...]:
    """Every unit of a name, written in any way ("Việt Yên", "viet yen"), of a folded level word where one is given.

    A name with diacritics is only that name: "Đồng Liên" is not "Đông Liên"; where the tone stands makes no
    difference ("Hoà", "Hòa"). `marked` says whether it was typed with diacritics where its own words have none to
    tell by ("Long An").
    """
    found = _called(joined_words(name))
    if found and (has_marks(name) if marked is None else marked):
        found = tuple(unit for unit in found if spelling(unit.name) == spelling(name))
    return tuple(unit for unit in found if level_word in {"", unit.level_word})


def successors(unit: Unit) -> tuple[Unit, ...]:
    """What a unit is called or belongs to since 1 July 2025, on its own rung of the administration.

    A commune that was divided has several. A district has none, but where the whole of it became one unit
    ("huyện Côn Đảo": "đặc khu Côn Đảo").
    """
    if unit.era is Era.SINCE:
        return ()
    later = {one.id: one for step in unit.became for one in (successors(step) if step.era < Era.SINCE else (step,))}
    return tuple(later.values()) if len(later) == 1 or unit.level is Level.COMMUNE else ()


def predecessors(unit: Unit) -> tuple[Unit, ...]:
    """The units of the years before whose successor a unit is."""
    earlier = (one for step in unit.came_from for one in (step, *predecessors(step)))
    return tuple({one.id: one for one in earlier if unit.era < Era.SINCE or unit in successors(one)}.values())


@cache
def provinces() -> dict[str, str]:
    """The provinces and the cities that rank as such, of every era: name as written by folded name."""
    # Of fifteen thousand lines few have these words.
    ids = (at for at, line in enumerate(_lines()) if "\ttinh\t" in line or "\tthanh pho\t" in line)
    return {unit.key: unit.name for unit in map(_unit, ids) if unit.level is Level.PROVINCE}


@cache
def province_cities() -> frozenset[str]:
    """The folded names of the cities that rank as provinces."""
    return frozenset(
        unit.key for key in provinces() for unit in _called(key) if unit.level_word == "thanh pho" and not unit.within
    )


@cache
def _lines() -> list[str]:
    return (FOLDER / "units.tsv").read_text(encoding="utf-8").splitlines()


# A text names the same few places, and has the same few words that are none, again and again.
@lru_cache(maxsize=10_000)
def _called(key: str) -> tuple[Unit, ...]:
    """The units of a folded name."""
    lines, start = _lines(), f"{key}\t"
    first = bisect_left(lines, start)
    return tuple(map(_unit, takewhile(lambda at: lines[at].startswith(start), range(first, len(lines)))))


def _unit(at: int) -> Unit:
    key, level_word, name, era, within, becomes, came_from = _lines()[at].split("\t")
    return Unit(at, key, level_word, name, Era(int(era)), within, becomes, came_from)


def _units(ids: str) -> tuple[Unit, ...]:
    return tuple(_unit(int(one)) for one in ids.split(",") if one)
