"""Vietnamese text: normal form, folding, syllables.

Folding keeps the length: character i of the folded text stands for character i of the text, so an
offset found in folded text is an offset into the stored text.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class _Folding(dict[int, str]):
    """A translation table that learns each character when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        base = _UNMARKED.get(character) or unicodedata.normalize("NFD", character)[0].lower()
        self[code] = base if len(base) == 1 else character
        return self[code]


# Letters whose base form the decomposition does not give.
_UNMARKED = {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ƣ": "u", "Ƣ": "u"}
_FOLDING = _Folding()

UPPER = "A-Z" + "".join(c for c in map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))) if c.isupper())
"""Capital letters with all Vietnamese ones, for use inside a character class."""

HYPHENS = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d-"
"""The signs that are typed for a hyphen, for use last inside a character class."""

WORD = re.compile(r"[^\W_]+", re.UNICODE)
"""A run of letters and digits."""

FIGURE = re.compile(r"\d+")
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
"""A year of this century, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word and where it stands: `start` and `end` are character offsets, end exclusive."""

    text: str
    start: int
    end: int


def nfc(text: str) -> str:
    """The text in Unicode normal form C, in which each Vietnamese letter is one character."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, of the same length as the text (which is put in NFC first)."""
    return _folded(text) if len(text) <= _REMEMBERED else _folded_at_once(nfc(text))


_REMEMBERED = 2_000
"""Characters up to which a text is remembered: of a plan each line is folded again and again by what reads it."""


@lru_cache(8_000)
def _folded(text: str) -> str:
    return nfc(text).translate(_FOLDING)


def _folded_at_once(text: str) -> str:
    """A long text, folded by an array in a twentieth of the time that the dictionary takes."""
    import numpy as np  # what folds nothing long does without

    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    table = _table()
    folded = table.take(codes, mode="clip")
    if not folded.all():
        for code in np.unique(codes[folded == 0]).tolist():
            table[code] = ord(_FOLDING[code])
        folded = table.take(codes, mode="clip")
    made = folded.tobytes().decode("utf-16-le", "surrogatepass")
    return made if len(made) == len(codes) == len(text) else text.translate(_FOLDING)


@cache
def _table() -> "npt.NDArray[np.uint16]":
    """What each character is folded to, 0 where it has not been met; those beyond have no place in it."""
    import numpy as np

    return np.zeros(0x10000, np.uint16)


def words(text: str) -> list[Token]:
    """The folded words of a text in order, with their offsets."""
    folded = fold(text)
    return [Token(m.group(), m.start(), m.end()) for m in WORD.finditer(folded)]


def has_marks(text: str) -> bool:
    """Whether a text carries Vietnamese diacritics at all (a question typed without them does not)."""
    return fold(text) != nfc(text).lower()


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def spelling(name: str) -> tuple[str, ...]:
    """A name's syllables in small letters, each with its tone at the end: the same wherever the tone was put."""
    syllables = WORD.findall(nfc(name).lower())
    decomposed = (unicodedata.normalize("NFD", syllable) for syllable in syllables)
    return tuple("".join(sorted(one, key=lambda character: character in _TONES)) for one in decomposed)


def squeeze(text: str) -> str:
    """White space runs as one space, none at the ends."""
    return " ".join(text.split())


def cut_short(text: str, most: int) -> str:
    """A text; of one of more than `most` characters its beginning up to a border of words, with "…" behind it."""
    return text if len(text) <= most else text[: text.rfind(" ", 0, most)] + " …"


def slug(text: str) -> str:
    """A text as a file-name-safe identifier: folded words joined by hyphens."""
    return "-".join(token.text for token in words(text))


# A syllable by its letters, folded: onset, then a nucleus that may have a coda or one that ends in a glide.
_VALID = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
    r"(?:(?:uye|oa|oe|oo|ua|ue|uo|uy|ie|ye|[aeiouy])(?:ng|nh|ch|[cmnpt])?|"
    r"uya|uyu|oai|oay|oao|oeo|uay|uau|uoi|uou|ieu|yeu|ia|ya|iu|oi|ai|ao|au|ay|eo|eu|ui|uu)"
)


def is_syllable(word: str) -> bool:
    """Whether a folded word can be a Vietnamese syllable by its letters alone."""
    return _VALID.fullmatch(word) is not None


def joined_words(text: str) -> str:
    """The folded words of a text with one blank between them, without its signs."""
    return " ".join(WORD.findall(fold(text)))
