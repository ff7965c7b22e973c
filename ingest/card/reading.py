"""A plan's text as the card rules read it: folded, with its paragraphs and the headings above them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.outline import CLOSING, PREAMBLE
from knowledge.card import Field
from knowledge.plan import POOR, Section
from knowledge.readability import readability
from knowledge.search.language import open_language
from knowledge.sentences import sentences
from knowledge.span import Span
from knowledge.text import WORD, fold, squeeze

# What OCR makes of letters inside a word: "s6", "1ap", "d6ng"; not "17h30" or "45ha".
_DIGIT_LETTERS = str.maketrans({"6": "o", "0": "o", "1": "l", "5": "s", "4": "a", "9": "g", "¢": "e"})
_MIXED_WORD = re.compile(
    r"(?<![\w./-])(?!(?:ngay|thang|nam|quy|dot|tuan)\d)(?!\d{1,2}[hg](?:\d{2})?\b|\d+(?:km|kg|ha|m2|m3)\b)(?=\w*[a-z])(?=\w*\d)[\w¢]{2,7}(?![\w/])"
)


DAMAGED = 0.3
"""The share of words that are expected to be misread in a poor text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a numbered line: where its words stand, and the sections from the top down to it."""

    span: Span
    sections: tuple[Section, ...]

    @property
    def section(self) -> Section:
        """The innermost section: the paragraph itself."""
        return self.sections[-1]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A stored text beside its folded twin of the same length, and its blocks in order."""

    text: str
    folded: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]

    @property
    def body_blocks(self) -> Iterator[Block]:
        """The blocks between the preamble and the closing, in order."""
        return (block for block in self.blocks if block.sections[0].label not in {PREAMBLE, CLOSING})

    def field(self, start: int, end: int) -> Field:
        """The trimmed text between two offsets as a field; its value has single spaces."""
        span = self.trim(start, end)
        return Field(squeeze(span.of(self.text)), span)

    def trim(self, start: int, end: int, marks: str = " \n\t;,.:-–—|•") -> Span:
        """The span without white space and punctuation at its ends; a closing bracket or quote stays."""
        while start < end and self.text[start] in marks:
            start += 1
        while end > start and self.text[end - 1] in marks:
            end -= 1
        return Span(start, end)

    def title(self, section: Section) -> str:
        """The folded title of a section, empty where it has none."""
        return section.title.of(self.folded) if section.title else ""

    def inside(self, section: Section) -> list[Block]:
        """The blocks of a section and of its parts, in order."""
        return [b for b in self.blocks if section.span.holds(b.span)]

    def body(self, section: Section) -> Span:
        """A section without its mark and title."""
        start = section.title.end if section.title else section.own.start
        return self.trim(start, section.span.end, " \n\t:;")

    def sentences(self, block: Block) -> tuple[Span, ...]:
        """The sentences and semicolon clauses of a block; brackets are never cut open."""
        return _sentences(self.text, block.span)


@lru_cache(maxsize=1_000)
def _sentences(text: str, span: Span) -> tuple[Span, ...]:
    # Each part of a card asks for those of the same blocks.
    return tuple(sentences(text, span))


@lru_cache(maxsize=1)
def read(text: str, sections: tuple[Section, ...]) -> Reading:
    """The reading of a stored text with its outline; the last one is remembered, for its kind and then its card."""
    folded = _MIXED_WORD.sub(lambda m: m.group().translate(_DIGIT_LETTERS), fold(text))
    if readability(text) < POOR:
        folded = "\n".join(_repaired(line) for line in folded.split("\n"))
    return Reading(text, folded, sections, tuple(_blocks(text, sections)))


def _repaired(line: str) -> str:
    """A folded line with misread words as they were likeliest written, so that rules find their words.

    Only words of the same length are put in: every offset stays, and so does every quote. Numbers stay.
    """
    words = list(WORD.finditer(line))
    likeliest = open_language().repair([m.group() for m in words], DAMAGED)
    for match, word in zip(words, likeliest, strict=True):
        if len(word) == len(match.group()) and match.group().isalpha():
            line = line[: match.start()] + word + line[match.end() :]
    return line


def _blocks(text: str, sections: tuple[Section, ...]) -> Iterator[Block]:
    path: list[Section] = []
    for section in sections:
        del path[section.depth :]
        path.append(section)
        if section.own.start < section.own.end:
            end = text.find("\n", section.own.start, section.own.end)
            yield Block(Span(section.own.start, section.own.end if end < 0 else end), tuple(path))
