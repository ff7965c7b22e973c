"""The bot's state of an earlier version of the program, brought into the form of this one, in numbered steps.

A table that is new is made where it is missing; a step is for what changes in a table that was there before. A step
says in SQL what it does, and leans on no table that is declared elsewhere.
"""

from collections.abc import Callable

import sqlalchemy as sql

from bot.state.tables import FORM
from knowledge.database import put


def migrate(connection: sql.Connection, *, new: bool) -> None:
    """Take the steps that are missing; `new`: the tables have just been made, and are as they should be."""
    noted = _noted(connection)
    for step in () if new else _STEPS[noted:]:
        step(connection)
    if noted < len(_STEPS):
        _note(connection, len(_STEPS))


def _noted(connection: sql.Connection) -> int:
    if connection.dialect.name == "sqlite":
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    return connection.execute(sql.select(FORM.c.steps)).scalar() or 0


def _note(connection: sql.Connection, steps: int) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {steps}")
    else:
        put(connection, FORM, {"id": 1, "steps": steps})


def _to_1(connection: sql.Connection) -> None:
    """Whose answers and changes they are is known by a hash, too, so that they can be forgotten."""
    for table in ("taught", "audit"):
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN person TEXT")


def _to_2(connection: sql.Connection) -> None:
    """The number of a private chat is kept only of reminders, and only as long as the chat wants them."""
    connection.exec_driver_sql("UPDATE notices SET chat = 0 WHERE event = '' AND chat > 0")
    connection.exec_driver_sql("DELETE FROM notices WHERE chat > 0 AND chat NOT IN (SELECT chat FROM follows)")


def _to_3(connection: sql.Connection) -> None:
    """A group may be kept from the language model."""
    connection.exec_driver_sql('ALTER TABLE "groups" ADD COLUMN unshown BOOLEAN NOT NULL DEFAULT FALSE')


def _to_4(connection: sql.Connection) -> None:
    """What was said last is kept for each person in a place; what was kept for the place alone is let go of."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS talks")


_STEPS: tuple[Callable[[sql.Connection], None], ...] = (_to_1, _to_2, _to_3, _to_4)
