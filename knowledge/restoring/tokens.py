"""The words of a damaged text: which may be restored, and which stay exactly as they stand."""

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge.restoring.candidates import Case

_CHUNK = re.compile(r"[^\s\"“”«»(),;]+")
_PART = re.compile(r"[^-–—/.:…]+")
_LETTER = r"[^\W\d_]"
# Signs that programs put in the place of letters, the doubtful ones only inside a word, and the apostrophe behind the
# letters whose horn it is taken for.
_SIGN, _DOUBTFUL, _HORN = "[¢€£¥§@$°&]", r"[|!\]\[\\'’‘`~^?*]", "(?<=[oOuU])['’‘`]"
_WORD = re.compile(rf"(?:{_LETTER}|[¢€£¥§@])(?:{_LETTER}|{_SIGN}|{_DOUBTFUL}+(?={_LETTER})|{_HORN})*")
_MIXED = re.compile(rf"{_LETTER}+\d{_LETTER}*|\d{_LETTER}+")
_ABBREVIATION = re.compile(r"(?=[^\W\d_]{2,5}$)[BCDĐGHKLMNPQRSTVXZ]+")
_ADDRESS = re.compile(r"\S+@\S+\.\w|www\.|\w+://|\S+\.(?:vn|com|net|org)\b", re.IGNORECASE)
_LABEL = re.compile(r"\s*[.)]")
_SENTENCE_END = re.compile(r"[.;:!?…][\"”»)\]]*\s|\n\s*\n")


class Kind(StrEnum):
    """What may be done with a word.

    A `WORD` may be restored; a `MIXED` one, with digits among its letters, is understood but stays; a `NUMBER` (also a
    date, a document's number, an address) and a `LABEL` (a letter before a bracket, an abbreviation) just stay.
    """

    WORD = "word"
    MIXED = "mixed"
    NUMBER = "number"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Token:
    """A word from `start` to `end`; `ends`: the sentence ends behind it; `near`: one space and the next word follow."""

    text: str
    start: int
    end: int
    kind: Kind
    case: Case
    ends: bool = False
    near: bool = False


def tokens(text: str) -> list[Token]:
    """The words in order. Nothing with a digit is ever a `WORD`."""
    found: list[tuple[int, int, Kind]] = []
    for chunk in _CHUNK.finditer(text):
        found += _in_chunk(chunk.group(), chunk.start())
    ahead = [*(start for start, _, _ in found), len(text)]
    return [_token(text, *one, following) for one, following in zip(found, ahead[1:], strict=True)]


def _in_chunk(chunk: str, start: int) -> list[tuple[int, int, Kind]]:
    """The words of a run without white space, quotes or brackets."""
    if _ADDRESS.match(chunk):
        return [(start, start + len(chunk), Kind.NUMBER)]
    if not any(map(str.isdigit, chunk)):
        return [(start + m.start(), start + m.end(), Kind.WORD) for m in _WORD.finditer(chunk)]
    parts = list(_PART.finditer(chunk))
    # A document's number, a date or an amount stays whole with all that hangs on it.
    if any(_is_number(part.group()) for part in parts):
        return [(start, start + len(chunk), Kind.NUMBER)]
    found = []
    for part in parts:
        kind = Kind.MIXED if any(map(str.isdigit, part.group())) else Kind.WORD
        found.append((start + part.start(), start + part.end(), kind))
    return found


def _is_number(part: str) -> bool:
    return any(map(str.isdigit, part)) and not (_MIXED.fullmatch(part) and any(map(str.islower, part)))


def _token(text: str, start: int, end: int, kind: Kind, following: int) -> Token:
    word, gap = text[start:end], text[end:following]
    if kind is Kind.WORD and ((len(word) == 1 and _LABEL.match(gap)) or _ABBREVIATION.fullmatch(word)):
        kind = Kind.LABEL
    ends = _SENTENCE_END.search(gap) is not None
    return Token(word, start, end, kind, case_of(word), ends, near=gap in {" ", "\n"})


def case_of(word: str) -> Case:
    """How a word is written, one small letter among many large ones overlooked."""
    letters = [letter for letter in word if letter.isalpha()]
    upper = sum(map(str.isupper, letters))
    if upper > 1 and (upper == len(letters) or (len(letters) > 3 and upper == len(letters) - 1)):
        return Case.UPPER
    return Case.TITLE if word[:1].isupper() else Case.LOWER
