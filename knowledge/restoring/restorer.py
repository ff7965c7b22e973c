"""A damaged text as it was probably written: a guess for people to read, never a quote and never a fact.

Each word may have been any syllable that damage can have made it of (`candidates`); the likeliest run of
syllables (`model`) is looked for (`beam`). Numbers, dates and whatever else has a digit stay as they are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from knowledge.restoring.beam import Arc, Choice, Place, likeliest
from knowledge.restoring.candidates import LONGEST, Candidates, Case, Finder, Word, open_finder
from knowledge.restoring.model import NUMBER, UNKNOWN, Floats, Ints, Syllables, open_syllables
from knowledge.restoring.spelling import syllable
from knowledge.restoring.tokens import Kind, Token, case_of, tokens
from knowledge.text import fold, has_marks, nfc

_UNKNOWN_LETTER, _UNKNOWN_SMALL = -2.4, -3.0
_ABBREVIATED_LETTER, _LONGEST_ABBREVIATION = -1.0, 5
"""What each letter of a word costs that is left alone though it is no known syllable, and what it costs besides if it
is no name; less for an abbreviation."""

_CUT, _CUT_AT_CAPITAL, _JOIN = -7.0, -3.0, -7.0
"""What a space costs that was lost, one that was lost before a capital, and one too many."""

STRANGE = -4.5
"""For people a word whose best candidate is less likely than this may be several, or part of one."""

_LONGEST_RUN, _LONGEST_PIECE, _SHORTEST_PIECE = 24, 7, 2
"""Characters of a word that may be several syllables without spaces, and of each of these as it was read."""


Find = Callable[[Sequence[Word]], list[Candidates]]


@dataclass(frozen=True, slots=True)
class Damage:
    """The shares of words that are expected to have wrong letters, to have lost just their marks, to be whole."""

    letters: float
    marks: float
    none: float


@dataclass(frozen=True, slots=True)
class Restorer:
    """`plain` numbers the folded form of each syllable, `plains` has these numbers."""

    syllables: Syllables
    finder: Finder
    plain: Ints
    plains: dict[str, int]

    def restore(self, text: str, around: str = "") -> str:
        """The text in NFC with its words as they were probably written; all that is no word stays.

        `around` is the text that it stands in, which tells better how damaged it is.
        """
        text = nfc(text)
        found = tokens(text)
        if not found:
            return text
        arcs = self.arcs(found, self.damage(tokens(nfc(around)) if around else found), self.finder.find)
        chosen = likeliest(self.syllables, arcs, [token.ends for token in found])
        return self._written(text, found, chosen)

    def damage(self, found: Sequence[Token]) -> Damage:
        """How damaged the words seem to be."""
        words = [token.text for token in found if token.kind is Kind.WORD and len(token.text) > 1]
        bare = [word for word in words if not has_marks(word)]
        strange = sum(self._number(word) == UNKNOWN for word in words if has_marks(word))
        strange += sum(word.lower() not in self.plains for word in bare)
        # In clean text about one word in a hundred is strange and one in four has no marks. Of the words with
        # wrong letters about half look strange. A few words say little.
        count = len(words) + 4
        letters = min(0.9, max(0.01, 1.8 * (strange / count - 0.01)))
        marks = min(0.97, max(0.005, 1.35 * (len(bare) / count - 0.28)))
        scale = min(1.0, 0.98 / (letters + marks))
        return Damage(letters * scale, marks * scale, 1 - (letters + marks) * scale)

    def _number(self, word: str) -> int:
        return self.syllables.number(syllable(word))

    def arcs(self, found: Sequence[Token], damage: Damage, find: Find, strange: float = STRANGE) -> list[Arc]:
        """What may stand between the words' places; `find` tells what a word may have been.

        A word that is no syllable, its best candidate less likely than `strange`, may be several words, or part of one.
        """
        compared = [t for t in found if t.kind in {Kind.WORD, Kind.MIXED} and len(t.text) <= LONGEST]
        known = dict(zip(compared, find([(t.text, t.case) for t in compared]), strict=True))
        arcs, unlikely = [], []
        for at, token in enumerate(found):
            own = known.get(token)
            kept = self._kept(at, token, damage)
            arcs.append(kept if own is None else self._restored(kept, own, damage))
            unlikely.append(self._is_strange(token, own, strange))
        pieces = list(_pieces(found, unlikely))
        candidates = find([(piece.text, piece.case) for piece in pieces])
        for piece, own in zip(pieces, candidates, strict=True):
            chances = self._chances(piece.text, own, damage) + np.float32(piece.cost)
            arcs.append(Arc(piece.begin, piece.end, own.numbers, chances, piece.case, piece.text))
        return arcs

    def _kept(self, at: int, token: Token, damage: Damage) -> Arc:
        """The word as it stands, known or not."""
        number = NUMBER if token.kind is Kind.NUMBER else self._number(token.text)
        chance = 0.0 if token.kind is Kind.NUMBER else float(np.log(damage.none))
        if number == UNKNOWN:
            short = token.case is Case.UPPER and len(token.text) <= _LONGEST_ABBREVIATION
            chance += (_ABBREVIATED_LETTER if short else _UNKNOWN_LETTER) * len(token.text)
            chance += _UNKNOWN_SMALL if token.case is Case.LOWER else 0.0
        chances = np.array([chance], np.float32)
        return Arc((at, 0), (at + 1, 0), np.array([number]), chances, token.case, token.text)

    def _restored(self, kept: Arc, own: Candidates, damage: Damage) -> Arc:
        """What a word may have been, or the word as it stands where it is none of the candidates."""
        numbers, chances = own.numbers, self._chances(kept.text, own, damage)
        if kept.numbers[0] not in numbers:
            numbers, chances = np.append(numbers, kept.numbers), np.append(chances, kept.chances)
        return Arc(kept.begin, kept.end, numbers, chances, kept.case, kept.text)

    def _chances(self, text: str, own: Candidates, damage: Damage) -> Floats:
        """The chance of a text for each candidate: with wrong letters, bare of its marks, or as it stands."""
        chances = own.chances + np.float32(np.log(damage.letters))
        if not has_marks(text):
            bare = self.plain[own.numbers] == self.plains.get(text.lower(), -1)
            chances = np.where(bare, np.logaddexp(chances, np.float32(np.log(damage.marks))), chances)
        same = own.numbers == self._number(text)
        return np.where(same, np.logaddexp(chances, np.float32(np.log(damage.none))), chances)

    def _is_strange(self, token: Token, own: Candidates | None, strange: float) -> bool:
        if token.kind is not Kind.WORD or self._number(token.text) != UNKNOWN:
            return False
        return own is None or bool(own.chances.max() < strange)

    def _written(self, text: str, found: Sequence[Token], chosen: Sequence[Choice]) -> str:
        """The text with what was chosen in the place of its words."""
        parts, at = [], 0
        for arc, choice in chosen:
            first, last = arc.begin[0], arc.end[0] - (arc.end[1] == 0)
            parts.append(" " if arc.begin[1] else text[at : found[first].start])
            parts.append(self._wording(arc, int(arc.numbers[choice]), found[first].kind))
            at = found[last].end
        return "".join((*parts, text[at:]))

    def _wording(self, arc: Arc, number: int, kind: Kind) -> str:
        if kind is not Kind.WORD or number in {UNKNOWN, NUMBER} or number == self._number(arc.text):
            return arc.text
        return arc.case.of(self.syllables.names[number])


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of a word, or two words together, that may be a syllable by itself, and what that costs."""

    begin: Place
    end: Place
    text: str
    case: Case
    cost: float


@cache
def open_restorer() -> Restorer:
    """The restorer over the bundled model, read once a process."""
    syllables = open_syllables()
    plains: dict[str, int] = {}
    plain = np.array([plains.setdefault(fold(name), len(plains)) for name in syllables.names])
    return Restorer(syllables, open_finder(), plain, plains)


def _pieces(found: Sequence[Token], strange: Sequence[bool]) -> Iterator[_Piece]:
    for at, token in enumerate(found):
        if strange[at] and len(token.text) <= _LONGEST_RUN:
            yield from _cut(at, token)
    for at, (one, other) in enumerate(pairwise(found)):
        if (strange[at] or strange[at + 1]) and _are_joinable(one, other):
            yield _Piece((at, 0), (at + 2, 0), one.text + other.text, one.case, _JOIN)


def _cut(at: int, token: Token) -> Iterator[_Piece]:
    """The parts of a word of which each may be a syllable."""
    text, whole = token.text, len(token.text)
    for begin in (0, *range(_SHORTEST_PIECE, whole - _SHORTEST_PIECE + 1)):
        for end in range(begin + _SHORTEST_PIECE, min(begin + _LONGEST_PIECE, whole) + 1):
            if end - begin == whole or 0 < whole - end < _SHORTEST_PIECE:
                continue
            part, last = text[begin:end], end == whole
            capital = part[-1:].islower() and text[end : end + 1].isupper()
            cost = 0.0 if last else _CUT_AT_CAPITAL if capital else _CUT
            case = Case.UPPER if token.case is Case.UPPER else case_of(part)
            yield _Piece((at, begin), (at + 1, 0) if last else (at, end), part, case, cost)


def _are_joinable(one: Token, other: Token) -> bool:
    short = len(one.text) + len(other.text) <= LONGEST
    return one.near and short and one.kind is other.kind is Kind.WORD and other.case is not Case.TITLE
