"""Vietnamese as its keys were typed, where no program made letters of them: "hoof sow" (Telex), "ho62 so7" (VNI)."""

import re
from unicodedata import normalize

from knowledge.question.english import english_words, is_english
from knowledge.text import fold, has_marks, is_syllable

_PIECES = re.compile(r"[A-Za-z0-9]+|[^A-Za-z0-9]+")
_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_CIRCUMFLEX, _HORN, _BREVE = "\u0302", "\u031b", "\u0306"
_HATS = {"6": (_CIRCUMFLEX, "aeo"), "7": (_HORN, "uo"), "8": (_BREVE, "a")}
_VOWELS = "aeiouy"
_NUMBERED = frozenset("dot quy gd q p a lop khoi to thon xa tuan nam thang ngay".split())
"""Words that are typed with their number behind them, without a space: "đợt1"."""
_FEWEST, _SHARE = 2, 1 / 3
_LONG_ENOUGH = 4
"""So many keys of a single word tell that it is none of first letters."""


def in_letters(question: str) -> str:
    """The question with its keys made letters, where enough of its words make sense so and not as they stand."""
    pieces = _PIECES.findall(question)
    words = [piece for piece in pieces if piece[0].isascii() and piece[0].isalpha()]
    if not words or has_marks(question) or is_english([word.lower() for word in words]):
        return question
    for read, needed in ((_telex, None), (_vni, _has_key_within)):
        made = {word: letters for word in words if (letters := read(word)) and is_syllable(fold(letters))}
        told = sum(word in made and not _is_numbered(word) for word in words)
        if told >= max(_FEWEST, _SHARE * len(words)) and (needed is None or any(map(needed, made))):
            return "".join(made.get(piece, piece) for piece in pieces)
    return question


def of_keys(word: str) -> str:
    """The folded word that a single one says by its keys of Telex, where a program missed it: "thuowrng", "hanj".
    Empty where it says none, or has too few keys beside its letters to tell."""
    made = fold(_telex(word)) if len(word) >= _LONG_ENOUGH else ""
    return made if made != word and is_syllable(made) else ""


def _is_numbered(word: str) -> bool:
    return word[-1].isdigit() and word.rstrip("0123456789").lower() in _NUMBERED


def _has_key_within(word: str) -> bool:
    return any(map(str.isdigit, word[:-1]))


def _telex(word: str) -> str:
    """What a word says by the keys of Telex; empty where it makes sense as it stands, or is none."""
    if not word.isalpha() or is_syllable(word.lower()) or word.lower() in english_words():
        return ""
    letters, tone = list[str](), ""
    for at, key in enumerate(word):
        low, before = key.lower(), letters[-1].lower() if letters else ""
        if low in _TELEX_TONES and _vowels(letters):
            tone = _TELEX_TONES[low]
        elif low == "w":
            if not _hatted(letters, _HORN, "uo") and not _hatted(letters, _BREVE, "a"):
                letters.append("U\u031b" if key == "W" else "u\u031b")
        elif low == "d" and letters and letters[0].lower() == "d" and (before == "d" or at == len(word) - 1):
            letters[0] = "Đ" if letters[0] == "D" else "đ"
        elif low in "aeo" and (low == before or (at == len(word) - 1 and _last_vowel(letters) == low)):
            _hatted(letters, _CIRCUMFLEX, low)
        else:
            letters.append(key)
    return _toned(letters, tone)


def _vni(word: str) -> str:
    """What a word says by the keys of VNI; empty where it has no such key, or is none."""
    if word.isalpha():
        return ""
    letters, tone = list[str](), ""
    for key in word:
        if key in _VNI_TONES and _vowels(letters):
            tone = _VNI_TONES[key]
        elif key == "9" and letters[0].lower() == "d":
            letters[0] = "Đ" if letters[0] == "D" else "đ"
        elif key in _HATS and _hatted(letters, *_HATS[key]):
            continue
        elif key.isdigit():
            return ""
        else:
            letters.append(key)
    return _toned(letters, tone)


def _hatted(letters: list[str], mark: str, bearers: str) -> bool:
    """Put a mark on the last bare letter that bears it; on both of "uo". False where there is none."""
    bare = [at for at, letter in enumerate(letters) if letter.lower() in bearers]
    if not bare:
        return False
    last = bare[-1]
    letters[last] += mark
    if mark == _HORN and letters[last][0].lower() == "o" and last and letters[last - 1].lower() == "u":
        letters[last - 1] += mark
    return True


def _vowels(letters: list[str]) -> list[int]:
    """Where the vowels of a word stand; not those that belong to its onset ("qu", "gi")."""
    found = [at for at, letter in enumerate(letters) if letter[0].lower() in _VOWELS]
    onset = "".join(letters[:2]).lower() in {"qu", "gi"}
    return found[1:] if onset and len(found) > 1 else found


def _last_vowel(letters: list[str]) -> str:
    at = _vowels(letters)
    return letters[at[-1]].lower() if at else ""


def _toned(letters: list[str], tone: str) -> str:
    """The word with its tone where it is written."""
    vowels = _vowels(letters)
    if tone and vowels:
        marked = [at for at in vowels if len(letters[at]) > 1]
        closed = vowels[-1] < len(letters) - 1
        place = marked[-1] if marked else vowels[-1] if closed else vowels[(len(vowels) - 1) // 2]
        letters[place] += tone
    return normalize("NFC", "".join(letters))
