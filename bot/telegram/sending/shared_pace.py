"""How fast Telegram lets several machines write that are one bot: counted together, in the database."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from sqlalchemy.exc import DBAPIError

from bot.state.spendings import LONGEST, Limit, Spendings
from bot.telegram.sending.pacing import SECOND, Pace, Rates

LONGEST_WAIT = 5.0
"""Seconds after which it is asked again at the latest: a request under way may have ended meanwhile."""

NO_CHAT = 0

END_AGAIN = 0.5
"""Seconds until the end of a request is noted again that could not be: until then it holds its allowance."""


class SharedPace(Pace):
    """Lets as many messages through as all machines together may send.

    Within this process messages wait in their order, as with `Pace`: of each chat only the first one asks the
    database, and of those that could be sent but for the others only one at a time.
    """

    def __init__(self, rates: Rates, spendings: Callable[[], Spendings]) -> None:
        super().__init__(rates)
        self._spendings = spendings
        self._everything = Limit(rates.overall, SECOND)
        self._first = asyncio.Lock()
        self._ending: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def message(self, chat: int) -> AsyncIterator[None]:
        """The sending of a message, once it may be sent. Raises DBAPIError where the database is away."""
        limits = self._limits_of(chat)
        async with AsyncExitStack() as stack:
            for most, seconds in limits:
                await stack.enter_async_context(self._allowance(chat, most, seconds).one())
            of_chat = tuple(Limit(most, seconds) for most, seconds in limits)
            await stack.enter_async_context(self._allowed(chat, of_chat))
            yield

    @asynccontextmanager
    async def change(self) -> AsyncIterator[None]:
        """The change of a message, once it may be made. Raises DBAPIError where the database is away."""
        async with self._allowed(NO_CHAT, ()):
            yield

    async def remember(self, sent: Iterable[tuple[int, float]]) -> None:
        """What another process sent is in the database anyway."""

    @asynccontextmanager
    async def _allowed(self, chat: int, of_chat: tuple[Limit, ...]) -> AsyncIterator[None]:
        spendings = self._spendings()
        number = await self._number(spendings, chat, of_chat)
        try:
            yield
        finally:
            try:
                await asyncio.to_thread(spendings.end, number)
            except DBAPIError:
                ending = asyncio.create_task(self._end_later(spendings, number))
                self._ending.add(ending)
                ending.add_done_callback(self._ending.discard)

    @staticmethod
    async def _end_later(spendings: Spendings, number: int) -> None:
        """Note the end of a request once the database is back; a request can take no longer than it is tried."""
        for _ in range(int(LONGEST / END_AGAIN)):
            await asyncio.sleep(END_AGAIN)
            with suppress(DBAPIError):
                await asyncio.to_thread(spendings.end, number)
                return

    async def _number(self, spendings: Spendings, chat: int, of_chat: tuple[Limit, ...]) -> int:
        while True:
            async with self._first:
                while True:
                    allowed = await asyncio.to_thread(spendings.begin, chat, self._everything, of_chat)
                    if isinstance(allowed, int):
                        return allowed
                    if allowed.of_chat:
                        break
                    await asyncio.sleep(min(allowed.seconds, LONGEST_WAIT))
            await asyncio.sleep(min(allowed.seconds, LONGEST_WAIT))
