"""Several machines that are one bot: over one PostgreSQL, webhooks behind a proxy."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from bot.telegram.application import BotApplication
from tests.bot.telegram.fakes import ScriptedAssistant
from tests.chroma import free_port
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.proxy import PATH, Proxy
from tests.postgres import Postgres

SECRET = "bi-mat_webhook-1"


@pytest.fixture
def url(postgres: Postgres) -> str:
    return postgres.new_url()


@asynccontextmanager
async def machines(
    api: BotApi, start: Start, url: str, folder: Path, assistant: ScriptedAssistant, count: int = 2, twice: float = 0.0
) -> AsyncIterator[list[BotApplication]]:
    """So many machines at work, and a proxy before them."""
    ports = [free_port() for _ in range(count)]
    async with AsyncExitStack() as stack:
        started = []
        for number, port in enumerate(ports):
            changed = {
                "telegram_webhook_url": f"https://bot.example{PATH}",
                "telegram_webhook_secret": SECRET,
                "telegram_webhook_port": port,
                "database_url": url,
                "data_dir": folder / str(number),
            }
            started.append(await stack.enter_async_context(start(assistant, **changed)))
        await stack.enter_async_context(Proxy(api, ports, SECRET, twice).bringing())
        yield started


async def test_an_update_that_comes_to_both_is_answered_once_and_in_order(
    api: BotApi, start: Start, url: str, tmp_path: Path
) -> None:
    assistant = ScriptedAssistant(delay=0.02)
    people = [api.world.person() for _ in range(4)]
    chats = [api.world.private(person) for person in people]
    async with machines(api, start, url, tmp_path, assistant, twice=1.0):
        for number in range(5):
            for chat, person in zip(chats, people, strict=True):
                api.say(chat, person, f"Câu {number}?")
        for chat in chats:
            await api.replies(chat, 5, seconds=60)
    for chat in chats:
        asked = [message["reply_to_message"]["message_id"] for message in api.sent(chat)]
        assert asked == sorted(asked)
        assert len(asked) == 5


async def test_a_talk_goes_on_whichever_machine_hears_it(api: BotApi, start: Start, url: str, tmp_path: Path) -> None:
    assistant = ScriptedAssistant()
    lan = api.world.person()
    chat = api.world.private(lan)
    async with machines(api, start, url, tmp_path, assistant, count=3):
        for number in range(6):
            api.say(chat, lan, f"Câu {number}?")
            await api.replies(chat, number + 1)
    before = [conversation.question for _, conversation, _ in assistant.asked]
    assert before[0] == ""
    assert all(before[1:])


async def test_the_database_goes_and_comes_back_and_nothing_is_lost_or_said_twice(
    api: BotApi, start: Start, url: str, tmp_path: Path, postgres: Postgres
) -> None:
    assistant = ScriptedAssistant(delay=0.05)
    people = [api.world.person() for _ in range(6)]
    chats = [api.world.private(person) for person in people]
    async with machines(api, start, url, tmp_path, assistant):
        for number in range(3):
            for chat, person in zip(chats, people, strict=True):
                api.say(chat, person, f"Câu {number}?")
        await api.until(lambda: any(api.sent(chat) for chat in chats), 60)
        postgres.stop("fast")
        postgres.start()
        for chat in chats:
            await api.replies(chat, 3, seconds=90)
    assert [len(api.sent(chat)) for chat in chats] == [3] * 6


async def test_a_setting_counts_everywhere_at_once(api: BotApi, start: Start, url: str, tmp_path: Path) -> None:
    async with machines(api, start, url, tmp_path, ScriptedAssistant()) as (one, other):
        group = one.bot_data.group(-5)
        one.bot_data.state.groups.put(type(group)(-5, "Tổ", enabled=True, language="en"))
        assert other.bot_data.language(-5) == "en"
        one.bot_data.state.audit.note("Lan", "settings", "Tổ")
        assert [entry.who for entry in other.bot_data.state.audit.latest(1)] == ["Lan"]
