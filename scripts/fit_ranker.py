"""Fit what ranks the candidates of a question, LightGBM's lambdarank, and what is counted over labelled questions."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from knowledge.choice.affinity import Affinity, cue_names
from knowledge.choice.features import stacked
from knowledge.choice.telling import Telling
from knowledge.evidence import ROLES
from knowledge.evidence.candidate import Role
from knowledge.evidence.properties import Property
from knowledge.evidence.words import Floats
from scripts.forests import mean_of
from scripts.labelled import RIGHT, Example, owners_of

_GAIN = [0, 1, 3, 8, 12]

_OWN, _OTHERS = 60, 30
"""Candidates without a grade of the right plans, and of others, that a question is fitted with beside all facts."""

_FIRST_PIECE = ROLES.index(Role.SENTENCE)

_RANKER = {
    "objective": "lambdarank",
    "num_leaves": 31,
    "learning_rate": 0.05,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "label_gain": _GAIN,
    "lambdarank_truncation_level": 10,
}

_ASKED_WITH, _DRAWN = 2, 4
"""In how many questions a part has to stand to be counted, and how many like the mean are counted with it."""


def counted_of(examples: Sequence[Example]) -> dict[str, Any]:
    """What is counted over labelled questions, as it is kept with the weights."""
    return {"affinity": affinity_of(examples), "telling": telling_of(examples)}


def telling_of(examples: Sequence[Example]) -> dict[str, Any]:
    """How often the right candidates of a question hold each of its parts, of parts that were asked with often enough;
    seldom seen ones are drawn to the mean of all."""
    asked, said = Counter[str](), defaultdict[str, np.ndarray](lambda: np.zeros(2))
    for example in examples:
        if not example.answerable:
            continue
        for owner, held in zip(owners_of(example), example.held, strict=True):
            right = example.grades[example.owners == owner] >= RIGHT
            if not right.any():
                continue
            own, above, _ = held.same[:, :, right] | held.kindred[:, :, right]
            for part, *rates in zip(held.parts, own.mean(axis=1), (own | above).mean(axis=1), strict=True):
                asked[part] += 1
                said[part] += rates
    usual = sum(said.values(), np.zeros(2)) / max(asked.total(), 1)
    rates = {
        part: (said[part] + _DRAWN * usual) / (count + _DRAWN) for part, count in asked.items() if count >= _ASKED_WITH
    }
    return {
        "rates": {part: [round(float(one), 3) for one in them] for part, them in rates.items()},
        "usual": [round(float(one), 3) for one in usual],
    }


def affinity_of(examples: Sequence[Example]) -> dict[str, dict[str, list[float]]]:
    """For each way of asking the log odds that a role is right, and that a right answer has a property."""
    names = cue_names()
    right, wrong = np.full((len(names), len(ROLES)), 0.3), np.full((len(names), len(ROLES)), 3.0)
    with_it, without = np.full((len(names), len(Property)), 0.5), np.full((len(names), len(Property)), 2.0)
    count = np.zeros(len(names))
    for example in examples:
        shown = example.shown > 0
        count += shown
        own = np.isin(example.owners, list(example.right_plans))
        yes, no = own & (example.grades >= RIGHT), own & (example.grades < 2)
        if not yes.any() or not no.any():
            continue
        right[shown] += np.bincount(example.roles[yes], minlength=len(ROLES)) > 0
        wrong[shown] += np.bincount(example.roles[no], minlength=len(ROLES)) > 0
        with_it[shown] += example.properties[yes].mean(axis=0)
        without[shown] += example.properties[no].mean(axis=0)
    roles, properties = np.log(right / wrong), np.log(with_it / without)
    kept = [at for at in range(len(names)) if count[at]]
    return {
        "roles": {names[at]: [round(float(v), 3) for v in roles[at]] for at in kept},
        "properties": {names[at]: [round(float(v), 3) for v in properties[at]] for at in kept},
    }


@dataclass(frozen=True, slots=True)
class _Seen:
    """What `Affinity.features` needs of a plan."""

    roles: np.ndarray
    properties: Floats
    candidates: range


def complete(example: Example, counted: Mapping[str, Any]) -> tuple[list[str], Floats]:
    """An example's rows with the features of what is counted behind the others, and the names of all."""
    seen = _Seen(example.roles, example.properties, range(len(example.roles)))
    found = Affinity.of(counted["affinity"]).features(example.shown, seen)  # type: ignore[arg-type]
    telling = Telling.of(counted["telling"])
    told = [telling.features(held) for held in example.held]
    found |= {name: np.concatenate([one[name] for one in told]) for name in told[0]}
    found |= example.matched
    return [*example.names, *found], np.hstack([example.rows, stacked(found, list(found)).T])


def fit_ranker(
    examples: Sequence[Example], counted: Mapping[str, Any], rounds: int
) -> tuple[list[dict[str, Any]], list[str]]:
    """The trees that rank candidates, and the features that they look at."""
    rows, grades, groups = [], [], []
    features: list[str] = []
    for example in examples:
        if not example.answerable or example.grades.max(initial=0) < 2:
            continue
        features, whole = complete(example, counted)
        kept = _fitted_with(example)
        rows.append(whole[kept])
        grades.append(example.grades[kept])
        groups.append(int(kept.sum()))
    return mean_of(_RANKER, np.vstack(rows), np.concatenate(grades), rounds, group=groups), features


def _fitted_with(example: Example) -> np.ndarray:
    """The candidates that an example is fitted with: those with a grade, and the likeliest of the rest."""
    own = np.isin(example.owners, list(example.right_plans))
    place = {name: at for at, name in enumerate(example.names)}
    likely = example.rows[:, place["topic_both"]] + example.rows[:, place["topic_own"]]
    kept = example.grades > 0
    for these, most in ((own & ~kept, _OWN), (~own, _OTHERS)):
        kept[np.argsort(np.where(these, -likely, np.inf), kind="stable")[: min(most, int(these.sum()))]] = True
    facts = np.flatnonzero(own & (example.roles < _FIRST_PIECE))
    kept[facts] = True
    return kept
