"""The administrators' guide: its own commands are run, with folders of a test in the place of the machine's."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ingest.plans import PLAN

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "huong-dan-quan-tri.md").read_text(encoding="utf-8")
QUESTION = "Hạn gửi báo cáo tổng kết của xã Thượng Lĩnh?"
LEFT_OUT = ("git pull", "make setup", "useradd", "systemctl daemon-reload", "journalctl")
"""What needs another machine, or changes this one."""

STARTED = """#!{python}
import sys
from bot.cli import main
raise SystemExit(main())
"""

SUDO = """#!/bin/sh
# sudo -u USER COMMAND…
shift 2
exec "$@"
"""

SYSTEMCTL = """#!/bin/sh
# The service itself is started by the test.
echo "$@" >> "$MACHINE/systemctl.log"
"""


@dataclass(frozen=True)
class Machine:
    """Folders in which the guide's commands find what they name."""

    folder: Path

    @property
    def home(self) -> Path:
        """Where the program is, with its data and settings."""
        return self.folder / "opt" / "thidua"

    def shell(self, commands: str) -> subprocess.CompletedProcess[str]:
        """Run commands as they stand in the guide."""
        placed = commands.replace("/opt/thidua", str(self.home)).replace("/var/backups", str(self.folder / "backups"))
        env = {**os.environ, "PYTHONPATH": str(ROOT), "MACHINE": str(self.folder), "PYTHONWARNINGS": "ignore"}
        env["PATH"] = f"{self.folder / 'bin'}:{env['PATH']}"
        return subprocess.run(
            ["sh", "-ec", placed], cwd=self.home, env=env, capture_output=True, text=True, check=False
        )

    def thidua(self, *words: str) -> str:
        """What a command of the program prints."""
        ran = self.shell(" ".join(["/opt/thidua/.venv/bin/thidua", *words]))
        assert ran.returncode == 0, ran.stderr
        return ran.stdout


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with the program, a plan, and stand-ins for what only root may do."""
    machine = Machine(tmp_path)
    scripts = {
        machine.home / ".venv" / "bin" / "thidua": STARTED.format(python=sys.executable),
        tmp_path / "bin" / "sudo": SUDO,
        tmp_path / "bin" / "systemctl": SYSTEMCTL,
    }
    for path, script in scripts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)
    (machine.home / "plans").mkdir()
    (machine.home / "plans" / "xa.txt").write_text(PLAN, encoding="utf-8")
    machine.thidua("ingest", "--yes", "plans")
    return machine


def section(title: str) -> str:
    """The part of the guide under a heading."""
    found = re.search(rf"^#+ {re.escape(title)}$(.*?)(?=^#+ |\Z)", GUIDE, re.M | re.S)
    assert found, title
    return found[1]


def commands(part: str) -> list[str]:
    """The commands of a part of the guide, those left out that need another machine."""
    blocks = re.findall(r"^```\n(.*?)^```", part, re.M | re.S)
    lines = [line for block in blocks for line in block.splitlines() if line.strip()]
    return [line for line in lines if not line.startswith(LEFT_OUT)]


def lose_everything(machine: Machine) -> None:
    """The disk is lost."""
    shutil.rmtree(machine.home / "data")


def test_backup_a_lost_disk_and_an_upgrade_go_as_the_guide_says(machine: Machine) -> None:
    for title in ("7. Sao lưu và phục hồi", "Mất đĩa, mất dữ liệu", "8. Cập nhật"):
        if title.startswith("Mất"):
            lose_everything(machine)
        run = commands(section(title))
        assert run
        for command in run:
            ran = machine.shell(command)
            assert ran.returncode == 0, f"{command}\n{ran.stdout}{ran.stderr}"
    assert "05/12/2031" in machine.thidua("ask", f"'{QUESTION}'")


def test_a_move_to_another_machine_works(machine: Machine, tmp_path: Path) -> None:
    moved = commands(section("Chuyển sang máy khác"))
    for command in moved:
        if "restore" in command:
            lose_everything(machine)
        ran = machine.shell(command)
        assert ran.returncode == 0, f"{command}\n{ran.stdout}{ran.stderr}"
    assert "05/12/2031" in machine.thidua("ask", f"'{QUESTION}'")
    said = (tmp_path / "systemctl.log").read_text(encoding="utf-8").splitlines()
    assert said == ["disable --now thidua", "enable --now thidua"]


def unit() -> dict[str, str]:
    """The systemd unit of the guide."""
    lines = section("6. Chạy như một dịch vụ (systemd)").splitlines()
    return dict(line.split("=", 1) for line in lines if re.fullmatch(r"[A-Z]\w+=.*", line))


def test_the_unit_of_the_guide_starts_is_killed_starts_again_and_stops(machine: Machine) -> None:
    told = unit()
    assert (told["Restart"], told["UMask"]) == ("on-failure", "0077")
    address = "http://127.0.0.1:9"
    (machine.home / ".env").write_text(f"TELEGRAM_BOT_TOKEN=1:a\nTELEGRAM_API_URL={address}\n", encoding="utf-8")
    start = told["ExecStart"].replace("/opt/thidua", str(machine.home)).split()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}

    def started() -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            start, cwd=told["WorkingDirectory"].replace("/opt/thidua", str(machine.home)), env=env,
            stderr=subprocess.PIPE, text=True, umask=int(told["UMask"], 8),
        )  # fmt: skip
        assert process.stderr is not None
        for line in process.stderr:
            if "out of reach" in line:
                return process
        raise AssertionError("it did not start")

    first = started()
    first.send_signal(signal.SIGKILL)
    assert first.wait() != 0
    second = started()
    refused = subprocess.run(start, cwd=machine.home, env=env, capture_output=True, text=True, check=False)
    assert (refused.returncode, str(second.pid) in refused.stderr) == (1, True)
    began = time.monotonic()
    second.send_signal(signal.SIGTERM)
    assert second.wait(float(told["TimeoutStopSec"])) == 0
    assert time.monotonic() - began < float(told["TimeoutStopSec"])
    for process in (first, second):
        assert process.stderr is not None
        process.stderr.close()
    assert not any(path.stat().st_mode & 0o077 for path in (machine.home / "data").rglob("*"))
