"""The groups that the bot is in, and how each of them wants it."""

from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sql

from bot.state.tables import GROUPS, QUESTIONS
from knowledge.database import autocommit, put


@dataclass(frozen=True, slots=True)
class Helper:
    """A person whom a group wants asked: Telegram's id and the name to tag."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group and its settings.

    `enabled` is None where nobody has said yes or no; `plan` is the plan that it is about; `every`: every
    question is answered, not only those put to the bot; `admins_only`: only the group's administrators may
    ask; `language` None is the installation's; `unshown`: no question of it is shown to the language model.
    """

    chat: int
    title: str = ""
    enabled: bool | None = None
    plan: str | None = None
    every: bool = False
    admins_only: bool = False
    helpers: tuple[Helper, ...] = ()
    language: str | None = None
    unshown: bool = False


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups, kept in a database."""

    engine: sql.Engine

    def get(self, chat: int) -> Group:
        """A group; one that was never changed is as groups are at first."""
        with autocommit(self.engine) as connection:
            row = connection.execute(sql.select(GROUPS).where(GROUPS.c.chat == chat)).mappings().first()
        return _group(row) if row else Group(chat)

    def put(self, group: Group) -> None:
        """Keep a group as it is now."""
        with autocommit(self.engine) as connection:
            put(connection, GROUPS, _row(group))

    def all(self) -> list[Group]:
        """Every group that was ever changed."""
        with autocommit(self.engine) as connection:
            return [_group(row) for row in connection.execute(sql.select(GROUPS)).mappings()]

    def move(self, old: int, new: int) -> None:
        """A group became a supergroup, which has another id."""
        group = self.get(old)
        with self.engine.begin() as connection:
            connection.execute(GROUPS.delete().where(GROUPS.c.chat.in_((old, new))))
            connection.execute(GROUPS.insert().values(**_row(replace(group, chat=new))))
            connection.execute(QUESTIONS.update().where(QUESTIONS.c.chat == str(old)).values(chat=str(new)))


def _group(row: sql.RowMapping) -> Group:
    return Group(**{**row, "helpers": tuple(Helper(**helper) for helper in row["helpers"])})


def _row(group: Group) -> dict[str, Any]:
    return {
        "chat": group.chat,
        "title": group.title,
        "enabled": group.enabled,
        "plan": group.plan,
        "every": group.every,
        "admins_only": group.admins_only,
        "helpers": [{"id": helper.id, "name": helper.name} for helper in group.helpers],
        "language": group.language,
        "unshown": group.unshown,
    }
