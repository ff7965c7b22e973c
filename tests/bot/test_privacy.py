"""What is kept is read by its owner alone."""

from pathlib import Path

import pytest

from bot.privacy import open_to_others, restrict
from tests.bot.test_cli import Run, no_settings, run
from tests.ingest.plans import PLAN

__all__ = ["no_settings", "run"]


def test_what_was_open_to_others_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(0o755)  # whatever the mask of the process
    (folder / "bot.sqlite").write_bytes(b"x")
    (folder / "bot.sqlite").chmod(0o644)
    (folder / "ghi-chu.txt").write_bytes(b"x")
    (folder / "ghi-chu.txt").chmod(0o644)
    (folder / "originals").mkdir()
    (folder / "originals").chmod(0o755)
    (folder / "originals" / "a.txt").write_bytes(b"x")
    (folder / "originals" / "a.txt").chmod(0o644)
    restrict(folder)
    assert (folder / "originals").stat().st_mode & 0o777 == 0o700
    assert (folder / "originals" / "a.txt").stat().st_mode & 0o777 == 0o600
    assert (folder / "ghi-chu.txt").stat().st_mode & 0o777 == 0o644
    assert list(open_to_others(folder)) == []
    assert (folder.stat().st_mode & 0o777, (folder / "bot.sqlite").stat().st_mode & 0o777) == (0o700, 0o600)


def test_a_new_store_is_its_owners_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "xa.txt").write_text(PLAN, encoding="utf-8")
    assert run("ingest", "--yes", "xa.txt").status == 0
    for path in (tmp_path / "data", *(tmp_path / "data").rglob("*")):
        assert not path.stat().st_mode & 0o077, path


@pytest.mark.parametrize(("mode", "told"), [(0o644, True), (0o600, False)])
def test_settings_that_others_can_read_are_told(run: Run, tmp_path: Path, mode: int, *, told: bool) -> None:
    (tmp_path / ".env").write_text("LANGUAGE=vi\n", encoding="utf-8")
    (tmp_path / ".env").chmod(mode)
    assert ("chmod 600" in run("doctor").out) is told
