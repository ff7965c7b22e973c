"""The command line over what is damaged, lost or another's: one line that says what is wrong and how to mend it."""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.labels import label, labelled
from bot.state import open_state
from bot.state.groups import Group
from bot.upload_parts import keep_reading
from ingest.readers import read
from knowledge.catalogue import SCHEMA
from knowledge.leaving import is_as_left
from tests.bot.test_cli import Run, no_settings, run
from tests.ingest.plans import OTHER_PLAN, PLAN
from tests.stores import OLD_PLAN, make_old_store

__all__ = ["no_settings", "run"]


@pytest.fixture
def kept(run: Run, tmp_path: Path) -> Path:
    """A data folder with two plans."""
    for name, text in (("thuong", PLAN), ("ha", OTHER_PLAN)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        assert run("ingest", "--yes", tmp_path / f"{name}.txt").status == 0
    return tmp_path / "data"


def test_a_changed_text_is_never_quoted_and_can_be_mended(run: Run, kept: Path) -> None:
    question = "Hạn gửi báo cáo tổng kết của xã Thượng Lĩnh?"
    assert "05/12/2031" in run("ask", question).out
    _change(kept, "update versions set text = replace(text, '05/12', '06/12') where plan = 'thuong'")
    answer = json.loads(run("ask", question, "--json").out)
    assert (answer["abstained"], answer["citations"]) == (True, [])
    assert "“" not in answer["answer"]
    assert "thuong" in answer["answer"]
    other = json.loads(run("ask", "Hạn gửi báo cáo tổng kết của xã Hạ Lĩnh?", "--json").out)
    assert "05/12/2031" in other["answer"]
    looked = run("doctor", "--deep")
    assert looked.status == 1
    assert "thidua reread thuong" in looked.out
    assert run("show", "thuong").err.count("\n") == 1
    assert "thuong" in run("plans").err
    assert run("reread", "thuong").out == "đã sửa: thuong\n"
    assert "05/12/2031" in run("ask", question).out
    assert "thidua reread" not in run("doctor", "--deep").out


def test_an_empty_catalogue_over_a_full_folder_changes_nothing(run: Run, kept: Path, tmp_path: Path) -> None:
    originals = sorted((kept / "originals").iterdir())
    for path in kept.glob("thidua.sqlite*"):
        path.unlink()
    for command in (("ingest", "--yes", tmp_path / "ha.txt"), ("reindex",)):
        refused = run(*command)
        assert (refused.status, refused.out.splitlines()[1:]) == (1, [])
        assert "thidua adopt" in refused.err
    assert sorted((kept / "originals").iterdir()) == originals
    assert "thidua adopt" in run("doctor").out
    adopted = run("adopt", "--yes")
    assert adopted.status == 0
    assert "0 kế hoạch" in adopted.out
    assert run("ingest", "--yes", tmp_path / "ha.txt").status == 0
    trashed = {path.name for path in (kept / "trash").glob("*/*")}
    assert trashed | {path.name for path in (kept / "originals").iterdir()} == {path.name for path in originals}
    assert "thùng rác: 2 bản gốc" in run("doctor").out


def test_a_store_of_an_earlier_release_answers_and_is_read_anew(run: Run, tmp_path: Path) -> None:
    make_old_store(tmp_path / "data")
    assert "05/12/2031" in run("ask", "Hạn gửi báo cáo tổng kết của xã Thượng Lĩnh?").out
    assert "1 kế hoạch do bản chương trình cũ đọc" in run("doctor").out
    assert OLD_PLAN in run("reread").out
    assert run("reread").out == "Mọi kế hoạch đều do bản chương trình này đọc.\n"
    assert "do bản chương trình cũ đọc" not in run("doctor").out
    assert "corrections" in run("show", OLD_PLAN, "--json").out


def test_a_torn_file_is_one_line(run: Run, kept: Path) -> None:
    path = kept / "thidua.sqlite"
    for beside in kept.glob("thidua.sqlite-*"):
        beside.unlink()
    path.write_bytes(b"\xff" * path.stat().st_size)
    for command in (("ask", "Hạn gửi báo cáo?"), ("plans",), ("remove", "--yes", "ha")):
        told = run(*command)
        assert (told.status, told.err.count("\n")) == (1, 1)
        assert "thidua restore" in told.err


def test_a_lost_catalogue_is_made_anew_from_a_copy_of_the_originals(run: Run, kept: Path, tmp_path: Path) -> None:
    for path in kept.glob("thidua.sqlite*"):
        path.unlink()
    shutil.copytree(kept / "originals", tmp_path / "copied")
    assert run("adopt", "--yes").status == 0
    assert run("ingest", "--yes", tmp_path / "copied").status == 0
    assert "05/12/2031" in run("ask", "Hạn gửi báo cáo tổng kết của xã Thượng Lĩnh?").out
    assert run("doctor", "--deep").status == 0


def test_an_upgrade_that_was_taken_back_can_be_made_again(run: Run, tmp_path: Path) -> None:
    data = make_old_store(tmp_path / "data")
    (tmp_path / "ha.txt").write_text(OTHER_PLAN, encoding="utf-8")
    assert run("ingest", "--yes", tmp_path / "ha.txt").status == 0
    for name in ("thidua.sqlite-wal", "thidua.sqlite-shm", "store.json"):
        (data / name).unlink(missing_ok=True)
    (data / f"thidua.sqlite.before-{SCHEMA}").replace(data / "thidua.sqlite")
    assert run("ingest", "--yes", tmp_path / "ha.txt").status == 0
    assert len(json.loads(run("plans", "--json").out)) == 2
    assert (data / f"thidua.sqlite.before-{SCHEMA}").exists()


@pytest.mark.parametrize("spoil", [b"", b"\xff" * 4096, None, b"SQLite format 3\x00" + bytes(4080), b"vec"])
def test_damaged_vectors_are_made_anew(run: Run, kept: Path, spoil: bytes | None) -> None:
    path = kept / "vectors" / "chroma.sqlite3"
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] if spoil is None else spoil)
    (kept / "vectors" / "left").unlink()
    assert "05/12/2031" in run("ask", "Hạn gửi báo cáo tổng kết của xã Thượng Lĩnh?").out
    assert run("reindex").status == 0
    assert run("doctor", "--deep").status == 0


@pytest.mark.parametrize("known", [True, False])
def test_a_changed_vector_is_told_and_made_anew(run: Run, kept: Path, *, known: bool) -> None:
    if not known:
        # As after a kill: nothing tells how the file was left.
        (kept / "vectors" / "chroma.sqlite3.left").unlink()
    with closing(sqlite3.connect(kept / "vectors" / "chroma.sqlite3")) as connection, connection:
        connection.execute("update embeddings_queue set vector = zeroblob(length(vector)) where seq_id = 3")
    looked = run("doctor", "--deep")
    assert (looked.status, "vectơ hỏng" in looked.out, "thidua reindex" in looked.out) == (1, True, True)
    assert run("reindex").status == 0
    assert run("doctor", "--deep").status == 0


NOTES = [
    "thidua.sqlite.left",
    "store.json",
    "vectors/left",
    "vectors/chroma.sqlite3",
    "vectors/chroma.sqlite3.left",
    "index/*/meta.json",
    "index/*/.managed.json",
    "index/*/meta.json.left",
]


@pytest.mark.parametrize("name", NOTES)
def test_what_only_helps_to_find_things_is_looked_at_too(run: Run, kept: Path, name: str) -> None:
    assert run("doctor", "--deep").status == 0
    [path] = kept.glob(name)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"1", b"7", 1) if b"1" in data else data[:-1])
    looked = run("doctor", "--deep")
    assert (looked.status, looked.err) == (1, "")
    for command in ("adopt --yes", "reindex"):
        if f"thidua {command.split()[0]}" in looked.out:
            assert run(*command.split()).status == 0
    assert run("doctor", "--deep").status == 0


@pytest.mark.parametrize("spoil", ["text", "original", "both", "no original"])
def test_a_plan_is_mended_by_taking_its_file_in_again(run: Run, kept: Path, tmp_path: Path, spoil: str) -> None:
    [original] = [path for path in (kept / "originals").iterdir() if path.read_text(encoding="utf-8") == PLAN]
    if spoil in ("text", "both"):
        _change(kept, "update versions set text = replace(text, '05/12', '06/12') where plan = 'thuong'")
    if spoil == "no original":
        original.unlink()
    elif spoil != "text":
        original.write_text(PLAN.replace("05/12", "06/12"), encoding="utf-8")
    assert run("doctor", "--deep").status == 1
    assert "đã sửa: thuong" in run("ingest", "--yes", tmp_path / "thuong.txt").out
    assert run("doctor", "--deep").status == 0
    assert "05/12/2031" in run("ask", "Hạn gửi báo cáo tổng kết của xã Thượng Lĩnh?").out
    assert "đã sửa" not in run("ingest", "--yes", tmp_path / "thuong.txt").out


def test_a_damaged_plan_keeps_no_other_file_out(run: Run, kept: Path, tmp_path: Path) -> None:
    _change(kept, "update versions set text = replace(text, '05/12', '06/12') where plan = 'thuong'")
    (tmp_path / "moi").mkdir()
    (tmp_path / "moi" / "thuong.txt").write_text(PLAN.replace("05/12", "07/12"), encoding="utf-8")
    other = PLAN.replace("Thượng Lĩnh", "Sơn Lĩnh").replace("THƯỢNG LĨNH", "SƠN LĨNH").replace("21/KH", "9/KH")
    (tmp_path / "moi" / "son.txt").write_text(other, encoding="utf-8")
    taken = run("ingest", "--yes", tmp_path / "moi")
    assert (taken.status, "thidua reread thuong" in taken.out) == (1, True)
    assert "Sơn Lĩnh" in run("plans").out


def test_what_stands_on_paper_only_is_not_believed_of_a_damaged_card(run: Run, kept: Path, tmp_path: Path) -> None:
    bare = PLAN.replace("Số: 21/KH-UBND", "Số:      /KH-UBND")
    (tmp_path / "tay.txt").write_text(bare.replace("Thượng", "Trung").replace("THƯỢNG", "TRUNG"), encoding="utf-8")
    run("ingest", "--yes", tmp_path / "tay.txt")
    assert run("set", "tay", "number", "77/KH-UBND", "--quote", "theo bản giấy", "--yes").status == 0
    _change(kept, "update versions set corrections = replace(corrections, '77/KH', '78/KH') where plan = 'tay'")
    assert "⚠ 1 điều sửa tay" in run("reread", "tay").out
    assert "78/KH" not in run("show", "tay").out


@pytest.mark.parametrize("command", [("ask", "Hạn gửi báo cáo?"), ("plans",)])
def test_a_lost_catalogue_is_told_to_whoever_reads(run: Run, kept: Path, command: tuple[str, ...]) -> None:
    for path in kept.glob("thidua.sqlite*"):
        path.unlink()
    told = run(*command)
    assert (told.status, told.out, told.err.count("\n")) == (1, "", 1)
    assert "2 bản gốc" in told.err


def test_a_note_that_nobody_can_read_is_told_and_written_anew(run: Run, kept: Path) -> None:
    (kept / "store.json").write_bytes(b"\xff{")
    looked = run("doctor")
    assert (looked.status, "store.json" in looked.out) == (1, True)
    assert run("adopt", "--yes").status == 0
    assert "hỏng" not in run("doctor").out


@pytest.mark.parametrize("spoilt", ["bot.sqlite", "salt"])
def test_a_bot_whose_state_is_damaged_ends_at_once(
    run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:a")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
    (kept / spoilt).write_bytes(b"\xff" * 8192)
    told = run("bot")
    assert (told.status, told.err.count("\n")) == (1, 1)
    assert spoilt in told.err


@pytest.mark.parametrize("deep", [(), ("--deep",)])
@pytest.mark.parametrize("spoil", [b"\xff" * 8192, b"SQLite format 3\x00" + bytes(200), b"x"])
def test_the_state_of_the_bot_is_looked_at(run: Run, kept: Path, deep: tuple[str, ...], spoil: bytes) -> None:
    (kept / "bot.sqlite").write_bytes(spoil)
    looked = run("doctor", *deep)
    assert looked.status == 1
    assert "bot.sqlite" in looked.out


@pytest.mark.parametrize("spoilt", ["reading.json", "file/ha.txt"])
def test_a_file_that_waits_to_be_published_is_looked_at(run: Run, kept: Path, tmp_path: Path, spoilt: str) -> None:
    folder = kept / "uploads" / "1"
    (folder / "file").mkdir(parents=True)
    shutil.copy(tmp_path / "ha.txt", folder / "file")
    keep_reading(folder, read(folder / "file" / "ha.txt"))
    assert run("doctor", "--deep").status == 0
    (folder / spoilt).write_bytes((folder / spoilt).read_bytes().replace(b"31", b"32"))
    looked = run("doctor", "--deep")
    assert (looked.status, "uploads/1" in looked.out) == (1, True)


def test_the_trash_is_looked_at(run: Run, kept: Path) -> None:
    assert run("remove", "--yes", "ha").status == 0
    assert run("doctor", "--deep").status == 0
    [thrown] = (kept / "trash").glob("*/*")
    thrown.write_bytes(thrown.read_bytes()[:-1])
    looked = run("doctor", "--deep")
    assert (looked.status, thrown.name in looked.out) == (1, True)


@pytest.mark.parametrize("spoil", [b"\xff- [", b"- 7\n", b"- {id: q-1}\n", b"x: y\n"])
def test_marked_questions_that_cannot_be_read_are_put_aside_and_told(run: Run, kept: Path, spoil: bytes) -> None:
    file = label(kept, 1, "Hỏi gì?", "ha", "lời")
    file.write_bytes(spoil)
    label(kept, 2, "Hỏi gì nữa?", "ha", "lời")
    assert [one["id"] for one in labelled(kept)] == ["q-2"]
    looked = run("doctor", "--deep")
    [aside] = file.parent.glob("questions.yaml.damaged-*")
    assert (looked.status, aside.name in looked.out, aside.read_bytes()) == (1, True, spoil)
    aside.unlink()
    assert run("doctor", "--deep").status == 0


def _change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "thidua.sqlite")) as connection, connection:
        connection.execute(statement)


def test_a_state_that_something_else_has_changed_is_told(
    run: Run, kept: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(open_state(kept)) as state:
        state.groups.put(Group(-100, "Tổ thi đua", enabled=True))
    assert run("doctor", "--deep").status == 0
    data = (kept / "bot.sqlite").read_bytes()
    (kept / "bot.sqlite").write_bytes(data.replace("Tổ thi đua".encode(), "Tổ thi đum".encode()))
    for _ in range(2):
        looked = run("doctor", "--deep")
        assert (looked.status, "bot.sqlite" in looked.out) == (1, True)
    assert not caplog.records
    assert run("stats").status == 0
    assert "is not as it was left" in caplog.text


def test_a_state_that_two_have_open_is_left_by_the_last(kept: Path) -> None:
    one, other = open_state(kept), open_state(kept)
    one.close()
    assert not (kept / "bot.sqlite.left").exists()
    other.groups.put(Group(-100, "Tổ thi đua"))
    other.close()
    assert (kept / "bot.sqlite.left").exists()
    assert is_as_left(kept / "bot.sqlite")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own; skips where none can be mounted."""
    disk = tmp_path / "dia"
    disk.mkdir()
    if not _mounted("-t", "tmpfs", "tmpfs", disk):
        pytest.skip("no disk can be mounted")
    try:
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.fixture
def unwritable(kept: Path, disk: Path) -> Path:
    """The data folder on a disk that cannot be written."""
    shutil.copytree(kept, disk / "data")
    assert _mounted("-o", "remount,ro", disk)
    return disk / "data"


@pytest.mark.parametrize("known", [True, False])
def test_changes_in_a_log_are_not_passed_over_on_a_disk_that_cannot_be_written(
    run: Run, kept: Path, disk: Path, *, known: bool
) -> None:
    with closing(sqlite3.connect(kept / "thidua.sqlite")) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("PRAGMA user_version = 7")
        # As a process leaves it that is killed now.
        shutil.copytree(kept, disk / "data", ignore=None if known else shutil.ignore_patterns("*-shm"))
    assert (disk / "data" / "thidua.sqlite-wal").stat().st_size
    assert _mounted("-o", "remount,ro", disk)
    asked = run("--data-dir", disk / "data", "ask", "Hạn gửi báo cáo tổng kết của xã Thượng Lĩnh?")
    if known:
        assert "05/12/2031" in asked.out
    else:
        assert (asked.status, asked.out, asked.err.count("\n"), "-wal" in asked.err) == (1, "", 1, True)


def test_a_disk_that_cannot_be_written_is_read(run: Run, unwritable: Path, tmp_path: Path) -> None:
    there = ("--data-dir", unwritable)
    assert "05/12/2031" in run(*there, "ask", "Hạn gửi báo cáo tổng kết của xã Thượng Lĩnh?").out
    assert run(*there, "backup", tmp_path / "cuu.tar.gz").status == 0
    looked = run(*there, "doctor", "--deep")
    assert (looked.status, looked.err) == (1, "")
    assert "bot.sqlite) hỏng" not in looked.out
    for command in (("remove", "--yes", "ha"), ("ingest", "--yes", tmp_path / "ha.txt"), ("stats",)):
        told = run(*there, *command)
        assert told.err.count("\n") <= 1
    assert run("--data-dir", tmp_path / "moi", "restore", tmp_path / "cuu.tar.gz").status == 0


def _mounted(*words: str | Path) -> bool:
    try:
        return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0
    except OSError:
        return False
