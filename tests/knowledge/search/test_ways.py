"""The shares of choices over all ways, against counting all ways by the same model."""

from collections.abc import Iterator

import numpy as np

from knowledge.restoring.beam import LANGUAGE, Arc, Place
from knowledge.restoring.candidates import Case
from knowledge.restoring.model import BOUNDARY, open_syllables
from knowledge.search.ways import Choice, Net, make_net, weigh

TOP = (0, 0)


def arc(begin: Place, end: Place, *words: str, chance: float = 0.0) -> Arc:
    numbers = np.array([open_syllables().number(word) for word in words])
    chances = np.float32(chance) - np.arange(len(words), dtype=np.float32)
    return Arc(begin, end, numbers, chances, Case.LOWER, "x" * (end[0] - begin[0]) or "x")


ARCS = [
    arc(TOP, (1, 0), "thi", "thì", "thị"),
    arc((1, 0), (2, 0), "đua", "dưa"),
    arc((2, 0), (3, 0), "khen", "kén"),
    arc((3, 0), (4, 0), "thưởng", "thường"),
    arc((1, 0), (3, 0), "đêm", chance=-2),
    arc((3, 0), (3, 2), "hưởng", chance=-3),
    arc((3, 2), (4, 0), "ứng"),
]
ENDS = [False, True, False, False]


def test_shares_are_those_of_all_ways_together() -> None:
    net, shares = weigh(make_net(ARCS, ENDS))
    weights = {tuple(way): weight(net, way) for way in ways(net)}
    total = sum(weights.values())
    for number, own in enumerate(shares):
        for which, share in enumerate(own):
            wanted = sum(w for way, w in weights.items() if (number, which) in way) / total
            np.testing.assert_allclose(share, wanted, rtol=1e-3)


def test_the_way_has_the_likely_words() -> None:
    net, shares = weigh(make_net(ARCS, ENDS))
    names = open_syllables().names
    words = [names[int(net.arcs[number].numbers[which])] for number, which in net.way(shares)]
    assert [word for word in words if word != names[BOUNDARY]] == ["thi", "đua", "khen", "thưởng"]


def test_what_leads_nowhere_is_left_out() -> None:
    net = make_net([*ARCS, arc((2, 0), (2, 2), "cô"), arc((0, 3), (1, 0), "đô")], ENDS)
    assert len(net.arcs) == len(ARCS) + 2


def test_a_long_text_neither_grows_nor_vanishes() -> None:
    arcs = [arc((at, 0), (at + 1, 0), "thi", "thì", chance=-20) for at in range(2000)]
    _, shares = weigh(make_net(arcs, [False] * 2000))
    np.testing.assert_allclose([float(own.sum()) for own in shares], 1.0, rtol=0.01)


def ways(net: Net, place: Place = TOP) -> Iterator[list[Choice]]:
    if place == net.arcs[-1].end:
        yield []
    for number, one in enumerate(net.arcs):
        if one.begin == place:
            for rest in ways(net, one.end):
                yield from ([(number, which), *rest] for which in range(len(one.numbers)))


def weight(net: Net, way: list[Choice]) -> float:
    """The chance of a way; the first syllable has only the beginning before it."""
    syllables = open_syllables()
    numbers = [int(net.arcs[number].numbers[which]) for number, which in way]
    total = sum(float(net.arcs[number].chances[which]) for number, which in way)
    before, left = 0, BOUNDARY
    for number in numbers:
        step = syllables.each_after(np.array([before]), np.array([left]), np.array([number]))
        total += LANGUAGE * float(step[0])
        before, left = left, number
    return float(np.exp(total))
