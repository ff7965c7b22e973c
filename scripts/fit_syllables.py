"""Fit the model of marked syllables that damaged text is restored with, from a corpus of law and one of news.

    python scripts/fit_syllables.py --legal legal.txt.xz --news news.txt.xz --out knowledge/bundled/restoring

Writes `syllables.npz`: an interpolated model of runs of three syllables (absolute discounting), of which the runs
that say least beyond their shorter ones are left out. Logarithms are kept in steps of 1/`STEPS`, in a byte.
The same corpora give the same file.
"""

import argparse
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from corpora import Text, legal_articles, news_articles

from knowledge.restoring.model import BITS, STEPS
from knowledge.restoring.spelling import BOUNDARY, NUMBER, units_of
from knowledge.text import fold, has_marks, is_syllable

RAREST_SYLLABLE, RAREST_OTHER = 12, 400
"""How often a Vietnamese syllable, and any other word, must stand in the corpora."""

STOPPED = {"\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}"}
"""The tones of syllables that end in c, ch, p or t."""

DISCOUNT = 0.75
RAREST_PAIR, RAREST_THREE = 2, 2
PAIRS, THREES = 600_000, 2_500_000
"""How many runs are kept."""

FEWEST_MARKED = 0.4
"""The share of syllables with marks from which on a sentence counts; clean text has about 0.75."""

UNKNOWN = "<unk>"


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--legal", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    names, run = numbered(chain(legal_articles(arguments.legal), news_articles(arguments.news)))
    arguments.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(arguments.out / "syllables.npz", **fitted(names, run))
    size = (arguments.out / "syllables.npz").stat().st_size
    print(f"{len(names):,} syllables out of {len(run):,}; {size / 2**20:.1f} MB")


def numbered(articles: Iterable[Text]) -> tuple[list[str], np.ndarray]:
    """The syllables that are kept, the commonest first behind the three signs, and the corpora as their numbers."""
    numbers: dict[str, int] = {}
    flat = np.fromiter(
        (numbers.setdefault(unit, len(numbers)) for title, body in articles for unit in _units(title, body)), np.int32
    )
    counts = Counter(dict(zip(numbers, np.bincount(flat).tolist(), strict=True)))
    signs = [UNKNOWN, BOUNDARY, NUMBER]
    kept = [word for word, count in counts.most_common() if word not in signs and count >= _rarest(word)]
    names = [*signs, *kept][: 1 << BITS]
    place = np.zeros(len(numbers), np.int64)
    for number, name in enumerate(names):
        if name in numbers:
            place[numbers[name]] = number
    return names, place[flat]


def _units(title: str, body: list[str]) -> list[str]:
    """The syllables of an article's sentences, those left out that are not Vietnamese or have lost their marks."""
    units: list[str] = []
    for sentence in (title, *body):
        # Each ends with a sign, though the splitter took the white space behind it.
        found = list(units_of(f"{sentence}\n\n"))
        if sum(map(has_marks, found)) >= FEWEST_MARKED * len(found):
            units += found
    return units


def _rarest(word: str) -> int:
    plain = fold(word)
    if not plain.isascii() or not is_syllable(plain):
        return RAREST_OTHER
    # A syllable that is cut off has one of two tones; without it, it is a slip or has lost its marks.
    slip = plain.endswith(("c", "ch", "p", "t")) and not STOPPED & set(unicodedata.normalize("NFD", word))
    return RAREST_OTHER if slip else RAREST_SYLLABLE


@dataclass(frozen=True)
class Runs:
    """Sorted keys of runs, and how often each stands."""

    keys: np.ndarray
    counts: np.ndarray


def fitted(names: list[str], run: np.ndarray) -> dict[str, np.ndarray]:
    """The arrays of `syllables.npz`, see `knowledge.restoring.model`."""
    size = len(names)
    singles = np.bincount(run, minlength=size)
    alone = (singles + 0.1) / (singles + 0.1).sum()
    pairs, threes = _counted(run, 2), _counted(run, 3)

    left, right = pairs.keys >> BITS, pairs.keys & (1 << BITS) - 1
    gain = np.maximum(pairs.counts - DISCOUNT, 0) / np.maximum(singles[left], 1)
    kept = _strongest(pairs.counts, gain, alone[right], RAREST_PAIR, PAIRS)
    # A run of three is looked up by its first two, so these are always kept.
    pair_keys, left, right, gain = pairs.keys[kept], left[kept], right[kept], gain[kept]
    rest = 1 - np.bincount(left, gain, size)
    pair_chance = gain + rest[left] * alone[right]

    before, last = threes.keys >> BITS, threes.keys & (1 << BITS) - 1
    middle = before & (1 << BITS) - 1
    at = np.minimum(np.searchsorted(pair_keys, before), len(pair_keys) - 1)
    context = np.searchsorted(pairs.keys, before)
    gain = np.maximum(threes.counts - DISCOUNT, 0) / np.maximum(pairs.counts[context], 1)
    lower = _lower(pair_keys, pair_chance, rest, alone, middle, last)
    gain[pair_keys[at] != before] = 0
    kept = _strongest(threes.counts, gain, lower, RAREST_THREE, THREES)
    at, last, gain, lower = at[kept], last[kept], gain[kept], lower[kept]
    pair_rest = 1 - np.bincount(at, gain, len(pair_keys))
    return {
        "names": np.array("\n".join(names)),
        "alone": _packed(alone),
        "rest": _packed(rest),
        "lefts": np.bincount(left, minlength=size).astype(np.uint16),
        "rights": right.astype(np.uint16),
        "pairs": _packed(pair_chance),
        "pair_rests": _packed(pair_rest),
        "thirds": np.bincount(at, minlength=len(pair_keys)).astype(np.uint16),
        "lasts": last.astype(np.uint16),
        "threes": _packed(gain + pair_rest[at] * lower),
    }


def _counted(run: np.ndarray, length: int) -> Runs:
    """Runs without an unknown word, sorted by key, the first syllable's number in its highest bits."""
    count = len(run) - length + 1
    keys, known = np.zeros(count, np.int64), np.ones(count, bool)
    for offset in range(length):
        part = run[offset : offset + count]
        keys = keys << BITS | part
        # Nothing reaches over the end of a sentence, but begins or ends there.
        known &= (part != 0) & ((part != 1) | (offset in (0, length - 1)))
    return Runs(*np.unique(keys[known], return_counts=True))


def _strongest(counts: np.ndarray, gain: np.ndarray, lower: np.ndarray, rarest: int, most: int) -> np.ndarray:
    """Places of the runs that add most to what the shorter runs say, in order."""
    worth = counts * np.log1p(gain / lower)
    worth[(counts < rarest) | (gain <= 0)] = 0
    strongest = np.argsort(-worth, kind="stable")[:most]
    return np.sort(strongest[worth[strongest] > 0])


def _lower(
    keys: np.ndarray, chances: np.ndarray, rest: np.ndarray, alone: np.ndarray, left: np.ndarray, right: np.ndarray
) -> np.ndarray:
    """The chance of each pair, from its own entry or its right syllable alone."""
    wanted = left << BITS | right
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, chances[at], rest[left] * alone[right])


def _packed(chances: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(-STEPS * np.log(np.maximum(chances, 1e-12))), 0, 255).astype(np.uint8)


if __name__ == "__main__":
    main()
