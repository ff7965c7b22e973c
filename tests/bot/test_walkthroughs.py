"""What the guides and CONTRIBUTING tell to type is there; what takes nothing but a plan is typed."""

import argparse
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.arguments import build_parser
from bot.cli import main
from bot.wording.cli import Words
from tests.bot.test_guide import Machine, commands, machine, section

__all__ = ["machine"]

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
_PROGRAM = re.compile(r"(?:\S*/)?thidua (?=[a-z-])")


def typed(page: str) -> list[str]:
    """Every command of the program in the code of a page, without its comment."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.M | re.S)
    code = [line.strip() for block in blocks for line in block.splitlines()]
    code += re.findall(r"`([^`\n]+)`", re.sub(r"^ *```.*?^ *```", "", text, flags=re.M | re.S))
    return [re.split(r"\s+#|[…]$", line[found.end() :])[0] for line in code if (found := _PROGRAM.match(line))]


TYPED = sorted({(page, command) for page in PAGES for command in typed(page)})


def test_there_are_many() -> None:
    assert len(TYPED) > 60


@pytest.mark.parametrize(("page", "command"), TYPED)
def test_a_command_of_the_pages_can_be_typed(page: str, command: str) -> None:
    parser = build_parser(Words("vi"))
    words = shlex.split(command)
    if words[0] == "--data-dir":
        words = words[2:] or ["--help"]
    [choices] = [a.choices for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    assert words[0] in {*choices, "--version", "--help"}, page
    if words[0] not in choices:
        return
    known = {option for action in choices[words[0]]._actions for option in action.option_strings}
    known |= {option for action in parser._actions for option in action.option_strings}
    options = [word.partition("=")[0] for word in words[1:] if re.match(r"--?[a-z]", word)]
    assert set(options) <= known, page


@pytest.mark.parametrize("page", PAGES)
def test_make_has_the_targets_that_the_pages_name(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"^make ([a-z]+)", text, re.M)) | set(re.findall(r"`make ([a-z]+)", text))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert named <= targets


def test_make_says_what_contributing_says() -> None:
    if not shutil.which("make"):
        pytest.skip("make is not installed")
    said = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for target in re.findall(r"^make ([a-z]+)", contributing, re.M):
        assert re.search(rf"\b{target}\b", said), target
        planned = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
        assert planned.returncode == 0, planned.stderr


def test_plans_are_taken_in_and_put_right_as_the_guide_says(machine: Machine) -> None:
    plan = (machine.home / "plans" / "xa.txt").read_text(encoding="utf-8")
    (machine.home / "ke-hoach.txt").write_text(plan.replace("21/KH", "31/KH"), encoding="utf-8")
    (machine.home / "thu-muc").mkdir()
    (machine.home / "thu-muc" / "khac.txt").write_text(plan.replace("21/KH", "41/KH"), encoding="utf-8")
    taken_in = commands(section("4. Nạp kế hoạch"))
    assert len(taken_in) == 3
    for command in taken_in:
        ran = machine.shell(f"PATH=/opt/thidua/.venv/bin:$PATH; {command}")
        assert ran.returncode == 0, f"{command}\n{ran.stdout}{ran.stderr}"
    assert {"ke-hoach", "khac", "xa"} <= set(re.findall(r'"plan": "([^"]+)"', machine.thidua("plans", "--json")))
    put_right = next(command for _, command in TYPED if command.startswith("set MÃ number") and "giấy" not in command)
    machine.thidua(put_right.replace("MÃ", "xa"), "--yes")
    machine.thidua("rollback", "--yes", "xa")
    machine.thidua("remove", "--yes", "khac")
    assert "khac" not in machine.thidua("plans")


def test_the_conversation_of_the_readme_is_what_is_said_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [today] = re.findall(r"`thidua ask --today ([\d-]+)`", readme)
    [talk] = re.findall(r"^```\n(> .*?)^```", readme, re.M | re.S)
    main(["--data-dir", str(tmp_path), "ingest", "--yes", str(ROOT / "plans")])
    for question, told in re.findall(r"^> (.+)\n+((?:(?!> ).*\n)+)", talk, re.M):
        capsys.readouterr()
        main(["--data-dir", str(tmp_path), "ask", question, "--today", today])
        said = capsys.readouterr().out
        # What is shortened in the README is marked by "…".
        pieces = [piece.strip("” ") for line in told.splitlines() for piece in line.split("…")]
        places = [said.find(piece) for piece in pieces if piece]
        assert -1 not in places, said
        assert places == sorted(places), said
