"""The likeliest way through choices, against counting all ways."""

from itertools import product

import numpy as np

from knowledge.search.lattice import best_path


def test_the_path_is_the_likeliest_of_all_ways() -> None:
    chance = np.random.default_rng(5)
    chances, steps = np.log(chance.random((5, 3))), np.log(chance.random((5, 3, 3)))
    chances[2, 1] = -np.inf
    steps[0] = steps[0][:1]
    weights = {}
    for way in product(range(3), repeat=5):
        total = sum(chances[at, one] for at, one in enumerate(way)) + steps[0, 0, way[0]]
        weights[way] = total + sum(steps[at, way[at - 1], way[at]] for at in range(1, 5))
    assert best_path(chances, steps) == list(max(weights, key=weights.__getitem__))
