"""`thidua web`: the reading room on this machine."""

import asyncio
import logging
import signal
import time
from argparse import Namespace
from typing import TYPE_CHECKING, cast

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.assistant import Assistant, open_assistant
from bot.commands.console import Console
from bot.settings import Settings
from bot.store import shared
from knowledge.store import Store

if TYPE_CHECKING:
    from bot.telegram.context import Desk

log = logging.getLogger(__name__)


def run(console: Console, settings: Settings, arguments: Namespace) -> int:  # noqa: ARG001 same form as all commands
    """Until the process is told to stop; exit status 1 where the port is taken. Raises CatalogueError."""
    with open_assistant(settings) as assistant, shared(settings, assistant.library) as store:
        assistant.library.shelf()
        try:
            asyncio.run(_until_signalled(console, settings, assistant, store))
        except OSError as error:
            console.fail("web.port", port=settings.web_port, cause=error.strerror or error)
            return 1
    return 0


async def _until_signalled(console: Console, settings: Settings, assistant: Assistant, store: Store) -> None:
    from bot.telegram.application import bot_of
    from bot.web.server import house_of, link, open_room

    stop = asyncio.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signum, stop.set)
    bot = bot_of(settings) if settings.telegram_bot_token else None
    desk = _desk(settings, assistant, bot, store)
    desk.open()
    try:
        if bot is not None:
            await _introduce(bot)
        async with open_room(house_of(settings, assistant, desk, bot)) as url:
            console.tell(console.words("web.open", url=url))
            console.tell(console.words("web.link", link=link(desk, 0, 0, time.time(), local=True)))
            await stop.wait()
    finally:
        desk.close()
        if bot is not None:
            await bot.shutdown()


def _desk(settings: Settings, assistant: Assistant, bot: "ExtBot[None] | None", store: Store) -> "Desk":
    from bot.telegram.context import Desk
    from bot.telegram.files.fetching import Fetcher
    from bot.telegram.sending.door import Door

    # Nothing is sent or fetched from here: without a token there is nobody to send to.
    through = cast("ExtBot[None]", bot)
    return Desk(settings, assistant, Door(through), Fetcher(through), store)


async def _introduce(bot: "ExtBot[None]") -> None:
    """Connect to Telegram; as long as it is away, nobody is known to be in a group."""
    try:
        await bot.initialize()
    except TelegramError as error:
        log.warning("Telegram is out of reach, only administrators are let in: %s", error)
