"""How readable a text is as Vietnamese: damage by recognition shows in broken words and lost diacritics."""

from knowledge.text import has_marks, is_syllable, words

_MARKED_SHARE = 0.6
"""The share of words with diacritics from which on a text counts as fully marked; plans have about 0.85."""


def quality(text: str) -> float:
    """From 0 (nothing of it is Vietnamese) to 1 (every word can be, with its diacritics)."""
    tokens = [token for token in words(text) if len(token.text) > 1 and not token.text.isdecimal()]
    if not tokens:
        return 0.0
    valid = sum(is_syllable(token.text) for token in tokens) / len(tokens)
    marked = sum(has_marks(text[token.start : token.end]) for token in tokens) / len(tokens)
    return round(valid * min(1.0, marked / _MARKED_SHARE), 3)
