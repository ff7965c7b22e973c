"""How fast plans are taken in: `python -m tests.benchmarks.ingestion [--plans 2000]`.

Writes that many invented plans, takes them in with the bundled embedding and Chroma, then once more
unchanged. Prints plans a second, the time of each stage, and the memory that the process uses on the way.
"""

import argparse
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.commands.ingest import PUBLISHED_AT_ONCE
from ingest.card import extract
from ingest.gate import check_answers, check_sound
from ingest.outline import outline
from ingest.passages import split
from ingest.pipeline import ingest
from knowledge.catalogue import open_catalogue
from knowledge.library import Library
from knowledge.originals import Originals
from knowledge.readability import readability
from knowledge.search.dense import DenseIndex
from knowledge.search.embedding import Vectors
from knowledge.search.lexical import entry_of
from knowledge.search.models import open_embedding
from knowledge.search.vectors import open_vectors
from tests.plans_made import made, stored

SAMPLES = Path(__file__).parents[2] / "plans"
TODAY = date(2031, 1, 2)
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
    return Library(catalogue, Originals(folder / "originals"), vectors, folder / "index")


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

    def beside_words(self, query: str, texts: int) -> Vectors | None:
        """As it is."""
        return self._vectors.beside_words(query, texts)

    def ids(self) -> set[str]:
        """As it is."""
        return self._vectors.ids()

    def strange(self, ids: Sequence[str], texts: Sequence[str]) -> list[str]:
        """As it is."""
        return self._vectors.strange(ids, texts)

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
    """Take in all plans as the command does; print the rate, the split and the memory."""
    memory: list[float] = []
    library.sweep()
    started, worked = time.perf_counter(), os.times()
    for number, outcome in enumerate(ingest(paths, library, at_once=PUBLISHED_AT_ONCE)):
        if outcome.error:
            raise SystemExit(f"{outcome.path}: {outcome.error}")
        if number % max(1, len(paths) // LOOKS) == 0:
            memory.append(_memory())
    library.keep_index()
    seconds, done = time.perf_counter() - started, os.times()
    own = (done.user + done.system - worked.user - worked.system) / len(paths) * 1000
    others = (done.children_user + done.children_system - worked.children_user - worked.children_system) / len(paths)
    print(f"new: {len(paths)} plans in {seconds:.1f} s, {len(paths) / seconds:.1f} a second")
    print(f"  processor time a plan: {own:.1f} ms here, {others * 1000:.1f} ms in the processes that understand")
    print(f"  vectors: {spent['vectors'] / len(paths) * 1000:.1f} ms a plan")
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
    """Milliseconds for a plan in each stage, one after the other."""
    spent: Counter[str] = Counter()
    for path in paths:
        raw = path.read_text(encoding="utf-8")
        text = _timed(spent, "normalise", lambda raw=raw: stored(raw))
        sections = _timed(spent, "outline", lambda text=text: outline(text))
        card = _timed(spent, "card", lambda text=text, sections=sections: extract(text, sections))
        _timed(spent, "quality", lambda text=text: readability(text))
        _timed(spent, "passages", lambda text=text, sections=sections, card=card: split("a", 1, text, sections, card))
        version = made(raw, path.stem)
        _timed(spent, "gate", lambda version=version: (check_sound(version), check_answers(version, TODAY)))
        _timed(spent, "index", lambda version=version: [entry_of(p.id, p.text, p.header) for p in version.passages])
    print("  alone: " + ", ".join(f"{stage} {s / len(paths) * 1000:.1f} ms" for stage, s in spent.items()))


if __name__ == "__main__":
    main()
