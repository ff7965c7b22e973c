"""The passages that an answer rests on, for the buttons that there was no room for."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sql

from bot.state.tables import SPOTS
from knowledge.database import autocommit, put


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage that a button opens: where it stands in words, and from where to where in which version of a plan."""

    label: str
    plan: str
    version: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spots:
    """The passages of answers, kept in a database as long as their questions."""

    engine: sql.Engine

    def keep(self, question: int, spots: Sequence[Spot]) -> None:
        """Keep the passages of the answer to a question."""
        with autocommit(self.engine) as connection:
            put(connection, SPOTS, {"question": question, "spots": [asdict(spot) for spot in spots]})

    def of(self, question: int) -> list[Spot]:
        """The passages of the answer to a question, in their order."""
        with autocommit(self.engine) as connection:
            kept = connection.execute(sql.select(SPOTS.c.spots).where(SPOTS.c.question == question)).scalar()
        return [Spot(**spot) for spot in kept or ()]
