"""PDF: the text layer where it is sound, pictures of the pages where it is missing or broken.

The only file that knows pypdfium2.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from typing import TYPE_CHECKING, Any

from ingest.errors import IngestError
from ingest.readers import ocr
from ingest.readers.document import Document, Pages, untold
from ingest.readers.encodings import modern
from ingest.readers.grid import Stroke, ruled_tables
from ingest.readers.layout import Page, Word, text_of
from knowledge.quality import readability
from knowledge.text import words

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 2000
BROKEN = 0.6
"""A text layer whose quality is below this is read again from the pictures of its pages."""

_FEWEST_WORDS = 5
_WORDS_TO_JUDGE = 30
_DOTS_PER_INCH = 300
_LONGEST_SIDE = 6000
_MOST_OBJECTS = 20_000
_MOST_DRAWN = 100_000
_THIN = 2.5
_PICTURE_SHARE = 0.4
_PATH, _PICTURE = 2, 3
_SPACES = " \t\u00a0\u2002\u2003\u2009"
_NOWHERE = -1e9
_SPACE_SHARE = 0.12
_HYPHEN = "\ufffe\x02"


def read(data: bytes, pages: Pages = untold) -> Document:
    """The text of a PDF. Raises IngestError."""
    with _opened(data) as document:
        layers = [_layer(page) for page in document]
        texts = [modern(text_of([layer])) for layer in layers]
        doubtful = [at for at, text in enumerate(texts) if _is_doubtful(text, document[at])]
        bare = {at for at in doubtful if _is_bare(texts[at])}
        if not doubtful or not ocr.installed():
            return _from_layers(layers, bare, broken=len(doubtful) > len(bare), unseen=bool(doubtful))
        seen = ocr.read_pages(len(doubtful), (_picture(document[at]) for at in doubtful), pages)
    chosen = {at: page for at, page in zip(doubtful, seen, strict=True) if _is_better(page, texts[at])}
    text = modern(text_of([chosen.get(at, layer) for at, layer in enumerate(layers)]))
    if not text.strip():
        raise IngestError("nothing_seen")
    if not chosen:
        return Document(text)
    unsure = tuple(word for at in sorted(chosen) for word in chosen[at].doubtful)
    return Document(text, ("recognised" if chosen.keys() <= bare else "recognised_again",), unsure)


@contextmanager
def _opened(data: bytes) -> Iterator["PdfDocument"]:
    import pypdfium2
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
        raise IngestError("password" if locked else "damaged") from error
    try:
        if len(document) == 0:
            raise IngestError("damaged")
        if len(document) > MOST_PAGES:
            raise IngestError("too_many_pages", count=str(len(document)), limit=str(MOST_PAGES))
        yield document
    except pypdfium2.PdfiumError as error:
        raise IngestError("damaged") from error
    finally:
        document.close()


def _from_layers(layers: Sequence[Page], bare: set[int], *, broken: bool, unseen: bool) -> Document:
    """What the text layers alone give; `unseen`: there are pictures that nobody read. Raises IngestError."""
    if unseen and len(bare) == len(layers):
        raise IngestError("needs_ocr")
    text = modern(text_of(layers))
    if not text.strip():
        raise IngestError("empty")
    return Document(text, (*(["pages_unread"] if bare else []), *(["layer_broken"] if broken else [])))


def _is_doubtful(text: str, page: "PdfPage") -> bool:
    """Whether a page should rather be read from its picture."""
    if _is_bare(text):
        return _is_drawn(page)
    poor = len(words(text)) >= _WORDS_TO_JUDGE and readability(text) < BROKEN
    return poor and _is_pictured(page)


def _is_drawn(page: "PdfPage") -> bool:
    """Whether there is anything to see on a page. Raises IngestError where it would take minutes to draw."""
    count = sum(1 for _ in islice(page.get_objects(max_depth=2), _MOST_DRAWN + 1))
    if count > _MOST_DRAWN:
        raise IngestError("too_heavy")
    return count > 0


def _is_bare(text: str) -> bool:
    return len(words(text)) < _FEWEST_WORDS


def _is_pictured(page: "PdfPage") -> bool:
    """Whether one picture covers much of the page, as a scanner makes it."""
    width, height = page.get_size()
    for picture in page.get_objects(filter=[_PICTURE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > _PICTURE_SHARE * width * height:
            return True
    return False


def _is_better(seen: Page, text: str) -> bool:
    read_again = text_of([seen])
    return bool(read_again.strip()) and (_is_bare(text) or readability(read_again) > readability(text))


def _picture(page: "PdfPage") -> "Image":
    scale = min(_DOTS_PER_INCH / 72, _LONGEST_SIDE / max(page.get_size()))
    image: Image = page.render(scale=scale, grayscale=True).to_pil()
    return image


def _layer(page: "PdfPage") -> Page:
    """The words of a page's text layer, the tables among them put together."""
    width, height = page.get_size()
    lines = list(_lines(page.get_textpage(), height))
    if not lines:
        return Page(width, ())
    return Page(width, ruled_tables(lines, list(_strokes(page, height))))


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character of a text layer, and its box with y growing upwards; white space is a word's end."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def _lines(textpage: Any, height: float) -> Iterator[tuple[Word, ...]]:
    """The lines of a text layer, in its order."""
    for letters in _letter_lines(textpage):
        words_ = _words(_by_place(letters) if _is_out_of_order(letters) else letters, height)
        if words_:
            yield tuple(words_)


def _letter_lines(textpage: Any) -> Iterator[list[_Letter]]:
    from pypdfium2.raw import FPDFText_GetUnicode, FPDFText_IsGenerated

    line: list[_Letter] = []
    for at in range(textpage.count_chars()):
        character = chr(FPDFText_GetUnicode(textpage, at))
        if character in "\r\n":
            yield line
            line = []
        elif character in _SPACES and FPDFText_IsGenerated(textpage, at):
            line.append(_Letter(" ", *(4 * (_NOWHERE,))))
        elif character != "\x00":
            shown = " " if character in _SPACES else "-" if character in _HYPHEN else character
            line.append(_Letter(shown, *textpage.get_charbox(at, loose=True)))
    yield line


def _is_out_of_order(line: Sequence[_Letter]) -> bool:
    """Whether letters go back: those that a font lacks are drawn after the others, from another font."""
    placed = [letter for letter in line if letter.left != _NOWHERE]
    return any(after.left < before.left - 1 for before, after in pairwise(placed))


def _by_place(line: Sequence[_Letter]) -> list[_Letter]:
    """The letters from left to right; a gap between two is a space."""
    placed = sorted((letter for letter in line if letter.text != " "), key=lambda letter: letter.left)
    spaced = placed[:1]
    for before, letter in pairwise(placed):
        if letter.left - before.right > _SPACE_SHARE * (letter.top - letter.bottom):
            spaced.append(_Letter(" ", *(4 * (_NOWHERE,))))
        spaced.append(letter)
    return spaced


def _words(line: Sequence[_Letter], height: float) -> list[Word]:
    found: list[Word] = []
    for is_space, run in groupby(line, key=lambda letter: letter.text == " "):
        if not is_space:
            letters = list(run)
            found.append(
                Word(
                    "".join(letter.text for letter in letters),
                    left=min(letter.left for letter in letters),
                    right=max(letter.right for letter in letters),
                    top=height - max(letter.top for letter in letters),
                    bottom=height - min(letter.bottom for letter in letters),
                )
            )
    return found


def _strokes(page: "PdfPage", height: float) -> Iterator[Stroke]:
    """The straight lines drawn on a page, thin boxes among them, and the sides of boxes."""
    for count, path in enumerate(page.get_objects(filter=[_PATH], max_depth=3)):
        if count >= _MOST_OBJECTS:
            return
        left, bottom, right, top = path.get_bounds()
        box = (left, height - top, right, height - bottom)
        if min(right - left, top - bottom) <= _THIN:
            yield Stroke(*box)
        else:
            yield Stroke(box[0], box[1], box[2], box[1])
            yield Stroke(box[0], box[3], box[2], box[3])
            yield Stroke(box[0], box[1], box[0], box[3])
            yield Stroke(box[2], box[1], box[2], box[3])
