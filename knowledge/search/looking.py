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

from knowledge.search.packed import Packed
from knowledge.search.query import Query

K1, B = 1.2, 0.75

STEP = 20
"""Words from the start of one window to the start of the next; a window is two steps long."""

_NUMBERS = 1 << 16
_SHORT = 256
_REMEMBERED = 200_000

Words = NDArray[np.uint16]
Places = NDArray[np.unsignedinteger]
Numbers = NDArray[np.int64]
Counts = NDArray[np.float32]
Scores = NDArray[np.floating]


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text as it is looked at: its words by their numbers, the first `head` of them its header; and its vector."""

    id: str
    group: str
    plain: Words
    marked: Words
    head: int
    vector: Packed


def look_of(plain: Sequence[str], marked: Sequence[str], head: int) -> bytes:
    """What is kept of a text for its closer look; its plain and marked words are as many."""
    return np.array([head, *map(_HASHES.__getitem__, (*plain, *marked))], np.uint16).tobytes()


def text_of(name: str, group: str, look: bytes, vector: bytes = b"") -> Text:
    """The text of what was kept of it."""
    numbers = np.frombuffer(look, np.uint16)
    half = len(numbers) // 2 + 1
    head = int(numbers[0]) if len(numbers) else 0
    return Text(name, group, numbers[1:half], numbers[half:], head, np.frombuffer(vector, np.int8))


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How often each text, and each window of it, holds each term of a question.

    `whole` has the shape (texts, terms), `windows` (windows, terms in `used`), which are those that stand in any of the
    texts: of text i from `first[i]` on, the last of its rows being none; `lengths` are the texts' words.
    """

    whole: Numbers
    windows: Counts
    used: Numbers
    first: Numbers
    lengths: Numbers

    def best_windows(self, values: Scores) -> Scores:
        """The best of each text's windows, from values per window, in one column or several."""
        values[self.first[1:] - 1] = values[-1] = 0.0
        best: Scores = np.maximum.reduceat(values, self.first).astype(np.float64)
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
    held = _looked_up(plain.words, np.concatenate([text.plain for text in texts]))
    at = np.flatnonzero(held > 0)
    owners = np.arange(len(texts)).repeat(lengths)[at]
    inside = at - (starts + heads)[owners]
    # What the header holds, every window holds: it says where the whole text belongs.
    row = np.where(inside < 0, total + owners, first[owners] + inside // STEP)
    close = (at[1:] - at[:-1] == 1) & (owners[1:] == owners[:-1])
    hits, columns, width = *_hits(held[at], close, plain), len(plain.times)
    if marked is not None:
        spelled = _looked_up(marked.words, np.concatenate([text.marked for text in texts])[at])
        more, beside = _hits(spelled, close, marked)
        hits, columns = np.concatenate((hits, more)), np.concatenate((columns, beside + width))
        width += len(marked.times)
    whole = _counts(owners[hits], columns, len(texts), width)
    used = np.flatnonzero(whole.any(axis=0))
    narrow = np.zeros(width, np.int64)
    narrow[used] = np.arange(len(used))
    counts = _counts(row[hits], narrow[columns], height, len(used)).astype(np.float32)
    windows = counts[:total].copy()
    windows[:-1] += counts[1:total]
    if heads.any():
        windows += counts[total:].repeat(rows, axis=0)
    return Look(whole, windows, used, first, lengths)


def _hits(held: Places, close: NDArray[np.bool_], query: Query) -> tuple[Numbers, Numbers]:
    """Which of some words, known by their places in a question, make which of its terms; a pair where it begins."""
    places, size = held.astype(np.int64), len(query.words) + 1
    pairs = np.full(size * size, -1)
    known = {word: place for place, word in enumerate(query.words, 1)}
    own = [known[left] * size + known[right] for left, right in query.pairs]
    pairs[own] = np.arange(len(query.words), len(query.times))
    doubles = np.where(close, pairs[places[:-1] * size + places[1:]], -1)
    words, begun = np.flatnonzero(places > 0), np.flatnonzero(doubles >= 0)
    return np.concatenate((words, begun)), np.concatenate((places[words] - 1, doubles[begun]))


def _counts(rows: Numbers, columns: Numbers, height: int, width: int) -> Numbers:
    """How often each row has each column."""
    return np.bincount(rows * width + columns, minlength=height * width).reshape(height, width)


def _looked_up(words: Sequence[str], texts: Words) -> Places:
    """For each word of some texts its place among some words, from 1 on; 0 where it is none of them."""
    places: Places = np.zeros(_NUMBERS, np.uint8 if len(words) < _SHORT else np.uint16)
    places[[_HASHES[word] for word in words]] = np.arange(1, len(words) + 1)
    # Every number is in the table: to look whether it is takes twice as long.
    return np.take(places, texts, mode="clip")


def saturated(counts: Scores | Numbers, norms: Scores | float = K1) -> Scores:
    """The share of each term in BM25, before its weight."""
    shares: Scores = counts / (counts + norms)
    return shares


def to_one(scores: Scores, axis: int | None = None) -> Scores:
    """Scores of which the highest, along an axis where one is given, is 1."""
    highest = scores.max(axis, initial=0.0)
    return scores / np.where(highest > 0, highest, 1.0)


class _Hashes(dict[str, int]):
    """The number of each word, computed when it is first met."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = value = int.from_bytes(blake2b(word.encode(), digest_size=2).digest(), "little")
        return value


_HASHES = _Hashes()
