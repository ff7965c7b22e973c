"""How readable a text is as Vietnamese, in one number: all that a reader of files asks of `quality`, and no more."""

from collections import Counter
from functools import lru_cache

from knowledge.text import WORD, fold, has_marks, is_syllable, nfc

_MARKED_SHARE = 0.6
"""The share of words with diacritics from which on a text counts as fully marked; plans have about 0.85."""


@lru_cache(2)
def readability(text: str) -> float:
    """From 0 (nothing of a text is Vietnamese) to 1 (every word can be, with its diacritics)."""
    # A text has few words that it does not have again.
    times = Counter(WORD.findall(nfc(text)))
    counted = {word: count for word, count in times.items() if len(word) > 1 and not word.isdecimal()}
    total = max(1, sum(counted.values()))
    valid = sum(count for word, count in counted.items() if is_syllable(fold(word)))
    marked = sum(count for word, count in counted.items() if has_marks(word))
    return score(valid / total, marked / total)


def score(valid: float, marked: float) -> float:
    """From 0 to 1, out of the shares of words that can be Vietnamese, and of those with diacritics."""
    return round(valid * min(1.0, marked / _MARKED_SHARE), 3)
