"""A page for what has none: a plan's stored text set in type, as a PDF that knows where each letter stands.

The font is the one that comes with matplotlib, which knows Vietnamese on every machine; pypdfium2 writes the file.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 595.0, 842.0
"""An A4 sheet in points."""
_MARGIN, _SIZE, _LEADING, _PARAGRAPH = 62.0, 11.0, 16.0, 5.0
_TAB = 28.0
_MEASURE = 100
"""Letters are measured at this size: at a small one they are rounded."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of type: which part of the text it is, on which page and how far below the top edge."""

    start: int
    end: int
    page: int
    top: float


def typeset(text: str) -> bytes:
    """The text as a PDF."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument.new()
    data = _font_file().read_bytes()
    buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    font = raw.FPDFText_LoadFont(document, buffer, len(data), raw.FPDF_FONT_TRUETYPE, True)
    pages: list[Any] = []
    measure = _measure()
    for row in rows_of(text, measure):
        while len(pages) <= row.page:
            pages.append(document.new_page(WIDTH, HEIGHT))
        left = _MARGIN
        for piece in text[row.start : row.end].split("\t"):
            if piece.strip():
                thing = raw.FPDFPageObj_CreateTextObj(document, font, _SIZE)
                raw.FPDFText_SetText(thing, _wide(piece))
                raw.FPDFPageObj_Transform(thing, 1, 0, 0, 1, left, HEIGHT - row.top - _SIZE)
                raw.FPDFPage_InsertObject(pages[-1], thing)
            left += measure.getlength(piece) * _SIZE / _MEASURE + _TAB
    for page in pages:
        page.gen_content()
    made = BytesIO()
    document.save(made)
    raw.FPDFFont_Close(font)
    document.close()
    return made.getvalue()


def _wide(text: str) -> Any:
    """A text as pdfium takes it: UTF-16, with a zero behind it."""
    coded = text.encode("utf-16-le") + bytes(2)
    return (ctypes.c_ushort * (len(coded) // 2)).from_buffer_copy(coded)


def rows_of(text: str, measure: "FreeTypeFont | None" = None) -> Iterator[Row]:
    """The lines of type of a text, in order."""
    measure = measure or _measure()
    page, top, at = 0, _MARGIN, 0
    for paragraph in text.split("\n"):
        for start, end in _broken(paragraph, measure):
            if top + _LEADING > HEIGHT - _MARGIN:
                page, top = page + 1, _MARGIN
            yield Row(at + start, at + end, page, top)
            top += _LEADING
        top += _PARAGRAPH if paragraph else _PARAGRAPH * 2
        at += len(paragraph) + 1
    if not text.strip():
        yield Row(0, 0, 0, _MARGIN)


def _broken(paragraph: str, measure: "FreeTypeFont") -> Iterator[tuple[int, int]]:
    """The parts of a paragraph that fit on a line each, broken between words, a word that is too long within it."""
    room = (WIDTH - 2 * _MARGIN) * _MEASURE / _SIZE
    start, length = 0, len(paragraph)
    while start < length:
        end = _fitting(paragraph, start, room, measure)
        if end < length and " " in paragraph[start:end]:
            end = max(paragraph.rfind(" ", start, end) + 1, start + 1)
        yield start, end
        start = end


def _fitting(paragraph: str, start: int, room: float, measure: "FreeTypeFont") -> int:
    """How far a line reaches that begins at `start`; at least one letter further."""
    width, end = 0.0, start
    while end < len(paragraph):
        width += _TAB * _MEASURE / _SIZE if paragraph[end] == "\t" else measure.getlength(paragraph[end])
        if width > room and end > start:
            return end
        end += 1
    return end


def _measure() -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(str(_font_file()), _MEASURE)


def _font_file() -> Path:
    found = find_spec("matplotlib")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError("matplotlib, whose font is used, is not installed")
    return Path(found.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf" / "DejaVuSerif.ttf"
