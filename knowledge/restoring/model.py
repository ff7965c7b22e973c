"""What syllables follow one another in Vietnamese official language: runs of up to three, with their chances."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).parent.parent / "bundled" / "restoring"

BITS = 13
"""A syllable's number has that many bits."""

STEPS = 12
"""Logarithms are kept negated, in steps of one in this many, in a byte."""

UNKNOWN, BOUNDARY, NUMBER = 0, 1, 2
"""The numbers of what is no known syllable, the end of a sentence, and a word with digits."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Syllables:
    """The model. `names` are the syllables by number, the commonest first; chances are natural logarithms.

    `pairs` and `threes` are sorted keys: left number and right number, place of the first two and last number.
    """

    names: list[str]
    alone: Floats
    rest: Floats
    pairs: Ints
    pair_chances: Floats
    pair_rests: Floats
    threes: Ints
    three_chances: Floats
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, syllable: str) -> int:
        """The number of a syllable in lower case, `UNKNOWN` where it is none of the known ones."""
        return self.numbers.get(syllable, UNKNOWN)

    def after(self, before: Ints, left: Ints, right: Ints) -> Floats:
        """The chance of each `right` after each `before` and `left`; shape (befores, rights)."""
        keys = left[:, None] << BITS | right
        at, seen = _found(self.pairs, keys)
        chances = np.where(seen, self.pair_chances[at], self.rest[left][:, None] + self.alone[right])
        context, known = _found(self.pairs, before << BITS | left)
        if not known.any():
            return chances
        three_at, three_seen = _found(self.threes, context[known][:, None] << BITS | right)
        backed = self.pair_rests[context[known]][:, None] + chances[known]
        chances[known] = np.where(three_seen, self.three_chances[three_at], backed)
        return chances

    def each_after(self, before: Ints, left: Ints, right: Ints) -> Floats:
        """The chance of one `right` after one `before` and `left` each; all of the same length."""
        at, seen = _found(self.pairs, left << BITS | right)
        chances = np.where(seen, self.pair_chances[at], self.rest[left] + self.alone[right])
        context, known = _found(self.pairs, before << BITS | left)
        three_at, three_seen = _found(self.threes, context << BITS | right)
        backed = self.pair_rests[context] + chances
        found: Floats = np.where(known, np.where(three_seen, self.three_chances[three_at], backed), chances)
        return found


@cache
def open_syllables() -> Syllables:
    """The bundled model, read once a process."""
    with np.load(FOLDER / "syllables.npz") as packed:
        arrays = {name: packed[name] for name in packed.files}
    names = str(arrays["names"]).split("\n")
    lefts = np.repeat(np.arange(len(names)), arrays["lefts"])
    contexts = np.repeat(np.arange(len(lefts)), arrays["thirds"])
    return Syllables(
        names=names,
        alone=_unpacked(arrays["alone"]),
        rest=_unpacked(arrays["rest"]),
        pairs=lefts << BITS | arrays["rights"],
        pair_chances=_unpacked(arrays["pairs"]),
        pair_rests=_unpacked(arrays["pair_rests"]),
        threes=contexts << BITS | arrays["lasts"],
        three_chances=_unpacked(arrays["threes"]),
        numbers={name: number for number, name in enumerate(names)},
    )


def _found(keys: Ints, wanted: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """Where each wanted key stands, and whether it does."""
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return at, keys[at] == wanted


def _unpacked(steps: NDArray[np.uint8]) -> Floats:
    return (steps.astype(np.float32) / -STEPS).astype(np.float32)
