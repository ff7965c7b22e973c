"""A plan as it is kept: its versions, their text, outline and passages."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from knowledge.card import Card
from knowledge.corrections import Correction
from knowledge.late import ReadLate
from knowledge.span import Span

if TYPE_CHECKING:
    from knowledge.made import Made

POOR = 0.7
"""A text whose quality is below this is marked as poorly read."""


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the plan, or a run of paragraphs without a number.

    `span` covers the section with all its parts, `own` the text before its first part. `depth` is 0 for
    the top headings; `label` is how a citation names the place, such as "IV.1 Tiến độ tổ chức thực hiện".
    """

    number: str
    style: str
    depth: int
    span: Span
    own: Span
    title: Span | None
    label: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is indexed and cited: `span` is its place in the plan's stored text.

    `header` names the plan and the headings above the passage; it is indexed with the text, never quoted.
    """

    id: str
    plan: str
    version: int
    ordinal: int
    span: Span
    text: str
    section: str
    header: str
    page: int | None = None

    @property
    def embedded(self) -> str:
        """What the vector of the passage is made of."""
        return f"{self.header}\n{self.text}"


@dataclass(frozen=True, slots=True)
class PlanText:
    """What a plan says, without what is known of it."""

    plan: str
    text: str
    source: str
    quality: float


@dataclass(frozen=True, slots=True)
class PlanVersion(ReadLate):
    """One version of a plan: everything that is known of it. `plan` is the id that commands take."""

    plan: str
    version: int
    source: str
    sha256: str
    text: str
    card: Card
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    quality: float
    ingested_at: datetime
    pages: tuple[int, ...] = field(default=())
    """Offsets at which pages 2, 3, … begin; empty where the format has no pages."""
    extraction: str = ""
    """Which rules read the card and passages (see `ingest.rules`); empty where it is not known."""
    extracted: Card | None = None
    """The card as the rules read it, where `card` has corrections over it; None where they are the same."""
    corrections: tuple[Correction, ...] = ()


def section_at(version: PlanVersion, span: Span) -> str:
    """The label of the innermost section that holds the beginning of a span; empty where none does."""
    begun = bisect_right(version.sections, span.start, key=lambda one: one.span.start)
    held = (one for one in reversed(version.sections[:begun]) if span.start < one.span.end)
    return next((one.label for one in held), "")


@dataclass(frozen=True, slots=True)
class Published:
    """A version to be made current, its file where that is not kept yet, and the file's ending.

    `made`: what search keeps of it, where that has been made.
    """

    version: PlanVersion
    data: bytes | None
    ending: str
    made: "Made | None" = None
