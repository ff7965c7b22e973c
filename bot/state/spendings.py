"""What was sent lately by all machines together: Telegram counts them as one."""

from dataclasses import dataclass

import sqlalchemy as sql

from bot.state.tables import SPENDINGS
from knowledge.database import CLOCK, autocommit, wait_for_turn

LONGEST = 60.0
"""Seconds after which a request that was begun is over, be it that its process has ended."""

FORGOTTEN = 180.0
"""Seconds after which nobody counts a request any more."""

_LOCK = "spendings"

_SHORTEST = 0.01
"""Seconds to wait at least, so that nobody asks without a pause."""


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
        of_this = [_wait(limit, SPENDINGS.c.chat == chat) for limit in of_chat]
        waits = sql.select(
            (sql.func.greatest(*of_this) if of_this else sql.literal(0.0)).label("of_chat"),
            _wait(overall, sql.true()).label("overall"),
        ).cte("waits")
        free = sql.select(sql.literal(chat, sql.BigInteger), CLOCK).where(waits.c.of_chat <= 0, waits.c.overall <= 0)
        new = SPENDINGS.insert().from_select(["chat", "begun"], free).returning(SPENDINGS.c.id).cte("new")
        answer = sql.select(waits.c.of_chat, waits.c.overall, sql.select(new.c.id).scalar_subquery().label("number"))
        with self.engine.begin() as connection:
            # A statement of its own: what comes after it sees all that was spent by whoever had the turn before.
            wait_for_turn(connection, _LOCK)
            row = connection.execute(answer).one()
        if row.number is not None:
            return int(row.number)
        wait = float(row.of_chat if row.of_chat > 0 else row.overall)
        return Wait(max(wait, _SHORTEST), of_chat=row.of_chat > 0)

    def end(self, number: int) -> None:
        """A request is over; what nobody counts any more is forgotten."""
        forgotten = SPENDINGS.delete().where(SPENDINGS.c.begun < CLOCK - FORGOTTEN).returning(SPENDINGS.c.id)
        over = SPENDINGS.update().where(SPENDINGS.c.id == number).values(ended=CLOCK)
        with autocommit(self.engine) as connection:
            connection.execute(over.add_cte(forgotten.cte("forgotten")))


def _wait(limit: Limit, which: sql.ColumnElement[bool]) -> sql.ColumnElement[float]:
    """The seconds until one more is within a limit; 0 or less where it is now."""
    # A request under way holds its allowance until its end is noted, or it must have ended.
    until = sql.func.coalesce(SPENDINGS.c.ended, SPENDINGS.c.begun + LONGEST) + limit.seconds
    held = sql.select(until - CLOCK).where(which, until > CLOCK).order_by(until.desc())
    return sql.func.coalesce(held.offset(limit.most - 1).limit(1).scalar_subquery(), 0.0)
