"""Whether the words of a claim that are no facts are those of its sources, or say the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from knowledge.proof.words import Word, level, words_of
from knowledge.span import Span
from knowledge.text import nfc
from knowledge.vocabulary import Concept, concepts

STRANGE = 0.26
"""The share of a claim's words that may be no words of its sources."""

STRANGE_IN_CLAUSE = 0.45
"""The same of one of its clauses."""

A_WORD = 2.0
"""Two syllables side by side that no source has are a word of their own."""

FEW_STRANGE = 1.4
"""So many such words of a clause are no matter."""

_SAID = "said"
_CLAUSE = re.compile(r"[,;:.()\n|](?!\d)|(?<!\w)(?:và|hoặc|còn|đồng thời|ngoài ra|kèm theo)(?!\w)")
_PLAIN = """
    ngày tháng năm lúc hồi là của và các những cho với này đó có được bị do ở tại về vào ra lên như mà gì nào ai thế để
    cùng nhau rằng hoặc cũng đều đang sẽ đã vẫn chỉ nên nếu thì khi sau trước trong ngoài đến tới kể hết từ trên dưới
"""
"""Words that state nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Known:
    """The words of the sources, and which of the things that can be said in several ways they say."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    concepts: frozenset[str]


def known_of(texts: Sequence[str]) -> Known:
    """What the texts of the sources say."""
    rows = [[word.form for word in words_of(text)] for text in texts]
    forms = frozenset(form for row in rows for form in row)
    pairs = frozenset(pair for row in rows for pair in pairwise(row))
    leveled = [level(text) for text in texts]
    said = frozenset(one.name for one in _ways() if any(one.pattern.search(text) for text in leveled))
    return Known(forms, pairs, said | {_SAID})


def strange_words(text: str, known: Known, facts: Sequence[Span]) -> str:
    """The words that make a text say more than its sources; empty where it does not.

    Those within `facts` are not looked at: they are proven otherwise. A syllable that the sources have, but not beside
    one of its neighbours, counts half: most words have two.
    """
    text = nfc(text)
    weights = _weights(text, known, [*facts, *_covered(text, known)])
    for clause in _clauses(text):
        own = [(word, weight) for word, weight in weights if clause.holds(word.span)]
        strange = sum(weight for _, weight in own)
        if own and (strange == len(own) or (strange > FEW_STRANGE and strange / len(own) > STRANGE_IN_CLAUSE)):
            return clause.of(text).strip()
    for one, other in pairwise(weights):
        if one[1] + other[1] >= A_WORD:
            return text[one[0].span.start : other[0].span.end]
    share = sum(weight for _, weight in weights) / max(len(weights), 1)
    return " ".join(word.span.of(text) for word, weight in weights if weight) if share > STRANGE else ""


def _weights(text: str, known: Known, passed: Sequence[Span]) -> list[tuple[Word, float]]:
    """How strange each word is that states something: 1 for one that no source has."""
    words = words_of(text)
    found = []
    for at, word in enumerate(words):
        if is_plain(word):
            continue
        beside = [(one.form, other.form) for one, other in pairwise(words[max(0, at - 1) : at + 2])]
        weight = 1.0 if word.form not in known.words else 0.0 if any(pair in known.pairs for pair in beside) else 0.5
        found.append((word, 0.0 if any(map(word.span.meets, passed)) else weight))
    return found


def says(words: str, known: Known) -> bool:
    """Whether some words say in another way what the sources say."""
    leveled = level(words)
    return any(one.name in known.concepts and one.pattern.match(leveled) for one in _ways())


def is_plain(word: Word) -> bool:
    """Whether a word states nothing by itself."""
    return word.form.isdigit() or len(word.form) < 2 or word.form in _plain_words()


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(word.form for word in words_of(_PLAIN))


@cache
def _ways() -> tuple[Concept, ...]:
    return concepts("phrasing")


def _covered(text: str, known: Known) -> list[Span]:
    """The places of words that say what the sources say in other words."""
    leveled = level(text)
    return [
        Span(match.start(), match.end())
        for one in _ways()
        if one.name in known.concepts
        for match in one.pattern.finditer(leveled)
    ]


def _clauses(text: str) -> list[Span]:
    bounds = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    return [Span(start, end) for start, end in pairwise(bounds) if end > start]
