"""Syllables one slip away from what stands there: a letter lost, added, changed or swapped, or wrong diacritics."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from knowledge.restoring.candidates import Candidates
from knowledge.restoring.model import NUMBER, Ints, open_syllables
from knowledge.text import fold

_KINDS, _OTHERS = 5, 25
"""Kinds of slips, each as likely, and the letters that may stand where one was added or changed."""

_OTHER_TONES, _OTHER_MARKS = 5, 3

_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Slips:
    """Syllables taken apart: `spellings` are without their tones, of which `tones` has the number, 0 for none.

    `orders` groups spellings of the same letters in whatever order, `bares` those that differ in diacritics alone.
    """

    numbers: Ints
    spellings: Sequence[str]
    spelling: Ints
    tones: NDArray[np.uint8]
    orders: "Groups"
    bares: "Groups"

    def near(self, words: Sequence[str]) -> list[Candidates]:
        """The syllables one slip away from each word in lower case, and the chance of that slip."""
        parted = [_parted(word) for word in words]
        letters = [own for own, _ in parted]
        apart = cdist(letters, self.spellings, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)
        lengths = np.array([len(own) for own in self.spellings])
        found = []
        for (own, tone), row in zip(parted, apart, strict=True):
            slips = self._slips(own, lengths)
            # The letter that is gone may have borne the tone.
            chances = np.where((row == 1)[self.spelling] & ((self.tones == tone) | (not tone)), slips[self.spelling], 0)
            other_tone = (row == 0)[self.spelling] & (self.tones != tone)
            chances[other_tone] = 1 / (_KINDS * _OTHER_TONES)
            at = np.flatnonzero(chances)
            found.append(Candidates(self.numbers[at], np.log(chances[at]).astype(np.float32)))
        return found

    def _slips(self, read: str, meant: NDArray[np.int64]) -> NDArray[np.float64]:
        """The chance of the slip that makes each spelling, so many letters long, the one that was read."""
        lost, added = meant > len(read), meant < len(read)
        ways = np.where(lost, meant, np.where(added, _OTHERS * (meant + 1), _OTHERS * meant))
        ways[self.bares.like(fold(read))] = _OTHER_MARKS * len(read)
        ways[self.orders.like(_sorted(read))] = len(read) - 1
        return 1 / (_KINDS * np.maximum(1, ways))


@dataclass(frozen=True, slots=True)
class Groups:
    """Which group each thing is in, and the groups by name."""

    names: Mapping[str, int]
    groups: Ints

    def like(self, name: str) -> NDArray[np.bool_]:
        """Those in the group of this name."""
        like: NDArray[np.bool_] = self.groups == self.names.get(name, -1)
        return like


@cache
def open_slips() -> Slips:
    """The slips of the syllables of the bundled model, worked out once a process."""
    parted = [_parted(name) for name in open_syllables().names[NUMBER + 1 :]]
    spellings = {letters: at for at, letters in enumerate(dict.fromkeys(letters for letters, _ in parted))}
    return Slips(
        numbers=np.arange(NUMBER + 1, NUMBER + 1 + len(parted)),
        spellings=list(spellings),
        spelling=np.array([spellings[letters] for letters, _ in parted]),
        tones=np.array([tone for _, tone in parted], dtype=np.uint8),
        orders=_groups(list(map(_sorted, spellings))),
        bares=_groups(list(map(fold, spellings))),
    )


def _parted(word: str) -> tuple[str, int]:
    """The letters without the tone, and its number."""
    letters = unicodedata.normalize("NFD", word)
    tone = next((1 + _TONES.index(letter) for letter in letters if letter in _TONES), 0)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES)), tone


def _sorted(letters: str) -> str:
    return "".join(sorted(letters))


def _groups(of: Sequence[str]) -> Groups:
    names = {name: at for at, name in enumerate(dict.fromkeys(of))}
    return Groups(names, np.array([names[name] for name in of]))
