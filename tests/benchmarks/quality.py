"""How well questions are answered: pass rates by kind and the four counts that matter, as docs/quality.md.

    python -m tests.benchmarks.quality [--write]

Measured over the sets of `tests/golden/sets.py` that are there; each as typed, without diacritics, and with a slip of
the keys in every longer word. A set that the weights of the choice are fitted with is asked with weights that were
fitted without it (`python -m scripts.fit_choice` leaves them in build/choice).
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import yaml

from bot.assistant import Assistant
from bot.reply import Reply, text_of
from ingest.pipeline import ingest
from knowledge.answer import NOTHING_SAID
from knowledge.choice.model import Model, read_model
from knowledge.evaluation import Given, Golden, Grade, golden_questions, grade, judge, mistyped, unaccented
from knowledge.library import open_library
from scripts.left_out import left_out_weights
from tests.benchmarks._headline import SENTENCE, headline
from tests.golden.sets import SETS, GoldenSet

ROOT = Path(__file__).parents[2]
REPORT, README = ROOT / "docs" / "quality.md", ROOT / "README.md"
SEED = 7


@dataclass(frozen=True, slots=True)
class Result:
    """A question and what became of it."""

    golden: Golden
    grade: Grade
    took_ms: float


def main() -> None:
    """Measure every set that is there and print or write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write docs/quality.md and the README's figures")
    arguments = parser.parse_args()
    report = "\n".join(_report())
    if arguments.write:
        REPORT.write_text(report + "\n", encoding="utf-8")
        readme = README.read_text(encoding="utf-8")
        README.write_text(SENTENCE.sub(headline(report), readme), encoding="utf-8")
        print(f"written: {REPORT.relative_to(ROOT)}, and its figures in {README.name}")
    else:
        print(report)


def _report() -> Iterator[str]:
    yield "# Quality of the answers"
    yield ""
    yield (
        f"Written by `make quality` on {datetime.now(UTC):%Y-%m-%d}, version {version('thidua')}. A question is "
        "**right** when every fact is said and cited from the right plan; **declined** when the assistant says that "
        "the plans do not answer although they do; **wrong** when it answers but lacks or misses what the plan says; "
        "**unsupported** when it answers what no plan says, or a quote is not verbatim. Every quote of every answer "
        "is checked."
    )
    there = [one for one in SETS if one.there]
    for one in SETS:
        if one not in there:
            print(f"skipped: {one.name}: {one.questions} is not there", file=sys.stderr)
    with ProcessPoolExecutor() as pool:
        sections = list(pool.map(_section, there))
    for section in sections:
        yield from section.lines
    left_out = [result for section in sections for result in section.left_out]
    totals, count = Counter(result.grade for result in left_out), len(left_out)
    absent = [result.grade for result in left_out if result.golden.abstain]
    yield ""
    yield f"## All sets that are left out of their own weights: {count} questions"
    yield ""
    yield ", ".join(f"{one} {totals[one]} ({totals[one] / count:.1%})" for one in Grade) + "."
    yield ""
    declined = absent.count(Grade.RIGHT)
    yield f"Of {len(absent)} that the plans do not answer {declined} ({declined / len(absent):.1%}) are declined."


@dataclass(frozen=True, slots=True)
class Section:
    """What is written of a set, and the results as typed, where it was asked by weights that had not seen it."""

    lines: tuple[str, ...]
    left_out: tuple[Result, ...]


def _section(golden_set: GoldenSet) -> Section:
    goldens = golden_questions(yaml.safe_load(golden_set.questions.read_text(encoding="utf-8")))
    chance = random.Random(SEED)
    variants = {
        "as typed": goldens,
        "without diacritics": [replace(g, ask=unaccented(g.ask)) for g in goldens],
        "one slip in each longer word": [replace(g, ask=mistyped(g.ask, chance)) for g in goldens],
    }
    model, weights = _model_without(golden_set)
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(f"sqlite:///{folder}/c.sqlite", Path(folder), embedding="bundled", chroma_url=None)
        list(ingest([golden_set.plans], library))
        assistant = Assistant(library, ZoneInfo("Asia/Ho_Chi_Minh"), model=model)
        results = {variant: [_ask(assistant, g) for g in asked] for variant, asked in variants.items()}
        library.close()
    is_left_out = model is not None or not golden_set.learned
    return Section(tuple(_lines(golden_set, results, weights)), tuple(results["as typed"]) if is_left_out else ())


def _lines(golden_set: GoldenSet, results: dict[str, list[Result]], weights: str) -> Iterator[str]:
    remark = golden_set.remark
    yield from ("", f"## {golden_set.name}: {len(results['as typed'])} questions", "")
    yield from (f"{remark[:1].upper()}{remark[1:]}. {weights}", "")
    yield "| questions | pass | right | wrong | unsupported | declined | median |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for variant, asked in results.items():
        counts = Counter(r.grade for r in asked)
        share = counts[Grade.RIGHT] / len(asked)
        cells = " | ".join(str(counts[o]) for o in Grade)
        yield f"| {variant} | {share:.1%} | {cells} | {median(r.took_ms for r in asked):.1f} ms |"
    yield ""
    yield "By kind, as typed: " + ", ".join(_by_kind(results["as typed"])) + "."


def _model_without(golden_set: GoldenSet) -> tuple[Model | None, str]:
    """The weights that were fitted without a set, and what is to be said of them."""
    if not golden_set.learned:
        return None, "Never learned from."
    kept = left_out_weights(golden_set.name)
    if not kept.exists():
        return None, "**Learned from: these figures say nothing of unseen plans.**"
    return read_model(kept), "Asked with weights that were fitted without it."


def _by_kind(results: list[Result]) -> Iterator[str]:
    total = Counter(r.golden.kind for r in results)
    right = Counter(r.golden.kind for r in results if r.grade is Grade.RIGHT)
    return (f"{kind} {right[kind]}/{total[kind]}" for kind in sorted(total))


def _ask(assistant: Assistant, golden: Golden) -> Result:
    conversation = NOTHING_SAID
    if golden.after:
        conversation = assistant.ask(golden.after, today=golden.today).conversation
    reply = assistant.ask(golden.ask, conversation=conversation, today=golden.today)
    texts = {v.plan: v.text for v in assistant.plans()}
    return Result(golden, grade(judge(golden, _given(reply), texts)), reply.took_ms)


def _given(reply: Reply) -> Given:
    return Given(text_of(reply), reply.abstained, reply.citations)


if __name__ == "__main__":
    main()
