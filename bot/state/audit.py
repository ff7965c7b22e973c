"""Who changed what: plans taken in or out, groups enabled, settings, answers given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sql

from bot.state.tables import AUDIT


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: `action` is a key of the wording, `subject` what was changed, `at` an ISO time."""

    at: str
    who: str
    action: str
    subject: str


@dataclass(frozen=True, slots=True)
class Audit:
    """The changes, kept in a database."""

    engine: sql.Engine
    now: Callable[[], datetime]

    def note(self, who: str, action: str, subject: str) -> None:
        """Somebody changed something."""
        at = self.now().isoformat(timespec="seconds")
        with self.engine.begin() as connection:
            connection.execute(AUDIT.insert().values(at=at, who=who, action=action, subject=subject))

    def latest(self, count: int) -> list[Entry]:
        """The latest changes, the latest first."""
        query = sql.select(AUDIT).order_by(AUDIT.c.id.desc()).limit(count)
        with self.engine.connect() as connection:
            return [Entry(row.at, row.who, row.action, row.subject) for row in connection.execute(query)]
