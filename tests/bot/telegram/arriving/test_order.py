"""Updates of several machines: what cannot be begun is left for whoever claims it next, and claiming ends when told."""

import asyncio
from datetime import UTC, datetime
from typing import cast

from sqlalchemy.exc import OperationalError
from telegram import Bot, Chat, Message, Update

from bot.state.inbox import Waiting
from bot.state.turns import Turns
from bot.telegram.arriving.intake import as_json
from bot.telegram.arriving.order import ChatOrder
from bot.telegram.arriving.shared_intake import LOOK_EVERY, SharedIntake
from bot.telegram.sending.outage import Outage

UPDATE = Update(7, Message(1, datetime(2031, 3, 1, tzinfo=UTC), Chat(5, "private"), text="Hạn nộp?"))


class FakeTurns:
    """The queue of one update, in a database that is away for the first so many attempts to begin it."""

    held = 20.0

    def __init__(self, away: int) -> None:
        self.away = away
        self.free = [Waiting(UPDATE.update_id, as_json(UPDATE), 0.0, 0)]
        self.over: list[int] = []

    def claim(self, count: int) -> list[Waiting]:
        claimed, self.free = self.free[:count], self.free[count:]
        return claimed

    def begin(self, update: int) -> None:
        if self.away:
            self.away -= 1
            raise OperationalError("UPDATE", {}, Exception(f"no server for {update}"))

    def set_aside(self, update: int) -> None:
        """Nothing is counted here."""

    spare = set_aside

    def renew(self) -> None:
        """Nothing is held for long."""

    def let_go(self, update: int) -> None:
        self.free.append(Waiting(update, as_json(UPDATE), 0.0, 0))

    def done(self, update: int) -> None:
        self.over.append(update)


async def test_an_update_that_cannot_be_begun_is_claimed_again_and_worked_off() -> None:
    turns = FakeTurns(away=2)
    intake = SharedIntake(lambda: cast("Turns", turns), outage=Outage(is_shared=True))
    order = ChatOrder(intake, give_up=lambda _: asyncio.sleep(0))
    worked: list[int] = []

    async def work(update: Update) -> None:
        worked.append(update.update_id)

    claiming = asyncio.create_task(intake.keep_claiming(Bot("1:a")))
    try:
        async with asyncio.timeout(10):
            while not turns.over:
                update = await intake.get()
                assert isinstance(update, Update)
                await order.do_process_update(update, work(update))
    finally:
        claiming.cancel()
    assert worked == turns.over == [UPDATE.update_id]
    assert intake.size == 0


async def test_claiming_ends_though_something_comes_in_at_that_moment() -> None:
    turns = FakeTurns(away=0)
    intake = SharedIntake(lambda: cast("Turns", turns), outage=Outage(is_shared=True))
    claiming = asyncio.create_task(intake.keep_claiming(Bot("1:a")))
    update = await intake.get()
    assert isinstance(update, Update)
    await asyncio.sleep(LOOK_EVERY / 5)
    intake.done(update)
    claiming.cancel()
    ended, _ = await asyncio.wait({claiming}, timeout=4 * LOOK_EVERY)
    assert ended
