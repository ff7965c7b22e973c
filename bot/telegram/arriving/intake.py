"""Where updates come in: each is kept before Telegram is told that it arrived, and comes in once."""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

from telegram import Bot, Update

from bot.state.inbox import Inbox
from bot.state.turns import Turns
from bot.telegram.sending.delivery import Delivery
from bot.telegram.sending.outage import Outage

log = logging.getLogger(__name__)

ROOM = 4096
"""How many updates may wait in memory; the others wait at Telegram."""

TRIES = 3
"""How often an update is begun: one with which the process ended so often is not begun again."""

SUSPECTS = 4
"""Where the process ended while many were begun, each so many of them are a reason to begin them once more: most of
them did not end it, and one that did ends it again."""


class Intake(asyncio.Queue[object]):
    """The application's queue of updates, over the inbox of the state. `heard` is told of each that comes."""

    def __init__(
        self,
        inbox: Callable[[], Inbox],
        concerns: Callable[[Update], bool] = lambda _: True,
        outage: Outage | None = None,
        heard: Callable[[Update], object] = lambda _: None,
    ) -> None:
        super().__init__()
        self._heard = heard
        self._inbox = inbox
        self._concerns = concerns
        self.outage = outage or Outage()
        self._room = asyncio.Semaphore(ROOM)
        self._attempts: dict[int, int] = {}
        self._tries = TRIES
        self._received: dict[int, float] = {}
        self._empty = asyncio.Event()
        self._empty.set()

    async def put(self, item: object) -> None:
        """Take an update in, unless it is known or of no concern. Returns once a crash cannot lose it any more.

        Where it cannot be kept, because the disk is full or cannot be written, it is worked off from memory.
        """
        if isinstance(item, Update):
            self._heard(item)
            if not self._concerns(item):
                return
            received = self._keep(item)
            if received is None:
                log.info("update %s came again", item.update_id)
                return
            await self._room.acquire()
            self._hold(item, received)
        await super().put(item)

    @property
    def size(self) -> int:
        """How many updates are not worked off."""
        return len(self._received)

    async def resume(self, bot: Bot) -> None:
        """Put in what was not worked off when the process before this one ended."""
        waiting = self._inbox().waiting()
        self._tries = TRIES + sum(kept.attempts > 0 for kept in waiting) // SUSPECTS
        for kept in waiting:
            update = Update.de_json(json.loads(kept.content), bot)
            self._attempts[kept.update] = kept.attempts
            self._hold(update, kept.received_at)
            await super().put(update)
        if waiting:
            log.warning("%d updates were not worked off before, they are now", len(waiting))
        # These came in without asking for room, and give none back that was never taken.
        self._room = asyncio.Semaphore(max(0, ROOM - len(waiting)))

    def begin(self, update: Update) -> Delivery:
        """The delivery of an update that is begun now, or given up."""
        return self._delivery(update, self._inbox())

    def _delivery(self, update: Update, inbox: Inbox | Turns) -> Delivery:
        number = update.update_id
        before = self._attempts.pop(number, 0)
        delivery = Delivery(number, inbox, self._received[number], outage=self.outage)
        if before >= self._tries:
            delivery.is_given_up = True
            return delivery
        self.outage.tried(lambda: inbox.begin(number))
        delivery.waits, delivery.goes_on = partial(inbox.set_aside, number), partial(inbox.begin, number)
        if before:
            delivery.spare = lambda: inbox.spare(number)
        return delivery

    def done(self, update: Update) -> None:
        """An update is worked off."""
        inbox, number = self._inbox(), update.update_id
        self.outage.must(lambda: inbox.done(number))
        self.leave(update)

    def give_back(self, update: Update) -> None:
        """An update is not worked off; the inbox keeps it for the next start."""
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
        self._heard(update)
        self._received[update.update_id] = received
        self._empty.clear()

    def _keep(self, update: Update) -> float | None:
        number = update.update_id
        if number in self._received:
            return None
        taken = self.outage.tried(lambda: (self._inbox().take(number, as_json(update)),))
        return time.time() if taken is None else taken[0]


def as_json(update: Update) -> str:
    """An update as Telegram brought it. The library's own way fails on messages that are not accessible."""
    return json.dumps(update.to_dict(), default=_seconds)


def _seconds(value: object) -> float:
    if isinstance(value, datetime):
        return value.timestamp()
    raise TypeError(f"not part of an update: {type(value).__name__}")
