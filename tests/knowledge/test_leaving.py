"""How files were left: what changes them behind the back of the program is known, and what it changes itself is not."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.catalogue import open_catalogue
from knowledge.leaving import forget_left, is_as_left, note_left
from knowledge.lock import Lock
from tests.fakes import plan_version


def flipped(data: bytes) -> bytes:
    """One bit is another."""
    return data[:-1] + bytes([data[-1] ^ 1])


def cut(data: bytes) -> bytes:
    """The end is gone."""
    return data[:3]


@pytest.mark.parametrize("spoil", [flipped, cut])
@pytest.mark.parametrize("name", ["file", "file.left"])
def test_a_change_of_a_file_or_of_its_note_is_known(tmp_path: Path, name: str, spoil: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"what is kept")
    assert is_as_left(file)
    note_left(file)
    assert is_as_left(file)
    (tmp_path / name).write_bytes(spoil((tmp_path / name).read_bytes()))
    assert not is_as_left(file)
    forget_left(file)
    assert is_as_left(file)


def test_nothing_is_noted_of_a_database_that_another_process_has_open(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"what is kept")
    (tmp_path / "file-wal").touch()
    note_left(file)
    assert not (tmp_path / "file.left").exists()


def test_a_catalogue_is_as_it_was_left_until_something_else_changes_it(tmp_path: Path) -> None:
    file = tmp_path / "thidua.sqlite"
    with closing(open_catalogue(f"sqlite:///{file}")) as catalogue:
        catalogue.publish(plan_version("mot"), plan_version("hai", paragraphs=["Kế hoạch. " * 20_000]))
        catalogue.remove("hai")
    for change in (None, "mot", None):
        with closing(open_catalogue(f"sqlite:///{file}")) as catalogue:
            assert catalogue.is_as_left()
            if change:
                catalogue.note_extraction(change, 1, "những quy tắc khác")
                assert not (tmp_path / "thidua.sqlite.left").exists()
    file.write_bytes(in_a_free_page(file))
    with closing(open_catalogue(f"sqlite:///{file}")) as catalogue:
        assert (catalogue.faults(), list(catalogue.damages())) == ((), [])
        assert not catalogue.is_as_left()
        catalogue.renew_file()
        assert [version.plan for version in catalogue.current()] == ["mot"]
    with closing(open_catalogue(f"sqlite:///{file}")) as catalogue:
        assert catalogue.is_as_left()


def test_a_lock_that_was_released_holds_nothing(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock")
    assert lock.take()
    assert Lock(tmp_path / "lock").holder()
    lock.release()
    assert (tmp_path / "lock").read_bytes() == b""
    assert lock.holder() is None


def in_a_free_page(file: Path) -> bytes:
    """A database with one byte changed in a page that nothing is kept in."""
    with closing(sqlite3.connect(file)) as connection:
        [size], [free] = connection.execute("PRAGMA page_size"), connection.execute("PRAGMA freelist_count")
    assert free[0] > 1
    data = bytearray(file.read_bytes())
    # The first page of the list of free ones names others; the last of these holds nothing.
    trunk = int.from_bytes(data[32:36], "big") - 1
    listed = data[trunk * size[0] + 4 :]
    last = int.from_bytes(listed[4 * int.from_bytes(listed[:4], "big") :][:4], "big") - 1
    data[last * size[0] + 100] ^= 1
    return bytes(data)
