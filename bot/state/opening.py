"""Opening the bot's state."""

import logging
import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sql
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError

from bot.state.announcements import Announcements
from bot.state.audit import Audit
from bot.state.errors import StateError
from bot.state.follows import Follows
from bot.state.groups import Groups
from bot.state.inbox import Inbox
from bot.state.learning import Learning
from bot.state.leases import Leases
from bot.state.migrations import migrate
from bot.state.notices import Notices
from bot.state.people import People
from bot.state.proposals import Proposals
from bot.state.questions import Questions
from bot.state.spendings import Spendings
from bot.state.spots import Spots
from bot.state.tables import FORM, METADATA, QUESTIONS, SECRETS
from bot.state.talks import Talks
from bot.state.taught import Taught
from bot.state.turns import Turns
from bot.state.units import Units
from bot.state.uploads import Uploads
from bot.state.wanted import Wishes
from knowledge.database import insert_new, is_server, let_go, one_state, open_server, put, to_be_read, wait_for_turn
from knowledge.leaving import forget_left, is_as_left, note_left

FILE, SALT, LOCK = "bot.sqlite", "salt", "bot.lock"
"""The state; beside it what its hashes are salted with, and the lock of the one bot that works on it."""

_SALT_BYTES, _AT_ONCE = 32, 500
_KEPT = [table for table in METADATA.sorted_tables if table is not FORM]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shared:
    """What several machines over one database server have to know of each other."""

    turns: Turns
    spendings: Spendings
    talks: Talks
    leases: Leases
    uploads: Uploads
    secret: Callable[[str, int], bytes]
    """Random bytes by a name and their number, the same ones for all."""


@dataclass(frozen=True, slots=True)
class State:
    """Everything the bot remembers. Safe to share between threads and processes."""

    people: People
    groups: Groups
    questions: Questions
    spots: Spots
    taught: Taught
    audit: Audit
    inbox: Inbox
    proposals: Proposals
    announcements: Announcements
    follows: Follows
    notices: Notices
    wishes: Wishes
    learning: Learning
    units: Units
    shared: Shared | None
    close: Callable[[], None]

    def forget(self, person: str, chat: int | None = None) -> int:
        """Let go of what is kept of a person: their questions, their name elsewhere; how many questions that was.

        `chat` is their private chat, which reminders are kept by.
        """
        self.taught.forget(person)
        self.audit.forget(person)
        self.follows.forget(person)
        if chat is not None:
            self.leave(chat)
        if self.shared:
            self.shared.talks.forget_person(person)
        self.learning.forget(person)
        self.units.forget(person)
        return self.questions.forget(person)

    def forget_unit(self, person: str) -> None:
        """Let go of the unit that a person has said to be of, in a tour too."""
        self.units.forget(person)
        self.learning.forget_unit(person)

    def leave(self, chat: int) -> int:
        """Remind a chat of nothing any more, and keep nothing of what it was reminded of; how much it followed."""
        self.notices.forget(chat)
        return self.follows.leave(chat)

    def sweep(self, days: int, today: date) -> int:
        """Let go of what is older than so many days; how many questions that was."""
        self.taught.sweep(today, days)
        self.audit.sweep(days)
        if self.shared:
            self.shared.talks.sweep(days)
        return self.questions.sweep(days)


def open_state(
    data_dir: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC), *, database_url: str = ""
) -> State:
    """The state in a data folder, which is made where it is missing, or in the database server of a URL.

    `now` tells the time, with a zone. Raises StateError where it is damaged, cannot be reached or written.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    is_shared = is_server(database_url)
    engine = _server(database_url) if is_shared else _file(data_dir / FILE)
    with _told(engine):
        if not is_shared:
            _take_up(data_dir / FILE)
        with engine.begin() as connection:
            if is_shared:
                wait_for_turn(connection, "tables")
            new = not sql.inspect(connection).has_table(QUESTIONS.name)
            METADATA.create_all(connection)
            migrate(connection, new=new)
        people = People(secret(engine, "salt", _SALT_BYTES) if is_shared else _salt(data_dir, engine))
    return State(
        people,
        Groups(engine),
        Questions(engine, now),
        Spots(engine),
        Taught(engine),
        Audit(engine, now),
        Inbox(engine),
        Proposals(engine, now),
        Announcements(engine),
        Follows(engine),
        Notices(engine),
        Wishes(engine),
        Learning(engine),
        Units(engine),
        _shared(engine, now) if is_shared else None,
        partial(let_go, engine) if is_shared else partial(_leave, engine, data_dir / FILE),
    )


def _take_up(file: Path) -> None:
    if not is_as_left(file):
        log.error("%s is not as it was left: something else has changed it, restore a backup if it was not you", file)
    forget_left(file)


def _leave(engine: sql.Engine, file: Path) -> None:
    let_go(engine)
    note_left(file)


def _file(path: Path) -> sql.Engine:
    engine = sql.create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
    sql.event.listen(engine, "connect", _prepare)
    return engine


def _server(url: str) -> sql.Engine:
    try:
        return open_server(url)
    except ImportError as error:
        raise StateError("catalogue.driver", driver=error.name or str(error)) from error


def _shared(engine: sql.Engine, now: Callable[[], datetime]) -> Shared:
    return Shared(
        Turns(engine),
        Spendings(engine),
        Talks(engine, now),
        Leases(engine),
        Uploads(engine),
        partial(secret, engine),
    )


def secret(engine: sql.Engine, name: str, length: int) -> bytes:
    """So many random bytes that all machines share, drawn by the first one that asks for them."""
    with engine.begin() as connection:
        insert_new(connection, SECRETS, {"name": name, "value": secrets.token_bytes(length)})
        return bytes(connection.execute(sql.select(SECRETS.c.value).where(SECRETS.c.name == name)).scalar_one())


def faults_of(data_dir: Path) -> tuple[str, ...]:
    """What is wrong with the file of the state, in the database's own words; empty where it is whole."""
    if not is_as_left(data_dir / FILE):
        return ("not as it was left (sha256)",)
    try:
        with closing(_to_read(data_dir)) as connection:
            lines = [" ".join(str(row[0]).split()) for row in connection.execute("PRAGMA integrity_check(20)")]
    except sqlite3.Error as error:
        return (str(error).splitlines()[0],)
    return tuple(line for line in lines if line != "ok")


def copy_state(data_dir: Path, path: Path, database_url: str = "") -> None:
    """Write the state, as of one moment, into another file; others may go on writing. Raises StateError."""
    if is_server(database_url):
        server, file = _server(database_url), _file(path)
        with _opened(server), _opened(file), one_state(server).begin() as read, file.begin() as written:
            METADATA.create_all(written)
            migrate(written, new=True)
            _copy(read, written)
        return
    try:
        with closing(_to_read(data_dir)) as connection, closing(sqlite3.connect(path)) as target:
            connection.backup(target)
    except sqlite3.Error as error:
        unopened = isinstance(error, sqlite3.OperationalError)
        raise StateError("state.unopened" if unopened else "state.torn", cause=str(error)) from error


def replace_state(database_url: str, path: Path, salt: bytes | None) -> None:
    """Hold in a server what `copy_state` wrote, in the place of everything that is there. Raises StateError.

    `salt` is what the state of a file is salted with; that of a server holds its own.
    """
    # Opened once by itself it is there, in the form of today.
    open_state(path.parent, database_url=database_url).close()
    source, target = _file(path), _server(database_url)
    with _opened(source), _opened(target), source.begin() as read, target.begin() as written:
        METADATA.create_all(read)
        migrate(read, new=False)
        for table in reversed(_KEPT):
            written.execute(table.delete())
        _copy(read, written)
        if salt is not None:
            put(written, SECRETS, {"name": "salt", "value": salt})
        _count_on(written)


def _copy(source: sql.Connection, target: sql.Connection) -> None:
    """Every row of every table, some at a time."""
    for table in _KEPT:
        for rows in source.execution_options(yield_per=_AT_ONCE).execute(sql.select(table)).partitions():
            target.execute(table.insert(), [dict(row._mapping) for row in rows])


def _count_on(connection: sql.Connection) -> None:
    """Have a server give the next row the next number, as it does not by itself for rows that brought theirs."""
    for table in METADATA.sorted_tables:
        if table.autoincrement_column is not None:
            column = table.autoincrement_column
            last = sql.select(sql.func.coalesce(sql.func.max(column), 0) + 1).scalar_subquery()
            sequence = sql.func.pg_get_serial_sequence(table.name, column.name)
            connection.execute(sql.select(sql.func.setval(sequence, last, False)))


@contextmanager
def _opened(engine: sql.Engine) -> Iterator[None]:
    """What an engine opens is closed when the block ends. Raises StateError where the database fails."""
    with _told(engine):
        yield
    let_go(engine)


def _to_read(data_dir: Path) -> sqlite3.Connection:
    return sqlite3.connect(to_be_read(data_dir / FILE), uri=True, timeout=30)


@contextmanager
def _told(engine: sql.Engine) -> Iterator[None]:
    """What keeps the state from being opened, as our own error; the file is let go of then."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        engine.dispose()
        cause = str(getattr(error, "orig", None) or getattr(error, "strerror", None) or error).splitlines()[0]
        torn = isinstance(error, DatabaseError) and not isinstance(error, OperationalError)
        raise StateError("state.torn" if torn or "malformed" in cause else "state.unopened", cause=cause) from error


def _prepare(connection: Any, _: Any) -> None:
    # One writer and many readers at once; what a power cut may lose is the last moment, never the file.
    # What is deleted is overwritten, so that nobody finds it in the file.
    for setting in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}")


def _salt(data_dir: Path, engine: sql.Engine) -> bytes:
    """The salt of this installation, drawn once: two processes that start together end up with the same.

    It lies in a file of its own, which nobody but its owner reads, apart from what it salts.
    """
    path = data_dir / SALT
    if not path.exists():
        _draw(path, _salt_of_earlier(engine))
        with engine.begin() as connection:
            connection.execute(SECRETS.delete().where(SECRETS.c.name == "check"))
    salt = path.read_bytes()
    check = sha256(salt).digest()
    with engine.begin() as connection:
        connection.execute(SECRETS.delete().where(SECRETS.c.name == "salt"))
        # By its hash it is known to be what was drawn; it cannot be had from it.
        insert_new(connection, SECRETS, {"name": "check", "value": check})
        drawn = connection.execute(sql.select(SECRETS.c.value).where(SECRETS.c.name == "check")).scalar_one()
    if len(salt) != _SALT_BYTES or drawn != check:
        raise StateError("state.salt", path=str(path))
    return salt


def _salt_of_earlier(engine: sql.Engine) -> bytes | None:
    """The salt that an earlier version of the program kept beside what it salts."""
    with engine.connect() as connection:
        salt: bytes | None = connection.execute(sql.select(SECRETS.c.value).where(SECRETS.c.name == "salt")).scalar()
        if salt is None and connection.execute(sql.select(QUESTIONS.c.id).limit(1)).first():
            log.warning("the salt is lost: people are known by other hashes from now on")
    return salt


def _draw(path: Path, salt: bytes | None) -> None:
    """Write the salt, unless another process has done so meanwhile."""
    drawn = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with suppress(FileExistsError):
        opened = os.open(drawn, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(opened, salt or secrets.token_bytes(_SALT_BYTES))
            os.fsync(opened)
        finally:
            os.close(opened)
        os.link(drawn, path)
    drawn.unlink(missing_ok=True)
