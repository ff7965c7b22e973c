"""The package that a Word file is: its parts by name, and what each of them points at.

Read as Word reads it, not as the standard wants it: names with backslashes, targets that are not there, templates and
files with macros, the Strict form (in other names for the same things), a main part of any name, and the one-file
form ("Word XML document"). Word 2003's XML has no parts; it becomes a package of one.
"""

import base64
import binascii
import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from ingest.errors import IngestError

LARGEST_UNPACKED = 300 * 1024 * 1024
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": f"{_OFFICE}/relationships".encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": f"{_OFFICE}/math".encode(),
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
"""Names of the Strict form, each with the one that all other files have."""
_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_FLAT = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_MAIN = "officeDocument"
_LIKELY = ("word/document.xml", "word/document2.xml")


@dataclass(frozen=True, slots=True)
class Target:
    """What a part points at: `kind` is the last word of the type ("image"), `name` a part, or an address outside."""

    kind: str
    name: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The bytes of each part by its name, and the name of the part with the text."""

    parts: Mapping[str, bytes]
    main: str

    def targets(self, part: str) -> dict[str, Target]:
        """What a part points at, by the id that it uses."""
        folder, name = posixpath.split(part)
        found = self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {} if found is None else dict(_targets(found, folder))

    def element(self, part: str) -> Any:
        """The root element of a part that is XML. Raises IngestError."""
        return parsed(self.parts[part])

    def related(self, part: str, kind: str) -> Any:
        """The root element of the first part of a kind that a part points at; None where there is none."""
        targets = self.targets(part).values()
        name = next((one.name for one in targets if one.kind == kind and one.name in self.parts), None)
        return self.element(name) if name is not None else None


class StrangeError(IngestError):
    """A package that can be unpacked, and has its text in no place that is known."""

    def __init__(self) -> None:
        super().__init__("damaged")


def opened(data: bytes) -> Package:
    """The package of a Word file. Raises IngestError, StrangeError."""
    if not data.startswith(b"PK"):
        return _flat(data)
    parts = _unpacked(data)
    main = _main(parts)
    if main is None:
        raise StrangeError
    return Package(parts, main)


def parsed(xml: bytes) -> Any:
    """The root element. Raises IngestError."""
    from lxml import etree

    for strict, usual in _STRICT.items():
        if strict in xml:
            xml = xml.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, huge_tree=False)
    try:
        return etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IngestError("damaged") from error


def w(name: str) -> str:
    """The whole name of an element or attribute of Word's text."""
    return f"{{{W}}}{name}"


def local_name(element: Any) -> str:
    """The name of an element without where it is defined; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The parts, which must not unpack to more than can be read; of names that come twice the first."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
            if any(info.flag_bits & 1 for info in infos):
                raise IngestError("password")
            if sum(info.file_size for info in infos) > LARGEST_UNPACKED:
                raise IngestError("bomb")
            return dict(_parts(package, infos))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise IngestError("damaged") from error


def _parts(package: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Each part that can be unpacked: a picture that cannot keeps no text from being read."""
    for info in reversed(infos):
        if not info.is_dir():
            try:
                yield info.filename.replace("\\", "/").lstrip("/"), package.read(info)
            except (zipfile.BadZipFile, zlib.error, EOFError):
                if info.filename.endswith((".xml", ".rels")):
                    raise zipfile.BadZipFile(info.filename) from None


def _main(parts: Mapping[str, bytes]) -> str | None:
    rels = parts.get("_rels/.rels")
    told = [] if rels is None else [one for _, one in _targets(rels, "") if one.kind == _MAIN]
    return next((name for name in (*(one.name for one in told), *_LIKELY) if name in parts), None)


def _targets(rels: bytes, folder: str) -> Iterator[tuple[str, Target]]:
    for one in parsed(rels):
        address, mode = one.get("Target") or "", one.get("TargetMode")
        kind = (one.get("Type") or "").rpartition("/")[2]
        outside = mode == "External" or "://" in address or address.startswith("#")
        yield one.get("Id") or "", Target(kind, address if outside else _within(folder, address), outside)


def _within(folder: str, address: str) -> str:
    whole = address if address.startswith("/") else posixpath.join(folder, address)
    return posixpath.normpath(unquote(whole.replace("\\", "/"))).lstrip("/")


def _flat(data: bytes) -> Package:
    """The package of a Word file that is one XML document. Raises IngestError."""
    if len(data) > LARGEST_UNPACKED:
        raise IngestError("bomb")
    if _WORD_2003 in data[:10_000]:
        return Package({"document": data.replace(_WORD_2003, W.encode())}, "document")
    from lxml import etree

    parts = {}
    for part in parsed(data):
        name, content = (part.get(f"{_FLAT}name") or "").lstrip("/"), next(iter(part), None)
        if content is not None and content.tag == f"{_FLAT}xmlData" and len(content):
            parts[name] = etree.tostring(content[0])
        elif content is not None:
            parts[name] = _binary(content.text or "")
    main = _main(parts)
    if main is None:
        raise StrangeError
    return Package(parts, main)


def _binary(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except binascii.Error:
        return b""
