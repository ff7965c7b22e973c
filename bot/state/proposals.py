"""Changes that administrators have proposed in Telegram and not yet agreed to, kept until they are settled.

A proposal is made by one message and shown in one message, whose buttons carry its number. Whoever made it is
kept as a hash, like everybody.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sql

from bot.state.tables import AUDIT, PROPOSALS
from knowledge.database import autocommit, insert_new

KEPT = 2 * 24 * 60 * 60.0
"""Seconds for which a proposal waits to be agreed to."""


class Proposed(StrEnum):
    """What is proposed."""

    FILE = "file"
    CORRECTION = "correction"
    ROLLBACK = "rollback"
    REMOVAL = "removal"


class Stage(StrEnum):
    """How far a proposal has come. `READING`: the file is not read yet; `SHOWN`: what it would do can be agreed
    to; `BEGUN`: it is being done, or was when the process ended; `DONE`; `CLOSED`: nothing came of it."""

    READING = "reading"
    SHOWN = "shown"
    BEGUN = "begun"
    DONE = "done"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed change.

    `asked` is the message that made it, `shown_in` the bot's message that shows it, once that is known.
    `values` is what the change needs to be made, as JSON: a file's name, a correction's words. `seen` stands for
    what the person was shown; `told`: the message is known to say it. `target` is what is being made, once begun.
    """

    person: str
    asked: int
    kind: Proposed
    values: Mapping[str, Any] = field(default_factory=dict)
    plan: str | None = None
    stage: Stage = Stage.READING
    seen: str = ""
    told: bool = False
    shown_in: int | None = None
    target: Mapping[str, Any] | None = None
    attempts: int = 0
    at: float = 0.0
    id: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it can still be agreed to."""
        return self.stage in (Stage.SHOWN, Stage.BEGUN)


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals, kept in a database. `clock` tells the seconds since 1970."""

    engine: sql.Engine
    now: Callable[[], datetime]
    clock: Callable[[], float] = time.time

    def make(self, proposal: Proposal) -> Proposal:
        """Keep a proposal; the one that its message made before, where it did."""
        values = _row(proposal) | {"at": self.clock()}
        with self.engine.begin() as connection:
            insert_new(connection, PROPOSALS, values)
            row = connection.execute(sql.select(PROPOSALS).where(_made_by(proposal.person, proposal.asked)))
            return _proposal(row.mappings().one())

    def get(self, number: int) -> Proposal | None:
        """A proposal by its number."""
        return next(iter(self._find(PROPOSALS.c.id == number)), None)

    def made_by(self, person: str, asked: int) -> Proposal | None:
        """The proposal that a message made."""
        return next(iter(self._find(_made_by(person, asked))), None)

    def unread(self) -> list[Proposal]:
        """The files that are not read, or whose summary may not have been shown, the oldest first."""
        untold = sql.and_(PROPOSALS.c.stage == Stage.SHOWN, PROPOSALS.c.told.is_(False))
        waiting = sql.or_(PROPOSALS.c.stage == Stage.READING, untold)
        return self._find(sql.and_(PROPOSALS.c.kind == Proposed.FILE, waiting))

    def waiting(self) -> list[Proposal]:
        """The files that can be agreed to, the oldest first."""
        return self._find(sql.and_(PROPOSALS.c.kind == Proposed.FILE, PROPOSALS.c.stage == Stage.SHOWN))

    def of_album(self, person: str, album: str) -> Proposal | None:
        """The file that the pictures of an album are pages of."""
        mine = self._find(sql.and_(PROPOSALS.c.person == person, PROPOSALS.c.kind == Proposed.FILE))
        return next((one for one in mine if one.values.get("album") == album), None)

    def change(self, number: int, **changed: object) -> Proposal:
        """A proposal with some of its fields changed."""
        with self.engine.begin() as connection:
            connection.execute(PROPOSALS.update().where(PROPOSALS.c.id == number).values(**changed))
            row = connection.execute(sql.select(PROPOSALS).where(PROPOSALS.c.id == number))
            return _proposal(row.mappings().one())

    def done(self, number: int, who: str, action: str, subject: str) -> None:
        """A proposal is done, and it is noted who did what; once, however often it is said."""
        at = self.now().isoformat(timespec="seconds")
        open_ = sql.and_(PROPOSALS.c.id == number, PROPOSALS.c.stage != Stage.DONE)
        with self.engine.begin() as connection:
            if connection.execute(PROPOSALS.update().where(open_).values(stage=Stage.DONE, told=True)).rowcount:
                whose = sql.select(PROPOSALS.c.person).where(PROPOSALS.c.id == number).scalar_subquery()
                noted = {"at": at, "who": who, "action": action, "subject": subject, "person": whose}
                connection.execute(AUDIT.insert().values(**noted))

    def sweep(self) -> list[int]:
        """Forget what waited too long; the numbers of what may still be agreed to."""
        settled = PROPOSALS.c.stage.in_((Stage.DONE, Stage.CLOSED))
        with self.engine.begin() as connection:
            connection.execute(PROPOSALS.delete().where(PROPOSALS.c.at < self.clock() - KEPT))
            return list(connection.execute(sql.select(PROPOSALS.c.id).where(~settled)).scalars())

    def _find(self, where: sql.ColumnElement[bool]) -> list[Proposal]:
        fresh = PROPOSALS.c.at >= self.clock() - KEPT
        query = sql.select(PROPOSALS).where(where, fresh).order_by(PROPOSALS.c.id)
        with autocommit(self.engine) as connection:
            return [_proposal(row) for row in connection.execute(query).mappings()]


def _made_by(person: str, asked: int) -> sql.ColumnElement[bool]:
    return sql.and_(PROPOSALS.c.person == person, PROPOSALS.c.asked == asked)


def _proposal(row: sql.RowMapping) -> Proposal:
    return Proposal(**{**row, "kind": Proposed(row["kind"]), "stage": Stage(row["stage"])})


def _row(proposal: Proposal) -> dict[str, Any]:
    kept = {name: getattr(proposal, name) for name in Proposal.__slots__ if name not in ("id", "at")}
    return kept | {"values": dict(proposal.values), "kind": proposal.kind.value, "stage": proposal.stage.value}
