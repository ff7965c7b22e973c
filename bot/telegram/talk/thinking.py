"""Answers under way: how many at once, one of a person at a time, few of them long, and whether they come to an end."""

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from contextvars import copy_context
from threading import Event
from typing import TypeVar

from knowledge.budget import giving_way

T = TypeVar("T")

AT_ONCE = 4
"""Threads that answer; one chat has one of them at most, for its updates come one after the other, and so does one
person, in however many chats."""

LONG, LONG_AT_ONCE = 300, 1
"""Characters from which on a question is a long one, and how many of those are answered at once: whoever asks a short
one never waits behind them for a thread."""

GIVES_WAY = 3.0
"""Seconds that a long question stands still in all while short ones are answered, which have the processor then."""

TOO_LONG = 120.0
"""Seconds after which an answer that is not there will never come."""


class Thinking:
    """Runs what answers questions in threads of its own. `clock` tells seconds."""

    def __init__(
        self, at_once: int = AT_ONCE, clock: Callable[[], float] = time.monotonic, gives_way: float = GIVES_WAY
    ) -> None:
        self._at_once = at_once
        self._gives_way = gives_way
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="answer")
        self._long = asyncio.Semaphore(LONG_AT_ONCE)
        self._short = 0
        self._quiet = Event()
        self._quiet.set()
        self._clock = clock
        self._begun: dict[object, float] = {}
        self._turns: dict[int, _Turn] = {}

    async def run(self, person: int, work: Callable[[], T], *, long: bool = False) -> T:
        """What the work comes to, done in a thread once it is this person's turn; `long`: it is for a long question."""
        turn = self._turns.setdefault(person, _Turn())
        turn.users += 1
        try:
            async with turn.lock, self._long if long else nullcontext():
                with nullcontext() if long else self._going_first():
                    context = copy_context()
                    timed = self._giving_way if long else self._timed
                    return await asyncio.get_running_loop().run_in_executor(
                        self._threads, lambda: context.run(timed, work)
                    )
        finally:
            turn.users -= 1
            if not turn.users:
                self._turns.pop(person, None)

    def is_full(self, *, long: bool = False) -> bool:
        """Whether another answer has to wait for a thread."""
        return (long and self._long.locked()) or sum(turn.users for turn in self._turns.values()) >= self._at_once

    def is_well(self) -> bool:
        """Whether no answer has been under way for too long."""
        now = self._clock()
        return all(now - begun < TOO_LONG for begun in list(self._begun.values()))

    def close(self) -> None:
        """Begin nothing more; what is under way is not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _timed(self, work: Callable[[], T]) -> T:
        with self._noted():
            return work()

    def _giving_way(self, work: Callable[[], T]) -> T:
        """As `_timed`, standing still while something short is under way, though not for ever."""
        left = self._gives_way

        def let_pass() -> None:
            nonlocal left
            if left > 0 and not self._quiet.is_set():
                began = time.monotonic()
                self._quiet.wait(left)
                left -= time.monotonic() - began

        with giving_way(let_pass):
            let_pass()
            return self._timed(work)

    @contextmanager
    def _going_first(self) -> Iterator[None]:
        """What may take long stands still during the block."""
        self._short += 1
        self._quiet.clear()
        try:
            yield
        finally:
            self._short -= 1
            if not self._short:
                self._quiet.set()

    @contextmanager
    def _noted(self) -> Iterator[None]:
        key = object()
        self._begun[key] = self._clock()
        try:
            yield
        finally:
            del self._begun[key]


def is_long(question: str) -> bool:
    """Whether a question may take longer than what people usually ask."""
    return len(question) > LONG


class _Turn:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.users = 0
