"""How much of a question's parts each candidate says, in their own words or in official ones, and what a part tells:
how often a right answer says it, counted over labelled questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.evidence import Evidence
from knowledge.evidence.words import Floats, bm25, shares
from knowledge.question.everyday import Words, parts_of
from knowledge.question.initials import written_out
from knowledge.question.understanding import Query

Bools = npt.NDArray[np.bool_]

_KINDRED = 0.8
"""What official words count for beside the question's own."""
_OWN, _ABOVE = 0, 1
_EXTREMES, _USUAL = (0.02, 0.98), (0.01, 0.99)


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Which candidates of a plan hold which parts of a question that do not name the plan: `same` in the question's own
    words, `kindred` in official ones; by themselves, in the headings above, in what leads them
    [3 × parts × candidates]. `lengths`: the words of each candidate, by itself and with the headings above
    [2 × candidates].
    """

    parts: tuple[str, ...]
    same: Bools
    kindred: Bools
    lengths: Floats


def held_of(query: Query, naming: frozenset[str], evidence: Evidence) -> Held:
    """What the candidates of a plan, which is called by some words, hold of a question."""
    content = written_out(query.content, evidence.words, evidence.own.meant_by)
    every = parts_of(content, query.text)
    parts = [part for part in every if not naming.issuperset(part.words)] or every
    said = {words: _beside(words) for part in parts for words in (part.words, *part.official)}
    # Of what official texts may say for a part a plan says little.
    terms = list(dict.fromkeys(term for beside in said.values() for term in beside))
    rows = dict(zip(terms, evidence.own.find(terms).tolist(), strict=True))
    known = {term: at for at, term in enumerate(term for term in terms if rows[term] >= 0)}
    places = np.array([rows[term] for term in known], dtype=np.int32)
    indexes = (evidence.own, evidence.context, evidence.lead)
    hits = np.array([index.hits_of(places) for index in indexes], dtype=np.bool_)
    same = np.zeros((len(indexes), len(parts), len(evidence.candidates)), dtype=np.bool_)
    kindred = np.zeros_like(same)
    for row, part in enumerate(parts):
        for held, phrases in ((same, (part.words,)), (kindred, part.official)):
            for beside in map(said.__getitem__, phrases):
                if all(term in known for term in beside):
                    held[:, row] |= hits[:, [known[term] for term in beside]].all(axis=1)
    lengths = np.stack([evidence.own.lengths, evidence.lengths])
    return Held(tuple(" ".join(part.words) for part in parts), same, kindred, lengths)


def _beside(words: Words) -> Words:
    """What tells that all words stand beside each other, as far as pairs tell."""
    return tuple(map(" ".join, pairwise(words))) or words


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """How often a right answer says a part of a question: by itself, and by itself or in the headings above (0 to 1);
    `usual` of one that was too seldom asked with."""

    rates: Mapping[str, tuple[float, float]]
    usual: tuple[float, float]

    @staticmethod
    def of(data: Mapping[str, Any]) -> "Telling":
        """The rates from their JSON."""
        return Telling({part: tuple(rates) for part, rates in data["rates"].items()}, tuple(data["usual"]))

    def features(self, held: Held) -> dict[str, Floats]:
        """Of each candidate: which share of the parts it holds (`own`, `both` with the headings above, `lead` in what
        leads it, `known` of those that the plan says at all), how well (`bm`), and how that is behind the plan's best;
        the same with each part worth what it tells (`tell_…`); how much likelier it is held so by a right answer than
        by any candidate (`tell_odds`); of the plan, what it says nothing of (`missing`)."""
        count = held.same.shape[2]
        same = held.same.astype(np.float32)
        own, above, lead = np.maximum(same, _KINDRED * held.kindred)
        both = np.maximum(own, above)
        by_itself, known = _rarity(own), both.any(axis=1)
        found = {
            "kin_own": shares(own, by_itself),
            "kin_both": shares(both, by_itself),
            "kin_bm": bm25(own, by_itself, held.lengths[0]) if count else np.zeros(0, dtype=np.float32),
            "kin_bm_both": bm25(both, by_itself, held.lengths[1]) if count else np.zeros(0, dtype=np.float32),
        }
        rates = np.array([self.rates.get(part, self.usual) for part in held.parts], dtype=np.float32).reshape(-1, 2)
        rarity = _rarity(both)
        tells_itself, tells = rarity * rates[:, 0], rarity * rates[:, 1]
        found["tell_own"], found["tell_both"] = shares(own, tells_itself), shares(both, tells)
        found["tell_odds"] = _odds(both > 0, rates[:, 1])
        found |= {f"{name}_behind": values - values.max(initial=-np.inf) for name, values in found.items()}
        found["kin_lead"] = shares(lead, by_itself)
        found["kin_known"], found["kin_known_own"] = (shares(one[known], by_itself[known]) for one in (both, own))
        found["kin_gain"] = found["kin_both"] - shares(np.maximum(same[_OWN], same[_ABOVE]), by_itself)
        of_plan = {
            "kin_missing": _share(by_itself, ~known),
            "kin_parts": float(len(held.parts)),
            "tell_missing": _share(tells, ~known),
            "tell_sum": float(tells.sum()),
        }
        return found | {name: np.full(count, value, dtype=np.float32) for name, value in of_plan.items()}


def _rarity(held: Floats) -> Floats:
    """The inverse frequency of each part over the candidates that hold it in any words."""
    rarity = np.log(1 + (held.shape[1] + 1) / ((held > 0).sum(axis=1) + 0.5))
    return np.asarray(rarity, dtype=np.float32)


def _odds(holding: Bools, rates: Floats) -> Floats:
    """The log of how much likelier a right answer holds the parts so than any candidate."""
    right = rates.clip(*_EXTREMES)[:, None]
    usual = holding.mean(axis=1, dtype=np.float32).clip(*_USUAL)[:, None] if holding.shape[1] else right
    odds = np.where(holding, np.log(right / usual), np.log((1 - right) / (1 - usual)))
    return np.asarray(odds.sum(axis=0), dtype=np.float32)


def _share(weights: Floats, kept: Bools) -> float:
    total = float(weights.sum())
    return float(weights[kept].sum()) / total if total else 0.0
