"""The bot's state of an earlier version of the program, brought into the form of this one, in numbered steps.

A table that is new is made where it is missing; a step is for what changes in a table that was there before. A step
says in SQL what it does, and leans on no table that is declared elsewhere.
"""

from collections.abc import Callable

import sqlalchemy as sql


def migrate(connection: sql.Connection, *, new: bool) -> None:
    """Take the steps that are missing; `new`: the tables have just been made, and are as they should be."""
    noted = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    for step in () if new else _STEPS[noted:]:
        step(connection)
    if noted < len(_STEPS):
        connection.exec_driver_sql(f"PRAGMA user_version = {len(_STEPS)}")


def _to_1(connection: sql.Connection) -> None:
    """Whose answers and changes they are is known by a hash, too, so that they can be forgotten."""
    for table in ("taught", "audit"):
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN person TEXT")


_STEPS: tuple[Callable[[sql.Connection], None], ...] = (_to_1,)
