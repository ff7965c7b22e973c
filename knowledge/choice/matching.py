"""How well a candidate matches a question by what the words of both were seen to mean for each other.

Each word, and each pair of neighbouring words, has a place in a space of few dimensions. The places are fitted
(`scripts/fit_matching.py`) so that labelled questions lie near what answers them, whatever words the two share: "tiền
thưởng bao nhiêu" near "mức chi khen thưởng". A text is the sum of its words, each as heavy as it tells; so is a
question, in which words that name the plan and those of the question before weigh less. Beside the words stands what
sort of thing is asked for: the places of roles and properties, and of the ways of asking.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors import safe_open
from safetensors.numpy import save

from knowledge.choice.affinity import cue_names
from knowledge.evidence import ROLES, Evidence
from knowledge.evidence.properties import Property
from knowledge.evidence.words import Floats, WordIndex, key_of, keys_of
from knowledge.question.content import text_words
from knowledge.question.understanding import Query

Keys = npt.NDArray[np.uint64]
Bools = npt.NDArray[np.bool_]

_LAST_RANK = 50
_NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Asked:
    """The words and neighbouring words of a question, each once, and which are only in the question before."""

    words: tuple[str, ...]
    keys: Keys
    before: Bools

    def naming(self, names: frozenset[str]) -> Bools:
        """Which of them say nothing but how a plan is called."""
        return np.array([names.issuperset(word.split(" ")) for word in self.words], dtype=np.bool_)


def asked_of(query: Query) -> Asked:
    """The words of a question as they are matched."""
    return _asked(query.content, query.folded)


@lru_cache(16)
def _asked(content: str, folded: str) -> Asked:
    words, own = _with_neighbours(content), frozenset(_with_neighbours(folded))
    keys = np.fromiter(map(key_of, words), np.uint64, len(words))
    return Asked(words, keys, np.array([word not in own for word in words], dtype=np.bool_))


def _with_neighbours(text: str) -> tuple[str, ...]:
    words = text_words(text)
    return tuple(dict.fromkeys((*words, *map(" ".join, pairwise(words)))))


@dataclass(frozen=True, slots=True, eq=False)
class Worded:
    """What is compared of a plan's candidates: the words of what they say and of the headings above, whose rows are the
    same, their roles and properties."""

    own: WordIndex
    above: WordIndex
    roles: npt.NDArray[np.int32]
    properties: Floats

    @staticmethod
    def of(evidence: Evidence) -> "Worded":
        """That of what could answer in a plan."""
        return Worded(evidence.own, evidence.context, evidence.roles, evidence.properties)


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """Where the candidates of a plan lie: what they say and what stands above them, each of unit length, and what sort
    of thing they are [candidates × dimensions]."""

    own: Floats
    above: Floats
    sorts: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """`keys`: of the words, in order; `vectors` [words × dimensions]: their places, a byte a dimension, each to be
    multiplied by its `scale`; `asks`, `says`: how much each tells in a question, in a candidate.

    `turned`, `sought` [dimensions × dimensions]: what a question's sum is multiplied by, to be compared with what is
    said and with what sort of thing it is; `roles`, `properties`: the places of those, `cues` that of the ways of
    asking, each in the order of its names. `steep`: what a cosine is worth, `above` what the headings count for beside
    what is said, `named`, `before` what words count for that name the plan, or are of the question before.
    """

    keys: Keys
    vectors: npt.NDArray[np.int8]
    scale: Floats
    asks: Floats
    says: Floats
    turned: Floats
    sought: Floats
    roles: Floats
    properties: Floats
    cues: Floats
    steep: float
    above: float
    named: float
    before: float

    def features(self, query: Query, shown: Floats, names: frozenset[str], evidence: Evidence) -> dict[str, Floats]:
        """Of each candidate: the cosine of the question and what it says (`match_own`), of the headings above it
        (`match_above`), how well its sort is what is asked for (`match_sort`), all of it (`match`); by how much each is
        behind the plan's best, and its place. `shown`: the ways of asking (`cues_of`), `names`: how the plan is called.
        """
        return self.told(asked_of(query), shown, names, self._placed(evidence))

    def told(self, asked: Asked, shown: Floats, names: frozenset[str], placed: Placed) -> dict[str, Floats]:
        """The same of the words of a question and the places of the candidates."""
        weight = np.where(asked.naming(names), self.named, 1.0) * np.where(asked.before, self.before, 1.0)
        rows, known = self._rows(asked.keys)
        weights = self.scale[rows] * self.asks[rows] * weight[known]
        total = weights.astype(np.float32) @ self.vectors[rows].astype(np.float32)
        told = _of_unit_length(total @ self.turned)
        own, above = placed.own @ told, placed.above @ told
        sort = placed.sorts @ (total @ self.sought + shown @ self.cues)
        whole = self.steep * (own + self.above * above) + sort
        found = {"match_own": own, "match_above": above, "match_sort": sort, "match": whole}
        found |= {f"{name}_behind": values - values.max(initial=-np.inf) for name, values in found.items()}
        return found | {"match_rank": _ranks(whole), "match_own_rank": _ranks(own)}

    def _rows(self, keys: Keys) -> tuple[npt.NDArray[np.intp], Bools]:
        """The rows of those words that have a place, and which of `keys` these are."""
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        known = self.keys[at] == keys
        return at[known], known

    def _placed(self, evidence: Evidence) -> Placed:
        """Where the candidates of a plan lie, found once while it is held in memory."""
        if self not in evidence.derived:
            evidence.derived[self] = self.place(Worded.of(evidence))
        placed: Placed = evidence.derived[self]
        return placed

    def place(self, plan: Worded) -> Placed:
        """Where the candidates of a plan lie."""
        rows, known = self._rows(keys_of(plan.own.rows))
        vectors = self.vectors[rows].astype(np.float32) * (self.scale[rows] * self.says[rows])[:, None]
        places = np.flatnonzero(known).astype(np.int32)

        def lying(index: WordIndex) -> Floats:
            return _of_unit_length(index.hits_of(places).T @ vectors)

        sorts = self.roles[plan.roles] + plan.properties @ self.properties
        return Placed(lying(plan.own), lying(plan.above), sorts)


def _of_unit_length(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, _NOTHING), dtype=np.float32)


def _ranks(values: Floats) -> Floats:
    """The place of each among the plan's candidates, from 0, at most `_LAST_RANK`."""
    places = np.empty(len(values), dtype=np.float32)
    places[np.argsort(-values, kind="stable")] = np.arange(len(values))
    return np.minimum(places, _LAST_RANK)


_NAMED_ROWS = {"roles": tuple(map(str, ROLES)), "properties": tuple(one.name.lower() for one in Property)}
_ONE_BY_ONE = ("steep", "above", "named", "before")


def write_matching(file: Path, matching: Matching) -> None:
    """Keep a matching in a file of safetensors."""
    arrays = ("keys", "vectors", "scale", "asks", "says", "turned", "sought", "roles", "properties", "cues")
    halves = {"scale", "asks", "says", "turned", "sought", "roles", "properties", "cues"}
    tensors = {name: getattr(matching, name) for name in arrays}
    kept = {name: array.astype(np.float16) if name in halves else array for name, array in tensors.items()}
    names: dict[str, Sequence[str]] = {**_NAMED_ROWS, "cues": cue_names()}
    numbers = {name: round(float(getattr(matching, name)), 5) for name in _ONE_BY_ONE}
    file.parent.mkdir(parents=True, exist_ok=True)
    # What the library writes itself nobody but its writer may read.
    file.write_bytes(save(kept, {"names": json.dumps(names, ensure_ascii=False), "numbers": json.dumps(numbers)}))


def read_matching(file: Path) -> Matching:
    """The matching out of such a file; of roles, properties and ways of asking that it does not know nothing counts."""
    with safe_open(file, framework="numpy") as opened:
        told = opened.metadata()
        arrays = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118 it is no dictionary
    kept: Mapping[str, Sequence[str]] = json.loads(told["names"])
    names = {**_NAMED_ROWS, "cues": cue_names()}
    floats = {name: array.astype(np.float32) for name, array in arrays.items() if array.dtype == np.float16}
    floats |= {name: _in_order(floats[name], kept[name], wanted) for name, wanted in names.items()}
    return Matching(keys=arrays["keys"], vectors=arrays["vectors"], **floats, **json.loads(told["numbers"]))


def _in_order(rows: Floats, names: Sequence[str], wanted: Sequence[str]) -> Floats:
    """The rows of some names, in the order of those that are wanted; zeros for what has none."""
    row = dict(zip(names, rows, strict=True))
    nothing = np.zeros(rows.shape[1], dtype=np.float32)
    return np.array([row.get(name, nothing) for name in wanted], dtype=np.float32)
