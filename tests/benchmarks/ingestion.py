"""How fast plans are taken in: `python -m tests.benchmarks.ingestion [--plans 2000]`.

Writes that many invented plans, takes them in with the bundled embedding and Chroma, then once more
unchanged. Prints plans a second, the time of each stage, and the memory that the process uses on the way.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from ingest.card import extract
from ingest.outline import outline
from ingest.passages import split
from ingest.pipeline import guarded, ingest, prepare, publish
from knowledge.catalogue import open_catalogue
from knowledge.library import Library
from knowledge.originals import Originals
from knowledge.quality import readability
from knowledge.search.dense import DenseIndex
from knowledge.search.models import open_embedding
from knowledge.search.vectors import open_vectors
from tests.plans_made import stored

SAMPLES = Path(__file__).parents[2] / "plans"
LOOKS = 8
"""How often the memory is looked at."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--plans", type=int, default=200)
    count = parser.parse_args().plans
    with tempfile.TemporaryDirectory() as folder:
        files = _write(Path(folder) / "plans", count)
        spent: Counter[str] = Counter()
        library = _open(Path(folder), spent)
        paths = sorted(files.iterdir())
        _take_in(paths, library, spent)
        started = time.perf_counter()
        kinds = Counter(str(outcome.kind) for outcome in ingest([files], library))
        print(f"once more: {dict(kinds)} in {time.perf_counter() - started:.1f} s")
        _stages(paths[:50])
        library.close()


def _write(folder: Path, count: int) -> Path:
    """Plans made of the samples, each with its own number, so that each is another plan."""
    folder.mkdir()
    samples = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.iterdir())]
    for number in range(count):
        text = samples[number % len(samples)].replace("/KH-", f"{number}/KH-")
        (folder / f"ke-hoach-{number:05}.txt").write_text(f"{text}\nBản {number}.\n", encoding="utf-8")
    return folder


def _open(folder: Path, spent: Counter[str]) -> Library:
    def vectors() -> DenseIndex:
        return _Timed(open_vectors((folder / "vectors").resolve(), None, open_embedding("bundled")), spent)

    catalogue = open_catalogue(f"sqlite:///{folder}/thidua.sqlite")
    return Library(catalogue, Originals(folder / "originals"), vectors)


class _Timed:
    """Vectors whose writing is timed."""

    def __init__(self, vectors: DenseIndex, spent: Counter[str]) -> None:
        self._vectors, self._spent = vectors, spent

    def add(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Embed and write."""
        _timed(self._spent, "vectors", lambda: self._vectors.add(ids, texts))

    def remove(self, ids: Collection[str]) -> None:
        """As it is."""
        self._vectors.remove(ids)

    def search(self, query: str, k: int, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """As it is."""
        return self._vectors.search(query, k, among)

    def ids(self) -> set[str]:
        """As it is."""
        return self._vectors.ids()

    @property
    def name(self) -> str:
        """As it is."""
        return self._vectors.name

    def retire_others(self) -> None:
        """As it is."""
        self._vectors.retire_others()

    def close(self) -> None:
        """As it is."""
        self._vectors.close()


def _take_in(paths: Sequence[Path], library: Library, spent: Counter[str]) -> None:
    """Take in all plans, step by step; print the rate, the split and the memory."""
    memory = []
    library.sweep()
    started, worked = time.perf_counter(), time.process_time()
    for number, path in enumerate(paths):
        if number % max(1, len(paths) // LOOKS) == 0:
            memory.append(_memory())
        prepared = _timed(spent, "reading", lambda path=path: prepare(path, library.catalogue))
        checked = _timed(spent, "gate", lambda prepared=prepared: guarded(prepared))
        if checked.outcome.error:
            raise SystemExit(f"{path}: {checked.outcome.error}")
        _timed(spent, "publishing", lambda checked=checked: publish(checked, library))
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    spent["publishing"] -= spent["vectors"]
    rate, each = len(paths) / seconds, worked / len(paths) * 1000
    print(f"new: {len(paths)} plans in {seconds:.1f} s, {rate:.1f} a second, {each:.1f} ms of processor time each")
    print("  a plan: " + ", ".join(f"{stage} {s / len(paths) * 1000:.1f} ms" for stage, s in spent.items()))
    print("  memory on the way: " + ", ".join(f"{used:.0f}" for used in (*memory, _memory())) + " MB")


def _timed(spent: Counter[str], stage: str, work: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    result = work()
    spent[stage] += time.perf_counter() - began  # type: ignore[assignment]
    return result


def _memory() -> float:
    """What the process has in memory, in MB."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def _stages(paths: Sequence[Path]) -> None:
    """Milliseconds for a plan in each stage of reading and of the gate."""
    spent: Counter[str] = Counter()
    for path in paths:
        raw = path.read_text(encoding="utf-8")
        text = _timed(spent, "normalise", lambda raw=raw: stored(raw))
        sections = _timed(spent, "outline", lambda text=text: outline(text))
        card = _timed(spent, "card", lambda text=text, sections=sections: extract(text, sections))
        _timed(spent, "quality", lambda text=text: readability(text))
        _timed(spent, "passages", lambda text=text, sections=sections, card=card: split("a", 1, text, sections, card))
    print("  reading: " + ", ".join(f"{stage} {s / len(paths) * 1000:.1f} ms" for stage, s in spent.items()))


if __name__ == "__main__":
    main()
