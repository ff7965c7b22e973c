"""Texts of bearable length."""

import re
from collections import Counter

from knowledge.text import fold

_CLAUSE = re.compile(r"[;.,:–] ")
"""Where a part of a text may begin."""

_WORD = re.compile(r"\w+")


def shortened(text: str, most: int) -> str:
    """A text, unaltered up to where it is cut: at a word, where it is longer than so many characters."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def excerpt(text: str, most: int, question: str) -> str:
    """The part of a text, about so many characters long, that has most of a question's words; else its beginning.

    A word that the text has often counts for little, a figure for as much as a rare word.
    """
    if len(text) <= most:
        return text
    folded = fold(text)
    times = Counter(_WORD.findall(folded))
    wanted = {word: 1 / times[word] for word in _WORD.findall(fold(question)) if word in times}
    starts = [0, *(match.end() for match in _CLAUSE.finditer(text))]
    best = max(starts, key=lambda at: (_held(folded[at : at + most], wanted), -at))
    return ("… " if best else "") + shortened(text[best:], most)


def _held(part: str, wanted: dict[str, float]) -> float:
    words = set(_WORD.findall(part))
    return sum(wanted[word] for word in words & wanted.keys()) + any(word.isdigit() for word in words)
