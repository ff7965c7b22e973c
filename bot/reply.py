"""An answer in words, not yet in the form of any channel: lines of plain and bold runs."""

from dataclasses import dataclass

from knowledge.answer import Certainty, Chapter, Citation, Conversation, PlanChoice
from knowledge.trace import Trace


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight. The text is literal: no markup in it means anything."""

    text: str
    bold: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person is told: statement lines first, then the sources, notes last.

    `choices` are the plans to choose from where the question fits several; `reason` tells why it was
    declined: `absent` (the plans do not say), `missing` (no such plan), `refused`, `nothing` (no plans).
    """

    question: str
    kind: str
    language: str
    abstained: bool
    lines: tuple[Line, ...]
    citations: tuple[Citation, ...]
    notes: tuple[Line, ...]
    choices: tuple[PlanChoice, ...]
    conversation: Conversation
    took_ms: float
    source: Line = ()
    """The plans that the answer speaks of, as one line; empty where it cites none."""
    reason: str = ""
    certainty: Certainty = "said"
    trace: Trace | None = None
    """How the answer came about, where that was asked for."""
    chapters: tuple[Chapter, ...] = ()
    """The parts of a plan that can be opened next."""
    brief: bool = False
    """Whether only its lines are wanted, without their quotes."""
    sureness: float = 1.0
    """How certain the choice was, 0 to 1."""


def plain(line: Line) -> str:
    """A line without its weights."""
    return "".join(run.text for run in line)


def text_of(reply: Reply) -> str:
    """The whole answer as plain text: its lines, then the plans it speaks of."""
    lines = [*reply.lines, reply.source] if reply.source else reply.lines
    return "\n".join(plain(line) for line in lines)
