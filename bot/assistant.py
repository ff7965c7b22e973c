"""The assistant: the one function that every channel calls to have a question answered."""

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import BoundedSemaphore
from time import perf_counter
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.reply import Reply
from bot.settings import Settings
from bot.store import open_store
from bot.wording import render
from knowledge.answer import NOTHING_SAID, Answer, Conversation, Statement
from knowledge.answers import answer
from knowledge.budget import BUDGET, OutOfTimeError, limited
from knowledge.catalogue import CatalogueError, DamagedError
from knowledge.choice.model import Model
from knowledge.library import Library
from knowledge.links import links_of
from knowledge.plan import PlanVersion
from knowledge.question.naming import label_of
from knowledge.shelf import Shelf
from knowledge.span import Span

LONGEST_QUESTION = 1_000
"""Characters; the longest question of the golden sets has a fifth of it."""

DRAWN_AT_ONCE = 2
"""Pages are drawn by processes of their own: so many at a time."""

if TYPE_CHECKING:
    from bot.changed import Otherwise
    from bot.plan_list import Listed
    from bot.state.questions import Question
    from ingest.pages import Leaf, Page, Sheets, Shown
    from knowledge.agenda import Agenda
    from knowledge.answers.tour import Step
    from knowledge.language_model.phraser import Phraser

log = logging.getLogger(__name__)


class Assistant:
    """Answers questions over a library. Synchronous, safe to share between threads."""

    def __init__(
        self, library: Library, timezone: ZoneInfo, phraser: "Phraser | None" = None, model: Model | None = None
    ) -> None:
        """`model`: other weights of the choice than those that come with the program, to measure with."""
        self.library = library
        self._timezone = timezone
        self._phraser = phraser
        self._model = model
        self.drawing = BoundedSemaphore(DRAWN_AT_ONCE)
        """Held while pages are drawn."""
        self._listed: tuple[int, date, Sequence[Listed]] | None = None
        """Of which generation and day."""
        self._agendas: dict[str, Agenda | None] = {}
        self._agendas_of = -1
        """The generation that the agendas are of."""

    def ask(
        self,
        question: str,
        *,
        conversation: Conversation = NOTHING_SAID,
        plan: str | None = None,
        today: date | None = None,
        unshown: bool = False,
        explain: bool = False,
    ) -> Reply:
        """The answer to a question, in words; `plan` is the only plan to answer from where it is given.

        With `explain` the reply carries how it came about.

        `unshown`: it is not shown to the language model; nobody put it to the assistant on purpose, or its group
        wants it so.
        """
        started, read = perf_counter(), within_reason(question)

        def answered(shelf: Shelf) -> Answer:
            return self._answer(
                read,
                shelf,
                conversation=conversation,
                plan=plan,
                today=today or self.today(),
                phraser=None if unshown else self._phraser,
                explain=explain,
                model=self._model,
            )

        # What the first question opens is no part of what this one takes.
        opened = self.library.shelf()
        try:
            with limited(BUDGET):
                found = self._of_what_is_there(opened, answered)
        except OutOfTimeError:
            log.warning("a question of %d characters was given up: it took too much processor time", len(read))
            found = Answer(read, "refused", "vi", abstained=True, statements=(Statement("too_hard"),))
        if read != question:
            found = replace(found, notes=(*found.notes, Statement("cut", {"count": len(read)})))
        return replace(render(found, (perf_counter() - started) * 1000), question=question)

    def _of_what_is_there(self, shelf: Shelf, answered: Callable[[Shelf], Answer]) -> Answer:
        try:
            return answered(shelf)
        except CatalogueError as error:
            if error.key != "catalogue.changed":
                raise
            # A plan was taken out just when it was to be read: what is left answers.
            return answered(self.library.shelf())

    def _answer(self, question: str, shelf: Shelf, **given: Any) -> Answer:
        """The answer of what is whole; plans that turn out to be damaged are set aside and told of."""
        met: set[str] = set()
        while True:
            try:
                found = answer(shelf, question, **given)
            except DamagedError as error:
                if error.plan in met:
                    raise
                met.add(error.plan)
                self.library.set_aside(error)
                shelf = self.library.shelf()
            else:
                return without_damaged(found, shelf.damaged, met)

    def plans(self) -> Sequence[PlanVersion]:
        """The current version of every plan; each is read when it is looked at."""
        return self.library.shelf().versions

    def listed(self) -> "Sequence[Listed]":
        """The plans as they are offered to choose from; none of them is read."""
        from bot.plan_list import listed

        shelf, today = self.library.shelf(), self.today()
        known = self._listed
        if known is None or known[:2] != (shelf.generation, today):
            known = self._listed = shelf.generation, today, listed(shelf.digests, today)
        return known[2]

    def original(self, version: PlanVersion) -> Path | None:
        """The file that a version was read from; None where it is no longer kept."""
        return self.library.originals.find(version.sha256)

    def shown(self, version: PlanVersion, spans: Sequence[Span]) -> "Shown":
        """The pages on which the first of some passages of a version stands, all marked. Raises IngestError."""
        from ingest.pages import pages_of

        return pages_of(version, self._sheets(version), spans)

    def page(self, version: PlanVersion, number: int, spans: Sequence[Span] = ()) -> "Page":
        """One page of a version, with the passages that stand on it marked. Raises IngestError."""
        from ingest.pages import page_of

        return page_of(version, self._sheets(version), number, spans)

    def leaf(self, version: PlanVersion, number: int | None, span: Span | None) -> "Leaf":
        """What stands where on a page of a version: of a number, else of a passage, else the first. Raises
        IngestError."""
        from ingest.pages import leaf_of

        return leaf_of(version, self._sheets(version), number, span)

    def _sheets(self, version: PlanVersion) -> "Sheets":
        from ingest.pages import Sheets

        library, known = self.library, version.sha256
        return Sheets(
            lambda: self.original(version),
            library.derived.of(known),
            lambda: library.originals.places(known),
            self.drawing,
        )

    def agenda(self, plan: str) -> "Agenda | None":
        """What a plan has at which time; None where it is not known (any more)."""
        # Loaded when dates are wanted: a question alone needs none of it.
        from bot.agendas import agendas_of

        shelf = self.library.shelf()
        if plan not in shelf.by_plan:
            return None
        if self._agendas_of != shelf.generation:
            self._agendas_of, self._agendas = shelf.generation, {}
        agendas = self._agendas
        if plan not in agendas:
            try:
                agendas[plan] = next(agendas_of(shelf, [plan]))
            except CatalogueError as error:
                # One plan that cannot be read keeps nobody from being told of the others.
                log.warning("plan %s has no dates: %s", plan, error)
                agendas[plan] = None
        return agendas[plan]

    def step(self, plan: str, step: "Step", unit: str, language: str, most: int) -> "Reply | None":
        """A step of the tour of a plan in words, of at most so many lines; None where it is not known (any more)."""
        from knowledge.answers.tour import tour_step

        shelf = self.library.shelf()
        version = shelf.plan(plan)
        if version is None:
            return None
        return render(tour_step(shelf, version, step, unit, self.today(), language, most), 0.0)

    def generation(self) -> int:
        """A number that grows with every change of the plans."""
        return self.library.shelf().generation

    def again(self, question: "Question") -> "Otherwise | None":
        """What has become of an answer since it was given; None where it still stands."""
        from bot.changed import Otherwise

        [plan] = question.plans
        asked_at = datetime.fromisoformat(question.asked_at)
        shelf = self.library.shelf()
        current = shelf.plan(plan)
        if current is None:
            return Otherwise(plan, plan, 0, None, None)
        amending = [one for name in links_of(shelf).changes_of(plan) if (one := shelf.plan(name)) is not None]
        known = [one for one in amending if _was_there(one, asked_at)]
        before = _then(shelf, current, asked_at)
        if before is None or (before.sha256 == current.sha256 and len(known) == len(amending)):
            return None
        from knowledge.answers.again import asked_again

        conversation = Conversation(question.plans, question.content)
        texts = (before, *known), (current, *amending)
        found = asked_again(question.question, conversation, *texts, self.today())
        if found is None:
            return None
        answered = found.before
        if before is not current:
            quotes = [replace(one, version=before.version) if one.plan == plan else one for one in answered.citations]
            answered = replace(answered, citations=tuple(quotes))
        old, new = render(answered, 0.0), render(found.after, 0.0)
        if before is not current:
            return Otherwise(plan, label_of(current), current.version, old, new)
        by = max((one for one in amending if one not in known), key=lambda one: one.ingested_at)
        return Otherwise(by.plan, label_of(by), by.version, old, new, by_letter=True)

    def today(self) -> date:
        """The date where the officials are."""
        return datetime.now(self._timezone).date()


def within_reason(question: str) -> str:
    """As much of a question as a person would ask: a longer one is cut between two words."""
    if len(question) <= LONGEST_QUESTION:
        return question
    cut = question[: LONGEST_QUESTION + 1]
    spaces = [at for at, letter in enumerate(cut) if letter.isspace()]
    return question[: spaces[-1] if spaces and spaces[-1] else LONGEST_QUESTION]


def without_damaged(found: Answer, damaged: Collection[str], met: Collection[str]) -> Answer:
    """The answer, saying that some plans are damaged; where it is none, and they were asked about, that alone.

    `met` are those that the question would have been answered from.
    """
    if not damaged:
        return found
    if found.abstained and met:
        told = Statement("damaged.plan", {"plans": tuple(sorted(met))})
        return replace(found, statements=(told,), citations=(), clarify=())
    return replace(found, notes=(*found.notes, Statement("damaged", {"plans": tuple(sorted(damaged))})))


def _then(shelf: Shelf, current: PlanVersion, moment: datetime) -> PlanVersion | None:
    """The version of a plan that was current at a moment; None where none was there."""
    if _was_there(current, moment):
        return current
    return next((one for one in shelf.earlier(current.plan) if _was_there(one, moment)), None)


def _was_there(version: PlanVersion, moment: datetime) -> bool:
    """Whether a version was there at a moment, which is known to the second."""
    return version.ingested_at.replace(microsecond=0) <= moment


@contextmanager
def open_assistant(settings: Settings) -> Iterator[Assistant]:
    """An assistant over the store that is configured, closed at the end.

    Raises CatalogueError, also where there are no plans because they are lost, or those of another catalogue.
    """
    with open_store(settings) as library:
        library.check_not_emptied()
        yield Assistant(library, settings.timezone, _phraser(settings))


def _phraser(settings: Settings) -> "Phraser | None":
    """The language model of the settings, opened at the first question that needs it."""
    if not settings.llm_model:
        return None
    # Loaded where one is set: questions without need none of it.
    from bot.ledger import ledger_of
    from knowledge.language_model.opening import open_phraser

    return open_phraser(
        settings.llm_model,
        settings.llm_base_url,
        settings.llm_api_key,
        always=settings.llm_always,
        daily=settings.llm_daily_tokens,
        patience=settings.llm_seconds,
        ledger=ledger_of(settings),
        today=lambda: datetime.now(settings.timezone).date(),
    )
