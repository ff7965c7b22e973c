"""How readable a text is as Vietnamese, as one number."""

from knowledge.quality import measured


def quality(text: str) -> float:
    """From 0 (nothing of it is Vietnamese) to 1 (every word can be, with its diacritics)."""
    return measured(text).score
