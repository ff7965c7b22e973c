"""Whether search finds the passage that answers: `python -m tests.benchmarks.passages [--write]`.

For each golden question that the plans answer: does one of the first 3 passages hold an expected quote, in a plan
that a right answer cites? Three ways of searching, over all plans of the set: by the words of the question as typed
(`Shelf.search`), the same among the plans that the question names where it names any, and as the product does it
(`find_passages`, which `Library.retriever()` gives to others).
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from ingest.pipeline import ingest
from knowledge.answer import NOTHING_SAID, Conversation
from knowledge.evaluation import Golden, golden_questions, mistyped, plain_words, unaccented
from knowledge.finding import find_passages
from knowledge.library import Library, open_library
from knowledge.plan import Passage
from knowledge.question.registry import registry_of
from knowledge.question.understanding import Query, understand
from knowledge.shelf import Shelf
from tests.benchmarks._page import write_part
from tests.benchmarks.quality import SEED, SETS

FIRST = 3

Search = Callable[[Shelf, Golden], list[Passage]]
Set = tuple[str, Sequence[Golden], Sequence[Path]]


def main() -> None:
    """Measure every set that is there and print or write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--write", action="store_true", help="write docs/performance.md as well")
    arguments = parser.parse_args()
    report = "\n".join(_report())
    print(report)
    if arguments.write:
        write_part("passages", report)


def answerable(questions: Path) -> list[Golden]:
    """The questions of a file whose answer is quoted from a passage."""
    goldens = golden_questions(yaml.safe_load(questions.read_text(encoding="utf-8")))
    return [golden for golden in goldens if golden.quote and not golden.abstain]


def holds(golden: Golden, text: str, source: str) -> bool:
    """Whether a text of a plan (its file) holds an expected quote."""
    words = plain_words(text)
    return Path(source).stem in golden.plan and any(plain_words(quote) in words for quote in golden.quote)


def _report() -> Iterator[str]:
    yield (
        f"The passage that answers is among the first {FIRST}, in per cent of the golden questions that the plans "
        "answer (`python -m tests.benchmarks.passages`). *words*: the question as typed, over all plans of the set; "
        "*among*: the same, only in the plans that the question names where it names any; *product*: with the question "
        "understood, as `Library.retriever()` and the answers search. The repository's own sets were known when the "
        "rules were made."
    )
    yield ""
    yield "| set | questions | passages | asked | words | among | product | product, first |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    known = list(_sets())
    together = ("All together", [g for _, goldens, _ in known for g in goldens], [p for *_, ps in known for p in ps])
    for one in (*known, together):
        yield from _rows(one)


def _sets() -> Iterator[Set]:
    for name, questions, plans, _ in SETS:
        if questions.exists() and plans.exists():
            yield name, answerable(questions), [plans]
        else:
            print(f"skipped: {name}: {questions} is not there", file=sys.stderr)


def _rows(one: Set) -> Iterator[str]:
    name, goldens, folders = one
    chance = random.Random(SEED)
    variants = {
        "as typed": goldens,
        "without diacritics": [replace(g, ask=unaccented(g.ask)) for g in goldens],
        "one slip in each longer word": [replace(g, ask=mistyped(g.ask, chance)) for g in goldens],
    }
    with tempfile.TemporaryDirectory() as folder:
        library = filled(Path(folder), folders)
        shelf = library.shelf()
        count = sum(len(version.passages) for version in shelf.versions)
        for variant, asked in variants.items():
            ranks = [[rank(shelf, search, golden) for golden in asked] for search in (_words, _among, _product)]
            shares = [_share(ranked, FIRST) for ranked in ranks]
            cells = " | ".join(f"{share:.1f}" for share in (*shares, _share(ranks[-1], 1)))
            yield f"| {name} | {len(goldens)} | {count} | {variant} | {cells} |"
        library.close()


def filled(folder: Path, plans: Sequence[Path]) -> Library:
    """A library in a folder that holds these plans."""
    library = open_library(f"sqlite:///{folder}/c.sqlite", folder, embedding="bundled", chroma_url=None)
    # No other process is at this folder.
    library.owned = True
    list(ingest(list(plans), library))
    return library


def rank(shelf: Shelf, search: Search, golden: Golden) -> int:
    """The place of the first passage that answers, from 1 on; 0 where it is not found."""
    found = search(shelf, golden)
    right = (n for n, p in enumerate(found, 1) if holds(golden, p.text, _source(shelf, p)))
    return next(right, 0)


def _share(ranks: Sequence[int], first: int) -> float:
    return 100 * sum(0 < one <= first for one in ranks) / len(ranks)


def _source(shelf: Shelf, passage: Passage) -> str:
    version = shelf.plan(passage.plan)
    return version.source if version else ""


def _words(shelf: Shelf, golden: Golden) -> list[Passage]:
    return [passage for passage, _ in shelf.search(golden.ask, FIRST)]


def _among(shelf: Shelf, golden: Golden) -> list[Passage]:
    scope = _understood(shelf, golden).scope
    named = scope.plans if scope.explicit and scope.plans else None
    return [passage for passage, _ in shelf.search(golden.ask, FIRST, named)]


def _product(shelf: Shelf, golden: Golden) -> list[Passage]:
    return [passage for passage, _ in find_passages(shelf, golden.ask, FIRST, conversation=_before(shelf, golden))]


def _understood(shelf: Shelf, golden: Golden) -> Query:
    return understand(golden.ask, registry_of(shelf), _before(shelf, golden))


def _before(shelf: Shelf, golden: Golden) -> Conversation:
    """The conversation that a follow-up stands in."""
    if not golden.after:
        return NOTHING_SAID
    earlier = understand(golden.after, registry_of(shelf), NOTHING_SAID)
    return Conversation(earlier.scope.plans, earlier.content)


if __name__ == "__main__":
    main()
