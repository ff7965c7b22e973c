"""How well the words of a question fit each candidate of a plan: counted once per plan, asked per question."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate, chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.search.language import open_language

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int32]

_UNHEARD = 0.1
"""What words that nobody was seen to put together count for beside the logarithm of how much oftener others stand
together than by chance: names are such."""
_BESIDE = 3.0
"""By how much likelier words are meant that are seen beside those that an abbreviation stands beside."""


@dataclass(frozen=True, slots=True, eq=False)
class WordIndex:
    """Which of some texts hold a word or a pair of neighbouring words. `lengths`: words of each text.

    `rows`: the row of each word, which several indexes share, so that some of the words may stand in other texts only;
    the texts that hold the word of a row are `holders[starts[row] : starts[row + 1]]`.
    """

    rows: Mapping[str, int]
    starts: Places
    holders: Places
    lengths: Floats

    @staticmethod
    def of(*every: Sequence[Sequence[str]]) -> "list[WordIndex]":
        """The indexes of some lists of texts that are given as their folded words, with the same rows."""
        held = [_held(texts) for texts in every]
        rows = {word: row for row, word in enumerate(dict.fromkeys(chain.from_iterable(held)))}
        return [WordIndex._with(rows, own, texts) for own, texts in zip(held, every, strict=True)]

    @staticmethod
    def _with(rows: Mapping[str, int], held: Mapping[str, list[int]], texts: Sequence[Sequence[str]]) -> "WordIndex":
        holders = [held.get(word, []) for word in rows]
        return WordIndex(
            rows=rows,
            starts=np.fromiter(accumulate(map(len, holders), initial=0), np.int32, len(holders) + 1),
            holders=np.fromiter(chain.from_iterable(holders), np.int32),
            lengths=np.array([len(words) for words in texts], dtype=np.float32),
        )

    def holding(self, word: str) -> Places:
        """The texts that hold a word."""
        row = self.rows.get(word)
        return self.holders[:0] if row is None else self.holders[self.starts[row] : self.starts[row + 1]]

    def find(self, words: Iterable[str]) -> Places:
        """The row of each word, -1 of those that stand in no text of the plan."""
        return np.fromiter((self.rows.get(word, -1) for word in words), np.int32)

    def hits(self, words: Iterable[str]) -> Floats:
        """One row a word, one column a text: 1 where the text holds the word."""
        return self.hits_of(self.find(words))

    def hits_of(self, rows: Places) -> Floats:
        """The same of words that were found."""
        found = np.zeros((len(rows), len(self.lengths)), dtype=np.float32)
        counts = self._counts(rows)
        ends = counts.cumsum()
        # All holders in one go: those of each word stand together.
        places = np.arange(ends[-1] if len(ends) else 0) + (self.starts[rows] - (ends - counts)).repeat(counts)
        found[np.arange(len(rows)).repeat(counts), self.holders[places]] = 1
        return found

    def _counts(self, rows: Places) -> npt.NDArray[np.int64]:
        """How many texts hold each word."""
        counts = self.starts[rows + 1].astype(np.int64) - self.starts[rows]
        return np.where(rows < 0, 0, counts)

    def meant_by(self, letters: str, before: str, after: str) -> tuple[str, ...]:
        """The neighbouring words that an abbreviation is the first letters of, those in the most texts and likeliest
        to belong together; the words before and after it tell which of several. Nothing where there are none."""
        texts: dict[tuple[str, ...], set[int]] = {}
        for at, (one, other) in enumerate(pairwise(letters)):
            pairs = [tuple(pair.split(" ")) for pair in self._beginning(one, other)]
            if not at:
                texts = {pair: set(self.holding(" ".join(pair)).tolist()) for pair in pairs}
                continue
            following: dict[str, list[tuple[str, ...]]] = defaultdict(list)
            for pair in pairs:
                following[pair[0]].append(pair)
            longer = ((run, pair) for run in texts for pair in following[run[-1]])
            held = (
                (run + pair[1:], texts[run].intersection(self.holding(" ".join(pair)).tolist())) for run, pair in longer
            )
            texts = {run: shared for run, shared in held if shared}
        return max(texts, key=lambda run: self._likely(run, len(texts[run]), before, after), default=())

    def _beginning(self, one: str, other: str) -> list[str]:
        """The pairs of words that begin with two letters."""
        begun = (pair for pair in self.rows if pair[0] == one and f" {other}" in pair)
        return [pair for pair in begun if len(self.holding(pair))]

    def _likely(self, run: tuple[str, ...], texts: int, before: str, after: str) -> float:
        together = min(map(open_language().lift, run, run[1:]))
        beside = sum(len(self.holding(pair)) > 0 for pair in (f"{before} {run[0]}", f"{run[-1]} {after}"))
        return texts * (math.log1p(together) + _UNHEARD) * _BESIDE**beside

    def weights(self, words: Iterable[str]) -> Floats:
        """How much each word tells: its inverse frequency over the texts; a word that stands nowhere tells most."""
        return self.weights_of(self.find(words))

    def weights_of(self, rows: Places) -> Floats:
        """The same of words that were found."""
        count, frequency = len(self.lengths), self._counts(rows).tolist()
        return np.array([math.log(1 + (count + 1) / (n + 0.5)) for n in frequency], dtype=np.float32)


def _held(texts: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """The texts that hold each word or pair of neighbouring words."""
    # The headings above are those of many texts, and the same list.
    alike: defaultdict[int, list[int]] = defaultdict(list)
    for at, words in enumerate(texts):
        alike[id(words)].append(at)
    held: defaultdict[str, list[int]] = defaultdict(list)
    for places in alike.values():
        words = texts[places[0]]
        for word in dict.fromkeys((*words, *map(" ".join, pairwise(words)))):
            held[word] += places
    return held


class KeptRows(Mapping[str, int]):
    """The rows of words, found by their keys: a plan has two thousand words and pairs, of which a question looks up
    twenty. `keys` are in order, eight bytes each; what the words are is read when they are looked through."""

    def __init__(self, keys: bytes, words: Callable[[], Sequence[str]]) -> None:
        self._keys = memoryview(keys).cast("Q")
        self._words = words

    def __getitem__(self, word: str) -> int:
        row: int | None = self.get(word)
        if row is None:
            raise KeyError(word)
        return row

    def get(self, word: str, default: Any = None) -> Any:
        """The row of a word; most are asked for that are not there, which a KeyError would take long to tell."""
        keys, key = self._keys, key_of(word)
        row = bisect_left(keys, key)
        return row if row < len(keys) and keys[row] == key else default

    @property
    def in_order(self) -> npt.NDArray[np.uint64]:
        """The key of each row's word."""
        return np.frombuffer(self._keys, np.uint64)

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words())


@lru_cache(maxsize=20_000)
def key_of(word: str) -> int:
    """A number of 64 bits that no other word of a plan has."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def keys_of(rows: Mapping[str, int]) -> npt.NDArray[np.uint64]:
    """The key of each row's word, in the order of the rows."""
    return rows.in_order if isinstance(rows, KeptRows) else np.fromiter(map(key_of, rows), np.uint64, len(rows))


def shares(hits: Floats, weights: Floats) -> Floats:
    """For each text, the share (0..1) of the words' weight that it holds."""
    total = float(weights.sum())
    return weights @ hits / total if total else np.zeros(hits.shape[1], dtype=np.float32)


def bm25(hits: Floats, weights: Floats, lengths: Floats) -> Floats:
    """BM25 (k1 1.2, b 0.75) with each word counted once: texts of plans are short."""
    average = float(lengths.mean()) or 1.0
    return weights @ hits * (2.2 / (1 + 1.2 * (0.25 + 0.75 * lengths / average)))
