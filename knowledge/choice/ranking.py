"""The candidates of the plans that a question may mean in the order of one score; the best of each plan looked at more
closely, beside each other: which of them is likeliest an answer, and how likely; then the plans beside each other."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from knowledge.choice.affinity import cues_of
from knowledge.choice.among import Best, among_of, best_of
from knowledge.choice.beside import seen_of
from knowledge.choice.features import asked_features, stacked, strict_features, table
from knowledge.choice.model import Model
from knowledge.choice.sights import Sight
from knowledge.choice.telling import held_of
from knowledge.evidence import Evidence
from knowledge.evidence.candidate import Candidate
from knowledge.evidence.words import Floats, shares
from knowledge.places.units import LEVEL_WORDS
from knowledge.question.understanding import Query

KEPT = 20
"""So many of the best candidates are kept to be chosen from, and shown by `--explain`."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """A candidate, or its place among those of its plan, with its score, the values of its features, in the order of
    `Model.features`, and how likely it is an answer (0 to 1), told of those that were looked at closely."""

    sight: Sight
    of: Candidate | int
    score: float
    row: Floats = field(repr=False)
    certainty: float | None = None

    @property
    def candidate(self) -> Candidate:
        """The candidate, made when it is looked at: of those that are ranked few are."""
        return self.of if isinstance(self.of, Candidate) else self.sight.evidence.candidates[self.of]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best candidates of one plan, and how likely it answers (0 to 1), the most that any of them is: of those that
    score best the one that is said comes first, then the likeliest, then the others by their scores. `meant`: how
    likely that is what is wanted, told beside the other plans (0 to 1), of which there may be none."""

    best: tuple[Ranked, ...]
    certainty: float
    meant: float

    @property
    def sight(self) -> Sight:
        """The plan that they are of."""
        return self.best[0].sight


_AS_SURE = 0.08
"""So much less certain is hardly less."""

CLOSELY = 40
"""So many candidates of a plan are scored by all trees, the best of a rough scoring."""


ENOUGH = 0.6
"""Where a plan that is named answers so certainly, no other was surer for any of 4,706 questions of `tests/golden`, by
the weights of 2026-11-30: to be counted again with others."""


def rank(
    query: Query, sights: Sequence[Sight], model: Model, *, every: bool = True, beside: Collection[str] = ()
) -> list[Ranking]:
    """The ranking of each plan that has something to answer with, the likeliest to be meant first; unless `every` one
    is wanted, without those of plans that are not named where one that is named is sure enough; `beside`: plans that
    are looked into with the named ones."""
    shown = cues_of(query)

    named = [is_named(query, one) or one.plan in beside for one in sights]
    found = list[tuple[Ranking, Best] | None]([None] * len(sights))
    for these in (True, False):
        for at in [at for at, one in enumerate(named) if one is these]:
            found[at] = _ranking(query, sights[at], columns_of(query, sights[at], model, shown), model)
        if not every and any(one[0].certainty >= ENOUGH for one in found if one):
            break
    there = [one for one in found if one]
    if len(there) < 2:
        return [one for one, _ in there]
    meant = model.among.probabilities(among_of([best for _, best in there], model.features)).tolist()
    rankings = (replace(one, meant=likely) for (one, _), likely in zip(there, meant, strict=True))
    return sorted(rankings, key=lambda one: -one.meant)


def _ranking(query: Query, sight: Sight, columns: Floats, model: Model) -> tuple[Ranking, Best] | None:
    evidence = sight.evidence
    possible = np.flatnonzero(may_answer(columns, model.features) & _naming(query, evidence))
    if not len(possible):
        return None
    rough = model.rough.score(columns[:, possible])
    closely = possible[np.argsort(-rough, kind="stable")[:CLOSELY]]
    scores = model.ranker.score(columns[:, closely])
    order = np.argsort(-scores, kind="stable")
    kept, scores = closely[order], scores[order]
    seen = seen_of(columns[:, kept], scores, evidence.spans[kept], evidence.roles[kept])
    sure = model.certainty.probabilities(seen)
    looked_at = [
        Ranked(sight, int(kept[at]), float(scores[at]), columns[:, kept[at]], float(sure[at]))
        for at in range(len(sure))
    ]
    first = first_said(sure)
    others = sorted((one for at, one in enumerate(looked_at) if at != first), key=lambda one: -(one.certainty or 0.0))
    behind = zip(kept[len(sure) : KEPT].tolist(), scores[len(sure) : KEPT].tolist(), strict=True)
    ranked = (looked_at[first], *others, *(Ranked(sight, at, score, columns[:, at]) for at, score in behind))
    certainty = float(sure.max())
    return Ranking(ranked, certainty, certainty), best_of(seen, first, certainty, len(model.features))


def is_named(query: Query, sight: Sight) -> bool:
    """Whether the question names the plan, so that it is looked into before others."""
    return query.scope.explicit and sight.plan in query.scope.plans


def looked_into(named: Sequence[bool], certainties: Sequence[float]) -> list[int]:
    """Which plans are looked into, unless every one is wanted, by which are named and how surely each answers."""
    enough = any(sure >= ENOUGH for one, sure in zip(named, certainties, strict=True) if one)
    return [at for at, one in enumerate(named) if one or not enough]


def first_said(certainties: Floats) -> int:
    """Which of a plan's candidates, best scores first, is said: of those that are hardly less sure than the surest, the
    one that scores best, since the score also knows what is short."""
    return int(np.flatnonzero(certainties >= certainties.max() - _AS_SURE)[0])


def may_answer(columns: Floats, features: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which candidates have what the question strictly expects: an address, a telephone number, a sum of money."""
    strict, asked = _deciding(tuple(features))
    possible: npt.NDArray[np.bool_] = np.all(columns[strict] >= 0, axis=0) | np.any(columns[asked] > 0, axis=0)
    return possible


@lru_cache(maxsize=4)
def _deciding(features: tuple[str, ...]) -> tuple[list[int], list[int]]:
    """The rows of what is strictly expected, and of just what is asked for."""
    strict, asked = ([features.index(name) for name in names] for names in (strict_features(), asked_features()))
    return strict, asked


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
    found |= model.telling.features(held_of(query, sight.naming.words, sight.evidence))
    found |= model.matching.features(query, shown, sight.naming.words, sight.evidence)
    return stacked(found, model.features)
