"""Texts as long as Telegram lets them be, put as questions: `python -m tests.benchmarks.long_questions [--kinds 200]`.

Each kind is a text of 4,096 characters made of something repeated: words, digits, brackets, dates, units, with or
without marks, on one line or many, alone, two by two, or around a real question. Measured is the processor time until
it is answered or declined, and, eight of them at once in the threads that answer, how long somebody else waits who
asks a short question meanwhile: by the clock, and in processor time of the whole process, which is what the wait
comes to where nothing else wants the processor; several times, each with the load of the machine. Prints the slowest;
exit status 1 where one takes more than half a second, or the wait takes more than a second more: of the processor
each time, by the clock in the median.
"""

import argparse
import asyncio
import itertools
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.assistant import Assistant
from bot.telegram.talk.thinking import Thinking, is_long
from ingest.pipeline import ingest
from knowledge.library import Library, open_library
from tests.ingest.plans import OTHER_PLAN, PLAN

LENGTH = 4_096
MOST = 0.5
"""Seconds of processor time."""

WAITING = 1.0
"""Seconds by which somebody else's question may take longer."""

SHORT = "Hạn gửi báo cáo tổng kết của xã Thượng Lĩnh?"
UNITS = (
    "a ", "1", "1 ", "12/", "(", ")", "((", "()", "[", ". ", "... ", ", ", "- ", "\n", "\n- ", " ", "\t", "?",
    "? ", "!", "xã ", "xã Thượng Lĩnh ", "huyện ", "UBND ", "ủy ban nhân dân ", "kế hoạch ",
    "kế hoạch số 21/KH-UBND ", "đợt ", "đợt 1 ", "đợt 1, ", "đợt I ", "hạn ", "hạn nộp ", "hạn nộp báo cáo ",
    "báo cáo ", "khi nào ", "bao giờ ", "bao nhiêu ", "ai ", "ai ký ", "ở đâu ", "và ", "hay ", "hoặc ",
    "không ", "có ", "của ", "từ ", "đến ", "từ ngày ", "ngày 1/1/2031 ", "ngày 10 tháng 2 ", "tháng 2 ",
    "quý 1 ", "năm 2031 ", "2031 ", "bằng khen ", "giấy khen ", "Bằng khen của Thủ tướng ", "danh hiệu ",
    "cờ thi đua ", "hồ sơ ", "tiêu chuẩn ", "điều 1 ", "khoản 1 điều 2 ", "điểm a ", "phong trào thi đua ",
    "so sánh ", "thay đổi ", "phiên bản ", "bản cũ ", "theo bản cũ ", "what ", "when is the deadline ",
    "plan of ", "han nop bao cao ", "xa thuong linh ", "dot 1 ", "ubnd ", "đ", "Đ", "ă ", "A", "AB ", "Ab ",
    "ab", "x", "_", "|", "| 1 |", ":", "; ", "“", "”", '"', "'", "/", "\\", "%", "5% ", "0", "😀", "\u0301",
    "e\u0301 ", "\u200b", "\uff11", "\u2163 ", "IV ", "1. ", "a) ", "+ ", "* ", "#", "@ten ", "https://a.vn/ ",
    "a@b.vn ", "0912345678 ",
)  # fmt: skip


def kinds(seed: int = 1) -> Iterator[tuple[str, str]]:
    """Names and units of all kinds: each unit alone first, then two by two, then around a question."""
    draw = random.Random(seed)
    for unit in UNITS:
        yield repr(unit), unit
    pairs = list(itertools.combinations(UNITS, 2))
    draw.shuffle(pairs)
    for one, other in pairs:
        yield repr(one + other), one + other


def texts(count: int) -> list[tuple[str, str]]:
    """So many texts of full length, every fourth of the later ones with a real question before it."""
    made = []
    for number, (name, unit) in enumerate(itertools.islice(kinds(), count)):
        start = f"{SHORT} " if number >= len(UNITS) and number % 4 == 0 else ""
        made.append((f"{start and '? '}{name}", (start + unit * (LENGTH // len(unit) + 1))[:LENGTH]))
    return made


def measured(assistant: Assistant, made: list[tuple[str, str]]) -> list[tuple[float, str]]:
    """The processor time of each text, the longest first."""
    assistant.ask(SHORT)
    times = []
    for name, text in made:
        began = time.thread_time()
        assistant.ask(text)
        times.append((time.thread_time() - began, name))
    return sorted(times, reverse=True)


async def waiting(assistant: Assistant, worst: list[str]) -> tuple[float, float]:
    """Seconds that a short question takes, asked while eight people have the worst texts answered, by the clock and
    of the processor."""
    thinking = Thinking()
    busy = [
        asyncio.create_task(thinking.run(n, partial(assistant.ask, text), long=is_long(text)))
        for n, text in enumerate(worst)
    ]
    await asyncio.sleep(0.05)
    began, used = time.monotonic(), time.process_time()
    await thinking.run(99, lambda: assistant.ask(SHORT))
    took = time.monotonic() - began, time.process_time() - used
    await asyncio.gather(*busy)
    thinking.close()
    return took


def store(folder: Path) -> Library:
    """Two plans, searched by words."""
    library = open_library(f"sqlite:///{folder / 'thidua.sqlite'}", folder, embedding="bundled", chroma_url=None)
    for name, text in (("thuong-linh", PLAN), ("ha-linh", OTHER_PLAN)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        list(ingest([folder / f"{name}.txt"], library))
    return library


def main() -> int:
    """Print the slowest and how long others wait."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--kinds", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5, help="times that somebody waits")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        library = store(Path(name))
        assistant, made = Assistant(library, ZoneInfo("Asia/Ho_Chi_Minh")), texts(arguments.kinds)
        times = measured(assistant, made)
        by_name = dict(made)
        worst = [by_name[one] for _, one in times[:8]]
        runs = [compared(assistant, worst) for _ in range(arguments.runs)]
        library.close()
    median, over = statistics.median(taken for taken, _ in times), [one for one in times if one[0] > MOST]
    print(
        f"{len(times)} kinds of {LENGTH} characters: median {median:.3f} s of processor time, {len(over)} over {MOST}"
    )
    for taken, kind in times[:12]:
        print(f"  {taken:.3f} {kind}")
    for alone, together, load in runs:
        print(f"a short question: {alone[0]:.2f} s alone, {together[0]:.2f} s beside the eight slowest; of the "
              f"processor {alone[1]:.2f} and {together[1]:.2f} s; load {load:.0f}")  # fmt: skip
    longer = sorted(together[0] - alone[0] for alone, together, _ in runs)
    print(f"longer by the clock: {statistics.median(longer):.2f} s in the median, {longer[-1]:.2f} s at worst")
    used = max(together[1] - alone[1] for alone, together, _ in runs)
    return int(bool(over) or used > WAITING or statistics.median(longer) > WAITING)


def compared(assistant: Assistant, worst: list[str]) -> tuple[tuple[float, float], tuple[float, float], float]:
    """What a short question takes alone and beside long ones, by the clock and of the processor, and the load."""
    began, used = time.monotonic(), time.process_time()
    assistant.ask(SHORT)
    alone = time.monotonic() - began, time.process_time() - used
    return alone, asyncio.run(waiting(assistant, worst)), os.getloadavg()[0]


if __name__ == "__main__":
    sys.exit(main())
