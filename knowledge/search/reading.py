"""How a text is read for search: its words as typed, and repaired where they are damaged."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge.search.language import Repaired, open_language
from knowledge.search.terms import Terms, terms

POOR = 0.05
"""A passage is repaired from this share of strange words on; a clean one has about one in a hundred."""

WRONG_MARKS = 0.1
"""Diacritics say nothing from this share of words on that are no words with the marks they have."""

_FEWEST = 2
_DAMAGED = 0.4
_MISTYPED = 0.2
_UNMARKED = 0.2


@dataclass(frozen=True, slots=True)
class Reading:
    """`plain` words as they are searched; `beside` them those that a repair replaced and those that it might have
    put there instead, `pairs` of the latter with their neighbours.

    `marked` is None where the text's diacritics say nothing: it has none, or is damaged.
    """

    plain: list[str]
    marked: list[str] | None
    beside: list[str]
    pairs: list[tuple[str, str]]


def read_passage(text: str) -> Reading:
    """The words of a passage, repaired where so many are strange that it must be damaged."""
    found = terms(text)
    strange = open_language().strange(found.plain)
    if len(strange) < max(_FEWEST, POOR * len(found.plain)):
        return Reading(found.plain, found.marked if sound_marks(found) else None, [], [])
    return _repaired(text)


# The words and the vector of a passage are made one after the other, both from its reading.
@lru_cache(maxsize=500)
def _repaired(text: str) -> Reading:
    found = terms(text)
    repaired = open_language().read(found.plain, found.marked if _has_marks(found) else None, _DAMAGED)
    replaced = [old for old, new in zip(found.plain, repaired.words, strict=True) if old != new]
    others = [word for _, word in repaired.others]
    return Reading(repaired.words, None, [*replaced, *others], list(_pairs(repaired)))


def _pairs(repaired: Repaired) -> Iterator[tuple[str, str]]:
    """Each word that may stand somewhere instead, with its neighbours."""
    words = repaired.words
    for at, other in repaired.others:
        if at:
            yield words[at - 1], other
        if at + 1 < len(words):
            yield other, words[at + 1]


def correct(words: list[str], known: Callable[[str], bool]) -> list[str]:
    """The words of a question with typing errors mended, the same list where each word is common or known."""
    language = open_language()
    if all(known(word) for word in language.strange(words)):
        return words
    return language.repair(words, _MISTYPED)


def sound_marks(found: Terms) -> bool:
    """Whether a text is written with diacritics (then about three words in four have them), and rightly."""
    wrong = len(open_language().strange_marked(found.marked))
    return _has_marks(found) and wrong < max(_FEWEST, WRONG_MARKS * len(found.plain))


def _has_marks(found: Terms) -> bool:
    differing = sum(one != other for one, other in zip(found.plain, found.marked, strict=True))
    return differing > _UNMARKED * len(found.plain)
