"""Where updates come in: each is kept before Telegram is told that it arrived, and comes in once."""

import asyncio
import json
import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, Update

from bot.state.inbox import Inbox
from bot.telegram.delivery import Delivery

log = logging.getLogger(__name__)

ROOM = 4096
"""How many updates may wait in memory; the others wait at Telegram."""

TRIES = 3
"""How often an update is begun: one with which the process ended so often is not begun again."""

PAUSE = 5.0
"""Seconds until the next attempt where an update could not be kept."""


class Intake(asyncio.Queue[object]):
    """The application's queue of updates, over the inbox of the state."""

    def __init__(self, inbox: Callable[[], Inbox]) -> None:
        super().__init__()
        self._inbox = inbox
        self._room = asyncio.Semaphore(ROOM)
        self._attempts: dict[int, int] = {}
        self._received: dict[int, float] = {}
        self._empty = asyncio.Event()
        self._empty.set()

    async def put(self, item: object) -> None:
        """Take an update in, unless it is known. Returns once a crash cannot lose it any more."""
        if isinstance(item, Update):
            received = await self._keep(item)
            if received is None:
                log.info("update %s came again", item.update_id)
                return
            await self._room.acquire()
            self._hold(item, received)
        await super().put(item)

    async def resume(self, bot: Bot) -> None:
        """Put in what was not worked off when the process before this one ended."""
        waiting = self._inbox().waiting()
        for kept in waiting:
            update = Update.de_json(json.loads(kept.content), bot)
            self._attempts[kept.update] = kept.attempts
            self._hold(update, kept.received_at)
            await super().put(update)
        if waiting:
            log.warning("%d updates were not worked off before, they are now", len(waiting))
        # These came in without asking for room, and give none back that was never taken.
        self._room = asyncio.Semaphore(max(0, ROOM - len(waiting)))

    def begin(self, update: Update) -> Delivery | None:
        """The delivery of an update that is begun now; None where it is not begun any more."""
        number = update.update_id
        if self._attempts.pop(number, 0) >= TRIES:
            return None
        self._inbox().begin(number)
        return Delivery(number, self._inbox(), self._received[number])

    def done(self, update: Update) -> None:
        """An update is worked off."""
        self._inbox().done(update.update_id)
        self.leave(update)

    def leave(self, update: Update) -> None:
        """An update is not in memory any more; the inbox may keep it."""
        self._attempts.pop(update.update_id, None)
        if self._received.pop(update.update_id, None) is not None:
            self._room.release()
        if not self._received:
            self._empty.set()

    async def worked_off(self) -> None:
        """Wait until nothing is left to do."""
        await self._empty.wait()

    def _hold(self, update: Update, received: float) -> None:
        self._received[update.update_id] = received
        self._empty.clear()

    async def _keep(self, update: Update) -> float | None:
        while True:
            try:
                return self._inbox().take(update.update_id, as_json(update))
            except SQLAlchemyError as error:
                # Until it is kept Telegram is not told that it arrived, and brings no others.
                log.error("an update cannot be kept, trying again in %.0f s: %s", PAUSE, error.__cause__)
                await asyncio.sleep(PAUSE)


def as_json(update: Update) -> str:
    """An update as Telegram brought it. The library's own way fails on messages that are not accessible."""
    return json.dumps(update.to_dict(), default=_seconds)


def _seconds(value: object) -> float:
    if isinstance(value, datetime):
        return value.timestamp()
    raise TypeError(f"not part of an update: {type(value).__name__}")
