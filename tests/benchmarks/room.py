"""How long pages of the reading room take in the server, and how large they are, with many plans.

`python -m tests.benchmarks.room [--plans 10000 | --store DIR] [--write]`: invented plans, alike but for their names, in
a store of their own, or the plans of a data folder that nobody else has open; a room over them as `thidua web` opens
it, and the requests of a browser's side in a process of its own. Times of the processor are of the server alone, all
its threads together, and with the asking side; those of the clock are how long the asking side waits.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import httpx
from pydantic import TypeAdapter

from bot.web.rooms import COOKIE
from knowledge.library import Library
from knowledge.plan import PlanVersion, Published
from tests.benchmarks._page import write_part
from tests.bot.web.room import ADMIN, Room, open_rooms
from tests.ingest.plans import PLAN
from tests.plans_made import made

NAME, PLAN_ID = "Thượng Lĩnh", "xa-thuong-linh"
TIMES, AT_ONCE = 20, 500
SOUGHT = "hạn nộp báo cáo tổng kết"


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--plans", type=int, default=10_000)
    parser.add_argument("--store", type=Path, metavar="DIR")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        filled = 0 if arguments.store else arguments.plans
        count, told = asyncio.run(_measured(arguments.store or Path(folder), filled))
    print(f"{count} plans", *told, sep="\n")
    if arguments.write:
        given = "--store DIR" if arguments.store else f"--plans {count}"
        write_part("room", "\n".join([f"{count} plans, `python -m tests.benchmarks.room {given}`:", "", *told]))


def versions(count: int) -> Iterator[PlanVersion]:
    """So many plans with a name each."""
    kinds = TypeAdapter(PlanVersion)
    pattern = kinds.dump_json(made(PLAN, PLAN_ID)).decode()
    for number, name in zip(range(count), _names(), strict=False):
        text = (
            pattern.replace(NAME, name).replace(NAME.upper(), name.upper()).replace("21/KH", f"{number % 90 + 10}/KH")
        )
        one = kinds.validate_json(text.replace(PLAN_ID, f"xa-{number:06}".ljust(len(PLAN_ID), "x")))
        passages = (replace(passage, id=f"{passage.id}-{number}") for passage in one.passages)
        # Each has an original of its own.
        yield replace(one, passages=tuple(passages), sha256=sha256(one.text.encode()).hexdigest())


def _names() -> Iterator[str]:
    """Names as long as the one of the pattern."""
    syllables = ["".join(one) for one in product("BCDGHKLMNT", ("ươ", "ưa", "ua", "uô"), ("ng", "nh", "ch"))]
    yield from (f"{one} {two}" for one, two in product(syllables, syllables))


async def _measured(folder: Path, filled: int) -> tuple[int, list[str]]:
    """How many plans there are, and a table; a store is filled with so many before."""
    async with open_rooms(folder, ()) as room:
        if filled:
            _fill(room.library, filled)
        # An index that lacks some of the plans is made by whoever opens them first.
        room.library.shelf()
        room.library.keep_index()
        current = room.library.catalogue.pointers().current
        count, first = len(current), f"/ke-hoach/{current[0][0]}"
        pages = {
            "the list": "/",
            "its last page": f"/?trang={count // 50}",
            "search in all plans": f"/?q={SOUGHT}",
            "a plan with a cited passage": f"{first}?tu=600&den=700",
            "its phases and deadlines": f"{first}/lich",
            "the desk, a page of the original": f"{first}/sua",
            "the same, words to be marked": f"{first}/sua?muc=signatory",
        }
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as browser:
            lines = [await _line(room, browser, name, address) for name, address in pages.items()]
        head = ("| page | server | with the browser's side | by the clock | size | sent |", "| --- |" + " --: |" * 5)
        return count, [*head, *lines]


def _fill(library: Library, count: int) -> None:
    waiting: list[Published] = []
    for one in versions(count):
        waiting.append(Published(one, one.text.encode(), ".txt"))
        if len(waiting) == AT_ONCE:
            library.publish_all(waiting)
            waiting = []
    library.publish_all(waiting)
    library.keep_index()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the asking side saw of a page: its size, as it was sent, the seconds waited, those of its own processor."""

    size: int
    sent: int
    waited: float
    spent: float


async def _line(room: Room, browser: Executor, name: str, address: str) -> str:
    given = room.url + address, room.word(ADMIN, ADMIN, purpose="visit")
    ask = asyncio.get_running_loop().run_in_executor
    # Until it is laid out, and so much of the program is loaded.
    await ask(browser, asked, *given, 2)
    started = time.process_time()
    seen = await ask(browser, asked, *given, TIMES)
    server = (time.process_time() - started) / TIMES
    milliseconds = (f"{1000 * one:.0f} ms" for one in (server, server + seen.spent, seen.waited))
    return f"| {' | '.join((name, *milliseconds))} | {seen.size / 1000:.0f} KB | {seen.sent / 1000:.0f} KB |"


def asked(address: str, visit: str, times: int) -> Asked:
    """Ask for a page so many times, in a process that does nothing else."""
    waited = []
    with httpx.Client(timeout=60, trust_env=False, headers={"Cookie": f"{COOKIE}={visit}"}) as client:
        client.get(address).raise_for_status()
        spent = time.process_time()
        for _ in range(times):
            started = time.perf_counter()
            answer = client.get(address)
            waited.append(time.perf_counter() - started)
        spent = (time.process_time() - spent) / times
    sent = int(answer.headers.get("content-length", 0))
    return Asked(len(answer.content), sent, median(waited), spent)


if __name__ == "__main__":
    main()
