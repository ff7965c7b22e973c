"""How well a candidate matches a question by what the words of both were seen to mean for each other.

Each word, and each pair of neighbouring words, has a place in a space of few dimensions. The places are fitted
(`scripts/fit_matching.py`) so that labelled questions lie near what answers them, whatever words the two share: "tiền
thưởng bao nhiêu" near "mức chi khen thưởng". A text is the sum of its words, each as heavy as it tells; so is a
question, in which words that name the plan and those of the question before weigh less. Beside the words stands what
sort of thing is asked for: the places of roles and properties, and of the ways of asking.

A question is turned two ways: to be compared with the candidates of one plan, of which one is right; and with those of
all plans and with nothing at all, since none may be.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

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
    """Where the candidates of a plan lie: what they say and what stands above them, each of unit length [candidates ×
    dimensions], and what sort of thing they are: their roles and properties."""

    own: Floats
    above: Floats
    roles: npt.NDArray[np.int32]
    properties: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """The cosines of a question with what candidates say and with what stands above them, how well their sort is what
    is asked for, and all of it; `total`: the sum of the question's words."""

    own: Floats
    above: Floats
    sort: Floats
    whole: Floats
    total: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A way to compare a question with candidates.

    `turned`, `sought` [dimensions × dimensions]: what a question's sum is multiplied by, to be compared with what is
    said and with what sort of thing it is; `roles`, `properties`: the places of those, `cues` that of the ways of
    asking, each in the order of its names. `steep`: what a cosine is worth, `above` what the headings count for beside
    what is said, `named`, `before` what words count for that name the plan, or are of the question before.
    """

    turned: Floats
    sought: Floats
    roles: Floats
    properties: Floats
    cues: Floats
    steep: float
    above: float
    named: float
    before: float

    def compared(self, words: Floats, naming: Bools, before: Bools, shown: Floats, placed: Placed) -> Compared:
        """A question, each of whose `words` is a row, compared with the candidates of a plan."""
        weights = np.where(naming, self.named, 1.0) * np.where(before, self.before, 1.0)
        total = np.asarray(weights.astype(np.float32) @ words, dtype=np.float32)
        told = _of_unit_length(total @ self.turned)
        own, above = placed.own @ told, placed.above @ told
        sought = total @ self.sought + shown @ self.cues
        sort = (self.roles @ sought)[placed.roles] + placed.properties @ (self.properties @ sought)
        whole = np.asarray(self.steep * (own + self.above * above) + sort, dtype=np.float32)
        return Compared(own, above, sort, whole, total)


@dataclass(frozen=True, slots=True, eq=False)
class Nothing:
    """How near a question is to having no answer: `bias`, and what each of the ways of asking and where its words lie
    add to it."""

    bias: float
    cues: Floats
    words: Floats

    def near(self, total: Floats, shown: Floats) -> float:
        """That of a question by the sum of its words."""
        return self.bias + float(shown @ self.cues) + float(_of_unit_length(total) @ self.words)


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """`keys`: of the words, in order; `vectors` [words × dimensions]: their places, a byte a dimension, each to be
    multiplied by its `scale`; `asks`, `says`: how much each tells in a question, in a candidate.

    `within`: how the candidates of a plan that answers are compared; `among`: how those of all plans are, and
    `nothing`, which is as near as a question is to being answered by none.
    """

    keys: Keys
    vectors: npt.NDArray[np.int8]
    scale: Floats
    asks: Floats
    says: Floats
    within: Look
    among: Look
    nothing: Nothing

    def features(self, query: Query, shown: Floats, names: frozenset[str], evidence: Evidence) -> dict[str, Floats]:
        """Of each candidate: the cosine of the question and what it says (`match_own`), of the headings above it
        (`match_above`), how well its sort is what is asked for (`match_sort`), all of it (`match`); by how much each is
        behind the plan's best, and its place. By how much it is nearer than nothing (`found`), of its plan's candidates
        the nearest one (`found_best`), and all together (`found_all`). `shown`: the ways of asking (`cues_of`),
        `names`: how the plan is called.
        """
        return self.told(asked_of(query), shown, names, self._placed(evidence))

    def told(self, asked: Asked, shown: Floats, names: frozenset[str], placed: Placed) -> dict[str, Floats]:
        """The same of the words of a question and the places of the candidates."""
        rows, known = self._rows(asked.keys)
        words = self.vectors[rows].astype(np.float32) * (self.scale[rows] * self.asks[rows])[:, None]
        naming, before = asked.naming(names)[known], asked.before[known]
        within = self.within.compared(words, naming, before, shown, placed)
        found = {"match_own": within.own, "match_above": within.above, "match_sort": within.sort, "match": within.whole}
        found |= {f"{name}_behind": values - values.max(initial=-np.inf) for name, values in found.items()}
        found |= {"match_rank": _ranks(within.whole), "match_own_rank": _ranks(within.own)}
        among = self.among.compared(words, naming, before, shown, placed)
        nearer = among.whole - self.nothing.near(among.total, shown)
        found["found"] = nearer
        found["found_best"] = np.full_like(nearer, nearer.max(initial=-np.inf))
        found["found_all"] = np.full_like(nearer, np.logaddexp.reduce(nearer))
        return found

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

        return Placed(lying(plan.own), lying(plan.above), plan.roles, plan.properties)


def _of_unit_length(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, _NOTHING), dtype=np.float32)


def _ranks(values: Floats) -> Floats:
    """The place of each among the plan's candidates, from 0, at most `_LAST_RANK`."""
    places = np.empty(len(values), dtype=np.float32)
    places[np.argsort(-values, kind="stable")] = np.arange(len(values))
    return np.minimum(places, _LAST_RANK)


_NAMED_ROWS = {"roles": tuple(map(str, ROLES)), "properties": tuple(one.name.lower() for one in Property)}
_TURNED = ("turned", "sought", "roles", "properties", "cues")
_NUMBERS = ("steep", "above", "named", "before")
_LOOKS = ("within", "among")


def write_matching(file: Path, matching: Matching) -> None:
    """Keep a matching in a file of safetensors."""
    halves = {name: getattr(matching, name) for name in ("scale", "asks", "says")}
    halves |= {f"nothing.{name}": getattr(matching.nothing, name) for name in ("cues", "words")}
    halves |= {f"{look}.{name}": getattr(getattr(matching, look), name) for look in _LOOKS for name in _TURNED}
    tensors: dict[str, npt.NDArray[Any]] = {"keys": matching.keys, "vectors": matching.vectors}
    tensors |= {name: array.astype(np.float16) for name, array in halves.items()}
    numbers = {f"{look}.{name}": getattr(getattr(matching, look), name) for look in _LOOKS for name in _NUMBERS}
    numbers["nothing.bias"] = matching.nothing.bias
    told = {
        "names": {**_NAMED_ROWS, "cues": cue_names()},
        "numbers": {name: round(float(value), 5) for name, value in numbers.items()},
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    # What the library writes itself nobody but its writer may read.
    file.write_bytes(save(tensors, {name: json.dumps(one, ensure_ascii=False) for name, one in told.items()}))


def read_matching(file: Path) -> Matching:
    """The matching out of such a file; of roles, properties and ways of asking that it does not know nothing counts."""
    with safe_open(file, framework="numpy") as opened:
        told = {name: json.loads(text) for name, text in opened.metadata().items()}
        arrays = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118 it is no dictionary
    kept: Mapping[str, Sequence[str]] = told["names"]
    numbers: Mapping[str, float] = told["numbers"]
    names = {**_NAMED_ROWS, "cues": cue_names()}
    floats = {name: array.astype(np.float32) for name, array in arrays.items() if array.dtype == np.float16}
    for whole, array in floats.items():
        name = whole.rpartition(".")[2]
        if name in names:
            floats[whole] = _in_order(array, kept[name], names[name])

    def look(way: str) -> Look:
        turned, sought, roles, properties, cues = (floats[f"{way}.{name}"] for name in _TURNED)
        steep, above, named, before = (numbers[f"{way}.{name}"] for name in _NUMBERS)
        return Look(turned, sought, roles, properties, cues, steep, above, named, before)

    return Matching(
        keys=arrays["keys"],
        vectors=arrays["vectors"],
        scale=floats["scale"],
        asks=floats["asks"],
        says=floats["says"],
        within=look("within"),
        among=look("among"),
        nothing=Nothing(numbers["nothing.bias"], floats["nothing.cues"], floats["nothing.words"]),
    )


def _in_order(rows: Floats, names: Sequence[str], wanted: Sequence[str]) -> Floats:
    """The rows of some names, in the order of those that are wanted; zeros for what has none."""
    row = dict(zip(names, rows, strict=True))
    nothing = np.zeros(rows.shape[1:], dtype=np.float32)
    return np.array([row.get(name, nothing) for name in wanted], dtype=np.float32)
