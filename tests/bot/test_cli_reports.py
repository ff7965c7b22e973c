"""`thidua stats`, `unanswered`, `audit`: the administrators' views on the command line."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from bot.state import open_state
from bot.state.questions import Ending, Question
from tests.ingest.plans import PLAN


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def run(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> str:
    """A command that has to succeed; what it printed."""
    assert main(["--data-dir", str(folder), *arguments]) == 0
    return capsys.readouterr().out


def test_what_is_changed_on_the_command_line_is_audited(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "thuong-linh.txt"
    file.write_text(PLAN, encoding="utf-8")
    run(capsys, folder, "ingest", "--dry-run", str(file))
    assert json.loads(run(capsys, folder, "audit", "--json")) == []
    run(capsys, folder, "ingest", "--yes", str(file))
    run(capsys, folder, "ingest", "--yes", str(file))
    [plan] = (known["plan"] for known in json.loads(run(capsys, folder, "plans", "--json")))
    run(capsys, folder, "remove", "--yes", plan)
    entries = json.loads(run(capsys, folder, "audit", "--json"))
    assert [(entry["action"], entry["subject"]) for entry in entries] == [("removed", plan), ("ingested", plan)]
    assert f"nạp kế hoạch: {plan}" in run(capsys, folder, "audit")
    lines = [json.loads(line) for line in run(capsys, folder, "audit", "--lines").splitlines()]
    assert [line["action"] for line in lines] == ["ingested", "removed"]
    [last] = run(capsys, folder, "audit", "--lines", "--after", str(lines[0]["id"])).splitlines()
    assert json.loads(last) == lines[1]


def test_the_views_are_commands_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = Question("-1", 1, "p", "Tiền thưởng?", "Không nêu.", Ending.DECLINED, "absent", "tien thuong", ("a",))
    with closing(open_state(folder)) as state:
        number = state.questions.add(question)
    figures = json.loads(run(capsys, folder, "stats", "--days", "3", "--json"))
    assert (figures["days"], figures["total"]["declined"]) == (3, 1)
    assert "Tổng: 1 câu hỏi" in run(capsys, folder, "stats")
    assert json.loads(run(capsys, folder, "unanswered", "--json")) == [
        {
            "id": number,
            "question": "Tiền thưởng?",
            "answer": "Không nêu.",
            "count": 1,
            "bad": 0,
            "reasons": [],
            "plans": ["a"],
        }
    ]
    assert f"#{number} (1 lần) Tiền thưởng?" in run(capsys, folder, "unanswered")
