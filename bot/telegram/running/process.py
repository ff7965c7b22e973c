"""The application at work: connected to Telegram, polling, until the process is told to stop."""

import asyncio
import logging
import os
import secrets
import signal
import socket
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import cast
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Updater

from bot.assistant import Assistant
from bot.failures import BotError
from bot.settings import Settings
from bot.telegram.agenda import bell
from bot.telegram.application import BotApplication, build_application
from bot.telegram.arriving.intake import Intake
from bot.telegram.arriving.order import ChatOrder
from bot.telegram.arriving.shared_intake import SharedIntake
from bot.telegram.context import Answerer, Desk
from bot.telegram.publishing import uploading
from bot.telegram.running.housekeeping import Steady, back_up, count_ahead, daily, read_ahead, read_anew
from bot.telegram.sending.outage import AWAY
from bot.telegram.sending.pacing import MINUTE
from bot.telegram.watching import liveness
from bot.telegram.watching.liveness import Watch
from bot.telegram.wording import words
from knowledge.store import Store

log = logging.getLogger(__name__)

ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.POLL_ANSWER,
)
A_DAY, HALF_A_MINUTE = 24 * 60 * 60.0, 30.0
LONGEST_PAUSE = 30.0
"""Seconds between two attempts to reach Telegram at the start."""

TO_SAY_GOODBYE, TO_FINISH, TO_STOP = 1.5, 6.0, 9.5
"""Seconds, once the process is told to stop: for the last word to Telegram, then for the answers under way,
and until it ends in any case."""


def run(settings: Settings, assistant: Answerer, store: Store | None = None) -> None:
    """Answer until SIGINT or SIGTERM. Raises BotError where Telegram refuses the token."""
    asyncio.run(_until_signalled(settings, assistant, store))


async def serve(settings: Settings, assistant: Answerer, stop: asyncio.Event, store: Store | None = None) -> None:
    """Answer until `stop` is set; as long as Telegram is out of reach, try again. Raises BotError."""
    application = build_application(settings, assistant, store=store)
    try:
        await _reach(application, settings.language, stop)
        if not stop.is_set():
            async with at_work(application):
                log.info("answering as @%s", application.bot.username)
                reason = await _until_ended(application.bot_data.watch, stop)
                log.info("stopping")
                if reason:
                    raise BotError(str(getattr(words(settings.language).running, reason)))
    finally:
        # Also where it never got as far as being at work: its connections are open all the same.
        await application.bot.shutdown()


@asynccontextmanager
async def at_work(application: BotApplication) -> AsyncIterator[None]:
    """The application hearing updates while the block runs; answers under way at its end are still given."""
    async with application:
        await _open(application)
        try:
            await _resume(application)
            await application.start()
            await _listen(application)
            async with AsyncExitStack() as stack:
                stack.callback(_show_metrics(application))
                await stack.enter_async_context(_room(application))
                for work in (_sweep, _look_after, read_ahead, count_ahead, read_anew, bell.keep_ringing):
                    await stack.enter_async_context(_beside(work(application.bot_data)))
                if isinstance(intake := application.update_queue, SharedIntake):
                    await stack.enter_async_context(_beside(intake.keep_claiming(application.bot)))
                yield
        finally:
            await _finish(application)


async def _until_signalled(settings: Settings, assistant: Answerer, store: Store | None) -> None:
    stop = asyncio.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signum, _told_to_stop, stop)
    await serve(settings, assistant, stop, store)


async def _until_ended(watch: Watch, stop: asyncio.Event) -> str:
    """Wait until the bot is told to stop, or there is nothing more to wait for: then why not."""
    waiting = [asyncio.create_task(event.wait()) for event in (stop, watch.ended)]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    return "" if stop.is_set() else watch.reason


def _told_to_stop(stop: asyncio.Event) -> None:
    """Stop; whatever hangs then (a thread cannot be cancelled) is for the next start, which loses nothing."""
    stop.set()
    last = threading.Timer(TO_STOP, os._exit, (0,))
    last.daemon = True
    last.start()


async def _reach(application: BotApplication, language: str, stop: asyncio.Event) -> None:
    """Introduce the bot to Telegram; as long as the network is away, try again."""
    pause = 1.0
    while not stop.is_set():
        try:
            return await application.initialize()
        except InvalidToken:
            # The library's own error holds the token.
            raise BotError(words(language).running.token_refused) from None
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
async def _beside(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Work that goes on until the block ends."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _sweep(desk: Desk) -> None:
    """Every day a backup is made, and what is older than may be kept is deleted; each for itself."""
    clock = Steady()
    while True:
        await _each([("the backup", lambda: back_up(desk))])
        # A clock that is wrong has made nothing older: what is deleted now could not be had again.
        if not clock.is_steady():
            log.warning("the clock has been set: what is too old is deleted tomorrow")
        elif not desk.watch.agrees_on_time():
            log.warning("the clock is not that of Telegram: nothing is deleted before it is set right")
        else:
            await _each(daily(desk))
        await asyncio.sleep(A_DAY)


async def _each(works: Iterable[tuple[str, Callable[[], object]]]) -> None:
    """Do each work in a thread; one that fails is told in the log and does not keep the others from being done."""
    for name, work in works:
        try:
            await asyncio.to_thread(work)
        except Exception:
            log.exception("%s failed", name)


async def _open(application: BotApplication) -> None:
    if application.post_init:
        await application.post_init(application)


async def _look_after(desk: Desk) -> None:
    """Every half minute: what was worked off leaves no trace; with a webhook, a sign of life."""
    works: list[tuple[str, Callable[[], object]]] = [
        ("noting what could not be noted before", desk.outage.catch_up),
        ("clearing the inbox", desk.state.inbox.sweep),
    ]
    if desk.settings.telegram_webhook_url:
        works.append(("the sign of life", desk.watch.beat))
    while True:
        await _each(works)
        if desk.state.shared:
            # What another machine read when it ended; where the database is away, half a minute later.
            with suppress(*AWAY):
                uploading.take_over(desk)
        await asyncio.sleep(HALF_A_MINUTE)


async def _resume(application: BotApplication) -> None:
    """Go on where the process before this one ended."""
    desk = application.bot_data
    await desk.door.pace.remember(desk.state.inbox.lately(MINUTE))
    uploading.resume(desk)
    await cast("Intake", application.update_queue).resume(application.bot)


async def _listen(application: BotApplication) -> None:
    """Have Telegram bring updates where a webhook is set, else ask for them."""
    settings, updater = application.bot_data.settings, application.updater
    if updater is None:
        return
    if settings.telegram_webhook_url:
        try:
            await _receive(updater, application.bot_data)
        except OSError as error:
            said = words(settings.language).running.port_taken
            raise BotError(said.format(port=settings.telegram_webhook_port, cause=error.strerror)) from error
        return
    liveness.touch(settings.data_dir)

    def report(error: TelegramError) -> None:
        application.create_task(application.process_error(None, error))

    await updater.start_polling(allowed_updates=ALLOWED_UPDATES, bootstrap_retries=-1, error_callback=report)


@asynccontextmanager
async def _room(application: BotApplication) -> AsyncIterator[None]:
    """The reading room open, where its address is set. Raises BotError where the port is taken."""
    desk = application.bot_data
    settings, assistant = desk.settings, desk.assistant
    # What is scripted, as in tests, has no plans to read in.
    if not settings.web_url or not isinstance(assistant, Assistant):
        yield
        return
    from bot.web.server import house_of, open_room

    async with AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(open_room(house_of(settings, assistant, desk, application.bot)))
        except OSError as error:
            said = words(settings.language).running.room_port_taken
            raise BotError(said.format(port=settings.web_port, cause=error.strerror)) from error
        yield


def _show_metrics(application: BotApplication) -> Callable[[], object]:
    """Serve the figures where a port is set for them; what ends that. Raises BotError where the port is taken."""
    desk = application.bot_data
    settings = desk.settings
    desk.metrics.watch_queue(lambda: cast("Intake", application.update_queue).size)
    if not settings.metrics_port:
        return lambda: None
    try:
        return desk.metrics.serve(settings.listen_address, settings.metrics_port)
    except OSError as error:
        said = words(settings.language).running.metrics_port_taken
        raise BotError(said.format(port=settings.metrics_port, cause=error.strerror)) from error


def _made_secret(desk: Desk) -> str:
    """The secret of an installation that sets none: one for as long as it runs, or what all machines share."""
    if desk.settings.is_shared:
        return desk.shared.secret("webhook", 24).hex()
    return secrets.token_urlsafe(32)


async def _receive(updater: Updater, desk: Desk) -> None:
    settings = desk.settings
    # Tried first: Telegram is not told of an address where nobody would listen.
    socket.create_server((settings.listen_address, settings.telegram_webhook_port)).close()
    await updater.start_webhook(
        listen=settings.listen_address,
        port=settings.telegram_webhook_port,
        url_path=urlsplit(settings.telegram_webhook_url).path.strip("/"),
        webhook_url=settings.telegram_webhook_url,
        secret_token=settings.telegram_webhook_secret or _made_secret(desk),
        allowed_updates=ALLOWED_UPDATES,
        bootstrap_retries=-1,
    )


async def _finish(application: BotApplication) -> None:
    """Take nothing more in and finish what is under way, as far as there is time."""
    updater, order = application.updater, cast("ChatOrder", application.update_processor)
    ending = asyncio.create_task(updater.stop()) if updater and updater.running else None
    if ending:
        await asyncio.wait({ending}, timeout=TO_SAY_GOODBYE)
    await order.end(TO_FINISH)
    await application.bot_data.files.end()
    if ending:
        # A token that was revoked ended the polling long before.
        with suppress(InvalidToken):
            await ending
    if application.running:
        await application.stop()
    await application.bot_data.door.settle()
    liveness.remove(application.bot_data.settings.data_dir)
    if application.post_shutdown:
        await application.post_shutdown(application)
