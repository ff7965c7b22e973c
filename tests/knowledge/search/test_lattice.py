"""The likeliest way through choices, and how likely each choice is, against counting all ways."""

from itertools import product

import numpy as np

from knowledge.search.lattice import best_path, shares


def test_path_and_shares_are_those_of_all_ways_together() -> None:
    chance = np.random.default_rng(5)
    chances, steps = np.log(chance.random((5, 3))), np.log(chance.random((5, 3, 3)))
    chances[2, 1] = -np.inf
    steps[0] = steps[0][:1]
    weights = {}
    for way in product(range(3), repeat=5):
        total = sum(chances[at, one] for at, one in enumerate(way)) + steps[0, 0, way[0]]
        weights[way] = np.exp(total + sum(steps[at, way[at - 1], way[at]] for at in range(1, 5)))
    every = sum(weights.values())
    wanted = [[sum(w for way, w in weights.items() if way[at] == one) / every for one in range(3)] for at in range(5)]
    assert best_path(chances, steps) == list(max(weights, key=weights.__getitem__))
    np.testing.assert_allclose(shares(chances, steps), wanted, atol=1e-12)


def test_a_long_line_neither_grows_nor_vanishes() -> None:
    chances, steps = np.full((3000, 2), -50.0), np.full((3000, 2, 2), -20.0)
    np.testing.assert_allclose(shares(chances, steps), 0.5)
