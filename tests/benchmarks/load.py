"""Questions in a burst over many chats, against the stand-in of the Bot API: `python -m tests.benchmarks.load`.

`--kills 40` measures what is sent again after kills alone.

The whole program runs as a process. First as it is, then with 429s, 500s and dropped connections, and killed
and started again twice meanwhile.
"""

import argparse
import asyncio
import random
import re
import statistics
import tempfile
import time
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from bot.state import open_state
from tests.e2e.botapi import BotApi, Call, Chaos, Limits
from tests.e2e.sample import PLAN
from tests.e2e.test_process import bot, finished
from tests.e2e.world import Chat

QUESTIONS = (
    "Xã Suối Mơ có mấy đợt thi đua?",
    "Đợt 1 của xã Suối Mơ đến bao giờ?",
    "Hạn nộp báo cáo tổng kết của xã Suối Mơ?",
    "Xã Suối Mơ có những hình thức khen thưởng nào?",
    "Giá vàng hôm nay bao nhiêu?",
)
STEP = 200
"""After how many answers the memory is read again."""


@dataclass
class Report:
    """What a burst showed. Seconds; memory in MB after each `STEP` answers."""

    questions: int
    kills: int = 0
    seconds: float = 0.0
    lost: int = 0
    twice: int = 0
    """Questions to which the chat saw more than one message: counted by the stand-in, whatever the process knows."""
    repeated: int = 0
    """Messages that the chat saw beyond one for each question."""
    same: int = 0
    """Those of them with the very text that the chat had seen before."""
    apologies: int = 0
    """References that were seen in the place of an answer."""
    late_apologies: int = 0
    """References that were seen beside an answer."""
    unknown: int = 0
    """Messages whose sending had begun, and which were tried anew since they were not found in the chat."""
    out_of_order: int = 0
    violations: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    memory: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [
            f"{self.questions} questions in {self.seconds:.1f} s, {self.questions / self.seconds:.1f} a second",
            f"lost {self.lost}, out of order {self.out_of_order}, answered twice {self.twice}",
            f"messages that a chat saw again: {self._each(self.repeated)}, of the same text {self.same}",
            f"tried anew, looked for and not found: {self._each(self.unknown)}",
            f"references in the place of an answer {self.apologies}, beside one {self.late_apologies}",
            f"limits broken {len(self.violations)} {self.violations[:3]}",
            f"answers of Telegram to messages: {dict(sorted(self.statuses.items()))}",
            f"memory in MB after every {STEP}: {' '.join(f'{value:.0f}' for value in self.memory)}",
        ]
        if self.alone:
            median, worst = statistics.median(self.alone) * 1000, max(self.alone) * 1000
            lines.append(f"update to accepted answer where no limit applies: median {median:.0f} ms, worst {worst:.0f}")
        return "\n".join(f"  {line}" for line in lines)

    def _each(self, count: int) -> str:
        return f"{count} ({count / self.kills:.2f} a kill)" if self.kills else str(count)


async def burst(folder: Path, chats: int, each: int, *, chaos: Chaos | None = None, kills: int = 0) -> Report:
    """So many questions in each of so many chats at once, half of them groups; the process killed so often."""
    report = Report(chats * each, kills)
    async with BotApi(limits=Limits()) as api:
        plan = folder / "suoi-mo-2031.md"
        plan.write_text(PLAN, encoding="utf-8")
        await finished(api, folder, "ingest", "--yes", str(plan))
        people = [api.world.person(f"Người {n}") for n in range(chats)]
        places = [api.world.group(f"Tổ {n}") if n % 2 else api.world.private(who) for n, who in enumerate(people)]
        async with AsyncExitStack() as stack:
            process = await stack.enter_async_context(bot(api, folder, LOG_LEVEL="ERROR"))
            if not chaos:
                report.alone = await alone(api)
            api.chaos = chaos
            began = time.monotonic()
            for n in range(each):
                for chat, who in zip(places, people, strict=True):
                    api.say(chat, who, f"/hoi {QUESTIONS[n % len(QUESTIONS)]}")
            asked = {(chat.id, number) for chat in places for number in chat.messages}
            running = [process]
            watching = asyncio.create_task(watch(api, asked, report, lambda: running[0]))
            for n in range(kills):
                await until_answered(api, asked, len(asked) * (n + 1) // (kills + 1))
                # At any moment, not at that in which the stand-in has been counting and has not replied yet.
                await asyncio.sleep(random.uniform(0.1, 0.6))
                running[0].kill()
                await running[0].wait()
                running[0] = await stack.enter_async_context(bot(api, folder, LOG_LEVEL="ERROR"))
            await until_answered(api, asked, len(asked))
            report.seconds = time.monotonic() - began
            await watching
            await asyncio.sleep(1)
            running[0].terminate()
            await running[0].wait()
        judge(api, asked, places, report)
    state = open_state(folder / "data")
    report.unknown = state.inbox.repeats()
    state.close()
    return report


async def alone(api: BotApi, count: int = 60) -> list[float]:
    """The time from an update to its accepted answer, each question in a chat of its own."""
    times = []
    for n in range(count):
        who = api.world.person()
        chat = api.world.private(who)
        began = time.monotonic()
        api.say(chat, who, QUESTIONS[n % len(QUESTIONS)])
        await api.replies(chat, seconds=60)
        times.append(time.monotonic() - began)
        await asyncio.sleep(0.1)
    # The first one waits for the process to start.
    return times[1:]


async def watch(api: BotApi, asked: set[tuple[int, int]], report: Report, process: Callable[[], Process]) -> None:
    """Read the memory of the process from time to time."""
    for count in range(STEP, len(asked) + 1, STEP):
        await until_answered(api, asked, count)
        report.memory.append(resident(process()))


async def until_answered(api: BotApi, asked: set[tuple[int, int]], count: int) -> None:
    """Wait until so many of the questions have an answer."""
    async with asyncio.timeout(3600):
        # Not at every message: counting would take the time that the process needs.
        while len(asked & answers(api).keys()) < count:
            await asyncio.sleep(0.1)


def answers(api: BotApi) -> Counter[tuple[int, int]]:
    """How often each question was answered: chat and message."""
    return Counter(question for question, _ in seen(api))


def seen(api: BotApi) -> list[tuple[tuple[int, int], str]]:
    """Everything that the bot said: the question that it replies to (chat and message), and its text."""
    return [((chat.id, message.get("reply_to_message", {}).get("message_id")), message["text"])
            for chat in api.world.chats.values() for message in api.sent(chat)]  # fmt: skip


def judge(api: BotApi, asked: set[tuple[int, int]], places: list[Chat], report: Report) -> None:
    """Fill in what the stand-in saw."""
    counts = answers(api)
    report.lost = sum(not counts[question] for question in asked)
    report.twice = sum(counts[question] > 1 for question in asked)
    report.repeated = sum(counts[question] - 1 for question in asked if counts[question])
    said = Counter(one for one in seen(api) if one[0] in asked)
    report.same = sum(count - 1 for count in said.values())
    sorry = [question for question, text in said if "Mã tham chiếu" in text]
    report.late_apologies = sum(counts[question] > 1 for question in sorry)
    report.apologies = len(sorry) - report.late_apologies
    report.violations = api.violations
    report.statuses = Counter(call.status for call in messages(api))
    for chat in places:
        order = list(dict.fromkeys(m["reply_to_message"]["message_id"] for m in api.sent(chat)))
        report.out_of_order += sum(later < earlier for earlier, later in pairwise(order))


def messages(api: BotApi) -> list[Call]:
    """The attempts to send a message."""
    return api.of("sendMessage")


def resident(process: Process) -> float:
    """The memory of a process, in MB; 0 where it is just being killed."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found.group(1)) / 1024 if found else 0.0


def main() -> None:
    """Print both reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=100)
    parser.add_argument("--each", type=int, default=20, help="questions in each chat")
    parser.add_argument("--kills", type=int, help="only this: killed so often, Telegram without a fault")
    arguments = parser.parse_args()
    faults = Chaos(flood=0.05, error=0.05, drop=0.02)
    runs: list[tuple[str, Chaos | None, int]] = [
        ("as it is", None, 0),
        ("5 % 429, 5 % 500, 2 % dropped, killed twice", faults, 2),
    ]
    if arguments.kills is not None:
        runs = [(f"killed {arguments.kills} times", None, arguments.kills)]
    for title, chaos, kills in runs:
        with tempfile.TemporaryDirectory() as folder:
            report = asyncio.run(burst(Path(folder), arguments.chats, arguments.each, chaos=chaos, kills=kills))
        print(f"{title}:\n{report}")


if __name__ == "__main__":
    main()
