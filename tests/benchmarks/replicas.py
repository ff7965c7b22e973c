"""Three bots that are one, over one PostgreSQL and one Chroma server: `python -m tests.benchmarks.replicas`.

Each is a process of the whole program with a webhook, behind a proxy that brings every update to the next one, some to
two at once. With 429s, 500s and dropped connections; each is killed and started again, and the database restarted.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack, ExitStack, closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from bot.state import open_state
from tests.benchmarks.load import QUESTIONS, answers, messages
from tests.chroma import free_port
from tests.chroma import serving as serving_vectors
from tests.e2e.botapi import BotApi, Chaos, Limits
from tests.e2e.processes import running
from tests.e2e.proxy import PATH, Proxy
from tests.e2e.sample import PLAN
from tests.e2e.test_process import program
from tests.e2e.world import Chat
from tests.postgres import Postgres
from tests.postgres import serving as serving_database

SECRET = "bi-mat_webhook-1"
PATIENCE = 6000
"""Seconds for a share of the answers."""
TWICE = 0.05
"""The share of updates that are brought to two bots at once."""


@dataclass
class Report:
    """What the run showed."""

    questions: int
    kills: int
    seconds: float = 0.0
    lost: int = 0
    twice: int = 0
    unknown: int = 0
    apologies: int = 0
    out_of_order: int = 0
    brought_twice: int = 0
    refused: int = 0
    violations: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def __str__(self) -> str:
        # What was dropped before Telegram looked at it is sent again, and is no repeat of anything.
        dropped = self.statuses[0]
        each = self.twice / self.kills if self.kills else 0.0
        return "\n".join(
            (
                f"  {self.questions} questions in {self.seconds:.0f} s, {self.questions / self.seconds:.1f} a second",
                f"  lost {self.lost}, out of order {self.out_of_order}, apologies {self.apologies}, "
                f"answered twice {self.twice} ({each:.2f} for each of {self.kills} kills)",
                f"  sent again after it was not found {self.unknown}, of them dropped on the way {dropped}",
                f"  limits broken {len(self.violations)} {self.violations[:3]}",
                f"  updates brought to two bots at once {self.brought_twice}, not taken at first {self.refused}",
                f"  answers of Telegram to messages: {dict(sorted(self.statuses.items()))}",
            )
        )


@dataclass
class Bots:
    """Processes over one database, each with a folder and a port of its own."""

    api: BotApi
    folder: Path
    settings: dict[str, str]
    stack: AsyncExitStack
    ports: list[int] = field(default_factory=list)
    processes: list[Process] = field(default_factory=list)

    async def start(self, number: int) -> Process:
        """Start one, and wait until it listens."""
        env = {
            **self.settings,
            "TELEGRAM_WEBHOOK_URL": f"https://bot.example{PATH}",
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "TELEGRAM_WEBHOOK_PORT": str(self.ports[number]),
            "LOG_LEVEL": "ERROR",
        }
        folder = self.folder / str(number)
        folder.mkdir(exist_ok=True)
        process = await self.stack.enter_async_context(running(await program(self.api, folder, "bot", **env)))
        await listening(self.ports[number])
        return process

    async def start_all(self, count: int) -> None:
        """Start so many."""
        self.ports = [free_port() for _ in range(count)]
        self.processes = [await self.start(number) for number in range(count)]

    async def kill(self, number: int) -> None:
        """Kill one and start it again."""
        self.processes[number].kill()
        await self.processes[number].wait()
        self.processes[number] = await self.start(number)


async def listening(port: int) -> None:
    """Wait until somebody listens to a port of this machine."""
    async with asyncio.timeout(300):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.2)
            else:
                writer.close()
                return


async def run(
    folder: Path, database: Postgres, vectors: str, chats: int, each: int, bots: int, rounds: int, chaos: Chaos
) -> Report:
    """So many questions in each of so many chats, half of them groups; every bot killed `rounds` times."""
    report = Report(chats * each, bots * rounds)
    settings = {"DATABASE_URL": database.new_url(), "CHROMA_URL": vectors}
    async with BotApi(limits=Limits()) as api, AsyncExitStack() as stack:
        plan = folder / "suoi-mo-2031.md"
        plan.write_text(PLAN, encoding="utf-8")
        ingesting = await program(api, folder, "ingest", "--yes", str(plan), **settings)
        _, complaint = await ingesting.communicate()
        if ingesting.returncode:
            raise RuntimeError(complaint.decode())
        people = [api.world.person(f"Người {n}") for n in range(chats)]
        places = [api.world.group(f"Tổ {n}") if n % 2 else api.world.private(who) for n, who in enumerate(people)]
        all_bots = Bots(api, folder, settings, stack)
        await all_bots.start_all(bots)
        api.chaos = chaos
        proxy = Proxy(api, all_bots.ports, SECRET, TWICE)
        async with proxy.bringing():
            began = time.monotonic()
            for n in range(each):
                for chat, who in zip(places, people, strict=True):
                    api.say(chat, who, f"/hoi {QUESTIONS[n % len(QUESTIONS)]}")
            asked = {(chat.id, number) for chat in places for number in chat.messages}
            await disturb(api, all_bots, database, asked, rounds)
            await until_answered(api, asked, len(asked))
            report.seconds = time.monotonic() - began
            await asyncio.sleep(3)
        for process in all_bots.processes:
            process.terminate()
        await asyncio.gather(*(process.wait() for process in all_bots.processes))
        judge(api, asked, places, report)
        report.brought_twice, report.refused = proxy.repeated, proxy.refused
    with closing(open_state(folder / "judging", database_url=settings["DATABASE_URL"])) as state:
        report.unknown = state.inbox.repeats()
    return report


async def disturb(api: BotApi, bots: Bots, database: Postgres, asked: set[tuple[int, int]], rounds: int) -> None:
    """Kill each bot in turn, `rounds` times, and restart the database half way, as answers come in."""
    disturbances: list[int | None] = [number for _ in range(rounds) for number in range(len(bots.processes))]
    disturbances.insert(len(disturbances) // 2, None)
    for done, number in enumerate(disturbances, 1):
        await until_answered(api, asked, len(asked) * done // (len(disturbances) + 1))
        what = "the database is restarted" if number is None else f"bot {number} is killed"
        print(f"{len(asked & answers(api).keys())} answered, {what}", file=sys.stderr, flush=True)
        if number is None:
            await asyncio.to_thread(database.restart)
        else:
            await bots.kill(number)


async def until_answered(api: BotApi, asked: set[tuple[int, int]], count: int) -> None:
    """Wait until so many of the questions have an answer."""
    async with asyncio.timeout(PATIENCE):
        while len(asked & answers(api).keys()) < count:
            await asyncio.sleep(0.5)


def judge(api: BotApi, asked: set[tuple[int, int]], places: Sequence[Chat], report: Report) -> None:
    """Fill in what the stand-in saw."""
    counts = answers(api)
    report.lost = sum(not counts[question] for question in asked)
    report.twice = sum(counts[question] > 1 for question in asked)
    report.apologies = sum("Mã tham chiếu" in m["text"] for chat in places for m in api.sent(chat))
    report.violations = api.violations
    report.statuses = Counter(call.status for call in messages(api))
    for chat in places:
        order = list(dict.fromkeys(m["reply_to_message"]["message_id"] for m in api.sent(chat)))
        report.out_of_order += sum(later < earlier for earlier, later in pairwise(order))


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=150)
    parser.add_argument("--each", type=int, default=20, help="questions in each chat")
    parser.add_argument("--bots", type=int, default=3)
    parser.add_argument("--kills", type=int, default=2, help="of each bot")
    arguments = parser.parse_args()
    faults = Chaos(flood=0.05, error=0.05, drop=0.02)
    with tempfile.TemporaryDirectory() as folder, serving_database() as database, ExitStack() as stack:
        vectors = stack.enter_context(serving_vectors(Path(folder) / "chroma", free_port()))
        numbers = (arguments.chats, arguments.each, arguments.bots, arguments.kills)
        report = asyncio.run(run(Path(folder), database, vectors, *numbers, faults))
    print(f"{arguments.bots} bots, 5 % 429, 5 % 500, 2 % dropped, one restart of the database:\n{report}")


if __name__ == "__main__":
    main()
