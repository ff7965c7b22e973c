"""The units of the administration from data: names, what lies within what, what became what."""

import subprocess
import sys

import pytest

from knowledge.card import Level
from knowledge.places import Era, Unit, predecessors, province_cities, provinces, successors, units_called
from knowledge.places.units import FOLDER, LONGEST_NAME
from knowledge.text import spelling


def the(name: str, level_word: str, era: Era) -> Unit:
    """The one unit of a name, level word and era."""
    [unit] = (unit for unit in units_called(name, level_word) if unit.era is era)
    return unit


@pytest.mark.parametrize("name", ["Tuyên Quang", "tuyen quang", "TUYÊN QUANG", "Tuyên  quang"])
def test_a_name_is_found_however_it_is_typed(name: str) -> None:
    assert {unit.written for unit in units_called(name, "tinh")} == {"tỉnh Tuyên Quang"}


def test_a_name_with_marks_is_only_that_name() -> None:
    assert {unit.name for unit in units_called("dong tien")} == {"Đông Tiến", "Đồng Tiến"}
    assert {unit.name for unit in units_called("Đồng Tiến")} == {"Đồng Tiến"}
    assert units_called("Khánh Hoà") == units_called("Khánh Hòa") != ()
    assert not units_called("Lống An")
    assert not units_called("Lòng An", marked=True)


@pytest.mark.parametrize(("one", "other"), [("Hoà Thuỷ", "Hòa Thủy"), ("Quỳ", "QUỲ")])
def test_where_the_tone_stands_makes_no_difference(one: str, other: str) -> None:
    assert spelling(one) == spelling(other) != spelling(other.lower().replace("ò", "ó").replace("ỳ", "ý"))


def test_levels() -> None:
    assert the("Huế", "thanh pho", Era.SINCE).level is Level.PROVINCE
    assert the("Vinh", "thanh pho", Era.BEFORE).level is Level.DISTRICT
    assert the("Côn Đảo", "dac khu", Era.SINCE).level is Level.COMMUNE
    assert province_cities() == {"ha noi", "ho chi minh", "hai phong", "da nang", "can tho", "hue"}


def test_provinces_before_and_since() -> None:
    assert provinces()["dak lak"] == "Đắk Lắk"
    assert {"ha giang", "kon tum", "ba ria vung tau", "thua thien hue"} < provinces().keys()
    assert len({unit.key for key in provinces() for unit in units_called(key) if _is_province(unit, Era.BEFORE)}) == 63
    assert len({unit.key for key in provinces() for unit in units_called(key) if _is_province(unit, Era.SINCE)}) == 34


def _is_province(unit: Unit, era: Era) -> bool:
    return unit.level is Level.PROVINCE and unit.era is era


def test_every_province_of_before_became_one_of_today() -> None:
    units = (unit for key in provinces() for unit in units_called(key) if _is_province(unit, Era.BEFORE))
    assert all(len(successors(unit)) == 1 and _is_province(successors(unit)[0], Era.SINCE) for unit in units)


def test_what_lies_within_what() -> None:
    vinh = the("Vinh", "thanh pho", Era.BEFORE)
    assert [wider.written for wider in vinh.within] == ["tỉnh Nghệ An"]
    communes = [commune for commune in units_called("Bến Thủy", "phuong") if vinh in commune.within]
    assert communes
    assert all(commune.within == (vinh, *vinh.within) for commune in communes)


@pytest.mark.parametrize(
    ("name", "level_word", "now"),
    [
        ("Hà Giang", "tinh", ["tỉnh Tuyên Quang"]),
        ("Côn Đảo", "huyen", ["đặc khu Côn Đảo"]),
        ("Vinh", "thanh pho", []),
    ],
)
def test_what_a_unit_became(name: str, level_word: str, now: list[str]) -> None:
    assert [unit.written for unit in successors(the(name, level_word, Era.BEFORE))] == now


def test_where_a_unit_came_from() -> None:
    assert [unit.written for unit in predecessors(the("Tuyên Quang", "tinh", Era.SINCE))] == [
        "tỉnh Hà Giang",
        "tỉnh Tuyên Quang",
    ]
    assert "tỉnh Thừa Thiên Huế" in [unit.written for unit in predecessors(the("Huế", "thanh pho", Era.SINCE))]
    assert not predecessors(the("Hà Giang", "tinh", Era.BEFORE))


def test_a_unit_of_today_became_nothing() -> None:
    assert not successors(the("Huế", "thanh pho", Era.SINCE))


def test_no_name_has_more_words_than_are_looked_for() -> None:
    lines = (FOLDER / "units.tsv").read_text(encoding="utf-8").splitlines()
    assert max(len(line.partition("\t")[0].split()) for line in lines) == LONGEST_NAME
    heads = [line.split("\t")[:4] for line in lines]
    assert heads == sorted(heads)


def test_nothing_is_read_at_import() -> None:
    code = "import knowledge.places as p; assert not p.units._lines.cache_info().currsize"
    subprocess.run([sys.executable, "-c", code], check=True)
