"""A sign of life, and what ends one: a file whose time of change says when the bot last heard from Telegram.

Whoever hears is well only while it also answers: where an answer has been under way for too long, the file grows
old, and whoever watches it starts the bot again. Where Telegram refuses the token, or another program polls with it,
there is nothing to wait for: the bot ends, and says why.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from telegram.request import HTTPXRequest

FILE = "alive"

NEWCOMER = 120.0
"""Seconds after its first poll in which a bot that meets another one with its token gives way."""

CONFLICTS, SPAN = 3, 20.0
"""So many refusals over so many seconds are another program, not the last request of a bot that was killed."""

REFUSED, CONFLICT, OK = 401, 409, 200

OFF = 3600.0
"""Seconds by which the clock of this machine may be off that of Telegram's servers, and still be right."""


def touch(data_dir: Path) -> None:
    """It lives."""
    (data_dir / FILE).touch()


def remove(data_dir: Path) -> None:
    """It has stopped as it was told to."""
    (data_dir / FILE).unlink(missing_ok=True)


class Watch:
    """Listens to what Telegram answers. `is_well` tells whether answers come to an end."""

    def __init__(
        self, data_dir: Path, is_well: Callable[[], bool] = lambda: True, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._data_dir = data_dir
        self._is_well = is_well
        self._clock = clock
        self._off = 0.0
        self._first_poll: float | None = None
        self._conflicts: list[float] = []
        self.ended = asyncio.Event()
        self.reason = ""
        """Why there is nothing to wait for: the name of a sentence; empty as long as there is."""

    def beat(self) -> None:
        """A sign of life, if it is well."""
        if self._is_well():
            touch(self._data_dir)

    def answered(self, status: int, *, poll: bool) -> None:
        """Telegram answered a request with this status."""
        if status == REFUSED:
            self._end("token_refused")
        elif poll and status == CONFLICT:
            self._meet_another()
        elif poll and status == OK:
            self._first_poll = self._first_poll or self._clock()
            self._conflicts.clear()
            self.beat()

    def told_time(self, written: str, now: float | None = None) -> None:
        """What time it is at Telegram, as its servers write it in the head of their answers."""
        with suppress(ValueError, TypeError):
            there = parsedate_to_datetime(written).timestamp()
            self._off = (time.time() if now is None else now) - there

    def agrees_on_time(self) -> bool:
        """Whether the clock of this machine is about that of Telegram's servers, as far as these tell."""
        return abs(self._off) < OFF

    def _meet_another(self) -> None:
        now = self._clock()
        self._first_poll = self._first_poll or now
        self._conflicts.append(now)
        is_new = self._conflicts[0] - self._first_poll < NEWCOMER
        if is_new and len(self._conflicts) >= CONFLICTS and now - self._conflicts[0] >= SPAN:
            self._end("token_taken")

    def _end(self, reason: str) -> None:
        self.reason = self.reason or reason
        self.ended.set()


class WatchedRequest(HTTPXRequest):
    """Asks Telegram, with a watch that hears each answer; `poll`: it asks for updates."""

    def __init__(self, watch: Watch, *, poll: bool, **how: Any) -> None:
        hooks = {"response": [self._hear]}
        super().__init__(connect_timeout=10, read_timeout=20, httpx_kwargs={"event_hooks": hooks}, **how)
        self._watch = watch
        self._poll = poll

    async def _hear(self, response: Any) -> None:
        self._watch.told_time(response.headers.get("date", ""))

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """One request, as the library makes it."""
        status, answer = await super().do_request(*args, **kwargs)
        self._watch.answered(status, poll=self._poll)
        return status, answer
