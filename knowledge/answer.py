"""An answer as data: statements with their citations. Words are put to it in `bot`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from knowledge.dates import DateValue
from knowledge.trace import Trace

Value = str | int | date | DateValue | tuple[str, ...]
"""What fills a sentence; an empty string or tuple stands for "not stated"."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement stands: `quote` is the plan's stored text from `start` to `end`, unaltered."""

    n: int
    source: str
    plan: str
    title: str
    section: str
    quote: str
    start: int
    end: int
    page: int | None = None
    version: int | None = None
    """The number of the version that is quoted, where it is no longer the plan's current one."""
    reading: str | None = None
    """How a poorly readable quote was probably written; a guess for people to read, from which nothing is stated."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of an answer: `key` names its sentence in each language, `values` fill it, `cites` ground it."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan that a question may mean: its id and how a person would call it."""

    plan: str
    label: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """What a follow-up may lean on: the plans and the question of the turn before.

    `turns` are the questions of the last two turns as they were typed, the latest last. `home` is the plan that the
    place of the talk is about, `unit` the unit that whoever asks is of; both are empty where nobody has said.
    """

    plans: tuple[str, ...] = ()
    question: str = ""
    turns: tuple[str, ...] = ()
    home: str = ""
    unit: str = ""


NOTHING_SAID = Conversation()
"""The conversation before its first question."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a plan that an answer speaks of and that can be opened: its number ("III.2") and its heading."""

    plan: str
    number: str
    title: str


Certainty = Literal["said", "nearest", "none"]
"""Whether an answer is said, only the nearest thing is shown, or nothing was found."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the plans say to a question. `abstained`: they do not say, or the plan is not there."""

    question: str
    kind: str
    language: str
    abstained: bool
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...] = ()
    clarify: tuple[PlanChoice, ...] = ()
    notes: tuple[Statement, ...] = ()
    conversation: Conversation = NOTHING_SAID
    certainty: Certainty = "said"
    trace: Trace | None = None
    """How it came about, where that was asked for."""
    chapters: tuple[Chapter, ...] = ()
    """The parts of a plan that can be opened next."""
    brief: bool = False
    """Whether it is to be put in as few words as can be."""
    sureness: float = 1.0
    """How certain the choice was, 0 to 1; 1 where nothing had to be chosen."""
