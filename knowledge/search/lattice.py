"""Choices at each place of a line, and how likely each follows each: the likeliest way through.

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
