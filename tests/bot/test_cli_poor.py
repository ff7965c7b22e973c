"""What the command line shows of a poorly readable plan: what would help, and readings under its quotes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bot.settings import Settings
from knowledge.text import fold
from tests.ingest.plans import PLAN
from tests.plans_made import SAMPLES

POOR = SAMPLES / "sa-khue-phong-ldtbxh-2024-ocr.txt"
PLAN_ID = POOR.stem
QUESTION = "Mục đích thi đua của Phòng Lao động Sa Khuê là gì?"

Run = Callable[..., str]


START = "import sys; from bot.cli import main; sys.exit(main(sys.argv[1:]))"


def told_by(data: Path, cwd: Path, *arguments: object) -> str:
    """What a command prints that goes well, in a process of its own and without settings of the environment."""
    settings = {name.upper() for name in Settings.__dataclass_fields__}
    environment = {name: value for name, value in os.environ.items() if name not in settings}
    told = subprocess.run(
        [sys.executable, "-c", START, "--data-dir", str(data), *map(str, arguments)],
        cwd=cwd,
        env={**environment, "PYTHONPATH": str(SAMPLES.parent)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return told.stdout


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a poor plan and a sound one."""
    folder = tmp_path_factory.mktemp("kho")
    (folder / "thuong-linh.txt").write_text(PLAN, encoding="utf-8")
    told_by(folder / "data", folder, "ingest", POOR, folder / "thuong-linh.txt")
    return folder / "data"


@pytest.fixture
def run(store: Path, tmp_path: Path) -> Run:
    """What a command prints of that folder."""
    return partial(told_by, store, tmp_path)


def test_ingestion_tells_what_would_help(run: Run, tmp_path: Path) -> None:
    copied = tmp_path / "khac-ocr.txt"
    copied.write_text(POOR.read_text("utf-8").replace("33/KH", "34/KH"), encoding="utf-8")
    told = run("ingest", "--dry-run", copied)
    assert "⚠ văn bản đọc kém (chất lượng 0.1" in told
    assert "% có dấu" in told
    assert "nên xin tệp Word, hoặc quét lại 300 dpi" in told
    assert "tiếng Việt" in told
    [outcome] = json.loads(run("ingest", "--dry-run", "--json", copied))["files"]
    assert len(outcome["poor"]) == 3


def test_show_tells_it_too_with_readings_under_the_quotes(run: Run) -> None:
    shown = run("show", PLAN_ID)
    assert "⚠ văn bản đọc kém" in shown
    assert "nên xin tệp Word" in shown
    assert "        đọc là (tự động): “Phát" not in shown  # "Ph4t" has a digit and stays
    assert "        đọc là (tự động): “Ph4t động phong trào thi đua thực hiện nhiệm vụ lao động" in shown


def test_plans_are_marked(run: Run) -> None:
    listed = run("plans")
    assert f"⚠ đọc kém: xem `thidua show {PLAN_ID}`" in listed
    assert listed.count("⚠") == 1


def test_a_sound_plan_has_none_of_it(run: Run) -> None:
    for command in (("show", "thuong-linh"), ("ask", "Hạn gửi báo cáo tổng kết?", "--plan", "thuong-linh")):
        told = run(*command)
        assert "đọc là" not in told
        assert "đọc kém" not in told
    answer = json.loads(run("ask", "Hạn gửi báo cáo tổng kết?", "--plan", "thuong-linh", "--json"))
    assert all("reading" not in citation for citation in answer["citations"])


def test_an_answer_has_a_reading_under_each_quote(run: Run) -> None:
    lines = run("ask", QUESTION).splitlines()
    quotes = [at for at, line in enumerate(lines) if line.startswith("[")]
    assert quotes
    for at in quotes:
        assert lines[at + 1].startswith("    đọc là (tự động): “")
    assert any(line.startswith("⚠ Bản quét chất lượng kém") for line in lines)


def test_an_answer_for_programs_has_the_reading_beside_the_quote(run: Run) -> None:
    answer = json.loads(run("ask", QUESTION, "--json"))
    text = json.loads(run("show", PLAN_ID, "--json"))["text"]
    for citation in answer["citations"]:
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        assert citation["reading"] != citation["quote"]
        assert citation["reading"] not in answer["answer"]


def test_a_poor_passage_of_a_sound_plan_is_named(run: Run, tmp_path: Path) -> None:
    lines = PLAN.splitlines()
    longest = max(range(len(lines)), key=lambda at: len(lines[at]))
    lines[longest] = fold(lines[longest] + " " + lines[longest]) + "."
    file = tmp_path / "mot-doan-kem.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    told = run("ingest", "--dry-run", file)
    assert "1/" in told.partition("đoạn đọc kém")[0].rpartition("⚠")[2]
