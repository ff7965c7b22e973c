"""How likely each choice is over all ways through a text of which each word may have been several syllables.

First by the syllable before each alone; then the few that are likely at all by the two syllables before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from knowledge.restoring.beam import LANGUAGE, Arc, Place
from knowledge.restoring.candidates import Case
from knowledge.restoring.model import BITS, BOUNDARY, STEPS, Floats, Ints, Syllables, open_syllables
from knowledge.search.lattice import Chances

UNLIKELY = 0.003
"""Choices less likely than this by one neighbour are not looked at again."""

_LEAST = 1e-30

Choice = tuple[int, int]
"""The numbers of an arc and of one of its choices."""


@dataclass(frozen=True, slots=True)
class Joint:
    """Where arcs meet: the numbers of those that end and begin there, and of the syllables of either, all in one.

    `chances` are those of `rights`; where nothing ends or begins, the end of a sentence stands.
    """

    into: list[int]
    lefts: Ints
    out: list[int]
    rights: Ints
    chances: Chances


@dataclass(frozen=True, slots=True)
class Net:
    """Arcs of which each lies on a way from the first place to the last, sorted by where they begin, and the joints.

    An arc's choices are `left[arc]` of the joint where it ends, and `right[arc]` of the one where it begins.
    """

    arcs: list[Arc]
    joints: dict[Place, Joint]
    left: list[slice]
    right: list[slice]

    def way(self, shares: Sequence[Chances]) -> list[Choice]:
        """The way on which most characters are likely to be right, by the share of each choice."""
        reached: dict[Place, tuple[float, Choice]] = {self.arcs[0].begin: (0.0, (-1, -1))}
        for number, (arc, own) in enumerate(zip(self.arcs, shares, strict=True)):
            which = int(own.argmax())
            worth = reached[arc.begin][0] + float(own[which]) * len(arc.text)
            if arc.end not in reached or worth > reached[arc.end][0]:
                reached[arc.end] = (worth, (number, which))
        chosen, place = list[Choice](), self.arcs[-1].end
        while place != self.arcs[0].begin:
            chosen.append(reached[place][1])
            place = self.arcs[chosen[-1][0]].begin
        return chosen[::-1]


def make_net(arcs: Sequence[Arc], ends: Sequence[bool]) -> Net:
    """The net of a text's arcs; `ends` tells of each word whether a sentence ends behind it."""
    over = {at for at, one in enumerate(ends, 1) if one} | {len(ends)}
    # An end is one more step, between the place where the words before it arrive and the place behind it.
    before = [replace(a, end=(a.end[0], -1)) if a.end[1] == 0 and a.end[0] in over else a for a in arcs]
    marks = [_mark(at) for at in over]
    return _net(_through([*before, *marks], (0, 0), (len(ends), 0)))


def weigh(net: Net) -> tuple[Net, list[Chances]]:
    """The net of the choices that are likely, and the share of each in all ways."""
    near = _by_pairs(net)
    on = dict(net.way(near))
    likely = []
    for number, (arc, own) in enumerate(zip(net.arcs, near, strict=True)):
        kept = own >= UNLIKELY
        if number in on:
            kept[on[number]] = True
        if kept.any():
            likely.append(replace(arc, numbers=arc.numbers[kept], chances=arc.chances[kept]))
    few = _net(_through(likely, net.arcs[0].begin, net.arcs[-1].end))
    return few, _by_threes(open_syllables(), few)


def _mark(at: int) -> Arc:
    """The end of a sentence behind so many words."""
    return Arc((at, -1), (at, 0), np.array([BOUNDARY]), np.zeros(1, np.float32), Case.LOWER, "")


def _through(arcs: Sequence[Arc], first: Place, last: Place) -> list[Arc]:
    """The arcs that lie on ways from the first place to the last, in order."""
    reached, leading = {first}, {last}
    forward = []
    for arc in sorted(arcs, key=lambda one: (one.begin, one.end)):
        if arc.begin in reached:
            reached.add(arc.end)
            forward.append(arc)
    kept = []
    for arc in sorted(forward, key=lambda one: one.end, reverse=True):
        if arc.end in leading:
            leading.add(arc.begin)
            kept.append(arc)
    return sorted(kept, key=lambda one: (one.begin, one.end))


def _net(arcs: list[Arc]) -> Net:
    into: dict[Place, list[int]] = {}
    out: dict[Place, list[int]] = {}
    for number, arc in enumerate(arcs):
        into.setdefault(arc.end, []).append(number)
        out.setdefault(arc.begin, []).append(number)
    joints = {at: _joint(arcs, into.get(at, []), out.get(at, [])) for at in sorted({*into, *out})}
    return Net(arcs, joints, _slices(arcs, into), _slices(arcs, out))


def _joint(arcs: Sequence[Arc], into: list[int], out: list[int]) -> Joint:
    nothing = np.array([BOUNDARY])
    return Joint(
        into=into,
        lefts=np.concatenate([arcs[one].numbers for one in into]) if into else nothing,
        out=out,
        rights=np.concatenate([arcs[one].numbers for one in out]) if out else nothing,
        chances=np.concatenate([arcs[one].chances for one in out]).astype(np.float64) if out else np.zeros(1),
    )


def _slices(arcs: Sequence[Arc], meeting: Mapping[Place, list[int]]) -> list[slice]:
    """Where the choices of each arc stand among those of all that meet where it does."""
    found: dict[int, slice] = {}
    for own in meeting.values():
        ends = accumulate(len(arcs[one].numbers) for one in own)
        found |= {one: slice(end - len(arcs[one].numbers), end) for one, end in zip(own, ends, strict=True)}
    return [found[one] for one in range(len(arcs))]


def _by_pairs(net: Net) -> list[Chances]:
    """The share of each choice, each syllable as likely as it is after the one before."""
    steps = {at: _pair_steps()[joint.lefts[:, None], joint.rights] for at, joint in net.joints.items()}
    ahead = [np.zeros(len(arc.numbers)) for arc in net.arcs]
    for at, joint in net.joints.items():
        ways = np.concatenate([ahead[one] for one in joint.into]) if joint.into else np.zeros(1)
        further = _sums(ways, steps[at].T) + joint.chances
        for one in joint.out:
            ahead[one] = further[net.right[one]]
    behind = [np.zeros(len(arc.numbers)) for arc in net.arcs]
    for at, joint in reversed(net.joints.items()):
        if joint.out:
            back = _sums(np.concatenate([behind[one] for one in joint.out]) + joint.chances, steps[at])
            for one in joint.into:
                behind[one] = back[net.left[one]]
    return _shares(net, [one + other for one, other in zip(ahead, behind, strict=True)])


def _by_threes(syllables: Syllables, net: Net) -> list[Chances]:
    """The same with the two syllables before: the ways go over each two choices that meet at a joint."""
    steps = _three_steps(syllables, net)
    ahead = _ahead(net, steps)
    behind = _behind(net, steps)
    both = {at: np.logaddexp.reduce(ahead[at] + behind[at], axis=0) for at in net.joints}
    return _shares(net, [both[arc.begin][own] for arc, own in zip(net.arcs, net.right, strict=True)])


def _ahead(net: Net, steps: Mapping[int, Floats]) -> dict[Place, Chances]:
    """All ways that lead to each two choices at a joint, these included; shape (lefts, rights)."""
    ahead: dict[Place, Chances] = {}
    for at, joint in net.joints.items():
        if joint.into:
            rows = [
                _sums(ahead[net.arcs[one].begin][:, net.right[one]].T, steps[one].swapaxes(1, 2)) for one in joint.into
            ]
            ahead[at] = np.concatenate(rows) + joint.chances
        else:
            ahead[at] = np.log(_pair_steps()[joint.lefts[:, None], joint.rights]) + joint.chances
    return ahead


def _behind(net: Net, steps: Mapping[int, Floats]) -> dict[Place, Chances]:
    """All ways that lead on from each two choices at a joint; shape (lefts, rights)."""
    behind = {at: np.zeros((len(joint.lefts), len(joint.rights))) for at, joint in net.joints.items()}
    for at, joint in reversed(net.joints.items()):
        if joint.out:
            for one in joint.into:
                ways = (behind[at] + joint.chances)[net.left[one]]
                behind[net.arcs[one].begin][:, net.right[one]] = _sums(ways, steps[one]).T
    return behind


def _sums(ways: Chances, steps: Floats) -> Chances:
    """Logarithms of ways, shape (…, from), led on by steps, shape (…, to, from), and added up: shape (…, to)."""
    most = ways.max()
    sums: Chances = np.log((steps @ np.exp(ways - most)[..., None])[..., 0] + _LEAST) + most
    return sums


def _shares(net: Net, ways: Sequence[Chances]) -> list[Chances]:
    """The ways over each choice as shares of all."""
    last = net.joints[net.arcs[-1].end].into
    total = np.logaddexp.reduce(np.concatenate([ways[one] for one in last]))
    return [np.exp(one - total) for one in ways]


def _three_steps(syllables: Syllables, net: Net) -> dict[int, Floats]:
    """For each arc the chance of each syllable behind it; shape (choices, before the arc, behind it)."""
    shapes, befores, lefts, rights = [], [], [], []
    for arc in net.arcs:
        before, behind = net.joints[arc.begin].lefts, net.joints[arc.end].rights
        shapes.append(shape := (len(arc.numbers), len(before), len(behind)))
        befores.append(np.broadcast_to(before[None, :, None], shape).ravel())
        lefts.append(np.broadcast_to(arc.numbers[:, None, None], shape).ravel())
        rights.append(np.broadcast_to(behind, shape).ravel())
    # All at once, for the tables are looked up in only three times so.
    chances = syllables.each_after(*map(np.concatenate, (befores, lefts, rights)))
    parts = np.split(np.exp(np.float32(LANGUAGE) * chances), np.cumsum([len(one) for one in befores])[:-1])
    return {one: part.reshape(shape) for one, (part, shape) in enumerate(zip(parts, shapes, strict=True))}


class _PairSteps:
    """The chance of each syllable after each other, to the power of `LANGUAGE`."""

    def __init__(self, syllables: Syllables) -> None:
        # The chances are kept in these steps, so nothing is lost; what is below the last one is as good as never.
        rest, alone = (np.rint(-STEPS * one).astype(np.uint8)[:, None] for one in (syllables.rest, syllables.alone))
        logs = rest + np.minimum(alone.T, 255 - rest)
        logs[syllables.pairs >> BITS, syllables.pairs & (1 << BITS) - 1] = np.rint(-STEPS * syllables.pair_chances)
        self.logs: NDArray[np.uint8] = logs
        self.chances = np.exp(-LANGUAGE / STEPS * np.arange(256)).astype(np.float32)

    def __getitem__(self, at: tuple[Ints, Ints]) -> Floats:
        return np.asarray(self.chances[self.logs[at]], np.float32)


@cache
def _pair_steps() -> _PairSteps:
    return _PairSteps(open_syllables())
