"""A question as it is typed on a phone, brought to folded words that the rules can read."""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from knowledge.abbreviations import expand, shortened
from knowledge.question.english import english_words
from knowledge.text import fold, is_syllable, nfc

_WORD = re.compile(
    r"(?<![^\W_])(?:i{1,3}|iv)[/-](?:19|20)\d\d|"
    r"\d+[a-z]?(?:[/-]\d+)*(?:[/-][a-z][a-z0-9]*)+|\d+(?:[./-]\d+)+|[^\W_]+%?|%"
)
_PHASE_GD = re.compile(r"\bgd (\d|i{1,3}|iv)\b")
_JOINED = re.compile(r"(?<![^\W_])[^\W\d_]{1,4}\s?&\s?[^\W\d_]{1,4}(?![^\W_])")
"""An office's initials: "KH&CN", "tn&mt"."""
_NUMERAL = re.compile(r"\s*(?:\d|[IViv]{1,3}\b)")
_OFFICE_GD = re.compile(r"\b(so|phong|nganh) gd\b")
_ORDINAL_GLUED = re.compile(r"^(dot|quy|gd)(\d+|i{1,3}|iv)$")


def folded_words(question: str, vocabulary: Collection[str]) -> list[str]:
    """The question's folded words: shorthand and abbreviations written out, misspellings mended.

    A word is mended only when it can be no Vietnamese syllable and one slip away from a known word.
    """
    question, words = _JOINED.sub(lambda match: match[0].replace("&", "").replace(" ", ""), nfc(question)), list[str]()
    for match in _WORD.finditer(fold(question)):
        typed = question[match.start() : match.end()]
        if typed.lower() == "cờ" and _is_other_flag(question, match.start(), match.end()):
            words.append("co")
        elif typed.lower() == "gđ" and not _NUMERAL.match(question, match.end()):
            words += ["giam", "doc"]
        else:
            words += _written_out(match.group(), typed)
    if "gd" in words:
        words = _OFFICE_GD.sub(r"\1 giao duc", " ".join(words)).split(" ")
    words = _PHASE_GD.sub(r"giai doan \1", " ".join(words)).split(" ") if "gd" in words else words
    known = frozenset(vocabulary) if not isinstance(vocabulary, frozenset) else vocabulary
    mended = " ".join(_mended(word, known) for word in words).replace("co thi dua thi dua", "co thi dua")
    return expand(mended.split(" "))


def _is_other_flag(question: str, start: int, end: int) -> bool:
    """Whether "cờ" is a game, a red banner or a flag, none of emulation: "cờ vua", "đội cờ đỏ", "chào cờ"."""
    return bool(_FLAG_OF.match(question, end) or _FLAG_DONE.search(question, max(0, start - 12), start))


_FLAG_OF = re.compile(r"\s+(?:vua|tướng|vây|caro|đỏ|đảng|đoàn|đội|hội|tổ quốc|nước|hoa|rủ)\b", re.IGNORECASE)
_FLAG_DONE = re.compile(r"\b(?:chào|treo|kéo|cắm|hạ|thượng|lá|ngọn|chơi|đánh)\s+\Z", re.IGNORECASE)


def _written_out(word: str, typed: str) -> list[str]:
    if typed == "CA":
        return ["cong", "an"]
    if typed.lower() == "cờ":
        return ["co", "thi", "dua"]
    if typed == "V":
        return ["v"]  # a numeral, not "vậy"
    if word in _shorthand():
        return _shorthand()[word].split()
    glued = _ORDINAL_GLUED.match(word)
    if glued:
        return ["giai", "doan", glued[2]] if glued[1] == "gd" else [glued[1], glued[2]]
    return [word]


@lru_cache(maxsize=4096)
def _mended(word: str, known: frozenset[str]) -> str:
    if len(word) < 4 or word in known or word in english_words():
        return word
    if not set(word) & set("aeiouy") or not word.isalpha() or is_syllable(word):
        return word
    candidates = [k for k in known if abs(len(k) - len(word)) <= 1 and OSA.distance(word, k, score_cutoff=1) <= 1]
    # A slip of two neighbouring keys is the commonest; among equals the word that keeps the first letter.
    return min(candidates, key=lambda k: (sorted(k) != sorted(word), k[0] != word[0], k), default=word)


@cache
def _shorthand() -> dict[str, str]:
    """What is typed, and what is meant; folded."""
    return {typed: fold(meant) for typed, meant in shortened("typed").items()}
