"""What a bot does beside answering: deleting what is too old, backing up, reading plans anew after an upgrade."""

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from bot import backups
from bot.telegram.context import Desk
from bot.telegram.publishing import uploading
from ingest.rereading import outdated
from knowledge.catalogue import CatalogueError

log = logging.getLogger(__name__)

LEAP = 3600.0
"""Seconds by which a clock may be off what has passed and still be one that nobody has set."""

REST, A_MINUTE = 0.1, 60.0
"""Seconds between two plans that are counted ahead, and until it is seen whether there are new ones."""

_REREAD = "from bot.cli import main; raise SystemExit(main())"


class Steady:
    """Whether the clock of the day goes as fast as time does, from one look to the next."""

    def __init__(self, day: Callable[[], float] = time.time, passed: Callable[[], float] = time.monotonic) -> None:
        self._day, self._passed = day, passed
        self._last = (day(), passed())

    def is_steady(self) -> bool:
        """Whether nobody has set the clock since the last look."""
        before, self._last = self._last, (self._day(), self._passed())
        return abs((self._last[0] - before[0]) - (self._last[1] - before[1])) < LEAP


def daily(desk: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is deleted every day, each by its name."""
    settings = desk.settings
    yield "deleting old questions", lambda: _sweep(desk)
    yield "deleting old notices", desk.state.notices.sweep
    yield "deleting tours that nobody goes on with", desk.state.learning.sweep
    yield "deleting files that wait no longer", lambda: uploading.sweep(desk)
    if desk.has_store:
        originals = desk.store.library.originals
        yield "emptying the trash", lambda: originals.empty_trash(settings.keep_removed_days)
        yield "dropping pictures of pages", lambda: _drop_pages(desk)
        yield "dropping vectors of what has gone", desk.store.library.finish_pending


async def read_anew(desk: Desk) -> None:
    """Have plans that earlier rules have read be read anew by a process that gives way to everything."""
    if not desk.has_store:
        return
    old = await asyncio.to_thread(outdated, desk.store.catalogue)
    if not old:
        return
    log.info("%d plans were read by an earlier release, they are read anew", len(old))
    arguments = ("--data-dir", str(desk.settings.data_dir), "reread", "--background")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _REREAD, *arguments, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        log.info("plans were read anew, exit status %d", await process.wait())
    finally:
        if process.returncode is None:
            process.terminate()


async def read_ahead(desk: Desk) -> None:
    """Read long plans before anybody asks, so that the first question after a start waits for none."""
    if not desk.has_store:
        return
    try:
        await asyncio.to_thread(desk.store.library.read_ahead)
    except CatalogueError as error:
        log.warning("plans could not be read ahead: %s", error)


async def count_ahead(desk: Desk) -> None:
    """Count what could answer in new plans before anybody asks, so that no first question waits for it: one plan at a
    time, with rests in which questions are answered."""
    if not desk.has_store:
        return
    library, counted = desk.store.library, -1
    while True:
        with _told_of_plans():
            generation = await asyncio.to_thread(library.catalogue.generation)
            for plan in await asyncio.to_thread(library.uncounted) if generation != counted else ():
                with _told_of_plans():
                    await asyncio.to_thread(library.count_ahead, plan)
                await asyncio.sleep(REST)
            counted = generation
        await asyncio.sleep(A_MINUTE)


@contextmanager
def _told_of_plans() -> Iterator[None]:
    """What cannot be read is for whoever asks for it; the rest is gone on with."""
    try:
        yield
    except CatalogueError as error:
        log.warning("what could answer could not be counted ahead: %s", error)


def back_up(desk: Desk) -> None:
    if desk.has_store:
        written = backups.scheduled(desk.settings, desk.store.library, datetime.now(desk.settings.timezone))
        if written:
            log.info("backed up to %s", written)


def _drop_pages(desk: Desk) -> None:
    library = desk.store.library
    known = library.catalogue.hashes()
    library.derived.sweep(known)
    library.counted.sweep(known, days=None)


def _sweep(desk: Desk) -> None:
    deleted = desk.state.sweep(desk.settings.keep_days, desk.assistant.today())
    log.info("%d questions older than %d days deleted", deleted, desk.settings.keep_days)
