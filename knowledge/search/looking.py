"""A closer look at the best texts: how much of a question stands close together, and with the same diacritics.

The engine says that a text holds the words of a question somewhere. The words in their order say how many of them
stand in one window of about two sentences. Of each word only a short number is kept, since few texts are looked at:
in one text of thirty some word passes for one of the question, which no ranking notices.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from knowledge.search.query import Query

K1, B = 1.2, 0.75

STEP = 20
"""Words from the start of one window to the start of the next; a window is two steps long."""

_NUMBERS = 1 << 16
_REMEMBERED = 200_000

Words = NDArray[np.uint16]
Places = NDArray[np.int16]
Numbers = NDArray[np.int64]
Counts = NDArray[np.float32]
Scores = NDArray[np.floating]


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text as it is looked at: its words by their numbers, the first `head` of them its header."""

    id: str
    group: str
    plain: Words
    marked: Words
    head: int


def look_of(plain: Sequence[str], marked: Sequence[str], head: int) -> bytes:
    """What is kept of a text for its closer look; its plain and marked words are as many."""
    return np.array([head, *map(_HASHES.__getitem__, (*plain, *marked))], np.uint16).tobytes()


def text_of(name: str, group: str, look: bytes) -> Text:
    """The text of what was kept of it."""
    numbers = np.frombuffer(look, np.uint16)
    half = len(numbers) // 2 + 1
    return Text(name, group, numbers[1:half], numbers[half:], int(numbers[0]) if len(numbers) else 0)


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How often each text, and each window of it, holds each term of a question.

    `whole` has the shape (texts, terms), `windows` (windows, terms): of text i from `first[i]` on, the last of its
    rows being none; `lengths` are the texts' words.
    """

    whole: Scores
    windows: Scores
    first: NDArray[np.int64]
    lengths: NDArray[np.int64]

    def best_windows(self, values: Scores) -> Scores:
        """The best of each text's windows, from values per window."""
        values[self.first[1:] - 1] = values[-1] = 0.0
        best: Scores = np.maximum.reduceat(values, self.first)
        return best


def look(texts: Sequence[Text], plain: Query, marked: Query | None = None) -> Look:
    """Count the terms of a question in one or more texts, and behind them those of it as it is spelled, where their
    plain forms stand."""
    lengths = np.array([len(text.plain) for text in texts])
    heads = np.array([text.head for text in texts])
    # A text of few words has one window, too.
    rows = np.maximum(2, -(-(lengths - heads) // STEP))
    first, starts = rows.cumsum() - rows, lengths.cumsum() - lengths
    total, height = int(rows.sum()), int(rows.sum()) + len(texts)
    held = _places(plain.words)[np.concatenate([text.plain for text in texts])]
    at = held.nonzero()[0]
    owners = np.arange(len(texts)).repeat(lengths)[at]
    inside = at - (starts + heads)[owners]
    # What the header holds, every window holds: it says where the whole text belongs.
    row = np.where(inside < 0, total + owners, first[owners] + inside // STEP)
    close = (at[1:] - at[:-1] == 1) & (owners[1:] == owners[:-1])
    counts = _counts(held[at], row, close, plain, height)
    if marked is not None:
        spelled = _places(marked.words)[np.concatenate([text.marked for text in texts])[at]]
        counts = np.concatenate((counts, _counts(spelled, row, close, marked, height)), axis=1)
    body, header = counts[:total], counts[total:]
    windows = header.repeat(rows, axis=0)
    windows += body
    windows[:-1] += body[1:]
    return Look(np.add.reduceat(body, first, axis=0) + header, windows, first, lengths)


def _counts(held: Places, row: Numbers, close: NDArray[np.bool_], query: Query, height: int) -> Counts:
    """How often each row has each term, where the words at some places of the rows are known."""
    width = len(query.times) + 1
    # Behind all terms, in a row of their own that is cut off, is what is no pair of the question.
    size, none = len(query.words) + 1, width - 1
    pairs = np.full(size * size, none)
    places = {word: place for place, word in enumerate(query.words, 1)}
    own = [places[left] * size + places[right] for left, right in query.pairs]
    pairs[own] = np.arange(len(query.words), none)
    doubles = np.where(close, pairs[held[:-1] * size + held[1:]], none)
    singles = np.where(held > 0, held - 1, none)
    found = np.concatenate((row * width + singles, row[:-1] * width + doubles))
    counts = np.bincount(found, minlength=height * width).reshape(height, width)
    return counts[:, :none].astype(np.float32)


def _places(words: Sequence[str]) -> Places:
    """For each number of a word its place among some words, from 1 on; 0 where it is none of them."""
    places = np.zeros(_NUMBERS, np.int16)
    places[[_HASHES[word] for word in words]] = np.arange(1, len(words) + 1)
    return places


def saturated(counts: Scores, norms: Scores | float = K1) -> Scores:
    """The share of each term in BM25, before its weight."""
    shares: Scores = counts / (counts + norms)
    return shares


def to_one(scores: Scores) -> Scores:
    """Scores of which the highest is 1."""
    highest = scores.max(initial=0.0)
    return scores / highest if highest > 0 else scores


class _Hashes(dict[str, int]):
    """The number of each word, computed when it is first met."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = value = int.from_bytes(blake2b(word.encode(), digest_size=2).digest(), "little")
        return value


_HASHES = _Hashes()
