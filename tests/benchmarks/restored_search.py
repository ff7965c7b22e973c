"""Whether damaged passages are found better by their restored reading: `python -m tests.benchmarks.restored_search`.

Prints nDCG@10, recall@10 and MRR@10 over the passages of `../shared/retrieval/virhe4qa.csv` that answer the questions
asked, damaged in several ways: as the search reads them now (folded words repaired), as they are restored, and both
together; and how long a passage takes to be restored.
"""

import argparse
import random
import time
from pathlib import Path

from knowledge.restoring import restored
from knowledge.search.reading import read_passage
from tests.benchmarks.restoring import bare_and_confused
from tests.benchmarks.retrieval import (
    DEFAULT,
    Questions,
    load,
    lose_either,
    lose_letters,
    lose_marks,
    measure,
    searchers,
)

CONDITIONS = (
    ("half damaged", lose_either),
    ("wrong diacritics", lose_marks),
    ("wrong letters", lose_letters),
    ("as recognised", bare_and_confused(0.3)),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", type=Path, default=DEFAULT, help="a CSV with columns context and question")
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=42)
    arguments = parser.parse_args()
    if not arguments.set.is_file():
        print(f"skipped: {arguments.set} is not there")
        return
    questions = load(arguments.set, arguments.questions, arguments.seed)
    print(f"{arguments.set.name}: {len(questions.passages)} passages, {len(questions.asked)} questions")
    print(f"{'':32}{'nDCG@10':>9}{'recall':>9}{'MRR':>9}")
    for name, damage in CONDITIONS:
        chance = random.Random(arguments.seed)
        _measure(name, [damage(text, chance) for text in questions.passages], questions)


def _measure(name: str, damaged: list[str], questions: Questions) -> None:
    began = time.process_time()
    readings = [restored(text) if read_passage(text).replaced else text for text in damaged]
    each = 1000 * (time.process_time() - began) / len(damaged)
    both = [f"{text}\n{reading}" if reading != text else text for text, reading in zip(damaged, readings, strict=True)]
    for kind, texts in (("repaired", damaged), ("restored", readings), ("both", both)):
        figures = measure(searchers(texts, "bundled")["both"], questions.asked, questions.answers)
        print(f"{name:20}{kind:12}{figures.ndcg:9.2f}{figures.recall:9.2f}{figures.mrr:9.2f}", flush=True)
    print(f"{name:20}{each:.0f} ms a passage to restore", flush=True)


if __name__ == "__main__":
    main()
