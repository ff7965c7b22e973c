"""Fit where words lie, so that questions lie near what answers them (`knowledge/choice/matching.py`).

Of each labelled question the candidates of the plan that answers it are compared; what is learned is that one of those
that are judged right is the likeliest. Words begin where the bundled embedding has them, turned so that its widest
directions are kept. A part of the words is left out at each look, so that none is leant on alone. `scripts.fit_choice`
fits it together with all else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

import knowledge
from knowledge.choice.affinity import cue_names
from knowledge.choice.matching import Asked, Matching, Worded
from knowledge.evidence import ROLES
from knowledge.evidence.properties import Property
from knowledge.evidence.words import Floats, key_of
from knowledge.search.static import open_static
from knowledge.search.terms import JOINER, terms

DIMENSIONS = 128
SEEN = 3
"""In so many plans and questions a word stands to have a place."""
_LOOKS, _BATCH = 5, 24
"""How often each question is looked at, and how many together, those of one plan always."""
_LEFT_OUT = 0.5
_RATE, _STEADIEST = 0.003, 0.05
_FASTER = 3.0
"""By how much faster it is learned how much a word tells than where it lies."""
_UNKNOWN = 0.3
"""How long the vector of a word is at the beginning that the bundled embedding does not know."""
_DECAYS = (0.9, 0.999)
_LEAST = 1e-8


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """A question, the plan that answers it, which words only name that, and which of its candidates are right."""

    asked: Asked
    shown: Floats
    plan: Worded
    naming: npt.NDArray[np.bool_]
    right: npt.NDArray[np.bool_]


def fit_matching(labelled: Sequence[Labelled], seed: int) -> Matching:
    """The matching that is learned from some questions."""
    # Several threads add up in another order each time.
    torch.set_num_threads(1)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        fit = _Fit(labelled)
        fit.run(np.random.default_rng(seed))
    return fit.matching()


class _Held(torch.autograd.Function):
    """The sums of the vectors of each candidate's words: a sparse table of ones times them."""

    @staticmethod
    def forward(ctx, held: Tensor, turned: Tensor, vectors: Tensor) -> Tensor:  # type: ignore[no-untyped-def]
        ctx.turned = turned
        return held @ vectors

    @staticmethod
    def backward(ctx, slope: Tensor) -> tuple[None, None, Tensor]:  # type: ignore[no-untyped-def]
        return None, None, ctx.turned @ slope


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """A plan as it is compared: the rows of its words, and tables of its candidates by these, with their transposes."""

    rows: npt.NDArray[np.int64]
    own: tuple[Tensor, Tensor]
    above: tuple[Tensor, Tensor]
    roles: Tensor
    properties: Tensor

    @staticmethod
    def of(plan: Worded, row: Mapping[str, int]) -> "_Plan":
        """That of a plan, of those words that have a row."""
        words = list(plan.own.rows)
        known = [at for at, word in enumerate(words) if word in row]
        places = np.array(known, dtype=np.int32)
        tables = [_table(index.hits_of(places)) for index in (plan.own, plan.above)]
        rows = np.array([row[words[at]] for at in known], dtype=np.int64)
        roles, having = torch.from_numpy(plan.roles.astype(np.int64)), torch.from_numpy(plan.properties)
        return _Plan(rows, tables[0], tables[1], roles, having)


def _table(hits: Floats) -> tuple[Tensor, Tensor]:
    """Candidates by words, and words by candidates."""
    whole = torch.from_numpy(hits)
    return whole.T.to_sparse().coalesce(), whole.to_sparse().coalesce()


class _Fit:
    """The places of words, each row with how much it tells in a question and in a candidate behind it, and all else
    that is learned."""

    def __init__(self, labelled: Sequence[Labelled]) -> None:
        self._by_plan: defaultdict[Worded, list[Labelled]] = defaultdict(list)
        for one in labelled:
            self._by_plan[one.plan].append(one)
        counted = Counter(word for plan in self._by_plan for word in plan.own.rows)
        counted.update(word for one in labelled for word in one.asked.words)
        self._words = [word for word, count in counted.items() if count >= SEEN]
        row = {word: at for at, word in enumerate(self._words)}
        self._plans = {plan: _Plan.of(plan, row) for plan in self._by_plan}
        self._asked = {
            one: np.array([(row[word], at) for at, word in enumerate(one.asked.words) if word in row]).reshape(-1, 2)
            for one in labelled
        }
        self._rows = np.hstack([_beginning(self._words), np.zeros((len(row), 2), np.float32)]).astype(np.float32)
        self._slopes = np.zeros_like(self._rows), np.zeros_like(self._rows)
        self._turn = 0
        self._turns = _LOOKS * max(1, -(-len(labelled) // _BATCH))
        self.turned = torch.eye(DIMENSIONS).requires_grad_()
        self.sought = (torch.randn(DIMENSIONS, DIMENSIONS) * 0.1).requires_grad_()
        self.roles = torch.zeros(len(ROLES), DIMENSIONS).requires_grad_()
        self.properties = torch.zeros(len(Property), DIMENSIONS).requires_grad_()
        self.cues = (torch.randn(len(cue_names()), DIMENSIONS) * 0.01).requires_grad_()
        self.logs = torch.tensor([2.3, -1.0, -0.7, -0.7]).requires_grad_()
        """Of `steep`, `above`, `named` and `before`."""

    def run(self, chance: np.random.Generator) -> None:
        """Look at all questions, in another order each time."""
        dense = [self.turned, self.sought, self.roles, self.properties, self.cues]
        learning = torch.optim.Adam([{"params": dense, "lr": _RATE}, {"params": [self.logs], "lr": 0.01}])
        slower = torch.optim.lr_scheduler.LambdaLR(learning, lambda turn: max(_STEADIEST, 1 - turn / self._turns))
        for _ in range(_LOOKS):
            for plans in self._batches(chance):
                learning.zero_grad()
                self._learn(plans, max(_STEADIEST, 1 - self._turn / self._turns))
                learning.step()
                slower.step()

    def _batches(self, chance: np.random.Generator) -> Iterator[list[Worded]]:
        plans = list(self._by_plan)
        chance.shuffle(plans)  # type: ignore[arg-type]
        batch: list[Worded] = []
        for plan in plans:
            batch.append(plan)
            if sum(len(self._by_plan[one]) for one in batch) >= _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _learn(self, plans: Sequence[Worded], pace: float) -> None:
        asked = [self._asked[one][:, 0] for plan in plans for one in self._by_plan[plan]]
        used = np.unique(np.concatenate([*asked, *(self._plans[plan].rows for plan in plans)]))
        rows = torch.from_numpy(self._rows[used]).requires_grad_()
        losses = [self._loss(plan, used, rows) for plan in plans]
        loss = torch.cat(losses).mean()
        loss.backward()  # type: ignore[no-untyped-call]
        self._move(used, np.asarray(rows.grad), pace)

    def _move(self, used: npt.NDArray[np.int64], slope: Floats, pace: float) -> None:
        """Adam for the rows that were looked at alone."""
        self._turn += 1
        first, second = self._slopes
        first[used] = _DECAYS[0] * first[used] + (1 - _DECAYS[0]) * slope
        second[used] = _DECAYS[1] * second[used] + (1 - _DECAYS[1]) * slope**2
        mean, spread = (one[used] / (1 - decay**self._turn) for one, decay in zip(self._slopes, _DECAYS, strict=True))
        step = pace * _RATE * mean / (np.sqrt(spread) + _LEAST)
        step[:, DIMENSIONS:] *= _FASTER
        self._rows[used] -= step

    def _loss(self, worded: Worded, used: npt.NDArray[np.int64], rows: Tensor) -> Tensor:
        """For each question of a plan how unlikely those that are right are among its candidates."""
        plan, labelled = self._plans[worded], self._by_plan[worded]
        steep, above_counts, named, before = self.logs.exp()
        said = rows[torch.from_numpy(np.searchsorted(used, plan.rows))]
        vectors = _thinned(said[:, :DIMENSIONS] * said[:, DIMENSIONS + 1 :].exp())
        own, above = (
            torch.nn.functional.normalize(_Held.apply(*one, vectors), dim=1) for one in (plan.own, plan.above)
        )
        sorts = self.roles[plan.roles] + plan.properties @ self.properties
        each = [self._asked[one] for one in labelled]
        places = np.concatenate([one[:, 0] for one in each])
        of = torch.from_numpy(np.repeat(np.arange(len(each)), [len(one) for one in each]))
        asked = rows[torch.from_numpy(np.searchsorted(used, places))]
        is_named, is_before = (
            torch.from_numpy(np.concatenate(flags).astype(np.float32))
            for flags in zip(
                *((one.naming[at[:, 1]], one.asked.before[at[:, 1]]) for one, at in zip(labelled, each, strict=True)),
                strict=True,
            )
        )
        weight = (asked[:, DIMENSIONS] + is_named * named.log() + is_before * before.log()).exp()
        told = _thinned(asked[:, :DIMENSIONS] * weight[:, None])
        total = torch.zeros(len(labelled), DIMENSIONS).index_add(0, of, told)
        meant = _of_unit_length(total @ self.turned)
        shown = torch.from_numpy(np.stack([one.shown for one in labelled]))
        sort = sorts @ (total @ self.sought + shown @ self.cues).T
        scores = steep * (own @ meant.T + above_counts * (above @ meant.T)) + sort
        right = torch.from_numpy(np.stack([one.right for one in labelled]).T)
        return torch.logsumexp(scores, 0) - torch.logsumexp(scores.masked_fill(~right, -torch.inf), 0)

    def matching(self) -> Matching:
        """What was learned, the places a byte a dimension."""
        order = sorted(range(len(self._words)), key=lambda at: key_of(self._words[at]))
        rows = self._rows[order]
        places = rows[:, :DIMENSIONS]
        scale = np.maximum(np.abs(places).max(axis=1), _LEAST) / 127
        arrays = {
            name: getattr(self, name).detach().numpy().astype(np.float16).astype(np.float32)
            for name in ("turned", "sought", "roles", "properties", "cues")
        }
        steep, above, named, before = self.logs.detach().exp().tolist()
        return Matching(
            keys=np.array([key_of(self._words[at]) for at in order], dtype=np.uint64),
            vectors=np.round(places / scale[:, None]).astype(np.int8),
            scale=scale.astype(np.float16).astype(np.float32),
            asks=np.exp(rows[:, DIMENSIONS]).astype(np.float16).astype(np.float32),
            says=np.exp(rows[:, DIMENSIONS + 1]).astype(np.float16).astype(np.float32),
            steep=round(steep, 5),
            above=round(above, 5),
            named=round(named, 5),
            before=round(before, 5),
            **arrays,
        )


def _of_unit_length(vectors: Tensor) -> Tensor:
    return torch.nn.functional.normalize(vectors, dim=1)


def _thinned(vectors: Tensor) -> Tensor:
    """The vectors with a part of them left out."""
    return vectors * (torch.rand(len(vectors), 1) >= _LEFT_OUT)


@cache
def _bundled() -> tuple[Mapping[str, int], Floats]:
    """The places and the rows of the bundled embedding, turned to its widest directions."""
    embedding = open_static(Path(knowledge.__file__).parent / "bundled" / "embedding")
    rows = embedding.rows.astype(np.float32)
    _, _, directions = np.linalg.svd(rows[:: max(1, len(rows) // 8_000)], full_matrices=False)
    turned = rows @ directions[:DIMENSIONS].T
    return embedding.places, turned / np.linalg.norm(turned, axis=1).mean()


def _beginning(words: Sequence[str]) -> Floats:
    """Where words lie at the beginning."""
    places, rows = _bundled()
    chance = torch.randn(len(words), DIMENSIONS).numpy() * (_UNKNOWN / np.sqrt(DIMENSIONS))
    for at, word in enumerate(words):
        place = places.get(JOINER.join(terms(word).plain))
        if place is not None:
            chance[at] = rows[place]
    return np.asarray(chance, dtype=np.float32)
