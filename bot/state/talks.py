"""What was said last by each person in each chat and topic, where several machines have to know it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

import sqlalchemy as sql

from bot.state.tables import TALKS
from knowledge.answer import Conversation
from knowledge.database import autocommit, put

LAPSE = timedelta(minutes=30)
"""After so long a silence a group is back at its own plan."""


@dataclass(frozen=True, slots=True)
class Talks:
    """The latest turns, kept in a database; `chat` is a name of `People`, and so is `person`, empty for whoever spoke
    last."""

    engine: sql.Engine
    now: Callable[[], datetime]

    def recall(self, chat: str, topic: int | None, person: str = "") -> Conversation:
        """The conversation so far, an empty one where nothing was said, or in a group not for long."""
        mine = sql.and_(_is(chat, topic), TALKS.c.person == person)
        with autocommit(self.engine) as connection:
            row = connection.execute(sql.select(TALKS.c.turn, TALKS.c.at).where(mine)).first()
        border = (self.now() - LAPSE).isoformat(timespec="seconds")
        if row is None or (row.at < border and not chat.startswith("private:")):
            return Conversation()
        turn = row.turn
        return Conversation(**{**turn, "plans": tuple(turn["plans"]), "turns": tuple(turn.get("turns", ()))})

    def keep(self, chat: str, topic: int | None, person: str, conversation: Conversation) -> None:
        """Remember the latest turn."""
        turn = {**asdict(conversation), "plans": list(conversation.plans)}
        at = self.now().isoformat(timespec="seconds")
        with autocommit(self.engine) as connection:
            put(connection, TALKS, {"chat": chat, "topic": topic or 0, "person": person, "turn": turn, "at": at})

    def move(self, old: str, new: str) -> None:
        """A chat has another name from now on."""
        with self.engine.begin() as connection:
            connection.execute(TALKS.delete().where(TALKS.c.chat == new))
            connection.execute(TALKS.update().where(TALKS.c.chat == old).values(chat=new))

    def forget(self, chat: str, topic: int | None) -> None:
        """Nothing was said there."""
        with autocommit(self.engine) as connection:
            connection.execute(TALKS.delete().where(_is(chat, topic)))

    def forget_person(self, person: str) -> None:
        """Nothing was said by somebody, in private or elsewhere, nor was it the last that was said there."""
        with self.engine.begin() as connection:
            mine = sql.or_(TALKS.c.person == person, TALKS.c.chat == f"private:{person}")
            said = connection.execute(sql.select(TALKS).where(TALKS.c.person == person)).all()
            for row in said:
                last = sql.and_(TALKS.c.chat == row.chat, TALKS.c.topic == row.topic, TALKS.c.person == "")
                if connection.execute(sql.select(TALKS.c.turn).where(last)).scalar() == row.turn:
                    connection.execute(TALKS.delete().where(last))
            connection.execute(TALKS.delete().where(mine))

    def sweep(self, days: int) -> None:
        """Forget what was said longer ago than so many days."""
        border = (self.now() - timedelta(days=days)).isoformat(timespec="seconds")
        with autocommit(self.engine) as connection:
            connection.execute(TALKS.delete().where(TALKS.c.at < border))


def _is(chat: str, topic: int | None) -> sql.ColumnElement[bool]:
    return sql.and_(TALKS.c.chat == chat, TALKS.c.topic == (topic or 0))
