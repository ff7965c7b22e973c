"""How far people have come in the tour of a plan, what they answered in its quiz, what they have ticked off.

Whoever it is is kept as a hash; by name only whoever agrees to be seen as finished by the group's administrators.
"""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sql

from bot.state.tables import POLLS, TICKS, TOURS
from knowledge.database import autocommit, insert_new, put

KEPT = 400 * 24 * 60 * 60.0
"""Seconds after which a tour that nobody goes on with is forgotten."""


@dataclass(frozen=True, slots=True)
class Tour:
    """Somebody's tour of a plan.

    `group` is the group that it was begun from; `unit` None until it was asked for, empty where there is none.
    `asked` and `right` count the questions of the quiz, which is made of `version`; `finished` is when it was over, in
    seconds since 1970; `name` what the group's administrators may see, empty where they may not.
    """

    person: str
    plan: str
    group: int | None = None
    step: int = 0
    unit: str | None = None
    version: int = 0
    asked: int = 0
    right: int = 0
    finished: float | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Poll:
    """A question that was sent to somebody, by Telegram's name for it."""

    poll: str
    person: str
    plan: str
    question: str
    right: int
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Learning:
    """Tours, their questions, and ticks, kept in a database. `clock` tells the seconds since 1970."""

    engine: sql.Engine
    clock: Callable[[], float] = time.time

    def tour(self, person: str, plan: str) -> Tour | None:
        """Somebody's tour of a plan."""
        return next(iter(self._find(TOURS.c.person == person, TOURS.c.plan == plan)), None)

    def latest(self, person: str) -> Tour | None:
        """The tour that somebody went on with last."""
        return next(iter(self._find(TOURS.c.person == person)), None)

    def of_group(self, group: int) -> list[Tour]:
        """The tours that were begun from a group."""
        return self._find(TOURS.c.group == group)

    def keep(self, tour: Tour) -> None:
        """Keep a tour as it is now."""
        with autocommit(self.engine) as connection:
            put(connection, TOURS, {**asdict(tour), "at": self.clock()})

    def sent(self, poll: Poll) -> None:
        """A question was sent."""
        with autocommit(self.engine) as connection:
            insert_new(connection, POLLS, {**asdict(poll), "at": self.clock()})

    def answer(self, poll: str, person: str, option: int) -> tuple[Poll, Tour] | None:
        """Count somebody's answer to a question that was put to them, once: the question, and their tour with it.

        The same again where it is told again, after a restart; None where it was put to somebody else, or the tour of
        it is no longer kept.
        """
        mine = sql.and_(POLLS.c.poll == poll, POLLS.c.person == person)
        with self.engine.begin() as connection:
            new = connection.execute(POLLS.update().where(mine, POLLS.c.answered.is_(False)).values(answered=True))
            row = connection.execute(sql.select(*_but_time(POLLS)).where(mine)).mappings().first()
            if row is None:
                return None
            asked = Poll(**row)
            of_it = sql.and_(TOURS.c.person == person, TOURS.c.plan == asked.plan)
            if new.rowcount:
                right = TOURS.c.right + int(option == asked.right)
                counted = {"asked": TOURS.c.asked + 1, "right": right, "at": self.clock()}
                connection.execute(TOURS.update().where(of_it).values(**counted))
            tour = connection.execute(sql.select(*_but_time(TOURS)).where(of_it)).mappings().first()
        return (asked, Tour(**tour)) if tour else None

    def ticked(self, person: str, plan: str) -> frozenset[str]:
        """The criteria of a plan that somebody has ticked off."""
        mine = sql.and_(TICKS.c.person == person, TICKS.c.plan == plan)
        with autocommit(self.engine) as connection:
            return frozenset(connection.execute(sql.select(TICKS.c.criterion).where(mine)).scalars())

    def tick(self, person: str, plan: str, criterion: str) -> None:
        """Tick a criterion off, or no longer."""
        values = {"person": person, "plan": plan, "criterion": criterion}
        mine = sql.and_(TICKS.c.person == person, TICKS.c.plan == plan, TICKS.c.criterion == criterion)
        with self.engine.begin() as connection:
            if not connection.execute(TICKS.delete().where(mine)).rowcount:
                connection.execute(TICKS.insert().values(**values, at=self.clock()))

    def forget(self, person: str) -> None:
        """Let go of what is kept of a person."""
        with self.engine.begin() as connection:
            for table in (TOURS, POLLS, TICKS):
                connection.execute(table.delete().where(table.c.person == person))

    def forget_unit(self, person: str) -> None:
        """Let go of which unit somebody is of: it is asked for again."""
        with autocommit(self.engine) as connection:
            connection.execute(TOURS.update().where(TOURS.c.person == person).values(unit=None))

    def move(self, old: int, new: int) -> None:
        """A group has another id."""
        with autocommit(self.engine) as connection:
            connection.execute(TOURS.update().where(TOURS.c.group == old).values(group=new))

    def sweep(self) -> None:
        """Forget what nobody has gone on with for long."""
        with self.engine.begin() as connection:
            for table in (TOURS, POLLS, TICKS):
                connection.execute(table.delete().where(table.c.at < self.clock() - KEPT))

    def _find(self, *where: sql.ColumnElement[bool]) -> list[Tour]:
        query = sql.select(*_but_time(TOURS)).where(*where).order_by(TOURS.c.at.desc())
        with autocommit(self.engine) as connection:
            return [Tour(**row) for row in connection.execute(query).mappings()]


def _but_time(table: sql.Table) -> list[sql.Column[Any]]:
    return [column for column in table.c if column.name != "at"]
