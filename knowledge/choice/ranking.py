"""One score for each candidate of the plans that a question may mean, and how sure the best one is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.choice.affinity import cues_of
from knowledge.choice.features import stacked, strict_features, table
from knowledge.choice.model import Model
from knowledge.choice.sights import Sight
from knowledge.evidence.candidate import Candidate
from knowledge.evidence.words import Floats
from knowledge.question.understanding import Query

KEPT = 20
"""So many of the best candidates are kept to be chosen from, and shown by `--explain`."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """A candidate with its score and the values of its features, in the order of `Model.features`."""

    sight: Sight
    candidate: Candidate
    score: float
    row: Floats = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best candidates, best first, and how likely the first one is an answer (0 to 1)."""

    best: tuple[Ranked, ...]
    certainty: float


CLOSELY = 40
"""So many candidates are scored by all trees, the best of a rough scoring."""


def rank(query: Query, sights: Sequence[Sight], model: Model) -> Ranking:
    """Score the candidates of some plans for a question."""
    shown = cues_of(query)
    sights = [sight for sight in sights if sight.evidence.candidates]
    if not sights:
        return Ranking((), 0.0)
    blocks = [columns_of(query, sight, model, shown) for sight in sights]
    owner = np.repeat(np.arange(len(sights)), [block.shape[1] for block in blocks])
    place = np.concatenate([np.arange(block.shape[1]) for block in blocks])
    columns = np.hstack(blocks)
    possible = np.flatnonzero(may_answer(columns, model.features))
    if not len(possible):
        return Ranking((), 0.0)
    columns, owner, place = columns[:, possible], owner[possible], place[possible]
    rough = np.argsort(-model.rough.score(columns), kind="stable")[:CLOSELY]
    scores = model.ranker.score(columns[:, rough])
    order = np.argsort(-scores, kind="stable")
    kept, scores = rough[order], scores[order]
    seen = np.concatenate([columns[:, kept[0]], beside_of(scores, owner[kept]), shown])
    sure = model.certainty.score(seen[:, None])
    best = tuple(
        Ranked(sights[owner[i]], sights[owner[i]].evidence.candidates[place[i]], float(score), columns[:, i])
        for i, score in zip(kept[:KEPT], scores[:KEPT], strict=True)
    )
    return Ranking(best, 1 / (1 + math.exp(-float(sure[0]))))


def may_answer(columns: Floats, features: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which candidates have what the question strictly expects: an address, a telephone number, a sum of money."""
    at = [features.index(name) for name in strict_features()]
    possible: npt.NDArray[np.bool_] = np.all(columns[at] >= 0, axis=0)
    return possible


def columns_of(query: Query, sight: Sight, model: Model, shown: Floats) -> Floats:
    """The features of a plan's candidates: one row a feature, one column a candidate."""
    found = table(query, sight.evidence, sight.naming, sight.name, sight.fit)
    found |= model.affinity.features(shown, sight.evidence)
    return stacked(found, model.features)


def beside_of(scores: Floats, owners: npt.NDArray[np.integer[Any]]) -> Floats:
    """What certainty looks at besides the best candidate: the best scores, best first, and whose plan each is of."""
    other = scores[owners != owners[0]]
    following = scores[1:6]
    return np.array(
        [
            scores[0],
            scores[0] - scores[1] if len(scores) > 1 else 0.0,
            scores[0] - other[0] if len(other) else 5.0,
            scores[0] - following.mean() if len(following) else 0.0,
            scores[0] - np.median(scores),
            scores[0] - scores[min(9, len(scores) - 1)],
        ],
        dtype=np.float32,
    )
