"""The text of a Word document in its order: paragraphs, tables, boxes, parts that are other files, notes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ingest.readers import foreign
from ingest.readers.boxes import Box, Picture, Where, boxes, pictures
from ingest.readers.document import Document, Pages
from ingest.readers.encodings import of_font
from ingest.readers.fields import Fields
from ingest.readers.leavings import Leavings, Piece
from ingest.readers.lists import Lists
from ingest.readers.notes import mark
from ingest.readers.numbering import written
from ingest.readers.package import Package, StrangeError, Target, local_name, w
from ingest.readers.raised import as_raised, settled
from ingest.readers.styles import Styles, is_filled, is_on
from ingest.readers.tables import table_lines
from knowledge.left import LeftKind
from knowledge.text import fold

_GONE = frozenset({"del", "moveFrom"})
_PASSED = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "Fallback"})
_AROUND = frozenset("sdt sdtContent ins customXml smartTag moveTo sect AlternateContent Choice".split())
"""What stands around paragraphs and tables without being any."""
# In TCVN3 the code of a soft hyphen is a letter.
_SIGNS = {"cr": "\v", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_DRAWN = {"f0fe": "☒", "f0fd": "☒", "f0a8": "☐", "f06f": "☐", "f0fc": "✓", "f0d8": "-", "f0b7": "-", "f02d": "-"}
"""What Word's fonts of signs draw, by code."""
_HANGING = frozenset({"drawing", "pict", "object"})
_DEEPEST = 40
_CONTENTS_STYLE = re.compile(r"(?:toc|table of figures|toa) ?(?:\d|heading)?")
_CONTENTS_GALLERY = "Table of Contents"
_MOTTO = re.compile(r"cong hoa xa hoi chu nghia|dang cong san viet nam")
_NUMBER = re.compile(r"\bso\s*:\s*\S*\s*[/-]")
_MARGINS = {"headerReference": 0, "footerReference": 1}
_PAGE_NUMBER = re.compile(r"\W*(?:trang|page)?\W*\d*\W*(?:of|tren|tong so)?\W*\d*\W*")
"""Nothing but the number of a page: "Trang 2/5"."""
_TOP_LINES = 25
"""So many lines in, a page may still be the first one."""


@dataclass(slots=True)
class _Paragraph:
    """What is met while a paragraph is read besides its text."""

    styles: tuple[Any, ...]
    boxes: list[Box] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


class Story:
    """Reads one document; `left`, `told` and `doubtful` are complete once its lines and notes have been read."""

    def __init__(self, package: Package, pages: Pages) -> None:
        self._package, self._pages = package, pages
        self._root = package.element(package.main)
        self._targets: Mapping[str, Target] = package.targets(package.main)
        self._styles = Styles(self._part("styles"))
        self._lists = Lists(self._part("numbering"), self._styles)
        self._fields = Fields(self._root)
        self._gone: LeftKind | None = None
        self._on_paper = True
        self._open_paragraph = ""
        self._cited: dict[tuple[str, str], str] = {}
        self._seen: set[str] = set()
        self._top: list[tuple[float, float, list[str]]] = []
        self._count = 0
        self._has_contents = False
        self.left = Leavings()
        self.told: list[str] = []
        self.doubtful: list[str] = []

    def lines(self) -> list[str]:
        """The lines of the whole document, each a paragraph or the row of a table. Raises IngestError."""
        body = self._root.find(w("body"))
        if body is None:
            raise StrangeError
        text = [*self._under(body, 0), self._open_paragraph]
        top = [line for _, _, box in sorted(self._top, key=lambda one: one[:2]) for line in box]
        if self._has_contents:
            self.told.append("contents")
        self._pin_remarks()
        return [*self._letterhead([*top, *text[:_TOP_LINES]]), *top, *text]

    def notes(self) -> dict[str, str]:
        """What the notes at the feet of pages and at the end say, by their marks in the text."""
        said: dict[str, str] = {}
        for (kind, number), name in self._cited.items():
            root = self._part(kind)
            note = None if root is None else next((n for n in root if n.get(w("id")) == number), None)
            if note is not None:
                with self._in(kind, root):
                    said[name] = " ".join(line.strip() for line in self._under(note, 0) if line.strip())
        return said

    def _part(self, kind: str) -> Any:
        """The root of a part beside the text; in the form that has one part only these stand in it."""
        found = self._package.related(self._package.main, kind)
        return found if found is not None else next(self._root.iter(w(kind)), None)

    @contextmanager
    def _in(self, kind: str, root: Any, part: str = "") -> Iterator[None]:
        """Read another part than the text: its ids and fields are its own."""
        before = self._targets, self._fields
        part = part or next((target.name for target in self._targets.values() if target.kind == kind), "")
        self._targets, self._fields = self._package.targets(part) if part else self._targets, Fields(root)
        try:
            yield
        finally:
            self._targets, self._fields = before

    @contextmanager
    def _within(self, *, gone: LeftKind | None = None, on_paper: bool = True) -> Iterator[None]:
        """Read something that is left out as a whole, or that may have a colour behind it."""
        before = self._gone, self._on_paper
        self._gone, self._on_paper = self._gone or gone, self._on_paper and on_paper
        try:
            yield
        finally:
            self._gone, self._on_paper = before

    def _under(self, parent: Any, depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            self.left.add(LeftKind.PART)
            return
        for element in parent:
            name = local_name(element)
            if name == "p":
                yield from self._counted(self._paragraph(element, depth))
            elif name == "tbl":
                with self._within(on_paper=self._is_unshaded(element)):
                    rows = list(self._table(element, depth))
                yield from self._counted(["", *table_lines(rows), ""])
            elif name in ("altChunk", "subDoc"):
                yield from self._counted(self._chunk(element))
            elif name in _GONE:
                with self._within(gone=LeftKind.REVISED):
                    yield from self._under(element, depth + 1)
            elif name == "sdt" and _is_contents(element):
                self._has_contents = True
            elif name in _AROUND:
                yield from self._under(element, depth + 1)

    def _counted(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            self._count += bool(line.strip())
            yield line

    def _table(self, table: Any, depth: int) -> Iterator[list[str]]:
        """The rows; a cell that spans several rows stands in each, one that spans columns is followed by empty ones."""
        above: list[str] = []
        for row in _rows(table):
            properties = row.find(w("trPr"))
            removed = is_on(properties, "del") or is_on(properties, "hidden")
            cells: list[str] = []
            with self._within(gone=LeftKind.REVISED if removed else None):
                for cell in _cells(row):
                    merged, span = cell.find(f"{w('tcPr')}/{w('vMerge')}"), _value(cell.find(w("tcPr")), "gridSpan")
                    goes_on = merged is not None and merged.get(w("val")) != "restart"
                    again = goes_on and len(cells) < len(above)
                    empty = [""] * (int(span) - 1 if span and span.isdecimal() else 0)
                    cells += [above[len(cells)] if again else self._cell(cell, depth), *empty]
            if not removed:
                above = cells
                yield cells

    def _is_unshaded(self, table: Any) -> bool:
        """Whether neither a table nor its style puts a colour behind cells, whichever of them."""
        properties = table.find(w("tblPr"))
        styles = self._styles.chain(_value(properties, "tblStyle") or "")
        shadings = [one for part in (properties, *styles) if part is not None for one in part.iter(w("shd"))]
        return not any(map(is_filled, shadings))

    def _cell(self, cell: Any, depth: int) -> str:
        properties = cell.find(w("tcPr"))
        gone = is_on(properties, "cellDel")
        on_paper = properties is None or not is_filled(properties.find(w("shd")))
        with self._within(gone=LeftKind.REVISED if gone else None, on_paper=on_paper):
            lines = (line.replace("\v", "\n") for line in self._under(cell, depth + 1))
            return "\n".join(line for line in lines if line.strip())

    def _paragraph(self, element: Any, depth: int) -> Iterator[str]:
        """Its line, and those of what hangs on it."""
        paragraph = _Paragraph(self._styles.of_paragraph(element))
        properties = element.find(w("pPr"))
        on_paper = properties is None or not is_filled(properties.find(w("shd")))
        with self._within(on_paper=on_paper):
            pieces = list(self._pieces(element, paragraph))
        if _is_entry(element, paragraph.styles):
            self._has_contents = True
            return
        text = settled(self.left.sort_out(pieces))
        hanging = list(self._hanging(paragraph.boxes, depth))
        yield from (line for where, lines in hanging if where is Where.ABOVE for line in lines)
        yield from self._line(element, paragraph.styles, text, has_left=any(kind for kind, _ in pieces))
        yield from (line for where, lines in hanging if where is Where.BELOW for line in lines)
        for picture in paragraph.pictures:
            yield from self._picture(picture)

    def _line(self, element: Any, styles: tuple[Any, ...], text: str, *, has_left: bool) -> Iterator[str]:
        """The text with its number. Where its end is deleted or hidden the next paragraph goes on with it."""
        end = element.find(f"{w('pPr')}/{w('rPr')}")
        if self._gone or any(is_on(end, name) for name in ("del", "moveFrom", "vanish")):
            self._open_paragraph += text
            return
        if has_left and not text.strip():
            return
        # Word counts an empty paragraph, too.
        number = _written_number(element) or self._lists.next(element, styles)
        text, self._open_paragraph = self._open_paragraph + text, ""
        yield f"{number} {text.lstrip()}" if number and text.strip() else text if text.strip() else ""

    def _pieces(self, parent: Any, paragraph: _Paragraph) -> Iterator[Piece]:
        for element in parent:
            name = local_name(element)
            if name == "r":
                yield from self._run(element, paragraph)
            elif name in _GONE:
                with self._within(gone=LeftKind.REVISED):
                    yield from self._pieces(element, paragraph)
            elif name == "AlternateContent":
                yield from self._pieces(element[:1], paragraph)
            elif name == "fldSimple":
                self._fields.begin(element.get(w("instr")) or "")
                yield from self._pieces(element, paragraph)
                self._fields.end()
            elif name in _HANGING:
                self._hang(element, paragraph)
            elif name == "ruby":
                yield from self._pieces(element.findall(w("rubyBase")), paragraph)
            elif name not in _PASSED:
                yield from self._pieces(element, paragraph)

    def _run(self, run: Any, paragraph: _Paragraph) -> Iterator[Piece]:
        look = self._styles.look(run, paragraph.styles, on_white=self._on_paper)
        kind = self._gone or look.left
        said: list[str] = []
        for element in run:
            name = local_name(element)
            text = _text(element, name)
            if name in ("instrText", "delInstrText"):
                self._fields.instruct(element.text or "")
            elif name == "fldChar":
                said.append(self._fields.at(element))
            elif text and self._fields.is_contents:
                self._has_contents = True
            elif text and self._fields.is_shown:
                self._fields.told()
                said.append(self._fields.shows(text))
            elif name in ("footnoteReference", "endnoteReference") and not kind and self._fields.is_shown:
                said.append(mark(self._name_of_note(element, name)))
                if element.get(w("customMarkFollows")):
                    break
            elif name in ("AlternateContent", "ruby", *_HANGING) and not kind:
                yield from self._pieces([element], paragraph)
        shown = of_font("".join(said), look.font)
        if shown:
            yield kind, as_raised(shown) if look.raised and not kind and _can_be_raised(shown) else shown

    def _hang(self, drawing: Any, paragraph: _Paragraph) -> None:
        if self._fields.is_shown:
            paragraph.boxes += boxes(drawing)
            paragraph.pictures += pictures(drawing)

    def _name_of_note(self, reference: Any, name: str) -> str:
        """The mark of a note as Word writes it: notes at the foot in digits, those at the end in Roman numbers."""
        kind, number = f"{name.removesuffix('Reference')}s", reference.get(w("id")) or ""
        if (kind, number) not in self._cited:
            count = 1 + sum(known == kind for known, _ in self._cited)
            self._cited[kind, number] = str(count) if kind == "footnotes" else written(count, "lowerRoman")
        return self._cited[kind, number]

    def _hanging(self, found: Sequence[Box], depth: int) -> Iterator[tuple[Where, list[str]]]:
        """The lines of text boxes; those at the top of the first page are kept for the beginning."""
        for box in found:
            with self._within(on_paper=False):
                lines = list(self._under(box.content, depth + 1))
            if box.where is Where.TOP and self._count < _TOP_LINES:
                self._top.append((box.down, box.across, lines))
            else:
                yield (Where.BELOW if box.where is Where.TOP else box.where), lines

    def _picture(self, picture: Picture) -> Iterator[str]:
        """What is written on a picture that may be a page; every other one is counted, once."""
        target = self._targets.get(picture.target)
        name = target.name if target else ""
        if self._gone or (name and name in self._seen):
            return
        self._seen.add(name)
        if picture.program:
            self.left.add(LeftKind.ATTACHMENT, picture.program)
            return
        data = self._package.parts.get(name) if target and not target.outside else None
        document = foreign.seen(data, self._pages) if data and picture.may_be_a_page else None
        if document is None:
            self.left.add(LeftKind.PICTURE)
            return
        self._take(document)
        yield document.text.replace("\n", "\v")

    def _chunk(self, element: Any) -> Iterator[str]:
        """The lines of a part that is a file of another kind."""
        identity = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        target = self._targets.get(identity)
        data = self._package.parts.get(target.name) if target and not target.outside else None
        document = foreign.read(data, self._pages) if data else None
        if document is None:
            self.left.add(LeftKind.PART, target.name.rpartition("/")[2] if target else "")
            return
        self._take(document)
        yield from document.text.split("\n")

    def _take(self, document: Document) -> None:
        self.told += document.notes
        self.doubtful += document.doubtful
        self.left.extend(document.left)

    def _letterhead(self, top: Sequence[str]) -> list[str]:
        """The lines of the first page's header where these are the letterhead and the text has none.

        What else stands at the heads and feet of pages is told.
        """
        folded, found = fold("\n".join(top)), list[str]()
        for lines in self._margins():
            said = fold("\n".join(lines))
            if not found and any(sign.search(said) and not sign.search(folded) for sign in (_MOTTO, _NUMBER)):
                found = lines
            elif not _PAGE_NUMBER.fullmatch(said) and said not in folded:
                self.left.add(LeftKind.MARGIN, " ".join(lines))
        return found

    def _margins(self) -> Iterator[list[str]]:
        """The lines at the heads and feet of pages, each once, the head of the first page first."""
        references = [one for section in self._root.iter(w("sectPr")) for one in section if local_name(one) in _MARGINS]
        known: set[str] = set()
        for reference in sorted(references, key=lambda one: (_MARGINS[local_name(one)], one.get(w("type")) != "first")):
            identity = next((value for key, value in reference.attrib.items() if key.endswith("}id")), "")
            target = self._targets.get(identity)
            if target is None or target.name not in self._package.parts or target.name in known:
                continue
            known.add(target.name)
            root = self._package.element(target.name)
            with self._in(target.kind, root, target.name):
                yield [line for line in self._under(root, 0) if line.strip()]

    def _pin_remarks(self) -> None:
        """Tell of the comments that somebody has written beside the text."""
        root = self._part("comments")
        for comment in () if root is None else root:
            text = " ".join(run.text or "" for run in comment.iter(w("t")))
            self.left.add(LeftKind.NOTE, text)


def _text(element: Any, name: str) -> str:
    """What an element of a run writes."""
    if name in ("t", "delText"):
        return element.text or ""
    if name == "br":
        return "\n" if element.get(w("type")) in ("page", "column") else "\v"
    if name == "sym":
        return _DRAWN.get((element.get(w("char")) or "").lower(), "")
    return _SIGNS.get(name, "")


def _can_be_raised(text: str) -> bool:
    """Whether raised letters may be a mark or a power; whole words that are raised are words."""
    return len(text.strip()) <= 8


def _is_contents(block: Any) -> bool:
    """Whether a block is the table of contents that Word makes."""
    gallery = next(block.iter(w("docPartGallery")), None)
    return gallery is not None and gallery.get(w("val")) == _CONTENTS_GALLERY


def _is_entry(paragraph: Any, styles: tuple[Any, ...]) -> bool:
    """Whether a paragraph has the style of a line of a table of contents."""
    named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    names = [named.get(w("val")) or ""] if named is not None else []
    names += [_value(style, "name") or "" for style in styles[:1]]
    return any(_CONTENTS_STYLE.fullmatch(fold(name)) for name in names)


def _written_number(paragraph: Any) -> str:
    """The number of a paragraph as Word 2003 wrote it down."""
    found = paragraph.find(f"{w('pPr')}/{w('listPr')}")
    if found is None:
        return ""
    said = next((one for one in found if local_name(one) == "t"), None)
    text = next(iter(said.attrib.values()), "") if said is not None else ""
    return text if any(c.isalnum() for c in text) else "-" if said is not None else ""


def _rows(table: Any) -> Iterator[Any]:
    for element in table:
        if local_name(element) == "tr":
            yield element
        elif local_name(element) in ("sdt", "sdtContent", "ins", "customXml", "AlternateContent", "Choice"):
            yield from _rows(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if local_name(element) == "tc":
            yield element
        elif local_name(element) in ("sdt", "sdtContent", "customXml"):
            yield from _cells(element)


def _value(parent: Any, name: str) -> str | None:
    child = parent.find(w(name)) if parent is not None else None
    return child.get(w("val")) if child is not None else None
