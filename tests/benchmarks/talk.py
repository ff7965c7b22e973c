"""Measure "every question": how much of a working group's talk is answered, and how many of the questions to its plan.

    python -m tests.benchmarks.talk [--misses]

The lines and questions are those of `tests/e2e/talk`, written before the code. Each line is put, to nobody, in the
groups of four plans one after the other; each question in the group of its plan.
"""

import argparse
import re
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from bot.assistant import Assistant, open_assistant
from bot.reply import Reply, text_of
from bot.settings import Settings
from ingest.pipeline import ingest
from knowledge.answer import Conversation
from knowledge.answers.talking import is_asked, is_worth_saying
from tests.e2e.talk.scenes import HERE, days_of, filled, plans

TODAY = date(2026, 11, 30)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    misses = parser.parse_args().misses
    days = days_of(TODAY)
    with tempfile.TemporaryDirectory() as folder, open_assistant(Settings(data_dir=Path(folder) / "data")) as assistant:
        assert not [one.error for one in ingest(plans(Path(folder) / "written", days), assistant.library) if one.error]
        _measure(assistant, days, misses=misses)


def _measure(assistant: Assistant, days: dict[str, str], *, misses: bool) -> None:
    asked = yaml.safe_load(filled((HERE / "asked.yaml").read_text(encoding="utf-8"), days))
    known = [version.plan for version in assistant.plans()]
    homes = {name: next(plan for plan in known if plan.startswith(name)) for name in asked}
    lines: list[str] = yaml.safe_load((HERE / "everyday.yaml").read_text(encoding="utf-8"))
    spoken = [*_spoken(assistant, lines, list(homes.values()))]
    questions = [(one["ask"], one["has"], homes[name]) for name, ones in asked.items() for one in ones]
    answered = {ask: _unasked(assistant, ask, home) for ask, _, home in questions}
    right = [ask for ask, has, _ in questions if (one := answered[ask]) and re.search(has, text_of(one), re.IGNORECASE)]
    count = sum(one is not None for one in answered.values())
    print(f"everyday lines answered: {len(spoken)} of {len(lines)}")
    print(f"questions answered: {count} of {len(questions)}, with what a right answer has: {len(right)}")
    if misses:
        print(*(f"spoke: {line}" for line in spoken), sep="\n")
        for ask, has, _ in questions:
            if ask not in right:
                found = answered[ask]
                print(f"{'wrong' if found else 'silent'}: {ask} ({has}) {text_of(found)[:120] if found else ''}")


def _spoken(assistant: Assistant, lines: list[str], homes: list[str]) -> Iterator[str]:
    for at, line in enumerate(lines):
        if _unasked(assistant, line, homes[at % len(homes)]) is not None:
            yield line


def _unasked(assistant: Assistant, text: str, home: str) -> Reply | None:
    """What is said to a line that nobody put to the assistant; None where it is silent."""
    if not is_asked(text):
        return None
    reply = assistant.ask(text, conversation=Conversation((home,), home=home), today=TODAY)
    return reply if is_worth_saying(text, reply.kind, reply.certainty, reply.sureness) else None


if __name__ == "__main__":
    main()
