"""A question as it is typed on a phone, brought to folded words that the rules can read."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from rapidfuzz.distance import OSA

from knowledge.abbreviations import Meaning, expand, shortened
from knowledge.question.content import STOP
from knowledge.question.english import english_words, is_english
from knowledge.question.keys import of_keys
from knowledge.text import WORD, fold, has_marks, is_syllable, nfc

_WORD = re.compile(
    r"(?<![^\W_])(?:i{1,3}|iv)[/-](?:19|20)\d\d|"
    r"\d+[a-z]?(?:[/-]\d+)*(?:[/-][a-z][a-z0-9]*)+|\d+(?:[./-]\d+)+|[^\W_]+%?|%"
)
_JOINED = re.compile(r"(?<![^\W_])[^\W\d_]{1,4}\s?&\s?[^\W\d_]{1,4}(?![^\W_])")
"""An office's initials: "KH&CN", "tn&mt"."""
_NUMERALS = frozenset({"i", "ii", "iii", "iv", *"0123456789"})
_FLAG_OF = frozenset("vua tướng vây caro đỏ đảng đoàn đội hội nước hoa rủ".split())
_FLAG_DONE = frozenset("chào treo kéo cắm hạ thượng lá ngọn chơi đánh".split())
_NOT_SHORT = frozenset({"V"})
"""Typed so, it is a numeral, not "vậy"."""
_NEAR = 12
"""So many characters beside a word hold its neighbour."""
_LONG = 7
"""So many letters has an English word at least that is mended."""
_INFLECTED = ("s", "ed", "ing", "er", "ly")
"""Endings of English words that are right although no list has them."""
_BESIDE = 2
"""So many words on either side tell what a short form stands for."""


Said = Callable[[str], bool]
"""Whether some text holds folded words."""


def folded_words(question: str, vocabulary: Collection[str], is_said: Said = lambda _: False) -> list[str]:
    """The question's folded words: shorthand and abbreviations written out, misspellings mended.

    A word is mended only when it can be no Vietnamese syllable and one slip away from a known word. What may stand for
    several things and has no neighbour that tells stands for what the plans say with its neighbour (`is_said`).
    """
    question, words = _JOINED.sub(lambda match: match[0].replace("&", "").replace(" ", ""), nfc(question)), list[str]()
    marked, undecided = has_marks(question), dict[int, tuple[Meaning, ...]]()
    matches = list(_WORD.finditer(fold(question)))
    if is_english([match.group() for match in matches]):
        return _in_english([match.group() for match in matches])
    for match in matches:
        typed = question[match.start() : match.end()]
        meanings = _meanings(match.group(), typed, marked=marked)
        if typed.lower() == "cờ" and _is_other_flag(question, match.start(), match.end()):
            words.append("co")
        elif typed.lower() == "gđ" and not _is_numeral(question[match.end() :]):
            words += ["giam", "doc"]
        elif len(meanings) > 1 or not all(one.is_everywhere for one in meanings):
            undecided[len(words)] = meanings
            words.append(match.group())
        elif meanings:
            words += fold(meanings[0].words).split()
        else:
            words += _written_out(match.group(), typed)
    words = _meant(words, undecided, is_said)
    words = list(_with_education(words)) if "gd" in words else words
    known = frozenset(vocabulary) if not isinstance(vocabulary, frozenset) else vocabulary
    mended = " ".join(_mended(word, known) for word in words).replace("co thi dua thi dua", "co thi dua")
    return expand(mended.split(" "))


def _in_english(words: Sequence[str]) -> list[str]:
    """Folded words of an English question: only what is shortened in Vietnamese is written out, and a slip of the keys
    mended in longer words, where few others are near."""
    known = english_words()
    may_slip = (len(word) >= _LONG and not word.endswith(_INFLECTED) for word in words)
    return expand([_mended(word, known) if slips else word for word, slips in zip(words, may_slip, strict=True)])


def _is_other_flag(question: str, start: int, end: int) -> bool:
    """Whether "cờ" is a game, a red banner or a flag, none of emulation: "cờ vua", "đội cờ đỏ", "chào cờ"."""
    after = WORD.findall(question[end : end + _NEAR].lower()) if question[end : end + 1].isspace() else []
    before = WORD.findall(question[max(0, start - _NEAR) : start].lower()) if question[:start][-1:].isspace() else []
    return not _FLAG_OF.isdisjoint(after[:1]) or after[:2] == ["tổ", "quốc"] or not _FLAG_DONE.isdisjoint(before[-1:])


def _is_numeral(text: str) -> bool:
    """Whether a text goes on with a number."""
    first = "".join(takewhile(str.isalnum, text.lstrip()))
    return first[:1].isdigit() or first.lower() in {"i", "ii", "iii", "iv", "v", "vi"}


def _with_education(words: Sequence[str]) -> Iterator[str]:
    """The words with what "gd" stands for: education behind an office, a phase before a number."""
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        if word == "gd" and before in {"so", "phong", "nganh"}:
            yield from ("giao", "duc")
        elif word == "gd" and after.replace("-", "/").partition("/")[0] in _NUMERALS:
            yield from ("giai", "doan")
        else:
            yield word


def _written_out(word: str, typed: str) -> list[str]:
    if typed == "CA":
        return ["cong", "an"]
    if typed.lower() == "cờ":
        return ["co", "thi", "dua"]
    for head in ("dot", "quy", "gd"):
        number = word.removeprefix(head)
        if number != word and (number.isdigit() or number in _NUMERALS):
            return ["giai", "doan", number] if head == "gd" else [head, number]
    return [word]


@lru_cache(maxsize=4096)
def _mended(word: str, known: frozenset[str]) -> str:
    if len(word) < 4 or word in known or word in english_words():
        return word
    if not set(word) & set("aeiouy") or not word.isalpha() or is_syllable(word):
        return word
    if (letters := of_keys(word)) in known:
        return letters
    candidates = [k for k in known if abs(len(k) - len(word)) <= 1 and OSA.distance(word, k, score_cutoff=1) <= 1]
    # A slip of two neighbouring keys is the commonest; among equals the word that keeps the first letter.
    return min(candidates, key=lambda k: (sorted(k) != sorted(word), k[0] != word[0], k), default=word)


def _meanings(word: str, typed: str, *, marked: bool) -> tuple[Meaning, ...]:
    """What a folded word may stand for that is typed so: with the diacritics of its short form, where that has any on
    its vowels; with its "đ" at least in a question that is typed with diacritics ("HD" is no "hội đồng" there)."""
    meanings = () if typed in _NOT_SHORT else shortened("typed").get(word, ())
    as_typed = tuple(one for one in meanings if one.short == typed.lower())
    return as_typed if marked and as_typed else tuple(one for one in meanings if one.short.replace("đ", "d") == word)


def _meant(words: list[str], undecided: Mapping[int, tuple[Meaning, ...]], is_said: Said) -> list[str]:
    """The words with what may stand for several things written out: "hs giỏi" is about pupils, "nộp hs" about
    dossiers."""
    said: list[str] = []
    for at, word in enumerate(words):
        meanings = undecided.get(at, ())
        before, after = " ".join(said[-_BESIDE:]), " ".join(words[at + 1 : at + 1 + _BESIDE])
        meant = next((one for one in meanings if not one.is_everywhere and one.fits(before, after)), None)
        meant = meant or _said_beside(meanings, said[-1:], words[at + 1 : at + 2], is_said)
        meant = meant or next((one for one in meanings if one.is_everywhere), None)
        said += fold(meant.words).split() if meant else [word]
    return said


def _said_beside(
    meanings: Sequence[Meaning], before: Sequence[str], after: Sequence[str], is_said: Said
) -> Meaning | None:
    """The one of several meanings that some text has beside the word before or behind; None where that is none or
    several."""
    held = [
        one
        for one in meanings
        if any(is_said(f"{word} {fold(one.words)}") for word in before if word not in STOP)
        or any(is_said(f"{fold(one.words)} {word}") for word in after if word not in STOP)
    ]
    return held[0] if len(held) == 1 < len(meanings) else None
