"""How a text is read for search: its words as typed, and repaired where they are damaged."""

from collections.abc import Callable
from dataclasses import dataclass

from knowledge.search.language import open_language
from knowledge.search.terms import Terms, terms

POOR = 0.05
"""A passage is repaired from this share of strange words on; a clean one has about one in a hundred."""

WRONG_MARKS = 0.1
"""Diacritics say nothing from this share of words on that are no words with the marks they have."""

_FEWEST = 2
_DAMAGED = 0.3
_MISTYPED = 0.2
_UNMARKED = 0.2


@dataclass(frozen=True, slots=True)
class Reading:
    """`plain` words as they are searched; `replaced` those that a repair took out of them.

    `marked` is None where the text's diacritics say nothing: it has none, or is damaged.
    """

    plain: list[str]
    marked: list[str] | None
    replaced: list[str]


def read_passage(text: str) -> Reading:
    """The words of a passage, repaired where so many are strange that it must be damaged."""
    found = terms(text)
    language = open_language()
    strange = language.strange(found.plain)
    if len(strange) < max(_FEWEST, POOR * len(found.plain)):
        return Reading(found.plain, found.marked if sound_marks(found) else None, [])
    repaired = language.repair(found.plain, _DAMAGED)
    return Reading(repaired, None, [old for old, new in zip(found.plain, repaired, strict=True) if old != new])


def correct(words: list[str], known: Callable[[str], bool]) -> list[str]:
    """The words of a question with typing errors mended, the same list where each word is common or known."""
    language = open_language()
    if all(known(word) for word in language.strange(words)):
        return words
    return language.repair(words, _MISTYPED)


def sound_marks(found: Terms) -> bool:
    """Whether a text is written with diacritics (then about three words in four have them), and rightly."""
    differing = sum(one != other for one, other in zip(found.plain, found.marked, strict=True))
    wrong = len(open_language().strange_marked(found.marked))
    return differing > _UNMARKED * len(found.plain) and wrong < max(_FEWEST, WRONG_MARKS * len(found.plain))
