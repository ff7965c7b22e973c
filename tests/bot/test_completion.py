"""The script that `thidua completion` prints, in the shell that it is for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from tests.ingest.plans import OTHER_PLAN, PLAN

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two plans taken in, the program on its path, and the script of bash."""
    folder = tmp_path_factory.mktemp("office")
    for name, text in (("thuong-linh", PLAN), ("ha-linh", OTHER_PLAN)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert main(["--data-dir", str(folder / "data"), "ingest", *map(str, folder.glob("*.txt"))]) == 0
    program = folder / "bin" / "thidua"
    program.parent.mkdir()
    program.write_text(
        f"#!{sys.executable}\nimport sys\nfrom bot.cli import main\nsys.exit(main())\n", encoding="utf-8"
    )
    program.chmod(0o755)
    (folder / "script").write_text(ran(folder, "thidua completion bash"), encoding="utf-8")
    return folder


def ran(folder: Path, command: str) -> str:
    env = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "LANGUAGE": "en"}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=env, capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["thidua", "re"], ["remove", "restore", "reindex", "reread"]),
        (["thidua", "--data-dir", "data", "sho"], ["show"]),
        (["thidua", "--data-dir", "data", "show", ""], ["ha-linh", "thuong-linh"]),
        (["thidua", "--data-dir", "data", "ask", "--plan", "th"], ["thuong-linh"]),
        (["thidua", "show", "--v"], ["--version"]),
        (["thidua", "show", "x", "--version", ""], []),
        (["thidua", "ingest", "ha"], ["ha-linh.txt"]),
        (["thidua", "ingest", "--dr"], ["--dry-run", "--drop-corrections"]),
        (["thidua", "completion", ""], ["bash", "zsh", "plans"]),
        (["thidua", "--data-dir", "da"], ["data"]),
    ],
)
def test_what_may_follow_is_offered(office: Path, typed: list[str], offered: list[str]) -> None:
    words = " ".join(f"'{word}'" for word in typed)
    told = ran(
        office,
        f"source ./script; COMP_WORDS=({words}); COMP_CWORD={len(typed) - 1}; _thidua; "
        "printf '%s\\n' \"${COMPREPLY[@]}\"",
    )
    assert sorted(told.split()) == sorted(offered)


def test_zsh_gets_the_same_through_its_own_door(office: Path) -> None:
    told = ran(office, "thidua completion zsh")
    assert told.splitlines()[0] == "autoload -U +X bashcompinit && bashcompinit"
    assert told.endswith((office / "script").read_text(encoding="utf-8"))


def test_where_nothing_is_kept_no_plans_are_offered_and_nothing_is_made(office: Path) -> None:
    assert ran(office, "mkdir empty && cd empty && thidua completion plans && ls -A") == ""
