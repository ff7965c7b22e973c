"""The golden questions over the samples, over plans kept apart from them, and over real plans where they are here.

The weights of the choice have seen these sets: what they get of unseen ones is measured by `make quality`. The floors
stand a little under what is reached, so that a change that costs more than a question or two is seen.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.reply import text_of
from bot.wording import render
from knowledge.answer import NOTHING_SAID, Answer
from knowledge.answers import answer
from knowledge.dates import DateValue, find_dates
from knowledge.evaluation import Fault, Given, Golden, golden_questions, judge
from knowledge.shelf import Shelf
from knowledge.text import nfc
from tests.plans_made import HELD_OUT, ROOT, SAMPLES, SHARED, plans_in, shelf_of

GOLDEN = ROOT / "tests" / "golden"


FORBIDDEN = 0.05
"""At most this share of a set's answers says something beside the point that its question forbids."""


@dataclass(frozen=True)
class Set:
    """Golden questions, the plans they are asked of, and the least share of right answers."""

    questions: Path
    plans: Path
    floor: float


SETS = {
    "samples": Set(GOLDEN / "samples.yaml", SAMPLES, 0.88),
    "heldout": Set(GOLDEN / "heldout.yaml", HELD_OUT, 0.82),
    "second": Set(GOLDEN / "second" / "questions.yaml", GOLDEN / "second" / "plans", 0.86),
    "fresh": Set(GOLDEN / "fresh" / "questions.yaml", GOLDEN / "fresh" / "plans", 0.88),
    "third": Set(GOLDEN / "third" / "questions.yaml", GOLDEN / "third" / "plans", 0.82),
    "fourth": Set(GOLDEN / "fourth" / "questions.yaml", GOLDEN / "fourth" / "plans", 0.70),
    "fifth": Set(GOLDEN / "fifth" / "questions.yaml", GOLDEN / "fifth" / "plans", 0.78),
    "sixth": Set(GOLDEN / "sixth" / "questions.yaml", GOLDEN / "sixth" / "plans", 0.80),
    "seventh": Set(GOLDEN / "seventh" / "questions.yaml", GOLDEN / "seventh" / "plans", 0.80),
    "shared": Set(SHARED / "golden" / "questions.yaml", SHARED / "plans", 0.88),
}


@dataclass(frozen=True)
class Asked:
    """A golden question with the answer that it got."""

    golden: Golden
    answer: Answer
    text: str
    faults: tuple[Fault, ...]


@pytest.fixture(params=SETS)
def name(request: pytest.FixtureRequest) -> str:
    """The name of a set whose files are here."""
    if not SETS[request.param].questions.exists():
        pytest.skip(f"{SETS[request.param].questions} is not here")
    return str(request.param)


def test_the_share_of_right_answers(name: str) -> None:
    asked = answers(name)
    wrong = [a for a in asked if a.faults]
    told = "\n".join(f"{a.golden.id}: {', '.join(f'{f.key} {f.value}' for f in a.faults)}" for a in wrong)
    assert 1 - len(wrong) / len(asked) >= SETS[name].floor, told


def test_every_quote_is_verbatim(name: str) -> None:
    assert [a.golden.id for a in answers(name) if any(f.key == "not_verbatim" for f in a.faults)] == []


def test_hardly_anything_forbidden_is_said(name: str) -> None:
    told = [a.golden.id for a in answers(name) if any(f.key == "forbidden" for f in a.faults)]
    assert len(told) <= FORBIDDEN * len(answers(name)), told


def test_no_date_is_told_that_no_cited_quote_states(name: str) -> None:
    # Whether a plan is over is computed from the years that its title states.
    stated = [a for a in answers(name) if a.answer.kind != "status"]
    assert [(a.golden.id, day) for a in stated for day in ungrounded(a)] == []


def test_what_the_plans_do_not_answer_is_declined(name: str) -> None:
    declined = [a.answer.abstained for a in answers(name) if a.golden.abstain]
    assert sum(declined) >= SETS[name].floor * len(declined)


def test_a_question_without_its_marks_finds_nearly_as_much(name: str) -> None:
    assert right(name) - right(name, "unmarked") <= 0.03


def test_a_slip_of_the_keys_in_every_long_word_costs_little(name: str) -> None:
    assert right(name) - right(name, "swapped") <= 0.10


def unmarked(text: str) -> str:
    """The text as a phone without a Vietnamese keyboard types it."""
    bare = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(bare).replace("đ", "d").replace("Đ", "D")


def swapped(text: str) -> str:
    """Two neighbouring letters of each word of five letters or more change places."""
    rng = random.Random(7)

    def slip(match: re.Match[str]) -> str:
        word = match.group()
        i = rng.randrange(len(word) - 1)
        return word[:i] + word[i + 1] + word[i] + word[i + 2 :]

    return re.sub(r"[^\W\d_]{5,}", slip, nfc(text))


TYPED: dict[str, Callable[[str], str]] = {"as is": str, "unmarked": unmarked, "swapped": swapped}


def right(name: str, typed: str = "as is") -> float:
    """The share of right answers of a set whose questions are typed in some way."""
    asked = answers(name, typed)
    return sum(not a.faults for a in asked) / len(asked)


@cache
def answers(name: str, typed: str = "as is") -> tuple[Asked, ...]:
    """Every question of a set, asked and judged."""
    chosen = SETS[name]
    shelf = shelf_of(*plans_in(chosen.plans))
    texts = {version.plan: version.text for version in shelf.versions}
    questions = golden_questions(yaml.safe_load(chosen.questions.read_text(encoding="utf-8")))
    return tuple(_ask(shelf, golden, TYPED[typed], texts) for golden in questions)


def _ask(shelf: Shelf, golden: Golden, typed: Callable[[str], str], texts: dict[str, str]) -> Asked:
    today = golden.today or date.today()  # noqa: DTZ011
    talk = answer(shelf, golden.after, today=today).conversation if golden.after else NOTHING_SAID
    found = answer(shelf, typed(golden.ask), conversation=talk, today=today)
    text = text_of(render(found, 0))
    return Asked(golden, found, text, judge(golden, Given(text, found.abstained, found.citations), texts))


def ungrounded(asked: Asked) -> Iterator[str]:
    """The days in an answer that neither stand in its quotes nor are the day it was asked on."""
    stated = [m.value for c in asked.answer.citations for m in find_dates(c.quote)]
    today = asked.golden.today or date.today()  # noqa: DTZ011
    for mention in find_dates(asked.text):
        value = mention.value
        if value.day is not None and not any(_states(other, value) for other in [*stated, _day(today)]):
            yield mention.span.of(asked.text)


def _day(day: date) -> DateValue:
    return DateValue(day.year, day.month, day.day)


def _states(stated: DateValue, told: DateValue) -> bool:
    """Whether a stated date is the one that is told: with its year filled in, or the last day of a month."""
    if replace(stated, year=told.year) == replace(told, edge=stated.edge) and stated.year in {None, told.year}:
        return True
    full = stated.in_year(told.year)
    return told.first() in {full.first(), full.last()} and told.first() is not None
