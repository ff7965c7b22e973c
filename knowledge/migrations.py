"""The catalogue of an earlier version of the program, brought into the form of this one, in numbered steps.

A step knows the tables as they were when it was written: it says in SQL what it does, and leans on no table
that is declared elsewhere. To change the form, add a step and count `SCHEMA` of `knowledge.catalogue` up.
"""

import logging
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import sqlalchemy as sql

from knowledge.seals import seal_of_pointer, seal_of_text, seal_of_version

OLDEST = 2
"""The oldest form that can be brought to this one."""

_log = logging.getLogger(__name__)


def keep_as_it_was(engine: sql.Engine, wanted: int) -> Path | None:
    """Keep the database file beside itself before it is changed; None where it is no file."""
    database = engine.url.database
    if engine.url.get_backend_name() != "sqlite" or not database:
        return None
    kept = Path(f"{database}.before-{wanted}")
    if not kept.exists():
        partial = kept.with_name(kept.name + ".partial")
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(partial)) as target, closing(engine.raw_connection()) as connection:
            cast("sqlite3.Connection", connection.driver_connection).backup(target)
        partial.replace(kept)
    return kept


def migrate(connection: sql.Connection, found: int, wanted: int) -> None:
    """Take every step from one form to another, in the transaction of the connection."""
    for step in range(found + 1, wanted + 1):
        _STEPS[step](connection)
        connection.execute(sql.text("UPDATE store SET schema = :step"), {"step": step})
        _log.warning("the catalogue was brought to form %d", step)


def _to_3(connection: sql.Connection) -> None:
    """The store gets an identity; pointers, texts and cards are sealed; the covering index is there."""
    for column in (
        "store ADD COLUMN identity VARCHAR(32)",
        "plans ADD COLUMN seal VARCHAR(64)",
        "versions ADD COLUMN text_seal VARCHAR(64)",
        "versions ADD COLUMN seal VARCHAR(64)",
    ):
        connection.execute(sql.text(f"ALTER TABLE {column}"))
    connection.execute(sql.text("UPDATE store SET identity = :identity"), {"identity": uuid4().hex})
    for plan in _rows(connection, "SELECT plan, current FROM plans", {}):
        values = {"plan": plan["plan"], "seal": seal_of_pointer(plan["plan"], plan["current"])}
        connection.execute(sql.text("UPDATE plans SET seal = :seal WHERE plan = :plan"), values)
    for key in _rows(connection, "SELECT plan, version FROM versions", {}):
        _seal_version(connection, key)
    index = "CREATE INDEX IF NOT EXISTS version_stamps ON versions (plan, version, ingested_at, sha256)"
    connection.execute(sql.text(index))


def _seal_version(connection: sql.Connection, key: Mapping[str, Any]) -> None:
    where = "WHERE plan = :plan AND version = :version"
    [row] = _rows(connection, f"SELECT * FROM versions {where}", key)
    passages = _rows(connection, f"SELECT * FROM passages {where}", key)
    seals = {"text_seal": seal_of_text(row["text"]), "seal": seal_of_version(row, passages)}
    connection.execute(sql.text(f"UPDATE versions SET text_seal = :text_seal, seal = :seal {where}"), {**key, **seals})


def _rows(connection: sql.Connection, statement: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(sql.text(statement), dict(values)).mappings()]


def _to_4(connection: sql.Connection) -> None:
    """Versions are found by the name of their file without looking at each."""
    connection.execute(sql.text("CREATE INDEX IF NOT EXISTS ix_versions_source ON versions (source)"))


_STEPS: dict[int, Callable[[sql.Connection], None]] = {3: _to_3, 4: _to_4}
"""What brings the form before to each form."""
