"""Updates of different chats at the same time, those of one chat one after the other, as they came."""

import asyncio
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor


class ChatOrder(BaseUpdateProcessor):
    """Keeps a queue per chat, so that a busy chat holds none of the workers while it waits for itself."""

    # How many updates may wait. The library's own limit comes before the queues per chat, where a burst
    # in one chat would hold up all the others, so it is only a bound on memory here.
    WAITING = 4096

    def __init__(self, workers: int) -> None:
        super().__init__(self.WAITING)
        self._workers = asyncio.Semaphore(workers)
        self._turns: dict[int, _Turn] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, then for a free worker."""
        key = _queue_of(update)
        if key is None:
            async with self._workers:
                await coroutine
            return
        turn = self._turns.setdefault(key, _Turn())
        turn.users += 1
        try:
            async with turn.lock, self._workers:
                await coroutine
        finally:
            turn.users -= 1
            if not turn.users:
                del self._turns[key]

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""


class _Turn:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.users = 0


def _queue_of(update: object) -> int | None:
    if not isinstance(update, Update):
        return None
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else None
