"""The files that administrators sent: of each of them one at a time is read, of different ones at the same time."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from threading import Event

from bot.telegram.sending.delivery import CURRENT

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Files that are read at the same time, so that questions are not held up."""


class FileQueue:
    """Works off numbers of proposals in the order in which they came, apart from the updates that brought them.

    `stopped` tells threads that nobody waits for them any more.
    """

    def __init__(self) -> None:
        self.room = asyncio.Semaphore(AT_ONCE)
        self.stopped = Event()
        self._waiting: dict[str, deque[int]] = {}
        self._working: dict[str, asyncio.Task[None]] = {}

    def is_busy(self, person: str) -> bool:
        """Whether a file of somebody is being read."""
        return person in self._working

    def add(self, person: str, number: int, work: Callable[[int], Awaitable[None]]) -> None:
        """Work off a number after those of the same person that are waiting; one that is waiting, once."""
        waiting = self._waiting.setdefault(person, deque())
        if number not in waiting:
            waiting.append(number)
        if person not in self._working:
            self._working[person] = asyncio.create_task(self._work_off(person, work), name=f"files of {person}")

    async def end(self) -> None:
        """Stop; what is not read then is for the next start."""
        self.stopped.set()
        tasks = list(self._working.values())
        for task in tasks:
            task.cancel()
        await _ended(tasks)

    async def _work_off(self, person: str, work: Callable[[int], Awaitable[None]]) -> None:
        # What is sent from here belongs to no update.
        CURRENT.set(None)
        waiting = self._waiting[person]
        while waiting:
            number = waiting[0]
            try:
                await work(number)
            except Exception:
                # Whoever works tells the person; here is the last place where a failure is seen.
                log.exception("file %s could not be worked off", number)
            finally:
                waiting.popleft()
        # At once: whatever is added from now on needs another task.
        del self._working[person]


async def _ended(tasks: Iterable[asyncio.Task[None]]) -> None:
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task
