"""What was sent lately by all machines together: Telegram counts them as one."""

from dataclasses import dataclass

import sqlalchemy as sql

from bot.state.tables import SPENDINGS
from knowledge.database import seconds, wait_for_turn

LONGEST = 60.0
"""Seconds after which a request that was begun is over, be it that its process has ended."""

FORGOTTEN = 180.0
"""Seconds after which nobody counts a request any more."""

_LOCK = "spendings"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many at once, each from the beginning of its request until so many seconds after its end."""

    most: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Wait:
    """A request may not be made now: in so many seconds it may be asked for again; `of_chat`: its chat is too fast."""

    seconds: float
    of_chat: bool


@dataclass(frozen=True, slots=True)
class Spendings:
    """The requests of the last minutes, kept in a database server, by whose clock they are counted."""

    engine: sql.Engine

    def begin(self, chat: int, overall: Limit, of_chat: tuple[Limit, ...]) -> int | Wait:
        """The number of a request that may be made now, else how long to wait."""
        with self.engine.begin() as connection:
            wait_for_turn(connection, _LOCK)
            now = seconds(connection)
            wait = max((_wait(connection, now, limit, SPENDINGS.c.chat == chat) for limit in of_chat), default=0.0)
            if wait > 0:
                return Wait(wait, of_chat=True)
            wait = _wait(connection, now, overall, sql.true())
            if wait > 0:
                return Wait(wait, of_chat=False)
            new = SPENDINGS.insert().values(chat=chat, begun=now, ended=None).returning(SPENDINGS.c.id)
            return int(connection.execute(new).scalar_one())

    def end(self, number: int) -> None:
        """A request is over; what nobody counts any more is forgotten."""
        with self.engine.begin() as connection:
            now = seconds(connection)
            connection.execute(SPENDINGS.update().where(SPENDINGS.c.id == number).values(ended=now))
            connection.execute(SPENDINGS.delete().where(SPENDINGS.c.begun < now - FORGOTTEN))


def _wait(connection: sql.Connection, now: float, limit: Limit, which: sql.ColumnElement[bool]) -> float:
    """The seconds until one more is within a limit; 0 where it is now."""
    # A request under way holds its allowance until its end is noted, or it must have ended.
    until = sql.func.coalesce(SPENDINGS.c.ended, SPENDINGS.c.begun + LONGEST) + limit.seconds
    held = sql.select(until).where(which, until > now).order_by(until.desc()).limit(limit.most)
    latest = list(connection.execute(held).scalars())
    return max(float(latest[-1]) - now, 0.01) if len(latest) >= limit.most else 0.0
