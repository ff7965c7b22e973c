"""A folder is changed only by the catalogue that it belongs to; what is swept out of it can be had again."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from knowledge.catalogue import Catalogue, CatalogueError, open_catalogue
from knowledge.library import Library
from knowledge.lock import Lock
from knowledge.originals import Originals
from knowledge.plan import PlanVersion
from knowledge.store import Store
from tests.fakes import RecordingVectors, plan_version

DATA = b"ke hoach"
HASH = sha256(DATA).hexdigest()


def opened(folder: Path, catalogue: Catalogue) -> Store:
    """The store of a folder over any catalogue."""
    vectors = RecordingVectors()
    library = Library(catalogue, Originals(folder / "originals"), lambda: vectors, home=folder)
    return Store(library, Lock(folder / "owner.lock"), folder / "handed")


def emptied(folder: Path) -> str:
    """The catalogue's file is gone."""
    (folder / "thidua.sqlite").unlink()
    return "catalogue.emptied"


def another(folder: Path) -> str:
    """Another catalogue stands in its place."""
    (folder / "thidua.sqlite").unlink()
    with closing(open_catalogue(f"sqlite:///{folder / 'thidua.sqlite'}")) as catalogue:
        catalogue.publish(plan_version("khac"))
    return "catalogue.foreign"


def unnoted(folder: Path) -> str:
    """Nothing is noted in the folder, as by an earlier version, and the catalogue knows none of its originals."""
    (folder / "store.json").write_text("{", encoding="utf-8")
    return emptied(folder)


@pytest.mark.parametrize("spoil", [emptied, another, unnoted])
def test_a_folder_of_another_catalogue_is_left_alone_until_it_is_adopted(
    tmp_path: Path, spoil: Callable[[Path], str]
) -> None:
    url = f"sqlite:///{tmp_path / 'thidua.sqlite'}"
    with closing(open_catalogue(url)) as catalogue, opened(tmp_path, catalogue) as store:
        store.publish(_with_original(), DATA, ".txt")
    key = spoil(tmp_path)
    with closing(open_catalogue(url)) as catalogue:
        with pytest.raises(CatalogueError) as error, opened(tmp_path, catalogue) as store:
            store.sweep()
        assert error.value.key == key
        assert (tmp_path / "originals" / f"{HASH}.txt").read_bytes() == DATA
        with opened(tmp_path, catalogue) as store:
            store.adopt()
            store.sweep()
            originals = store.library.originals
            assert originals.hashes() == frozenset()
            assert [path.read_bytes() for path in originals.trashed()] == [DATA]


def test_an_older_catalogue_is_told(tmp_path: Path) -> None:
    path = tmp_path / "thidua.sqlite"
    with closing(open_catalogue(f"sqlite:///{path}")) as catalogue, opened(tmp_path, catalogue) as store:
        store.publish(plan_version(), None, ".txt")
        catalogue.copy_to(tmp_path / "older.sqlite")
        store.publish(plan_version(version=2), None, ".txt")
    with closing(open_catalogue(f"sqlite:///{tmp_path / 'older.sqlite'}")) as catalogue:
        with pytest.raises(CatalogueError) as error, opened(tmp_path, catalogue) as store:
            store.remove("ke-hoach")
        assert error.value.key == "catalogue.older"
        assert catalogue.has("ke-hoach")


def test_what_is_removed_stays_in_the_trash_for_a_time(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    originals.keep(HASH, ".txt", DATA)
    originals.sweep(frozenset(), date(2031, 3, 1))
    assert originals.find(HASH) is None
    assert originals.find_anywhere(HASH) == tmp_path / "trash" / "2031-03-01" / f"{HASH}.txt"
    assert originals.empty_trash(30, date(2031, 3, 31)) == 0
    assert originals.empty_trash(30, date(2031, 4, 1)) == 1
    assert originals.trashed() == []


def test_what_a_plan_needs_again_comes_back_from_the_trash(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    originals.keep(HASH, ".txt", DATA)
    originals.discard([HASH])
    assert originals.sweep(frozenset({HASH})) == 0
    assert originals.find(HASH) == tmp_path / "originals" / f"{HASH}.txt"


def test_the_trash_of_a_clock_that_was_wrong_is_kept_for_its_time(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    originals.keep(HASH, ".txt", DATA)
    originals.discard([HASH], date(2099, 1, 1))
    assert originals.empty_trash(30, date(2031, 3, 1)) == 0
    assert originals.empty_trash(30, date(2031, 3, 20)) == 0
    assert originals.empty_trash(30, date(2031, 4, 1)) == 1


def test_an_original_that_was_changed_is_no_original(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    kept = originals.keep(HASH, ".txt", DATA)
    kept.write_bytes(b"ke hoach khac")
    assert originals.find(HASH) is None
    assert list(originals.damaged()) == [kept]
    originals.keep(HASH, ".txt", DATA)
    assert originals.find(HASH) == kept


def _with_original() -> PlanVersion:

    return replace(plan_version(), sha256=HASH)
