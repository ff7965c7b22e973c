"""Who changed what: plans taken in or out, groups enabled, settings, answers given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sql

from bot.state.tables import AUDIT
from knowledge.database import autocommit


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: `action` is a key of the wording, `subject` what was changed, `at` an ISO time, `id` grows."""

    at: str
    who: str
    action: str
    subject: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Audit:
    """The changes, kept in a database."""

    engine: sql.Engine
    now: Callable[[], datetime]

    def note(self, who: str, action: str, subject: str, person: str | None = None) -> None:
        """Somebody changed something; `person` is their name of `People`, None on the command line."""
        values = {"at": self.now().isoformat(timespec="seconds"), "who": who, "action": action, "subject": subject}
        with autocommit(self.engine) as connection:
            connection.execute(AUDIT.insert().values(**values, person=person))

    def forget(self, person: str) -> None:
        """Let go of the name of somebody; what was changed stays."""
        with autocommit(self.engine) as connection:
            connection.execute(AUDIT.update().where(AUDIT.c.person == person).values(who="", person=None))

    def sweep(self, days: int) -> None:
        """Let go of the names of changes that are older than so many days, and of questions told of in them."""
        old = AUDIT.c.at < (self.now() - timedelta(days=days)).isoformat(timespec="seconds")
        with self.engine.begin() as connection:
            connection.execute(AUDIT.update().where(old).values(who="", person=None))
            connection.execute(AUDIT.update().where(old, AUDIT.c.action == "taught").values(subject=""))

    def latest(self, count: int) -> list[Entry]:
        """The latest changes, the latest first."""
        return self._find(sql.select(AUDIT).order_by(AUDIT.c.id.desc()).limit(count))

    def after(self, number: int) -> list[Entry]:
        """The changes that came after the one of this number, the oldest first."""
        return self._find(sql.select(AUDIT).where(AUDIT.c.id > number).order_by(AUDIT.c.id))

    def _find(self, query: sql.Select[Any]) -> list[Entry]:
        with autocommit(self.engine) as connection:
            return [Entry(row.at, row.who, row.action, row.subject, row.id) for row in connection.execute(query)]
