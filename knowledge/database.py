"""A database server that several machines share: how it is opened, locked, and written without being read first.

SQLite files are opened where their tables are declared; what both kinds do in other words stands here.
"""

import os
import time
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sql
from sqlalchemy.dialects import postgresql, sqlite

REACHED = 5
"""Seconds for a server to take a connection."""

ENDED = 3.0
"""Seconds for what is under way to end when an engine is let go of."""

CONNECTIONS, AT_MOST = 4, 12
"""Connections that one engine keeps, and how many it makes; a server bears a hundred of all machines together."""


def is_server(url: str) -> bool:
    """Whether a URL names a database that several machines can share; no URL does not."""
    return bool(url) and sql.make_url(url).get_backend_name() != "sqlite"


def can_only_be_read(path: Path) -> bool:
    """Whether a SQLite file lies on a disk that cannot be written, and is complete without its log of writes."""
    log = path.with_name(f"{path.name}-wal")
    return path.is_file() and not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def to_be_read(path: Path) -> str:
    """The URI by which SQLite opens a file only to read it."""
    # For a file with a log of writes SQLite writes a file beside it, unless it is told that nobody writes at all.
    still = "&immutable=1" if can_only_be_read(path) else ""
    return f"file:{quote(str(path.absolute()))}?mode=ro{still}"


def open_server(url: str | sql.URL, *, pooled: bool = True) -> sql.Engine:
    """The engine of a server, not yet connected; not `pooled` it keeps no connection open.

    Raises ImportError where its driver is not installed.
    """
    if not pooled:
        return sql.create_engine(url, poolclass=sql.NullPool, connect_args={"connect_timeout": REACHED})
    return sql.create_engine(
        url,
        # A server that was restarted is found again without anybody noticing.
        pool_pre_ping=True,
        pool_size=CONNECTIONS,
        max_overflow=AT_MOST - CONNECTIONS,
        connect_args={"connect_timeout": REACHED},
    )


def let_go(engine: sql.Engine) -> None:
    """Close the connections of an engine, those that other threads are using as soon as they no longer do."""
    pool, until = engine.pool, time.monotonic() + ENDED
    while isinstance(pool, sql.QueuePool) and pool.checkedout() and time.monotonic() < until:
        time.sleep(0.01)
    engine.dispose()


def one_state(engine: sql.Engine) -> sql.Engine:
    """The same engine for reading: all that one transaction reads is of one moment, as it is with SQLite anyway."""
    return engine if engine.dialect.name == "sqlite" else engine.execution_options(isolation_level="REPEATABLE READ")


def wait_for_turn(connection: sql.Connection, name: str) -> None:
    """Have everybody else who waits for this name wait until the transaction ends; for servers only."""
    connection.execute(sql.select(sql.func.pg_advisory_xact_lock(_NAMESPACE, zlib.crc32(name.encode()) & 0x7FFFFFFF)))


_NAMESPACE = 0x7468
"""Tells the locks of this program from those of others in the same database."""


def insert_new(connection: sql.Connection, table: sql.Table, values: Mapping[str, Any]) -> bool:
    """Insert a row unless one of its key is there; whether it was inserted."""
    inserted = _insert(connection, table).values(**values).on_conflict_do_nothing()
    # SQLAlchemy asks a driver for the count of an INSERT only where it is told to.
    return connection.execute(inserted, execution_options={"preserve_rowcount": True}).rowcount > 0


def put(connection: sql.Connection, table: sql.Table, values: Mapping[str, Any]) -> None:
    """Insert a row, or bring the one of its primary key to these values."""
    keys = [column.name for column in table.primary_key]
    rest = {name: value for name, value in values.items() if name not in keys}
    connection.execute(
        _insert(connection, table).values(**values).on_conflict_do_update(index_elements=keys, set_=rest)
    )


def _insert(connection: sql.Connection, table: sql.Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def seconds(connection: sql.Connection) -> float:
    """The seconds since 1970 by the clock of a server: the one clock that all machines share."""
    return float(connection.execute(sql.select(sql.extract("epoch", sql.func.clock_timestamp()))).scalar_one())
