"""One score for each candidate of the plans that a question may mean, and how sure the best one is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from knowledge.choice.affinity import cues_of
from knowledge.choice.features import stacked, strict_features, table
from knowledge.choice.model import Model
from knowledge.choice.sights import Sight
from knowledge.evidence import Evidence
from knowledge.evidence.candidate import Candidate
from knowledge.evidence.words import Floats, shares
from knowledge.places.units import LEVEL_WORDS
from knowledge.question.understanding import Query

KEPT = 20
"""So many of the best candidates are kept to be chosen from, and shown by `--explain`."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """A candidate, or its place among those of its plan, with its score and the values of its features, in the order of
    `Model.features`."""

    sight: Sight
    of: Candidate | int
    score: float
    row: Floats = field(repr=False)

    @property
    def candidate(self) -> Candidate:
        """The candidate, made when it is looked at: of those that are ranked few are."""
        return self.of if isinstance(self.of, Candidate) else self.sight.evidence.candidates[self.of]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best candidates of one plan, best first, and how likely the first one is an answer (0 to 1)."""

    best: tuple[Ranked, ...]
    certainty: float

    @property
    def sight(self) -> Sight:
        """The plan that they are of."""
        return self.best[0].sight


_ALONE = 3.0
"""By how much a candidate leads what stands elsewhere where nothing does."""

CLOSELY = 40
"""So many candidates of a plan are scored by all trees, the best of a rough scoring."""


def rank(query: Query, sights: Sequence[Sight], model: Model) -> list[Ranking]:
    """The ranking of each plan that has something to answer with, that of the best score first."""
    shown = cues_of(query)
    found = [_ranking(query, sight, columns_of(query, sight, model, shown), model) for sight in sights]
    return sorted(filter(None, found), key=lambda one: -one.best[0].score)


def _ranking(query: Query, sight: Sight, columns: Floats, model: Model) -> Ranking | None:
    possible = np.flatnonzero(may_answer(columns, model.features) & _naming(query, sight.evidence))
    if not len(possible):
        return None
    rough = model.rough.score(columns[:, possible])
    closely = possible[np.argsort(-rough, kind="stable")[:CLOSELY]]
    scores = model.ranker.score(columns[:, closely])
    order = np.argsort(-scores, kind="stable")
    kept, scores = closely[order], scores[order]
    beside = beside_of(scores, sight.evidence.spans[kept])
    certainty = model.certainty.probability(np.concatenate([columns[:, kept[0]], beside]))
    best = tuple(
        Ranked(sight, at, float(score), columns[:, at])
        for at, score in zip(kept[:KEPT].tolist(), scores[:KEPT].tolist(), strict=True)
    )
    return Ranking(best, certainty)


def may_answer(columns: Floats, features: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which candidates have what the question strictly expects: an address, a telephone number, a sum of money."""
    at = [features.index(name) for name in strict_features()]
    possible: npt.NDArray[np.bool_] = np.all(columns[at] >= 0, axis=0)
    return possible


_ABOUT = 0.35
"""The share of a question's other words that a candidate has which names a place that no plan is of."""


def _naming(query: Query, evidence: Evidence) -> npt.NDArray[np.bool_]:
    """Which candidates name, themselves or in the headings above, every place and year that only a text speaks of, and
    speak of what is asked about them; the year of a day ("trước ngày 15/01/2027") is none that it names."""
    naming = np.ones(len(evidence.candidates), dtype=np.bool_)
    mentioned = query.scope.mentioned
    if mentioned:
        named = {word for one in mentioned for word in one.split()}
        about = [word for word in query.words if word not in named and word not in LEVEL_WORDS]
        held = np.maximum(evidence.own.hits(about), evidence.context.hits(about))
        naming &= shares(held, evidence.own.weights(about)) >= _ABOUT if about else naming
    for one in mentioned:
        if one.isdigit():
            year = re.compile(rf"(?<![\d/.-]){one}(?![\d/])")
            texts = (f"{candidate.context} {candidate.text}" for candidate in evidence.candidates)
            naming &= np.array([bool(year.search(text)) for text in texts], dtype=np.bool_)
        else:
            words = list(map(" ".join, pairwise(one.split()))) or [one]
            naming &= (evidence.own.hits(words) + evidence.context.hits(words) > 0).all(axis=0)
    return naming


def columns_of(query: Query, sight: Sight, model: Model, shown: Floats) -> Floats:
    """The features of a plan's candidates: one row a feature, one column a candidate."""
    found = table(query, sight.evidence, sight.naming, sight.name, sight.fit)
    found |= model.affinity.features(shown, sight.evidence)
    return stacked(found, model.features)


def beside_of(scores: Floats, spans: np.ndarray) -> Floats:
    """What certainty looks at besides the best candidate of a plan: the plan's best scores, best first, and where in
    the text each of them stands, one row each."""
    following = scores[1:6]
    start, end = spans[0]
    apart = (spans[:, 0] >= end) | (spans[:, 1] <= start)
    elsewhere = scores[apart]
    return np.array(
        [
            scores[0],
            scores[0] - scores[1] if len(scores) > 1 else 0.0,
            scores[0] - following.mean() if len(following) else 0.0,
            scores[0] - np.median(scores),
            scores[0] - scores[min(9, len(scores) - 1)],
            scores[0] - elsewhere[0] if len(elsewhere) else _ALONE,
            scores[0] - elsewhere[:5].mean() if len(elsewhere) else _ALONE,
            np.count_nonzero(~apart[:10]),
        ],
        dtype=np.float32,
    )
