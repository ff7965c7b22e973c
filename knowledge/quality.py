"""How readable a text or a passage is as Vietnamese: what recognition damages shows in its words and dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.dates import find_dates
from knowledge.plan import POOR
from knowledge.readability import score
from knowledge.text import WORD, fold, has_marks, is_syllable

_FEWEST_WORDS = 15
"""A passage with fewer is judged by its plan alone: a table of names or numbers is no damage."""

_REMEMBERED = 4096
_REMEMBERED_WORDS = 20_000
"""Texts have few words that others have not: each is judged once."""

_FOREIGN = re.compile(
    r"(?<![^\W\d_])[^\W\d_]*(?:[¢€£¥§@$°]|[fjwzFJWZ]|(?![À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúý])[À-ÿ])[^\W\d_]*"
)


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of a text's words, from 0 to 1; `words` counts those that are longer than a letter and no numbers.

    `valid` can be Vietnamese syllables by their letters, `marked` have diacritics, `foreign` hold letters or signs
    that no Vietnamese syllable has. `dates` and `broken_dates` count the dates, and those that no calendar has or
    that stand there with letters for digits.
    """

    words: int
    valid: float
    marked: float
    foreign: float
    dates: int
    broken_dates: int

    @property
    def score(self) -> float:
        """From 0 (nothing of it is Vietnamese) to 1 (every word can be, with its diacritics)."""
        return score(self.valid, self.marked)


@lru_cache(_REMEMBERED)
def is_poor(passage: str) -> bool:
    """Whether a passage has enough words to be judged, and is poorly readable."""
    told = _told(passage)
    return len(told) >= _FEWEST_WORDS and score(_valid(told), _marked(told)) < POOR


def measured(text: str) -> Quality:
    """The quality of a text."""
    told, dates = _told(text), find_dates(text)
    return Quality(
        words=len(told),
        valid=_valid(told),
        marked=_marked(told),
        foreign=min(1.0, len(_FOREIGN.findall(text)) / max(1, len(told))),
        dates=len(dates),
        broken_dates=sum(date.misread or not date.value.possible for date in dates),
    )


def _told(text: str) -> list[tuple[bool, bool]]:
    """Of each word that a text is judged by, whether it can be a syllable and whether it has diacritics."""
    folded = fold(text)
    spans = [match.span() for match in WORD.finditer(folded)]
    words = [(folded[start:end], text[start:end]) for start, end in spans if end - start > 1]
    return [_judged(*word) for word in words if not word[0].isdecimal()]


@lru_cache(_REMEMBERED_WORDS)
def _judged(folded: str, written: str) -> tuple[bool, bool]:
    return is_syllable(folded), has_marks(written)


def _valid(told: Sequence[tuple[bool, bool]]) -> float:
    return sum(valid for valid, _ in told) / max(1, len(told))


def _marked(told: Sequence[tuple[bool, bool]]) -> float:
    return sum(marked for _, marked in told) / max(1, len(told))
