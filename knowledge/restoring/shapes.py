"""What letters are taken for by their shape alone, whatever reads them: rough shares, for what was never counted."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from knowledge.text import fold

_PLAIN = "abcdeghiklmnopqrstuvxyfjwz"
_MARKED = "đăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
LETTERS = tuple(_PLAIN + _MARKED + (_PLAIN + _MARKED).upper())

UNREAD = "~^?*#"
"""What programs put where they could read nothing, mostly a letter with marks."""

SIGNS = UNREAD + "¢€£¥§@$&°|'’‘`!][/\\0123456789"
"""Signs and digits that letters are taken for."""

_ALIKE = ("il1tfrj!|]/", "oec06aqgd9¢€@s", "uvyniw", "hbk", "mnw", "bpdđ", "xk", "gy9", "sa§$8")
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
"""Letters that come apart into two, with any marks."""

_SAME, _FEWER_MARKS, _OTHER_MARKS, _OTHER_CASE, _SIMILAR = 0.6, 0.1, 0.01, 0.02, 0.015
_UNREAD_MARKED, _UNREAD_PLAIN, _PIECES, _MERGED = 0.01, 0.001, 0.02, 0.02
ANY, LOST, ADDED = 0.04, 0.01, 0.0005
"""Shares of all other characters together, of nothing, and of a character where no letter was."""


def taken_for(letter: str) -> Iterator[tuple[str, float]]:
    """The characters and pairs of them that a written letter is taken for, with their shares."""
    base, marks = fold(letter), _marks(letter)
    for other in _forms()[base]:
        if other == letter:
            yield other, _SAME
        elif other.isupper() == letter.isupper():
            yield other, _FEWER_MARKS if _marks(other) < marks else _OTHER_MARKS
        elif other.lower() == letter.lower():
            yield other, _OTHER_CASE
    for sign in UNREAD:
        yield sign, _UNREAD_MARKED if marks else _UNREAD_PLAIN
    for other in _alike(base):
        yield from ((form, _SIMILAR) for form in _forms().get(other, (other,)))
    for pair in _BROKEN.get(letter.lower(), _BROKEN.get(base, "")).split():
        yield pair, _PIECES


def merged() -> Iterator[tuple[str, str, float]]:
    """Two letters that are taken for one: the letters, the one, and the share."""
    for letter, pairs in _BROKEN.items():
        yield from ((pair, letter, _MERGED) for pair in pairs.split())


def _alike(base: str) -> frozenset[str]:
    """Other characters in the shape classes of a plain letter."""
    return frozenset("".join(alike for alike in _ALIKE if base in alike)) - {base}


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """The letters by the plain letter that they are forms of."""
    forms: dict[str, list[str]] = {}
    for letter in LETTERS:
        forms.setdefault(fold(letter), []).append(letter)
    return {base: tuple(letters) for base, letters in forms.items()}


@cache
def _marks(letter: str) -> frozenset[str]:
    """The diacritics of a letter, the bar of đ as one of them."""
    return frozenset(unicodedata.normalize("NFD", letter)[1:]) | ({"bar"} if letter in "đĐ" else frozenset())
