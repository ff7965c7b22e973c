"""A database server that several machines share: how it is opened, locked, and written without being read first.

SQLite files are opened where their tables are declared; what both kinds do in other words stands here. Each word with a
server is a way there and back, while which nothing else is done: what one statement can say is said in one.
"""

import os
import select
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import sqlalchemy as sql
from sqlalchemy.exc import DisconnectionError

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

REACHED = 5
"""Seconds for a server to take a connection."""

ENDED = 3.0
"""Seconds for what is under way to end when an engine is let go of."""

CONNECTIONS, AT_MOST = 4, 12
"""Connections that one engine keeps, and how many it makes; a server bears a hundred of all machines together."""

IDLE = 30.0
"""Seconds after which a connection that nobody used is tried before it is: what lies between may have cut it off."""

CLOCK: sql.ColumnElement[float] = sql.cast(sql.extract("epoch", sql.func.clock_timestamp()), sql.Double)
"""The seconds since 1970 by the clock of a server, within a statement: the one clock that all machines share."""


def is_server(url: str) -> bool:
    """Whether a URL names a database that several machines can share; no URL does not."""
    return bool(url) and sql.make_url(url).get_backend_name() != "sqlite"


def can_only_be_read(path: Path) -> bool:
    """Whether a SQLite file lies on a disk that cannot be written, and is complete without its log of writes."""
    return path.is_file() and not os.access(path.parent, os.W_OK) and not _has_log(path)


def cannot_be_read(path: Path) -> bool:
    """Whether a SQLite file lacks what its log of writes holds, which is read only where something can be written.

    The file beside it through which whoever has it open knows the log does as well.
    """
    known = path.with_name(f"{path.name}-shm").exists()
    return path.is_file() and not os.access(path.parent, os.W_OK) and _has_log(path) and not known


def _has_log(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


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
    engine = sql.create_engine(
        url, pool_size=CONNECTIONS, max_overflow=AT_MOST - CONNECTIONS, connect_args={"connect_timeout": REACHED}
    )
    sql.event.listen(engine, "checkin", _note_use)
    sql.event.listen(engine, "checkout", partial(_try_before_use, engine.dialect))
    return engine


def _note_use(_connection: object, record: sql.pool.ConnectionPoolEntry) -> None:
    record.info["used"] = time.monotonic()


def _try_before_use(
    dialect: sql.Dialect, connection: Any, record: sql.pool.ConnectionPoolEntry, _proxy: object
) -> None:
    """Have the pool make another connection in the place of one that has ended, so that a server that was restarted is
    found again without anybody noticing."""
    used = record.info.pop("used", None)
    if used is None:
        return
    # A server that ends a connection says so: there is something to read where nobody has asked for anything. To ask
    # the server each time, as the pool itself would, is another way there and back.
    if connection.closed or _has_something_to_read(connection.fileno()):
        raise DisconnectionError("the server has ended it")
    if time.monotonic() - used > IDLE:
        try:
            dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as error:
            raise DisconnectionError("it has not been used for long, and is no longer there") from error


def _has_something_to_read(descriptor: int) -> bool:
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(0))


def let_go(engine: sql.Engine) -> None:
    """Close the connections of an engine, those that other threads are using as soon as they no longer do."""
    pool, until = engine.pool, time.monotonic() + ENDED
    while isinstance(pool, sql.QueuePool) and pool.checkedout() and time.monotonic() < until:
        time.sleep(0.01)
    engine.dispose()


@contextmanager
def autocommit(engine: sql.Engine) -> Iterator[sql.Connection]:
    """A connection each of whose statements is a transaction of its own, which needs no beginning and no end.

    For reading, and for writing what is one statement; of a file everything is one transaction.
    """
    if engine.dialect.name == "sqlite":
        with engine.begin() as connection:
            yield connection
    else:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection


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
    keys = {column.name for column in table.primary_key}
    change(connection, table, values, {name: value for name, value in values.items() if name not in keys})


def change(connection: sql.Connection, table: sql.Table, values: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
    """Insert a row, or change the one of its primary key; a column in `changes` is that of the row which is there."""
    keys = [column.name for column in table.primary_key]
    inserted = _insert(connection, table).values(**values)
    connection.execute(inserted.on_conflict_do_update(index_elements=keys, set_=dict(changes)))


def _insert(connection: sql.Connection, table: sql.Table) -> "sqlite.Insert | postgresql.Insert":
    # Loaded where something is written, and only that of the database: all drivers of PostgreSQL hang on its dialect.
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
