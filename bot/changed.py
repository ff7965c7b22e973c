"""Questions put again to the plans as they are now: which answers no longer stand, and how that reads."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.reply import Line, Reply, Run
from bot.state.questions import Ending, Question
from bot.wording.agenda import TOLD
from knowledge.answer import Conversation

_NUMBER = re.compile(r"\[(\d{1,2})\]")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """An answer that is another now: in the version that was current when it was given, and in the current one.

    `after` is None where the plan is no longer there. `by_letter`: `plan`, `label` and `version` are those of the text
    that has changed the plan.
    """

    plan: str
    label: str
    version: int
    before: Reply | None
    after: Reply | None
    by_letter: bool = False


@dataclass(frozen=True, slots=True)
class Fallen:
    """A question whose answer no longer stands."""

    question: Question
    otherwise: Otherwise

    @property
    def key(self) -> str:
        """What a notice of it is known by."""
        return f"changed/{self.question.id}/{self.otherwise.plan}/{self.otherwise.version}"


def worth_asking_again(questions: Iterable[Question]) -> list[Question]:
    """Of the questions kept those that were answered from one plan; of those that are the same in a chat the latest."""
    latest: dict[tuple[str, str], Question] = {}
    for question in questions:
        if question.outcome is Ending.ANSWERED and len(question.plans) == 1:
            key = question.chat, question.content
            if key not in latest or latest[key].id < question.id:
                latest[key] = question
    return sorted(latest.values(), key=lambda question: question.id)


def as_reply(fallen: Fallen, language: str) -> Reply:
    """What whoever asked reads: the answer now, then the one before, each over its quotes."""
    said, told = TOLD[language], fallen.otherwise
    key = "changed.by" if told.by_letter else "changed"
    title = said[key].format(question=fallen.question.question, plan=told.label, version=told.version)
    now = told.after or _EMPTY
    before = told.before or _EMPTY
    shift = len(now.citations)
    lines: list[Line] = [(Run(title, bold=True),), *now.lines]
    lines += [(Run(said["changed.before"], bold=True),), *(_shifted(line, shift) for line in before.lines)]
    citations = (*now.citations, *(replace(one, n=one.n + shift) for one in before.citations))
    return replace(now, kind="notice", language=language, lines=tuple(lines), citations=citations, notes=(), choices=())


def _shifted(line: Line, by: int) -> Line:
    """A line whose citations have higher numbers."""
    return tuple(replace(run, text=_NUMBER.sub(lambda found: f"[{int(found[1]) + by}]", run.text)) for run in line)


_EMPTY = Reply("", "notice", "vi", False, (), (), (), (), Conversation(), 0.0)
