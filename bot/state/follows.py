"""Which chats are told of which plan's dates, and what they have handed in.

A person is told in private, where the chat is known by Telegram's id: nothing could be sent to a hash. Their rows
go when they stop it, when they have what is kept of them deleted, and when they block the bot.
"""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

import sqlalchemy as sql

from bot.state.tables import FOLLOWS, HANDED_IN
from knowledge.database import autocommit, insert_new

DAYS = (7, 3, 1)
"""How many days before somebody is told who says nothing else."""

MINUTE = 7 * 60 + 30
"""At which minute of the day."""


@dataclass(frozen=True, slots=True)
class Follow:
    """A chat that is told of a plan's dates.

    `unit`: only of what this unit has to do; `about`: only of what is called by these folded words; both empty: of
    everything. `days` before, at a `minute` of the day; `since` is when it was asked for, in seconds since 1970:
    nothing is told of what was due before. `person` is who asked for it, as a hash.
    """

    chat: int
    plan: str
    person: str
    topic: int | None = None
    unit: str = ""
    about: str = ""
    days: tuple[int, ...] = DAYS
    minute: int = MINUTE
    since: float = 0.0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Follows:
    """The follows, kept in a database. `clock` tells the seconds since 1970."""

    engine: sql.Engine
    clock: Callable[[], float] = time.time

    def add(self, follow: Follow) -> Follow:
        """Keep a follow in the place of an earlier one of the same chat, plan and words."""
        same = sql.and_(FOLLOWS.c.chat == follow.chat, FOLLOWS.c.plan == follow.plan, FOLLOWS.c.about == follow.about)
        values = _row(follow) | {"since": follow.since or self.clock()}
        with self.engine.begin() as connection:
            connection.execute(FOLLOWS.delete().where(same))
            number = connection.execute(FOLLOWS.insert().values(**values)).inserted_primary_key
            assert number is not None
            row = connection.execute(sql.select(FOLLOWS).where(FOLLOWS.c.id == number[0])).mappings().one()
        return _follow(row)

    def get(self, number: int) -> Follow | None:
        """A follow by its number."""
        return next(iter(self._find(FOLLOWS.c.id == number)), None)

    def of(self, chat: int) -> list[Follow]:
        """What a chat follows."""
        return self._find(FOLLOWS.c.chat == chat)

    def all(self) -> list[Follow]:
        """Every follow."""
        return self._find(sql.true())

    def change(self, number: int, **changed: object) -> None:
        """Change fields of a follow; what is told of from now on is told in the new way."""
        values = {name: list(value) if isinstance(value, tuple) else value for name, value in changed.items()}
        with autocommit(self.engine) as connection:
            connection.execute(FOLLOWS.update().where(FOLLOWS.c.id == number).values(**values))

    def stop(self, number: int) -> None:
        """Tell no more of a plan."""
        with autocommit(self.engine) as connection:
            connection.execute(FOLLOWS.delete().where(FOLLOWS.c.id == number))

    def leave(self, chat: int) -> int:
        """Tell a chat nothing any more; how much it followed."""
        with self.engine.begin() as connection:
            connection.execute(HANDED_IN.delete().where(HANDED_IN.c.chat == chat))
            return connection.execute(FOLLOWS.delete().where(FOLLOWS.c.chat == chat)).rowcount

    def forget(self, person: str) -> None:
        """Let go of what a person follows in private, and of their name at what a group follows."""
        mine = FOLLOWS.c.person == person
        with self.engine.begin() as connection:
            private = sql.select(FOLLOWS.c.chat).where(mine, FOLLOWS.c.chat > 0)
            connection.execute(HANDED_IN.delete().where(HANDED_IN.c.chat.in_(private)))
            connection.execute(FOLLOWS.delete().where(mine, FOLLOWS.c.chat > 0))
            connection.execute(FOLLOWS.update().where(mine).values(person=""))

    def move(self, old: int, new: int) -> None:
        """A group has another id."""
        with self.engine.begin() as connection:
            for table in (FOLLOWS, HANDED_IN):
                connection.execute(table.update().where(table.c.chat == old).values(chat=new))

    def hand_in(self, chat: int, plan: str, event: str) -> None:
        """A chat has handed in what was due: it is not told of it any more."""
        values = {"chat": chat, "plan": plan, "event": event, "at": self.clock()}
        with autocommit(self.engine) as connection:
            insert_new(connection, HANDED_IN, values)

    def take_back(self, chat: int, plan: str, event: str) -> None:
        """It has not been handed in after all."""
        mine = sql.and_(HANDED_IN.c.chat == chat, HANDED_IN.c.plan == plan, HANDED_IN.c.event == event)
        with autocommit(self.engine) as connection:
            connection.execute(HANDED_IN.delete().where(mine))

    def handed_in(self) -> frozenset[tuple[int, str, str]]:
        """What was handed in: chat, plan, event."""
        columns = sql.select(HANDED_IN.c.chat, HANDED_IN.c.plan, HANDED_IN.c.event)
        with autocommit(self.engine) as connection:
            return frozenset((row.chat, row.plan, row.event) for row in connection.execute(columns))

    def _find(self, where: sql.ColumnElement[bool]) -> list[Follow]:
        query = sql.select(FOLLOWS).where(where).order_by(FOLLOWS.c.id)
        with autocommit(self.engine) as connection:
            return [_follow(row) for row in connection.execute(query).mappings()]


def _follow(row: sql.RowMapping) -> Follow:
    return Follow(**{**row, "days": tuple(row["days"])})


def _row(follow: Follow) -> dict[str, object]:
    values = asdict(follow) | {"days": list(follow.days)}
    del values["id"]
    return values
