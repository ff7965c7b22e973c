"""What crosses the border of the proof: sources that were offered, claims that rest on them, what became of both."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.span import Span


@dataclass(frozen=True, slots=True)
class Source:
    """Words of a plan that a claim may rest on.

    `text` is as it stands in the plan; `context` are the headings, the lead of the list or the head of the table above
    it, the widest first. `called` is what the plan is called: title, number, office, places. `year` is what a day
    without one means. `withdrawn` are words of the text that no longer count.
    """

    plan: str
    text: str
    context: tuple[str, ...] = ()
    called: str = ""
    year: int | None = None
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that a claim rests on, and the number of the source that they stand in."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about one plan."""

    plan: str
    text: str
    quotes: tuple[Quote, ...]


class Reason(StrEnum):
    """Why a claim does not pass."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_OFFERED = "not_offered"
    OTHER_PLAN = "other_plan"
    NOT_QUOTED = "not_quoted"
    WITHDRAWN = "withdrawn"
    INSTRUCTION = "instruction"
    LANGUAGE = "language"
    FACT = "fact"
    NAME = "name"
    LIMIT = "limit"
    NEGATION = "negation"
    CONDITION = "condition"
    BELONGING = "belonging"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a claim does not pass, and the words of it (or of the plan, where it leaves them out) that show it."""

    reason: Reason
    words: str = ""


@dataclass(frozen=True, slots=True)
class Proven:
    """A claim that passes: the sentences that it rests on, as number of the source and place in that one's text."""

    rests_on: tuple[tuple[int, Span], ...]
