"""Which unit a person or a group is, as they have said themselves."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sql

from bot.state.tables import UNITS
from knowledge.database import autocommit, put


def inside(person: str, chat: str) -> str:
    """Somebody as the group knows them in which they said their unit: what they say in private stays there."""
    return f"{person}@{chat}"


@dataclass(frozen=True, slots=True)
class Units:
    """The units, kept in a database; `who` is a name of `People`, a person's or a chat's, or a person `inside` a chat.

    `clock` tells seconds.
    """

    engine: sql.Engine
    clock: Callable[[], float] = time.time

    def of(self, *who: str) -> str:
        """The unit of the first of these that has said one; else empty."""
        with autocommit(self.engine) as connection:
            rows = connection.execute(sql.select(UNITS.c.who, UNITS.c.unit).where(UNITS.c.who.in_(who)))
            known: dict[str, str] = {row.who: row.unit for row in rows}
        return next((known[one] for one in who if one in known), "")

    def keep(self, who: str, unit: str) -> None:
        """Somebody has said which unit they are."""
        with autocommit(self.engine) as connection:
            put(connection, UNITS, {"who": who, "unit": unit, "at": self.clock()})

    def forget(self, who: str) -> None:
        """Let go of what somebody has said, in whatever group."""
        everywhere = sql.or_(UNITS.c.who == who, UNITS.c.who.startswith(inside(who, ""), autoescape=True))
        with autocommit(self.engine) as connection:
            connection.execute(UNITS.delete().where(everywhere))

    def move(self, old: str, new: str) -> None:
        """A group has another id."""
        with self.engine.begin() as connection:
            connection.execute(UNITS.delete().where(UNITS.c.who == new))
            connection.execute(UNITS.update().where(UNITS.c.who == old).values(who=new))
            told = UNITS.c.who.endswith(inside("", old), autoescape=True)
            moved = sql.func.replace(UNITS.c.who, inside("", old), inside("", new))
            connection.execute(UNITS.update().where(told).values(who=moved))
