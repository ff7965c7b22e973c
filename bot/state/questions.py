"""The questions that were put to the bot, what became of them, and what people thought of the answers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import sqlalchemy as sql
from sqlalchemy.dialects.postgresql import JSONB

from bot.state.groups import Helper
from bot.state.tables import CALLS, FEEDBACK, QUESTIONS
from knowledge.database import autocommit, insert_new


class Ending(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    DECLINED = "declined"
    FAILED = "failed"
    ASKED_BACK = "asked back"
    """Only whoever asked sees that they were asked which plan they mean."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer.

    `chat` and `person` are names of `People`; `message` is the question's message, `answers` those of the
    answer. `reason` tells why it was declined. `content` and `plans` are what a follow-up leans on.
    """

    chat: str
    message: int
    person: str
    question: str
    answer: str
    outcome: Ending
    reason: str = ""
    content: str = ""
    plans: tuple[str, ...] = ()
    answers: tuple[int, ...] = ()
    took_ms: float = 0.0
    asked_at: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody thought of an answer."""

    question: int
    good: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody was asked to answer in the bot's place."""

    question: int
    helpers: tuple[Helper, ...]
    resolved_by: str | None = None


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions, kept in a database for a number of days."""

    engine: sql.Engine
    now: Callable[[], datetime]

    def add(self, question: Question) -> int:
        """Keep a question in the place of an earlier one of its message; its number, which buttons carry."""
        values = _row(question) | {"asked_at": self.now().isoformat(timespec="seconds")}
        with self.engine.begin() as connection:
            connection.execute(QUESTIONS.delete().where(_is_message(question.chat, question.message)))
            number = connection.execute(QUESTIONS.insert().values(**values)).inserted_primary_key
        assert number is not None
        return int(number[0])

    def delivered(self, number: int, answers: list[int]) -> None:
        """The answer stands in these messages."""
        with autocommit(self.engine) as connection:
            connection.execute(QUESTIONS.update().where(QUESTIONS.c.id == number).values(answers=answers))

    def asked_back(self, number: int) -> None:
        """Whoever asked was asked back where nobody else sees it: no message is its answer."""
        with autocommit(self.engine) as connection:
            values = {"outcome": Ending.ASKED_BACK.value}
            connection.execute(QUESTIONS.update().where(QUESTIONS.c.id == number).values(**values))

    def get(self, number: int) -> Question | None:
        """A question by its number."""
        return self._one(QUESTIONS.c.id == number)

    def asked_with(self, chat: str, message: int) -> Question | None:
        """The question that a message asked."""
        return self._one(_is_message(chat, message))

    def answered_with(self, chat: str, message: int) -> Question | None:
        """The question that a message of the bot answers."""
        return self._one(sql.and_(QUESTIONS.c.chat == chat, self._is_among_answers(message)))

    def since(self, moment: datetime) -> list[Question]:
        """The questions asked since then, the latest first."""
        return self._find(QUESTIONS.c.asked_at >= moment.isoformat(timespec="seconds"))

    def verdicts(self) -> list[Verdict]:
        """What people thought of answers."""
        with autocommit(self.engine) as connection:
            rows = connection.execute(sql.select(FEEDBACK))
            return [Verdict(row.question, row.good, row.reason) for row in rows]

    def judge(self, number: int, person: str, *, good: bool, reason: str = "") -> None:
        """Somebody's verdict, in the place of their earlier one."""
        with self._feedback_of(number, person) as connection:
            connection.execute(FEEDBACK.insert().values(question=number, person=person, good=good, reason=reason))

    def call(self, number: int, helpers: tuple[Helper, ...]) -> bool:
        """Somebody is asked in the bot's place; False where that has been done before."""
        tagged = [{"id": helper.id, "name": helper.name} for helper in helpers]
        with autocommit(self.engine) as connection:
            return insert_new(connection, CALLS, {"question": number, "helpers": tagged})

    def called(self, number: int) -> Call | None:
        """Who was asked in the bot's place."""
        with autocommit(self.engine) as connection:
            row = connection.execute(sql.select(CALLS).where(CALLS.c.question == number)).first()
        return Call(row.question, tuple(Helper(**h) for h in row.helpers), row.resolved_by) if row else None

    def resolve(self, number: int, name: str) -> None:
        """Whoever was asked has seen to it."""
        with autocommit(self.engine) as connection:
            connection.execute(CALLS.update().where(CALLS.c.question == number).values(resolved_by=name))

    def count(self, person: str) -> int:
        """How many questions of a person are kept."""
        query = sql.select(sql.func.count()).select_from(QUESTIONS).where(QUESTIONS.c.person == person)
        with autocommit(self.engine) as connection:
            return int(connection.execute(query).scalar_one())

    def of_person(self, person: str) -> list[int]:
        """The ids of all that is kept of a person."""
        with self.engine.connect() as connection:
            return list(connection.execute(sql.select(QUESTIONS.c.id).where(QUESTIONS.c.person == person)).scalars())

    def forget(self, person: str) -> int:
        """Delete what is kept of a person; how many questions that was."""
        with self.engine.begin() as connection:
            connection.execute(FEEDBACK.delete().where(FEEDBACK.c.person == person))
            return connection.execute(QUESTIONS.delete().where(QUESTIONS.c.person == person)).rowcount

    def sweep(self, days: int) -> int:
        """Delete what is older than so many days; how many questions that was."""
        border = (self.now() - timedelta(days=days)).isoformat(timespec="seconds")
        with autocommit(self.engine) as connection:
            return connection.execute(QUESTIONS.delete().where(QUESTIONS.c.asked_at < border)).rowcount

    def _is_among_answers(self, message: int) -> sql.ColumnElement[bool]:
        if self.engine.dialect.name != "sqlite":
            return sql.cast(QUESTIONS.c.answers, JSONB).contains([message])
        answers = sql.func.json_each(QUESTIONS.c.answers).table_valued("value")
        return sql.exists(sql.select(answers.c.value).where(answers.c.value == message))

    def _one(self, where: sql.ColumnElement[bool]) -> Question | None:
        return next(iter(self._find(where)), None)

    def _find(self, where: sql.ColumnElement[bool]) -> list[Question]:
        query = sql.select(QUESTIONS).where(where).order_by(QUESTIONS.c.id.desc())
        with autocommit(self.engine) as connection:
            return [_question(row) for row in connection.execute(query).mappings()]

    @contextmanager
    def _feedback_of(self, number: int, person: str) -> Iterator[sql.Connection]:
        with self.engine.begin() as connection:
            mine = sql.and_(FEEDBACK.c.question == number, FEEDBACK.c.person == person)
            connection.execute(FEEDBACK.delete().where(mine))
            yield connection


def _is_message(chat: str, message: int) -> sql.ColumnElement[bool]:
    return sql.and_(QUESTIONS.c.chat == chat, QUESTIONS.c.message == message)


def _question(row: sql.RowMapping) -> Question:
    lists = {"plans": tuple(row["plans"]), "answers": tuple(row["answers"])}
    return Question(**{**row, "outcome": Ending(row["outcome"]), **lists})


def _row(question: Question) -> dict[str, object]:
    return {
        "chat": question.chat,
        "message": question.message,
        "person": question.person,
        "question": question.question,
        "answer": question.answer,
        "outcome": question.outcome.value,
        "reason": question.reason,
        "content": question.content,
        "plans": list(question.plans),
        "answers": list(question.answers),
        "took_ms": question.took_ms,
    }
