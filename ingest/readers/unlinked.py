"""A file for LibreOffice without what it would compute anew or fetch: fields become the result that was shown last.

The day of a DATE field would be today's, a sum that of no cells, a reference "Error: Reference source not found"; a
linked picture or section would be fetched, or read from this machine.
"""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from ingest.errors import IngestError
from ingest.readers.failing import as_failed, is_failed
from ingest.readers.package import LARGEST_UNPACKED

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def unlinked(data: bytes) -> bytes:
    """The file, which shows what it showed and needs nothing else. Raises IngestError."""
    if data.startswith(b"PK"):
        return _of_package(data)
    if data.startswith(OLE):
        return _of_doc(data)
    if data.startswith(b"{\\rtf"):
        return _of_rtf(data)
    return _of_open_document(data) if b"urn:oasis:names:tc:opendocument" in data[:4096] else data


# OpenDocument

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_INSIDE = re.compile(r"(?:\./)?(?:Pictures|Object|ObjectReplacements|media)\b|#|$")
_NO_FIELDS = frozenset(
    "p h span a s tab line-break soft-page-break bookmark bookmark-start bookmark-end reference-mark "
    "reference-mark-start reference-mark-end change change-start change-end note note-citation note-body "
    "hidden-paragraph number ruby ruby-base ruby-text meta".split()
)
"""What stands in paragraphs and shows its own text, or none."""
_FETCHED = frozenset({f"{_TEXT}section-source", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}dde-source"})


def _of_open_document(xml: bytes) -> bytes:
    """One XML file of a text in the OpenDocument form. Raises IngestError."""
    from lxml import etree

    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IngestError("damaged") from error
    for element in list(root.iter(etree.Element)):
        if element.tag in _FETCHED:
            element.getparent().remove(element)
            continue
        if element.get(_LINK) is not None and element.tag != f"{_TEXT}a" and not _INSIDE.match(element.get(_LINK)):
            del element.attrib[_LINK]
        _mark_if_failed(element, element.attrib.pop(f"{_TABLE}formula", ""))
        if _is_field(element):
            _show(element)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return made


def _is_field(element: Any) -> bool:
    name = element.tag.removeprefix(_TEXT)
    if name == element.tag or name in _NO_FIELDS or "-mark" in name:
        return False
    above = element.getparent()
    return above is not None and above.tag in {f"{_TEXT}{one}" for one in ("p", "h", "span", "a")}


def _show(field: Any) -> None:
    """Put what a field shows in its place."""
    _mark_if_failed(field, field.get(f"{_TEXT}formula", ""))
    said = "" if field.get(f"{_TEXT}is-hidden") == "true" else "".join(field.itertext())
    above, before = field.getparent(), field.getprevious()
    text = said + (field.tail or "")
    if before is None:
        above.text = (above.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    above.remove(field)


def _mark_if_failed(shown: Any, formula: str) -> None:
    """Mark the only text of a cell or field whose formula has no result."""
    texts = [element for element in shown.iter() if (element.text or "").strip()] if formula else []
    if len(texts) == 1 and is_failed(formula, texts[0].text):
        texts[0].text = as_failed(texts[0].text)


# Packages

_RULED = re.compile(r"(?:^|/)(?:content|styles)\.xml$")
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*?(?:/>|>\s*</Relationship>)")


def _of_package(data: bytes) -> bytes:
    """An .odt, or a .docx that only LibreOffice understands. Raises IngestError."""
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
            if sum(info.file_size for info in infos) > LARGEST_UNPACKED:
                raise IngestError("bomb")
            if b"encryption-data" in _part(package, "META-INF/manifest.xml"):
                raise IngestError("password")
            with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as target:
                for info in infos:
                    target.writestr(info.filename, _mended(info.filename)(package.read(info)))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise IngestError("damaged") from error
    return made.getvalue()


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    return package.read(name) if name in package.namelist() else b""


def _mended(name: str) -> Callable[[bytes], bytes]:
    if _RULED.search(name):
        return _of_open_document
    if name.endswith(".rels"):
        return lambda rels: _OUTSIDE.sub(b"", rels)
    return lambda part: part


# Rich text

_INSTRUCTION = re.compile(rb"\{\s*(?:\\\*\s*)?\\(?:fldinst|objdata|template|datafield)\b")
_FIELD_WORDS = re.compile(rb"\\(?:field|fldrslt|flddirty|fldedit|fldlock|fldpriv)(?![a-zA-Z]) ?")
_KEPT = (b"FORMDROPDOWN", b"FORMCHECKBOX")
"""Fields whose result stands in their instruction; nothing of it is computed."""
_RESULT = re.compile(rb"\s*\{\s*\\fldrslt\b[^{}]*(?:\{[^{}]*\}[^{}]*)?\}")
"""A result of few letters, in a group of its own or not."""
_CONTROL = re.compile(rb"\\\*|\\[a-zA-Z]+-?\d* ?|[{}]")
_BRACE = re.compile(rb"\\bin(\d+) ?|\\[^a-zA-Z]|[{}]")


def _of_rtf(data: bytes) -> bytes:
    kept, at = [], 0
    while found := _INSTRUCTION.search(data, at):
        end = _end_of_group(data, found.start())
        instruction = data[found.start() : end]
        kept.append(data[at : found.start()])
        if any(word in instruction for word in _KEPT):
            kept.append(instruction)
        elif (result := _RESULT.match(data, end)) and is_failed(_plain(instruction), _plain(data[end : result.end()])):
            kept.append(b"{\\fldrslt{\\uc1" + b"".join(map(_escaped, as_failed("0"))) + b"}}")
            end = result.end()
        at = end
    whole = b"".join([*kept, data[at:]])
    return whole if any(word in whole for word in _KEPT) else _FIELD_WORDS.sub(b"", whole)


def _plain(rtf: bytes) -> str:
    return _CONTROL.sub(b"", rtf).decode("latin-1").strip()


def _escaped(letter: str) -> bytes:
    return letter.encode() if letter.isascii() else b"\\u%d?" % (ord(letter) - 0x10000)


def _end_of_group(data: bytes, start: int) -> int:
    """Where the group that begins at `start` ends."""
    depth, at = 0, start
    while found := _BRACE.search(data, at):
        at = found.end() + int(found[1] or 0)
        depth += {b"{": 1, b"}": -1}.get(found[0], 0)
        if depth == 0 and found[0] == b"}":
            return at
    return len(data)


# Word 97 to 2003

_FIELDS_AT = (0x11A, 0x122, 0x12A, 0x132, 0x21A, 0x262)
"""Where the head of the file says where its fields are: of the text, headers, notes, remarks, end notes, boxes."""
_FIRST = 0xC1
"""The first form in which these places hold."""
_BEGIN = 0x13
_SHOWS_ITSELF = frozenset({71, 83})
"""Check boxes and drop-down lists."""
_PLAIN = 2
"""A kind of field that LibreOffice knows no rule for: it shows the result."""


def _of_doc(data: bytes) -> bytes:
    """A .doc whose fields are of a kind that nobody computes. Raises IngestError."""
    import olefile

    file = io.BytesIO(data)
    try:
        with olefile.OleFileIO(file, write_mode=True) as package:
            head = package.openstream("WordDocument").read()
            name = "1Table" if int.from_bytes(head[0x0A:0x0C], "little") & 0x0200 else "0Table"
            if int.from_bytes(head[2:4], "little") < _FIRST or not package.exists(name):
                return data
            table = bytearray(package.openstream(name).read())
            for place in _FIELDS_AT:
                _flatten(table, *(int.from_bytes(head[at : at + 4], "little") for at in (place, place + 4)))
            package.write_stream(name, bytes(table))
    except (OSError, ValueError, IndexError) as error:
        raise IngestError("damaged") from error
    return file.getvalue()


def _flatten(table: bytearray, start: int, length: int) -> None:
    """Change the kinds in a list of fields: first the places, four bytes each and one more, then two bytes a sign."""
    count = (length - 4) // 6
    if length < 10 or start + length > len(table):
        return
    for at in range(start + 4 * (count + 1), start + length - 1, 2):
        if table[at] & 0x1F == _BEGIN and table[at + 1] not in _SHOWS_ITSELF:
            table[at + 1] = _PLAIN
