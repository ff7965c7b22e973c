"""How well and how fast passages are found: `python -m tests.benchmarks.retrieval`.

Prints nDCG@10, recall@10 and MRR@10, in per cent, for questions as they are, without diacritics, and on
passages of which half of the syllables are damaged in several ways (`damage.py`); each for the lexical part
alone, the embedding alone, and both. Without `--set` it reads `../shared/retrieval/virhe4qa.csv`
(columns context, question). `--write` puts the table into docs/performance.md.
"""

import argparse
import csv
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

from knowledge import HybridIndex
from knowledge.search.dense import MemoryVectors
from knowledge.search.models import open_embedding
from knowledge.text import fold
from tests.benchmarks._page import write_part
from tests.benchmarks.damage import (
    confuse,
    drop_letters,
    lose_all_marks,
    lose_anything,
    lose_either,
    lose_letters,
    lose_marks,
    lose_some,
    move_spaces,
    strange_signs,
    whole,
)

DEFAULT = Path(__file__).parents[3] / "shared" / "retrieval" / "virhe4qa.csv"
CUT = 10


@dataclass(frozen=True, slots=True)
class Questions:
    """Distinct passages, and questions each with the number of the passage that answers it."""

    passages: list[str]
    asked: list[str]
    answers: list[int]


@dataclass(frozen=True, slots=True)
class Figures:
    ndcg: float
    recall: float
    mrr: float
    milliseconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", type=Path, default=DEFAULT, help="a CSV with columns context and question")
    parser.add_argument("--embedding", default="bundled")
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--write", action="store_true", help="write docs/performance.md as well")
    arguments = parser.parse_args()
    if not arguments.set.is_file():
        print(f"skipped: {arguments.set} is not there")
        return
    questions = load(arguments.set, arguments.questions, arguments.seed)
    print(f"{arguments.set.name}: {len(questions.passages)} passages, {len(questions.asked)} questions")
    print(f"{'':38}{'nDCG@10':>9}{'recall':>9}{'MRR':>9}{'ms':>8}")
    rows = list(rows_of(questions, arguments.embedding, arguments.seed))
    if arguments.write:
        write_part("retrieval", report(arguments.set.name, questions, rows))


@dataclass(frozen=True, slots=True)
class Row:
    condition: str
    kind: str
    figures: Figures


def rows_of(questions: Questions, embedding: str, seed: int) -> Iterator[Row]:
    """The figures of every condition and kind of search, printed as they come."""
    for name, damage, strip in CONDITIONS:
        chance = random.Random(seed)
        passages = [damage(text, chance) for text in questions.passages]
        asked = [fold(text) for text in questions.asked] if strip else questions.asked
        for kind, search in searchers(passages, embedding).items():
            figures = measure(search, asked, questions.answers)
            row = f"{figures.ndcg:9.2f}{figures.recall:9.2f}{figures.mrr:9.2f}{figures.milliseconds:8.2f}"
            print(f"{name:24}{kind:14}{row}", flush=True)
            yield Row(name, kind, figures)


def report(name: str, questions: Questions, rows: Sequence[Row]) -> str:
    """The figures as a table: a row for each condition, nDCG@10 of each kind of search."""
    lines = [
        f"{name}: {len(questions.asked)} questions over {len(questions.passages)} passages, nothing downloaded "
        "(`python -m tests.benchmarks.retrieval`). nDCG@10 in per cent of the words alone, the bundled embedding "
        "alone, and both as the product uses them; recall@10, MRR@10 and the median time of both.",
        "",
        "| questions and passages | words | embedding | both | recall | MRR | time |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for condition in dict.fromkeys(row.condition for row in rows):
        own = {row.kind: row.figures for row in rows if row.condition == condition}
        shares = " | ".join(f"{own[kind].ndcg:.2f}" for kind in ("lexical", "embedding", "both"))
        both = own["both"]
        lines.append(f"| {condition} | {shares} | {both.recall:.1f} | {both.mrr:.2f} | {both.milliseconds:.1f} ms |")
    return "\n".join(lines)


Search = Callable[[str], Sequence[int]]


def load(path: Path, count: int, seed: int) -> Questions:
    """A random sample of the questions of a CSV over all its distinct passages."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["context"], row["question"]) for row in csv.DictReader(file)]
    passages = list(dict.fromkeys(context for context, _ in rows))
    numbers = {text: number for number, text in enumerate(passages)}
    sample = random.Random(seed).sample(rows, min(count, len(rows)))
    return Questions(passages, [q for _, q in sample], [numbers[context] for context, _ in sample])


def searchers(passages: list[str], embedding: str) -> dict[str, Search]:
    """The lexical part alone, the embedding alone, and both as the product uses them."""
    ids = [str(number) for number in range(len(passages))]
    lexical = HybridIndex.build(ids, passages, embedding=None)
    both = HybridIndex.build(ids, passages, embedding=embedding)
    vectors = MemoryVectors(open_embedding(embedding))
    vectors.add(ids, passages)
    return {
        "lexical": lambda question: [int(one) for one, _ in lexical.search(question, CUT)],
        "embedding": lambda question: [int(one) for one, _ in vectors.search(question, CUT)],
        "both": lambda question: [int(one) for one, _ in both.search(question, CUT)],
    }


def measure(search: Search, asked: list[str], answers: list[int]) -> Figures:
    """Figures in per cent, the median time of a search in milliseconds."""
    ranks, times = [], []
    for question, answer in zip(asked, answers, strict=True):
        began = time.perf_counter()
        found = list(search(question))
        times.append(1000 * (time.perf_counter() - began))
        ranks.append(found.index(answer) + 1 if answer in found else 0)
    share = 100 / len(ranks)
    return Figures(
        ndcg=share * sum(1 / log2(rank + 1) for rank in ranks if rank),
        recall=share * sum(1 for rank in ranks if rank),
        mrr=share * sum(1 / rank for rank in ranks if rank),
        milliseconds=statistics.median(times),
    )


CONDITIONS = (
    ("as they are", whole, False),
    ("without diacritics", whole, True),
    ("half damaged", lose_either, False),
    ("wrong diacritics", lose_marks, False),
    ("wrong letters", lose_letters, False),
    ("diacritics gone", lose_all_marks, False),
    ("letters gone", drop_letters, False),
    ("any sign for a letter", strange_signs, False),
    ("letters that look alike", confuse, False),
    ("spaces lost or added", move_spaces, False),
    ("all of these", lose_anything, False),
    ("half of the passages", lose_some, False),
)


if __name__ == "__main__":
    main()
