"""The forms that a folded word has with diacritics, how common each is, and which lie one letter away.

Diacritics tell what a damaged word was: "cá" can be "các" or "cả", hardly "cao".
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.text import fold

_REMEMBERED = 50_000
_PARTS = re.compile(r"(.*?)([1-5]*)")


@dataclass(frozen=True, slots=True)
class Form:
    """A word with diacritics: its letters, its tones as digits, the folded word, its share of that word's forms."""

    letters: str
    tones: str
    word: str
    share: float


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms by how they are written with the tone behind, and by what a form one letter away shares with them."""

    known: Mapping[str, Form]
    shortened: Mapping[str, list[Form]]
    remembered: dict[str, dict[str, float]] = field(default_factory=dict)

    def share(self, written: str) -> float:
        """How often a word that is folded like this one is written like it; 0 where that is not known."""
        form = self.known.get(written)
        return form.share if form else 0.0

    def near(self, written: str) -> dict[str, float]:
        """The folded words of which some form is one damage of a letter away, with the share of that form."""
        if written in self.remembered:
            return self.remembered[written]
        letters, tones = _parted(written)
        found: dict[str, float] = {}
        for form in {id(one): one for short in shortenings(letters) for one in self.shortened.get(short, ())}.values():
            # The letter that is gone may have borne the tone.
            if (not tones or form.tones == tones) and one_apart(letters, form.letters):
                found[form.word] = max(form.share, found.get(form.word, 0.0))
        if len(self.remembered) >= _REMEMBERED:
            self.remembered.clear()
        self.remembered[written] = found
        return found


def make_forms(counts: Mapping[str, int]) -> Forms:
    """The forms of marked words with their counts."""
    parted = {written: _parted(written) for written in counts}
    totals: defaultdict[str, int] = defaultdict(int)
    for written, (letters, _) in parted.items():
        totals[fold(letters)] += counts[written]
    known, shortened = dict[str, Form](), defaultdict[str, list[Form]](list)
    for written, (letters, tones) in parted.items():
        word = fold(letters)
        known[written] = form = Form(letters, tones, word, counts[written] / totals[word])
        for short in shortenings(letters):
            shortened[short].append(form)
    return Forms(known, dict(shortened))


def shortenings(word: str) -> set[str]:
    """The word, and the word without each of its letters: two words one damage apart share one of these."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def one_apart(one: str, other: str) -> bool:
    """Whether one wrong, missing, added or swapped letter makes one word the other."""
    if one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]


def _parted(written: str) -> tuple[str, str]:
    match = _PARTS.fullmatch(written)
    return (match[1], match[2]) if match else (written, "")
