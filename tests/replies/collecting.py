"""The requests that golden questions make of a language model, by the way that every question takes."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from bot.assistant import Assistant
from bot.commands.ask import BatchQuestion, converse
from bot.reply import Reply
from ingest.pipeline import ingest
from knowledge.choice.model import Model
from knowledge.evaluation import Golden, golden_questions
from knowledge.language_model.phraser import ModelError, Phraser, Talk, Turn
from knowledge.language_model.request import Request
from knowledge.library import Library, open_library
from tests.golden.sets import ROOT, SETS, GoldenSet

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

DAY = date(2025, 6, 2)
"""The day on which questions are asked that name none."""

SECRET = b"tests/replies"
"""What the marks of recorded requests are made of."""

OWN = tuple(one for one in SETS if one.there and one.plans.is_relative_to(ROOT))
"""The sets whose questions and plans are in the repository."""


@dataclass(frozen=True, slots=True)
class Collected:
    """A golden question and the request that it makes."""

    name: str
    golden: Golden
    request: Request


def name_of(one: GoldenSet, golden: Golden) -> str:
    """How a golden question is called among all sets."""
    folder = one.questions.parent.name
    return f"{one.questions.stem if folder == 'golden' else folder}/{golden.id}"


def questions_of(one: GoldenSet) -> tuple[Golden, ...]:
    """The questions of a set."""
    return golden_questions(yaml.safe_load(one.questions.read_text(encoding="utf-8")))


@contextmanager
def library_of(one: GoldenSet) -> Iterator[Library]:
    """A library of a set's plans, made anew."""
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(f"sqlite:///{folder}/c.sqlite", Path(folder), embedding="bundled", chroma_url=None)
        list(ingest([one.plans], library))
        try:
            yield library
        finally:
            library.close()


def phraser(talk: Talk) -> Phraser:
    """A phraser that is asked about everything, whose requests are the same each time."""
    return Phraser(talk, SECRET, always=True)


def put(assistant: Assistant, golden: Golden) -> Reply:
    """A golden question, put to an assistant."""
    return converse(assistant, BatchQuestion(golden.id, golden.ask, golden.today or DAY, golden.after))


def collect(one: GoldenSet, weights: Model | None = None) -> Iterator[Collected]:
    """The requests of a set's questions, by other weights than the program's where given; those that are answered
    without a model make none."""
    with library_of(one) as library:
        for golden in questions_of(one):
            made: list[Request] = []

            def silent(request: Request, _before: Turn | None, _seconds: float, made: list[Request] = made) -> str:
                made.append(request)
                raise ModelError("nobody is asked")

            put(Assistant(library, ZONE, phraser(silent), weights), golden)
            if made:
                yield Collected(name_of(one, golden), golden, made[-1])
