"""The search beside that of another build, pair by pair: `python -m tests.benchmarks.against --base COMMIT`.

Each build searches in a process of its own, in turn, so that what else the machine does meets both alike; told is the
processor's time, and how many times that of this build the other takes, as the median of the pairs. `make bench
BASE=COMMIT` runs it. `--write` puts the table into docs/performance.md.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks._page import write_part
from tests.benchmarks.retrieval import DEFAULT

ROOT = Path(__file__).parents[2]
PAIRS = 5

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


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--base", default=os.environ.get("BASE", ""), help="the commit of the other build")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--write", action="store_true", help="write docs/performance.md as well")
    arguments = parser.parse_args()
    if not arguments.base or not DEFAULT.is_file():
        print("skipped: no BASE=COMMIT" if not arguments.base else f"skipped: {DEFAULT} is not there")
        return
    with checked_out(arguments.base) as base:
        pairs = [(measured(base), measured(ROOT)) for _ in range(arguments.pairs)]
    report = table(arguments.base, pairs)
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


def measured(build: Path) -> dict[str, float]:
    """The figures of one build, in a process of its own with one thread."""
    environment = os.environ | {"PYTHONPATH": str(build), "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", _MEASURED, str(DEFAULT)]
    ran = subprocess.run(command, cwd=build, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found


def table(base: str, pairs: list[tuple[dict[str, float], dict[str, float]]]) -> str:
    """The medians of both builds, and the median of the pairs' ratios."""
    lines = [
        f"Search over the texts of {DEFAULT.name}, {base} and this build in turn, {len(pairs)} pairs, processor time "
        "(`make bench BASE=COMMIT`, `python -m tests.benchmarks.against`).",
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
