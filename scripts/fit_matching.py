"""Fit where words lie, so that questions lie near what answers them (`knowledge/choice/matching.py`).

Of each labelled question the candidates of the plan that answers it are compared; what is learned is that one of those
that are judged right is the likeliest. Beside it is learned that they are likelier than those of other plans of its
set, and than nothing, and that nothing is likelier where no plan answers. Words begin where they are meant alike
(`scripts/meanings.py`). A part of the words is left out at each look, so that none is leant on alone.
`scripts.fit_choice` fits it together with all else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from knowledge.choice.affinity import cue_names
from knowledge.choice.matching import Asked, Look, Matching, Nothing, Worded
from knowledge.evidence import ROLES
from knowledge.evidence.properties import Property
from knowledge.evidence.words import Floats, key_of

DIMENSIONS = 128
SEEN = 3
"""In so many plans and questions a word stands to have a place."""
_LOOKS, _BATCH = 5, 48
"""How often each question is looked at, and how many together, those of one plan always."""
_LEFT_OUT = 0.4
_RATE, _STEADIEST = 0.003, 0.05
_FASTER = 3.0
"""By how much faster it is learned how much a word tells than where it lies."""
_UNKNOWN = 0.3
"""How long the vector of a word is at the beginning of which no meaning is told."""
_DECAYS = (0.9, 0.999)
_LEAST = 1e-8


Meanings = Mapping[str, Floats]
"""Where a word lies, or two neighbouring ones, by what they are meant [`DIMENSIONS`]."""


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """A question, the plans of its set, each with which words only name it, and which candidates are right of the plan
    that answers it; `right` is nothing where none does, and `plan` one that might."""

    asked: Asked
    shown: Floats
    plan: Worded
    naming: Mapping[Worded, npt.NDArray[np.bool_]]
    right: npt.NDArray[np.bool_] | None


def fit_matching(sets: Sequence[Sequence[Labelled]], meanings: Meanings, seed: int) -> Matching:
    """The matching that is learned from the questions of some sets."""
    # Several threads add up in another order each time.
    torch.set_num_threads(1)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        fit = _Fit(sets, meanings)
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


class _Look:
    """What is learned of a way to compare a question with candidates."""

    def __init__(self) -> None:
        self.turned = torch.eye(DIMENSIONS).requires_grad_()
        self.sought = (torch.randn(DIMENSIONS, DIMENSIONS) * 0.1).requires_grad_()
        self.roles = torch.zeros(len(ROLES), DIMENSIONS).requires_grad_()
        self.properties = torch.zeros(len(Property), DIMENSIONS).requires_grad_()
        self.cues = (torch.randn(len(cue_names()), DIMENSIONS) * 0.01).requires_grad_()
        self.logs = torch.tensor([2.3, -1.0, -0.7, -0.7]).requires_grad_()
        """Of `steep`, `above`, `named` and `before`."""

    @property
    def dense(self) -> list[Tensor]:
        """What is learned at the usual rate."""
        return [self.turned, self.sought, self.roles, self.properties, self.cues]

    def total(self, questions: "_Questions", naming: Tensor) -> Tensor:
        """The sum of each question's words."""
        _, _, named, before = self.logs
        weight = (questions.asks + naming * named + questions.before * before).exp()
        empty = torch.zeros(questions.count, DIMENSIONS)
        return empty.index_add(0, questions.of, questions.places * weight[:, None])

    def scores(self, plan: "_Plan", own: Tensor, above: Tensor, total: Tensor, shown: Tensor) -> Tensor:
        """How near each candidate of a plan is to each question [candidates × questions]."""
        steep, above_counts, _, _ = self.logs.exp()
        meant = _of_unit_length(total @ self.turned)
        sorts = self.roles[plan.roles] + plan.properties @ self.properties
        sort = sorts @ (total @ self.sought + shown @ self.cues).T
        return steep * (own @ meant.T + above_counts * (above @ meant.T)) + sort

    def kept(self) -> Look:
        """What was learned."""
        arrays = {
            name: getattr(self, name).detach().numpy().astype(np.float16).astype(np.float32)
            for name in ("turned", "sought", "roles", "properties", "cues")
        }
        numbers = [round(number, 5) for number in self.logs.detach().exp().tolist()]
        return Look(**arrays, **dict(zip(("steep", "above", "named", "before"), numbers, strict=True)))


@dataclass(frozen=True, slots=True, eq=False)
class _Questions:
    """The words of some questions: which question each is `of`, where it lies, how much it tells, and whether it is
    one of the question before."""

    count: int
    of: Tensor
    places: Tensor
    asks: Tensor
    before: Tensor


class _Fit:
    """The places of words, each row with how much it tells in a question and in a candidate behind it, and all else
    that is learned."""

    def __init__(self, sets: Sequence[Sequence[Labelled]], meanings: Meanings) -> None:
        labelled = [one for its_own in sets for one in its_own]
        self._by_plan: defaultdict[Worded, list[Labelled]] = defaultdict(list)
        for one in labelled:
            self._by_plan[one.plan].append(one)
        self._sets = [list(dict.fromkeys(plan for one in its_own for plan in one.naming)) for its_own in sets]
        plans = [plan for its_own in self._sets for plan in its_own]
        counted = Counter(word for plan in plans for word in plan.own.rows)
        counted.update(word for one in labelled for word in one.asked.words)
        self._words = [word for word, count in counted.items() if count >= SEEN]
        row = {word: at for at, word in enumerate(self._words)}
        self._plans = {plan: _Plan.of(plan, row) for plan in plans}
        self._asked = {
            one: np.array([(row[word], at) for at, word in enumerate(one.asked.words) if word in row]).reshape(-1, 2)
            for one in labelled
        }
        beginning = _beginning(self._words, meanings)
        self._rows = np.hstack([beginning, np.zeros((len(row), 2), np.float32)]).astype(np.float32)
        self._slopes = np.zeros_like(self._rows), np.zeros_like(self._rows)
        self._turn, self._turns = 0, _LOOKS * sum(1 for _ in self._batches(np.random.default_rng(0)))
        self.within, self.among = _Look(), _Look()
        self.bias = torch.zeros(1).requires_grad_()
        self.cues = torch.zeros(len(cue_names())).requires_grad_()
        self.words = torch.zeros(DIMENSIONS).requires_grad_()
        """Of nothing."""

    def run(self, chance: np.random.Generator) -> None:
        """Look at all questions, in another order each time."""
        dense = [*self.within.dense, *self.among.dense, self.bias, self.cues, self.words]
        logs = {"params": [self.within.logs, self.among.logs], "lr": 0.01}
        learning = torch.optim.Adam([{"params": dense, "lr": _RATE}, logs])
        slower = torch.optim.lr_scheduler.LambdaLR(learning, lambda turn: max(_STEADIEST, 1 - turn / self._turns))
        for _ in range(_LOOKS):
            for plans in self._batches(chance):
                learning.zero_grad()
                self._learn(plans, max(_STEADIEST, 1 - self._turn / self._turns))
                learning.step()
                slower.step()

    def _batches(self, chance: np.random.Generator) -> Iterator[list[Worded]]:
        """Plans of one set that are looked at together."""
        batches = []
        for plans in self._sets:
            batch: list[Worded] = []
            for at in chance.permutation(len(plans)):
                batch.append(plans[at])
                if sum(len(self._by_plan[one]) for one in batch) >= _BATCH:
                    batches.append(batch)
                    batch = []
            if any(self._by_plan[one] for one in batch):
                batches.append(batch)
        for at in chance.permutation(len(batches)):
            yield batches[at]

    def _learn(self, plans: Sequence[Worded], pace: float) -> None:
        labelled = [one for plan in plans for one in self._by_plan[plan]]
        asked = [self._asked[one][:, 0] for one in labelled]
        used = np.unique(np.concatenate([*asked, *(self._plans[plan].rows for plan in plans)]))
        rows = torch.from_numpy(self._rows[used]).requires_grad_()
        self._loss(plans, labelled, used, rows).backward()  # type: ignore[no-untyped-call]
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

    def _loss(
        self, plans: Sequence[Worded], labelled: Sequence[Labelled], used: npt.NDArray[np.int64], rows: Tensor
    ) -> Tensor:
        """How unlikely those candidates are that are right, among those of their plan, among those of all plans, and
        beside nothing; where none is right, how unlikely nothing is."""
        asked = [self._asked[one] for one in labelled]
        words = rows[torch.from_numpy(np.searchsorted(used, np.concatenate([one[:, 0] for one in asked])))]
        questions = _Questions(
            count=len(labelled),
            of=torch.from_numpy(np.repeat(np.arange(len(asked)), [len(one) for one in asked])),
            places=_thinned(words[:, :DIMENSIONS]),
            asks=words[:, DIMENSIONS],
            before=_flags([one.asked.before[at[:, 1]] for one, at in zip(labelled, asked, strict=True)]),
        )
        shown = torch.from_numpy(np.stack([one.shown for one in labelled]))
        all_of_them, losses = list[Tensor](), torch.zeros(len(labelled))
        best, nearest = torch.full((2, len(labelled)), -torch.inf)
        nothing = torch.zeros(len(labelled))
        for worded in plans:
            plan = self._plans[worded]
            said = rows[torch.from_numpy(np.searchsorted(used, plan.rows))]
            vectors = _thinned(said[:, :DIMENSIONS] * said[:, DIMENSIONS + 1 :].exp())
            own, above = (_of_unit_length(_Held.apply(*one, vectors)) for one in (plan.own, plan.above))
            naming = [
                one.naming[worded][at[:, 1]] if worded in one.naming else np.zeros(len(at), np.bool_)
                for one, at in zip(labelled, asked, strict=True)
            ]
            within, among = (look.total(questions, _flags(naming)) for look in (self.within, self.among))
            near = self.among.scores(plan, own, above, among, shown)
            together = torch.logsumexp(near, 0)
            all_of_them.append(torch.where(_are([worded in one.naming for one in labelled]), together, -torch.inf))
            is_asked_of = _are([one.plan is worded for one in labelled])
            without = self.bias + shown @ self.cues + _of_unit_length(among) @ self.words
            nothing = torch.where(is_asked_of, without, nothing)
            nearest = torch.where(is_asked_of, together, nearest)
            right = [at for at, one in enumerate(labelled) if one.plan is worded and one.right is not None]
            if right:
                wrong = torch.from_numpy(~np.stack([labelled[at].right for at in right]).T)  # type: ignore[arg-type]
                scores = self.within.scores(plan, own, above, within[right], shown[right])
                missed = torch.logsumexp(scores, 0) - torch.logsumexp(scores.masked_fill(wrong, -torch.inf), 0)
                losses = losses.index_add(0, torch.tensor(right), missed)
                best = best.index_put(
                    (torch.tensor(right),), torch.logsumexp(near[:, right].masked_fill(wrong, -torch.inf), 0)
                )
        there = _are([one.right is not None for one in labelled])
        best = torch.where(there, best, 0.0)
        among_all = torch.logsumexp(torch.stack(all_of_them), 0) - best
        softplus = torch.nn.functional.softplus
        losses = torch.where(there, losses + among_all + softplus(nothing - best), softplus(nearest - nothing))
        return losses.mean()

    def matching(self) -> Matching:
        """What was learned, the places a byte a dimension."""
        order = sorted(range(len(self._words)), key=lambda at: key_of(self._words[at]))
        rows = self._rows[order]
        places = rows[:, :DIMENSIONS]
        scale = np.maximum(np.abs(places).max(axis=1), _LEAST) / 127
        cues, words = (one.detach().numpy().astype(np.float16).astype(np.float32) for one in (self.cues, self.words))
        return Matching(
            keys=np.array([key_of(self._words[at]) for at in order], dtype=np.uint64),
            vectors=np.round(places / scale[:, None]).astype(np.int8),
            scale=scale.astype(np.float16).astype(np.float32),
            asks=np.exp(rows[:, DIMENSIONS]).astype(np.float16).astype(np.float32),
            says=np.exp(rows[:, DIMENSIONS + 1]).astype(np.float16).astype(np.float32),
            within=self.within.kept(),
            among=self.among.kept(),
            nothing=Nothing(round(float(self.bias.detach()), 5), cues, words),
        )


def _flags(flags: Sequence[npt.NDArray[np.bool_]]) -> Tensor:
    return torch.from_numpy(np.concatenate(flags).astype(np.float32))


def _are(true: Sequence[bool]) -> Tensor:
    return torch.tensor(true, dtype=torch.bool)


def _of_unit_length(vectors: Tensor) -> Tensor:
    return torch.nn.functional.normalize(vectors, dim=1)


def _thinned(vectors: Tensor) -> Tensor:
    """The vectors with a part of them left out."""
    return vectors * (torch.rand(len(vectors), 1) >= _LEFT_OUT)


def _beginning(words: Sequence[str], meanings: Meanings) -> Floats:
    """Where words lie at the beginning."""
    begun = torch.randn(len(words), DIMENSIONS).numpy() * (_UNKNOWN / np.sqrt(DIMENSIONS))
    for at, word in enumerate(words):
        if word in meanings:
            begun[at] = meanings[word]
    return np.asarray(begun, dtype=np.float32)
