"""Web pages, above all Word's "saved as web page", in one file or with their pictures (.mht).

The only file that parses HTML (lxml).
"""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote

from ingest.errors import IngestError
from ingest.readers import foreign
from ingest.readers.css import Sheets, is_white
from ingest.readers.document import Document, Pages, untold
from ingest.readers.encodings import decoded, marked_encoding, modern, of_font
from ingest.readers.leavings import Leavings, Piece
from ingest.readers.numbering import written
from ingest.readers.raised import as_raised, settled, with_own_notes
from ingest.readers.tables import table_lines
from knowledge.left import LeftKind

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_CONDITIONAL = re.compile(r"<!\[(?:if|endif)[^>]*>|<!--\[if.*?<!\[endif\]-->", re.DOTALL | re.IGNORECASE)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_MIME = re.compile(rb"[A-Za-z][\w-]*:\s")
_UNSEEN = frozenset("script style head title template noscript xml del object svg button nav iframe".split())
_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html "
    "li main ol p pre section table tbody td tfoot th thead tr ul".split()
)
_STRUCK = frozenset({"s", "strike", "del"})
_MARGIN = re.compile(r"mso-element\s*:\s*(?:header|footer)\b")
_STYLE_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)")
_GROUND = re.compile(
    r"""(?:background(?:-color|-image)?\s*:|bgcolor\s*=)\s*["']?(?!\s*(?:white|\#f{3,6}\b|transparent|none|inherit|initial))""",
    re.IGNORECASE,
)
"""What has another colour than paper: white letters may be seen on it."""
_NOTE_CLASS = re.compile(r"\b(?:mso(?:foot|end)notereference|sd(?:foot|end)note(?:sym|anc))\b", re.IGNORECASE)
_NOTE_LINK = re.compile(r"#_?(?:ftn|edn|ftnref|ednref)\d+")
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_TYPED = frozenset({"", "text", "date", "number", "email", "tel", "search", "url"})
_LABEL_END = "\ufffa"
"""Stands behind the number of a list item, so that it is put before the first words of the item."""
_DEEPEST = 200
_MOST_SPANNED = 1000


def read(data: bytes, pages: Pages = untold) -> Document:
    """The text of a web page. Raises IngestError."""
    page = _unpacked(data)
    document = _Reading(page, pages).document()
    if not document.text.strip():
        unseen = sum(one.count for one in document.left if one.kind is LeftKind.PICTURE)
        raise IngestError("only_pictures", count=str(unseen)) if unseen else IngestError("empty")
    converted = modern(document.text)
    notes = dict.fromkeys([*(["old_encoding"] if converted != document.text else []), *document.notes])
    return replace(document, text=converted, notes=tuple(notes))


def decode(data: bytes, charset: str = "") -> str:
    """The characters of a page: by its mark, by the charset it names, else UTF-8; what fits nothing is replaced."""
    if marked := marked_encoding(data):
        return data.decode(marked, errors="replace")
    named = _CHARSET.search(data[:4096])
    return decoded(data, charset, named[1].decode("ascii") if named else "")


@dataclass(frozen=True, slots=True)
class _Page:
    """The characters of a page, and the pictures that come with it by the addresses that it gives them."""

    text: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def _unpacked(data: bytes) -> _Page:
    """A page as it is, or out of a web archive. Raises IngestError."""
    if not _MIME.match(data.lstrip()[:200]):
        return _Page(decode(data))
    from email import message_from_bytes, policy

    archive = message_from_bytes(data.lstrip(), policy=policy.default)
    parts = [part for part in archive.walk() if not part.is_multipart()]
    text = next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if text is None:
        raise IngestError("damaged")
    pictures: dict[str, bytes] = {}
    for part in parts:
        if part.get_content_maintype() == "image":
            content = part.get_payload(decode=True)
            for name in (part.get("Content-Location"), part.get("Content-ID")):
                if name and isinstance(content, bytes):
                    pictures[_last(str(name).strip("<> "))] = content
    content = text.get_payload(decode=True)
    return _Page(decode(content if isinstance(content, bytes) else b"", text.get_content_charset() or ""), pictures)


def _last(address: str) -> str:
    return unquote(address.removeprefix("cid:")).replace("\\", "/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class _Look:
    """What is true of the text at a place: its font, why it is left out, whether it is raised or laid out as typed."""

    font: str = ""
    left: LeftKind | None = None
    invisible: bool = False
    tiny: bool = False
    white: bool = False
    raised: bool = False
    typed: bool = False

    @property
    def kind(self) -> LeftKind | None:
        """Why text here is left out; None where it is not."""
        return self.left or (LeftKind.INVISIBLE if self.invisible or self.tiny or self.white else None)


_Found = Piece | list[str]
"""A piece of text, or the end of a line: an empty list, or the rows of a table."""


class _Reading:
    """Reads one page."""

    def __init__(self, page: _Page, pages: Pages) -> None:
        from lxml import html
        from lxml.etree import ParserError

        try:
            self._root = html.document_fromstring(_PROLOGUE.sub("", _CONDITIONAL.sub("", page.text)))
        except (ParserError, ValueError) as error:
            raise IngestError("damaged") from error
        self._page, self._pages = page, pages
        self._sheets = Sheets(self._root)
        self._is_white_seen = bool(_GROUND.search(page.text))
        self._notes_at = _targets_of_marks(self._root)
        self._left = Leavings()
        self._told: list[str] = []
        self._doubtful: list[str] = []

    def document(self) -> Document:
        """The text of the page, its blocks on lines of their own."""
        text = with_own_notes("\n".join(self._lines(self._root, _Look())))
        return Document(text, tuple(self._told), tuple(self._doubtful), self._left.all())

    def _lines(self, element: Any, look: _Look) -> Iterator[str]:
        """The lines of an element: each block on its own, white space as a browser shows it."""
        pieces: list[Piece] = []
        for found in self._walk(element, look, 0):
            if isinstance(found, tuple):
                pieces.append(found)
            elif found or not _is_label(pieces):
                yield from self._shown(pieces)
                yield from found
                pieces = []
        yield from self._shown(pieces)

    def _shown(self, pieces: list[Piece]) -> list[str]:
        text = settled(self._left.sort_out(pieces)).replace(_LABEL_END, "")
        return ["\v".join(" ".join(line.split()) for line in text.split("\v"))] if text.strip() else []

    def _walk(self, element: Any, look: _Look, depth: int) -> Iterator[_Found]:
        name = element.tag if isinstance(element.tag, str) else None
        if name is None or depth > _DEEPEST or _MARGIN.search(element.get("style") or ""):
            return
        if name in _UNSEEN and name not in _STRUCK:
            return
        look = self._look(element, name, look)
        if name == "table":
            yield from self._of_table(element, look)
            return
        yield from self._begun(element, name, look)
        yield from self._said(element.text or "", look)
        if name not in ("select", "textarea"):
            for child in element:
                yield from self._walk(child, look, depth + 1)
                yield from self._said(child.tail or "", look)
        if name in _BLOCKS:
            yield []

    def _begun(self, element: Any, name: str, look: _Look) -> Iterator[_Found]:
        """What an element writes before its text."""
        if name == "br":
            yield look.kind, "\v"
        if name in _BLOCKS:
            yield []
        if element in self._notes_at:
            yield None, as_raised(self._notes_at[element])
        elif name == "li":
            yield None, f"{label} {_LABEL_END}" if (label := _label(element)) else ""
        if name in ("input", "select"):
            yield look.kind, _filled_in(element)
        if name == "img" and not look.kind:
            yield from self._picture(element)

    def _said(self, text: str, look: _Look) -> Iterator[Piece]:
        if not text:
            return
        text = of_font(text.replace("\n", "\v") if look.typed else text, look.font)
        short = len(text.strip()) <= 8
        yield look.kind, as_raised(text) if look.raised and short and not look.kind and text.strip() else text

    def _look(self, element: Any, name: str, look: _Look) -> _Look:
        """How the text of an element is seen, inside one that is seen so."""
        seen = self._sheets.seen(element)
        left = look.left or seen.left or (LeftKind.STRUCK if name in _STRUCK else None)
        if left is None and (element.get("hidden") is not None or (name == "dialog" and element.get("open") is None)):
            left = LeftKind.HIDDEN
        white = is_white(element.get("color") or "") if name == "font" and element.get("color") else seen.white
        return _Look(
            font=_font(element) or look.font,
            left=left,
            invisible=look.invisible if seen.visible is None else not seen.visible,
            tiny=look.tiny if seen.tiny is None else seen.tiny,
            white=look.white if white is None else white and not self._is_white_seen,
            raised=look.raised or seen.raised or name == "sup" or _marks_a_note(element, name),
            typed=look.typed or name == "pre",
        )

    def _of_table(self, table: Any, look: _Look) -> Iterator[_Found]:
        if look.kind:
            yield look.kind, " ".join(table.itertext())
        else:
            yield ["", *table_lines(list(self._rows(table, look))), ""]

    def _rows(self, table: Any, look: _Look) -> Iterator[list[str]]:
        """The rows; a cell that spans several rows stands in each, one that spans columns is followed by empty ones."""
        going_on: dict[int, tuple[int, str]] = {}
        for row in table.iter("tr"):
            if next(row.iterancestors("table")) is not table:
                continue
            around = look
            for above in (*reversed([one for one in row.iterancestors() if table in one.iterancestors()]), row):
                around = self._look(above, str(above.tag), around)
            cells: list[str] = []
            for cell in row:
                if cell.tag in ("td", "th"):
                    _go_on(cells, going_on)
                    text = "\n".join(line.replace("\v", "\n") for line in self._lines(cell, around) if line)
                    if (rows := _span(cell, "rowspan")) > 1:
                        going_on[len(cells)] = (rows - 1, text)
                    cells += [text, *[""] * (_span(cell, "colspan") - 1)]
            _go_on(cells, going_on)
            yield cells

    def _picture(self, element: Any) -> Iterator[_Found]:
        """What is written on a picture that comes with the page; every other one is counted."""
        source = element.get("src") or ""
        if element.get("width") in ("0", "1") or not source:
            return
        data = _data(source) or self._page.pictures.get(_last(source))
        document = foreign.seen(data, self._pages) if data else None
        if document is None:
            self._left.add(LeftKind.PICTURE)
            return
        self._told += document.notes
        self._doubtful += document.doubtful
        yield [document.text.replace("\n", "\v")]


def _is_label(pieces: list[Piece]) -> bool:
    return "".join(text for _, text in pieces).strip().endswith(_LABEL_END)


def _label(item: Any) -> str:
    """The number that a browser writes before an item of a numbered list."""
    around = item.getparent()
    if around is None or around.tag != "ol":
        return ""
    start = around.get("start") or "1"
    number = int(start) if start.isdecimal() else 1
    for one in around.iterchildren("li"):
        own = one.get("value") or ""
        number = int(own) if own.isdecimal() else number
        if one is item:
            return f"{written(number, _FORMS.get(around.get('type') or '1', 'decimal'))}."
        number += 1
    return ""


def _filled_in(element: Any) -> str:
    """What stands in a field of a form."""
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = next((one for one in options if one.get("selected") is not None), options[0] if options else None)
        return "".join(chosen.itertext()) if chosen is not None else ""
    kind = (element.get("type") or "").lower()
    if kind in ("checkbox", "radio"):
        return "☒" if element.get("checked") is not None else "☐"
    return element.get("value") or "" if kind in _TYPED else ""


def _marks_a_note(element: Any, name: str) -> bool:
    if _NOTE_CLASS.search(element.get("class") or ""):
        return True
    return name == "a" and bool(_NOTE_LINK.fullmatch(element.get("href") or ""))


def _targets_of_marks(root: Any) -> dict[Any, str]:
    """The items of lists that raised links lead to, which do not say themselves of which mark they are."""
    places = {element.get("id"): element for element in root.iter("li") if element.get("id")}
    found: dict[Any, str] = {}
    for link in root.iter("a"):
        target = places.get((link.get("href") or "").removeprefix("#"))
        raised = any(above.tag == "sup" for above in (*link.iterancestors(), *link.iterdescendants()))
        if target is not None and raised:
            found.setdefault(target, "".join(link.itertext()).strip())
    return found


def _data(source: str) -> bytes | None:
    """The bytes of a picture that stands in its address."""
    if not source.startswith("data:") or ";base64," not in source:
        return None
    try:
        return base64.b64decode(source.partition(";base64,")[2])
    except binascii.Error:
        return None


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
