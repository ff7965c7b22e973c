"""The engine keeps what it is given, all or nothing, and tells when it is no longer what was written."""

from pathlib import Path

import pytest

from knowledge.search.engine import Engine, EngineError, Entry, Groups, torn_files
from knowledge.search.looking import look_of


def entry(name: str, words: str, group: str = "", about: bytes = b"") -> Entry:
    own = words.split()
    return Entry(name, words, look_of(own, own, 0), group, about, own if about else ())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    engine = Engine(tmp_path / "engine", new=True)
    engine.change([entry("a", "bao cao", "one", b"told"), entry("b", "bao chi", "one"), entry("c", "cao", "two", b"x")])
    return tmp_path / "engine"


def test_texts_are_found_by_words_in_groups_and_by_ids(folder: Path) -> None:
    snapshot = Engine(folder).snapshot()
    assert next(text.id for _, text in snapshot.best({"bao": 1.0, "cao": 1.0}, 9)) == "a"
    assert {text.id for _, text in snapshot.best({"bao": 1.0, "cao": 2.0}, 9, Groups(["two"]))} == {"c"}
    assert {text.id for _, text in snapshot.best({"bao": 1.0}, 9, ["b", "c"])} == {"b"}
    assert {text.id for _, text in snapshot.best({"bao": 1.0, "cao": 1.0}, 9, holding=["chi"])} == {"b"}
    assert snapshot.best({"bao": 1.0}, 9, []) == []
    assert (len(snapshot), snapshot.spread("bao"), snapshot.spread("khong")) == (3, 2, 0)
    assert sorted(text.id for text in snapshot.texts(Groups(["one"]), 9)) == ["a", "b"]
    assert snapshot.holds(["bao", "chi"])
    assert not snapshot.holds(["bao", "chi"], Groups(["two"]))
    assert not snapshot.holds([])
    assert snapshot.known() == {"bao", "cao"}


def test_a_snapshot_stays_while_texts_come_and_go(folder: Path) -> None:
    engine = Engine(folder)
    before = engine.snapshot()
    engine.change([entry("d", "bao la", "three")], ids=["b"], groups=["two"])
    after = engine.snapshot()
    assert {text.id for _, text in before.best({"bao": 1.0, "cao": 1.0}, 9)} == {"a", "b", "c"}
    assert {text.id for _, text in after.best({"bao": 1.0, "cao": 1.0}, 9)} == {"a", "d"}


def test_what_is_told_of_groups_is_read_once(folder: Path) -> None:
    engine = Engine(folder)
    told = engine.snapshot().told(())
    assert {one.group: one.about for one in told.values() if one} == {"one": b"told", "two": b"x"}
    engine.change([entry("d", "ke", "three", b"y")], groups=["two"])
    again = engine.snapshot().told(told)
    assert sorted(one.group if one else "known" for one in again.values()) == ["known", "three"]


def test_files_that_are_not_as_they_were_are_told(folder: Path) -> None:
    assert torn_files(folder) == []
    [postings] = folder.glob("*.idx")
    with postings.open("r+b") as file:
        file.write(b"\xff")
    assert torn_files(folder) == [postings.name]
    with pytest.raises(EngineError, match=postings.name):
        Engine(folder)


@pytest.mark.parametrize("gone", ["meta.json", "*.store"])
def test_files_that_are_gone_are_a_failure_of_the_engine(folder: Path, gone: str) -> None:
    for path in folder.glob(gone):
        path.unlink()
    with pytest.raises(EngineError):
        Engine(folder).snapshot()


def test_one_that_breaks_off_leaves_what_was(folder: Path) -> None:
    def some() -> "list[Entry]":
        yield entry("d", "moi", "three")
        raise OSError("the disk is full")

    with pytest.raises(EngineError, match="the disk is full"):
        Engine(folder).change(some(), groups=["one"])
    assert len(Engine(folder).snapshot()) == 3
    Engine(folder).change([entry("e", "moi", "three")])
    assert len(Engine(folder).snapshot()) == 4


def test_a_folder_without_an_index_is_none(tmp_path: Path) -> None:
    with pytest.raises(EngineError):
        Engine(tmp_path)
    assert list(tmp_path.iterdir()) == []
