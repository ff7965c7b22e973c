"""The application at work: connected to Telegram, polling, until the process is told to stop."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Update
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.settings import Settings
from bot.telegram.application import BotApplication, build_application
from bot.telegram.context import Asked, Desk
from bot.telegram.wording import words

log = logging.getLogger(__name__)

ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)
A_DAY = 24 * 60 * 60.0
LONGEST_PAUSE = 30.0
"""Seconds between two attempts to reach Telegram at the start."""


class BotError(Exception):
    """The bot cannot start; the message is for whoever started it."""


def run(settings: Settings, assistant: Asked) -> None:
    """Answer by long polling until SIGINT or SIGTERM. Raises BotError where Telegram refuses the token."""
    asyncio.run(_until_signalled(settings, assistant))


async def serve(settings: Settings, assistant: Asked, stop: asyncio.Event) -> None:
    """Answer until `stop` is set; as long as Telegram is out of reach, try again. Raises BotError."""
    application = build_application(settings, assistant)
    try:
        await _reach(application, settings.language, stop)
        if not stop.is_set():
            async with at_work(application):
                log.info("answering as @%s", application.bot.username)
                await stop.wait()
                log.info("stopping")
    finally:
        # Also where it never got as far as being at work: its connections are open all the same.
        await application.bot.shutdown()


@asynccontextmanager
async def at_work(application: BotApplication) -> AsyncIterator[None]:
    """The application polling while the block runs; answers under way at its end are still given."""
    async with application:
        await _open(application)
        try:
            await application.start()
            await _poll(application)
            async with _sweeping(application.bot_data):
                yield
        finally:
            await _finish(application)


async def _until_signalled(settings: Settings, assistant: Asked) -> None:
    stop = asyncio.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signum, stop.set)
    await serve(settings, assistant, stop)


async def _reach(application: BotApplication, language: str, stop: asyncio.Event) -> None:
    """Introduce the bot to Telegram; as long as the network is away, try again."""
    pause = 1.0
    while not stop.is_set():
        try:
            return await application.initialize()
        except InvalidToken:
            # The library's own error holds the token.
            raise BotError(words(language).token_refused) from None
        except NetworkError as error:
            log.warning("Telegram is out of reach, trying again in %.0f s: %s", pause, error)
            await _pause(pause, stop)
            pause = min(2 * pause, LONGEST_PAUSE)
    return None


async def _pause(seconds: float, stop: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


@asynccontextmanager
async def _sweeping(desk: Desk) -> AsyncIterator[None]:
    """Every day, what is older than may be kept is deleted."""
    task = asyncio.create_task(_sweep(desk))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _sweep(desk: Desk) -> None:
    while True:
        deleted = await asyncio.to_thread(desk.state.questions.sweep, desk.settings.keep_days)
        log.info("%d questions older than %d days deleted", deleted, desk.settings.keep_days)
        await asyncio.sleep(A_DAY)


async def _open(application: BotApplication) -> None:
    if application.post_init:
        await application.post_init(application)


async def _poll(application: BotApplication) -> None:
    def report(error: TelegramError) -> None:
        application.create_task(application.process_error(None, error))

    if application.updater:
        await application.updater.start_polling(
            allowed_updates=ALLOWED_UPDATES, bootstrap_retries=-1, error_callback=report
        )


async def _finish(application: BotApplication) -> None:
    if application.updater and application.updater.running:
        await application.updater.stop()
    if application.running:
        await application.stop()
    await application.bot_data.door.settle()
    if application.post_shutdown:
        await application.post_shutdown(application)
