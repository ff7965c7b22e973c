"""How a text is read for search: its words as typed, and repaired where they are damaged."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from knowledge.search.language import open_language
from knowledge.search.terms import Terms, terms

POOR = 0.05
"""A passage is repaired from this share of strange words on; a clean one has about one in a hundred."""

WRONG_MARKS = 0.1
"""Diacritics are wrong from this share of words on that are no words with the marks they have, or hardly ever are."""

_FEWEST = 2
_MISTYPED = 0.2
_UNMARKED = 0.2


@dataclass(frozen=True, slots=True)
class Reading:
    """`plain` words as they are searched, `marked` with their diacritics; `beside` them those that a repair replaced
    and those that it might have put there instead, `pairs` of the latter with their neighbours."""

    plain: list[str]
    marked: list[str]
    beside: list[str]
    pairs: list[tuple[str, str]]


# The vector of a passage and what the index keeps of it are made one after the other, both from its reading.
@lru_cache(maxsize=500)
def read_passage(text: str) -> Reading:
    """The words of a passage, repaired where so many are strange or wrongly marked that it must be damaged."""
    found = terms(text)
    return _repaired(text) if _is_damaged(found) else Reading(found.plain, found.marked, [], [])


def _is_damaged(found: Terms) -> bool:
    language, count = open_language(), len(found.plain)
    if len(language.strange(found.plain)) >= max(_FEWEST, POOR * count):
        return True
    return len(language.unusual(found.marked)) >= max(_FEWEST, WRONG_MARKS * count)


def _repaired(text: str) -> Reading:
    plain: list[str] = []
    marked: list[str] = []
    beside: list[str] = []
    pairs: list[tuple[str, str]] = []
    # Loaded at the first damaged passage: it hangs on the restorer.
    from knowledge.search.damaged import open_guesser

    guesses = [(guess, terms(guess.word)) for guess in open_guesser().guess(text)]
    for guess, words in guesses:
        plain += words.plain
        marked += words.marked
        beside += [old for old in terms(guess.stood).plain if old not in words.plain]
    end = 0
    for guess, words in guesses:
        start, end = end, end + len(words.plain)
        others = [other for one in guess.others for other in terms(one).plain]
        others = [other for other in dict.fromkeys(others) if other not in words.plain]
        beside += others
        pairs += [(plain[start - 1], other) for other in others if start]
        pairs += [(other, plain[end]) for other in others if end < len(plain)]
    return Reading(plain, marked, beside, pairs)


def correct(words: list[str], known: Callable[[str], bool]) -> list[str]:
    """The words of a question with typing errors mended, the same list where each word is common or known."""
    language = open_language()
    if all(known(word) for word in language.strange(words)):
        return words
    return language.repair(words, _MISTYPED)


def read_question(text: str) -> list[str]:
    """The words of a question for its vector, mended where several are strange: one hardly turns it, and mending
    takes longer than all the rest."""
    words, language = terms(text).plain, open_language()
    return language.repair(words, _MISTYPED) if len(language.strange(words)) >= _FEWEST else words


def sound_marks(found: Terms) -> bool:
    """Whether a text is written with diacritics (then about three words in four have them), and rightly."""
    wrong = len(open_language().strange_marked(found.marked))
    return _has_marks(found) and wrong < max(_FEWEST, WRONG_MARKS * len(found.plain))


def _has_marks(found: Terms) -> bool:
    differing = sum(one != other for one, other in zip(found.plain, found.marked, strict=True))
    return differing > _UNMARKED * len(found.plain)
