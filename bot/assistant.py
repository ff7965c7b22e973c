"""The assistant: the one function that every channel calls to have a question answered."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

from bot.reply import Reply
from bot.settings import Settings
from bot.store import open_store
from bot.wording import render
from knowledge.answer import NOTHING_SAID, Answer, Conversation
from knowledge.answers import answer
from knowledge.answers.chooser import Chooser
from knowledge.catalogue import CatalogueError
from knowledge.library import Library
from knowledge.plan import PlanVersion


class Assistant:
    """Answers questions over a library. Synchronous, safe to share between threads."""

    def __init__(self, library: Library, timezone: ZoneInfo, chooser: Chooser | None = None) -> None:
        self.library = library
        self._timezone = timezone
        self._chooser = chooser

    def ask(
        self,
        question: str,
        *,
        conversation: Conversation = NOTHING_SAID,
        plan: str | None = None,
        today: date | None = None,
        overheard: bool = False,
    ) -> Reply:
        """The answer to a question, in words; `plan` is the only plan to answer from where it is given.

        `overheard`: nobody put it to the assistant on purpose, so it is not shown to the language model.
        """
        started = perf_counter()

        def answered() -> Answer:
            return answer(
                self.library.shelf(),
                question,
                conversation=conversation,
                plan=plan,
                today=today or self.today(),
                chooser=None if overheard else self._chooser,
            )

        try:
            found = answered()
        except CatalogueError as error:
            if error.key != "catalogue.changed":
                raise
            # A plan was taken out just when it was to be read: what is left answers.
            found = answered()
        return render(found, (perf_counter() - started) * 1000)

    def plans(self) -> Sequence[PlanVersion]:
        """The current version of every plan; each is read when it is looked at."""
        return self.library.shelf().versions

    def original(self, version: PlanVersion) -> Path | None:
        """The file that a version was read from; None where it is no longer kept."""
        return self.library.originals.find(version.sha256)

    def today(self) -> date:
        """The date where the officials are."""
        return datetime.now(self._timezone).date()


@contextmanager
def open_assistant(settings: Settings) -> Iterator[Assistant]:
    """An assistant over the store that is configured, closed at the end. Raises CatalogueError."""
    with open_store(settings) as library:
        yield Assistant(library, settings.timezone, _chooser(settings))


def _chooser(settings: Settings) -> Chooser | None:
    """The language model of the settings, loaded at the first question that needs it."""
    if not settings.llm_model:
        return None

    @cache
    def opened() -> Chooser:
        from knowledge.generation import open_chooser

        return open_chooser(settings.llm_model, settings.llm_base_url, settings.llm_api_key)

    return lambda question, sentences: opened()(question, sentences)
