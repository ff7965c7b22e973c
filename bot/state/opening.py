"""Opening the bot's state."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sql

from bot.state.announcements import Announcements
from bot.state.audit import Audit
from bot.state.groups import Groups
from bot.state.inbox import Inbox
from bot.state.people import People
from bot.state.proposals import Proposals
from bot.state.questions import Questions
from bot.state.tables import METADATA, SECRETS
from bot.state.taught import Taught

FILE = "bot.sqlite"


@dataclass(frozen=True, slots=True)
class State:
    """Everything the bot remembers. Safe to share between threads and processes."""

    people: People
    groups: Groups
    questions: Questions
    taught: Taught
    audit: Audit
    inbox: Inbox
    proposals: Proposals
    announcements: Announcements
    close: Callable[[], None]


def open_state(data_dir: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> State:
    """The state in a data folder, which is made where it is missing. `now` tells the time, with a zone."""
    data_dir.mkdir(parents=True, exist_ok=True)
    engine = sql.create_engine(f"sqlite:///{data_dir / FILE}", connect_args={"timeout": 30})
    sql.event.listen(engine, "connect", _prepare)
    METADATA.create_all(engine)
    return State(
        People(_salt(engine)),
        Groups(engine),
        Questions(engine, now),
        Taught(engine),
        Audit(engine, now),
        Inbox(engine),
        Proposals(engine, now),
        Announcements(engine),
        engine.dispose,
    )


def _prepare(connection: Any, _: Any) -> None:
    # One writer and many readers at once; what a power cut may lose is the last moment, never the file.
    # What is deleted is overwritten, so that nobody finds it in the file.
    for setting in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}")


def _salt(engine: sql.Engine) -> bytes:
    """The salt of this installation, drawn once: two processes that start together end up with the same."""
    with engine.begin() as connection:
        connection.execute(SECRETS.insert().prefix_with("OR IGNORE").values(name="salt", value=secrets.token_bytes(32)))
        salt: bytes = connection.execute(sql.select(SECRETS.c.value).where(SECRETS.c.name == "salt")).scalar_one()
    return salt
