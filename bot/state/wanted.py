"""What a group wants to be told of without asking: the week ahead, answers that have changed."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

import sqlalchemy as sql

from bot.state.tables import WANTED
from knowledge.database import autocommit, put


@dataclass(frozen=True, slots=True)
class Wanted:
    """The wishes of a group.

    `week_on` is the weekday, from Monday, 0, on which it is told of the week ahead, None where it is not; `since` when
    that was asked for. `changes`: whoever asked is told once when their answer has changed.
    """

    chat: int
    week_on: int | None = None
    since: float = 0.0
    changes: bool = True


@dataclass(frozen=True, slots=True)
class Wishes:
    """The wishes of the groups, kept in a database. `clock` tells the seconds since 1970."""

    engine: sql.Engine
    clock: Callable[[], float] = time.time

    def get(self, chat: int) -> Wanted:
        """What a group wants; one that never said anything is told of changed answers only."""
        with autocommit(self.engine) as connection:
            row = connection.execute(sql.select(WANTED).where(WANTED.c.chat == chat)).mappings().first()
        return Wanted(**row) if row else Wanted(chat)

    def put(self, wanted: Wanted) -> None:
        """Keep what a group wants from now on."""
        values = asdict(replace(wanted, since=self.clock()))
        with autocommit(self.engine) as connection:
            put(connection, WANTED, values)

    def weekly(self, weekday: int) -> list[Wanted]:
        """The groups that are told of the week on a weekday."""
        query = sql.select(WANTED).where(WANTED.c.week_on == weekday).order_by(WANTED.c.chat)
        with autocommit(self.engine) as connection:
            return [Wanted(**row) for row in connection.execute(query).mappings()]

    def leave(self, chat: int) -> None:
        """A group has thrown the bot out."""
        with autocommit(self.engine) as connection:
            connection.execute(WANTED.delete().where(WANTED.c.chat == chat))

    def move(self, old: int, new: int) -> None:
        """A group has another id."""
        with autocommit(self.engine) as connection:
            connection.execute(WANTED.update().where(WANTED.c.chat == old).values(chat=new))
