"""Answers that an administrator gave where the plans have none: each with its source, until its plan ends."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta

import sqlalchemy as sql

from bot.state.tables import TAUGHT
from knowledge.database import autocommit


@dataclass(frozen=True, slots=True)
class TaughtAnswer:
    """An answer given once for a question.

    `content` is the question in folded words; `plan` the plan it was asked of, None where it was of none;
    `until` the last day on which it is given, None where its plan has no end; `author` is empty, and `person`
    None, once they are forgotten.
    """

    question: str
    content: str
    answer: str
    source: str
    author: str
    given_on: date
    plan: str | None = None
    until: date | None = None
    id: int = 0
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Taught:
    """The answers, kept in a database."""

    engine: sql.Engine

    def add(self, taught: TaughtAnswer) -> int:
        """Keep an answer in the place of an earlier one to the same question of the same plan; its number."""
        values = asdict(taught) | {
            "given_on": taught.given_on.isoformat(),
            "until": taught.until.isoformat() if taught.until else None,
        }
        del values["id"]
        with self.engine.begin() as connection:
            same = sql.and_(TAUGHT.c.content == taught.content, TAUGHT.c.plan.is_not_distinct_from(taught.plan))
            connection.execute(TAUGHT.delete().where(same))
            number = connection.execute(TAUGHT.insert().values(**values)).inserted_primary_key
        assert number is not None
        return int(number[0])

    def valid(self, today: date) -> list[TaughtAnswer]:
        """The answers that are given today."""
        current = sql.or_(TAUGHT.c.until.is_(None), TAUGHT.c.until >= today.isoformat())
        with autocommit(self.engine) as connection:
            rows = connection.execute(sql.select(TAUGHT).where(current).order_by(TAUGHT.c.id)).mappings()
            return [_taught(row) for row in rows]

    def forget(self, person: str) -> None:
        """Let go of who gave an answer; what it says is the office's, and stays."""
        with autocommit(self.engine) as connection:
            connection.execute(TAUGHT.update().where(TAUGHT.c.person == person).values(**_NOBODY))

    def sweep(self, today: date, days: int) -> None:
        """Let go of who gave answers more than so many days ago, and of answers that ended that long ago."""
        border = (today - timedelta(days=days)).isoformat()
        with self.engine.begin() as connection:
            connection.execute(TAUGHT.delete().where(TAUGHT.c.until < border))
            connection.execute(TAUGHT.update().where(TAUGHT.c.given_on < border).values(**_NOBODY))


_NOBODY = {"author": "", "person": None}


def _taught(row: sql.RowMapping) -> TaughtAnswer:
    dates = {
        "given_on": date.fromisoformat(row["given_on"]),
        "until": date.fromisoformat(row["until"]) if row["until"] else None,
    }
    return TaughtAnswer(**{**row, **dates})
