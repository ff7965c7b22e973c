"""A question as what is looked up: its distinct words and pairs of neighbouring words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from knowledge.search.keys import Keys, joined_numbers, pair_keys, token_keys, word_numbers


@dataclass(frozen=True, slots=True)
class Query:
    """The terms are `words` and behind them `pairs`, each sorted by its numbers.

    `times` says how often the question has each term; `keys` find it in postings, `numbers` and
    `pair_numbers` in sequences.
    """

    words: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    times: NDArray[np.float64]
    keys: Keys
    numbers: NDArray[np.uint32]
    pair_numbers: Keys


def make_query(*readings: Sequence[str]) -> Query:
    """The terms of a question read in one or several ways; a term of several readings counts once."""
    first, *others = dict.fromkeys(map(tuple, readings))
    words, pairs = Counter(first), Counter(pairwise(first))
    for reading in others:
        words |= Counter(reading)
        pairs |= Counter(pairwise(reading))
    singles, numbers = _sorted_words(tuple(words))
    doubles, pair_numbers = _sorted_pairs(tuple(pairs))
    times = [*(words[one] for one in singles), *(pairs[one] for one in doubles)]
    return Query(
        words=singles,
        pairs=doubles,
        times=np.array(times, dtype=np.float64),
        keys=np.concatenate((token_keys(singles), pair_keys(doubles))),
        numbers=numbers,
        pair_numbers=pair_numbers,
    )


def _sorted_words(words: tuple[str, ...]) -> tuple[tuple[str, ...], NDArray[np.uint32]]:
    numbers = word_numbers(words)
    order = np.argsort(numbers)
    return tuple(words[at] for at in order), numbers[order]


def _sorted_pairs(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, str], ...], Keys]:
    left, right = word_numbers([one for one, _ in pairs]), word_numbers([other for _, other in pairs])
    numbers = joined_numbers(left, right)
    order = np.argsort(numbers)
    return tuple(pairs[at] for at in order), numbers[order]
