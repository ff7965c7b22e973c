"""How fast Telegram lets a bot write: 30 messages a second overall, 1 a second per chat, 20 a minute per group."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

SECOND, MINUTE = 1.0, 60.0


@dataclass(frozen=True, slots=True)
class Rates:
    """How many messages may be sent: a second overall, a second in a chat, a minute in a group."""

    overall: int = 30
    chat: int = 1
    group_minute: int = 20


class Pace:
    """Lets as many messages through as may be sent; the others wait, in the order in which they came."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._overall = _Allowance(rates.overall, SECOND)
        self._chats: dict[tuple[int, float], _Allowance] = {}

    @asynccontextmanager
    async def message(self, chat: int) -> AsyncIterator[None]:
        """The sending of a message, once it may be sent."""
        async with AsyncExitStack() as stack:
            # The overall allowance comes last, so that nobody holds it who waits for their chat.
            for most, seconds in self._limits_of(chat):
                await stack.enter_async_context(self._allowance(chat, most, seconds).one())
            await stack.enter_async_context(self._overall.one())
            yield

    @asynccontextmanager
    async def change(self) -> AsyncIterator[None]:
        """The change of a message, once it may be made."""
        async with self._overall.one():
            yield

    async def remember(self, sent: Iterable[tuple[int, float]]) -> None:
        """Count what another process sent before: the group, and how many seconds ago."""
        for group, ago in sent:
            await self._allowance(group, self._rates.group_minute, MINUTE).spend(MINUTE - ago)

    def _limits_of(self, chat: int) -> list[tuple[int, float]]:
        in_a_second, in_a_minute = (self._rates.chat, SECOND), (self._rates.group_minute, MINUTE)
        return [in_a_second] if chat > 0 else [in_a_second, in_a_minute]

    def _allowance(self, chat: int, most: int, seconds: float) -> "_Allowance":
        if len(self._chats) > 1000:
            self._chats = {key: kept for key, kept in self._chats.items() if kept.users}
        return self._chats.setdefault((chat, seconds), _Allowance(most, seconds))


class OneByOne:
    """One request is on its way at once: the next may begin when it has ended, or has taken so many seconds.

    Of what is on its way nobody knows whether it arrived when the process is killed. A slow request holds up nobody.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._free = asyncio.Semaphore(1)

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """A request, once it may begin."""
        await self._free.acquire()
        held = [self._free]

        def pass_on() -> None:
            if held:
                held.pop().release()

        later = asyncio.get_running_loop().call_later(self._seconds, pass_on)
        try:
            yield
        finally:
            later.cancel()
            pass_on()


class _Allowance:
    """So many at once, each from the beginning of its request until a time after its end.

    Telegram counts a message at a moment between the two, which nobody here knows: only so is it never more.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self._free = asyncio.Semaphore(most)
        self._seconds = seconds
        self.users = 0

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        self.users += 1
        try:
            await self._free.acquire()
        except asyncio.CancelledError:
            self.users -= 1
            raise
        try:
            yield
        finally:
            asyncio.get_running_loop().call_later(self._seconds, self._release)

    async def spend(self, seconds: float) -> None:
        """One is taken, for so many seconds from now; none where all are."""
        if self._free.locked():
            return
        self.users += 1
        await self._free.acquire()
        asyncio.get_running_loop().call_later(seconds, self._release)

    def _release(self) -> None:
        self.users -= 1
        self._free.release()
