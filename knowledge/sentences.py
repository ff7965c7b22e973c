"""Sentences and semicolon clauses of Vietnamese administrative text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from knowledge.span import Span
from knowledge.text import UPPER, fold

_SENTENCE_END = re.compile(r"(?:[.!?…]+['\"”»)\]]*(?=\s+['\"“«(\[]?[" + UPPER + r"0-9-])|;(?=\s))")
_ADDITION = re.compile(r"(?:rieng|khong|tru|ngoai ra|neu)\b")
"""How a clause begins that cannot be understood without the one before it."""
_ABBREVIATION_END = re.compile(
    r"(?:\b(?:TP|TX|TT|T|Q|H|P|X|UB|CT|PCT|KT|TM|TL|Ths|TS|PGS|GS|BS|Mr|v\.v|st|tr|No|Nxb)|^\W*\d{1,2})\.$"
)


def bare(text: str) -> str:
    """A sentence without the mark of its part ("2.1.", "a)", "-") at its beginning."""
    return re.sub(r"^\s*(?:[-–+*•]\s*|\d+(?:\.\d+)*[.)/-]\s+|[a-zđ][.)]\s+)", "", text).strip()


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences and semicolon clauses of a stretch of text, line by line, trimmed; brackets stay whole."""
    start = span.start
    for line in span.of(text).split("\n"):
        yield from (Span(start + first, start + last) for first, last in _in_line(line))
        start += len(line) + 1


def clauses(text: str, span: Span) -> Iterator[Span]:
    """The same; a clause that only adds to the one before it ("riêng hộ nghèo …", "trừ ngày lễ") stays with that."""
    whole: Span | None = None
    for piece in sentences(text, span):
        if whole and _adds(text, whole, piece):
            whole = Span(whole.start, piece.end)
            continue
        if whole:
            yield whole
        whole = piece
    if whole:
        yield whole


def _adds(text: str, before: Span, piece: Span) -> bool:
    same_sentence = text[before.end - 1] == ";" and "\n" not in text[before.end : piece.start]
    return same_sentence and bool(_ADDITION.match(fold(piece.of(text))))


@lru_cache(4_000)
def _in_line(line: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a line begin and end; everything that reads a plan asks for those of the same lines."""
    found, start = list[tuple[int, int]](), 0
    for match in _SENTENCE_END.finditer(line):
        piece = line[start : match.end()]
        if _ABBREVIATION_END.search(piece) or piece.count("(") > piece.count(")"):
            continue
        found.append(_stripped(line, start, match.end()))
        start = match.end()
    if line[start:].strip():
        found.append(_stripped(line, start, len(line)))
    return tuple(found)


def _stripped(line: str, start: int, end: int) -> tuple[int, int]:
    piece = line[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
