"""One question put to the plans of a shelf: what every step to its answer knows, and the draft that it writes to."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from knowledge.answer import Conversation
from knowledge.answers.looking import Looking
from knowledge.answers.many import NONE_YET, Few
from knowledge.answers.meant import note_links, number_of
from knowledge.answers.status import note_state
from knowledge.choice.model import Model
from knowledge.choice.ranking import Ranked
from knowledge.choice.sights import Sight
from knowledge.evidence.candidate import Candidate
from knowledge.plan import PlanVersion
from knowledge.question.registry import Registry
from knowledge.question.understanding import Query
from knowledge.saying.context import Context
from knowledge.saying.draft import Draft
from knowledge.shelf import Shelf
from knowledge.trace import Trace

if TYPE_CHECKING:
    from knowledge.language_model.phraser import Phraser

SEVERAL = 5
"""A question that fits more plans than this is asked back."""


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """A question and what it is asked of; `few`: the plans that it is put to, none before these are looked for.

    `sureness`: how certain the best candidate was; of several plans that are answered one by one, the least certain.
    `trace`: how the answer comes about, as far as that is known, where `explain` asks for it.
    """

    shelf: Shelf
    registry: Registry
    query: Query
    conversation: Conversation
    today: date
    model: Model
    draft: Draft
    phraser: "Phraser | None" = None
    explain: bool = False
    few: Few = NONE_YET
    sureness: float = 1.0
    trace: Trace | None = None

    @property
    def looking(self) -> Looking:
        """The question before the plans of the shelf."""
        return Looking(self.shelf, self.query, self.registry, self.conversation)

    def of(self, version: PlanVersion, *, several: bool = False) -> Context:
        """The question put to one plan; `several`: others are asked the same."""
        return Context(self.query, version, self.registry.name(version.plan), self.today, self.draft, several)

    def say_heading(self, version: PlanVersion) -> None:
        """Name the plan that what follows is of."""
        label, number = self._called(version)
        self.draft.say("plan.heading", plan=label, number=number)

    def offered(self, version: PlanVersion) -> str:
        """How a plan is offered to choose from."""
        label, number = self._called(version)
        return f"{label} — {number}" if number else label

    def _called(self, version: PlanVersion) -> tuple[str, str]:
        """The label of a plan and its number; that is empty where no other is called the same."""
        name = self.registry.name(version.plan)
        return name.label, number_of(version) if self.registry.called[name.called] > 1 else ""

    def note(self, version: PlanVersion, beside: set[str]) -> None:
        """Add the notes that go with any answer from a plan; `beside`: the plans asked with it."""
        asked = self.of(version)
        note_state(asked)
        note_links(asked, self.shelf, beside)

    def unchosen(self, sight: Sight, told: Candidate) -> Ranked:
        """What is said of a plan without having been chosen among others."""
        return Ranked(sight, told, 0.0, np.zeros(len(self.model.features), dtype=np.float32))
