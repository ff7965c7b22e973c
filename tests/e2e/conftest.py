"""The bot application over the stand-in of the Bot API."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.assistant import Assistant, open_assistant
from bot.settings import Settings
from bot.store import shared
from bot.telegram.application import BotApplication, build_application
from bot.telegram.context import Answerer
from bot.telegram.running.process import at_work
from bot.telegram.sending.pacing import Rates
from ingest.pipeline import ingest
from knowledge.store import Store
from tests.e2e.botapi import TOKEN, BotApi
from tests.e2e.office import Office
from tests.e2e.sample import PLAN

UNLIMITED = Rates(overall=10_000, chat=10_000, group_minute=10_000)

Start = Callable[..., AbstractAsyncContextManager[BotApplication]]


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A Bot API with privacy mode on and without flood limits."""
    async with BotApi() as server:
        yield server


@pytest.fixture
def settings(api: BotApi, tmp_path: Path) -> Settings:
    """Settings that lead to the stand-in."""
    return Settings(telegram_bot_token=TOKEN, telegram_api_url=api.url, data_dir=tmp_path)


@pytest.fixture
def assistant(settings: Settings) -> Iterator[Assistant]:
    """The real assistant, without plans."""
    with open_assistant(settings) as opened:
        yield opened


@pytest.fixture
def knowing(settings: Settings, tmp_path: Path) -> Iterator[Assistant]:
    """The real assistant, which knows the sample plan."""
    file = tmp_path / "suoi-mo-2031.md"
    file.write_text(PLAN, encoding="utf-8")
    with open_assistant(settings) as opened:
        assert [outcome.error for outcome in ingest([file], opened.library)] == [None]
        yield opened


@pytest.fixture
def office(api: BotApi, settings: Settings, start: Start, assistant: Assistant) -> Iterator[Office]:
    """An administrator in private with the bot, which owns its store."""
    with shared(settings, assistant.library) as store:
        store.attend()
        yield Office(api, start, assistant, store)


@pytest.fixture
def start(settings: Settings) -> Start:
    """Runs the application, polling, over a scripted assistant: `async with start(assistant): …`."""

    @asynccontextmanager
    async def running(
        assistant: Answerer, store: Store | None = None, **changed: object
    ) -> AsyncIterator[BotApplication]:
        # Telegram's limits are tested where they belong; all other tests need not wait for them.
        application = build_application(replace(settings, **changed), assistant, UNLIMITED, store)
        async with at_work(application):
            yield application

    return running
