"""A chat model over a real server on this machine that speaks OpenAI's protocol: every form, and every way to fail."""

import json
import re
import socket
from typing import Any

import pytest

from knowledge.language_model.phraser import ModelError, Turn
from knowledge.language_model.policy import SendError
from knowledge.language_model.probing import probe
from knowledge.language_model.reply import Form, ReplyError, read_reply
from knowledge.language_model.request import Request
from knowledge.language_model.talking import open_chat
from tests.chat_server import FORMS, ChatServer, chat_server, form_of

REQUEST = Request("Luật của câu hỏi", "Ai trực đêm?")
KEY = "khoa-kin"
CLAIM = {"plan": 1, "text": "Các thôn trực đêm.", "quotes": [{"n": 1, "words": "Các thôn trực đêm."}]}
WHOLE = {"kind": "answer", "asked": "ai", "claims": [CLAIM], "which": []}
TEXT = json.dumps(WHOLE, ensure_ascii=False)


def written(server: ChatServer, before: Turn | None = None) -> str:
    return open_chat("openai:m", server.url, KEY, patience=5)(REQUEST, before, 5).text


@pytest.mark.parametrize("form", FORMS)
def test_a_server_is_asked_in_the_best_form_that_it_can_do(form: str) -> None:
    with chat_server(TEXT, can=[form]) as server:
        chat = open_chat("openai:m", server.url, KEY, patience=5)
        assert read_reply(chat(REQUEST, None, 5).text).claims[0].text == "Các thôn trực đêm."
        assert chat.form == form
        tried = len(server.requests)
        assert tried == FORMS.index(form) + 1
        chat(REQUEST, None, 5)
        assert [form_of(one) for one in server.requests[tried:]] == [form]


_SHAPES = (
    f"```json\n{TEXT}\n```",
    f"<think>\nXem câu 1 {{…}}.\n</think>\n\n{TEXT}",
    f"Trả lời: {TEXT}",
    json.dumps({**WHOLE, "more": 1}),
    TEXT.replace('"plan": 1', '"plan": "1"'),
)


@pytest.mark.parametrize("form", FORMS)
def test_whatever_stands_around_a_reply_it_is_read(form: str) -> None:
    with chat_server(_SHAPES, can=[form]) as server:
        chat = open_chat("openai:m", server.url, KEY, patience=5)
        chat(REQUEST, None, 5)
        for shape in _SHAPES:
            server.says = shape
            assert read_reply(chat(REQUEST, None, 5).text).claims[0].text == "Các thôn trực đêm."


@pytest.mark.parametrize("form", FORMS)
def test_nonsense_is_refused_by_its_reader(form: str) -> None:
    with chat_server(TEXT, can=[form]) as server:
        chat = open_chat("openai:m", server.url, KEY, patience=5)
        chat(REQUEST, None, 5)
        for says in ("", "Các thôn.", TEXT[:60], TEXT[:-3], "x" * 200_000):
            server.says = says
            with pytest.raises(ReplyError):
                read_reply(chat(REQUEST, None, 5).text)


def test_a_reply_that_the_server_cut_off_is_none() -> None:
    with chat_server(TEXT[:60], finish="length") as server, pytest.raises(SendError, match="cut off"):
        written(server)


def test_tokens_are_those_that_the_server_counts_or_else_guessed() -> None:
    with chat_server(TEXT, tokens=321) as server:
        assert open_chat("openai:m", server.url, KEY)(REQUEST, None, 5).tokens == 321
    with chat_server(TEXT, tokens=None) as server:
        assert 40 < open_chat("openai:m", server.url, KEY)(REQUEST, None, 5).tokens < 200


def test_a_second_try_is_told_what_was_wrong() -> None:
    with chat_server(TEXT) as server:
        written(server, Turn("nhầm", "this name does not stand in the words quoted: Bà Năm"))
    [request] = server.requests
    assert [one["role"] for one in request["messages"]] == ["system", "user", "assistant", "user"]
    assert request["messages"][2]["content"] == "nhầm"
    assert "Bà Năm" in request["messages"][3]["content"]
    assert server.keys == [f"Bearer {KEY}"]


@pytest.mark.parametrize(
    ("status", "body", "passing"),
    [
        (500, None, True),
        (429, None, True),
        (401, None, False),
        (200, b"<html>", False),
        (200, b"{}", False),
        (200, b"[]", False),
    ],
)
def test_a_server_that_fails_is_one_line_without_key_or_question(
    status: int, body: bytes | None, *, passing: bool
) -> None:
    with chat_server(status=status, body=body) as server, pytest.raises(SendError) as failed:
        written(server)
    said = str(failed.value)
    assert (f"status {status}" in said) is (status != 200)
    assert failed.value.passing is passing
    assert not re.search(r"\n|khoá-kín|khoa-kin|trực đêm", said)


def test_a_server_that_is_not_there_fails_at_once() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = ChatServer(url=f"http://127.0.0.1:{unused.getsockname()[1]}/v1")
        with pytest.raises(SendError, match="Connection") as failed:
            written(nobody)
    assert failed.value.passing


def test_a_local_server_wants_no_key_and_is_given_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "for-another-address")
    with chat_server(TEXT) as server:
        open_chat("openai:m", server.url)(REQUEST, None, 5)
    assert server.keys == ["Bearer none"]


@pytest.mark.parametrize("model", ["m", "nobody:m", "anthropic:m", "openai:m"])
def test_a_model_that_cannot_be_opened_is_one_line(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelError, match=model) as failed:
        open_chat(model)
    assert "\n" not in str(failed.value)


PROBED = json.dumps(
    {
        "kind": "answer",
        "claims": [
            {
                "plan": 1,
                "text": "Báo cáo gửi về Phòng Nội vụ trước ngày 5 tháng 12 năm 2031.",
                "quotes": [{"n": 1, "words": "Báo cáo gửi về Phòng Nội vụ trước ngày 05/12/2031."}],
            }
        ],
    }
)


@pytest.mark.parametrize(
    ("form", "says", "proven"),
    [("schema", PROBED, True), ("tool", PROBED, True), ("text", PROBED.replace("5 th", "6 th"), False)],
)
def test_a_probe_tells_the_form_and_whether_it_keeps_to_what_stands_there(
    form: str, says: str, *, proven: bool
) -> None:
    with chat_server(says, can=[form]) as server:
        found = probe("openai:m", server.url, KEY)
    assert (found.form, found.proven) == (Form(form), proven)


@pytest.mark.parametrize(
    ("how", "told"),
    [({"says": "Chào!"}, "not in the form"), ({"status": 401}, "status 401"), ({"hangs": True}, "no reply within")],
)
def test_a_probe_that_fails_is_one_line(how: dict[str, Any], told: str) -> None:
    with chat_server(**how) as server, pytest.raises(ModelError, match=told):
        probe("openai:m", server.url, KEY, patience=0.5 if "hangs" in how else 5)
