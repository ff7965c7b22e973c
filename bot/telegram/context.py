"""What every handler is given: a typed context whose `bot_data` is the desk."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from telegram import Message
from telegram.ext import CallbackContext, ExtBot

from bot.changed import Fallen, Otherwise
from bot.plan_list import Listed
from bot.reply import Reply
from bot.settings import Settings
from bot.state import State, open_state
from bot.state.groups import Group
from bot.state.opening import Shared
from bot.state.questions import Question
from bot.telegram.files.fetching import Fetcher
from bot.telegram.files.queue import FileQueue
from bot.telegram.sending.door import Door
from bot.telegram.sending.outage import Outage
from bot.telegram.talk.limits import Limits
from bot.telegram.talk.memory import Memory, SharedMemory
from bot.telegram.talk.thinking import Thinking
from bot.telegram.watching.liveness import Watch
from bot.telegram.watching.metrics import Metrics
from bot.telegram.wording import Words, words
from bot.upload_parts import UPLOADS
from ingest.pages import Shown
from knowledge.agenda import Agenda
from knowledge.answer import Conversation
from knowledge.answers.tour import Step
from knowledge.plan import PlanVersion
from knowledge.shelf import find_plan
from knowledge.span import Span
from knowledge.store import Store


class Answerer(Protocol):
    """The assistant as the bot sees it: blocking, safe to call from several threads at once."""

    def ask(
        self,
        question: str,
        *,
        conversation: Conversation = ...,
        plan: str | None = None,
        unshown: bool = ...,
        explain: bool = ...,
    ) -> Reply:
        """One answer. `unshown`: the language model does not see it; `explain`: with how it came about."""

    def plans(self) -> Sequence[PlanVersion]:
        """The plans known, in the version that is current; each may be read only when it is looked at."""

    def listed(self) -> Sequence[Listed]:
        """The plans as they are offered to choose from; none of them is read."""

    def original(self, version: PlanVersion) -> Path | None:
        """The file that a version was read from."""

    def shown(self, version: PlanVersion, spans: Sequence[Span]) -> Shown:
        """The pages on which the first of some passages of a version stands, all marked. Raises IngestError."""

    def agenda(self, plan: str) -> Agenda | None:
        """What a plan has at which time; None where it is not known (any more)."""

    def step(self, plan: str, step: Step, unit: str, language: str, most: int) -> Reply | None:
        """A step of the tour of a plan, of at most so many lines; None where it is not known (any more)."""

    def generation(self) -> int:
        """A number that grows with every change of the plans."""

    def again(self, question: Question) -> Otherwise | None:
        """What has become of an answer since; None where it still stands."""

    def today(self) -> date:
        """The date where the officials are."""


class Desk:
    """What the handlers work with. The state is open from `open` to `close`."""

    def __init__(
        self,
        settings: Settings,
        assistant: Answerer,
        door: Door,
        fetcher: Fetcher,
        store: Store | None = None,
        thinking: Thinking | None = None,
        watch: Watch | None = None,
        metrics: Metrics | None = None,
    ) -> None:
        self.settings = settings
        self.assistant = assistant
        self.door = door
        self.fetcher = fetcher
        self.files = FileQueue()
        self.thinking = thinking or Thinking()
        self.outage = Outage(is_shared=settings.is_shared)
        self.watch = watch or Watch(settings.data_dir, self.thinking.is_well)
        self.metrics = metrics or Metrics()
        self._store = store
        self.memory = Memory()
        self.members: dict[int, float] = {}
        """Who was found in an enabled group, and until when (monotonic seconds) that is believed."""
        self.limits = Limits(settings.person_limit, settings.chat_limit)
        self.chats: dict[str, int] = {}
        """Private chats that have written since the start, by the hash that they are kept by."""
        self.fallen: tuple[int, list[Fallen]] | None = None
        """The answers that no longer stand, as of a generation of the plans."""
        self._state: State | None = None

    @property
    def state(self) -> State:
        """What the bot remembers."""
        if self._state is None:
            raise RuntimeError("the desk is not open")
        return self._state

    @property
    def shared(self) -> Shared:
        """What several machines over one database have to know of each other; for where there is such a database."""
        if self.state.shared is None:
            raise RuntimeError("the desk is not shared")
        return self.state.shared

    @property
    def has_store(self) -> bool:
        """Whether there are plans that can be changed."""
        return self._store is not None

    @property
    def store(self) -> Store:
        """The plans, to be changed."""
        if self._store is None:
            raise RuntimeError("the desk has no store")
        return self._store

    def open(self) -> None:
        """Open what has to be closed again."""
        self._state = open_state(self.settings.data_dir, database_url=self.settings.database_url)
        if self._state.shared:
            self.memory = SharedMemory(self._state.shared.talks, self._state.people)

    def close(self) -> None:
        """Close it."""
        self.thinking.close()
        if self._state:
            self._state.close()
        self._state = None

    def group(self, chat: int) -> Group:
        """The settings of a chat; a private chat has those that groups have at first."""
        return self.state.groups.get(chat) if chat < 0 else Group(chat)

    def plan_of(self, chat: int) -> str | None:
        """The plan that a group is about, as long as there is that plan."""
        plan = self.group(chat).plan
        return plan if plan and find_plan(self.assistant.plans(), plan.__eq__) else None

    def unit_of(self, chat: int) -> str:
        """The unit that a group, or the person of a private chat, has said to be; empty where none was said."""
        people = self.state.people
        return self.state.units.of(people.person(chat) if chat > 0 else people.chat(chat))

    def language(self, chat: int) -> str:
        """The language of a chat."""
        return self.group(chat).language or self.settings.language

    def words(self, chat: int) -> Words:
        """The sentences in the language of a chat."""
        return words(self.language(chat))

    def chat_of(self, kept: str) -> int | None:
        """The chat that is kept under a name; of a private one only where it is known otherwise whose it is."""
        if not kept.startswith("private:"):
            return int(kept)
        known = [*self.settings.admin_user_ids, *self.members, *(one.chat for one in self.state.follows.all())]
        hashes = {self.state.people.chat(chat): chat for chat in known if chat > 0}
        return self.chats.get(kept) or hashes.get(kept)

    def folder_of(self, proposal: int) -> Path:
        """Where the file of a proposal is kept until it is settled."""
        return self.settings.data_dir / UPLOADS / str(proposal)

    def admin_of(self, person: str) -> int | None:
        """The administrator of the bot who is kept as this hash; None where nobody is, or any more."""
        return next((a for a in self.settings.admin_user_ids if self.state.people.person(a) == person), None)

    def words_for(self, message: Message) -> Words:
        """The sentences in the language of the chat of a message."""
        return self.words(message.chat.id)


Context = CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], Desk]
