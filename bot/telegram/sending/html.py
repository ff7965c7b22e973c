"""A reply as Telegram's HTML: pure functions, from `Reply` to messages that Telegram always accepts.

Telegram counts a message's length in UTF-16 units of its visible text, after the markup is taken out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape, unescape

from bot.reply import Line, Reply, Run
from bot.telegram.sending.characters import clean, fitting, is_visible, units, whole
from bot.telegram.wording import Words, words
from bot.wording.readings import reading_line
from knowledge.answer import Citation

LIMIT = 4096
"""The longest message, in UTF-16 units of visible text."""

BOLD, QUOTE, OPEN_QUOTE, PERSON = "b", "blockquote", "open", "a"
"""The marks of a piece: QUOTE is folded away until it is tapped, OPEN_QUOTE is not, PERSON tags somebody."""


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
    sources = [] if reply.brief else _sources(reply.citations, said, reply.language)
    blocks = [*_statement(_briefly(reply)), *sources, *_notes(reply.notes)]
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
            messages[-1] += [Piece(block.before), *pieces]
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


BRIEF_LINES = 3
"""So many lines are told where few words are wanted."""

_EMPTY_LINES = re.compile(r"\n\s*\n")


def _briefly(reply: Reply) -> Sequence[Line]:
    """The lines of a reply; of one that is to be brief the first ones, and the plan they are from."""
    if not reply.brief:
        return reply.lines
    return (*reply.lines[:BRIEF_LINES], *((reply.source,) if reply.source else ()))


def _statement(lines: Sequence[Line]) -> Iterator[Block]:
    for line in lines:
        yield Block(_pieces(line))


def _sources(citations: Sequence[Citation], said: Words, language: str) -> Iterator[Block]:
    """Numbered sources; a plan that all of them share is named once, in the heading."""
    titles = list(dict.fromkeys(citation.title for citation in citations))
    shared = titles[0] if len(titles) == 1 else None
    for position, citation in enumerate(citations):
        heading = _heading(shared, said) if position == 0 else ()
        place = citation.section if shared else f"{citation.title} — {citation.section}"
        page = said.asking.page.format(page=citation.page) if citation.page else ""
        version = said.asking.version.format(version=citation.version) if citation.version else ""
        label = Piece(f"[{citation.n}] {version}{place}{page}\n")
        quote = f"“{close_up(citation.quote)}”{_reading(citation, language)}"
        yield Block((*heading, label, Piece(quote, QUOTE)), before="\n\n" if heading else "\n")


def _reading(citation: Citation, language: str) -> str:
    """The line under a poorly readable quote, within the same blockquote."""
    return "\n" + reading_line(close_up(citation.reading), language) if citation.reading else ""


def _heading(shared: str | None, said: Words) -> tuple[Piece, ...]:
    return Piece(said.asking.sources, BOLD), Piece(f" {shared}\n" if shared else "\n")


def _notes(notes: Sequence[Line]) -> Iterator[Block]:
    for position, note in enumerate(notes):
        yield Block(_pieces((Run("⚠ "), *note)), before="\n" if position else "\n\n")


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


def _marked(pieces: Iterable[Piece]) -> str:
    return "".join(
        _BEFORE[piece.mark].format(person=piece.person) + escape(piece.text) + _AFTER[piece.mark]
        for piece in pieces
        if piece.text
    )


_BEFORE = {
    "": "",
    BOLD: "<b>",
    QUOTE: "<blockquote expandable>",
    OPEN_QUOTE: "<blockquote>",
    PERSON: '<a href="tg://user?id={person}">',
}
_AFTER = {"": "", BOLD: "</b>", QUOTE: "</blockquote>", OPEN_QUOTE: "</blockquote>", PERSON: "</a>"}
