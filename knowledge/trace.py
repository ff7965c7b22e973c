"""Why an answer is what it is: the question as read, the plans with their clues, the best candidates, the choice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TracedCandidate:
    """A candidate as it was seen: what it is, where it stands, what it says, its features and its score."""

    plan: str
    role: str
    section: str
    text: str
    score: float
    features: dict[str, float]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """`words`: what the question is about; `cues`: the ways of asking that it shows; `plans`: each plan looked into
    with its clues; `certainty` beside `say` and `near`, the limits from which on an answer is said or shown."""

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
