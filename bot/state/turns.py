"""Whose turn it is, where several machines answer: a queue in the database that the inbox belongs to.

An update waits in the queue of its chat. Only the first of a queue can be claimed, by one worker at a time
(`FOR UPDATE SKIP LOCKED`: nobody waits for another's claim), so that a chat is answered in its order whichever
machine an update came to. A claim lasts for a while and is renewed; a worker that has ended lets go by the time that
has passed. Before a message is sent its worker notes that it begins, which fails where another has taken over.

A table and no library: what has to be one transaction with a claim is our own, and PostgreSQL is there already.
"""

from dataclasses import dataclass, field
from secrets import token_hex

import sqlalchemy as sql
from sqlalchemy.dialects import postgresql

from bot.state.inbox import Inbox, Sending, Waiting, note_sending
from bot.state.notices import HeldElsewhereError
from bot.state.tables import INBOX, TURNS
from knowledge.database import CLOCK, autocommit

HELD = 20.0
"""Seconds for which a claim lasts that is not renewed."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The queues of a database server. `worker` tells this process from others."""

    engine: sql.Engine
    held: float = HELD
    worker: str = field(default_factory=lambda: token_hex(8))

    def take(self, update: int, content: str, queue: int) -> bool:
        """Keep an update in a queue; False where it is known already, to whichever machine it came."""
        values = {"update": update, "content": content, "received_at": CLOCK, "attempts": 0}
        new = postgresql.insert(INBOX).values(**values).on_conflict_do_nothing().returning(INBOX.c.update).cte("new")
        turn = sql.select(new.c.update, sql.literal(queue, sql.BigInteger), sql.literal(""), sql.literal(0.0))
        with autocommit(self.engine) as connection:
            taken = TURNS.insert().from_select(["update", "queue", "worker", "until"], turn).returning(TURNS.c.update)
            return connection.execute(taken).first() is not None

    def claim(self, count: int) -> list[Waiting]:
        """Hold as many updates as whose turn it is, in the order of arrival, `count` at most."""
        first = TURNS.alias()
        before = sql.or_(first.c.update < TURNS.c.update, sql.and_(first.c.worker != "", first.c.until >= CLOCK))
        others = sql.and_(first.c.queue == TURNS.c.queue, first.c.update != TURNS.c.update, before)
        is_free = sql.or_(TURNS.c.worker == "", TURNS.c.until < CLOCK)
        free = (
            sql.select(TURNS.c.update)
            .where(is_free, ~sql.exists(sql.select(first.c.update).where(others)))
            .order_by(TURNS.c.update)
            .limit(count)
            .with_for_update(skip_locked=True)
            .cte("free")
        )
        claimed = (
            TURNS.update()
            .where(TURNS.c.update == free.c.update, INBOX.c.update == free.c.update)
            .values(worker=self.worker, until=CLOCK + self.held)
            .returning(INBOX.c.update, INBOX.c.content, INBOX.c.received_at, INBOX.c.attempts)
        )
        with autocommit(self.engine) as connection:
            found = [Waiting(*row) for row in connection.execute(claimed)]
        return sorted(found, key=lambda kept: (kept.received_at, kept.update))

    def begin(self, update: int) -> None:
        """As `Inbox.begin`."""
        Inbox(self.engine).begin(update)

    def set_aside(self, update: int) -> None:
        """As `Inbox.set_aside`."""
        Inbox(self.engine).set_aside(update)

    def spare(self, update: int) -> None:
        """As `Inbox.spare`."""
        Inbox(self.engine).spare(update)

    def renew(self) -> None:
        """Hold for longer what this worker holds and nobody has taken over."""
        with autocommit(self.engine) as connection:
            mine = TURNS.update().where(TURNS.c.worker == self.worker)
            connection.execute(mine.values(until=CLOCK + self.held))

    def let_go(self, update: int) -> None:
        """Leave an update to whoever claims it next, or has taken it over; to have begun it in vain does not count."""
        mine = sql.and_(TURNS.c.update == update, TURNS.c.worker == self.worker)
        with self.engine.begin() as connection:
            connection.execute(TURNS.update().where(mine).values(worker="", until=0.0))
            _excuse(connection, update)

    def done(self, update: int) -> None:
        """An update is worked off, unless another worker has taken it over: then it is for that one to say so."""
        mine = sql.and_(TURNS.c.update == update, TURNS.c.worker == self.worker)
        over = TURNS.delete().where(mine).returning(TURNS.c.update).cte("over")
        with autocommit(self.engine) as connection:
            if not connection.execute(
                INBOX.update().where(INBOX.c.update == over.c.update).values(content=None)
            ).rowcount:
                _excuse(connection, update)

    def waiting(self) -> int:
        """How many updates are not worked off, by whomever."""
        with autocommit(self.engine) as connection:
            return int(connection.execute(sql.select(sql.func.count()).select_from(TURNS)).scalar_one())

    # What a delivery notes: see `bot.telegram.sending.delivery`.

    def sending(self, update: int, ordinal: int) -> tuple[Sending, int | None] | None:
        """As `Inbox.sending`."""
        return Inbox(self.engine).sending(update, ordinal)

    def note(self, update: int, ordinal: int, chat: int, state: Sending, message: int | None = None) -> None:
        """As `Inbox.note`. Raises HeldElsewhereError where a message is begun and another worker has taken over."""
        mine = sql.and_(TURNS.c.update == update, TURNS.c.worker == self.worker)
        with self.engine.begin() as connection:
            if state is Sending.BEGUN:
                held = TURNS.update().where(mine).values(until=CLOCK + self.held)
                if not connection.execute(held).rowcount:
                    raise HeldElsewhereError(f"update {update}")
            note_sending(connection, update, ordinal, chat, state, message, CLOCK)

    def is_sent(self, chat: int, number: int) -> bool:
        """As `Inbox.is_sent`."""
        return Inbox(self.engine).is_sent(chat, number)


def _excuse(connection: sql.Connection, update: int) -> None:
    """An update that was begun did not end the process, which was only so slow that another took the update over."""
    begun = INBOX.update().where(INBOX.c.update == update, INBOX.c.attempts > 0)
    connection.execute(begun.values(attempts=INBOX.c.attempts - 1))
