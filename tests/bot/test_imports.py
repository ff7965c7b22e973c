"""What a command loads: a quick one must not wait for libraries that it does not use."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from tests.ingest.plans import PLAN

ROOT = Path(__file__).parents[2]
SLOW = (
    "torch",
    "transformers",
    "sentence_transformers",
    "langchain",
    "langchain_core",
    "langchain_openai",
    "openai",
    "telegram",
    "icalendar",
    "matplotlib",
    "tarfile",
)
NOT_ASKED = (
    "bot.state",
    "knowledge.proof",
    "knowledge.language_model",
    "knowledge.search.damaged",
    "knowledge.restoring.restorer",
    "sqlalchemy.dialects.postgresql",
)
"""What a question needs only of damaged texts, of a language model, or where it is written to a database."""
SCRIPT = """
import sys
from bot.cli import main
status = main(sys.argv[1:])
print("loaded:", *sys.modules, file=sys.stderr)
sys.exit(status)
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one plan."""
    folder = tmp_path_factory.mktemp("kho")
    (folder / "xa.txt").write_text(PLAN, encoding="utf-8")
    assert main(["--data-dir", str(folder / "data"), "ingest", str(folder / "xa.txt")]) == 0
    return folder / "data"


@pytest.mark.parametrize(
    ("command", "spared"),
    [
        (["plans"], (*SLOW, "chromadb", "numpy", "rich")),
        (["show", "xa"], (*SLOW, "chromadb", "numpy", "rich")),
        (["ask", "Xã Thượng Lĩnh có mấy đợt thi đua?"], (*SLOW, "chromadb", "rich", *NOT_ASKED)),
        (["ask", "Ai nấu cơm cho các thôn của xã Thượng Lĩnh?"], SLOW),
    ],
)
def test_a_command_loads_what_it_uses(store: Path, command: list[str], spared: tuple[str, ...]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, "--data-dir", str(store), *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = ran.stderr.rsplit("loaded:", 1)[1].split()
    assert set(loaded) & set(spared) == set()
    assert ran.stdout
