"""Where the words of a quote stand in a text: verbatim but for white space, capitals, dashes and quotation marks."""

import re

from knowledge.sentences import clauses
from knowledge.span import Span
from knowledge.text import HYPHENS, nfc

FEWEST = 2
"""Words; a shorter quote stands anywhere."""

_DROPPED = re.compile(r"[\s\"“”„«»'‘’`*_]")
_DASH = re.compile(f"[{HYPHENS}]")
_ELLIPSIS = re.compile(r"\[?(?:\.{3,}|…)\]?")
_EDGE = re.compile(r"^[\s.,;:\-–•+*|]+|[\s.,;:\-–|]+$")


def find_quote(words: str, text: str) -> tuple[Span, ...]:
    """The places of a quote in a text, several where it leaves words out ("… "); none where it does not stand there."""
    parts = [_EDGE.sub("", part) for part in _ELLIPSIS.split(nfc(words)) if any(c.isalnum() for c in part)]
    if sum(len(part.split()) for part in parts) < min(FEWEST, len(text.split())):
        return ()
    plain, at = _plain(text)
    found: list[Span] = []
    start = 0
    for part in parts:
        sought, _ = _plain(part)
        place = _whole(plain, sought, start)
        if place < 0:
            return ()
        start = place + len(sought)
        found.append(Span(at[place], at[start - 1] + 1))
    return tuple(found)


def touched(text: str, spans: tuple[Span, ...]) -> list[Span]:
    """The sentences of a text that any of the spans meets, each with the clauses that only add to it; of a quote
    that leaves words out those between, too."""
    if not spans:
        return []
    whole = Span(spans[0].start, spans[-1].end)
    return [piece for piece in clauses(text, Span(0, len(text))) if piece.meets(whole)]


def _whole(plain: str, sought: str, start: int) -> int:
    """Where a text holds another, neither beginning nor ending within a number."""
    place = plain.find(sought, start)
    while place >= 0:
        before, after = plain[place - 1 : place], plain[place + len(sought) : place + len(sought) + 1]
        if not any(a.isdigit() and b.isdigit() for a, b in ((before, sought[0]), (sought[-1], after))):
            return place
        place = plain.find(sought, place + 1)
    return -1


def _plain(text: str) -> tuple[str, list[int]]:
    """A text without what may differ, and where each of its characters stands in the whole."""
    # Letters and digits, most of a text, are not looked at twice.
    kept = [
        (c.lower() if c.isalnum() else _DASH.sub("-", c), at)
        for at, c in enumerate(nfc(text))
        if c.isalnum() or not _DROPPED.match(c)
    ]
    return "".join(c[0] for c, _ in kept), [at for _, at in kept]
