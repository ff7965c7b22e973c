"""The words of texts in order, as numbers: what a second, closer look at the best texts reads.

The postings say that a text holds the words of a question somewhere. The sequences say how many of them
stand close together, in one window of about two sentences, and whether they stand there with the same
diacritics. Only the best texts are looked at, so no index is needed for it.
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
_REST = np.uint32(_TABLE - 1)

Words = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Sequences:
    """Text i is `words[starts[i]:starts[i + 1]]`, the first `heads[i]` of them its header."""

    words: Words
    starts: Numbers
    heads: Numbers

    def __len__(self) -> int:
        return len(self.heads)

    def lengths(self, texts: Numbers) -> Numbers:
        """How many words some of the texts have."""
        return self.starts[texts + 1] - self.starts[texts]

    def of(self, texts: Numbers) -> "Sequences":
        """Some of the texts, given by their numbers."""
        lengths = self.lengths(texts)
        starts = np.concatenate(([0], np.cumsum(lengths)))
        index = np.repeat(self.starts[texts] - starts[:-1], lengths) + np.arange(starts[-1])
        return Sequences(self.words[index], starts, self.heads[texts])


@dataclass(frozen=True, slots=True)
class Layout:
    """Where words of some texts stand: word i is in text `owners[i]`, behind its header at `inside[i]` (less than 0
    in the header). Text j has `blocks[j]` windows, from `first[j]` on.
    """

    owners: Numbers
    inside: Numbers
    blocks: Numbers
    first: Numbers


@dataclass(frozen=True, slots=True)
class Look:
    """What a closer look finds: how often each text, and each window of it, holds each term of a question.

    `whole` has the shape (texts, terms), `windows` (windows, terms); `at` are the words that are in the question.
    """

    whole: Scores
    windows: Scores
    at: Numbers
    layout: Layout

    def best_windows(self, values: Scores) -> Scores:
        """The best of each text's windows, from values per window."""
        return np.maximum.reduceat(values, self.layout.first)


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
    if len(parts) == 1:
        return parts[0]
    ends = np.cumsum([0, *(part.starts[-1] for part in parts)])
    starts = [part.starts[:-1] + end for part, end in zip(parts, ends, strict=False)]
    return Sequences(
        words=np.concatenate([part.words for part in parts]),
        starts=np.concatenate((*starts, ends[-1:])),
        heads=np.concatenate([part.heads for part in parts]),
    )


def look(texts: Sequences, words: Words, pairs: Keys) -> Look:
    """Count the words and the pairs of words of a question, each sorted and distinct, in each of one or more texts.

    The terms are the words and behind them the pairs, in that order.
    """
    # Most words are in no question: a small table throws them out before the exact comparison.
    maybe = np.zeros(_TABLE, dtype=np.bool_)
    maybe[words & _REST] = True
    at = np.flatnonzero(maybe[texts.words & _REST])
    return _counted(_lay_out(texts), at, texts.words[at], words, pairs)


def look_again(before: Look, texts: Sequences, words: Words, pairs: Keys) -> Look:
    """Count another spelling of the question in the same texts in that spelling, where they had words of it before."""
    return _counted(before.layout, before.at, texts.words[before.at], words, pairs)


def _lay_out(texts: Sequences) -> Layout:
    lengths = np.diff(texts.starts)
    owners = np.repeat(np.arange(len(lengths)), lengths)
    blocks = np.maximum(1, -(-(lengths - texts.heads) // STEP) - 1)
    inside = np.arange(len(owners)) - (texts.starts[:-1] + texts.heads)[owners]
    return Layout(owners, inside, blocks, np.cumsum(blocks) - blocks)


def _counted(layout: Layout, at: Numbers, found: Words, words: Words, pairs: Keys) -> Look:
    """What texts hold of the question that have the words `found` at the places `at`."""
    places, terms, singles = _matches(layout, at, found, words, pairs)
    owners, inside, width = layout.owners[places], layout.inside[places], len(words) + len(pairs)
    rows, among = _windows(layout, owners, inside)
    return Look(
        whole=_counts(owners, terms, len(layout.blocks), width),
        windows=_counts(rows, terms[among], int(layout.blocks.sum()), width),
        at=singles,
        layout=layout,
    )


def _matches(layout: Layout, at: Numbers, found: Words, words: Words, pairs: Keys) -> tuple[Numbers, Numbers, Numbers]:
    """Where a term of the question begins, and which; and where its single words stand."""
    single = np.minimum(np.searchsorted(words, found), len(words) - 1)
    right = words[single] == found
    at, found, single = at[right], found[right], single[right]
    if not len(pairs):
        return at, single, at
    begins = np.flatnonzero((np.diff(at) == 1) & (layout.owners[at[:-1]] == layout.owners[at[1:]]))
    keys = joined_numbers(found[begins], found[begins + 1])
    double = np.minimum(np.searchsorted(pairs, keys), len(pairs) - 1)
    known = pairs[double] == keys
    terms = np.concatenate((single, len(words) + double[known]))
    return np.concatenate((at, at[begins[known]])), terms, at


def _windows(layout: Layout, owners: Numbers, inside: Numbers) -> tuple[Numbers, Numbers]:
    """The windows that hold what stands at each place, one or two, and which place each is for."""
    step, behind = inside // STEP, np.flatnonzero(inside >= 0)
    own = np.minimum(step, layout.blocks[owners] - 1)
    before = np.flatnonzero((step > 0) & (step - 1 < own))
    # What the header holds, every window holds: it says where the whole text belongs.
    header = np.flatnonzero(inside < 0)
    times = layout.blocks[owners[header]]
    every = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    among = np.concatenate((behind, before, np.repeat(header, times)))
    return layout.first[owners[among]] + np.concatenate((own[behind], step[before] - 1, every)), among


def _counts(rows: Numbers, terms: Numbers, height: int, width: int) -> Scores:
    return np.bincount(rows * width + terms, minlength=height * width).reshape(height, width).astype(np.float64)
