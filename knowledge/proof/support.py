"""What a claim rests on: the sentences and rows that it quotes, each with the lines above it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.proof.belonging import Piece, piece_of
from knowledge.proof.claims import Claim, Fault, Quote, Reason, Source
from knowledge.proof.limits import PER
from knowledge.proof.orders import is_order
from knowledge.proof.quoting import find_quote, touched
from knowledge.proof.reading import Read, read
from knowledge.proof.rows import cells_of, line_at, row_at
from knowledge.proof.stated import Stated
from knowledge.sentences import bare
from knowledge.span import Span
from knowledge.text import nfc, squeeze

_ITEM = re.compile(r"\s*(?:[-–+•*]|(?P<letter>[a-zđ][.)]))(?=\s)")
_OPENS = re.compile(r"(?:Căn cứ|Thực hiện|Theo)(?= )")
"""What is said of each of a row of documents."""

_WORD = re.compile(r"(?<!\w)(?!(?:đồng|triệu|nghìn|tỷ|điểm)(?!\w))[^\W\d_]{2,}")
_SAYING = 3
"""So many words behind a colon say something; fewer are what those before it are worth: "Làm mới: 60 triệu đồng"."""

_LEAD = 160
"""Characters; what leads a line to its colon is no longer."""


@dataclass(frozen=True, slots=True)
class Support:
    """Sentences with the lines above them, what their plan is called, and where they stand."""

    pieces: tuple[Piece, ...]
    called: Read
    year: int | None
    rests_on: tuple[tuple[int, Span], ...]

    @property
    def facts(self) -> list[Stated]:
        """All that the sentences and the lines above them state."""
        return [fact for piece in self.pieces for fact in piece.facts]

    @property
    def texts(self) -> list[str]:
        """The sentences and the lines above them."""
        return [one.text for piece in self.pieces for one in (*piece.above, piece.said)]

    @property
    def all_texts(self) -> list[str]:
        """The same, and what the plan is called."""
        return [*self.texts, self.called.text]

    def only(self, piece: Piece) -> "Support":
        """The support of one of the pieces alone."""
        return Support((piece,), self.called, self.year, ())


def support_of(claim: Claim, offered: Mapping[int, Source]) -> Support | Fault:
    """What a claim rests on; why nothing, where a quote may not be used or is none."""
    pieces: list[Piece] = []
    rests_on: list[tuple[int, Span]] = []
    for quote in claim.quotes:
        source = offered[quote.number]
        text = nfc(source.text)
        spans = touched(text, find_quote(quote.words, text))
        if fault := _unusable(quote, source, text, spans):
            return fault
        above = tuple(map(nfc, source.context))
        pieces += _pieces(text, spans, above, source.year) if spans else [piece_of("", above, source.year)]
        rests_on += [(quote.number, span) for span in spans or [Span(0, len(text))]]
    sources = [offered[quote.number] for quote in claim.quotes]
    called = read(" | ".join(dict.fromkeys(nfc(source.called) for source in sources)))
    years = {source.year for source in sources}
    year = years.pop() if len(years) == 1 else None
    return Support(tuple(pieces), called, year, tuple(_joined(rests_on, offered)))


def _joined(rests_on: Sequence[tuple[int, Span]], offered: Mapping[int, Source]) -> Iterator[tuple[int, Span]]:
    """The places, those side by side in one line of a source as one."""
    whole: tuple[int, Span] | None = None
    for number, span in dict.fromkeys(rests_on):
        if whole and whole[0] == number and whole[1].end <= span.start:
            between = nfc(offered[number].text)[whole[1].end : span.start]
            if not between.strip(" "):
                whole = (number, Span(whole[1].start, span.end))
                continue
        if whole:
            yield whole
        whole = (number, span)
    if whole:
        yield whole


def _unusable(quote: Quote, source: Source, text: str, spans: Sequence[Span]) -> Fault | None:
    if not spans and not any(find_quote(quote.words, line) for line in source.context):
        return Fault(Reason.NOT_QUOTED, quote.words)
    if any(_holds(span.of(text), words) for span in spans for words in source.withdrawn):
        return Fault(Reason.WITHDRAWN, quote.words)
    if any(is_order(span.of(text)) for span in spans):
        return Fault(Reason.INSTRUCTION, quote.words)
    return None


def _holds(text: str, words: str) -> bool:
    return squeeze(words).lower() in squeeze(text).lower()


def _pieces(text: str, spans: Sequence[Span], above: tuple[str, ...], year: int | None) -> Iterator[Piece]:
    """The sentences read, each below what leads to it and the one quoted before it; rows by their heads."""
    rows: list[Span] = []
    for at, span in enumerate(spans):
        row = row_at(text, span, above)
        if row and row.line in rows:
            continue
        if row:
            rows.append(row.line)
            yield _of_row(piece_of(row.told, (*above, *_leads(text, row.line), row.head), year))
            continue
        before = [one.of(text) for one in spans[:at] if "\n" not in text[one.start : span.start]]
        lines = (*above, *_leads(text, span), *_line_lead(text, span), *(squeeze(bare(one)) for one in before[-1:]))
        yield piece_of(squeeze(bare(span.of(text))), lines, year, follows=bool(before))


def _of_row(piece: Piece) -> Piece:
    """A row, of which an "each" in the head of a column need not be said again."""
    bounds = tuple(replace(one, kind=PER) if one.kind == "each" else one for one in piece.said.bounds)
    return replace(piece, said=replace(piece.said, bounds=bounds), row=True)


def _leads(text: str, span: Span) -> Iterator[str]:
    """The first line of a source, the nearest one that ends in a colon, and the one that a list of items or a table
    stands under, above a sentence of it."""
    line = line_at(text, span.start)
    lines = [one for one in text[: line.start].split("\n") if one.strip()]
    leading = [one for one in lines if one.rstrip().endswith(":")]
    own = _style(line.of(text))
    over = next((one for one in reversed(lines) if _style(one) != own), "") if own else ""
    first = [one for one in lines[:1] if not cells_of(one)]
    yield from (bare(one) for one in dict.fromkeys((*first, *leading[-1:], over)) if one)


def _style(line: str) -> str:
    """How an item or a row begins; nothing for any other line."""
    if cells_of(line):
        return "|"
    match = _ITEM.match(line)
    return "" if not match else "a)" if match["letter"] else match.group().strip()


def _line_lead(text: str, span: Span) -> Iterator[str]:
    """What the line of a later clause begins with, up to its colon: "Ban Tổ chức: …; chủ trì …"; or "Căn cứ"."""
    line = text[line_at(text, span.start).start : span.start]
    lead, colon, rest = line.partition(":")
    if colon and len(lead) <= _LEAD and len(_WORD.findall(rest.partition(";")[0])) >= _SAYING:
        yield squeeze(bare(lead))
    elif opening := _OPENS.match(bare(line)):
        yield opening.group()
