"""What damage makes of letters: how likely written letters came to be read as the characters that stand there.

The steps from written to read letters were counted on pages that a program without Vietnamese has read
(`scripts/fit_channel.py`); what never happened there has a small chance by its shape (`shapes`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from knowledge.restoring.model import FOLDER, Floats
from knowledge.restoring.shapes import ADDED, ANY, LETTERS, LOST, SIGNS, merged, taken_for

_TRUST, _SHAPES = 6.0, 0.2
"""How many observations the guess by shape is worth, and its share where there are many: other programs read, and
people type, otherwise than the one that was observed."""

_NEVER = -30.0

Codes = NDArray[np.int64]

Step = tuple[str, str]
"""None to two written letters, and the none to two characters that were read."""


@dataclass(frozen=True, slots=True)
class Channel:
    """Logarithms of the chance that written letters were read so.

    `one` has shape (written letters, read characters), `two` (written letters, pairs of read characters), `half`
    (pairs of written letters, read characters), `lost` is per written letter, `added` per read character. The
    first code of each stands for all that is not listed, the last one for what is behind the end of a word.
    """

    written: Mapping[str, int]
    read: Mapping[str, int]
    one: Floats
    two: Floats
    half: Floats
    lost: Floats
    added: Floats

    def parts(self, parts: Sequence[str]) -> "Parts":
        """Parts of words, ready to be compared."""
        order = np.array(sorted(range(len(parts)), key=lambda at: -len(parts[at])))
        longest_first = [parts[at] for at in order]
        return Parts(
            np.argsort(order), np.array([len(part) for part in longest_first]), *_codes(longest_first, self.written)
        )

    def endings(self, parts: "Parts", words: Sequence[str]) -> Floats:
        """The chance that each part was read as a word from an offset on; shape (parts, offsets, words)."""
        lengths, written, pairs_written = parts.lengths, parts.written, parts.pairs
        read, twos = (codes.T for codes in _codes(words, self.read))
        added = self.added[read]
        # What is behind the end of a word is never passed over.
        nothing = np.zeros((len(read) + 1, len(words)), np.float32)
        nothing[:-1] = np.cumsum(np.where(read < 0, 0, added)[::-1], axis=0)[::-1]
        after = later = np.broadcast_to(nothing, (len(lengths), *nothing.shape))
        for at in range(written.shape[1] - 1, -1, -1):
            own = int((lengths > at).sum())
            now = np.array(np.broadcast_to(nothing, after.shape))
            self._step(now[:own], after[:own], later[:own], (written[:own, at], pairs_written[:own, at]), read, twos)
            for place in range(len(read) - 1, -1, -1):
                np.maximum(now[:own, place], now[:own, place + 1] + added[place], out=now[:own, place])
            after, later = now, after
        return np.asarray(after[parts.places], np.float32)

    def _step(
        self, now: Floats, after: Floats, later: Floats, written: tuple[Codes, Codes], read: Codes, twos: Codes
    ) -> None:
        """The best ways to read a letter, put into `now`, from the best ways for the next letter and the one later."""
        letters, pairs = written
        now[:] = after + self.lost[letters, None, None]
        np.maximum(now[:, :-1], after[:, 1:] + self.one[letters][:, read], out=now[:, :-1])
        np.maximum(now[:, :-1], later[:, 1:] + self.half[pairs][:, read], out=now[:, :-1])
        np.maximum(now[:, :-2], after[:, 2:] + self.two[letters][:, twos[:-1]], out=now[:, :-2])


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of words as codes of a channel, the longest first; `places` tells where each one stands."""

    places: Codes
    lengths: Codes
    written: Codes
    pairs: Codes


@cache
def open_channel() -> Channel:
    """The bundled channel, read once a process."""
    rows = (line.split("\t") for line in (FOLDER / "letters.tsv").read_text("utf-8").splitlines())
    return channel({(written, read): int(count) for written, read, count in rows})


def channel(steps: Mapping[Step, int]) -> Channel:
    """The channel of counted steps."""
    chances = _chances(steps)
    ones = _numbered((*LETTERS, *(written for written, _ in chances if len(written) == 1)))
    pairs = _numbered(written for written, _ in chances if len(written) == 2)
    read = _numbered((*LETTERS, *SIGNS, *(seen for _, seen in chances if len(seen) == 1)))
    twos = _numbered(seen for _, seen in chances if len(seen) == 2)
    tables = {
        (1, 1): np.full((len(ones) + 2, len(read) + 2), ANY * _SHAPES / len(read)),
        (1, 2): np.zeros((len(ones) + 2, len(twos) + 2)),
        (2, 1): np.zeros((len(pairs) + 2, len(read) + 2)),
        (1, 0): np.full((len(ones) + 2, 1), LOST * _SHAPES),
        (0, 1): np.full((1, len(read) + 2), ADDED),
    }
    rows, columns = {"": 0} | ones | pairs, {"": 0} | read | twos
    for (written, seen), chance in chances.items():
        tables[len(written), len(seen)][rows[written], columns[seen]] += chance
    for size in ((1, 1), (1, 2), (2, 1), (0, 1)):
        tables[size][:, -1] = 0
    one, two, half, lost, added = map(_logarithms, tables.values())
    return Channel(ones | pairs, read | twos, one, two, half, lost[:, 0], added[0])


def _chances(steps: Mapping[Step, int]) -> dict[Step, float]:
    """The chance of each step by what was counted and by shape."""
    totals: Counter[str] = Counter()
    for (written, _), count in steps.items():
        for part in {written, *written}:
            totals[part] += count
    totals[""] = sum(steps.values())
    chances: defaultdict[Step, float] = defaultdict(float)
    for letter in LETTERS:
        weight = max(_SHAPES, _TRUST / (totals[letter] + _TRUST))
        for seen, share in taken_for(letter):
            chances[letter, seen] += weight * share
    for pair, letter, share in merged():
        chances[pair, letter] += _SHAPES * share
    for (written, seen), count in steps.items():
        chances[written, seen] += (1 - _SHAPES) * count / (totals[written] + _TRUST)
    return chances


def _numbered(names: Iterable[str]) -> dict[str, int]:
    """A code from 1 on for each name."""
    return {name: code for code, name in enumerate(dict.fromkeys(names), 1)}


def _codes(words: Sequence[str], known: Mapping[str, int]) -> tuple[Codes, Codes]:
    """The codes of each word's characters and of each two neighbours, filled up with -1; shape (words, longest)."""
    shape = (len(words), max(map(len, words), default=0))
    ones, twos = np.full(shape, -1), np.full(shape, -1)
    for row, word in enumerate(words):
        ones[row, : len(word)] = [known.get(letter, 0) for letter in word]
        twos[row, : max(0, len(word) - 1)] = [known.get(word[at : at + 2], 0) for at in range(len(word) - 1)]
    return ones, twos


def _logarithms(chances: NDArray[np.float64]) -> Floats:
    return np.log(np.maximum(chances, np.exp(_NEVER))).astype(np.float32)
