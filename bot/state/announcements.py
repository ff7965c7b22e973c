"""Changes of plans that groups may be told of: offered to whoever made them, told once."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import sqlalchemy as sql

from bot.state.proposals import KEPT
from bot.state.tables import ANNOUNCEMENTS
from knowledge.database import autocommit, insert_new


@dataclass(frozen=True, slots=True)
class Announcement:
    """A plan came from version `before`, None where it is new, to `version`, by the proposal of this number.

    `chats` are the groups that are told and `update` is the press by which they are, once it was pressed.
    """

    proposal: int
    person: str
    plan: str
    version: int
    before: int | None
    update: int | None = None
    chats: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Announcements:
    """The announcements, kept in a database. `clock` tells the seconds since 1970."""

    engine: sql.Engine
    clock: Callable[[], float] = time.time

    def offer(self, announcement: Announcement) -> None:
        """Keep an announcement that may be made; one of the same proposal stays as it is."""
        values = {name: getattr(announcement, name) for name in ("proposal", "person", "plan", "version", "before")}
        with autocommit(self.engine) as connection:
            insert_new(connection, ANNOUNCEMENTS, {**values, "chats": [], "at": self.clock()})

    def get(self, proposal: int) -> Announcement | None:
        """The announcement of a proposal."""
        wanted = sql.select(ANNOUNCEMENTS).where(ANNOUNCEMENTS.c.proposal == proposal)
        with autocommit(self.engine) as connection:
            row = connection.execute(wanted).mappings().first()
        if row is None or row["at"] < self.clock() - KEPT:
            return None
        return Announcement(**{**{k: v for k, v in row.items() if k != "at"}, "chats": tuple(row["chats"])})

    def begin(self, proposal: int, update: int, chats: Iterable[int]) -> Announcement | None:
        """The announcement, which this press makes to these groups; None where another one has made it.

        A press that comes again after a crash gets the groups that it began with.
        """
        unmade = sql.and_(ANNOUNCEMENTS.c.proposal == proposal, ANNOUNCEMENTS.c.update.is_(None))
        with autocommit(self.engine) as connection:
            connection.execute(ANNOUNCEMENTS.update().where(unmade).values(update=update, chats=list(chats)))
        found = self.get(proposal)
        return found if found and found.update == update else None

    def sweep(self) -> None:
        """Forget what waited too long."""
        with autocommit(self.engine) as connection:
            connection.execute(ANNOUNCEMENTS.delete().where(ANNOUNCEMENTS.c.at < self.clock() - KEPT))
