"""Which syllables a damaged word may have been, each with its chance: onset and rhyme are compared apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from knowledge.restoring.channel import Channel, open_channel
from knowledge.restoring.model import Floats, Syllables, open_syllables
from knowledge.text import fold, is_syllable

LONGEST = 9
"""Characters of the longest word that is compared with syllables, which have up to seven letters."""

MOST = 24
"""Candidates of a word."""

_COMMON = 0.6
"""How much a syllable's commonness counts for which candidates are kept at all."""

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
    onsets: tuple[str, ...]
    onset: NDArray[np.int64]
    rhymes: tuple[str, ...]
    rhyme: NDArray[np.int64]
    common: Floats
    _known: dict[tuple[str, Case], Candidates] = field(default_factory=dict)

    def find(self, words: Sequence[tuple[str, Case]]) -> list[Candidates]:
        """The likeliest candidates of each word, of at most `LONGEST` characters."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        for upper in (False, True):
            self._compare([word for word in new if (word[1] is Case.UPPER) == upper], upper=upper)
        return [self._known[word] for word in words]

    def _compare(self, words: list[tuple[str, Case]], *, upper: bool) -> None:
        if not words:
            return
        case = Case.UPPER if upper else Case.LOWER
        ends = [text if upper else text[:1].lower() + text[1:] for text, _ in words]
        rhymes = self.channel.endings([case.of(rhyme) for rhyme in self.rhymes], ends)
        onsets = self._onsets(words)
        best = np.full((len(words), len(self.numbers)), -np.inf, np.float32)
        for offset in range(min(onsets.shape[0], rhymes.shape[1])):
            ways = rhymes[:, offset].T[:, self.rhyme]
            ways += onsets[offset][:, self.onset]
            np.maximum(best, ways, out=best)
        most = min(MOST, len(self.numbers))
        kept = np.argpartition(-(best + _COMMON * self.common), most - 1, axis=1)[:, :most]
        for row, word in enumerate(words):
            self._known[word] = Candidates(self.numbers[kept[row]], best[row, kept[row]])

    def _onsets(self, words: list[tuple[str, Case]]) -> Floats:
        """The chance that each onset was read as the first characters of each word; shape (how many, words, onsets)."""
        longest = max(map(len, self.onsets)) + 1
        found = np.full((longest + 1, len(words), len(self.onsets)), -np.inf, np.float32)
        for case in Case:
            rows = [row for row, (_, own) in enumerate(words) if own is case]
            if not rows:
                continue
            beginnings = {words[row][0][:count]: 0 for row in rows for count in range(longest + 1)}
            beginnings = {text: at for at, text in enumerate(beginnings)}
            chances = self.channel.endings([case.of(onset) for onset in self.onsets], list(beginnings))[:, 0]
            for count in range(longest + 1):
                fitting = [row for row in rows if len(words[row][0]) >= count]
                found[count, fitting] = chances[:, [beginnings[words[row][0][:count]] for row in fitting]].T
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
        onsets=tuple(onsets),
        onset=np.array([onsets[onset] for onset, _ in parted]),
        rhymes=tuple(rhymes),
        rhyme=np.array([rhymes[rhyme] for _, rhyme in parted]),
        common=syllables.alone[numbers],
    )


def _parted(syllable: str) -> tuple[str, str]:
    match = _ONSET.match(syllable)
    cut = match.end() if match else 0
    return syllable[:cut], syllable[cut:]
