"""Sentences and semicolon clauses of Vietnamese administrative text."""

import re
from collections.abc import Iterator

from knowledge.span import Span
from knowledge.text import UPPER

_SENTENCE_END = re.compile(r"(?:[.!?…]+['\"”»)\]]*(?=\s+['\"“«(\[]?[" + UPPER + r"0-9-])|;(?=\s))")
_ABBREVIATION_END = re.compile(
    r"(?:\b(?:TP|TX|TT|T|Q|H|P|X|UB|CT|PCT|KT|TM|TL|Ths|TS|PGS|GS|BS|Mr|v\.v|st|tr|No|Nxb)|^\W*\d{1,2})\.$"
)


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences and semicolon clauses of a stretch of text, line by line, trimmed; brackets stay whole."""
    start = span.start
    for line in span.of(text).split("\n"):
        if line.strip():
            yield from _in_line(text, start, start + len(line))
        start += len(line) + 1


def _in_line(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _SENTENCE_END.finditer(text, start, end):
        piece = text[start : match.end()]
        if _ABBREVIATION_END.search(piece) or piece.count("(") > piece.count(")"):
            continue
        yield _stripped(text, start, match.end())
        start = match.end()
    if text[start:end].strip():
        yield _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
