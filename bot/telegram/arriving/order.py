"""Updates of different chats at the same time, those of one chat one after the other, as they came."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.telegram.arriving.intake import ROOM, Intake
from bot.telegram.sending.delivery import CURRENT, Delivery
from bot.telegram.sending.outage import AWAY

log = logging.getLogger(__name__)

GiveUp = Callable[[Update], Awaitable[None]]
"""What is done with an update with which the process ended too often."""


class ChatOrder(BaseUpdateProcessor):
    """Keeps a queue per chat; an update leaves the intake when it is worked off."""

    def __init__(self, intake: Intake, give_up: GiveUp) -> None:
        super().__init__(ROOM)
        self._intake, self._give_up = intake, give_up
        self._turns: dict[int, _Turn] = {}
        self._working: set[asyncio.Future[Any]] = set()
        self._is_ending = False

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn."""
        if not isinstance(update, Update):
            await coroutine
            return
        key = queue_of(update)
        turn = self._turns.setdefault(key, _Turn())
        turn.users += 1
        try:
            async with turn.lock:
                await self._work_off(update, coroutine)
        finally:
            turn.users -= 1
            if not turn.users:
                del self._turns[key]

    async def end(self, seconds: float) -> None:
        """Work off what has come in for so many seconds; what is not done then is for the next start."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._intake.worked_off(), seconds)
        self._is_ending = True
        for task in self._working:
            log.warning("an answer was not finished in time, it will be after the next start")
            task.cancel()

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def _work_off(self, update: Update, coroutine: Awaitable[Any]) -> None:
        delivery = None if self._is_ending else self._begun(update)
        if delivery is None:
            asyncio.ensure_future(coroutine).cancel()
            self._intake.give_back(update)
            return
        # What is said of one that is given up is noted as well, in the place of its answer: not after that, not twice.
        CURRENT.set(delivery)
        if delivery.is_given_up:
            asyncio.ensure_future(coroutine).cancel()
            await self._give_up(update)
            self._intake.done(update)
            return
        # A task of its own, so that its end in `end` is not the end of whoever waits for it.
        task = asyncio.ensure_future(coroutine)
        self._working.add(task)
        try:
            await asyncio.wait({task})
        finally:
            self._working.discard(task)
        if task.cancelled() or delivery.is_interrupted:
            self._intake.give_back(update)
        else:
            self._intake.done(update)

    def _begun(self, update: Update) -> Delivery | None:
        """Its delivery; None where it cannot be begun for now, as nothing is done that is not noted."""
        try:
            return self._intake.begin(update)
        except AWAY as error:
            log.warning("update %s is left for later: %s", update.update_id, error.orig)
            return None


class _Turn:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.users = 0


def queue_of(update: Update) -> int:
    """The chat; for a query from anywhere, the person. Whatever has neither waits for its own kind."""
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0
