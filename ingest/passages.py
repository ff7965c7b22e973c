"""The passages of a plan: the units that are indexed and cited, each with its place in the stored text.

A passage stays under one top heading. Short sections that follow one another are one passage, a long
one is split at the ends of its sentences. The only file that knows LangChain's text splitters.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby, takewhile
from typing import Protocol

from langchain_text_splitters import RecursiveCharacterTextSplitter

from knowledge.card import Card
from knowledge.plan import Passage, Section
from knowledge.span import Span
from knowledge.text import squeeze

SHORTEST = 200
"""Below this many characters a piece is joined to its neighbour where there is room."""
LONGEST = 900

_HEADING_LENGTH = 120
_BREAKS = ["\n\n", "\n", r"(?<=[.!?…])\s+(?=[^\Wa-z\d_]|[\"“])", r"(?<=;)\s+", r"(?<=[,:])\s+", " ", ""]


def split(plan: str, version: int, text: str, sections: Sequence[Section], card: Card) -> tuple[Passage, ...]:
    """The passages of a stored text, in its order."""
    name = _name(card)
    pieces = _pieces(text, sections)
    return tuple(
        Passage(
            id=_id(plan, version, ordinal),
            plan=plan,
            version=version,
            ordinal=ordinal,
            span=piece.span,
            text=piece.span.of(text),
            section=piece.path[-1].label if piece.path else "",
            header=" · ".join((*name, *_context(text, piece, card))),
        )
        for ordinal, piece in enumerate(pieces)
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text under the headings of `path`, the top one first; `opens`: nothing but headings."""

    span: Span
    path: tuple[Section, ...]
    opens: bool = False


class _Fact(Protocol):
    """Whatever of a card stands at a place."""

    @property
    def span(self) -> Span: ...


def _pieces(text: str, sections: Sequence[Section]) -> Iterator[_Piece]:
    for _, under_top in groupby(_own_texts(sections), key=lambda piece: piece.path[0]):
        for piece in _joined(under_top):
            yield from _split_long(text, piece)


def _own_texts(sections: Iterable[Section]) -> Iterator[_Piece]:
    """What each section says before its first part."""
    path: list[Section] = []
    for section in sections:
        del path[section.depth :]
        path.append(section)
        if section.own.start < section.own.end:
            yield _Piece(section.own, tuple(path), opens=section.own.end < section.span.end)


def _joined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Pieces with short ones joined to the next, and a short last one to the one before."""
    done: list[_Piece] = []
    for piece in pieces:
        if done and _fits(done[-1], piece):
            done[-1] = _join(done[-1], piece)
        else:
            done.append(piece)
    return iter(done)


def _fits(before: _Piece, piece: _Piece) -> bool:
    if piece.opens and not before.opens:
        return False
    if before.opens and _length(before) < SHORTEST:
        return True
    short = min(_length(before), _length(piece)) < SHORTEST
    return short and piece.span.end - before.span.start <= LONGEST


def _length(piece: _Piece) -> int:
    return piece.span.end - piece.span.start


def _join(before: _Piece, piece: _Piece) -> _Piece:
    shared = tuple(a for a, b in zip(before.path, piece.path, strict=False) if a is b)
    path = piece.path if before.opens and shared == before.path else shared
    return _Piece(Span(before.span.start, piece.span.end), path, piece.opens)


def _split_long(text: str, piece: _Piece) -> Iterator[_Piece]:
    if _length(piece) <= LONGEST:
        yield piece
        return
    splitter = RecursiveCharacterTextSplitter(
        separators=_BREAKS,
        is_separator_regex=True,
        # Leaves room for a heading or a short rest to be joined.
        chunk_size=LONGEST - SHORTEST,
        chunk_overlap=0,
        add_start_index=True,
    )
    documents = splitter.create_documents([piece.span.of(text)])
    starts = [piece.span.start + document.metadata["start_index"] for document in documents]
    yield from _joined(
        _Piece(Span(start, start + len(document.page_content)), piece.path)
        for start, document in zip(starts, documents, strict=True)
    )


def _context(text: str, piece: _Piece, card: Card) -> Iterator[str]:
    """What the passage stands under and states, in words that it may lack itself."""
    yield from _headings(text, piece.path)
    yield from _table_head(text, piece.span.start)
    yield from _kinds_of_fact(card, piece.span)


def _name(card: Card) -> list[str]:
    """How the plan is called: title, issuer, years."""
    parts = [field.value for field in (card.title, card.issuer) if field]
    years = sorted({*card.years, *([card.issued_on.year] if card.issued_on and card.issued_on.year else [])})
    return [squeeze(part) for part in (*parts, " ".join(map(str, years))) if part]


def _headings(text: str, path: Iterable[Section]) -> list[str]:
    titles = [squeeze(section.title.of(text)) for section in path if section.title]
    return [_cut(title) for title in titles]


def _table_head(text: str, start: int) -> list[str]:
    """The first row of the table that a passage begins in the middle of: what its columns are called."""
    if not text.startswith("|", start):
        return []
    above = text[:start].rstrip("\n").split("\n")
    rows = list(takewhile(lambda line: line.startswith("|"), reversed(above)))
    return [_cut(squeeze(rows[-1].replace("|", " ")))] if rows else []


def _kinds_of_fact(card: Card, span: Span) -> Iterator[str]:
    """What the passage may be asked for: the name of each kind of fact that the card reads from it."""
    bases = [reference for reference in card.references if reference.role != "mentions"]
    kinds: tuple[tuple[str, Iterable[_Fact | None]], ...] = (
        ("số ký hiệu", [card.number]),
        ("ngày ban hành", [card.issued]),
        ("người ký", [card.signatory]),
        ("nơi nhận", card.recipients),
        ("căn cứ", bases),
        ("các đợt thi đua", card.phases),
        ("thời hạn", card.deadlines),
        ("hình thức khen thưởng", card.awards),
        ("đối tượng khen thưởng", card.award_objects),
        ("trình tự thủ tục khen thưởng", card.award_procedure),
        ("đối tượng thi đua", card.objects),
        ("mục đích", card.purposes),
        ("yêu cầu", card.requirements),
        ("chỉ tiêu", card.targets),
        ("phong trào", card.movements),
        ("công trình", card.works),
        ("nhiệm vụ", card.duties),
    )
    return (name for name, facts in kinds if any(fact and fact.span.meets(span) for fact in facts))


def _cut(title: str) -> str:
    return title if len(title) <= _HEADING_LENGTH else title[:_HEADING_LENGTH].rsplit(" ", 1)[0] + " …"


def _id(plan: str, version: int, ordinal: int) -> str:
    """The same passage of the same version always has the same id, so that writing it twice is harmless."""
    return sha256(f"{plan}/{version}/{ordinal}".encode()).hexdigest()[:32]
