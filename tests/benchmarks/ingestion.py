"""How fast plans are taken in: `python -m tests.benchmarks.ingestion [--plans 200]`.

Writes that many invented plans, takes them in with the bundled embedding and Chroma, then once more
unchanged. Prints plans a second, the time of each stage, and the most memory that the process used.
"""

import argparse
import resource
import tempfile
import time
from pathlib import Path

from ingest.card import extract
from ingest.normalise import normalise
from ingest.outline import outline
from ingest.passages import split
from ingest.pipeline import ingest
from ingest.quality import quality
from knowledge.library import open_library

SAMPLES = Path(__file__).parents[2] / "plans"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--plans", type=int, default=200)
    count = parser.parse_args().plans
    with tempfile.TemporaryDirectory() as folder:
        files = _write(Path(folder) / "plans", count)
        url = f"sqlite:///{folder}/thidua.sqlite"
        library = open_library(url, Path(folder), embedding="bundled", chroma_url=None)
        for title in ("new", "unchanged"):
            started = time.perf_counter()
            outcomes = [outcome.kind for outcome in ingest([files], library)]
            seconds = time.perf_counter() - started
            rate = len(outcomes) / seconds
            print(f"{title}: {len(outcomes)} plans in {seconds:.1f} s, {rate:.1f} a second")
        _stages(files, min(count, 50))
        library.close()
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most: {used:.0f} MB")


def _write(folder: Path, count: int) -> Path:
    """Plans made of the samples, each with its own number, so that each is another plan."""
    folder.mkdir()
    samples = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.iterdir())]
    for number in range(count):
        text = samples[number % len(samples)].replace("/KH-", f"{number}/KH-")
        (folder / f"ke-hoach-{number:05}.txt").write_text(f"{text}\nBản {number}.\n", encoding="utf-8")
    return folder


def _stages(folder: Path, count: int) -> None:
    """Milliseconds for a plan in each stage before publishing."""
    spent = dict.fromkeys(("normalise", "outline", "card", "quality", "passages"), 0.0)
    for path in sorted(folder.iterdir())[:count]:
        raw = path.read_text(encoding="utf-8")
        times = [time.perf_counter()]
        text = normalise(raw)
        times.append(time.perf_counter())
        sections = outline(text)
        times.append(time.perf_counter())
        card = extract(text, sections)
        times.append(time.perf_counter())
        quality(text)
        times.append(time.perf_counter())
        split("ke-hoach", 1, text, sections, card)
        times.append(time.perf_counter())
        for stage, start, end in zip(spent, times, times[1:], strict=False):
            spent[stage] += end - start
    print("  ".join(f"{stage} {seconds / count * 1000:.1f} ms" for stage, seconds in spent.items()))


if __name__ == "__main__":
    main()
