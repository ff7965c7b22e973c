"""What the pages of the reading room are made of: the plans, who may see them, words and templates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.assistant import Assistant
from bot.settings import Settings
from bot.telegram.context import Desk
from bot.telegram.talk.limits import Limits
from bot.web.visitors import Access
from bot.wording.cli import Words
from bot.wording.web import ROOM
from knowledge.text import squeeze

FOLDER = Path(__file__).parent
PAGES_A_MINUTE, ALL_PAGES_A_MINUTE = 240, 6_000
"""How many pages one visitor, and all of them together, may have in a minute."""
ENTRIES_A_MINUTE, ALL_ENTRIES_A_MINUTE = 20, 600
"""The same for attempts to get in, by address."""


@dataclass(frozen=True, slots=True, eq=False)
class House:
    """Everything that a page needs. `clock` tells the seconds since 1970; `url` is where browsers find the room."""

    settings: Settings
    assistant: Assistant
    desk: Desk
    access: Access
    key: bytes
    url: str
    clock: Callable[[], float]
    pages: Limits
    entries: Limits

    @property
    def words(self) -> Words:
        """The names of facts and kinds."""
        return Words(self.settings.language)

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the room by https: then a Mini App may hold it in its frame."""
        return self.url.startswith("https://")

    def today(self) -> date:
        """The date where the officials are."""
        return self.assistant.today()

    def say(self, key: str, **values: object) -> str:
        """A sentence of the room."""
        return ROOM[self.settings.language][key].format(**values)

    def page(self, name: str, **values: Any) -> str:
        """A page made of a template."""
        return templates().get_template(name).render(say=self.say, language=self.settings.language, **values)


def limits() -> tuple[Limits, Limits]:
    """How many pages, and how many attempts to get in."""
    return Limits(PAGES_A_MINUTE, ALL_PAGES_A_MINUTE), Limits(ENTRIES_A_MINUTE, ALL_ENTRIES_A_MINUTE)


@cache
def templates() -> Environment:
    """The templates, which escape whatever is put into them."""
    loader = FileSystemLoader(FOLDER / "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["squeeze"] = squeeze
    return made
