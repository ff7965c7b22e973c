"""Sentences and semicolon clauses of Vietnamese administrative text."""

import re
from collections.abc import Iterator

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
        if line.strip():
            yield from _in_line(text, start, start + len(line))
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
