"""Search, ingestion and whole answers beside another build's, pair by pair:
`python -m tests.benchmarks.against --base COMMIT [--plans 100]`.

Each build works in processes of its own, in turn, so that what else the machine does meets both alike; told is the
processor's time, and how many times that of this build the other takes, as the median of the pairs. Ingestion and
answers are over so many invented plans (`scripts.generate_plans`), none where they are 0. `make bench BASE=COMMIT` runs
it. `--write` puts the table into docs/performance.md.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.generate_plans import write_plans
from tests.benchmarks._page import write_part
from tests.benchmarks.growth import NAMED, named, questions
from tests.benchmarks.retrieval import DEFAULT

ROOT = Path(__file__).parents[2]
PAIRS, ASKED = 5, 60

_MEASURED = """
import csv, json, random, resource, statistics, sys, time
from math import log2
from knowledge import HybridIndex
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    rows = [(row["context"], row["question"]) for row in csv.DictReader(file)]
texts = list(dict.fromkeys(context for context, _ in rows))
sample = random.Random(42).sample(rows, min(300, len(rows)))
began = time.process_time()
index = HybridIndex.build([str(number) for number in range(len(texts))], texts)
built = time.process_time() - began
found = [index.search(question, 10) for _, question in sample]
ranks = [
    [texts[int(one)] for one, _ in own].index(context) + 1 if context in [texts[int(one)] for one, _ in own] else 0
    for own, (context, _) in zip(found, sample)
]
times = []
for _, question in sample:
    began = time.process_time()
    index.search(question, 10)
    times.append(1000 * (time.process_time() - began))
print(json.dumps({
    "search, median, ms": statistics.median(times),
    "search, 95th percentile, ms": statistics.quantiles(times, n=20)[-1],
    "index, s": built,
    "highest memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "nDCG@10": 100 * sum(1 / log2(rank + 1) for rank in ranks if rank) / len(ranks),
}))
"""
"""What each build runs: only what every build has."""

_ANSWERED = """
import json, resource, statistics, subprocess, sys, time
from datetime import date
store, plans, asked = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
code = "import sys; from bot.cli import main; sys.exit(main())"
command = [sys.executable, "-c", code, "--data-dir", store, "ingest", plans, "--yes"]
subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
taken = resource.getrusage(resource.RUSAGE_CHILDREN)
from bot.assistant import open_assistant
from bot.settings import read_settings
from bot.store import shared
settings = read_settings({"DATA_DIR": store})
times = []
with open_assistant(settings) as assistant, shared(settings, assistant.library) as owner:
    owner.attend()
    assistant.ask(asked[0], today=date(2026, 3, 2))
    for question in asked:
        began = time.thread_time()
        assistant.ask(question, today=date(2026, 3, 2))
        times.append(1000 * (time.thread_time() - began))
    count = len(assistant.library.shelf().digests)
print(json.dumps({
    "ingestion, ms a plan": 1000 * (taken.ru_utime + taken.ru_stime) / count,
    "ingestion, highest memory, MB": taken.ru_maxrss / 1024,
    "whole answer, median, ms": statistics.median(times),
    "whole answer, 95th percentile, ms": statistics.quantiles(times, n=20)[-1],
    "memory when all is answered, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
"""
"""The same for ingestion and answers: a store that is made, the plans' folder, the questions as JSON."""


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--base", default=os.environ.get("BASE", ""), help="the commit of the other build")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--plans", type=int, default=100, help="plans that are taken in and asked about")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md as well")
    arguments = parser.parse_args()
    if not arguments.base or not DEFAULT.is_file():
        print("skipped: no BASE=COMMIT" if not arguments.base else f"skipped: {DEFAULT} is not there")
        return
    with checked_out(arguments.base) as base, tempfile.TemporaryDirectory() as folder:
        asked = _asked(Path(folder) / "plans", arguments.plans)
        pairs = [(measured(base, asked), measured(ROOT, asked)) for _ in range(arguments.pairs)]
    report = table(arguments.base, pairs, arguments.plans)
    print(report)
    if arguments.write:
        write_part("against", report)


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """The files of a commit in a folder that goes with the block."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True)
        subprocess.run(["tar", "-x", "-C", folder], input=packed.stdout, check=True)
        yield Path(folder)


def _asked(folder: Path, count: int) -> list[str]:
    """What the answers of a build are measured with: the folder of so many plans, and questions; nothing of none."""
    if not count:
        return []
    files, chance = write_plans(folder, range(count)), random.Random(1)
    plans = [file.stem for file in files]
    asked = [named(plans, chance) if chance.random() < NAMED else questions(1, chance)[0] for _ in range(ASKED)]
    return [str(folder), json.dumps(asked)]


def measured(build: Path, asked: list[str]) -> dict[str, float]:
    """The figures of one build, in processes of their own, each with one thread of arithmetic."""
    found = _run(build, _MEASURED, str(DEFAULT))
    if asked:
        with tempfile.TemporaryDirectory() as store:
            found |= _run(build, _ANSWERED, store, *asked)
    return found


def _run(build: Path, program: str, *arguments: str) -> dict[str, float]:
    environment = os.environ | {"PYTHONPATH": str(build), "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", program, *arguments]
    ran = subprocess.run(command, cwd=build, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found


def table(base: str, pairs: list[tuple[dict[str, float], dict[str, float]]], plans: int) -> str:
    """The medians of both builds, and the median of the pairs' ratios."""
    lines = [
        f"Search over the texts of {DEFAULT.name}, ingestion of {plans} invented plans and {ASKED} questions about "
        f"them, {base} and this build in turn, {len(pairs)} pairs, processor time (`make bench BASE=COMMIT`, "
        "`python -m tests.benchmarks.against`).",
        "",
        f"| | {base} | this build | times |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name in pairs[0][0]:
        before, now = (statistics.median(pair[side][name] for pair in pairs) for side in (0, 1))
        times = statistics.median(pair[0][name] / pair[1][name] for pair in pairs)
        lines.append(f"| {name} | {before:.2f} | {now:.2f} | {times:.2f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
