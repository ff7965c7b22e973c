"""Which unit a person or a group is, as they have said themselves."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sql

from bot.state.tables import UNITS
from knowledge.database import put


@dataclass(frozen=True, slots=True)
class Units:
    """The units, kept in a database; `who` is a name of `People`: a person's, or a chat's. `clock` tells seconds."""

    engine: sql.Engine
    clock: Callable[[], float] = time.time

    def of(self, *who: str) -> str:
        """The unit of the first of these that has said one; else empty."""
        with self.engine.connect() as connection:
            rows = connection.execute(sql.select(UNITS.c.who, UNITS.c.unit).where(UNITS.c.who.in_(who)))
            known: dict[str, str] = {row.who: row.unit for row in rows}
        return next((known[one] for one in who if one in known), "")

    def keep(self, who: str, unit: str) -> None:
        """Somebody has said which unit they are."""
        with self.engine.begin() as connection:
            put(connection, UNITS, {"who": who, "unit": unit, "at": self.clock()})

    def forget(self, who: str) -> None:
        """Let go of what somebody has said."""
        with self.engine.begin() as connection:
            connection.execute(UNITS.delete().where(UNITS.c.who == who))

    def move(self, old: str, new: str) -> None:
        """A group has another id."""
        with self.engine.begin() as connection:
            connection.execute(UNITS.delete().where(UNITS.c.who == new))
            connection.execute(UNITS.update().where(UNITS.c.who == old).values(who=new))
