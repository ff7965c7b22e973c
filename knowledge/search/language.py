"""What words and pairs of words are common in Vietnamese official language, folded; used to repair damage.

A damaged text (a bad scan, a question typed in haste) is read as the likeliest run of common words that
could have become it by one wrong, missing, added or swapped letter a word. The repaired reading is only
ever searched, never shown or quoted.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.search.lattice import Chances, Numbers, best_path
from knowledge.search.near import one_apart, shortenings
from knowledge.text import fold

LANGUAGE_FOLDER = Path(__file__).parent.parent / "bundled" / "language"

# One letter in that many kinds of damage, a letter: 25 others for it, 25 before it, gone, swapped.
_KINDS = 52
_CHOICES = 25
_PAIR_SHARE = 0.85
_UNSEEN = 0.3
_STRANGE = -3.0
_REMEMBERED = 100_000

TONES = "12345"
"""What stands behind a marked word for its tone."""

_RARE = 0.01
"""Of a folded word, forms with diacritics that are rarer than this share of it are not usual."""


@dataclass(frozen=True, slots=True)
class Language:
    """`words` maps each common word to its number, the commonest first; `marked` counts those with diacritics, of
    which `usual` are what a folded word mostly stands for.

    `counts` are per word, `pair_counts` per pair; `pairs` are sorted, `left number * 2**16 + right number`.
    """

    words: dict[str, int]
    marked: dict[str, int]
    usual: frozenset[str]
    counts: Numbers
    pairs: NDArray[np.uint32]
    pair_counts: NDArray[np.float32]
    _shortened: dict[str, list[str]] = field(default_factory=dict)
    _near: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def strange(self, words: Sequence[str]) -> list[str]:
        """Those of the folded words that are neither common nor numbers nor single letters."""
        return [word for word in words if word not in self.words and len(word) > 1 and not word.isdigit()]

    def strange_marked(self, words: Sequence[str]) -> list[str]:
        """Those of the marked words that are neither common nor numbers nor single letters."""
        return [word for word in words if word not in self.marked and len(word) > 1 and not word.isdigit()]

    def unusual(self, words: Sequence[str]) -> list[str]:
        """Those of the marked words that are strange, or that hardly anybody writes with the marks they have."""
        return [word for word in words if word not in self.usual and len(word) > 1 and not word.isdigit()]

    def lift(self, one: str, other: str) -> float:
        """How much oftener a word follows another than by chance; 0 where it was not seen to."""
        before, after = self.words.get(one), self.words.get(other)
        if before is None or after is None:
            return 0.0
        key = np.uint32(before << 16 | after)
        at = int(np.searchsorted(self.pairs, key))
        if at == len(self.pairs) or self.pairs[at] != key:
            return 0.0
        expected = float(self.counts[before]) * float(self.counts[after]) / float(self.counts.sum())
        return float(self.pair_counts[at]) / expected

    def repair(self, words: Sequence[str], damaged: float) -> list[str]:
        """The likeliest folded words behind these; `damaged` is the share of words expected to be damaged."""
        if not words:
            return []
        choices = [self._choices(word, damaged) for word in words]
        return [found[at][0] for found, at in zip(choices, best_path(*self._lattice(choices)), strict=True)]

    def _lattice(self, choices: list[list[tuple[str, float]]]) -> tuple[Chances, Chances]:
        numbers = np.full((len(choices), max(map(len, choices))), -1)
        chances = np.full(numbers.shape, -np.inf)
        for row, found in enumerate(choices):
            numbers[row, : len(found)] = [self.words.get(word, -1) for word, _ in found]
            chances[row, : len(found)] = [chance for _, chance in found]
        return chances, self._steps(numbers)

    def _choices(self, word: str, damaged: float) -> list[tuple[str, float]]:
        if word.isdigit():
            return [(word, 0.0)]
        stays = np.log(1 - damaged) + (0.0 if word in self.words else _STRANGE)
        becomes = np.log(damaged) - np.log(_KINDS * len(word))
        return [(word, stays), *((other, becomes) for other in self._neighbours(word))]

    def _neighbours(self, word: str) -> tuple[str, ...]:
        """The commonest words one damage away."""
        known = self._near.get(word)
        if known is not None:
            return known
        shortened = self._index()
        others = {other for short in shortenings(word) for other in shortened.get(short, ())}
        # The words are numbered by how common they are.
        near = sorted((other for other in others if one_apart(word, other)), key=self.words.__getitem__)
        if len(self._near) >= _REMEMBERED:
            self._near.clear()
        self._near[word] = found = tuple(near[:_CHOICES])
        return found

    def _index(self) -> dict[str, list[str]]:
        if not self._shortened:
            index: dict[str, list[str]] = {}
            for word in self.words:
                for short in shortenings(word):
                    index.setdefault(short, []).append(word)
            self._shortened.update(index)
        return self._shortened

    def _steps(self, numbers: Numbers) -> Chances:
        """Log chance of each choice after each choice before it, shape (words, before, after)."""
        total = float(self.counts.sum())
        alone = np.where(numbers < 0, _UNSEEN, self.counts[numbers]) / total
        before, after = numbers[:-1, :, None], numbers[1:, None, :]
        keys = (before << 16 | after).astype(np.uint32)
        places = np.minimum(np.searchsorted(self.pairs, keys), len(self.pairs) - 1)
        seen = (self.pairs[places] == keys) & (before >= 0) & (after >= 0)
        together = np.where(seen, self.pair_counts[places], 0.0) / np.where(before < 0, 1, self.counts[before])
        steps = np.log(_PAIR_SHARE * together + (1 - _PAIR_SHARE) * alone[1:, None, :])
        first = np.broadcast_to(np.log(alone[:1, None, :]), (1, *steps.shape[1:]))
        return np.concatenate((first, steps))


@cache
def open_language() -> Language:
    """The bundled language, read once a process."""
    listed = (line.split() for line in (LANGUAGE_FOLDER / "words.txt").read_text("utf-8").splitlines())
    counts = {word: int(count) for word, count in listed}
    with np.load(LANGUAGE_FOLDER / "pairs.npz") as packed:
        pairs, pair_counts = packed["pairs"], packed["counts"].astype(np.float32)
    numbers = {word: number for number, word in enumerate(counts)}
    listed = (line.split() for line in (LANGUAGE_FOLDER / "marked.txt").read_text("utf-8").splitlines())
    marked = {word: int(count) for word, count in listed}
    all_counts = np.array(list(counts.values()), dtype=np.int64)
    return Language(numbers, marked, _usual(marked), all_counts, pairs, pair_counts)


def _usual(marked: Mapping[str, int]) -> frozenset[str]:
    """The forms that are not rare among those of their folded word."""
    folded = {word: fold(word.rstrip(TONES)) for word in marked}
    totals: Counter[str] = Counter()
    for word, count in marked.items():
        totals[folded[word]] += count
    return frozenset(word for word, count in marked.items() if count >= _RARE * totals[folded[word]])
