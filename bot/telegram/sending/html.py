"""A reply as Telegram's HTML: pure functions, from `Reply` to messages that Telegram always accepts.

Telegram counts a message's length in UTF-16 units of its visible text, after the markup is taken out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape, unescape
from itertools import groupby

from bot.reply import Line, Reply, Run
from bot.telegram.sending.characters import clean, fitting, is_visible, units, whole
from bot.telegram.sending.screen import fitted
from bot.telegram.wording import Words, words
from bot.wording.readings import reading_line
from knowledge.answer import Citation

LIMIT = 4096
"""The longest message, in UTF-16 units of visible text."""

BOLD, QUOTE, QUOTE_HEAD, OPEN_QUOTE, PERSON = "b", "blockquote", "head", "open", "a"
"""The marks of a piece: QUOTE is folded away until it is tapped, with QUOTE_HEAD as what is bold in it, OPEN_QUOTE is
not, PERSON tags somebody. What follows one another folded is one quote."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of literal text under one mark, or none; `person` is the Telegram id of whom it tags."""

    text: str
    mark: str = ""
    person: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """What stays together in one message: a line, or a source with its quote.

    `before` separates it from the block above it and is left out at the top of a message.
    """

    pieces: tuple[Piece, ...]
    before: str = "\n"


def render(reply: Reply, limit: int = LIMIT) -> list[str]:
    """The messages of a reply in order, each of at most `limit` visible UTF-16 units; never empty."""
    said = words(reply.language)
    blocks = [
        *map(_statement, fitted(reply)),
        *([] if reply.brief else _sources(reply.citations, said, reply.language)),
        *_notes(reply.notes),
    ]
    messages = compose(blocks, limit)
    return messages or [escape(said.asking.nothing_to_say)]


def compose(blocks: Iterable[Block], limit: int = LIMIT) -> list[str]:
    """Blocks packed into as few messages as keep each whole; one that is too long by itself is split."""
    messages: list[list[Piece]] = []
    room = 0
    for block in blocks:
        pieces = [replace(piece, text=clean(piece.text)) for piece in block.pieces]
        needed = _length(pieces)
        if messages and needed + len(block.before) <= room:
            messages[-1] += [_between(messages[-1], block), *pieces]
            room -= needed + len(block.before)
            continue
        for part in _split(pieces, limit):
            messages.append(part)
            room = limit - _length(part)
    return [_marked(message) for message in messages if is_visible("".join(piece.text for piece in message))]


def plain(message: str) -> str:
    """The visible text of a message that `compose` made."""
    return unescape(re.sub(r"<[^>]*>", "", message))


def close_up(text: str) -> str:
    """The text without empty lines, which cost too much of a phone's screen."""
    return _EMPTY_LINES.sub("\n", text)


_EMPTY_LINES = re.compile(r"\n\s*\n")


def _statement(line: Line) -> Block:
    return Block(_pieces(line))


def _sources(citations: Sequence[Citation], said: Words, language: str) -> Iterator[Block]:
    """Numbered sources with their quotes, folded together; a plan that all of them share is named once, above them."""
    titles = list(dict.fromkeys(citation.title for citation in citations))
    shared = titles[0] if len(titles) == 1 else ""
    for position, citation in enumerate(citations):
        heading = () if position else _heading(said, shared)
        place = citation.section if shared else f"{citation.title} — {citation.section}"
        page = said.asking.page.format(page=citation.page) if citation.page else ""
        version = said.asking.version.format(version=citation.version) if citation.version else ""
        quote = f"“{close_up(citation.quote)}”{_reading(citation, language)}"
        yield Block((*heading, Piece(f"[{citation.n}] {version}{place}{page}\n{quote}", QUOTE)))


def _heading(said: Words, shared: str) -> tuple[Piece, ...]:
    return Piece(said.asking.sources, QUOTE_HEAD), Piece(f" {shared}\n" if shared else " ", QUOTE)


def _reading(citation: Citation, language: str) -> str:
    """The line under a poorly readable quote, within the same blockquote."""
    return "\n" + reading_line(close_up(citation.reading), language) if citation.reading else ""


def _notes(notes: Sequence[Line]) -> Iterator[Block]:
    for note in notes:
        yield Block(_pieces((Run("⚠ "), *note)))


def _pieces(line: Line) -> tuple[Piece, ...]:
    return tuple(Piece(close_up(run.text), BOLD if run.bold else "") for run in line)


def _length(pieces: Iterable[Piece]) -> int:
    return sum(units(piece.text) for piece in pieces)


def _split(pieces: Sequence[Piece], limit: int) -> Iterator[list[Piece]]:
    """The pieces in runs that each fit; a piece that has to be cut carries its mark on to the next run."""
    part: list[Piece] = []
    room = limit
    for piece in pieces:
        text = piece.text
        while fitting(text, room) < len(text):
            at = _border(text, room)
            yield [*part, replace(piece, text=text[:at])]
            part, room, text = [], limit, text[at:].lstrip()
        part.append(replace(piece, text=text))
        room -= units(text)
    yield part


def _border(text: str, room: int) -> int:
    """Where to cut: the last paragraph, line, sentence or word border that fits, if it is not far back."""
    end = fitting(text, room)
    for border in ("\n\n", "\n", ". ", "; ", " "):
        at = text.rfind(border, end // 2, end)
        if at > 0:
            return at + len(border)
    return whole(text, end)


def _between(above: Sequence[Piece], block: Block) -> Piece:
    """What parts a block from the pieces above it; between two that are folded it is folded, too."""
    folded = above and block.pieces and above[-1].mark in _FOLDED and block.pieces[0].mark in _FOLDED
    return Piece(block.before, QUOTE if folded else "")


def _marked(pieces: Iterable[Piece]) -> str:
    seen = (piece for piece in pieces if piece.text)
    return "".join(
        f"{_FOLD}{inside}</blockquote>" if folded else inside
        for folded, some in groupby(seen, key=lambda piece: piece.mark in _FOLDED)
        for inside in ["".join(map(_written, some))]
    )


def _written(piece: Piece) -> str:
    return _BEFORE[piece.mark].format(person=piece.person) + escape(piece.text) + _AFTER[piece.mark]


_FOLD = "<blockquote expandable>"
_FOLDED = frozenset({QUOTE, QUOTE_HEAD})
_BEFORE = {
    "": "",
    BOLD: "<b>",
    QUOTE: "",
    QUOTE_HEAD: "<b>",
    OPEN_QUOTE: "<blockquote>",
    PERSON: '<a href="tg://user?id={person}">',
}
_AFTER = {"": "", BOLD: "</b>", QUOTE: "", QUOTE_HEAD: "</b>", OPEN_QUOTE: "</blockquote>", PERSON: "</a>"}
