"""How everything grows with the plans: `python -m tests.benchmarks.growth [--plans 10 100 1000 10000] [--write]`.

Takes in invented plans (`scripts.generate_plans`) with the command that an administrator uses, and measures at each
size: ingestion, search and whole answers in a running process, its memory, the time of a command that asks one
question in a new process, one more plan until it is answered from, and the disk. `--folder` keeps the stores, and
takes up those that are there; `--write` puts table and picture into docs/performance.md.
"""

import argparse
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from math import nan
from pathlib import Path
from typing import Any

from bot.settings import read_settings
from scripts.generate_plans import FIELDS, place_name, write_plans
from tests.curves import Curve, draw

ROOT = Path(__file__).parents[2]
PAGE, PICTURE = ROOT / "docs" / "performance.md", ROOT / "docs" / "pictures" / "growth.svg"
BEGIN, END = "<!-- growth -->", "<!-- /growth -->"
LEVELS = (10, 100, 1000, 10_000)
SEARCHES, ANSWERS = 200, 200
NAMED = 0.8
"""The share of questions that name a plan."""
PARTS = ("thidua.sqlite", "vectors", "index", "originals")
TODAY = date(2026, 3, 2)
MORE = 1_000_000
"""The number of the plan that is added to each size."""


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--plans", type=int, nargs="+", default=LEVELS[:3])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--look", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.look:
        print(json.dumps(look(arguments.look)))
        return
    with tempfile.TemporaryDirectory() as made:
        folder = arguments.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        steps = pairwise((0, *arguments.plans))
        results = [measure(folder, size, before) for before, size in steps]
    print("\n".join(table(results)))
    if arguments.write:
        write(results)


def measure(folder: Path, size: int, before: int) -> dict[str, float]:
    """The figures of one size, its store made of the size before."""
    store, kept = folder / f"store-{size}", folder / f"store-{size}.json"
    if not kept.exists():
        shutil.rmtree(store, ignore_errors=True)
        if before:
            shutil.copytree(folder / f"store-{before}", store)
        taken = take_in(store, write_plans(folder / f"plans-{size}", range(before, size)))
        again = run(store, "ingest", str(folder / f"plans-{size}"), "--yes")
        new = size - before
        figures = {
            "rate": new / taken.seconds,
            "work": 1000 * taken.worked / new,
            "peak": taken.memory,
            "again": again.seconds,
        }
        kept.write_text(json.dumps(figures), encoding="utf-8")
    figures = {"plans": size, "work": nan, **json.loads(kept.read_text(encoding="utf-8"))}
    with tempfile.TemporaryDirectory(dir=folder) as working:
        copied = Path(working) / "store"
        shutil.copytree(store, copied)
        figures |= {f"disk {part}": megabytes(copied / part) for part in PARTS}
        figures["cold"] = min(ask(copied).seconds for _ in range(3))
        figures |= look_apart(copied)
        figures["disk evidence"] = megabytes(copied / "evidence")
        [more] = write_plans(Path(working) / "more", [MORE])
        figures["add"] = run(copied, "ingest", str(more), "--yes").seconds
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}), file=sys.stderr, flush=True)
    return figures


class Ran:
    """A command that has run: its time and its processors' time in seconds, its highest memory in MB."""

    def __init__(self, seconds: float, worked: float, memory: float) -> None:
        self.seconds, self.worked, self.memory = seconds, worked, memory


def run(store: Path, *command: str) -> Ran:
    """Run the program as a person does."""
    code = "import sys; from bot.cli import main; sys.exit(main())"
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", code, "--data-dir", str(store), *command],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "LANGUAGE": "en"},
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command}: exit status {child.returncode}")
    return Ran(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def take_in(store: Path, files: Sequence[Path]) -> Ran:
    """Ingest files of one folder."""
    return run(store, "ingest", str(files[0].parent), "--yes")


def ask(store: Path) -> Ran:
    """A question in a process of its own."""
    return run(store, "ask", f"{place_name(3)}: hạn gửi báo cáo tổng kết là khi nào?")


def look_apart(store: Path) -> dict[str, float]:
    """What `look` finds, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.growth", "--look", str(store)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def look(store: Path) -> dict[str, float]:
    """Search, answers and memory of a process that owns the store, as the bot does; and one more plan."""
    from bot.assistant import open_assistant
    from bot.store import shared
    from ingest.pipeline import guarded, prepare, publish

    settings = read_settings({"DATA_DIR": str(store)})
    with open_assistant(settings) as assistant, shared(settings, assistant.library) as owner:
        owner.attend()
        shelf, chance = assistant.library.shelf(), random.Random(1)
        passages = owner.catalogue.passage_count()
        plans = [digest.plan for digest in shelf.digests]
        uncounted, worked = assistant.library.uncounted(), time.process_time()
        for plan in uncounted:  # as a bot does when nobody waits
            assistant.library.count_ahead(plan)
        counted = 1000 * (time.process_time() - worked) / max(1, len(uncounted))
        for question in questions(20, chance):
            shelf.search(question, 12)
        searched = timed(questions(SEARCHES, chance), lambda question: shelf.search(question, 12))
        asked = [
            named(plans, chance) if chance.random() < 0.8 else next(iter(questions(1, chance))) for _ in range(ANSWERS)
        ]
        answered = timed(asked, lambda question: assistant.ask(question, today=TODAY))
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        memory = {name: int(status.split(f"{name}:")[1].split()[0]) / 1024 for name in ("VmRSS", "RssAnon")}
        [more] = write_plans(store / "more", [MORE + 1])
        began = time.perf_counter()
        publish(guarded(prepare(more, owner.catalogue)), owner)
        reply = assistant.ask(f"Kế hoạch của {place_name(MORE + 1)} có mấy đợt thi đua?", today=TODAY)
        added = time.perf_counter() - began
        if more.stem not in {one.plan for one in reply.citations}:
            raise SystemExit("the plan that was added is not answered from")
    return {
        **{f"search {name}": value for name, value in searched.items()},
        **{f"answer {name}": value for name, value in answered.items()},
        "counted": counted,
        "passages": passages,
        "memory": memory["VmRSS"],
        "memory own": memory["RssAnon"],
        "added": added,
    }


def timed(asked: Sequence[str], work: Callable[[str], Any]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds; `cpu` is the median of the processor's time."""
    walls, used = [], []
    for question in asked:
        began, worked = time.perf_counter(), time.process_time()
        work(question)
        walls.append(1000 * (time.perf_counter() - began))
        used.append(1000 * (time.process_time() - worked))
    return {
        "median": statistics.median(walls),
        "p95": statistics.quantiles(walls, n=20)[-1],
        "cpu": statistics.median(used),
    }


def questions(count: int, chance: random.Random) -> list[str]:
    """Questions that name no plan."""
    forms = (
        "Ai chủ trì phong trào về {field}?",
        "Kinh phí cho công tác {field} là bao nhiêu?",
        "chi tieu ve {field} nam 2024",
        "Tiêu chuẩn giấy khen về {field} là gì?",
        "Có bao nhiêu mô hình {field} được xây dựng mới?",
        "đoàn kiểm tra {field} do ai làm trưởng đoàn",
        "Đợt 2 tập trung vào {field} từ ngày nào?",
        "Kế hoạch số 102/KH-UBND về {field}",
    )
    return [chance.choice(forms).format(field=chance.choice(FIELDS)) for _ in range(count)]


def named(plans: Sequence[str], chance: random.Random) -> str:
    """A question about one plan."""
    forms = (
        "Hạn gửi báo cáo tổng kết của {place} là khi nào?",
        "{place} có mấy đợt thi đua?",
        "{place}: các hình thức khen thưởng?",
        "ai ký kế hoạch của {place}",
        "Phòng Nội vụ {place} làm gì?",
    )
    number = int(chance.choice(plans).rpartition("-")[2])
    return chance.choice(forms).format(place=place_name(number))


def megabytes(path: Path) -> float:
    """What a file or folder takes on the disk."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files) / 1e6


ROWS: tuple[tuple[str, Callable[[dict[str, float]], str]], ...] = (
    ("plans", lambda one: f"{one['plans']:,.0f}"),
    ("passages", lambda one: f"{one['passages']:,.0f}"),
    ("ingestion, plans a second", lambda one: f"{one['rate']:.1f}"),
    ("ingestion, processor time, ms a plan", lambda one: f"{one['work']:.0f}"),
    ("ingestion, highest memory, MB", lambda one: f"{one['peak']:,.0f}"),
    ("the last step once more, unchanged, s", lambda one: f"{one['again']:.1f}"),
    ("counted ahead what could answer, processor time, ms a plan", lambda one: f"{one['counted']:.0f}"),
    ("search, median / 95th percentile, ms", lambda one: f"{one['search median']:.1f} / {one['search p95']:.1f}"),
    ("search, processor time, median, ms", lambda one: f"{one['search cpu']:.1f}"),
    ("whole answer, median / 95th percentile, ms", lambda one: f"{one['answer median']:.1f} / {one['answer p95']:.1f}"),
    ("memory of the running process, MB", lambda one: f"{one['memory']:,.0f}"),
    ("… of it its own, not mapped files, MB", lambda one: f"{one['memory own']:,.0f}"),
    ("one more plan until it is answered from, s", lambda one: f"{one['added']:.2f}"),
    ("`thidua ingest` of one more plan, whole command, s", lambda one: f"{one['add']:.1f}"),
    ("`thidua ask` in a new process, s", lambda one: f"{one['cold']:.2f}"),
    ("disk: catalogue, MB", lambda one: f"{one['disk thidua.sqlite']:,.0f}"),
    ("disk: vectors, MB", lambda one: f"{one['disk vectors']:,.0f}"),
    ("disk: lexical index, MB", lambda one: f"{one['disk index']:,.0f}"),
    ("disk: originals, MB", lambda one: f"{one['disk originals']:,.0f}"),
    ("disk: what could answer, MB", lambda one: f"{one['disk evidence']:,.0f}"),
)


def table(results: Sequence[dict[str, float]]) -> list[str]:
    """The figures as a Markdown table, a column for each size."""
    lines = [f"| {name} | " + " | ".join(show(one) for one in results) + " |" for name, show in ROWS]
    return [lines[0], "| --- |" + " ---: |" * len(results), *lines[1:]]


def write(results: Sequence[dict[str, float]]) -> None:
    """Put table and picture between their marks on the page."""
    curves = (
        Curve("ingestion, ms a plan", [(one["plans"], 1000 / one["rate"]) for one in results]),
        Curve("search, median ms", [(one["plans"], one["search median"]) for one in results]),
        Curve("whole answer, median ms", [(one["plans"], one["answer median"]) for one in results]),
        Curve("memory, MB", [(one["plans"], one["memory"]) for one in results]),
        Curve("disk, MB", [(one["plans"], sum(v for k, v in one.items() if k.startswith("disk"))) for one in results]),
        Curve("thidua ask, new process, s", [(one["plans"], one["cold"]) for one in results]),
    )
    PICTURE.write_text(draw(curves), encoding="utf-8")
    machine = f"{os.cpu_count()} processors ({platform.machine()}), Python {platform.python_version()}"
    made = "\n".join((BEGIN, *table(results), "", f"Measured on {machine}, {date.today():%Y-%m-%d}.", END))  # noqa: DTZ011 the day here
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    PAGE.write_text(before + made + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__":
    main()
