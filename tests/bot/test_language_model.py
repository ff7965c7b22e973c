"""The language model as it is configured: asked over HTTP, proven, and done without wherever it fails."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.assistant import Assistant, open_assistant
from bot.cli import main
from bot.ledger import ledger_of
from bot.settings import Settings
from bot.store import open_store
from knowledge.language_model.ledger import Ledger
from knowledge.language_model.opening import open_phraser
from tests.chat_server import ChatServer, Json, chat_server
from tests.ingest.plans import PLAN
from tests.plans_made import made
from tests.replies.talkers import Data, stating

ROOT = Path(__file__).parents[2]
DAY = date(2031, 3, 1)
OPEN = "Vì sao xã Thượng Lĩnh làm việc này?"
WHY = "Khơi dậy tinh thần thi đua của cán bộ và nhân dân trong xã, hoàn thành các chỉ tiêu của năm 2031."
SAID = "Khơi dậy tinh thần thi đua của cán bộ và nhân dân trong xã."
CERTAIN = "Số của kế hoạch xã Thượng Lĩnh?"
KEY = "khoa-kin"
SCRIPT = "import sys; from bot.cli import main; sys.exit(main(sys.argv[1:]))"


def says(request: Json) -> str:
    """What a good model says to a request."""
    shown: Data = json.loads(request["messages"][1]["content"].partition("\n")[2].rpartition("\n")[0])
    return stating(WHY, SAID)(shown)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one plan."""
    folder = tmp_path_factory.mktemp("kho") / "data"
    folder.mkdir()
    with open_store(Settings(data_dir=folder)) as library:
        library.publish(made(PLAN, "xa"), PLAN.encode(), ".txt")
    return folder


@pytest.fixture(autouse=True)
def _nothing_used(store: Path) -> Iterator[None]:
    yield
    (store / "language-model.json").unlink(missing_ok=True)


def configured(store: Path, server: ChatServer, **others: object) -> Settings:
    return Settings(data_dir=store, llm_model="openai:m", llm_base_url=server.url, llm_api_key=KEY, **others)


def test_a_proven_claim_is_shown_and_its_quote_is_the_plans(store: Path) -> None:
    with chat_server(says) as server, open_assistant(configured(store, server)) as assistant:
        reply = assistant.ask(OPEN, today=DAY)
        [version] = assistant.plans()
        assert assistant.ask(CERTAIN).citations
    [citation] = reply.citations
    assert not reply.abstained
    assert SAID in "".join(span.text for line in reply.lines for span in line)
    assert citation.quote == version.text[citation.start : citation.end] == WHY
    assert len(server.requests) == 1  # the other question is certain
    assert OPEN in server.shown()
    assert ledger_of(Settings(data_dir=store)).since(date(2020, 1, 1)) == {"requests": 1, "tokens": 2, "answer": 1}


def test_it_is_asked_about_everything_where_that_is_set(store: Path) -> None:
    with chat_server(says) as server, open_assistant(configured(store, server, llm_always=True)) as assistant:
        assistant.ask("Hạn nộp báo cáo tổng kết của xã Thượng Lĩnh?")
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "how", [{"says": "Vì dân."}, {"says": '{"kind": 1}'}, {"status": 500}, {"status": 401}, {"body": b"<html>"}]
)
def test_without_a_usable_reply_it_answers_as_it_would_without_a_model(store: Path, how: Json) -> None:
    with open_assistant(Settings(data_dir=store)) as assistant:
        alone = assistant.ask(OPEN, today=DAY)
    with chat_server(**how) as server, open_assistant(configured(store, server)) as assistant:
        reply = assistant.ask(OPEN, today=DAY)
    assert len(server.requests) >= 1
    assert (reply.lines, reply.citations, reply.abstained) == (alone.lines, alone.citations, alone.abstained)
    assert ledger_of(Settings(data_dir=store)).since(date(2020, 1, 1))["without"] == 1


def test_a_question_that_is_not_to_be_shown_is_not_sent(store: Path) -> None:
    with chat_server(says) as server, open_assistant(configured(store, server)) as assistant:
        assistant.ask(OPEN, unshown=True)
    assert server.requests == []


def test_once_the_tokens_of_the_day_are_used_nothing_is_sent(store: Path) -> None:
    with (
        chat_server(says, tokens=500) as server,
        open_assistant(configured(store, server, llm_daily_tokens=600)) as assistant,
    ):
        for _ in range(4):
            assistant.ask(OPEN)
    assert len(server.requests) == 2


def test_a_server_that_hangs_is_waited_for_no_longer_than_its_limit_and_stops_nobody(store: Path) -> None:
    took: list[float] = []
    with chat_server(says) as server, open_store(Settings(data_dir=store)) as library:
        phraser = open_phraser(
            "openai:m",
            server.url,
            KEY,
            always=False,
            daily=None,
            ledger=Ledger.in_memory(),
            today=lambda: DAY,
            patience=4,
        )
        assistant = Assistant(library, ZoneInfo("Asia/Ho_Chi_Minh"), phraser)
        alone = Assistant(library, ZoneInfo("Asia/Ho_Chi_Minh")).ask(OPEN, today=DAY)
        assistant.ask(OPEN, today=DAY)  # while the model is being opened others do without it
        server.hangs = True

        def ask() -> None:
            began = time.monotonic()
            assert assistant.ask(OPEN, today=DAY).lines == alone.lines
            took.append(time.monotonic() - began)

        chats = [threading.Thread(target=ask) for _ in range(6)]
        for chat in chats:
            chat.start()
        for chat in chats:
            chat.join()
        assistant.ask(OPEN, today=DAY)  # left alone by now: it failed three times
    waited = sorted(took)
    assert len(waited) == 6
    assert waited[2] < 4 <= waited[3], "three do not wait for the three that are asking"
    assert waited[-1] < 12
    assert len(server.requests) <= 4


def test_the_command_line_logs_one_line_and_still_answers(store: Path) -> None:
    with chat_server(status=401) as server:
        ran = subprocess.run(
            [sys.executable, "-c", SCRIPT, "--data-dir", str(store), "ask", "--json", OPEN],
            cwd=ROOT,
            env={"PATH": "/usr/bin:/bin", "LLM_MODEL": "openai:m", "LLM_BASE_URL": server.url, "LLM_API_KEY": KEY},
            capture_output=True,
            text=True,
            check=True,
        )
    assert json.loads(ran.stdout)["answer"]
    [line] = ran.stderr.splitlines()
    assert "language model:" in line
    assert "status 401" in line
    assert KEY not in line
    assert "Thượng Lĩnh" not in line


def test_golden_questions_are_compared_with_the_model_and_without(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    golden = tmp_path / "hoi.yaml"
    golden.write_text(f"- {{id: why-1, ask: '{OPEN}', plan: [xa], quote: ['{WHY}']}}\n", encoding="utf-8")
    monkeypatch.delenv("LLM_MODEL", raising=False)
    assert main(["--data-dir", str(store), "eval", str(golden), "--model"]) == 1
    assert "LLM_MODEL" in capsys.readouterr().err
    with chat_server(says, tokens=700) as server:
        monkeypatch.setenv("LLM_MODEL", "openai:m")
        monkeypatch.setenv("LLM_BASE_URL", server.url)
        assert main(["--data-dir", str(store), "eval", str(golden), "--model", "--json"]) == 0
        sides = json.loads(capsys.readouterr().out)
        assert (sides["with"]["right"], sides["with"]["tokens"], sides["without"]["tokens"]) == (1, 700, 0)
        assert main(["--data-dir", str(store), "eval", str(golden), "--model"]) == 0
    assert "có mô hình: 1 đúng" in capsys.readouterr().out


PROBED = json.dumps(
    {
        "kind": "answer",
        "claims": [
            {
                "plan": 1,
                "text": "Báo cáo gửi về Phòng Nội vụ trước ngày 05/12/2031.",
                "quotes": [{"n": 1, "words": "Báo cáo gửi về Phòng Nội vụ trước ngày 05/12/2031."}],
            }
        ],
    }
)


@pytest.mark.parametrize(
    ("said", "can", "status", "told"),
    [
        (PROBED, ("schema", "text"), 0, "(theo lược đồ JSON)"),
        (PROBED, ("text",), 0, "(bằng chữ thường)"),
        (PROBED.replace('05/12/2031.", "quotes', '06/12/2031.", "quotes'), ("json",), 0, "không chứng minh được"),
        ("Xin chào!", ("tool", "text"), 1, "[hỏng] mô hình ngôn ngữ openai:m không dùng được"),
    ],
)
def test_the_doctor_tells_whether_it_works_and_by_which_form(
    store: Path,
    said: str,
    can: tuple[str, ...],
    status: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    with chat_server(said, can=can) as server:
        monkeypatch.setenv("LLM_MODEL", "openai:m")
        monkeypatch.setenv("LLM_BASE_URL", server.url)
        monkeypatch.setenv("LLM_API_KEY", KEY)
        assert main(["--data-dir", str(store), "doctor"]) == status
    printed = capsys.readouterr().out
    assert told in printed
    assert KEY not in printed
