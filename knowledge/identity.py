"""What makes two documents the same plan: who issued it, under which number, in which year."""

from knowledge.card import Card
from knowledge.text import slug

LONGEST = 500
"""Characters of an identity."""


def identity(card: Card) -> str | None:
    """The same text for two documents that are versions of one plan; None where the card does not tell.

    Many issuers are only called "Ủy ban nhân dân": their place tells them apart, or else the title.
    """
    issued = card.issued_on.year if card.issued_on else None
    year = issued or next(iter(card.years), None)
    where = card.places[0] if card.places else card.title.value if card.title else None
    if card.issuer is None or card.number is None or where is None or year is None:
        return None
    return "/".join((slug(card.issuer.value), slug(where), slug(card.number.value), str(year)))[-LONGEST:]


def is_other_plan(card: Card, other: Card) -> bool:
    """Whether two cards contradict each other in place or years, so that they cannot be one plan's."""
    if card.places and other.places and slug(card.places[0]) != slug(other.places[0]):
        return True
    return bool(card.years and other.years and not set(card.years) & set(other.years))
