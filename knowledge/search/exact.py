"""What a question may name exactly: document numbers, dates, quoted names. Where they stand, they win."""

import re
from dataclasses import dataclass

from knowledge.search.terms import terms
from knowledge.text import fold

_GAP = r"[ \t]?[/-][ \t]?"
_NUMBER = re.compile(rf"(?<![\w/-])0*(\d{{1,5}})((?:{_GAP}\d{{4}})?(?:{_GAP}[a-z]{{1,8}}\d{{0,3}})+)(?!\w)")
_DIGITAL = re.compile(r"(?<![\w/.-])0?(\d{1,2})[/.-]0?(\d{1,2})[/.-](\d{4})(?![\w/])")
_WRITTEN = re.compile(r"ngay\s+0?(\d{1,2})\s+thang\s+0?(\d{1,2})\s+nam\s+(\d{4})(?!\w)")
_QUOTED = re.compile(r"[“\"«]([^”\"»]{3,160})[”\"»]")
_DIGIT = re.compile(r"\d")
_SEPARATORS = re.compile(r"(?<![ \t])[ \t]*[/-][ \t]*")


@dataclass(frozen=True, slots=True)
class Exact:
    """Numbers and dates as whole tokens in one spelling, and quoted names as words in search form."""

    tokens: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]


def exact_tokens(text: str) -> list[str]:
    """Each document number (`=53-kh-ubnd`) and each full date (`=15.12.2022`) in a text."""
    folded = fold(text)
    if not _DIGIT.search(folded):
        return []
    numbers = [f"={m[1]}{_SEPARATORS.sub('-', m[2])}" for m in _NUMBER.finditer(folded)]
    dates = [f"={m[1]}.{m[2]}.{m[3]}" for form in (_DIGITAL, _WRITTEN) for m in form.finditer(folded)]
    return numbers + dates


def exact_in(question: str) -> Exact:
    """What a question names exactly. A quoted name counts from two words on."""
    names = (tuple(terms(m[1]).plain) for m in _QUOTED.finditer(question))
    return Exact(tuple(dict.fromkeys(exact_tokens(question))), tuple(n for n in names if len(n) > 1))
