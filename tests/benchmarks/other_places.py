"""Measure whether anything is answered from the plan of another place than the question names.

    python -m tests.benchmarks.other_places [--shown]

Each question of the golden sets that names its plan's place is asked with another place of the same rung instead:
that of another plan of the set, and one of the data that no plan is of. It is told how many are then answered from the
plan that was asked about at first, and from it alone. Some of these speak of a place in passing, so none is no aim.
"""

import argparse
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from bot.assistant import Assistant
from ingest.pipeline import ingest
from knowledge.evaluation import Golden, golden_questions
from knowledge.library import open_library
from knowledge.question.naming import PlanName
from knowledge.question.registry import registry_of
from knowledge.text import fold, nfc
from tests.golden.sets import SETS, GoldenSet

SEED = 3
OF_THE_DATA = {
    "tinh": ("Lâm Đồng", "Hà Giang"),
    "huyen": ("Đông Anh", "Na Hang"),
    "xa": ("Yên Trung", "Tân Lập", "Mường Khoa"),
    "phuong": ("Cửa Nam", "Hòa Khánh"),
    "thanh pho": ("Vinh", "Đà Lạt"),
}
"""Places by their folded level word that no plan of the sets is of."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shown", action="store_true", help="print each question that is answered so")
    shown = parser.parse_args().shown
    total: Counter[tuple[str, str]] = Counter()
    for golden_set in (one for one in SETS if one.there):
        for of, ask, outcome in _asked(golden_set):
            total[of, outcome] += 1
            if shown and outcome == "the plan before":
                print(f"    {of}: {ask}")
    for of in ("another plan's", "no plan's"):
        counts = {outcome: count for (which, outcome), count in sorted(total.items()) if which == of}
        asked = sum(counts.values())
        share = counts.get("the plan before", 0) / max(asked, 1)
        print(f"place {of}: {asked} questions, answered from the plan before {share:.1%}; {counts}")


def _asked(golden_set: GoldenSet) -> Iterator[tuple[str, str, str]]:
    """Whose place was put in, the question, and what became of it."""
    goldens = golden_questions(yaml.safe_load(golden_set.questions.read_text(encoding="utf-8")))
    drawn = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(f"sqlite:///{folder}/c.sqlite", Path(folder), embedding="bundled", chroma_url=None)
        list(ingest([golden_set.plans], library))
        assistant = Assistant(library, ZoneInfo("Asia/Ho_Chi_Minh"))
        plans = {Path(version.source).stem: version.plan for version in assistant.plans()}
        names = {name.plan: name for name in registry_of(library.shelf()).names}
        written = {plan: place for plan, name in names.items() if (place := _place_of(name))}
        for golden in goldens:
            plan = plans.get(golden.plan[0]) if len(golden.plan) == 1 else None
            if golden.abstain or golden.after or plan not in written:
                continue
            for of, place in _others(plan, names, written, drawn):
                ask = _exchanged(golden, written[plan], place)
                if ask is not None:
                    there = {one for one, its in written.items() if its == place}
                    yield of, ask, _outcome(assistant, golden, ask, plan, there)
        library.close()


def _place_of(name: PlanName) -> str:
    """The place that a plan is of, as its label writes it; empty where that names none."""
    words = name.label.split()
    for _, place in name.places[:1]:
        size = len(place.split())
        runs = (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
        return next((run for run in runs if fold(run) == place), "")
    return ""


def _others(
    plan: str, names: dict[str, PlanName], written: dict[str, str], drawn: random.Random
) -> Iterator[tuple[str, str]]:
    level = names[plan].places[0][0]
    there = {place for one, place in written.items() if names[one].places[0][0] == level} - {written[plan]}
    if there:
        yield "another plan's", drawn.choice(sorted(there))
    if level in OF_THE_DATA:
        yield "no plan's", drawn.choice(OF_THE_DATA[level])


def _exchanged(golden: Golden, place: str, other: str) -> str | None:
    """The question with another place, typed as it types its own; None where it does not name it, or still does."""
    ask = nfc(golden.ask)
    for own, new in ((place, other), (fold(place), fold(other))):
        if match := re.search(rf"(?<!\w){re.escape(own)}(?!\w)", ask, re.IGNORECASE):
            exchanged = ask[: match.start()] + new + ask[match.end() :]
            return None if fold(place) in fold(exchanged) else exchanged
    return None


def _outcome(assistant: Assistant, golden: Golden, ask: str, plan: str, there: set[str]) -> str:
    reply = assistant.ask(ask, today=golden.today)
    cited = {one.plan for one in reply.citations}
    if reply.abstained:
        return "declined"
    if cited & there:
        return "the place asked about"
    return "the plan before" if plan in cited else "asked back" if not cited else "others"


if __name__ == "__main__":
    main()
