"""A budget of processor time for one answer: what it asks of the plans is counted, and beyond it comes an end.

Time that others take (a busy machine, threads that take turns) is not counted, only that of the thread itself. Where
the budget is looked at, what may take long also gives way to what does not.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

BUDGET = 10.0
"""Seconds of processor time for one answer. What people ask takes a hundredth of it, the first answer of a process,
which opens the search, a tenth."""


class OutOfTimeError(Exception):
    """The budget of an answer is used up."""


_LIMIT: ContextVar[float | None] = ContextVar("when the thread has used up its processor time", default=None)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """What this thread does in the block has so much processor time, unless it has a budget already."""
    if _LIMIT.get() is not None:
        yield
        return
    token = _LIMIT.set(time.thread_time() + seconds)
    try:
        yield
    finally:
        _LIMIT.reset(token)


_WAY: ContextVar[Callable[[], None] | None] = ContextVar("waits until nothing has to be let pass", default=None)


@contextmanager
def giving_way(wait: Callable[[], None]) -> Iterator[None]:
    """What this thread does in the block waits, whenever its budget is looked at, for as long as `wait` does."""
    token = _WAY.set(wait)
    try:
        yield
    finally:
        _WAY.reset(token)


def check() -> None:
    """Raises OutOfTimeError where the budget of this thread is used up; waits where it gives way."""
    wait = _WAY.get()
    if wait is not None:
        wait()
    limit = _LIMIT.get()
    if limit is not None and time.thread_time() > limit:
        raise OutOfTimeError
