"""How much one person and one chat may ask in a minute, and how long whoever asked too much has to wait."""

import math
import time
from collections import deque
from collections.abc import Callable

WINDOW = 60.0
"""Seconds over which questions are counted."""

TOLD = 3
"""How often somebody who goes on is told to wait, before the bot falls silent until they have waited."""


class Limits:
    """Counts the questions of the last minute, in memory: a restart forgives."""

    def __init__(self, person: int, chat: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = {"person": person, "chat": chat}
        self._clock = clock
        self._asked: dict[tuple[str, int], deque[float]] = {}
        self._told: dict[tuple[str, int], int] = {}

    def wait(self, person: int, chat: int) -> int:
        """Count a question; 0 where it may be asked, else the seconds to wait (it is then not counted)."""
        now = self._clock()
        keys = (("person", person), ("chat", chat))
        waits = [self._seconds(key, now) for key in keys]
        if not max(waits):
            for key in keys:
                self._asked.setdefault(key, deque()).append(now)
                self._told.pop(key, None)
        return max(waits)

    def is_worth_telling(self, person: int) -> bool:
        """Whether somebody who asks too much is told once more."""
        key = ("person", person)
        self._told[key] = self._told.get(key, 0) + 1
        return self._told[key] <= TOLD

    def _seconds(self, key: tuple[str, int], now: float) -> int:
        times = self._asked.get(key)
        if times is None:
            return 0
        while times and times[0] <= now - WINDOW:
            times.popleft()
        if not times:
            del self._asked[key]
        return math.ceil(times[0] + WINDOW - now) if len(times) >= self._most[key[0]] else 0
