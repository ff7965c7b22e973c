"""What could answer a question: one type for facts of the card, groups of them, and pieces of the text."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.card import Award, Deadline, Duty, Field, Phase, Reference
from knowledge.span import Span

Fact = Phase | Deadline | Award | Duty | Reference | Field


class Role(StrEnum):
    """What a candidate is of its plan: a fact, a group of facts, or a piece of the text."""

    NUMBER = "number"
    ISSUED = "issued"
    NUMBER_AND_DAY = "number_and_day"
    ISSUER = "issuer"
    SIGNATORY = "signatory"
    RECIPIENTS = "recipients"
    TITLE = "title"
    YEARS = "years"
    PERIOD = "period"
    PHASE = "phase"
    PHASES = "phases"
    PHASE_NOW = "phase_now"
    DEADLINE = "deadline"
    DEADLINES = "deadlines"
    DEADLINE_NEXT = "deadline_next"
    AWARD = "award"
    AWARDS = "awards"
    QUOTA = "quota"
    QUOTAS = "quotas"
    GRANTOR = "grantor"
    AWARD_OBJECTS = "award_objects"
    AWARD_PROCEDURE = "award_procedure"
    AWARD_PRINCIPLES = "award_principles"
    DUTY = "duty"
    DUTIES = "duties"
    REFERENCE = "reference"
    BASES = "bases"
    OBJECTS = "objects"
    PURPOSES = "purposes"
    REQUIREMENTS = "requirements"
    TARGETS = "targets"
    MOVEMENTS = "movements"
    WORKS = "works"
    SENTENCE = "sentence"
    LINE = "line"
    ITEM = "item"
    LIST = "list"
    SECTION = "section"
    ROW = "row"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something of one plan that could answer.

    `span` is the place that it is read from, `text` what it says, `context` the headings and the line of the list
    or table that it stands under. `parts` are the pieces that are said and cited one by one where it has several;
    `facts` the facts of the card that it states, in the plan's order. `named`: the words that name the thing itself
    ("Bằng khen", the unit of a duty, what is due, the row of a table).
    """

    role: Role
    span: Span
    text: str
    context: str = ""
    parts: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()
    named: str = ""
    leads: bool = False
    """Whether other lines stand under it, as under a heading or a line that ends in a colon."""
    under: Span | None = None
    """The heading or lead that a sentence or item stands under."""
    about: Span | None = None
    """Of a later clause of a sentence, what the sentence says first that it is about: "Sở Tài chính: … ; công bố …"."""
    head: Span | None = None
    """The row of a table that names its columns."""
    column: int = -1
    """Of a cell, which one of its row."""
