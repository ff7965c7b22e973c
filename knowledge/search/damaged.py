"""What stood in a damaged text: its likeliest words, and what else they may have been.

Each word may be what recognition made of any syllable, or a slip of any, or it is whole (`knowledge.restoring`
weighs these by how damaged the text is); the syllables around it decide. Words run together or torn apart are
understood, and signs and digits in the place of letters. The guess is only ever searched, never shown or quoted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from knowledge.restoring.beam import Place
from knowledge.restoring.candidates import Candidates, Word
from knowledge.restoring.model import NUMBER, UNKNOWN, Floats
from knowledge.restoring.restorer import Restorer, open_restorer
from knowledge.restoring.shapes import UNREAD
from knowledge.restoring.spelling import syllable
from knowledge.restoring.tokens import Kind, Token, tokens
from knowledge.search.lattice import Chances
from knowledge.search.slips import Slips, open_slips
from knowledge.search.ways import Choice, Net, make_net, weigh
from knowledge.text import nfc

KEPT = 0.1
"""How likely a reading beside the likeliest one must be to be kept."""

_MOST = 32
"""Candidates of a word."""

_SLIPPED = 0.5
"""The share of slips among wrong letters, the others were taken for something else by their shape."""

_COMMON = 0.6
"""How much a syllable's commonness counts for which candidates are kept at all."""

_LEAST = 1e-13
_REMEMBERED = 50_000


_BROKEN = re.compile(r"([^\W\d_]{1,6})([.,:;/_-])((?=[^\W\d_]{1,6}(?![\w.,:;/-]))[^\W\d_]+)")
"""A sign between two short runs of letters, as it stands where a letter was read as a sign."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A word as it probably was, and as it `stood`: one word or two, empty where the word before it has that.

    `others` are syllables that may have stood in its place, or in part of it, instead.
    """

    word: str
    stood: str
    others: list[str]


@dataclass(frozen=True, slots=True)
class Guesser:
    """Guesses the words of a text by what recognition and slips make of letters, and by their neighbours."""

    restorer: Restorer
    slips: Slips
    _known: dict[Word, Candidates] = field(default_factory=dict)

    def guess(self, text: str) -> list[Guess]:
        """The words of a text in order."""
        text = nfc(text)
        found = tokens(_BROKEN.sub(self._mended, text))
        if not found:
            return []
        # Slips explain nearly everything, so any unknown word may be several, or part of one.
        arcs = self.restorer.arcs(found, self.restorer.damage(found), self._find, strange=0.0)
        net, shares = weigh(make_net(arcs, [token.ends for token in found]))
        way = [one for one in net.way(shares) if net.arcs[one[0]].text]
        others = self._others(net, shares, way)
        return [
            Guess(self._word(net, one, found), _stood(net, one, text, found), others[net.arcs[one[0]].begin])
            for one in way
        ]

    def _mended(self, broken: re.Match[str]) -> str:
        """Two parts around a sign as one word, the sign as an unread letter, unless both are syllables or names."""
        parts = broken[1], broken[3]
        known = [self.restorer.syllables.number(syllable(part)) != UNKNOWN for part in parts]
        if all(known) or not parts[1].islower():
            return broken[0]
        return UNREAD[0].join(parts)

    def _word(self, net: Net, choice: Choice, found: Sequence[Token]) -> str:
        arc = net.arcs[choice[0]]
        number = int(arc.numbers[choice[1]])
        free = found[arc.begin[0]].kind in {Kind.WORD, Kind.MIXED} and number > NUMBER
        return self.restorer.syllables.names[number] if free else arc.text

    def _others(self, net: Net, shares: Sequence[Chances], way: Sequence[Choice]) -> dict[Place, list[str]]:
        """By the beginning of each word on the way what may have stood there instead."""
        chosen, found = set(way), {net.arcs[number].begin: list[str]() for number, _ in way}
        own: list[str] = []
        # The arcs come in the order of their beginnings; what begins inside a word on the way belongs to that.
        for number, (arc, likely) in enumerate(zip(net.arcs, shares, strict=True)):
            own = found.get(arc.begin, own)
            for which in np.flatnonzero(likely >= KEPT).tolist():
                if (number, which) not in chosen and arc.numbers[which] > NUMBER:
                    own.append(self.restorer.syllables.names[int(arc.numbers[which])])
        return found

    def _find(self, words: Sequence[Word]) -> list[Candidates]:
        """What each word may have been, by recognition or by slips."""
        # Another thread may empty what is remembered at any time.
        found = {word: known for word in words if (known := self._known.get(word)) is not None}
        new = [word for word in dict.fromkeys(words) if word not in found]
        if new:
            slipped = self.slips.near([text.lower() for text, _ in new])
            for word, seen, own in zip(new, self.restorer.finder.find(new), slipped, strict=True):
                found[word] = self._both(seen, own)
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known.update(found)
        return [found[word] for word in words]

    def _both(self, seen: Candidates, slipped: Candidates) -> Candidates:
        numbers, places = np.unique(np.concatenate((seen.numbers, slipped.numbers)), return_inverse=True)
        chances = np.full(len(numbers), _LEAST)
        chances[places[: len(seen.numbers)]] += (1 - _SLIPPED) * np.exp(seen.chances)
        chances[places[len(seen.numbers) :]] += _SLIPPED * np.exp(slipped.chances)
        logarithms: Floats = np.log(chances).astype(np.float32)
        if len(numbers) <= _MOST:
            return Candidates(numbers, logarithms)
        worth = logarithms + np.float32(_COMMON) * self.restorer.syllables.alone[numbers]
        best = np.argpartition(-worth, _MOST - 1)[:_MOST]
        return Candidates(numbers[best], logarithms[best])


@cache
def open_guesser() -> Guesser:
    """The guesser over the bundled models."""
    return Guesser(open_restorer(), open_slips())


def _stood(net: Net, choice: Choice, text: str, found: Sequence[Token]) -> str:
    arc = net.arcs[choice[0]]
    (first, inside), (end, cut) = arc.begin, arc.end
    return "" if inside else text[found[first].start : found[end if cut > 0 else end - 1].end]
