"""PDFs with Vietnamese letters, a line each, in which words are struck out, hidden or raised; the font is in them."""

import ctypes
import io
import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

FONTS = (
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"),
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
)
_MARKED = re.compile(r"<(\w+)>(.*?)</\1>")
_WIDTH = 842.0
_LEFT, _TOP, _STEP, _SIZE = 50.0, 790.0, 22.0, 11.0


def font() -> Path | None:
    """A font with Vietnamese letters; None where there is none."""
    return next((path for path in FONTS if path.exists()), None)


@cache
def _font_data() -> bytes:
    path = font()
    assert path is not None
    return path.read_bytes()


def printed(lines: Sequence[str], beside: Sequence[str] = ()) -> bytes:
    """A page with these lines.

    Words in <strike>, <crossed>, <white>, <unseen>, <covered> are not valid, in <up> raised. `beside` are the lines
    of a second page on the same sheet; the file has a line of each page in turn.
    """
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument.new()
    page = document.new_page(2 * _WIDTH if beside else _WIDTH, _WIDTH)
    data = _font_data()
    loaded = raw.FPDFText_LoadFont(document, (ctypes.c_ubyte * len(data))(*data), len(data), raw.FPDF_FONT_TRUETYPE, 1)
    for at, both in enumerate(zip_longest(lines, beside, fillvalue="")):
        for side, line in enumerate(both):
            x = _LEFT + side * _WIDTH
            for how, text in _runs(line):
                x = _put(document, page, loaded, (x, _TOP - at * _STEP), how, text)
    page.gen_content()
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _runs(line: str) -> list[tuple[str, str]]:
    runs, at = [], 0
    for found in _MARKED.finditer(line):
        runs += [("", line[at : found.start()]), (found.group(1), found.group(2))]
        at = found.end()
    return [(how, text) for how, text in [*runs, ("", line[at:])] if text]


def _put(document: Any, page: Any, loaded: Any, place: tuple[float, float], how: str, text: str) -> float:
    """Write a run; where the next one begins."""
    from pypdfium2 import raw

    x, y = place
    size = 6.5 if how == "up" else _SIZE
    written = raw.FPDFPageObj_CreateTextObj(document, loaded, size)
    # A full stop behind it gives the width with its spaces.
    right = _right(written, text + ".") - _right(written, ".")
    encoded = (text + "\0").encode("utf-16-le")
    raw.FPDFText_SetText(written, ctypes.cast(ctypes.create_string_buffer(encoded), ctypes.POINTER(raw.FPDF_WCHAR)))
    raw.FPDFPageObj_Transform(written, 1, 0, 0, 1, x, y + (4.5 if how == "up" else 0))
    if how == "white":
        raw.FPDFPageObj_SetFillColor(written, 255, 255, 255, 255)
    if how == "unseen":
        raw.FPDFTextObj_SetTextRenderMode(written, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    raw.FPDFPage_InsertObject(page, written)
    if how in ("strike", "covered"):
        low, high = (3.0, 0.8) if how == "strike" else (-3.0, 14.0)
        drawn = raw.FPDFPageObj_CreateNewRect(x, y + low, right, high)
        shade = 0 if how == "strike" else 255
        raw.FPDFPageObj_SetFillColor(drawn, shade, shade, shade, 255)
        raw.FPDFPath_SetDrawMode(drawn, raw.FPDF_FILLMODE_WINDING, 0)
        raw.FPDFPage_InsertObject(page, drawn)
    if how == "crossed":
        cross = raw.FPDFPageObj_CreateNewPath(x, y - 3)
        raw.FPDFPath_LineTo(cross, x + right, y + 11)
        raw.FPDFPath_MoveTo(cross, x, y + 11)
        raw.FPDFPath_LineTo(cross, x + right, y - 3)
        raw.FPDFPageObj_SetStrokeColor(cross, 255, 0, 0, 255)
        raw.FPDFPath_SetDrawMode(cross, raw.FPDF_FILLMODE_NONE, 1)
        raw.FPDFPage_InsertObject(page, cross)
    return x + right


def _right(written: Any, text: str) -> float:
    from pypdfium2 import raw

    encoded = ctypes.create_string_buffer((text + "\0").encode("utf-16-le"))
    raw.FPDFText_SetText(written, ctypes.cast(encoded, ctypes.POINTER(raw.FPDF_WCHAR)))
    values = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(written, *values)
    return values[2].value
