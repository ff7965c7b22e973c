"""The pace of several machines: what is over while the database is away is noted once it is back."""

import asyncio
from typing import cast

from sqlalchemy.exc import OperationalError

from bot.state.spendings import Limit, Spendings
from bot.telegram.sending.pacing import Rates
from bot.telegram.sending.shared_pace import SharedPace

PATIENCE = 5


class Away:
    """Spendings whose database is away the first time that an end is noted."""

    def __init__(self) -> None:
        self.is_away = True
        self.ended: list[int] = []

    def begin(self, _chat: int, _everything: Limit, _of_chat: tuple[Limit, ...]) -> int:
        """Everything may be sent."""
        return 7

    def end(self, number: int) -> None:
        """Raises OperationalError the first time."""
        if self.is_away:
            self.is_away = False
            raise OperationalError("update", {}, Exception("the database system is starting up"))
        self.ended.append(number)


async def test_a_request_that_ended_while_the_database_was_away_holds_nothing_for_long() -> None:
    away = Away()
    pace = SharedPace(Rates(), lambda: cast("Spendings", away))
    async with pace.message(1):
        pass
    async with asyncio.timeout(PATIENCE):
        while not away.ended:
            await asyncio.sleep(0.05)
    assert away.ended == [7]
