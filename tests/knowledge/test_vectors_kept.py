"""Embedded vectors between two owners: the files of a graph are believed only as they were left."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.library import Library, open_library
from knowledge.lock import Lock
from knowledge.search.vectors import bears_opening, digest_of
from knowledge.store import Store
from tests.fakes import plan_version

MANY = 1_100
"""Chroma writes a graph from a thousand vectors on."""


def store_in(folder: Path) -> tuple[Library, Store]:
    """A store as a process opens it."""
    url = f"sqlite:///{folder / 'thidua.sqlite'}"
    library = open_library(url, folder, embedding="bundled", chroma_url=None)
    return library, Store(library, Lock(folder / "owner.lock"), folder / "handed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that its owner has left in order."""
    folder = tmp_path_factory.mktemp("data")
    library, store = store_in(folder)
    with closing(library), store:
        lines = [f"Thôn {n} gửi báo cáo trước ngày {1 + n % 28}/12/2031." for n in range(MANY)]
        version = plan_version("xa", paragraphs=lines)
        store.publish(version, version.text.encode(), ".txt")
    return folder


def test_files_that_were_changed_are_made_anew(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    [path] = (folder / "vectors").glob("*/data_level0.bin")
    library, store = store_in(folder)
    with closing(library), store:
        store.attend()
        assert not caplog.records
        assert library.vectors.ids() == library.catalogue.passage_ids()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    library, store = store_in(folder)
    with closing(library), store:
        assert store.inspect().spoiled
    library, store = store_in(folder)
    with closing(library), store:
        store.attend()
        assert "made anew" in caplog.text
        assert library.vectors.ids() == library.catalogue.passage_ids()
        assert not store.inspect(deep=True).spoiled
    library, store = store_in(folder)
    with closing(library), store:
        assert store.inspect(deep=True) == store.inspect()


def test_what_a_killed_owner_left_is_tried_by_another_process(folder: Path) -> None:
    vectors = folder / "vectors"
    before = digest_of(vectors)
    (vectors / "left").unlink()
    assert bears_opening(vectors)
    library, store = store_in(folder)
    with closing(library), store:
        store.attend()
        assert digest_of(vectors) == before


def test_few_vectors_that_a_killed_owner_only_read_are_believed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    library, store = store_in(before)
    with closing(library), store:
        version = plan_version("xa", paragraphs=["Thôn 1 gửi báo cáo.", "Thôn 2 gửi báo cáo."])
        store.publish(version, version.text.encode(), ".txt")
    assert not list((before / "vectors").glob("*/*"))
    library, store = store_in(before)
    with closing(library), store:
        store.attend()
        assert not store.inspect(deep=True).strange
        shutil.copytree(before, after)
    assert list((after / "vectors").glob("*/*"))
    library, store = store_in(after)
    with closing(library), store:
        store.attend()
        assert not caplog.records
        assert library.vectors.ids() == library.catalogue.passage_ids()


def test_a_passage_that_cannot_be_read_is_not_tried_for_ever(tmp_path: Path) -> None:
    library, store = store_in(tmp_path)
    with closing(library), store:
        version = plan_version("xa", paragraphs=["Thôn 1 gửi báo cáo.", "Thôn 2 gửi báo cáo."])
        store.publish(version, version.text.encode(), ".txt")
    with closing(sqlite3.connect(tmp_path / "thidua.sqlite")) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE passages SET id = CAST(x'ff6162' AS TEXT) WHERE rowid = 1")
    library, store = store_in(tmp_path)
    with closing(library), store:
        assert store.reindex().dropped == 1
        assert (library.left, store.inspect().missing) == (0, 1)
