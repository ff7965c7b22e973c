"""The language model as it is configured: asked only where the plans' own words were not found, quoted, never heard."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.assistant import open_assistant
from bot.cli import main
from bot.settings import Settings
from bot.store import open_store
from tests.chat_server import ChatServer, chat_server
from tests.ingest.plans import PLAN
from tests.plans_made import made

ROOT = Path(__file__).parents[2]
OPEN = "Vì sao xã Thượng Lĩnh làm việc này?"
CARD = "Hạn nộp báo cáo của xã Thượng Lĩnh?"
KEY = "khoa-kin"
SCRIPT = "import sys; from bot.cli import main; sys.exit(main(sys.argv[1:]))"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one plan."""
    folder = tmp_path_factory.mktemp("kho") / "data"
    folder.mkdir()
    with open_store(Settings(data_dir=folder)) as library:
        library.publish(made(PLAN, "xa"), PLAN.encode(), ".txt")
    return folder


def configured(store: Path, server: ChatServer, **others: str) -> Settings:
    return Settings(data_dir=store, llm_model="openai:m", llm_base_url=server.url, llm_api_key=KEY, **others)


def test_a_chosen_sentence_is_cited_and_the_models_words_are_not_there(store: Path) -> None:
    with chat_server('{"sentences": [1]}') as server, open_assistant(configured(store, server)) as assistant:
        reply = assistant.ask(OPEN, today=date(2031, 3, 1))
        [version] = assistant.plans()
        assert assistant.ask(CARD).citations
    [citation] = reply.citations
    assert not reply.abstained
    assert citation.quote == version.text[citation.start : citation.end]
    assert len(server.requests) == 1  # the card answered the other question
    assert OPEN in server.shown()


@pytest.mark.parametrize("says", ["Vì dân, theo câu 1.", '{"sentences": [500]}', '{"sentences": []}'])
def test_without_a_usable_reply_it_abstains_as_it_would_without_a_model(store: Path, says: str) -> None:
    with open_assistant(Settings(data_dir=store)) as assistant:
        alone = assistant.ask(OPEN, today=date(2031, 3, 1))
    with chat_server(says) as server, open_assistant(configured(store, server)) as assistant:
        reply = assistant.ask(OPEN, today=date(2031, 3, 1))
    assert reply.abstained
    assert (reply.lines, reply.citations) == (alone.lines, alone.citations)


def test_a_question_that_was_only_overheard_is_not_sent(store: Path) -> None:
    with chat_server('{"sentences": [1]}') as server, open_assistant(configured(store, server)) as assistant:
        assert assistant.ask(OPEN, overheard=True).abstained
    assert server.requests == []


def test_the_command_line_logs_one_line_and_still_answers(store: Path) -> None:
    with chat_server(status=500) as server:
        ran = subprocess.run(
            [sys.executable, "-c", SCRIPT, "--data-dir", str(store), "ask", "--json", OPEN],
            cwd=ROOT,
            env={"PATH": "/usr/bin:/bin", "LLM_MODEL": "openai:m", "LLM_BASE_URL": server.url, "LLM_API_KEY": KEY},
            capture_output=True,
            text=True,
            check=True,
        )
    assert json.loads(ran.stdout)["abstained"]
    [line] = ran.stderr.splitlines()
    assert "language model:" in line
    assert "status 500" in line
    assert KEY not in line
    assert "Thượng Lĩnh" not in line


@pytest.mark.parametrize(
    ("says", "status", "told"),
    [
        ('{"sentences": [1]}', 0, "[được] mô hình ngôn ngữ openai:m"),
        ("Xin chào!", 1, "[hỏng] mô hình ngôn ngữ openai:m không dùng được"),
    ],
)
def test_the_doctor_tells_whether_it_works(
    store: Path,
    says: str,
    status: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    with chat_server(says) as server:
        monkeypatch.setenv("LLM_MODEL", "openai:m")
        monkeypatch.setenv("LLM_BASE_URL", server.url)
        monkeypatch.setenv("LLM_API_KEY", KEY)
        assert main(["--data-dir", str(store), "doctor"]) == status
    printed = capsys.readouterr().out
    assert told in printed
    assert KEY not in printed
