"""The words of texts in order, as numbers: what a second, closer look at the best texts reads.

The postings say that a text holds the words of a question somewhere. The sequences say how many of them
stand close together, in one window of about two sentences, and whether they stand there with the same
diacritics. Only the best few hundred texts are looked at, so no index is needed for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.search.keys import Keys, Numbers, joined_numbers, word_numbers
from knowledge.search.postings import Scores

STEP = 20
"""Words from the start of one window to the start of the next; a window is two steps long."""

_TABLE = 4096

Words = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Sequences:
    """Text i is `words[starts[i]:starts[i + 1]]`, the first `heads[i]` of them its header."""

    words: Words
    starts: Numbers
    heads: Numbers

    def of(self, texts: Numbers) -> "Sequences":
        """Some of the texts, given by their numbers."""
        lengths = self.starts[texts + 1] - self.starts[texts]
        starts = np.concatenate(([0], np.cumsum(lengths)))
        index = np.repeat(self.starts[texts] - starts[:-1], lengths) + np.arange(starts[-1])
        return Sequences(self.words[index], starts, self.heads[texts])


@dataclass(frozen=True, slots=True)
class Look:
    """What a closer look finds: how often each text, and each window of it, holds each term of a question.

    `whole` has the shape (texts, terms), `windows` (windows, terms); `first` is each text's first window.
    """

    whole: Scores
    windows: Scores
    first: Numbers

    def best_windows(self, values: Scores) -> Scores:
        """The best of each text's windows, from values per window."""
        return np.maximum.reduceat(values, self.first) if len(self.first) else values


def sequences(texts: Sequence[Sequence[str]], heads: Sequence[int]) -> Sequences:
    """The sequences of texts given as words, with the number of words of each text's header."""
    starts = np.concatenate(([0], np.cumsum([len(text) for text in texts], dtype=np.int64)))
    numbers = word_numbers([word for text in texts for word in text])
    return Sequences(numbers, starts, np.array(heads, dtype=np.int64))


def merge_sequences(parts: Sequence[Sequences], kept: Sequence[NDArray[np.bool_]]) -> Sequences:
    """One after the other, the texts kept of each part."""
    chosen = [part.of(np.flatnonzero(alive)) for part, alive in zip(parts, kept, strict=True)]
    return chain_sequences(chosen)


def chain_sequences(parts: Sequence[Sequences]) -> Sequences:
    """All texts of all parts, one after the other."""
    ends = np.cumsum([0, *(part.starts[-1] for part in parts)])
    starts = [part.starts[:-1] + end for part, end in zip(parts, ends, strict=False)]
    return Sequences(
        words=np.concatenate([part.words for part in parts]),
        starts=np.concatenate((*starts, ends[-1:])),
        heads=np.concatenate([part.heads for part in parts]),
    )


def look(texts: Sequences, words: Words, pairs: Keys) -> Look:
    """Count the words and the pairs of words of a question, each sorted and distinct, in each text.

    The terms are the words and behind them the pairs, in that order.
    """
    lengths = np.diff(texts.starts)
    owners = np.repeat(np.arange(len(lengths)), lengths)
    at, terms = _matches(texts.words, owners, words, pairs)
    owner, width = owners[at], len(words) + len(pairs)
    # What the header holds, every window holds: it says where the whole text belongs.
    inside = at - texts.starts[owner] - texts.heads[owner]
    header = inside < 0
    headers = _counts(owner[header], terms[header], len(lengths), width)
    owner, inside, terms = owner[~header], inside[~header], terms[~header]
    blocks = np.maximum(1, -(-(lengths - texts.heads) // STEP) - 1)
    first = np.cumsum(blocks) - blocks
    own = np.minimum(inside // STEP, blocks[owner] - 1)
    before = inside // STEP - 1
    both = (before >= 0) & (before != own)
    places = first[owner] + own, (first[owner] + before)[both]
    windows = _counts(np.concatenate(places), np.concatenate((terms, terms[both])), int(blocks.sum()), width)
    return Look(
        whole=headers + _counts(owner, terms, len(lengths), width),
        windows=windows + np.repeat(headers, blocks, axis=0),
        first=first,
    )


def _matches(sequence: Words, owners: Numbers, words: Words, pairs: Keys) -> tuple[Numbers, Numbers]:
    """Where a term of the question begins, and which."""
    # Most words are in no question: a small table throws them out before the exact comparison.
    maybe = np.zeros(_TABLE, dtype=np.bool_)
    maybe[words % _TABLE] = True
    at = np.flatnonzero(maybe[sequence % _TABLE])
    single = np.minimum(np.searchsorted(words, sequence[at]), len(words) - 1)
    right = words[single] == sequence[at]
    at, single = at[right], single[right]
    if not len(pairs):
        return at, single
    begins = at[:-1][(np.diff(at) == 1) & (owners[at[:-1]] == owners[at[1:]])]
    keys = joined_numbers(sequence[begins], sequence[begins + 1])
    double = np.minimum(np.searchsorted(pairs, keys), len(pairs) - 1)
    known = pairs[double] == keys
    return np.concatenate((at, begins[known])), np.concatenate((single, len(words) + double[known]))


def _counts(rows: Numbers, terms: Numbers, height: int, width: int) -> Scores:
    return np.bincount(rows * width + terms, minlength=height * width).reshape(height, width).astype(np.float64)
