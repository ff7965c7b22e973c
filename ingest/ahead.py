"""Files understood ahead, in other processes, while those before them are compared and published.

To understand a plan takes most of the time of taking it in, and needs nothing but its text.
"""

import logging
import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from hashlib import sha256
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import Any

from ingest.coverage import Coverage
from ingest.errors import IngestError
from ingest.readers import Source
from knowledge.collecting import collect_seldom
from knowledge.made import Made
from knowledge.plan import PlanVersion

FEW = 24
"""Up to so many files are not worth starting processes for."""

AHEAD = 3
"""So many files are understood ahead, a process."""

MOST = 8
"""Processes."""

Draw = Callable[[Source, bool], PlanVersion]
"""What is made of a file that was read; the flag says that it is a plan, whatever it looks like. Raises IngestError."""


@dataclass(frozen=True, slots=True, eq=False)
class Finished:
    """A version that a file may become, and all that is made of it before it is published.

    `passed`: it was tested, and is sound and can be asked; `coverage` and `made` are None where nobody asked for them.
    """

    version: PlanVersion
    passed: bool = False
    coverage: Coverage | None = None
    made: Made | None = None


Finish = Callable[[PlanVersion], Finished]
"""What is made of a draft, as if it were a plan that is not there yet."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Read:
    """A file as far as it is known: what was read of it and what it says, or why that failed. `known`: nothing
    was read, since it is in the store as it is. `finished`: what it becomes where its plan is new."""

    path: Path
    known: str = ""
    source: Source | None = None
    draft: PlanVersion | None = None
    error: IngestError | None = None
    finished: Finished | None = None


def read_ahead(
    paths: Iterable[Path],
    read: Callable[[Path], Source | str],
    draw: Draw,
    *,
    force: bool,
    many: bool,
    finish: Finish | None = None,
) -> Iterator[Read]:
    """Each file in its turn, read by `read` (which names the plan of a file that is known) and drawn by `draw`.

    Where there are `many`, those that follow are worked on meanwhile, by as many processes as there are processors,
    which `finish` what they draw, too.
    """
    with ExitStack() as stack:
        pool = _pool() if many else None
        if pool is not None:
            # Whoever stops half way does not wait for what was begun ahead.
            stack.callback(pool.shutdown, wait=True, cancel_futures=True)
        waiting: deque[tuple[Read, Future[_Drawn] | None]] = deque()
        for path in paths:
            waiting.append(_begun(path, read, draw, pool, finish, force=force))
            if len(waiting) > (AHEAD * _processes() if pool else 0):
                yield _done(*waiting.popleft(), draw, force=force)
        while waiting:
            yield _done(*waiting.popleft(), draw, force=force)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What comes back of another process: a draft, or the parts of an error, and what to write to the log."""

    draft: PlanVersion | None = None
    finished: Finished | None = None
    key: str = ""
    values: tuple[tuple[str, str], ...] = ()
    trace: str = ""


def _begun(
    path: Path,
    read: Callable[[Path], Source | str],
    draw: Draw,
    pool: ProcessPoolExecutor | None,
    finish: Finish | None,
    *,
    force: bool,
) -> tuple[Read, "Future[_Drawn] | None"]:
    try:
        found = read(path)
    except IngestError as error:
        return Read(path, error=error), None
    if isinstance(found, str):
        return Read(path, known=found), None
    try:
        # The bytes are of no use there but for their hash.
        bare, digest = replace(found, data=b""), sha256(found.data).hexdigest()
        drawn = pool.submit(_draw_apart, draw, finish, bare, digest, force) if pool else None
    except (BrokenExecutor, RuntimeError):
        drawn = None
    return Read(path, source=found), drawn


def _done(begun: Read, drawn: "Future[_Drawn] | None", draw: Draw, *, force: bool) -> Read:
    if begun.source is None:
        return begun
    try:
        result = drawn.result() if drawn else _draw(draw, begun.source, force)
    except BrokenExecutor:
        _log.warning("a process that reads ahead has died; going on without")
        result = _draw(draw, begun.source, force)
    if result.trace:
        _log.error("%s could not be understood\n%s", begun.source.name, result.trace)
    if result.draft is None:
        return replace(begun, error=IngestError(result.key, **dict(result.values)))
    return replace(begun, draft=result.draft, finished=result.finished)


def _draw(draw: Draw, source: Source, force: bool) -> _Drawn:
    try:
        return _Drawn(draw(source, force))
    except IngestError as error:
        return _Drawn(key=error.key, values=tuple(error.values.items()))


def _draw_apart(draw: Draw, finish: Finish | None, source: Source, digest: str, force: bool) -> _Drawn:
    """As `_draw`, in another process: an exception does not get across as it is, nor does the log."""
    try:
        draft = replace(draw(source, force), sha256=digest)
        return _Drawn(draft, finish(draft) if finish else None)
    except IngestError as error:
        trace = "".join(traceback.format_exception(error.__cause__)) if error.__cause__ else ""
        return _Drawn(key=error.key, values=tuple(error.values.items()), trace=trace)


def _processes() -> int:
    return max(1, min(MOST, os.cpu_count() or 1))


def _pool() -> ProcessPoolExecutor:
    # Not forked: this process has threads, of its own and of its libraries.
    return ProcessPoolExecutor(_processes(), mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Leave Ctrl-C to the process that started this one, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable()
    collect_seldom()
    parent = parent_process()

    def follow(parent: Any) -> None:
        parent.join()
        os._exit(1)

    if parent is not None:
        Thread(target=follow, args=(parent,), daemon=True).start()
