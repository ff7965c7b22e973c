"""The wheel holds what the program needs, the light lock what it loads without PyTorch."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from bot.commands.doctor import lock_in
from scripts.light_lock import MODELS, light_lock
from tests.ingest.plans import PLAN

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "ingest", "knowledge")
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this source, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-build-isolation", "--no-deps", "--no-index"]
    subprocess.run([*command, "-w", str(folder), str(source)], check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    for name in PACKAGES:
        kept = {path.relative_to(ROOT) for path in (ROOT / name).rglob("*") if path.is_file()}
        kept = {path for path in kept if "__pycache__" not in path.parts}
        assert {path for path in kept if not (wheel / path).is_file()} == set()


def test_the_program_runs_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    (tmp_path / "ke-hoach.txt").write_text(PLAN, encoding="utf-8")

    data = ("--data-dir", str(tmp_path / "data"))
    commands = (("ingest", "--yes", "ke-hoach.txt"), ("ask", "Có mấy đợt thi đua?"), ("--version",))
    program = f"from bot.cli import main\nfor one in {commands!r}: main([*{data!r}, *one])"
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(wheel), "PYTHONSAFEPATH": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "[1]" in ran.stdout
    assert ran.stdout.splitlines()[-1].startswith("thidua ")


def test_the_light_lock_is_what_the_program_needs_without_pytorch() -> None:
    written = (ROOT / "requirements-light.lock").read_text(encoding="utf-8")
    assert written == light_lock((ROOT / "requirements.lock").read_text(encoding="utf-8"), DECLARED)
    names = {line.split("==")[0].lower() for line in written.splitlines()}
    assert not names & (MODELS | {"transformers", "scipy", "pytest", "mypy"})


def test_every_library_that_is_imported_is_declared() -> None:
    declared = {re.split(r"[^A-Za-z0-9_-]", one)[0].lower().replace("_", "-") for one in DECLARED}
    source = "\n".join(path.read_text(encoding="utf-8") for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
    imported = set(re.findall(r"^\s*(?:from|import) (\w+)", source, re.M)) - sys.stdlib_module_names - set(PACKAGES)
    packages = packages_distributions()
    wanted = {packages[name][0].lower().replace("_", "-") for name in imported if name in packages}
    # What these two bring along and are there for: the bot's own client, and the hub that their models come from.
    assert wanted - declared == {"httpx", "huggingface-hub"}


def test_doctor_compares_with_the_lock_of_the_set_up() -> None:
    assert lock_in(ROOT) == ROOT / "requirements.lock"
