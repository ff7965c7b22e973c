"""What is sent to chats without anybody having asked just now: reminders, the week, answers that have changed.

A notice has a key that says what it tells whom of: there is one row for it, however many processes find it due.
Who sends it holds it for a while, and notes before the attempt that it begins and afterwards what became of it, as
with the messages of an update. A process that ended lets go of it by the time that has passed.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from secrets import token_hex

import sqlalchemy as sql

from bot.state.inbox import Sending
from bot.state.numbering import behind, earliest, is_sent, keep
from bot.state.tables import NOTICES
from knowledge.database import autocommit, insert_new

HELD = 40.0
"""Seconds for which a process holds a notice: longer than one attempt to send it can take."""

KEPT = 800 * 24 * 60 * 60.0
"""Seconds for which it is known what was sent: longer than any plan's dates are told of."""

WAITING = "waiting"
_SETTLED = (Sending.SENT.value, Sending.UNKNOWN.value, Sending.REFUSED.value)
_AT_ONCE = 500


class HeldElsewhereError(Exception):
    """Another process has taken over a notice: this one must not send it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice: its number, what it tells whom of, and the message that it was sent in, once that is known."""

    id: int
    key: str
    chat: int
    plan: str
    event: str
    state: str
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Notices:
    """The notices, kept in a database. `worker` tells this process from others; `clock` the seconds since 1970."""

    engine: sql.Engine
    clock: Callable[[], float] = time.time
    worker: str = field(default_factory=lambda: token_hex(8))

    def settled(self, keys: Iterable[str]) -> set[str]:
        """Of these keys those that need not be sent any more."""
        wanted, found = list(keys), set[str]()
        with autocommit(self.engine) as connection:
            for at in range(0, len(wanted), _AT_ONCE):
                mine = NOTICES.c.key.in_(wanted[at : at + _AT_ONCE])
                query = sql.select(NOTICES.c.key).where(mine, NOTICES.c.state.in_(_SETTLED))
                found |= set(connection.execute(query).scalars())
        return found

    def claim(self, key: str, chat: int, plan: str = "", event: str = "") -> Notice | None:
        """Hold a notice to send it; None where it was sent, or another process holds it."""
        now = self.clock()
        new = {
            "key": key,
            "chat": chat,
            "plan": plan,
            "event": event,
            "state": WAITING,
            "worker": self.worker,
            "until": now + HELD,
            "at": now,
            "repeats": 0,
        }
        # One held for longer than it can be was held before the clock was set back.
        free = sql.or_(NOTICES.c.worker == self.worker, NOTICES.c.until < now, NOTICES.c.until > now + HELD)
        mine = sql.and_(NOTICES.c.key == key, NOTICES.c.state.not_in(_SETTLED), free)
        with self.engine.begin() as connection:
            insert_new(connection, NOTICES, new)
            held = NOTICES.update().where(mine).values(worker=self.worker, until=now + HELD, chat=chat)
            if not connection.execute(held).rowcount:
                return None
            row = connection.execute(sql.select(*_COLUMNS).where(NOTICES.c.key == key)).mappings().one()
        return Notice(**row)

    def let_go(self, number: int) -> None:
        """Hold a notice no longer, which was not sent."""
        mine = sql.and_(NOTICES.c.id == number, NOTICES.c.worker == self.worker)
        with autocommit(self.engine) as connection:
            connection.execute(NOTICES.update().where(mine).values(until=0.0))

    def get(self, number: int) -> Notice | None:
        """A notice by its number."""
        return self._one(NOTICES.c.id == number)

    def sent_in(self, chat: int, message: int | None = None) -> Notice | None:
        """The notice that a message of a chat is; without a message the latest of an event that was sent there."""
        which = NOTICES.c.event != "" if message is None else NOTICES.c.message == message
        return self._one(sql.and_(NOTICES.c.chat == chat, NOTICES.c.state == Sending.SENT.value, which))

    # What a delivery notes: see `bot.telegram.sending.delivery`.

    def sending(self, update: int, _ordinal: int) -> tuple[Sending, int | None] | None:
        """How far a notice has come."""
        notice = self.get(update)
        if notice is None or notice.state == WAITING:
            return None
        return Sending(notice.state), notice.message

    def note(self, update: int, _ordinal: int, chat: int, state: Sending, message: int | None = None) -> None:
        """How far a notice has come. Raises HeldElsewhereError where it is begun and another process holds it."""
        now = self.clock()
        mine = NOTICES.c.id == update
        in_doubt = NOTICES.c.state.in_((Sending.BEGUN.value, Sending.DROPPED.value))
        doubtful = sql.case((in_doubt, 1), else_=0)
        values: dict[str, object] = {"state": state.value, "at": now}
        if state is Sending.BEGUN:
            mine = sql.and_(mine, NOTICES.c.worker == self.worker, NOTICES.c.state.not_in(_SETTLED))
            values |= {"until": now + HELD, "repeats": NOTICES.c.repeats + doubtful}
            values["message"] = earliest(NOTICES, in_doubt, behind(chat, message))
        elif message is not None:
            values["message"] = message
        with self.engine.begin() as connection:
            if state is Sending.SENT and message is not None:
                keep(connection, chat, message)
            if not connection.execute(NOTICES.update().where(mine).values(**values)).rowcount:
                raise HeldElsewhereError(f"notice {update}")

    def is_sent(self, chat: int, number: int) -> bool:
        """As `Inbox.is_sent`."""
        return is_sent(self.engine, chat, number)

    def repeats(self) -> int:
        """How many were sent again though nobody knows whether they had arrived."""
        total = sql.select(sql.func.coalesce(sql.func.sum(NOTICES.c.repeats), 0))
        with autocommit(self.engine) as connection:
            return int(connection.execute(total).scalar_one())

    def forget(self, chat: int) -> None:
        """Let go of what was sent to a chat."""
        with autocommit(self.engine) as connection:
            connection.execute(NOTICES.delete().where(NOTICES.c.chat == chat))

    def move(self, old: int, new: int) -> None:
        """A group has another id."""
        with autocommit(self.engine) as connection:
            connection.execute(NOTICES.update().where(NOTICES.c.chat == old).values(chat=new))

    def sweep(self) -> None:
        """Forget what nobody tells of any more."""
        with autocommit(self.engine) as connection:
            connection.execute(NOTICES.delete().where(NOTICES.c.at < self.clock() - KEPT))

    def _one(self, where: sql.ColumnElement[bool]) -> Notice | None:
        query = sql.select(*_COLUMNS).where(where).order_by(NOTICES.c.id.desc()).limit(1)
        with autocommit(self.engine) as connection:
            row = connection.execute(query).mappings().first()
        return Notice(**row) if row else None


_COLUMNS = (
    NOTICES.c.id,
    NOTICES.c.key,
    NOTICES.c.chat,
    NOTICES.c.plan,
    NOTICES.c.event,
    NOTICES.c.state,
    NOTICES.c.message,
)
