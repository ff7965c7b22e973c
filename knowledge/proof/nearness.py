"""Which of several numbers or days of a source a claim speaks of, by the words around them.

A claim that has the number of one thing and the words of another fits that other thing better.
"""

import re
from collections.abc import Sequence

from knowledge.proof.belonging import Piece
from knowledge.proof.reading import Read
from knowledge.proof.stated import Stated
from knowledge.proof.wording import is_plain

COMPARED = frozenset({"date", "figure", "hour", "contact", "rung"})
_REACH = 9
_BETTER = 1.3
"""So many times closer must the words of another number be."""
_LEAST = 0.35
"""The closeness that counts for anything."""
_BACK = 0.4
"""What is left of it beyond a comma before the number; beyond one behind it something else is spoken of."""
_PART = re.compile(r"[,;:()|.](?!\d)")


def closer(
    claim: Read, said: Stated, same: Sequence[tuple[Piece, Stated]], others: Sequence[tuple[Piece, Stated]]
) -> bool:
    """Whether the words around a fact of a claim are those around another one of the source, rather than its own."""
    around = _around(claim, said)
    own = [_in_piece(piece, one) for piece, one in same]
    rivals = [_in_piece(piece, one) for piece, one in others]
    return all(any(_nearer(around, rival, mine) for rival in rivals) for mine in own)


def _nearer(around: dict[str, float], rival: dict[str, float], mine: dict[str, float]) -> bool:
    """Whether words are nearer to a rival; what both have around them tells nothing."""
    gain = loss = 0.0
    for word, weight in around.items():
        more = min(weight, rival.get(word, 0.0)) - min(weight, mine.get(word, 0.0))
        gain, loss = gain + max(more, 0.0), loss + max(-more, 0.0)
    return gain > loss * _BETTER + _LEAST


def _in_piece(piece: Piece, one: Stated) -> dict[str, float]:
    if not any(fact is one for fact in piece.said.facts):
        return {}
    found = _around(piece.said, one)
    for line in piece.above[-1:]:
        for word in line.words:
            if not is_plain(word):
                found.setdefault(word.form, 0.2)
    return found


def _around(text: Read, one: Stated) -> dict[str, float]:
    """The words near a fact and how near they are: 1 for the next, less of it beyond a comma."""
    found: dict[str, float] = {}
    counted = [fact.span for fact in text.facts if fact.kind in COMPARED | {"document"}]
    before = [word for word in text.words if word.span.end <= one.span.start]
    behind = [word for word in text.words if word.span.start >= one.span.end]
    for row, ahead in ((list(reversed(before)), False), (behind, True)):
        count = 0
        for word in row:
            if (is_plain(word) and not word.form.isdigit()) or any(word.span.meets(other) for other in counted):
                continue
            between = text.text[one.span.end : word.span.start] if ahead else text.text[word.span.end : one.span.start]
            parts = len(_PART.findall(between))
            if ahead and parts:
                break
            weight = 1 / (1 + count) * _BACK**parts
            found[word.form] = max(found.get(word.form, 0.0), weight)
            count += 1
            if count >= _REACH:
                break
    return found
