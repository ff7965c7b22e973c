"""Which syllables a damaged word may have been, each with its chance: onset and rhyme are compared apart."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from knowledge.restoring.channel import Channel, Parts, open_channel
from knowledge.restoring.model import Floats, Syllables, open_syllables
from knowledge.text import fold, is_syllable

LONGEST = 9
"""Characters of the longest word that is compared with syllables, which have up to seven letters."""

MOST = 24
"""Candidates of a word."""

_COMMON = 0.6
"""How much a syllable's commonness counts for which candidates are kept at all."""

_LONGEST_ONSET = 3
_ONSET = re.compile(r"[bcdđghklmnpqrstvxfjwz]*")
_REMEMBERED = 50_000


class Case(StrEnum):
    """How a word is written: all small, the first letter large, all large."""

    LOWER = "lower"
    TITLE = "title"
    UPPER = "upper"

    def of(self, syllable: str) -> str:
        """A syllable written so."""
        if self is Case.TITLE:
            return syllable[:1].upper() + syllable[1:]
        return syllable.upper() if self is Case.UPPER else syllable


Word = tuple[str, Case]
"""What was read, and how it is written."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Numbers of syllables, and the logarithms of the chance that each was read as the word."""

    numbers: NDArray[np.int64]
    chances: Floats


@dataclass(frozen=True, slots=True)
class Finder:
    """All syllables of the model by onset and rhyme: `numbers[i]` has onset `onset[i]` and rhyme `rhyme[i]`."""

    channel: Channel
    numbers: NDArray[np.int64]
    onsets: Mapping[Case, Parts]
    onset: NDArray[np.int64]
    rhymes: Mapping[Case, Parts]
    rhyme: NDArray[np.int64]
    common: Floats
    _known: dict[Word, Candidates] = field(default_factory=dict)

    def find(self, words: Sequence[Word]) -> list[Candidates]:
        """The likeliest candidates of each word, of at most `LONGEST` characters."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        found = {word: known for word in words if (known := self._known.get(word))}
        new = [word for word in dict.fromkeys(words) if word not in found]
        for upper in (False, True):
            compared = self._compare([word for word in new if (word[1] is Case.UPPER) == upper], upper=upper)
            found |= compared
            self._known.update(compared)
        return [found[word] for word in words]

    def _compare(self, words: list[Word], *, upper: bool) -> dict[Word, Candidates]:
        if not words:
            return {}
        case = Case.UPPER if upper else Case.LOWER
        ends = [text if upper else text[:1].lower() + text[1:] for text, _ in words]
        rhymes = self.channel.endings(self.rhymes[case], ends)
        onsets = self._onsets(words)
        best = np.full((len(words), len(self.numbers)), -np.inf, np.float32)
        for offset in range(min(onsets.shape[0], rhymes.shape[1])):
            ways = np.take(np.ascontiguousarray(rhymes[:, offset].T), self.rhyme, axis=1)
            ways += np.take(onsets[offset], self.onset, axis=1)
            np.maximum(best, ways, out=best)
        most = min(MOST, len(self.numbers))
        kept = np.argpartition(-(best + np.float32(_COMMON) * self.common), most - 1, axis=1)[:, :most]
        return {word: Candidates(self.numbers[kept[row]], best[row, kept[row]]) for row, word in enumerate(words)}

    def _onsets(self, words: list[Word]) -> Floats:
        """The chance that each onset was read as the first characters of each word; shape (how many, words, onsets)."""
        shape = (_LONGEST_ONSET + 2, len(words), len(self.onsets[Case.LOWER].lengths))
        found = np.full(shape, -np.inf, np.float32)
        for case in Case:
            rows = [row for row, (_, own) in enumerate(words) if own is case]
            read = list(dict.fromkeys(words[row][0][:length] for row in rows for length in range(shape[0])))
            if not rows:
                continue
            chances = dict(zip(read, self.channel.endings(self.onsets[case], read)[:, 0].T, strict=True))
            for row in rows:
                text = words[row][0]
                for length in range(min(len(text) + 1, shape[0])):
                    found[length, row] = chances[text[:length]]
        return found


@cache
def open_finder() -> Finder:
    """The finder over the bundled model and channel."""
    return finder(open_syllables(), open_channel())


def finder(syllables: Syllables, channel: Channel) -> Finder:
    """The Vietnamese syllables of a model, taken apart."""
    numbers = [number for number, name in enumerate(syllables.names) if is_syllable(fold(name))]
    parted = [_parted(syllables.names[number]) for number in numbers]
    onsets = {onset: at for at, onset in enumerate(dict.fromkeys(onset for onset, _ in parted))}
    rhymes = {rhyme: at for at, rhyme in enumerate(dict.fromkeys(rhyme for _, rhyme in parted))}
    return Finder(
        channel=channel,
        numbers=np.array(numbers),
        onsets={case: channel.parts([case.of(onset) for onset in onsets]) for case in Case},
        onset=np.array([onsets[onset] for onset, _ in parted]),
        rhymes={case: channel.parts([case.of(rhyme) for rhyme in rhymes]) for case in (Case.LOWER, Case.UPPER)},
        rhyme=np.array([rhymes[rhyme] for _, rhyme in parted]),
        common=syllables.alone[numbers],
    )


def _parted(syllable: str) -> tuple[str, str]:
    match = _ONSET.match(syllable)
    cut = match.end() if match else 0
    return syllable[:cut], syllable[cut:]
