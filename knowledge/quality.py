"""How readable a text or a passage is as Vietnamese: what recognition damages shows in its words and dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.dates import find_dates
from knowledge.plan import POOR
from knowledge.readability import score
from knowledge.text import Token, has_marks, is_syllable, words

_FEWEST_WORDS = 15
"""A passage with fewer is judged by its plan alone: a table of names or numbers is no damage."""

_REMEMBERED = 4096

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
    tokens = _told(passage)
    return len(tokens) >= _FEWEST_WORDS and score(_valid(tokens), _marked(passage, tokens)) < POOR


def measured(text: str) -> Quality:
    """The quality of a text."""
    tokens, dates = _told(text), find_dates(text)
    return Quality(
        words=len(tokens),
        valid=_valid(tokens),
        marked=_marked(text, tokens),
        foreign=min(1.0, len(_FOREIGN.findall(text)) / max(1, len(tokens))),
        dates=len(dates),
        broken_dates=sum(date.misread or not date.value.possible for date in dates),
    )


def _told(text: str) -> list[Token]:
    """The words that a text is judged by."""
    return [token for token in words(text) if len(token.text) > 1 and not token.text.isdecimal()]


def _valid(tokens: Sequence[Token]) -> float:
    return sum(is_syllable(token.text) for token in tokens) / max(1, len(tokens))


def _marked(text: str, tokens: Sequence[Token]) -> float:
    return sum(has_marks(text[token.start : token.end]) for token in tokens) / max(1, len(tokens))
