"""English questions read as Vietnamese ones: the words of the domain, phrase by phrase
(`knowledge/vocabulary/english.yaml`)."""

import re
from functools import cache

from knowledge.vocabulary import phrases

_LETTERS = re.compile(r"[a-z]{3,}")
_LAST_LETTER = re.compile(r"[a-z]\?")
"""One that may be missing: "themes?"."""
_SAID = "\u0275"
"""Before a word that was put in: a letter, so that no later phrase takes it for an English one."""
_FUNCTION_WORDS = frozenset(
    "the is are was were what when which who whom how does do did of for in on to and by from must "
    "should has have been it this that with at many long be can "
    "there year report plan deadline".split()
)


def is_english(words: list[str]) -> bool:
    """Whether folded words are English: at least two, and a quarter, are its function words."""
    hits = sum(word in _FUNCTION_WORDS for word in words)
    # "do", "to", "in", "the" are Vietnamese syllables as well, so one alone says nothing.
    strong = sum(
        word in _FUNCTION_WORDS - {"do", "to", "in", "on", "be", "at", "can", "the", "ban", "hang"} for word in words
    )
    follows_up = words[1:2] == ["about"] and words[0] in {"what", "how"}
    return follows_up or (strong >= 1 and hits >= 2 and hits >= len(words) * 0.25)


def as_vietnamese(words: list[str]) -> list[str]:
    """The words with each known phrase put into folded Vietnamese; the rest, such as names, stays."""
    text, _ = _put_in(words)
    return [word.replace(_SAID, "") for word in text.split() if word not in _EMPTY]


def phrases_of(words: list[str]) -> list[str]:
    """The phrases of the vocabulary that are put into Vietnamese in folded words."""
    return _put_in(words)[1]


def _put_in(words: list[str]) -> tuple[str, list[str]]:
    text, found = " ".join(words), list[str]()
    for phrase, pattern, meaning in _phrases():
        before, text = text, pattern.sub(meaning, text)
        found += [phrase] if text != before else []
    return text, found


_EMPTY = frozenset(
    "the is are of for what in was it and does do did s a an its their will should must at be been from have has out "
    "this under".split()
)


@cache
def english_words() -> frozenset[str]:
    """English words that the questions may use: none of them is a misspelt Vietnamese one."""
    written = [form for phrase, _ in phrases("english") for form in {phrase, _LAST_LETTER.sub("", phrase)}]
    return _FUNCTION_WORDS | frozenset(word for phrase in written for word in _LETTERS.findall(phrase))


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple(
        (phrase, re.compile(rf"\b(?:{phrase})\b"), " ".join(f"{_SAID}{word}" for word in meaning.split()))
        for phrase, meaning in phrases("english")
    )
