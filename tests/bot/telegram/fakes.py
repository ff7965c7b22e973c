"""An assistant that says what a test tells it to, and the values it says it with."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from bot.changed import Otherwise
from bot.plan_list import Listed, listed
from bot.reply import Line, Reply, Run
from bot.state.questions import Question
from bot.wording import render
from ingest.errors import IngestError
from ingest.pages import Shown
from knowledge.agenda import Agenda, agenda_of
from knowledge.answer import Citation, Conversation, PlanChoice
from knowledge.answers.tour import Step, tour_step
from knowledge.card import Card, Field
from knowledge.digest import digest_of
from knowledge.plan import PlanVersion
from knowledge.span import Span
from tests.plans_made import shelf_of

Answering = Callable[[str, Conversation, str | None], Reply]
Script = Mapping[str, Reply | Exception | Answering]


NOTHING_SAID = Conversation()


class ScriptedAssistant:
    """Answers from a script, any other question as `otherwise` does; remembers what it was asked."""

    def __init__(
        self,
        script: Script | None = None,
        plans: tuple[PlanVersion, ...] = (),
        *,
        delay: float = 0,
        otherwise: Answering | None = None,
    ) -> None:
        self.script = dict(script or {})
        self._otherwise = otherwise or repeat
        self.asked: list[tuple[str, Conversation, str | None]] = []
        self.unshown: list[str] = []
        self.files: dict[str, Path] = {}
        self.drawn: dict[str, Shown] = {}
        self.looked_at: list[tuple[str, tuple[Span, ...]]] = []
        self._plans, self._delay = plans, delay
        self._earlier: Mapping[str, tuple[PlanVersion, ...]] = {}
        self._generation = 1
        self.otherwise: dict[str, Otherwise] = {}
        self._lock = threading.Lock()

    def ask(
        self,
        question: str,
        *,
        conversation: Conversation = NOTHING_SAID,
        plan: str | None = None,
        unshown: bool = False,
        explain: bool = False,  # noqa: ARG002 what is scripted has its trace or not
    ) -> Reply:
        """The scripted reply; an exception in the script is raised."""
        with self._lock:
            self.asked.append((question, conversation, plan))
            self.unshown += [question] if unshown else []
        time.sleep(self._delay)
        scripted = self.script.get(question, self._otherwise)
        if isinstance(scripted, Exception):
            raise scripted
        return scripted if isinstance(scripted, Reply) else scripted(question, conversation, plan)

    def plans(self) -> tuple[PlanVersion, ...]:
        """The plans of the test."""
        return self._plans

    def original(self, version: PlanVersion) -> Path | None:
        """The file of a plan, where the test has put one."""
        return self.files.get(version.plan)

    def shown(self, version: PlanVersion, spans: Sequence[Span]) -> Shown:
        """The pages of a plan, where the test has drawn some."""
        self.looked_at.append((version.plan, tuple(spans)))
        if version.plan not in self.drawn:
            raise IngestError("needs_office")
        return self.drawn[version.plan]

    def listed(self) -> list[Listed]:
        """The plans of the test, as they are offered."""
        return listed(map(digest_of, self._plans), self.today())

    def agenda(self, plan: str) -> Agenda | None:
        """The agenda of a plan of the test."""
        found = next((version for version in self._plans if version.plan == plan), None)
        return agenda_of(found, self._earlier.get(plan, ())) if found else None

    def step(self, plan: str, step: Step, unit: str, language: str, most: int) -> Reply | None:
        """What a plan of the test says for a step of the tour."""
        found = next((version for version in self._plans if version.plan == plan), None)
        if found is None:
            return None
        return render(tour_step(shelf_of(*self._plans), found, step, unit, self.today(), language, most), 0.0)

    def again(self, question: Question) -> Otherwise | None:
        """What the test says has become of an answer."""
        return self.otherwise.get(question.question)

    def generation(self) -> int:
        """How often the test has changed its plans."""
        return self._generation

    def change(self, version: PlanVersion) -> None:
        """A new version of one of the plans."""
        old = tuple(one for one in self._plans if one.plan == version.plan)
        self._earlier = {**self._earlier, version.plan: old}
        self._plans = (*(one for one in self._plans if one.plan != version.plan), version)
        self._generation += 1

    def today(self) -> date:
        """A day that never changes."""
        return date(2031, 3, 1)

    @property
    def questions(self) -> list[str]:
        """What was asked, in order."""
        return [question for question, _, _ in self.asked]


def repeat(question: str, _conversation: Conversation, plan: str | None) -> Reply:
    """The question as its own answer."""
    return reply(f"Về “{question}”", question=question, plan=plan)


def reply(
    *texts: str,
    question: str = "?",
    plan: str | None = None,
    citations: tuple[Citation, ...] = (),
    notes: tuple[str, ...] = (),
    choices: tuple[PlanChoice, ...] = (),
    language: str = "vi",
    abstained: bool = False,
    kind: str = "phases",
) -> Reply:
    """A reply of plain lines."""
    return Reply(
        question=question,
        kind=kind,
        language=language,
        abstained=abstained,
        lines=tuple(line(text) for text in texts),
        citations=citations,
        notes=tuple(line(note) for note in notes),
        choices=choices,
        source=(),
        conversation=Conversation((plan,) if plan else (), question),
        took_ms=1.0,
    )


def line(text: str) -> Line:
    """A line in which every second stretch between asterisks is bold."""
    return tuple(Run(part, bold=position % 2 == 1) for position, part in enumerate(text.split("*")))


def citation(
    n: int = 1,
    quote: str = "Đợt 1: từ tháng 01 đến tháng 5",
    section: str = "III.1 Các đợt thi đua",
    title: str = "Kế hoạch 01/KH-UBND, xã An Bình",
    *,
    plan: str = "an-binh",
    start: int = 0,
    page: int | None = None,
) -> Citation:
    """A citation of an invented plan."""
    return Citation(n, f"{plan}.md", plan, title, section, quote, start, start + len(quote), page)


def plan_version(plan: str = "an-binh", title: str = "Phong trào thi đua năm 2031", text: str = "") -> PlanVersion:
    """A plan of which only its title is known."""
    text = text or title
    card = Card(title=Field(title, Span(0, len(title))))
    return PlanVersion(plan, 1, f"{plan}.md", "0" * 64, text, card, (), (), 1.0, datetime.now(UTC))
