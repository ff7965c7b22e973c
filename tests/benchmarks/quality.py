"""How well questions are answered: pass rates by kind and the four counts that matter, as docs/quality.md.

    python -m tests.benchmarks.quality [--write]

Measured over the sample plans, over further invented plans in tests/golden, and over ../shared where it is
there; each set as typed, without diacritics, and with a slip of the keys in every longer word.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
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
from knowledge.evaluation import Given, Golden, Outcome, golden_questions, judge, mistyped, outcome, unaccented
from knowledge.library import open_library

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs" / "quality.md"
SEED = 7

_TRIED = "the rules were tried on these"
_FIRST_ASKED = "written by another hand; {} % passed when they were first asked, before any rule was changed for them"

SETS = (
    ("Sample plans", ROOT / "tests/golden/samples.yaml", ROOT / "plans", _TRIED),
    ("Ten invented plans", ROOT / "tests/golden/heldout.yaml", ROOT / "tests/golden/plans", _TRIED),
    (
        "Eight invented plans",
        ROOT / "tests/golden/second/questions.yaml",
        ROOT / "tests/golden/second/plans",
        _FIRST_ASKED.format("67.1"),
    ),
    (
        "Six invented plans",
        ROOT / "tests/golden/fresh/questions.yaml",
        ROOT / "tests/golden/fresh/plans",
        _FIRST_ASKED.format("71.0"),
    ),
    (
        "Eight further invented plans",
        ROOT / "tests/golden/third/questions.yaml",
        ROOT / "tests/golden/third/plans",
        _FIRST_ASKED.format("51.5"),
    ),
    (
        "Seven invented plans",
        ROOT / "tests/golden/fourth/questions.yaml",
        ROOT / "tests/golden/fourth/plans",
        _FIRST_ASKED.format("42.7"),
    ),
    (
        "Five invented plans",
        ROOT / "tests/golden/fifth/questions.yaml",
        ROOT / "tests/golden/fifth/plans",
        _FIRST_ASKED.format("67.1"),
    ),
    (
        "Seven further invented plans",
        ROOT / "tests/golden/sixth/questions.yaml",
        ROOT / "tests/golden/sixth/plans",
        _FIRST_ASKED.format("44.4"),
    ),
    (
        "Five everyday plans",
        ROOT / "tests/golden/seventh/questions.yaml",
        ROOT / "tests/golden/seventh/plans",
        _FIRST_ASKED.format("72.5"),
    ),
    (
        "Five real plans",
        ROOT.parent / "shared/golden/questions.yaml",
        ROOT.parent / "shared/plans",
        "public plans, not in the repository",
    ),
)
"""Name, questions, plans, and what is to be known of a set."""


@dataclass(frozen=True, slots=True)
class Result:
    """A question and what became of it."""

    golden: Golden
    outcome: Outcome
    took_ms: float


def main() -> None:
    """Measure every set that is there and print or write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write docs/quality.md instead of printing")
    arguments = parser.parse_args()
    report = "\n".join(_report())
    if arguments.write:
        REPORT.write_text(report + "\n", encoding="utf-8")
        print(f"written: {REPORT.relative_to(ROOT)}")
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
    for name, questions, plans, remark in SETS:
        if questions.exists() and plans.exists():
            yield from _section(name, questions, plans, remark)
        else:
            print(f"skipped: {name}: {questions} is not there", file=sys.stderr)


def _section(name: str, questions: Path, plans: Path, remark: str) -> Iterator[str]:
    goldens = golden_questions(yaml.safe_load(questions.read_text(encoding="utf-8")))
    chance = random.Random(SEED)
    variants = {
        "as typed": goldens,
        "without diacritics": [replace(g, ask=unaccented(g.ask)) for g in goldens],
        "one slip in each longer word": [replace(g, ask=mistyped(g.ask, chance)) for g in goldens],
    }
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(f"sqlite:///{folder}/c.sqlite", Path(folder), embedding="bundled", chroma_url=None)
        list(ingest([plans], library))
        assistant = Assistant(library, ZoneInfo("Asia/Ho_Chi_Minh"))
        results = {variant: [_ask(assistant, g) for g in asked] for variant, asked in variants.items()}
        library.close()
    yield from ("", f"## {name}: {len(goldens)} questions", "", f"{remark[:1].upper()}{remark[1:]}.", "")
    yield "| questions | pass | right | wrong | unsupported | declined | median |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for variant, asked in results.items():
        counts = Counter(r.outcome for r in asked)
        share = counts[Outcome.RIGHT] / len(asked)
        cells = " | ".join(str(counts[o]) for o in Outcome)
        yield f"| {variant} | {share:.1%} | {cells} | {median(r.took_ms for r in asked):.1f} ms |"
    yield ""
    yield "By kind, as typed: " + ", ".join(_by_kind(results["as typed"])) + "."


def _by_kind(results: list[Result]) -> Iterator[str]:
    total = Counter(r.golden.kind for r in results)
    right = Counter(r.golden.kind for r in results if r.outcome is Outcome.RIGHT)
    return (f"{kind} {right[kind]}/{total[kind]}" for kind in sorted(total))


def _ask(assistant: Assistant, golden: Golden) -> Result:
    conversation = NOTHING_SAID
    if golden.after:
        conversation = assistant.ask(golden.after, today=golden.today).conversation
    reply = assistant.ask(golden.ask, conversation=conversation, today=golden.today)
    texts = {v.plan: v.text for v in assistant.plans()}
    return Result(golden, outcome(judge(golden, _given(reply), texts)), reply.took_ms)


def _given(reply: Reply) -> Given:
    return Given(text_of(reply), reply.abstained, reply.citations)


if __name__ == "__main__":
    main()
