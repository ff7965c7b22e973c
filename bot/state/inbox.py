"""Updates from their arrival until they are worked off, and what was sent for each: what a crash must not lose.

An update is kept before Telegram is told that it arrived. Its content is deleted as soon as it is worked off;
its number stays for a while, so that the same update is known when Telegram brings it again.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sql

from bot.state.numbering import behind, earliest, is_sent, keep
from bot.state.tables import INBOX, SENDINGS
from knowledge.database import autocommit, change, insert_new

REMEMBERED = 2 * 24 * 60 * 60.0
"""Seconds for which the number of an update is known: Telegram keeps what it could not deliver for one day."""


class Sending(StrEnum):
    """How far the sending of a message has come."""

    BEGUN = "begun"
    SENT = "sent"
    REFUSED = "refused"
    DROPPED = "dropped"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that is not worked off: Telegram's JSON, when it arrived, how often it was begun before."""

    update: int
    content: str
    received_at: float
    attempts: int


@dataclass(frozen=True, slots=True)
class Inbox:
    """The updates, kept in a database. `clock` tells the seconds since 1970."""

    engine: sql.Engine
    clock: Callable[[], float] = time.time

    def take(self, update: int, content: str) -> float | None:
        """Keep an update; when it arrived, None where it is known already."""
        now = self.clock()
        values = {"update": update, "content": content, "received_at": now, "attempts": 0}
        with autocommit(self.engine) as connection:
            taken = insert_new(connection, INBOX, values)
        return now if taken else None

    def waiting(self) -> list[Waiting]:
        """What is not worked off, in the order of arrival."""
        columns = (INBOX.c.update, INBOX.c.content, INBOX.c.received_at, INBOX.c.attempts)
        query = sql.select(*columns).where(INBOX.c.content.is_not(None)).order_by(INBOX.c.received_at, INBOX.c.update)
        with autocommit(self.engine) as connection:
            return [Waiting(*row) for row in connection.execute(query)]

    def begin(self, update: int) -> None:
        """An update is begun, which is noted: one that ends the process again and again is given up."""
        with autocommit(self.engine) as connection:
            begun = INBOX.update().where(INBOX.c.update == update).values(attempts=INBOX.c.attempts + 1)
            connection.execute(begun)

    def set_aside(self, update: int) -> None:
        """An update that was begun waits for something: if the process ends now, it is not what ended it."""
        begun = sql.and_(INBOX.c.update == update, INBOX.c.attempts > 0)
        with autocommit(self.engine) as connection:
            connection.execute(INBOX.update().where(begun).values(attempts=INBOX.c.attempts - 1))

    def spare(self, update: int) -> None:
        """Forget that an update was begun: it is not what ended the process."""
        with autocommit(self.engine) as connection:
            connection.execute(INBOX.update().where(INBOX.c.update == update).values(attempts=0))

    def done(self, update: int) -> None:
        """An update is worked off."""
        with autocommit(self.engine) as connection:
            connection.execute(INBOX.update().where(INBOX.c.update == update).values(content=None))

    def sending(self, update: int, ordinal: int) -> tuple[Sending, int | None] | None:
        """How far the message of an update with this ordinal has come, and its number where it has one."""
        with autocommit(self.engine) as connection:
            row = connection.execute(sql.select(SENDINGS).where(_is(update, ordinal))).first()
        return (Sending(row.state), row.message) if row else None

    def note(self, update: int, ordinal: int, chat: int, state: Sending, message: int | None = None) -> None:
        """How far a message has come. One that is begun again though it may have arrived is counted."""
        with self.engine.begin() as connection:
            note_sending(connection, update, ordinal, chat, state, message, self.clock())

    def keep_number(self, chat: int, number: int) -> None:
        """A message of this number was sent that is noted nowhere."""
        with autocommit(self.engine) as connection:
            keep(connection, chat, number)

    def is_sent(self, chat: int, number: int) -> bool:
        """Whether a message of a chat is known to have been sent."""
        return is_sent(self.engine, chat, number)

    def repeats(self) -> int:
        """How many messages were sent again though nobody knows whether they had arrived."""
        total = sql.select(sql.func.coalesce(sql.func.sum(SENDINGS.c.repeats), 0))
        with autocommit(self.engine) as connection:
            return int(connection.execute(total).scalar_one())

    def lately(self, seconds: float) -> list[tuple[int, float]]:
        """Groups to which something was sent in the last seconds, once for each message, and how long ago."""
        now = self.clock()
        recent = sql.and_(SENDINGS.c.chat.is_not(None), SENDINGS.c.at > now - seconds)
        with autocommit(self.engine) as connection:
            found = connection.execute(sql.select(SENDINGS).where(recent))
            # What lies in the future was noted before the clock was set back: nobody knows how long ago.
            return [(row.chat, now - row.at if row.at <= now else 0.0) for row in found if row.at <= now + seconds]

    def sweep(self) -> None:
        """Forget numbers that Telegram does not bring any more, and what the log of the database still holds."""
        old = sql.and_(INBOX.c.content.is_(None), INBOX.c.received_at < self.clock() - REMEMBERED)
        with autocommit(self.engine) as connection:
            connection.execute(INBOX.delete().where(old))
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def note_sending(
    connection: sql.Connection,
    update: int,
    ordinal: int,
    chat: int,
    state: Sending,
    message: int | None,
    at: float | sql.ColumnElement[float],
) -> None:
    """How far a message has come, in a transaction; `at` is in seconds since 1970."""
    # Private chats are nobody's business here: only the minute of a group is counted from this.
    noted: dict[str, object] = {"chat": chat if chat < 0 else None, "state": state.value, "at": at}
    new, changes = noted | {"update": update, "ordinal": ordinal, "repeats": 0}, noted
    if state is Sending.BEGUN:
        number = behind(chat, message)
        new["message"] = number
        doubtful = sql.case((_MAY_HAVE_ARRIVED, 1), else_=0)
        again = {"repeats": SENDINGS.c.repeats + doubtful, "message": earliest(SENDINGS, _MAY_HAVE_ARRIVED, number)}
        changes = noted | again
    elif message is not None:
        new["message"] = message
        changes = noted | {"message": message}
    if state is Sending.SENT and message is not None:
        keep(connection, chat, message)
    change(connection, SENDINGS, new, changes)


_MAY_HAVE_ARRIVED = SENDINGS.c.state.in_((Sending.BEGUN.value, Sending.DROPPED.value))


def _is(update: int, ordinal: int) -> sql.ColumnElement[bool]:
    return sql.and_(SENDINGS.c.update == update, SENDINGS.c.ordinal == ordinal)
