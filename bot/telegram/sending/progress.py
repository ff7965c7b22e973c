"""A message that tells how far something is: edited in place, no more often than it is worth."""

import asyncio
import logging
from types import TracebackType

from telegram.error import TelegramError

from bot.telegram.sending.door import Door, literal
from bot.telegram.sending.place import Place

log = logging.getLogger(__name__)

EVERY = 3.0
"""Seconds between two edits; what is told in between and overtaken is never shown."""


class Progress:
    """Shows the latest of what is told, in an `async with` block. `tell` may be called from any thread."""

    def __init__(self, door: Door, place: Place, message: int | None, every: float = EVERY) -> None:
        self._door, self._place, self._message, self._every = door, place, message, every
        self._loop = asyncio.get_running_loop()
        self._changed, self._done = asyncio.Event(), asyncio.Event()
        self._latest = ""
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Progress":
        if self._message is not None:
            self._task = asyncio.create_task(self._keep_showing(self._message))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._changed.set()
        if self._task:
            # Not cut off: an edit on the wire could otherwise arrive after what is shown next.
            await self._task

    def tell(self, text: str) -> None:
        """This is how far it is."""
        self._latest = text
        self._loop.call_soon_threadsafe(self._changed.set)

    async def _keep_showing(self, message: int) -> None:
        shown = ""
        while not self._done.is_set():
            await self._changed.wait()
            self._changed.clear()
            if self._done.is_set() or self._latest == shown:
                continue
            shown = self._latest
            try:
                await self._door.edit(self._place, message, literal(shown)[0])
            except TelegramError as error:
                log.info("progress could not be shown: %s", error)
            await _wait(self._done, self._every)


async def _wait(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return
