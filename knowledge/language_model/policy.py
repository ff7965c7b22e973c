"""How a language model is asked, whichever it is: how often, how many at once, how much a day.

One place for all of it: the clients behind it retry nothing and have no patience of their own to add.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from queue import Empty, Queue
from threading import BoundedSemaphore, Lock, Thread
from time import monotonic, sleep

from knowledge.language_model.ledger import REQUESTS, TOKENS, Counts
from knowledge.language_model.phraser import ModelError, Turn
from knowledge.language_model.request import Request

AT_ONCE = 3
"""Questions that wait for the model at the same time; others do without, so that a slow model stops nobody."""

FAILURES = 3
"""So many failures in a row, and the model is left alone for a while."""

REST = 30.0
"""Seconds of the first rest; each failure after one doubles it."""

LONGEST_REST = 900.0

PAUSE = 0.5
"""Seconds before something that may pass is tried once more."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Written:
    """What a model wrote, and the tokens that it took, both ways."""

    text: str
    tokens: int


class SendError(Exception):
    """A model could not be asked. Its message is one line without question, key or the model's words.

    `passing`: it may work a moment later, so it is tried once more.
    """

    def __init__(self, message: str, *, passing: bool = False) -> None:
        super().__init__(message)
        self.passing = passing


Send = Callable[[Request, Turn | None, float], Written]
"""Ask once, in so many seconds. Raises SendError."""


class Policy:
    """A `Talk`: asks by `send` as long as there is time, tokens and trust left. Shared between threads.

    `daily` is how many tokens may be used a day; None for any. `today` tells the day. `at_once`: so many questions wait
    for it at the same time.
    """

    def __init__(
        self,
        send: Send,
        ledger: Counts,
        *,
        today: Callable[[], date],
        daily: int | None = None,
        at_once: int = AT_ONCE,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._send, self._ledger, self._today, self._daily = send, ledger, today, daily
        self._clock, self._at_once = clock, at_once
        self._places = BoundedSemaphore(at_once)
        self._breaker = _Breaker(clock)

    def __call__(self, request: Request, before: Turn | None, seconds: float) -> str:
        """What the model wrote. Raises ModelError."""
        self._check()
        written = self._ask(request, before, seconds)
        self._ledger.add(self._today(), {REQUESTS: 1, TOKENS: written.tokens})
        return written.text

    def _check(self) -> None:
        if wait := self._breaker.resting():
            raise ModelError(f"it failed {FAILURES} times in a row and is left alone for {wait:.0f} seconds more")
        if self._daily is not None and self._ledger.of(self._today())[TOKENS] >= self._daily:
            raise ModelError(f"the {self._daily} tokens of today are used up")
        if not self._places.acquire(blocking=False):
            raise ModelError(f"questions that are waiting for it already: {self._at_once}")

    def _ask(self, request: Request, before: Turn | None, seconds: float) -> Written:
        until = self._clock() + seconds
        done: Queue[Written | Exception] = Queue()

        def run() -> None:
            try:
                done.put(self._twice(request, before, until))
            except Exception as error:  # noqa: BLE001 providers' errors share no class; it is raised below
                done.put(error)
            finally:
                self._places.release()

        # A client's own timeout counts from the last byte: a server that dribbles would keep the person waiting.
        Thread(target=run, name="language-model", daemon=True).start()
        try:
            result = done.get(timeout=seconds)
        except Empty:
            result = SendError(f"no reply within {seconds:.3g} seconds")
        if isinstance(result, Exception):
            self._breaker.failed()
            _log.debug("the language model failed", exc_info=result)
            told = str(result) if isinstance(result, SendError) else type(result).__name__
            raise ModelError(told) from None
        self._breaker.worked()
        return result

    def _twice(self, request: Request, before: Turn | None, until: float) -> Written:
        """Ask; once more where the failure may pass and time is left."""
        try:
            return self._send(request, before, until - self._clock())
        except SendError as error:
            left = until - self._clock() - PAUSE
            if not error.passing or left <= 0:
                raise
            sleep(PAUSE)
            return self._send(request, before, left)


class _Breaker:
    """Whether a model that failed is asked again yet. Shared between threads."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._until = 0.0

    def resting(self) -> float:
        """Seconds until it is asked again; 0 where it is."""
        with self._lock:
            return max(0.0, self._until - self._clock())

    def failed(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                rest = min(LONGEST_REST, REST * 2 ** (self._failures - FAILURES))
                self._until = self._clock() + rest

    def worked(self) -> None:
        with self._lock:
            self._failures = 0
