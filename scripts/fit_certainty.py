"""Fit how likely a candidate is an answer, and which plan is meant, from rankings of sets that were left out of the
ranker that made them; the limits from which on something is said; and what left-out sets get by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from knowledge.choice.among import Best, among_of, best_of
from knowledge.choice.beside import seen_of
from knowledge.choice.certainty import CertaintyModel
from knowledge.choice.ranking import CLOSELY, first_said, looked_into, may_answer
from knowledge.choice.trees import Trees
from knowledge.evaluation import Golden
from knowledge.evidence.words import Floats
from scripts.fit_ranker import complete, counted_of, fit_ranker
from scripts.forests import linear_of, mean_of
from scripts.labelled import RIGHT, Example

_CERTAINTY = {
    "objective": "binary",
    "num_leaves": 31,
    "learning_rate": 0.05,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
}

_AMONG = {
    "objective": "binary",
    "num_leaves": 15,
    "learning_rate": 0.05,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
}

_CERTAINTY_ROUNDS, _AMONG_ROUNDS = 350, 200

_SHARES = {"each": 0.5, "near": 0.4}
"""Of the certainty from which on an answer is said."""

_TIE, _AS_MEANT, _WITH_IT, _AS_SURE, _AMENDED, _ALSO = 0.754, 0.4, 0.8, 0.9, 0.3, 0.5
"""The shares of the best plan's certainty and of how likely it is meant from which on another stands in its way; those
of how likely it is meant, and of its certainty, from which on a plan and what amends it are both said; so much less
certain may what changes the best plan and says so be; so much lower may a second candidate score that is said with the
first."""

_COMPARED = 2
"""So many of the best plans' answers are learned from: what is asked back is decided between them."""

_BEHIND = 0.5
"""What a candidate that is not its plan's first counts for in the fit of certainty."""

_SURE = 0.97
"""The share of right first candidates above the limit from which on an answer is sure."""

DECLINED = 0.76
"""The share of questions for absent things that is to be declined for want of certainty alone (what a plan certainly
does not state is declined besides): more of them cost ever more right answers."""


@dataclass(slots=True)
class Outcome:
    """One of the best candidates of a plan, by their scores: what certainty looks at, whether it is right, its place
    among them, and its certainty."""

    seen: Floats
    right: bool
    place: int
    certainty: float = 0.0


@dataclass(slots=True)
class OfPlan:
    """What a left-out question got of a plan, the best score first, and whether the plan is one that answers it."""

    golden: Golden
    is_right: bool
    is_named: bool
    outcomes: list[Outcome]
    meant: float = 0.0

    @property
    def said(self) -> Outcome:
        """The outcome that is said of the plan."""
        return self.outcomes[first_said(np.array([one.certainty for one in self.outcomes]))]

    @property
    def certainty(self) -> float:
        """How likely the plan answers: the most that any of its candidates is."""
        return max(one.certainty for one in self.outcomes)

    def best(self, features: int) -> Best:
        """What is looked at of the plan beside others."""
        return best_of(np.stack([one.seen for one in self.outcomes], axis=1), self.said.place, self.certainty, features)


Ranked = Mapping[str, Sequence[list[OfPlan]]]
"""What the questions of each set got of each plan, from a ranker that had not seen it."""


@dataclass(slots=True)
class Ranker:
    """What was fitted without some sets, and what each of their questions got from it of each plan, by set."""

    counted: dict[str, Any]
    features: list[str]
    trees: list[dict[str, Any]]
    outcomes: dict[str, list[list[OfPlan]]]


def ranker_without(group: Sequence[str], examples: Mapping[str, Sequence[Example]], rounds: int) -> Ranker:
    """A ranker that was fitted without a group of sets, and how it ranks the questions of each."""
    others = [example for name, found in examples.items() if name not in group for example in found]
    counted = counted_of(others)
    trees, features = fit_ranker(others, counted, rounds)
    ranker, told = Trees.of(trees), dict[str, list[list[OfPlan]]]()
    for name in group:
        told[name] = [outcomes_of(example, ranker, features, counted) for example in examples[name]]
        asked = (found for found in told[name] if found and not found[0].golden.abstain and has_one_plan(found))
        print(f"{name}: first {np.mean([found[0].outcomes[0].right for found in asked]):.1%}", flush=True)
    return Ranker(counted, features, trees, told)


def outcomes_of(example: Example, ranker: Trees, features: list[str], counted: Mapping[str, Any]) -> list[OfPlan]:
    """What a question gets of each plan that has something to answer with, the best score first."""
    _, rows = complete(example, counted)
    scores = np.where(may_answer(rows.T, features), ranker.score(rows.T), -np.inf)
    orders = []
    for owner in np.unique(example.owners):
        own = np.flatnonzero((example.owners == owner) & np.isfinite(scores))
        if len(own):
            orders.append(own[np.argsort(-scores[own], kind="stable")][:CLOSELY])
    orders.sort(key=lambda order: -float(scores[order[0]]))
    found = []
    for order in orders:
        seen = seen_of(rows[order].T, scores[order], example.spans[order], example.roles[order])
        outcomes = [
            Outcome(looked_at, bool(grade >= RIGHT), place)
            for place, (looked_at, grade) in enumerate(zip(seen.T, example.grades[order], strict=False))
        ]
        owner = int(example.owners[order[0]])
        found.append(OfPlan(example.golden, owner in example.right_plans, owner in example.named, outcomes))
    return found


def has_one_plan(found: Sequence[OfPlan]) -> bool:
    """Whether the question is answered by one plan, or by none."""
    return bool(found) and (found[0].golden.abstain or len(found[0].golden.plan) == 1)


def certainty_without(group: Sequence[str], ranked: Ranked) -> dict[str, Any]:
    """The weights of how likely a candidate is an answer, without a group of sets: learned from the two plans that
    score best, and from the right one."""
    usable = [
        (outcome, one.golden)
        for found in _of_others(group, ranked)
        if has_one_plan(found)
        for at, one in enumerate(found)
        if at < _COMPARED or one.is_right
        for outcome in one.outcomes
    ]
    rows = np.array([outcome.seen for outcome, _ in usable])
    right = np.array([float(outcome.right) for outcome, _ in usable])
    weights = np.array([(2.0 if g.abstain else 1.0) * (_BEHIND if one.place else 1.0) for one, g in usable])
    trees = mean_of(_CERTAINTY, rows, right, _CERTAINTY_ROUNDS, weight=weights)
    return {"trees": trees, "linear": linear_of(rows, right, weights)}


def _of_others(group: Sequence[str], ranked: Ranked) -> list[list[OfPlan]]:
    return [one for name, found in ranked.items() if name not in group for one in found]


def tell_certainty(outcomes: Sequence[list[OfPlan]], weights: dict[str, Any]) -> None:
    """Tell the outcomes how certain they are by some weights."""
    model = CertaintyModel.of(weights)
    for one in (one for found in outcomes for one in found):
        sure = model.probabilities(np.stack([outcome.seen for outcome in one.outcomes], axis=1))
        for outcome, certainty in zip(one.outcomes, sure.tolist(), strict=True):
            outcome.certainty = certainty


def among_without(group: Sequence[str], ranked: Ranked, features: Sequence[str]) -> dict[str, Any]:
    """The weights of which plan is meant, without a group of sets: learned from all plans of each question, whose
    certainty is told."""
    every = _of_others(group, ranked)
    usable = [there for found in every if has_one_plan(found) and len(there := seen_among(found)) > 1]
    rows = np.hstack([among_of([one.best(len(features)) for one in found], features) for found in usable]).T
    right = np.array([float(one.is_right and one.said.right) for found in usable for one in found])
    trees = mean_of(_AMONG, rows, right, _AMONG_ROUNDS)
    return {"trees": trees, "linear": linear_of(rows, right, np.ones(len(right)))}


def tell_meant(outcomes: Sequence[list[OfPlan]], weights: dict[str, Any], features: Sequence[str]) -> None:
    """Tell the plans of questions how likely each is meant by some weights; what is not looked into is not."""
    model = CertaintyModel.of(weights)
    for found in outcomes:
        there = seen_among(found)
        for one in there:
            one.meant = one.certainty
        if len(there) > 1:
            meant = model.probabilities(among_of([one.best(len(features)) for one in there], features))
            for one, likely in zip(there, meant.tolist(), strict=True):
                one.meant = likely


def seen_among(found: Sequence[OfPlan]) -> list[OfPlan]:
    """The plans that are looked into when the question is asked."""
    kept = looked_into([one.is_named for one in found], [one.certainty for one in found])
    return [found[at] for at in kept]


def limits_of(outcomes: Sequence[list[OfPlan]]) -> dict[str, float]:
    """The least certainty from which on an answer is said at which enough of what is absent is declined; that from
    which on it is sure; and shares of the first, for an answer of one of several named plans and for the nearest."""
    absent = [likeliest_of(found).meant for found in outcomes if found and found[0].golden.abstain]
    tried = [round(float(limit), 2) for limit in np.arange(0.3, 0.9, 0.01)]
    say = next((limit for limit in tried if np.mean([one < limit for one in absent]) >= DECLINED), tried[-1])
    shares = {name: round(say * share, 3) for name, share in _SHARES.items()}
    return {
        "say": say,
        "sure": _sure(outcomes),
        **shares,
        "tie": _TIE,
        "as_meant": _AS_MEANT,
        "with_it": _WITH_IT,
        "as_sure": _AS_SURE,
        "amended": _AMENDED,
        "also": _ALSO,
    }


def likeliest_of(found: Sequence[OfPlan]) -> OfPlan:
    """The plan of a question that is likeliest meant."""
    return max(found, key=lambda one: one.meant)


def _sure(outcomes: Sequence[list[OfPlan]]) -> float:
    """The least certainty from which on so many first candidates are right."""
    first = sorted((likeliest_of(found) for found in outcomes if has_one_plan(found)), key=lambda one: -one.meant)
    share = np.cumsum([one.said.right for one in first]) / np.arange(1, len(first) + 1)
    enough = np.flatnonzero(share >= _SURE)
    return round(first[enough[-1]].meant, 3) if len(enough) else 1.0


def end_of(found: Sequence[OfPlan], say: float) -> str:
    """What a question comes to, as `knowledge.choice.deciding` decides."""
    best, *others = sorted(found, key=lambda one: -one.meant)
    as_good = [one for one in others if one.certainty >= best.certainty * _TIE and one.meant >= best.meant * _AS_MEANT]
    if (best.certainty if as_good else best.meant) < say:
        return "declined"
    if as_good:
        return "asked back"
    return "right" if best.said.right else "wrong"


def report(ranked: Ranked, limits: dict[str, float]) -> None:
    """Print what left-out sets get at several limits, of questions with one plan and one candidate for an answer."""
    everything = [found for outcomes in ranked.values() for found in outcomes if has_one_plan(found)]
    absent = [found for found in everything if found[0].golden.abstain]
    there = [found for found in everything if not found[0].golden.abstain]
    right = np.mean([likeliest_of(found).said.right for found in there])
    print(f"likeliest of {len(there)} answerable: {right:.1%}; {limits}")
    for limit in np.arange(0.3, 0.66, 0.05):
        ends = [end_of(found, limit) for found in there]
        share = {end: f"{ends.count(end) / len(ends):.1%}" for end in ("right", "wrong", "asked back", "declined")}
        declined = np.mean([end_of(found, limit) == "declined" for found in absent])
        print(f"  said from {limit:.2f}: {share}, absent declined {declined:.1%}")
