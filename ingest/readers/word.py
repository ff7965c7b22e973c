"""Word's .docx: paragraphs and tables in order, with their numbers. The only file that knows python-docx.

Headers, footers, notes, comments and what a tracked change has deleted are not part of the text.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ingest.errors import IngestError
from ingest.readers.document import Document, Pages, untold
from ingest.readers.encodings import modern, of_font
from ingest.readers.numbering import Level, Numbering
from ingest.readers.tables import table_lines

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LARGEST_UNPACKED = 300 * 1024 * 1024
_SKIPPED = {"del", "moveFrom", "txbxContent", "Fallback", "pPr", "rPr", "instrText", "delText"}
# In TCVN3 the code of a soft hyphen is a letter.
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_MACROS = "vbaproject.bin"
_DEEPEST = 12


def read(data: bytes, pages: Pages = untold) -> Document:  # noqa: ARG001 the form of every reader
    """The text of a .docx. Raises IngestError."""
    names = _parts(data)
    text = "\n".join(_Story(_open(data)).lines())
    if not text.strip():
        raise IngestError("empty")
    converted = modern(text)
    notes = [
        *(["macros"] if any(name.lower().endswith(_MACROS) for name in names) else []),
        *(["old_encoding"] if converted != text else []),
    ]
    return Document(converted, tuple(notes))


def _parts(data: bytes) -> list[str]:
    """The names of the parts of the package, which must not unpack to more than can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise IngestError("damaged") from error
    if any(info.flag_bits & 1 for info in infos):
        raise IngestError("password")
    if sum(info.file_size for info in infos) > LARGEST_UNPACKED:
        raise IngestError("bomb")
    return [info.filename for info in infos]


def _open(data: bytes) -> "WordDocument":
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except MemoryError:
        raise
    except Exception as error:  # a damaged package fails in ways that the libraries do not list
        raise IngestError("damaged") from error


class _Story:
    """Reads the paragraphs and tables of one document in order; numbers count on from one to the next."""

    def __init__(self, document: "WordDocument") -> None:
        self._body = document.element.body
        self._styles = {style.get(_w("styleId")): style for style in document.styles.element.iter(_w("style"))}
        self._numbering = Numbering(_numbering(document))
        self._font = _font(document.styles.element.find(f"{_w('docDefaults')}//{_w('rPr')}"))

    def lines(self) -> Iterator[str]:
        """The lines of the whole document."""
        return self._under(self._body, 0)

    def _under(self, parent: Any, depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            return
        for element in parent:
            name = _local(element)
            if name == "p":
                yield self._paragraph(element)
                for box in _boxes(element):
                    yield from self._under(box, depth + 1)
            elif name == "tbl":
                yield ""
                yield from table_lines(list(self._table(element, depth)))
                yield ""
            elif name in ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo"):
                yield from self._under(element, depth + 1)

    def _table(self, table: Any, depth: int) -> Iterator[list[str]]:
        """The rows; a cell that spans several rows stands in each, one that spans columns is followed by empty ones."""
        above: list[str] = []
        for row in _rows(table):
            cells: list[str] = []
            for cell in _cells(row):
                merged, span = cell.find(f"{_w('tcPr')}/{_w('vMerge')}"), _value(cell.find(_w("tcPr")), "gridSpan")
                goes_on = merged is not None and merged.get(_w("val")) != "restart"
                again = goes_on and len(cells) < len(above)
                cells += [above[len(cells)] if again else self._cell(cell, depth), *[""] * (int(span or 1) - 1)]
            above = cells
            yield cells

    def _cell(self, cell: Any, depth: int) -> str:
        return "\n".join(line for line in self._under(cell, depth + 1) if line.strip())

    def _paragraph(self, paragraph: Any) -> str:
        styles = self._chain(paragraph.find(f"{_w('pPr')}/{_w('pStyle')}"))
        text = "".join(self._pieces(paragraph, styles))
        if not text.strip():
            return ""
        number = self._number(paragraph, styles)
        return f"{number} {text.lstrip()}" if number else text

    def _pieces(self, parent: Any, styles: list[Any]) -> Iterator[str]:
        for element in parent:
            name = _local(element)
            if name == "r":
                yield self._run(element, styles)
            elif name not in _SKIPPED:
                yield from self._pieces(element, styles)

    def _run(self, run: Any, styles: list[Any]) -> str:
        text = "".join(_run_text(run))
        own = run.find(_w("rPr"))
        named = self._chain(own.find(_w("rStyle"))) if own is not None else []
        fonts = (_font(own), *(_font(style.find(_w("rPr"))) for style in (*named, *styles)), self._font)
        return of_font(text, next(filter(None, fonts), ""))

    def _chain(self, named: Any) -> list[Any]:
        """The style of a paragraph or run and those it is based on; the default one where none is named."""
        chain: list[Any] = []
        style = self._styles.get(named.get(_w("val"))) if named is not None else None
        while style is not None and style not in chain:
            chain.append(style)
            base = style.find(_w("basedOn"))
            style = self._styles.get(base.get(_w("val"))) if base is not None else None
        return chain

    def _number(self, paragraph: Any, styles: list[Any]) -> str:
        """What Word writes before the paragraph by itself."""
        for holder in (paragraph, *styles):
            found = holder.find(f"{_w('pPr')}/{_w('numPr')}")
            if found is None:
                continue
            number, level = found.find(_w("numId")), found.find(_w("ilvl"))
            if number is not None:
                return self._numbering.next(
                    number.get(_w("val")), int(level.get(_w("val"))) if level is not None else 0
                )
        return ""


def _numbering(document: "WordDocument") -> dict[str, dict[int, Level]]:
    """The levels of each list of the document, by the list's id."""
    part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
    if part is None:
        return {}
    element = part.element
    drawn = {a.get(_w("abstractNumId")): _levels(a) for a in element.iter(_w("abstractNum"))}
    lists: dict[str, dict[int, Level]] = {}
    for one in element.iter(_w("num")):
        abstract = one.find(_w("abstractNumId"))
        levels = dict(drawn.get(abstract.get(_w("val")), {})) if abstract is not None else {}
        lists[one.get(_w("numId"))] = levels | _overridden(one, levels)
    return lists


def _levels(parent: Any) -> dict[int, Level]:
    return {
        int(level.get(_w("ilvl"))): _level(level, parent.get(_w("abstractNumId"))) for level in parent.iter(_w("lvl"))
    }


def _level(level: Any, group: str | None) -> Level:
    return Level(
        form=_value(level, "numFmt") or "decimal",
        text=_value(level, "lvlText") or "",
        start=int(_value(level, "start") or 1),
        group=group or "",
        plain=level.find(_w("isLgl")) is not None,
    )


def _overridden(one: Any, levels: dict[int, Level]) -> dict[int, Level]:
    """The levels that a list restarts or draws in its own way."""
    own: dict[int, Level] = {}
    for override in one.iter(_w("lvlOverride")):
        at, start = int(override.get(_w("ilvl"))), _value(override, "startOverride")
        drawn = override.find(_w("lvl"))
        level = _level(drawn, None) if drawn is not None else levels.get(at)
        if level is not None and (drawn is not None or start is not None):
            own[at] = replace(level, start=int(start or level.start), group=f"list {one.get(_w('numId'))}")
    return own


def _rows(table: Any) -> Iterator[Any]:
    for element in table:
        if _local(element) == "tr":
            yield element
        elif _local(element) in ("sdt", "sdtContent", "ins"):
            yield from _rows(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if _local(element) == "tc":
            yield element
        elif _local(element) in ("sdt", "sdtContent"):
            yield from _cells(element)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph, each once (Word writes a second copy for old programs)."""
    for element in paragraph:
        name = _local(element)
        if name == "txbxContent":
            yield element
        elif name != "Fallback":
            yield from _boxes(element)


def _run_text(run: Any) -> Iterator[str]:
    for element in run:
        name = _local(element)
        if name == "t":
            yield element.text or ""
        elif name == "br" and element.get(_w("type")) == "page":
            yield "\n"
        elif name in _BREAKS:
            yield _BREAKS[name]


def _font(properties: Any) -> str | None:
    fonts = properties.find(_w("rFonts")) if properties is not None else None
    return fonts.get(_w("ascii")) or fonts.get(_w("hAnsi")) if fonts is not None else None


def _value(parent: Any, name: str) -> str | None:
    child = parent.find(_w(name)) if parent is not None else None
    return child.get(_w("val")) if child is not None else None


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
