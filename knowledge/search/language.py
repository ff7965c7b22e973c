"""What words and pairs of words are common in Vietnamese official language, folded; used to repair damage.

A damaged text (a bad scan, a question typed in haste) is read as the likeliest run of common words that
could have become it by one wrong, missing, added or swapped letter a word. The repaired reading is only
ever searched, never shown or quoted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.search.forms import Forms, make_forms, one_apart, shortenings
from knowledge.search.lattice import Chances, Numbers, best_path, shares

LANGUAGE_FOLDER = Path(__file__).parent.parent / "bundled" / "language"

# One letter in that many kinds of damage, a letter: 25 others for it, 25 before it, gone, swapped.
_KINDS = 52
_CHOICES = 25
_PAIR_SHARE = 0.85
_UNSEEN = 0.3
_STRANGE = -3.0
_REMEMBERED = 100_000

_KEPT = 0.1
"""How likely a reading beside the likeliest one must be to be kept."""

# Of the damaged words of a text with diacritics: how many have a wrong letter, and how many wrong diacritics alone;
# and how likely a wrong letter comes with wrong diacritics.
_WRONG_LETTER, _WRONG_MARKS, _WRONG_BOTH = 0.8, 0.1, 0.02


@dataclass(frozen=True, slots=True)
class Repaired:
    """The likeliest words behind damaged ones, and `others` that are likely too, each with its place."""

    words: list[str]
    others: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Language:
    """`words` maps each common word to its number, the commonest first; `marked` counts those with diacritics.

    `counts` are per word, `pair_counts` per pair; `pairs` are sorted, `left number * 2**16 + right number`.
    """

    words: dict[str, int]
    marked: dict[str, int]
    counts: Numbers
    pairs: NDArray[np.uint32]
    pair_counts: NDArray[np.float32]
    _shortened: dict[str, list[str]] = field(default_factory=dict)
    _near: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _forms: list[Forms] = field(default_factory=list)

    def strange(self, words: Sequence[str]) -> list[str]:
        """Those of the folded words that are neither common nor numbers nor single letters."""
        return [word for word in words if word not in self.words and len(word) > 1 and not word.isdigit()]

    def strange_marked(self, words: Sequence[str]) -> list[str]:
        """Those of the marked words that are neither common nor numbers nor single letters."""
        return [word for word in words if word not in self.marked and len(word) > 1 and not word.isdigit()]

    def repair(self, words: Sequence[str], damaged: float) -> list[str]:
        """The likeliest folded words behind these; `damaged` is the share of words expected to be damaged."""
        choices = [self._choices(word, damaged) for word in words]
        return self._likeliest(choices, *self._lattice(choices)) if words else []

    def read(self, words: Sequence[str], marked: Sequence[str] | None, damaged: float) -> Repaired:
        """The same with the other likely words; `marked` are the words with diacritics where the text has any."""
        if not words:
            return Repaired([], [])
        if marked is None:
            choices = [self._choices(word, damaged) for word in words]
        else:
            choices = [self._marked_choices(*both, damaged) for both in zip(words, marked, strict=True)]
        chances, steps = self._lattice(choices)
        likeliest = self._likeliest(choices, chances, steps)
        likely = np.argwhere(shares(chances, steps) >= _KEPT).tolist()
        others = [(at, choices[at][which][0]) for at, which in likely]
        return Repaired(likeliest, [(at, word) for at, word in others if word != likeliest[at]])

    def _lattice(self, choices: list[list[tuple[str, float]]]) -> tuple[Chances, Chances]:
        numbers = np.full((len(choices), max(map(len, choices))), -1)
        chances = np.full(numbers.shape, -np.inf)
        for row, found in enumerate(choices):
            numbers[row, : len(found)] = [self.words.get(word, -1) for word, _ in found]
            chances[row, : len(found)] = [chance for _, chance in found]
        return chances, self._steps(numbers)

    @staticmethod
    def _likeliest(choices: list[list[tuple[str, float]]], chances: Chances, steps: Chances) -> list[str]:
        return [found[at][0] for found, at in zip(choices, best_path(chances, steps), strict=True)]

    def _marked_choices(self, word: str, marked: str, damaged: float) -> list[tuple[str, float]]:
        """What a word may have been, judged by its diacritics too."""
        if word.isdigit():
            return [(word, 0.0)]
        forms = self._all_forms()
        stays = (1 - damaged) * forms.share(marked) + damaged * _WRONG_MARKS
        becomes = damaged / (_KINDS * len(word))
        chances = {word: stays if word in self.words else (1 - damaged) * float(np.exp(_STRANGE))}
        for other, share in forms.near(marked).items():
            if other != word and other in self.words:
                chances[other] = becomes * _WRONG_LETTER * share
        for other in self._neighbours(word):
            chances[other] = chances.get(other, 0.0) + becomes * _WRONG_BOTH
        return [(other, float(np.log(chance))) for other, chance in chances.items()]

    def _all_forms(self) -> Forms:
        if not self._forms:
            self._forms.append(make_forms(self.marked))
        return self._forms[0]

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
    return Language(numbers, marked, np.array(list(counts.values()), dtype=np.int64), pairs, pair_counts)
