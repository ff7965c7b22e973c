"""PDF: the text layer where it is sound, pictures of the pages where it is missing or broken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import PurePath
from typing import TYPE_CHECKING

from ingest.errors import IngestError
from ingest.readers import placed
from ingest.readers.document import Document, Pages, untold
from ingest.readers.encodings import modern
from ingest.readers.footnotes import noted
from ingest.readers.grid import ruled_tables
from ingest.readers.halves import Half, Spread, halved
from ingest.readers.ink import Box, is_blank, seen_in
from ingest.readers.layout import Page, Placed, Word, text_of
from ingest.readers.notes import with_notes
from ingest.readers.pdfium import MOST_OBJECTS, Sheet, attachments, is_drawn, opened, picture_of, sheet_of, untouched
from ingest.readers.placing import Line, lines_of, with_typed
from ingest.readers.seals import has_seal
from ingest.readers.sight import Seen, seen
from ingest.readers.signatures import unsigned
from knowledge.left import Left, LeftKind
from knowledge.readability import readability
from knowledge.text import words

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

BROKEN = 0.6
"""A text layer whose quality is below this is read again from the pictures of its pages."""

_FEWEST_WORDS = 5
_WORDS_TO_JUDGE = 30
_WORDS_OF_A_STAMP = 60
"""A page that is a picture has more words than this; what a stamp or a heading writes on it has fewer."""
_WORDS_OF_A_COVER = 100
_PICTURE_SHARE = 0.4
_LARGE_PICTURE = 0.1
_SHARPNESS = 1.0
"""Pixels a point, at which a page is looked at to see what of its text is there."""
_DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".htm", ".html", ".txt", ".xls", ".xlsx"})


def read(data: bytes, pages: Pages = untold) -> Document:
    """The text of a PDF. Raises IngestError."""
    with opened(data) as document:
        layers = _layers(document)
        texts = [modern(text_of(layer.pages)) for layer in layers]
        inside = (*attachments(document), *(name for layer in layers for name in layer.sheet.files))
        _refuse_cover(texts, inside)
        doubtful = [at for at, text in enumerate(texts) if _is_doubtful(text, layers[at], document, at)]
        chosen: dict[int, Page] = {}
        if doubtful and _can_recognise():
            from ingest.readers import ocr

            # What was typed over a scan is known letter by letter, and its picture would only blot the scan.
            with untouched(data) as plain:
                of = ((plain if layers[at].sheet.own else document, at) for at in doubtful)
                pictures = (_picture(one[at], layers[at].sheet.turn) for one, at in of)
                seen_again = ocr.read_pages(len(doubtful), pictures, pages)
            chosen = {
                at: _completed(page, layers[at])
                for at, page in zip(doubtful, seen_again, strict=True)
                if _is_better(page, texts[at])
            }
        bare = {at for at in doubtful if _is_bare(texts[at])}
        unread = {at for at in bare - chosen.keys() if not _is_blank(document[at])}
    found = _document(layers, chosen, bare, doubtful)
    return replace(found, left=(*found.left, *_left(layers, chosen, unread), *_attached(inside)))


def _can_recognise() -> bool:
    # Most documents need no recognition, and what it brings along is slow to load.
    from ingest.readers import ocr

    return ocr.installed()


@dataclass(frozen=True, slots=True)
class _Layer:
    """The text layer of a sheet: its lines as they are seen, what was left out, and the notes of the document.

    `pages` are two where two pages were printed on the sheet.
    """

    sheet: Sheet
    pages: tuple[Page, ...]
    left: tuple[Left, ...]
    notes: dict[str, str]
    typed: tuple[Line, ...]
    """The lines with what was typed into the page later, but for records of signatures."""


def _layers(document: "PdfDocument") -> list[_Layer]:
    sheets, sights = [], []
    for at in range(len(document)):
        page, sheet = sheet_of(document, at)
        sights.append(_seen(page, sheet, at + 1))
        sheets.append(sheet)
    spreads = [
        Spread(sheet.width, sheet.height, lines_of(sight.lines), (*sheet.strokes, *sheet.sides))
        for sheet, sight in zip(sheets, sights, strict=True)
    ]
    parted = halved(spreads)
    found = noted([half.lines for halves in parted for half in halves])
    notes, lines = dict(found.notes), iter(found.pages)
    return [
        _Layer(sheet, tuple(map(_page, halves, lines, count())), sight.left, notes, _typed(sight))
        for sheet, sight, halves in zip(sheets, sights, parted, strict=True)
    ]


def _picture(page: "PdfPage", turn: int) -> "Image":
    """The picture of a page to recognise, in colours only where there is a seal to take out."""
    colours = has_seal(picture_of(page, turn, 1.0))
    return picture_of(page, turn, grey=not colours)


def _seen(page: "PdfPage", sheet: Sheet, number: int) -> Seen:
    if not any(sheet.lines):
        return Seen((), ())
    if _is_pictured(sheet) or sheet.own > MOST_OBJECTS:
        # Whatever lies on a picture is seen in it or not, which only its recognition could tell.
        return seen(sheet, lambda boxes: [(True, 0.0)] * len(boxes), number)
    picture = picture_of(page, sheet.turn, _SHARPNESS, grey=True)
    return seen(sheet, partial(seen_in, picture, _SHARPNESS), number)


def _page(half: Half, lines: Sequence[tuple[Word, ...]], at: int) -> Page:
    return Page(half.width, ruled_tables(lines, half.strokes) if lines else (), beside=at > 0)


def _typed(sight: Seen) -> tuple[Line, ...]:
    return tuple(line for line in sight.lines if any(letter.look and letter.look.typed for letter in line))


def _completed(page: Page, layer: _Layer) -> Page:
    """A recognised page with what was typed over it."""
    if not layer.typed:
        return page
    items = with_typed(page.items, layer.typed, page.width / layer.sheet.width)
    return replace(page, items=items, placed=page.placed and _typed_on(page.placed, layer))


def _typed_on(seen: Placed, layer: _Layer) -> Placed:
    """Where the words of a recognised page are seen, with what was typed over it; a page that lies has none such."""
    if seen.tilt:
        return seen
    width, height = layer.sheet.width, layer.sheet.height
    lines = with_typed(placed.on_page(seen, width, height).lines, layer.typed, 1.0)
    return placed.on_page(Placed(0, tuple(line for line in lines if isinstance(line, tuple))), 1 / width, 1 / height)


def _document(layers: Sequence[_Layer], chosen: dict[int, Page], bare: set[int], doubtful: Sequence[int]) -> Document:
    """The document out of text layers and the pages read from pictures instead of them. Raises IngestError."""
    unseen = bool(doubtful) and not _can_recognise()
    if unseen and len(bare) == len(layers):
        raise IngestError("needs_ocr")
    signed = {at: unsigned(page) for at, page in chosen.items()}
    read = [(signed[at][0],) if at in signed else layer.pages for at, layer in enumerate(layers)]
    text = modern(text_of([page for pages in read for page in pages]))
    if not text.strip():
        raise IngestError("nothing_seen" if doubtful else "empty")
    notes: tuple[str, ...] = (("recognised" if chosen.keys() <= bare else "recognised_again"),) if chosen else ()
    if unseen:
        notes = (*(["pages_unread"] if bare else []), *(["layer_broken"] if len(doubtful) > len(bare) else []))
    unsure = tuple(word for at in sorted(chosen) for word in chosen[at].doubtful)
    left = [Left(LeftKind.SIGNED, said, at + 1) for at, (_, said) in signed.items() if said]
    left += [Left(LeftKind.STRUCK, said, at + 1) for at in sorted(chosen) for said in chosen[at].struck]
    places = placed.written({at: page.placed for at, page in chosen.items() if page.placed})
    return Document(with_notes(text, layers[0].notes), notes, unsure, tuple(left), places)


def _attached(names: Sequence[str]) -> Iterator[Left]:
    yield from (Left(LeftKind.ENCLOSED, name) for name in names)


def _left(layers: Sequence[_Layer], chosen: dict[int, Page], unread: set[int]) -> Iterator[Left]:
    said: set[str] = set()
    if any(one.kind is LeftKind.OUTSIDE for layer in layers for one in layer.left):
        said = set(text_of([page for layer in layers for page in layer.pages]).split())
    for at, layer in enumerate(layers):
        # What lies under a picture that was read again is what some scanner made of it.
        told = (one for one in layer.left if at not in chosen or one.kind is not LeftKind.INVISIBLE)
        # What is cut off here may be shown on another page: a sheet of two pages is kept twice.
        yield from (one for one in told if one.kind is not LeftKind.OUTSIDE or not said.issuperset(one.text.split()))
        yield from (Left(LeftKind.NOTE, remark, at + 1) for remark in layer.sheet.remarks)
        if at in unread:
            yield Left(LeftKind.UNREAD, page=at + 1)
        elif at not in chosen and (pictures := _unread_pictures(layer)):
            yield Left(LeftKind.PICTURE, page=at + 1, count=pictures)


def _unread_pictures(layer: _Layer) -> int:
    """How many large pictures there are on a page without letters of the text layer on them."""
    sheet = layer.sheet
    large = [box for box in dict.fromkeys(sheet.pictures) if _share(box, sheet) > _LARGE_PICTURE]
    if not large:
        return 0
    middles = [
        ((letter.left + letter.right) / 2, (letter.top + letter.bottom) / 2)
        for line in sheet.lines
        for letter in line
        if letter.look
    ]
    return sum(
        sum(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in middles) < _WORDS_OF_A_STAMP for box in large
    )


def _refuse_cover(texts: Sequence[str], inside: Sequence[str]) -> None:
    """Raise IngestError where a document is only the cover of the files in it."""
    documents = [name for name in inside if PurePath(name).suffix.lower() in _DOCUMENTS]
    if documents and sum(len(words(text)) for text in texts) < _WORDS_OF_A_COVER:
        raise IngestError("portfolio", names=", ".join(documents))


def _is_doubtful(text: str, layer: _Layer, document: "PdfDocument", at: int) -> bool:
    """Whether a page should rather be read from its picture."""
    count = len(words(text))
    if count < _FEWEST_WORDS:
        return is_drawn(document[at])
    if count < _WORDS_OF_A_STAMP and _is_pictured(layer.sheet):
        return True
    return count >= _WORDS_TO_JUDGE and readability(text) < BROKEN


def _is_bare(text: str) -> bool:
    return len(words(text)) < _FEWEST_WORDS


def _is_blank(page: "PdfPage") -> bool:
    return is_blank(picture_of(page, scale=_SHARPNESS, grey=True))


def _is_pictured(sheet: Sheet) -> bool:
    """Whether one picture covers much of the page, as a scanner makes it."""
    return any(_share(box, sheet) > _PICTURE_SHARE for box in sheet.pictures)


def _share(box: Box, sheet: Sheet) -> float:
    """The share of the page that a box on it takes."""
    width = min(box[2], sheet.width) - max(box[0], 0.0)
    height = min(box[3], sheet.height) - max(box[1], 0.0)
    return max(0.0, width) * max(0.0, height) / (sheet.width * sheet.height)


def _is_better(seen_again: Page, text: str) -> bool:
    read_again = text_of([seen_again])
    if _is_bare(text):
        return bool(read_again.strip())
    longer = len(words(read_again)) > 2 * len(words(text))
    return longer or readability(read_again) > readability(text)
