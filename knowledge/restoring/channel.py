"""What damage makes of letters: how likely written letters came to be read as the characters that stand there.

The steps from written to read letters were counted on pages that a program without Vietnamese has read
(`scripts/fit_channel.py`); what never happened there has a small chance by its shape.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from knowledge.restoring.model import FOLDER, Floats
from knowledge.text import fold

_PLAIN = "abcdđeghiklmnopqrstuvxyfjwz"
_MARKED = "ăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_WRITTEN = tuple(_PLAIN + _MARKED + (_PLAIN + _MARKED).upper())
_UNREAD = "~^?*#"
"""What programs put where they could read nothing, mostly a letter with marks."""

_GLYPHS = _UNREAD + "¢€£¥§@$&°'’‘`!|][/\\0123456789"
_ALIKE = tuple(map(frozenset, ("il1tfrj!|]/", "oec06aqgd9¢€@s", "uvyniw", "hbk", "mnw", "bpdđ", "xk", "gy9", "sa§$8")))
"""Characters that look alike in a blurred or broken print, whatever stands above or below them."""

_BROKEN = {
    "m": "rn nn in ni tn rm",
    "n": "ri ii ir li",
    "u": "ii li ti il",
    "h": "li ln lr ii fi",
    "d": "cl ol el",
    "đ": "cl ol el dl",
    "b": "lo lc",
    "k": "lc li",
    "p": "jo jn",
    "a": "ci ei oi",
    "g": "cj oj",
    "x": "ir",
    "v": "ir",
}
"""Letters that come apart into two."""

_SAME, _BARE, _OTHER_MARKS, _SIMILAR, _OTHER_CASE, _ANY = 0.6, 0.1, 0.01, 0.015, 0.02, 0.04
_UNREAD_MARKED, _UNREAD_BARE = 0.01, 0.001
_PIECES, _MERGED, _LOST, _ADDED = 0.02, 0.02, 0.01, 0.0005
_TRUST, _SHAPES = 6.0, 0.1
"""How many observations this guess by shape is worth, and its share where there are many: other programs read, and
people type, otherwise than the one that was observed."""

_NEVER = -30.0

Codes = NDArray[np.int64]


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
        read, pairs_read = _codes(words, self.read)
        read, pairs_read = read.T, pairs_read.T
        added = self.added[read]
        # What is behind the end of a word is never passed over.
        nothing = np.zeros((len(read) + 1, len(words)), np.float32)
        nothing[:-1] = np.cumsum(np.where(read < 0, 0, added)[::-1], axis=0)[::-1]
        after = later = np.broadcast_to(nothing, (len(lengths), *nothing.shape))
        for at in range(written.shape[1] - 1, -1, -1):
            own = int((lengths > at).sum())
            now = np.array(np.broadcast_to(nothing, after.shape))
            now[:own] = after[:own] + self.lost[written[:own, at], None, None]
            here = now[:own, :-1]
            np.maximum(here, after[:own, 1:] + self.one[written[:own, at]][:, read], out=here)
            np.maximum(here, later[:own, 1:] + self.half[pairs_written[:own, at]][:, read], out=here)
            np.maximum(
                here[:, :-1], after[:own, 2:] + self.two[written[:own, at]][:, pairs_read[:-1]], out=here[:, :-1]
            )
            for place in range(len(read) - 1, -1, -1):
                np.maximum(now[:own, place], now[:own, place + 1] + added[place], out=now[:own, place])
            after, later = now, after
        return np.asarray(after[parts.places], np.float32)


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


def channel(steps: Mapping[tuple[str, str], int]) -> Channel:
    """The channel of counted steps, each from none to two written letters to none to two read characters."""
    totals: Counter[str] = Counter()
    for (written, _), count in steps.items():
        for part in {written, *written}:
            totals[part] += count
    totals[""] = sum(steps.values())
    singles = _numbered((*_WRITTEN, *(w for w, _ in steps if len(w) == 1)))
    read = _numbered((*_WRITTEN, *_GLYPHS, *(r for _, r in steps if len(r) == 1)))
    broken = {(letter, pair) for letter, pairs in _BROKEN.items() for pair in pairs.split()}
    halves = _numbered((*(w for w, _ in steps if len(w) == 2), *(pair for _, pair in broken)))
    doubles = _numbered((*(r for _, r in steps if len(r) == 2), *(pair for _, pair in broken)))
    one, lost = _by_shape(singles, read)
    weight = np.ones(len(singles) + 2)
    for letter, code in singles.items():
        weight[code] = max(_SHAPES, _TRUST / (totals[letter] + _TRUST))
    one, lost = one * weight[:, None], lost * weight
    two, half = np.zeros((len(singles) + 2, len(doubles) + 2)), np.zeros((len(halves) + 2, len(read) + 2))
    added = np.full(len(read) + 2, _ADDED)
    for letter, pair in broken:
        for form in (form for form in singles if fold(form) == fold(letter)):
            two[singles[form], doubles[pair]] = _PIECES * weight[singles[form]]
        half[halves[pair], read[letter]] = _MERGED * _SHAPES
    for (written, seen), count in steps.items():
        share = (1 - _SHAPES) * count / (totals[written] + _TRUST)
        match len(written), len(seen):
            case 1, 1:
                one[singles[written], read[seen]] += share
            case 1, 0:
                lost[singles[written]] += share
            case 1, 2:
                two[singles[written], doubles[seen]] += share
            case 2, 1:
                half[halves[written], read[seen]] += share
            case _:
                added[read[seen]] += share
    for table in (one, two, half, added):
        table[..., -1] = 0
    return Channel(singles | halves, read | doubles, *map(_logarithms, (one, two, half, lost, added)))


def _by_shape(written: Mapping[str, int], read: Mapping[str, int]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What each letter becomes by its shape alone: the shares of read characters, and of nothing."""
    one = np.full((len(written) + 2, len(read) + 2), _ANY / len(read))
    for letter, row in written.items():
        base, upper = fold(letter), letter.isupper()
        for other, column in read.items():
            if other == letter:
                one[row, column] += _SAME
            elif fold(other) == base and other.isupper() == upper:
                one[row, column] += _BARE if _marks(other) < _marks(letter) else _OTHER_MARKS
            elif other.lower() == letter.lower():
                one[row, column] += _OTHER_CASE
            elif other in _UNREAD:
                one[row, column] += _UNREAD_MARKED if _marks(letter) else _UNREAD_BARE
            elif any(base in alike and fold(other) in alike for alike in _ALIKE):
                one[row, column] += _SIMILAR
    return one, np.full(len(written) + 2, _LOST)


@cache
def _marks(letter: str) -> frozenset[str]:
    """The diacritics of a letter, the bar of đ as one of them."""
    return frozenset(unicodedata.normalize("NFD", letter)[1:]) | ({"bar"} if letter in "đĐ" else frozenset())


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
