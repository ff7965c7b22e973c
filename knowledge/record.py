"""The record of a document: who issued and signed it, its number and day, title and recipients, by their facets."""

from collections.abc import Callable, Mapping

from knowledge.card import Card, Field
from knowledge.evidence.properties import Property, properties
from knowledge.plan import PlanVersion
from knowledge.question.understanding import Query

_LAST = 12
"""So many lines at the end of a text are those of the signature and the recipients."""

RECORD: Mapping[str, Callable[[Card], tuple[Field | None, ...]]] = {
    "number": lambda card: (card.number,),
    "issued": lambda card: (card.issued,),
    "signer": lambda card: (card.signatory,),
    "issuer": lambda card: (card.issuer,),
    "addressees": lambda card: card.recipients,
    "title": lambda card: (card.title,),
}
"""Each facet of a question for the document itself, with the fields of a card that answer it."""


def stated(card: Card, facet: str) -> tuple[Field, ...]:
    """What a card states of one facet of the record; nothing where the document leaves it blank."""
    return tuple(field for field in RECORD[facet](card) if field)


def blank(version: PlanVersion, query: Query) -> tuple[str, ...]:
    """The facets of the record that a question asks for and that the document certainly leaves blank."""
    asked = (facet for facet in RECORD if query.asks(facet) and not stated(version.card, facet))
    return tuple(facet for facet in asked if facet != "signer" or not _names_somebody_last(version))


def _names_somebody_last(version: PlanVersion) -> bool:
    """Whether a person is named where documents are signed, in a form that was not read as a signature."""
    last = "\n".join(version.text.rstrip().split("\n")[-_LAST:])
    return properties(last)[Property.NAME]
