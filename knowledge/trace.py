"""Why an answer is what it is: the question as read, the plans with their clues, the best candidates, the choice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Way = Literal[
    "choice", "each", "language_model", "which_facts", "which_words", "list", "cited", "window", "article", "changes",
    "status", "summary", "talk", "talk_beside", "no_plans", "instruction", "unreadable",
]  # fmt: skip
"""How a question was answered: by a choice among candidates, of one plan or of each of several, by a language model, or
without a choice: over all plans by the index of facts or by sentences, …"""


@dataclass(frozen=True, slots=True)
class TracedPlan:
    """A plan that was looked at where nothing was chosen among candidates, and what of it was told: its words. `chosen`
    where any was; else `left_out` may say why not."""

    plan: str
    chosen: bool
    told: tuple[str, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class TracedCandidate:
    """A candidate as it was seen: what it is, where it stands, what it says, its features, its score, and how likely it
    is an answer, where it was looked at closely."""

    plan: str
    role: str
    section: str
    text: str
    score: float
    features: dict[str, float]
    chosen: bool
    certainty: float | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """`words`: what the question is about; `cues`: the ways of asking that it shows; `plans`: each plan looked into
    with its clues; `certainty` beside `say` and `near`, the limits from which on an answer is said or shown, and by how
    much, `margin`, it is above that of the plan's second candidate."""

    kind: str
    folded: str
    words: tuple[str, ...]
    cues: dict[str, float]
    plans: dict[str, dict[str, float]]
    candidates: tuple[TracedCandidate, ...]
    verdict: str
    margin: float
    certainty: float
    say: float
    near: float
    way: Way = "choice"
    because: Mapping[str, str] = field(default_factory=dict)
    """Why it was answered this way, by what of the question: "form" Bằng khen."""
    looked_at: tuple[TracedPlan, ...] = ()
    """The plans of another way than a choice, the first of very many."""
    looked_at_in_all: int = 0
