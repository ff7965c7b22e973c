"""A question as what is looked up: its distinct words and pairs of neighbouring words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.search.terms import JOINER


@dataclass(frozen=True, slots=True)
class Query:
    """The terms are `words` and behind them `pairs`; `times` says how often the question has each."""

    words: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    times: tuple[int, ...]

    @property
    def units(self) -> list[str]:
        """The terms as the index has them."""
        return [*self.words, *map(JOINER.join, self.pairs)]


def make_query(*readings: Sequence[str]) -> Query:
    """The terms of a question read in one or several ways; a term of several readings counts once."""
    first, *others = dict.fromkeys(map(tuple, readings))
    words, pairs = Counter(first), Counter(pairwise(first))
    for reading in others:
        words |= Counter(reading)
        pairs |= Counter(pairwise(reading))
    return Query(tuple(words), tuple(pairs), (*words.values(), *pairs.values()))
