"""Backups: everything that cannot be made again, in one file, put back only where all of it is right."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.backups import backups_in, is_flawed, scheduled
from bot.labels import label, labelled
from bot.settings import Settings
from bot.state import open_state
from bot.state.groups import Group
from bot.store import open_store
from knowledge.catalogue import open_catalogue
from knowledge.database_originals import open_originals
from knowledge.lock import Lock
from tests.bot.test_cli import Run, no_settings, run
from tests.ingest.plans import OTHER_PLAN, PLAN
from tests.postgres import Postgres

__all__ = ["no_settings", "run"]

QUESTION = "Hạn gửi báo cáo tổng kết của xã Thượng Lĩnh?"


@pytest.fixture
def kept(run: Run, tmp_path: Path) -> Path:
    """A data folder with two plans and a group."""
    for name, text in (("thuong", PLAN), ("ha", OTHER_PLAN)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        assert run("ingest", "--yes", tmp_path / f"{name}.txt").status == 0
    with closing(open_state(tmp_path / "data")) as state:
        state.groups.put(Group(-100, "Tổ thi đua", enabled=True))
    return tmp_path / "data"


def test_a_backup_comes_back_in_another_folder(run: Run, kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "sao-luu" / "kho.tar.gz"
    label(kept, 7, "Hỏi gì?", "ha", "lời")
    told = run("backup", file)
    assert (told.status, told.out.splitlines()[0].startswith(f"Đã sao lưu {file}: 2 kế hoạch, ")) == (0, True)
    with closing(open_state(kept)) as state:
        person = state.people.person(7)
    run("remove", "--yes", "thuong")
    restored = run("--data-dir", tmp_path / "moi", "restore", file)
    assert (restored.status, restored.err) == (0, "")
    assert "05/12/2031" in run("--data-dir", tmp_path / "moi", "ask", QUESTION).out
    looked = run("--data-dir", tmp_path / "moi", "doctor", "--deep")
    assert (looked.status, "hỏng" in looked.out) == (0, False)
    assert labelled(tmp_path / "moi") == labelled(kept)
    with closing(open_state(tmp_path / "moi")) as state:
        assert state.groups.get(-100).title == "Tổ thi đua"
        assert state.people.person(7) == person


def test_a_backup_goes_from_a_file_to_a_server_and_back(
    run: Run, kept: Path, tmp_path: Path, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgres.new_url()
    with closing(open_state(kept)) as state:
        person = state.people.person(7)
    assert run("backup", tmp_path / "tep.tar.gz").status == 0
    monkeypatch.setenv("DATABASE_URL", url)
    assert run("--data-dir", tmp_path / "may", "restore", tmp_path / "tep.tar.gz").status == 0
    assert "05/12/2031" in run("--data-dir", tmp_path / "may", "ask", QUESTION).out
    with closing(open_state(tmp_path / "may", database_url=url)) as state:
        assert state.people.person(7) == person
        assert state.groups.get(-100).title == "Tổ thi đua"
        last = state.audit.latest(1)[0].id
        state.audit.note("Lan", "settings", "Tổ")
        assert state.audit.latest(1)[0].id == last + 1
    with closing(open_catalogue(url)) as catalogue:
        assert open_originals(catalogue, tmp_path / "chep").hashes() == catalogue.hashes()
    assert "CHROMA_URL" in run("--data-dir", tmp_path / "may", "doctor", "--deep").out
    assert run("--data-dir", tmp_path / "may", "backup", tmp_path / "may.tar.gz").status == 0
    monkeypatch.setenv("DATABASE_URL", "")
    assert run("--data-dir", tmp_path / "lai", "restore", tmp_path / "may.tar.gz").status == 0
    assert "05/12/2031" in run("--data-dir", tmp_path / "lai", "ask", QUESTION).out
    with closing(open_state(tmp_path / "lai")) as state:
        assert state.people.person(7) == person
        assert state.audit.latest(1)[0].who == "Lan"


def test_what_is_there_is_not_overwritten(run: Run, kept: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "kho.tar.gz")
    run("remove", "--yes", "thuong")
    (kept / "reread.json").write_text("{}", encoding="utf-8")
    refused = run("restore", tmp_path / "kho.tar.gz")
    assert (refused.status, "--force" in refused.err) == (1, True)
    forced = run("restore", "--force", tmp_path / "kho.tar.gz")
    assert forced.status == 0
    assert "05/12/2031" in run("ask", QUESTION).out
    [aside] = kept.glob("replaced-*")
    assert (aside / "thidua.sqlite").exists()
    assert not (kept / "reread.json").exists()


def test_a_damaged_backup_changes_nothing(run: Run, kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "kho.tar.gz"
    run("backup", file)
    file.write_bytes(file.read_bytes()[:-3000])
    before = {path.name for path in kept.iterdir()}
    refused = run("restore", "--force", file)
    assert (refused.status, refused.err.count("\n")) == (1, 1)
    assert {path.name for path in kept.iterdir()} == before | {"bot.lock"}
    assert run("restore", tmp_path / "khong-co.tar.gz").err.startswith("Lỗi: ")


def test_a_folder_in_use_is_left_alone(run: Run, kept: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "kho.tar.gz")
    lock = Lock(kept / "owner.lock")
    assert lock.take()
    refused = run("restore", "--force", tmp_path / "kho.tar.gz")
    lock.release()
    assert (refused.status, str(os.getpid()) in refused.err) == (1, True)


def test_no_backup_of_nothing_takes_the_place_of_a_good_one(run: Run, kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "kho.tar.gz"
    assert run("backup", file).status == 0
    before = file.read_bytes()
    for path in kept.glob("thidua.sqlite*"):
        path.unlink()
    refused = run("backup", file)
    assert (refused.status, "2 bản gốc" in refused.err) == (1, True)
    assert file.read_bytes() == before


def test_a_backup_of_a_damaged_store_says_so(run: Run, kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "kho.tar.gz"
    _change(kept, "update versions set text = replace(text, '05/12', '06/12') where plan = 'thuong'")
    next((kept / "originals").iterdir()).unlink()
    for flawed in (run("backup", file), run("--data-dir", tmp_path / "moi", "restore", file)):
        assert flawed.status == 1
        assert "thuong" in flawed.err.splitlines()[-1]
        assert "thidua doctor --deep" in flawed.err


def test_backups_of_a_damaged_store_push_out_none_that_is_whole(kept: Path, tmp_path: Path) -> None:
    settings = Settings(data_dir=kept, backup_dir=tmp_path / "moi-ngay", backup_keep=2)
    with open_store(settings) as library:
        made = []
        for day in range(5):
            at = datetime(2031, 3, 1 + day, tzinfo=UTC)
            file = scheduled(settings, library, at)
            assert file is not None
            os.utime(file, (at.timestamp(), at.timestamp()))
            made.append(file)
            if day == 1:
                _change(kept, "update versions set text = replace(text, '05/12', '06/12') where plan = 'thuong'")
    assert [is_flawed(file) for file in made] == [False, False, True, True, True]
    assert backups_in(tmp_path / "moi-ngay") == [*made[:2], *made[3:]]


def _change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "thidua.sqlite")) as connection, connection:
        connection.execute(statement)


def test_a_backup_a_day_and_not_too_many(kept: Path, tmp_path: Path) -> None:
    settings = Settings(data_dir=kept, backup_dir=tmp_path / "moi-ngay", backup_keep=2)
    now = datetime(2031, 3, 1, tzinfo=UTC)
    with open_store(settings) as library:
        made = []
        for day in range(4):
            at = now + timedelta(days=day)
            file = scheduled(settings, library, at)
            assert file is not None
            os.utime(file, (at.timestamp(), at.timestamp()))
            assert scheduled(settings, library, at + timedelta(hours=1)) is None
            made.append(file)
    assert backups_in(tmp_path / "moi-ngay") == made[-2:]
