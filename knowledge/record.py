"""The record of a document: who issued and signed it, its number and day, title and recipients, by their facets."""

from collections.abc import Callable, Mapping

from knowledge.card import Card, Field
from knowledge.question.understanding import Query

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


def blank(card: Card, query: Query) -> tuple[str, ...]:
    """The facets of the record that a question asks for and that the document leaves blank."""
    return tuple(facet for facet in RECORD if query.asks(facet) and not stated(card, facet))
