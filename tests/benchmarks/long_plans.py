"""Plans of megabytes: `python -m tests.benchmarks.long_plans [--megabytes 1 3] [--kinds sections table line items]`.

Each kind of text repeats something: numbered sections, rows of one table, clauses of one line, items, paragraphs. It is
taken in, and asked after a restart. Prints the processor time of ingestion and of the first question, in a process that
has answered before, and of the slowest of those that follow; exit status 1 where one takes more than half a second.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.assistant import Assistant
from bot.settings import Settings
from bot.store import open_to_change
from ingest.pipeline import PUBLISHED, ingest
from knowledge.library import Library
from tests.benchmarks.long_questions import MOST, SHORT, store
from tests.ingest.plans import PLAN

KINDS = {
    "sections": "{n}. Việc số {n}\n\na) Thôn {n} gửi báo cáo trước ngày {day}/{month}/2031 về Văn phòng xã; tặng Giấy "
    "khen cho {few} tập thể.\n\n- Trưởng thôn {n} chủ trì, phối hợp với Hội Nông dân thôn {n} trồng cây.\n\n",
    "table": "| {n} | Thôn {n} | Báo cáo tổng kết | {day}/{month}/2031 |\n",
    "line": "Thôn {n} gửi báo cáo trước ngày {day}/{month}/2031, đạt {few}0% chỉ tiêu; ",
    "items": "- Thôn {n} thu gom rác vào ngày chủ nhật hằng tuần;\n",
    "paragraphs": "Trong năm qua, các thôn của xã đã thực hiện tốt việc thu gom rác thải số {n}, góp phần giữ gìn môi "
    "trường sạch đẹp, được nhân dân đồng tình.\n\n",
}
_HEADS = {"table": "| TT | Đơn vị | Nội dung | Thời hạn |\n| --- | --- | --- | --- |\n"}
QUESTIONS = (
    SHORT,
    "Văn phòng xã Thượng Lĩnh làm gì?",
    "Thôn 77 của xã Thượng Lĩnh gửi báo cáo ngày nào?",
    "Ai ký kế hoạch của xã Thượng Lĩnh?",
    "Xã Thượng Lĩnh thi đua mấy đợt?",
)


def long_text(kind: str, size: int) -> str:
    """A plan of about so many characters."""
    parts, length, n = [PLAN, "\n\n", _HEADS.get(kind, "")], len(PLAN), 0
    while length < size:
        n += 1
        parts.append(KINDS[kind].format(n=n, day=1 + n % 28, month=1 + n % 12, few=1 + n % 9))
        length += len(parts[-1])
    return "".join(parts)


@contextmanager
def restarted(folder: Path, kind: str, size: int) -> Iterator[tuple[Library, float]]:
    """A library of such a plan as a bot has it that has just started, and the processor time of ingestion.

    Raises ValueError where the plan is not taken in.
    """
    settings, file, began = Settings(data_dir=folder / "data"), folder / f"{kind}.txt", time.process_time()
    file.write_text(long_text(kind, size), encoding="utf-8")
    with open_to_change(settings) as store:
        store.attend()
        [outcome] = ingest([file], store)
    if outcome.kind not in PUBLISHED:
        raise ValueError(f"{kind}: {outcome.error}")
    took = time.process_time() - began
    with open_to_change(settings) as store:
        store.attend()
        store.library.read_ahead()
        yield store.library, took


def times_of(library: Library) -> list[float]:
    """The processor time of each question."""
    assistant, times = Assistant(library, ZoneInfo("Asia/Ho_Chi_Minh")), []
    for question in QUESTIONS:
        began = time.thread_time()
        assistant.ask(question)
        times.append(time.thread_time() - began)
    return times


def main() -> int:
    """Take in, ask, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--megabytes", type=float, nargs="+", default=(1.0, 3.0))
    parser.add_argument("--kinds", nargs="+", default=tuple(KINDS))
    arguments, slow = parser.parse_args(), 0
    with tempfile.TemporaryDirectory() as made, closing(store(Path(made))) as library:
        times_of(library)  # what is loaded once is loaded
    for kind in arguments.kinds:
        for size in arguments.megabytes:
            with (
                tempfile.TemporaryDirectory() as made,
                restarted(Path(made), kind, int(size * 1_000_000)) as (library, took),
            ):
                first, *others = times_of(library)
            slow += max(first, *others) > MOST
            print(
                f"{kind} of {size} MB: ingested in {took:.1f} s, first {first:.2f}, then {max(others):.2f}", flush=True
            )
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main())
