"""The words of a text in the forms in which passages are indexed and questions asked.

Plain: folded, abbreviations written out, the two spellings of a final i made one (chiến sĩ, chiến sỹ).
Marked: the same with diacritics, the tone written behind the word, since writers differ in where they
put it (hoà, hòa). Either way a question finds a passage however both are written.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from knowledge.abbreviations import written_out
from knowledge.text import WORD, fold, nfc

JOINER = "_"


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a text in order, plain and marked; both have the same length."""

    plain: list[str]
    marked: list[str]


@lru_cache(maxsize=16)
def terms(text: str) -> Terms:
    """The words of a text in both forms, not to be changed: what reads a question after another has the same."""
    forms = [form for word in WORD.findall(nfc(text).lower()) for form in _FORMS[word]]
    return Terms([plain for plain, _ in forms], [marked for _, marked in forms])


def units(words: Sequence[str]) -> list[str]:
    """Words in search form, and behind them each two neighbours joined by `_`.

    They overlap on purpose: a stock tokenizer that splits on white space then sees both sizes, and no
    segmentation can go wrong.
    """
    return [*words, *(f"{left}{JOINER}{right}" for left, right in pairwise(words))]


_FINAL_Y = re.compile(r"^(h|k|l|m|s|t|qu)y$")
_REMEMBERED = 200_000
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


class _Forms(dict[str, tuple[tuple[str, str], ...]]):
    """The forms of each word as it is typed, worked out when it is first met."""

    def __missing__(self, word: str) -> tuple[tuple[str, str], ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        words = written_out(fold(word)) or (word,)
        self[word] = forms = tuple((_plain(one), _marked(one)) for one in words)
        return forms


def _plain(word: str) -> str:
    return _FINAL_Y.sub(r"\1i", fold(word))


def _marked(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(_TONES[letter] for letter in letters if letter in _TONES)
    toneless = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))
    return _FINAL_Y.sub(r"\1i", toneless) + tones


_FORMS = _Forms()
