"""Choices at each place of a line, and how likely each follows each: the likeliest way through, and the others.

`chances` has the shape (places, choices), `steps` (places, choices before, choices after), both logarithms;
`steps[0]` is how likely each choice is at the beginning. A choice that a place lacks has the chance -inf.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Chances = NDArray[np.float64]


def best_path(chances: Chances, steps: Chances) -> list[int]:
    """The choice at each place on the likeliest way through (Viterbi)."""
    best = chances[0] + steps[0, 0]
    came: list[Numbers] = []
    for own, step in zip(chances[1:], steps[1:], strict=True):
        ways = best[:, None] + step
        came.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + own
    path = [int(best.argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return path[::-1]


def shares(chances: Chances, steps: Chances) -> Chances:
    """How likely each choice is at its place, over all ways through (forward and backward), shape (places, choices)."""
    before = [_scaled(np.exp(chances[0] + steps[0, 0] - (chances[0] + steps[0, 0]).max()))]
    # Within one place only the ratios count, so each is brought to a sum of 1 and none grows or vanishes.
    own = np.exp(chances - chances.max(axis=1, keepdims=True))
    ways = np.exp(steps - steps.max(axis=(1, 2), keepdims=True))
    for at in range(1, len(chances)):
        before.append(_scaled((before[-1] @ ways[at]) * own[at]))
    after = [np.ones(chances.shape[1])]
    for at in range(len(chances) - 1, 0, -1):
        after.append(_scaled(ways[at] @ (own[at] * after[-1])))
    both = np.array(before) * np.array(after[::-1])
    total: Chances = both / np.maximum(both.sum(axis=1, keepdims=True), _LEAST)
    return total


_LEAST = 1e-300


def _scaled(values: Chances) -> Chances:
    scaled: Chances = values / max(float(values.sum()), _LEAST)
    return scaled
