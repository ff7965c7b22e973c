"""Measure how much of a phone's screen answers take: their lines at 360 pixels, quotes folded, as Telegram shows them.

    python -m tests.benchmarks.phone [--longest N]

Over the questions of `../shared/golden` and its plans where they are there, else over the sample plans and theirs;
Chromium draws. The wording is set as `scripts/phone.py` tells.
"""

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

import yaml

from bot.assistant import Assistant, open_assistant
from bot.settings import Settings
from bot.telegram.sending.html import plain, render
from ingest.pipeline import ingest
from knowledge.evaluation import Golden, golden_questions
from scripts.phone import lines
from tests.golden.sets import SETS, SHARED, GoldenSet

TODAY = date(2026, 11, 30)
"""The day of questions that name none."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer: the question, its messages, the lines that they take together."""

    asked: str
    messages: tuple[str, ...]
    lines: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--longest", type=int, default=0, help="print so many of the longest answers")
    wanted = parser.parse_args().longest
    there = [one for one in SETS if one.there]
    shared = [one for one in there if one.questions.is_relative_to(SHARED)]
    shown = [answer for one in shared or there[:1] for answer in answers(one)]
    counts = sorted(one.lines for one in shown)
    print(
        f"{len(counts)} answers: median {median(counts):g} lines, 90 % at most {counts[len(counts) * 9 // 10]}, "
        f"longest {counts[-1]}, over 40: {sum(count > 40 for count in counts)}"
    )
    for one in sorted(shown, key=lambda one: -one.lines)[:wanted]:
        print(f"\n--- {one.lines} lines: {one.asked}", *map(plain, one.messages), sep="\n")


def answers(one: GoldenSet) -> Iterator[Shown]:
    """The answers to a set's questions, each with the lines it takes."""
    with tempfile.TemporaryDirectory() as folder, open_assistant(Settings(data_dir=Path(folder))) as assistant:
        assert not [done.error for done in ingest([one.plans], assistant.library) if done.error]
        questions = golden_questions(yaml.safe_load(one.questions.read_text(encoding="utf-8")))
        messages = [tuple(_messages(assistant, question)) for question in questions]
    taken = iter(lines([message for some in messages for message in some]))
    for question, some in zip(questions, messages, strict=True):
        yield Shown(question.ask, some, sum(next(taken) for _ in some))


def _messages(assistant: Assistant, golden: Golden) -> list[str]:
    today = golden.today or TODAY
    if golden.after is None:
        return render(assistant.ask(golden.ask, today=today))
    before = assistant.ask(golden.after, today=today)
    return render(assistant.ask(golden.ask, conversation=before.conversation, today=today))


if __name__ == "__main__":
    main()
