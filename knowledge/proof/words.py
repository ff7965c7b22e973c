"""Words in the one form in which they are compared: small letters, the tone at the end, whatever is abbreviated written
out."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from knowledge.abbreviations import written_out
from knowledge.span import Span
from knowledge.text import WORD, fold, nfc, spelling

_LIGHT_Y = re.compile(r"(?<=[bcdđghklmnrstvx])y(?=[\u0300\u0301\u0303\u0309\u0323]?$)")
"""The y that is also written i: "kỹ" and "kĩ", "lý" and "lí"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word: the form that is compared, where it stands, and whether it is written with a capital."""

    form: str
    span: Span
    capital: bool = False
    short: bool = False
    """Whether it is written in capitals throughout, as an abbreviation is."""


def level(text: str) -> str:
    """A text in which patterns find words: small letters, any white space as a blank, of the same length."""
    plain = re.sub(r"\s", " ", nfc(text))
    small = plain.lower()
    return small if len(small) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


@lru_cache(maxsize=20_000)
def form_of(word: str) -> str:
    """The form in which a word is compared with others."""
    return _LIGHT_Y.sub("i", unicodedata.normalize("NFD", spelling(word)[0]) if WORD.fullmatch(word) else word.lower())


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order; an abbreviation of administration is as many words as it stands for."""
    return _words_of(text)


@lru_cache(maxsize=4096)
def _words_of(text: str) -> tuple[Word, ...]:
    found: list[Word] = []
    for match in WORD.finditer(nfc(text)):
        span, written = Span(match.start(), match.end()), match.group()
        long = written_out(fold(written)) if written.isupper() or fold(written) == written else None
        if long:
            found += [Word(form_of(one), span, capital=True) for one in long]
        else:
            found.append(Word(form_of(written), span, written[0].isupper(), len(written) > 1 and written.isupper()))
    return tuple(found)
