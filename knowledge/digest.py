"""What is known of a plan without reading it: its names and what it links to.

A question is understood over all plans at once; of ten thousand only the few that it means are read.
"""

from dataclasses import dataclass
from datetime import date

from knowledge.card import DocumentKind, Reference
from knowledge.dates import DateValue
from knowledge.plan import POOR, PlanVersion
from knowledge.plan_time import days_of
from knowledge.question.naming import PlanName, name_of
from knowledge.text import WORD, fold

LINKING = frozenset({"replaces", "amends", "repeals"})
"""The roles of references that link one plan to another."""


@dataclass(frozen=True, slots=True)
class Digest:
    """`linking` are the references by which the plan replaces or amends another; after `last_day` nothing of it is
    due, begins or ends. `source` is the name of its file, `issuer` what its letterhead names."""

    plan: str
    version: int
    name: PlanName
    issued_on: DateValue | None
    years: tuple[int, ...]
    places: tuple[str, ...]
    linking: tuple[Reference, ...]
    last_day: date | None
    source: str
    kind: DocumentKind
    issuer: str


def digest_of(version: PlanVersion) -> Digest:
    """The digest of a version."""
    card = version.card
    return Digest(
        plan=version.plan,
        version=version.version,
        name=name_of(version),
        issued_on=card.issued_on,
        years=card.years,
        places=card.places[:1],
        linking=tuple(one for one in card.references if one.role in LINKING),
        last_day=max(days_of(card), default=None),
        source=version.source,
        kind=card.kind,
        issuer=card.issuer.value if card.issuer else "",
    )


def words_of(version: PlanVersion) -> set[str]:
    """A plan's folded words; of a poorly read one only its name, lest misread words count as known."""
    if version.quality >= POOR:
        return set(WORD.findall(fold(version.text)))
    return {word for place in version.card.places for word in place.split()}
