"""The marks that begin a numbered part: `I.`, `1.`, `1.1.`, `a)`, `-`, `+`, `Điều 1.`, `Phần I`."""

import re
from dataclasses import dataclass

from knowledge.text import fold


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark at the start of a line: its style, its number, its length in characters, its rank (0 is the top)."""

    style: str
    number: str
    length: int
    rank: int


# Style, rank and pattern over the folded line; the first that fits wins.
_STYLES = (
    ("annex", 0, re.compile(r"phu luc(?:\s+(?P<number>[ivx]+|\d+))?(?=\W*$|\s*[:.-])")),
    (
        "part",
        0,
        re.compile(r"(?:phan|chuong)\s+(?:thu\s+)?(?P<number>[ivx]+|\d+|[a-h]|nhat|hai|ba|tu|nam)\b\s*[.:/-]?\s*"),
    ),
    ("article", 3, re.compile(r"dieu\s+(?P<number>\d+)\s*[.:]\s*")),
    (
        "roman",
        1,
        re.compile(r"(?!v/v\b)(?:muc\s+)?(?P<number>(?=[1l]*[ivx])[ivxl1]{1,5})(?:\s*[.)/]\s*-?\s*|\s*[-–]\s+)(?=\S)"),
    ),
    ("dotted3", 6, re.compile(r"(?P<number>\d{1,2}\.\d{1,2}\.\d{1,2})\.?\)?\s*(?=[^\W\d])")),
    (
        "dotted2",
        5,
        re.compile(r"(?P<number>\d{1,2}\.\d{1,2})\.?\)?\s+(?=\S)|(?P<tight>\d{1,2}\.\d{1,2})\.(?=[^\W\d])"),
    ),
    (
        "decimal",
        4,
        re.compile(
            r"(?P<number>\d{1,2})(?:\s*\.\s*|/\s+|\s?[-–]\s+)(?=[^\W\d]|['\"“(])|"
            r"(?P<tight>\d{1,2})\.\s+(?=\d)"
        ),
    ),
    ("bracket", 4, re.compile(r"(?P<number>\d{1,2})\)\s*(?=\S)")),
    ("upper", 2, re.compile(r"(?P<number>[a-h])\s*[./]\s+(?=\S)")),
    ("letter", 7, re.compile(r"(?P<number>[a-z])\s*\)\s*(?=\S)|(?P<tight>[a-z])[./]\s+(?=\S)")),
    ("dash", 8, re.compile(r"(?P<number>[-–—•●▪■*])\s*(?=[^\W_]|['\"“(])")),
    ("plus", 9, re.compile(r"(?P<number>\+)\s*(?=\S)")),
)

BULLETS = frozenset({"dash", "plus"})


def marker(line: str) -> Marker | None:
    """The mark that the line begins with, or None for plain text."""
    folded = fold(line)
    for style, rank, pattern in _STYLES:
        match = pattern.match(folded)
        if match and _fits(style, line, match):
            number = match.group("number") or match.groupdict().get("tight") or ""
            return Marker(style, _number(style, line, match, number), match.end(), rank)
    return None


def _fits(style: str, line: str, match: re.Match[str]) -> bool:
    """Whether the case of the mark is the case that its style is written in."""
    mark = line[: match.end()]
    if style == "roman":
        return any(c in "IVX" for c in mark) and not any(c in "ivx" for c in mark)
    if style in {"upper", "annex"}:
        return mark[0].isupper()
    if style == "letter":
        return mark[0].islower()
    if style == "part":
        return mark[0].isupper() and (len(line) < 120 or mark.isupper())
    return True


def _number(style: str, line: str, match: re.Match[str], number: str) -> str:
    if style == "roman":
        return number.upper().replace("1", "I").replace("L", "I")
    if style == "article":
        return line[: match.end()].strip().rstrip(".:")
    if style in {"part", "annex"}:
        return line[: match.end()].strip(" .:/-")
    if style == "upper":
        return number.upper()
    if style == "letter":
        start = match.start("number") if match.group("number") else match.start("tight")
        return line[start]
    return number
