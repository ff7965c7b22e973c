"""Marked syllables as the restorer counts and writes them: lower case, the tone mark where most texts put it."""

import re
from collections.abc import Iterator

from knowledge.text import WORD, nfc

BOUNDARY = "<s>"
"""Stands between sentences."""

NUMBER = "<n>"
"""Stands for any word with a digit in it."""

_SENTENCE_END = re.compile(r"[.;:!?…][\"”»)\]]*\s|\n\s*\n")
_OPEN = re.compile(r"(?<![qQ])(?:o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])\Z")
_MOVED = str.maketrans("àáảãạèéẻẽẹỳýỷỹỵ", "aaaaaeeeeeyyyyy")
_TONED = {
    "o": dict(zip("àáảãạèéẻẽẹ", "òóỏõọòóỏõọ", strict=True)),
    "u": dict(zip("ỳýỷỹỵ", "ùúủũụ", strict=True)),
}


def syllable(word: str) -> str:
    """A word in lower case NFC; a tone on the last letter of an open oa, oe or uy goes to the first (hoà, hòa)."""
    lower = nfc(word).lower()
    if _OPEN.search(lower) is None:
        return lower
    first, last = lower[-2], lower[-1]
    return f"{lower[:-2]}{_TONED[first][last]}{last.translate(_MOVED)}"


def units_of(text: str) -> Iterator[str]:
    """The syllables of a text in order, `NUMBER` for those with digits, a `BOUNDARY` after each sentence."""
    for sentence in _SENTENCE_END.split(text):
        for match in WORD.finditer(sentence):
            word = match.group()
            yield NUMBER if any(map(str.isdigit, word)) else syllable(word)
        yield BOUNDARY
