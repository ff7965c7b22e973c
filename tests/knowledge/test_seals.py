"""What is kept is known to be what was written: nothing else is ever given out."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.catalogue import Catalogue, DamagedError
from knowledge.plan import PlanText
from knowledge.seals import seal_of_version
from tests.fakes import plan_version


def change(folder: Path, statement: str) -> None:
    """Change a catalogue's file behind its back."""
    with closing(sqlite3.connect(folder / "thidua.sqlite")) as connection, connection:
        connection.execute(statement)


DAMAGES = [
    ("update versions set text = replace(text, '05/12', '06/12')", "catalogue.damaged_text"),
    ("update versions set text = x'4bc3'", "catalogue.damaged_text"),
    ("update versions set card = replace(card, '2031', '2032')", "catalogue.damaged_card"),
    ("update versions set source = 'khac.txt'", "catalogue.damaged_card"),
    ("update versions set corrections = '[1]'", "catalogue.damaged_card"),
    ("update versions set seal = null", "catalogue.damaged_card"),
    ("update passages set start = start + 1", "catalogue.damaged_card"),
    ("update passages set ordinal = 'x'", "catalogue.damaged_card"),
    ("delete from passages where ordinal = 0", "catalogue.damaged_card"),
]


@pytest.mark.parametrize(("statement", "key"), DAMAGES)
def test_a_version_that_is_not_as_it_was_written_is_not_read(
    tmp_path: Path, catalogue: Catalogue, statement: str, key: str
) -> None:
    catalogue.publish(plan_version("hai"))
    change(tmp_path, statement)
    catalogue.publish(plan_version("mot"))
    with pytest.raises(DamagedError) as error:
        catalogue.version("hai")
    assert (error.value.key, error.value.plan) == (key, "hai")
    assert [version.plan for version in catalogue.current()] == ["mot"]
    assert [(one.key, one.plan) for one in catalogue.damages()] == [(key, "hai")]
    assert catalogue.unsealed() == ("hai",)
    assert (catalogue.unsealed("hai"), catalogue.unsealed("mot")) == (("hai",), ())


@pytest.mark.parametrize(("statement", "key"), DAMAGES)
def test_nor_is_one_that_was_read_before(tmp_path: Path, catalogue: Catalogue, statement: str, key: str) -> None:
    catalogue.publish(plan_version("hai"))
    assert catalogue.version("hai") == catalogue.version("hai") == plan_version("hai")
    change(tmp_path, statement)
    with pytest.raises(DamagedError) as error:
        catalogue.version("hai")
    assert (error.value.key, error.value.plan) == (key, "hai")


@pytest.mark.parametrize("change_it", ["text = replace(text, '05/12', '06/12')", "text = x'4bc3'", "quality = 'x'"])
def test_a_text_alone_is_read_as_it_was_written_or_not_at_all(
    tmp_path: Path, catalogue: Catalogue, change_it: str
) -> None:
    version = plan_version("hai")
    catalogue.publish(version)
    text = PlanText("hai", version.text, version.source, version.quality)
    assert catalogue.texts([("hai", 1), ("mot", 1)]) == {"hai": text}
    change(tmp_path, f"update versions set {change_it}")
    assert catalogue.texts([("hai", 1)]) == {}


@pytest.mark.parametrize("change_it", ["current = 2", "current = 'x'", "current = x'00'", "seal = null"])
def test_a_pointer_that_was_changed_points_at_nothing(tmp_path: Path, catalogue: Catalogue, change_it: str) -> None:
    for version in (1, 2):
        catalogue.publish(plan_version(version=version))
    assert catalogue.rollback("ke-hoach") == 1
    change(tmp_path, f"update plans set {change_it}")
    assert catalogue.pointers().current == ()
    assert ("catalogue.damaged_pointer", "ke-hoach") in [(one.key, one.plan) for one in catalogue.damages()]
    assert catalogue.unsealed() == ("ke-hoach",)
    assert catalogue.repoint("ke-hoach") == 2
    assert catalogue.pointers().current == (("ke-hoach", 2),)
    assert list(catalogue.damages()) == []


def test_a_whole_catalogue_has_no_damages(catalogue: Catalogue) -> None:
    for version in (1, 2):
        catalogue.publish(plan_version(version=version))
    catalogue.note_extraction("ke-hoach", 2, "những quy tắc khác")
    assert list(catalogue.damages()) == []
    assert catalogue.unsealed() == ()
    assert catalogue.faults() == ()


def test_a_version_is_written_anew_in_its_place(tmp_path: Path, catalogue: Catalogue) -> None:
    for version in (1, 2):
        catalogue.publish(plan_version(version=version))
    change(tmp_path, "update versions set text = 'x' where version = 2")
    catalogue.rewrite(plan_version(version=2))
    assert catalogue.version("ke-hoach") == plan_version(version=2)
    assert catalogue.rollback("ke-hoach") == 1


def test_a_column_that_comes_later_leaves_seals_as_they_are() -> None:
    row = {"plan": "a", "card": "{}", "quality": 0.5, "before": None}
    assert seal_of_version(row, []) == seal_of_version({**row, "withdrawn": None, "seal": "x", "text": "y"}, [])
    assert seal_of_version(row, []) != seal_of_version({**row, "withdrawn": "[]"}, [])
