"""What tells which of several plans answers: how the best candidate of each stands beside those of the others.

`beside` tells how likely a candidate answers by itself: where two plans say the same, both do. Here they stand beside
each other: a letter that has hardly a word of a question is not meant where the plan that it changes has all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from knowledge.choice.beside import BESIDE
from knowledge.evidence.words import Floats

_COMPARED = ("match", "found", "kin_", "tell_", "topic_", "about_", "plan_")
"""How the names of features begin that are compared with other plans'."""
_HIGHEST = ("match", "found", "found_all", "kin_both", "topic_both", "tell_both", "kin_own")
"""The features of which the highest of the best candidates is compared."""
_SURE = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class Best:
    """Of a plan: what certainty looks at of the candidate that is said (its features and `BESIDE`), how likely that is
    an answer by itself, and the highest value of each feature among the best candidates."""

    said: Floats
    certainty: float
    highest: Floats


def best_of(seen: Floats, at: int, certainty: float, features: int) -> Best:
    """That of a plan of whose best candidates `seen_of` told, of which one is said."""
    return Best(seen[: features + len(BESIDE), at], certainty, seen[:features].max(axis=1))


def among_of(plans: Sequence[Best], features: Sequence[str]) -> Floats:
    """What is looked at of each of two plans or more, one column for each: what its best candidate has, and by how much
    some of that leads the best of all others. `features`: the names of what candidates have."""
    compared, highest = _rows(tuple(features))
    certainty = np.array([one.certainty for one in plans], dtype=np.float32).clip(_SURE, 1 - _SURE)
    said = np.stack([one.said for one in plans], axis=1)
    odds = np.log(certainty / (1 - certainty))[None]
    own = np.concatenate([said[compared], odds, np.stack([one.highest[highest] for one in plans], axis=1)])
    return np.concatenate([said, own[len(compared) :], _leads(own)])


def _leads(values: Floats) -> Floats:
    """By how much each column leads the highest of the others."""
    second, first = np.sort(values, axis=1)[:, -2:].T[:, :, None]
    return np.asarray(np.where(values == first, values - second, values - first), dtype=np.float32)


@lru_cache(maxsize=4)
def _rows(features: tuple[str, ...]) -> tuple[list[int], list[int]]:
    """The rows of what is compared, of the candidate that is said and of the best ones."""
    named = [at for at, name in enumerate(features) if name.startswith(_COMPARED) and not name.endswith("_rank")]
    score = len(features) + BESIDE.index("score")
    return [*named, score], [features.index(name) for name in _HIGHEST]
