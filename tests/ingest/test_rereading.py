"""Plans read anew from their originals: what was damaged is mended, corrections are kept, what is whole stays."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ingest.pipeline import ingest
from ingest.rereading import Became, outdated, reread
from knowledge.catalogue import Catalogue, open_catalogue
from knowledge.library import Library
from knowledge.originals import Originals
from tests.fakes import RecordingVectors
from tests.ingest.plans import PLAN
from tests.stores import OLD_PLAN, make_old_store


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Library]:
    """A store as an earlier version of the program wrote it."""
    data_dir = make_old_store(tmp_path / "data")
    vectors = RecordingVectors()
    with closing(open_catalogue(f"sqlite:///{data_dir / 'thidua.sqlite'}")) as catalogue:
        yield Library(catalogue, Originals(data_dir / "originals"), lambda: vectors, home=data_dir)


def test_a_plan_of_an_earlier_release_is_read_anew_with_its_corrections(old: Library) -> None:
    assert outdated(old.catalogue) == (OLD_PLAN,)
    before = old.catalogue.version(OLD_PLAN)
    assert before is not None
    assert reread(OLD_PLAN, old, old.originals).became in (Became.REREAD, Became.UNCHANGED)
    after = old.catalogue.version(OLD_PLAN)
    assert after is not None
    assert (after.corrections, after.source) == (before.corrections, before.source)
    assert outdated(old.catalogue) == ()
    assert reread(OLD_PLAN, old, old.originals).became is Became.UNCHANGED


@pytest.mark.parametrize(
    "damage",
    [
        "update versions set text = replace(text, '05/12', '06/12')",
        "update versions set card = '{}'",
        "update versions set text = x'c3'",
        "update plans set current = 7",
        "delete from passages",
    ],
)
def test_what_is_damaged_is_mended_in_its_place(old: Library, damage: str) -> None:
    before = old.catalogue.version(OLD_PLAN)
    assert before is not None
    _damage(old, damage)
    assert reread(OLD_PLAN, old, old.originals).became is Became.MENDED
    after = old.catalogue.version(OLD_PLAN)
    assert after is not None
    assert (after.version, after.text, after.corrections) == (before.version, before.text, before.corrections)
    assert list(old.catalogue.damages()) == []
    assert old.vectors.ids() >= {passage.id for passage in after.passages}
    assert old.shelf().plan(OLD_PLAN) == after


def test_without_its_original_a_damaged_plan_stays_as_it_is_and_can_be_removed(old: Library) -> None:
    _damage(old, "update versions set text = 'x'")
    for path in old.originals.folder.iterdir():
        path.write_bytes(b"x")
    outcome = reread(OLD_PLAN, old, old.originals)
    assert (outcome.became, outcome.error and outcome.error.key) == (Became.FAILED, "no_original")
    old.remove(OLD_PLAN)
    assert list(old.catalogue.damages()) == []


def test_the_other_plans_stay_as_they_are(
    library: Library, tmp_path: Path, catalogue: Catalogue, vectors: RecordingVectors
) -> None:
    for name, text in (("mot", PLAN), ("hai", PLAN.replace("LĨNH", "SƠN").replace("Lĩnh", "Sơn"))):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        list(ingest([tmp_path / f"{name}.txt"], library))
    whole = catalogue.version("hai")
    _damage(library, "update versions set text = 'x' where plan = 'mot'")
    library = Library(catalogue, library.originals, lambda: vectors)  # as after a restart: nothing is held in memory
    assert [version.plan for version in library.shelf().versions] == ["hai"]
    assert library.shelf().damaged == ("mot",)
    assert reread("mot", library, library.originals).became is Became.MENDED
    assert library.shelf().damaged == ()
    assert catalogue.version("hai") == whole


def _damage(library: Library, statement: str) -> None:
    """Change the catalogue's file behind its back."""
    path = next(library.originals.folder.parent.glob("thidua.sqlite"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
