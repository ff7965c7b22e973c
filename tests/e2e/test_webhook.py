"""Updates that Telegram brings: real posts over loopback to the application's own listener."""

import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.failures import BotError
from tests.bot.telegram.fakes import ScriptedAssistant
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.world import Chat, Json

SECRET = "bi-mat_webhook-1"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_posts_with_the_secret_are_answered_once(
    api: BotApi, start: Start, http: aiohttp.ClientSession, port: int
) -> None:
    chat, update = question(api, 500)
    assistant = ScriptedAssistant()
    async with start(assistant, **webhook(port)):
        assert api.webhook["url"] == "https://bot.example/goi/vao"
        assert api.webhook["secret_token"] == SECRET
        assert set(api.webhook["allowed_updates"]) == {
            "message",
            "edited_message",
            "callback_query",
            "inline_query",
            "my_chat_member",
            "poll_answer",
        }
        for _ in range(2):
            assert await post(http, port, update, {HEADER: SECRET}) == 200
        await api.replies(chat)
    assert assistant.questions == ["Hỏi?"]
    assert len(api.sent(chat)) == 1
    assert not api.of("getUpdates")


async def test_posts_without_the_secret_are_refused(
    api: BotApi, start: Start, http: aiohttp.ClientSession, port: int
) -> None:
    _, update = question(api, 500)
    assistant = ScriptedAssistant()
    async with start(assistant, **webhook(port)):
        assert await post(http, port, update, {}) == 403
        assert await post(http, port, update, {HEADER: "khac"}) == 403
        assert await post(http, port, update, {HEADER: SECRET}, path="/khac") == 404
    assert not assistant.questions


async def test_an_installation_without_a_secret_gets_one(
    api: BotApi, start: Start, http: aiohttp.ClientSession, port: int
) -> None:
    chat, update = question(api, 500)
    async with start(ScriptedAssistant(), **webhook(port) | {"telegram_webhook_secret": ""}):
        made = api.webhook["secret_token"]
        assert len(made) > 30
        assert await post(http, port, update, {}) == 403
        assert await post(http, port, update, {HEADER: made}) == 200
        await api.replies(chat)


async def test_whatever_else_is_posted_stops_nothing(
    api: BotApi, start: Start, http: aiohttp.ClientSession, port: int
) -> None:
    chat, update = question(api, 500)
    async with start(ScriptedAssistant(), **webhook(port)):
        for body in (b"", b"{", b"[]", b'{"update_id": "x"}', b"\xff\xfe"):
            headers = {HEADER: SECRET, "Content-Type": "application/json"}
            async with http.post(f"http://127.0.0.1:{port}/goi/vao", data=body, headers=headers) as answer:
                assert answer.status in (200, 400, 500)
        assert await post(http, port, update, {HEADER: SECRET}) == 200
        await api.replies(chat)


async def test_polling_takes_a_webhook_away(api: BotApi, start: Start, port: int) -> None:
    chat, _ = question(api, 500)
    async with start(ScriptedAssistant(), **webhook(port)):
        pass
    assert api.webhook
    async with start(ScriptedAssistant()):
        api.say(chat, api.world.people[chat.id], "Hỏi?")
        await api.replies(chat)
    assert not api.webhook


async def test_a_port_that_is_taken_is_one_clear_line(start: Start) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(BotError, match="TELEGRAM_WEBHOOK_PORT"):
            async with start(ScriptedAssistant(), **webhook(taken.getsockname()[1])):
                pass


def webhook(port: int) -> Json:
    """The settings of a webhook."""
    return {
        "telegram_webhook_url": "https://bot.example/goi/vao",
        "telegram_webhook_secret": SECRET,
        "telegram_webhook_port": port,
    }


def question(api: BotApi, update_id: int) -> tuple[Chat, Json]:
    """A chat, and an update with a question in it."""
    lan = api.world.person()
    chat = api.world.private(lan)
    return chat, {"update_id": update_id, "message": api.world.write(chat, lan, "Hỏi?")}


async def post(http: aiohttp.ClientSession, port: int, update: Json, headers: Json, path: str = "/goi/vao") -> int:
    """The status that Telegram is answered."""
    async with http.post(f"http://127.0.0.1:{port}{path}", json=update, headers=headers) as answer:
        return answer.status
