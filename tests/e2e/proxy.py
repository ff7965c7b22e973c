"""Telegram and a proxy before several webhooks: each update to the next one, those of a chat one after the other."""

import asyncio
import itertools
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiohttp

from tests.e2e.botapi import BotApi
from tests.e2e.world import Json

HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATH = "/goi/vao"
PAUSE = 0.3
"""Seconds until an update that was not taken is brought again, to the next one."""


class Proxy:
    """Brings updates until each is taken; a share of them to two webhooks at the same time."""

    def __init__(self, api: BotApi, ports: Sequence[int], secret: str, twice: float = 0.0, seed: int = 1) -> None:
        self._api, self._secret, self._twice = api, secret, twice
        self._ports = itertools.cycle(ports)
        self._draw = random.Random(seed)
        self._chats: dict[object, asyncio.Lock] = {}
        self._under_way: set[asyncio.Task[None]] = set()
        self.refused = 0
        """How often an update was not taken."""
        self.repeated = 0
        """How many updates were brought to two at once."""

    @asynccontextmanager
    async def bringing(self) -> AsyncIterator["Proxy"]:
        """Bring what comes while the block runs."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as http:
            task = asyncio.create_task(self._bring_all(http))
            try:
                yield self
            finally:
                for one in (task, *self._under_way):
                    one.cancel()
                await asyncio.gather(task, *self._under_way, return_exceptions=True)

    async def _bring_all(self, http: aiohttp.ClientSession) -> None:
        while True:
            for update in self._api.taken_out():
                # A lock is fair: updates of a chat get it in the order in which they ask.
                bringing = asyncio.create_task(self._bring(http, update))
                self._under_way.add(bringing)
                bringing.add_done_callback(self._under_way.discard)
            await asyncio.sleep(0.02)

    async def _bring(self, http: aiohttp.ClientSession, update: Json) -> None:
        async with self._chats.setdefault(_chat_of(update), asyncio.Lock()):
            if self._draw.random() < self._twice:
                self.repeated += 1
                await asyncio.gather(self._insist(http, update), self._insist(http, update))
            else:
                await self._insist(http, update)

    async def _insist(self, http: aiohttp.ClientSession, update: Json) -> None:
        while not await self._post(http, update, next(self._ports)):
            self.refused += 1
            await asyncio.sleep(PAUSE)

    async def _post(self, http: aiohttp.ClientSession, update: Json, port: int) -> bool:
        try:
            address = f"http://127.0.0.1:{port}{PATH}"
            async with http.post(address, json=update, headers={HEADER: self._secret}) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False


def _chat_of(update: Json) -> object:
    message = update.get("message") or update.get("edited_message") or update.get("callback_query", {}).get("message")
    return message["chat"]["id"] if message else None
