"""Telegram's numbers of messages: how far they had come where something was sent, and which are known to be ours.

A supergroup numbers its messages for itself; private chats and small groups of a bot are numbered together. The highest
number of what was sent is kept for good, so that nothing that was sent before is taken for what is looked for.
"""

import sqlalchemy as sql

from bot.state.tables import NOTICES, NUMBERS, SENDINGS
from knowledge.database import autocommit, change

SUPERGROUPS = -1_000_000_000_000
"""The ids of supergroups are below."""

SENT = "sent"


def numbered_in(chat: int) -> int:
    """Where the messages of a chat are numbered: in itself, or with those of all chats that are no supergroup (0)."""
    return chat if chat < SUPERGROUPS else 0


def keep(connection: sql.Connection, chat: int, number: int) -> None:
    """A message of this number was sent."""
    highest = sql.case((NUMBERS.c.highest < number, number), else_=NUMBERS.c.highest)
    change(connection, NUMBERS, {"place": numbered_in(chat), "highest": number}, {"highest": highest})


def behind(chat: int, heard: int | None) -> sql.ColumnElement[int | None]:
    """The number that what is sent now will stand behind; null where none is known. `heard`: the highest of updates."""
    kept = sql.select(NUMBERS.c.highest).where(NUMBERS.c.place == numbered_in(chat)).scalar_subquery()
    return kept if heard is None else sql.case((kept > heard, kept), else_=heard)


def earliest(
    table: sql.Table, in_doubt: sql.ColumnElement[bool], number: sql.ColumnElement[int | None]
) -> sql.ColumnElement[int | None]:
    """The number that a message begun now stands behind: the one noted before where an earlier copy may have arrived,
    which stands behind that, or where none is known now."""
    is_earlier = sql.and_(in_doubt, table.c.message < number)
    return sql.case((is_earlier, table.c.message), else_=sql.func.coalesce(number, table.c.message))


def is_sent(engine: sql.Engine, chat: int, number: int) -> bool:
    """Whether a message of a chat is noted as sent. Of private chats, and of some notices, it is not kept which."""
    answers = sql.and_(SENDINGS.c.chat == chat if chat < 0 else SENDINGS.c.chat.is_(None), _is(SENDINGS, number))
    notices = sql.and_(NOTICES.c.chat.in_((chat, 0)), _is(NOTICES, number))
    found = sql.select(sql.or_(sql.exists().where(answers), sql.exists().where(notices)))
    with autocommit(engine) as connection:
        return bool(connection.execute(found).scalar_one())


def _is(table: sql.Table, number: int) -> sql.ColumnElement[bool]:
    return sql.and_(table.c.state == SENT, table.c.message == number)
