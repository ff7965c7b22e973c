"""One owner: who has the lock writes, the others hand over; a process that died holds nobody up."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Thread

import pytest

from knowledge import store as module
from knowledge.catalogue import Catalogue, CatalogueError
from knowledge.library import Library
from knowledge.lock import Lock
from knowledge.originals import Originals
from knowledge.search.dense import DenseIndex
from knowledge.store import OwnerError, Store
from tests.fakes import RecordingVectors, plan_version

DATABASES = ("file", "server")
HOLDING = """
import sys
import time
from pathlib import Path
from knowledge.lock import Lock

lock = Lock(Path(sys.argv[1]))
assert lock.take()
print("held", flush=True)
time.sleep(60)
"""


def refused() -> DenseIndex:
    """The vectors of a process that must not open them."""
    raise AssertionError("only the owner opens the vectors")


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    """Whatever a test opens, closed in turn."""
    with ExitStack() as stack:
        yield stack


def owner(library: Library, folder: Path, opened: ExitStack) -> Store:
    """A process that owns the store and does what others hand over."""
    owning = opened.enter_context(Store(library, Lock(folder / "owner.lock"), folder / "handed"))
    owning.attend()
    wait_for(lambda: (folder / "owner.lock").exists() and Lock(folder / "owner.lock").take() is False)
    return owning


def other(catalogue: Catalogue, folder: Path, opened: ExitStack, patience: float = 20) -> Store:
    """Another process over the same store."""
    library = Library(catalogue, Originals(folder / "originals"), refused)
    return opened.enter_context(Store(library, Lock(folder / "owner.lock"), folder / "handed", patience))


def wait_for(true: object, seconds: float = 10) -> None:
    """Until something is so."""
    until = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < until
        time.sleep(0.02)


def test_the_first_to_write_owns_the_store(tmp_path: Path, library: Library, opened: ExitStack) -> None:
    store = opened.enter_context(Store(library, Lock(tmp_path / "owner.lock"), tmp_path / "handed"))
    version = plan_version()
    store.publish(version, version.text.encode(), ".txt")
    assert Lock(tmp_path / "owner.lock").take() is False
    assert library.shelf().versions == (version,)


def test_what_is_handed_over_is_done_by_the_owner(
    tmp_path: Path, library: Library, catalogue: Catalogue, vectors: RecordingVectors, opened: ExitStack
) -> None:
    owner(library, tmp_path, opened)
    handing = other(catalogue, tmp_path, opened)
    for number in (1, 2):
        version = plan_version(version=number)
        handing.publish(version, version.text.encode(), ".txt")
        assert library.shelf().versions == (version,)
        assert library.originals.find(version.sha256) is not None
    handing.keep_places(version.sha256, '{"0":[0,[]]}')
    assert library.originals.places(version.sha256) == '{"0":[0,[]]}'
    assert handing.rollback("ke-hoach") == 1
    assert handing.sweep().files == 0
    assert vectors.ids() == catalogue.passage_ids() != set()
    handing.remove("ke-hoach")
    assert vectors.ids() == set()
    assert library.originals.places(version.sha256) == ""
    assert list((tmp_path / "handed").iterdir()) == []


def test_what_the_owner_cannot_do_is_told(
    tmp_path: Path, library: Library, catalogue: Catalogue, opened: ExitStack, vectors: RecordingVectors
) -> None:
    owner(library, tmp_path, opened)
    handing = other(catalogue, tmp_path, opened)
    with pytest.raises(CatalogueError) as unknown:
        handing.rollback("không có")
    assert (unknown.value.key, unknown.value.values) == ("catalogue.unknown", {"plan": "không có"})
    vectors.texts = None  # type: ignore[assignment]
    with pytest.raises(OwnerError) as failed:
        handing.publish(plan_version(), b"x", ".txt")
    assert failed.value.key == "owner.failed"


def test_an_owner_that_is_killed_is_followed_at_once(tmp_path: Path, library: Library, opened: ExitStack) -> None:
    command = [sys.executable, "-c", HOLDING, str(tmp_path / "owner.lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holding:
        assert holding.stdout is not None
        assert holding.stdout.readline() == "held\n"
        store = opened.enter_context(Store(library, Lock(tmp_path / "owner.lock"), tmp_path / "handed"))
        version = plan_version()
        waiting = Thread(target=store.publish, args=(version, b"x", ".txt"))
        waiting.start()
        wait_for(lambda: list((tmp_path / "handed").glob("*.request")))
        assert library.shelf().versions == ()
        holding.kill()
        waiting.join(10)
    assert library.shelf().versions == (version,)
    assert list((tmp_path / "handed").iterdir()) == []


def test_an_owner_that_does_not_answer_is_named(tmp_path: Path, catalogue: Catalogue, opened: ExitStack) -> None:
    held = Lock(tmp_path / "owner.lock")
    assert held.take()
    with pytest.raises(OwnerError) as silent:
        other(catalogue, tmp_path, opened, patience=0.3).remove("ke-hoach")
    assert (silent.value.key, silent.value.values) == ("owner.silent", {"process": str(held.holder())})
    held.release()
    assert list((tmp_path / "handed").iterdir()) == []


def test_what_a_dead_process_asked_for_is_not_done(tmp_path: Path, library: Library, opened: ExitStack) -> None:
    version = plan_version()
    library.publish(version, b"x", ".txt")
    left = tmp_path / "handed" / "1.request"
    left.parent.mkdir()
    left.write_text(json.dumps({"action": "remove", "plan": "ke-hoach"}), encoding="utf-8")
    age(left, module.ALIVE + 1)
    owner(library, tmp_path, opened)
    time.sleep(3 * module.LOOK_EVERY)
    assert library.shelf().versions == (version,)


def test_what_was_left_long_ago_is_forgotten(tmp_path: Path, library: Library, opened: ExitStack) -> None:
    left = tmp_path / "handed" / "1.reply"
    left.parent.mkdir()
    left.write_text("{}", encoding="utf-8")
    age(left, module.PATIENCE + 1)
    owner(library, tmp_path, opened)
    wait_for(lambda: not left.exists())


def test_with_a_server_each_process_writes_for_itself(tmp_path: Path, library: Library) -> None:
    with Store(library, None, tmp_path / "handed") as one, Store(library, None, tmp_path / "handed") as two:
        one.publish(plan_version("mot"), b"1", ".txt")
        two.publish(plan_version("hai"), b"2", ".txt")
    assert [version.plan for version in library.shelf().versions] == ["hai", "mot"]
    assert not (tmp_path / "owner.lock").exists()


def age(path: Path, seconds: float) -> None:
    """Make a file that old."""
    at = time.time() - seconds
    os.utime(path, (at, at))
