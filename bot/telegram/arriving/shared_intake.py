"""Where updates come in when several machines answer: kept in the database's queues, from which each one claims.

Whichever machine Telegram brings an update to, it is in the queue of its chat once. This machine works off what it
has claimed; what it cannot finish, because it stops or the database is away, is left to whoever claims it next.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable

from sqlalchemy.exc import DBAPIError
from telegram import Bot, Update
from tornado.web import HTTPError

from bot.state.inbox import Inbox, Waiting
from bot.state.turns import Turns
from bot.telegram.arriving.intake import Intake, as_json
from bot.telegram.arriving.order import queue_of
from bot.telegram.sending.delivery import Delivery
from bot.telegram.sending.outage import Outage

LOOK_EVERY = 0.25
"""Seconds between two looks for what other machines took in or left."""

PAUSE = 1.0
"""Seconds until the next look where the database is away."""

AT_ONCE = 8
"""Updates that are claimed at one look, so that the others are left something."""

UNAVAILABLE = 503

MOST = 128
"""Updates that are held at once: each of another chat, most of them waiting for Telegram's limits."""

log = logging.getLogger(__name__)


class SharedIntake(Intake):
    """The application's queue of updates, over the queues of the state.

    `patient`: an update that cannot be kept is held back until it can be, as where this machine asked for it;
    otherwise putting it fails, and Telegram brings it again.
    """

    def __init__(
        self,
        turns: Callable[[], Turns],
        concerns: Callable[[Update], bool] = lambda _: True,
        outage: Outage | None = None,
        heard: Callable[[Update], object] = lambda _: None,
        *,
        patient: bool = False,
    ) -> None:
        super().__init__(self._no_inbox, concerns, outage, heard)
        self._turns = turns
        self._patient = patient
        self._poked = asyncio.Event()
        self._renewed = 0.0

    async def put(self, item: object) -> None:
        """Take an update in, unless it is known or of no concern. Returns once no crash can lose it any more.

        Raises HTTPError, which is what Telegram is answered, where it cannot be kept, unless this intake is patient.
        """
        if not isinstance(item, Update):
            await super().put(item)
            return
        self._heard(item)
        if self._concerns(item):
            if not await self._take(item):
                log.info("update %s came again", item.update_id)
            self._poked.set()

    async def resume(self, bot: Bot) -> None:
        """Nothing is this machine's before it claims it (see `keep_claiming`)."""

    async def keep_claiming(self, bot: Bot) -> None:
        """Claim what is there to do, again and again."""
        is_away = False
        while True:
            try:
                for kept in await asyncio.to_thread(self._claimed):
                    await self._begin_holding(kept, bot)
                if is_away:
                    log.warning("the database is back")
                is_away = False
            except DBAPIError as error:
                if not is_away:
                    log.error("the database is away, what comes in waits for it: %s", error.orig)
                is_away = True
                await asyncio.sleep(PAUSE)
            await self._until_poked()

    def begin(self, update: Update) -> Delivery:
        """As `Intake.begin`."""
        return self._delivery(update, self._turns())

    def done(self, update: Update) -> None:
        """An update is worked off; the next one of its chat can be claimed."""
        turns, number = self._turns(), update.update_id
        self.outage.must(lambda: turns.done(number))
        self.leave(update)
        self._poked.set()

    def give_back(self, update: Update) -> None:
        """An update is not worked off, and is for whoever claims it next."""
        turns, number = self._turns(), update.update_id
        self.outage.must(lambda: turns.let_go(number))
        self.leave(update)

    async def _take(self, update: Update) -> bool:
        content, queue = as_json(update), queue_of(update)
        while True:
            try:
                return await asyncio.to_thread(self._turns().take, update.update_id, content, queue)
            except DBAPIError as error:
                if not self._patient:
                    raise HTTPError(UNAVAILABLE) from error
                await asyncio.sleep(PAUSE)

    def _claimed(self) -> list[Waiting]:
        # First of all what was done before is noted: nobody may do it again.
        if not self.outage.catch_up():
            return []
        if self._received and time.monotonic() - self._renewed > self._turns().held / 4:
            self._turns().renew()
            self._renewed = time.monotonic()
        room = min(AT_ONCE, MOST - self.size)
        return self._turns().claim(room) if room > 0 else []

    async def _begin_holding(self, kept: Waiting, bot: Bot) -> None:
        # What was held too long and is claimed by this machine once more is under way already.
        if kept.update in self._received:
            return
        self._attempts[kept.update] = kept.attempts
        update = Update.de_json(json.loads(kept.content), bot)
        self._hold(update, kept.received_at)
        await asyncio.Queue.put(self, update)
        self._poked.set()

    async def _until_poked(self) -> None:
        try:
            # Not wait_for: of Python 3.11 it forgets that it was cancelled where this ends at the same moment.
            async with asyncio.timeout(LOOK_EVERY):
                await self._poked.wait()
        except TimeoutError:
            return
        self._poked.clear()

    @staticmethod
    def _no_inbox() -> Inbox:
        raise RuntimeError("a shared intake has no inbox of its own")
