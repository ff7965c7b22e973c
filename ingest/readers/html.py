"""Web pages, above all Word's "saved as web page". The only file that parses HTML (lxml)."""

import codecs
import re
from collections.abc import Iterator
from typing import Any

from ingest.errors import IngestError
from ingest.readers.document import Document, Pages, untold
from ingest.readers.encodings import modern, of_font
from ingest.readers.tables import table_lines

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONDITIONAL = re.compile(r"<!\[(?:if|endif)[^>]*>|<!--\[if.*?<!\[endif\]-->", re.DOTALL | re.IGNORECASE)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNSEEN = frozenset("script style head title template noscript xml del object svg select textarea button nav".split())
_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html "
    "li main ol p pre section table tbody td tfoot th thead tr ul".split()
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|mso-element\s*:\s*(?:header|footer)"
)
_STYLE_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)")
_DEEPEST = 200
_MOST_SPANNED = 1000


def read(data: bytes, pages: Pages = untold) -> Document:  # noqa: ARG001 the form of every reader
    """The text of a web page. Raises IngestError."""
    from lxml import html
    from lxml.etree import ParserError

    characters = _PROLOGUE.sub("", _CONDITIONAL.sub("", decode(data)))
    try:
        root = html.document_fromstring(characters)
    except (ParserError, ValueError) as error:
        raise IngestError("damaged") from error
    text = "\n".join(_lines(root))
    if not text.strip():
        raise IngestError("empty")
    converted = modern(text)
    return Document(converted, ("old_encoding",) if converted != text else ())


def decode(data: bytes) -> str:
    """The characters of a page: by its mark, by the charset it names, else UTF-8; what fits nothing is replaced."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    named = _CHARSET.search(data[:4096])
    for encoding in (named[1].decode("ascii") if named else "utf-8", "utf-8", "cp1258"):
        try:
            return data.decode("utf-8" if encoding.lower().startswith("utf-16") else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def _lines(root: Any) -> Iterator[str]:
    """The lines of an element: each block on its own, white space as a browser shows it."""
    pieces: list[str] = []
    for piece in _walk(root, "", 0):
        if isinstance(piece, str):
            pieces.append(piece)
        else:
            yield from _shown(pieces)
            yield from piece
            pieces = []
    yield from _shown(pieces)


def _shown(pieces: list[str]) -> list[str]:
    return [" ".join(line.split()) for line in "".join(pieces).split("\v")] if "".join(pieces).strip() else []


def _walk(element: Any, font: str, depth: int) -> Iterator[str | list[str]]:
    """Pieces of text in order, and between them the ends of lines: an empty list, or the rows of a table."""
    name = element.tag if isinstance(element.tag, str) else None
    if name is None or name in _UNSEEN or depth > _DEEPEST or _HIDDEN.search(element.get("style") or ""):
        return
    font = _font(element) or font
    if name == "table":
        yield ["", *table_lines(list(_rows(element))), ""]
        return
    if name == "br":
        yield "\v"
    if name in _BLOCKS:
        yield []
    yield of_font(element.text or "", font)
    for child in element:
        yield from _walk(child, font, depth + 1)
        yield of_font(child.tail or "", font)
    if name in _BLOCKS:
        yield []


def _rows(table: Any) -> Iterator[list[str]]:
    """The rows; a cell that spans several rows stands in each, one that spans columns is followed by empty ones."""
    going_on: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        cells: list[str] = []
        for cell in row:
            if cell.tag in ("td", "th"):
                _go_on(cells, going_on)
                text = "\n".join(line for line in _lines(cell) if line)
                if (rows := _span(cell, "rowspan")) > 1:
                    going_on[len(cells)] = (rows - 1, text)
                cells += [text, *[""] * (_span(cell, "colspan") - 1)]
        _go_on(cells, going_on)
        yield cells


def _go_on(cells: list[str], going_on: dict[int, tuple[int, str]]) -> None:
    """Add the cells that reach down into this row from above at this place."""
    while len(cells) in going_on:
        left, text = going_on.pop(len(cells))
        if left > 1:
            going_on[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(cell: Any, name: str) -> int:
    said = cell.get(name) or "1"
    return min(int(said), _MOST_SPANNED) if said.isdecimal() else 1


def _font(element: Any) -> str:
    found = _STYLE_FONT.search(element.get("style") or "")
    return (found[1] if found else element.get("face") or "").partition(",")[0].strip()
