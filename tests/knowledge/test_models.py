"""Another embedding model: its vectors are made beside the old ones, little by little, and then take their place."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import library as library_module
from knowledge import store as store_module
from knowledge.catalogue import Catalogue
from knowledge.library import Library
from knowledge.lock import Lock
from knowledge.originals import Originals
from knowledge.search.dense import DenseIndex
from knowledge.search.models import BUNDLED_FOLDER
from knowledge.search.static import open_static
from knowledge.search.vectors import open_vectors
from knowledge.store import Store
from tests.fakes import plan_version

PLANS = 6


@pytest.fixture
def opened(tmp_path: Path, catalogue: Catalogue) -> Callable[[str], Library]:
    """Opens the library with a model of some name."""

    def opening(model: str) -> Library:
        folder = (tmp_path / "vectors").resolve()

        def vectors() -> DenseIndex:
            return open_vectors(folder, None, replace(open_static(BUNDLED_FOLDER), name=model))

        return Library(catalogue, Originals(tmp_path / "originals"), vectors, tmp_path / "index", folder / "left")

    return opening


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors are made a few at a time."""
    monkeypatch.setattr(library_module, "MENDED_AT_ONCE", 2)
    monkeypatch.setattr(store_module, "SWEPT_AT_ONCE", 3)


def owning(library: Library, folder: Path) -> Store:
    return Store(library, Lock(folder / "owner.lock"), folder / "handed")


def filled(library: Library, folder: Path) -> None:
    """A store with some plans, orderly left."""
    with owning(library, folder) as store:
        for number in range(PLANS):
            version = plan_version(f"ke-hoach-{number}")
            store.publish(version, version.text.encode(), ".txt")


def names(library: Library) -> set[str]:
    return {one.name for one in library.vectors.open().client.list_collections()}  # type: ignore[attr-defined]


def test_an_orderly_store_is_not_swept_again(tmp_path: Path, opened: Callable[[str], Library]) -> None:
    filled(opened("mot"), tmp_path)
    assert opened("mot").is_clean()
    assert not opened("hai").is_clean()
    again = opened("mot")
    with owning(again, tmp_path) as store:
        store.publish(plan_version("them"), b"x", ".txt")
        assert not again.is_clean()
    assert opened("mot").is_clean()
    again.catalogue.remove("them")
    assert not opened("mot").is_clean()


@pytest.mark.usefixtures("few")
def test_another_model_takes_over_when_its_vectors_are_whole(tmp_path: Path, opened: Callable[[str], Library]) -> None:
    filled(opened("mot"), tmp_path)
    library = opened("hai")
    with owning(library, tmp_path) as store:
        store.attend()
        assert library.shelf().search("báo cáo", 3), "questions are answered meanwhile"
        until = time.monotonic() + 30
        while names(library) != {"passages-hai"} and time.monotonic() < until:
            time.sleep(0.05)
        assert library.vectors.ids() == library.catalogue.passage_ids()
        assert names(library) == {"passages-hai"}
    assert opened("hai").is_clean()


@pytest.mark.usefixtures("few")
def test_what_was_made_before_an_interruption_stays(tmp_path: Path, opened: Callable[[str], Library]) -> None:
    filled(opened("mot"), tmp_path)
    interrupted = opened("hai")
    assert interrupted.sweep(3).mended == 0
    interrupted.mend()
    done = interrupted.vectors.ids()
    assert 0 < len(done) < 2 * PLANS
    resumed = opened("hai")
    swept = resumed.sweep()
    assert swept.mended == 2 * PLANS - len(done)
    assert resumed.vectors.ids() == resumed.catalogue.passage_ids()
    assert names(resumed) == {"passages-hai"}
