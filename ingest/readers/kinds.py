"""Which kind of file some bytes are, by the signs that each kind carries; the name of the file is not asked."""

import io
import re
import zipfile

from ingest.readers.heif import is_heif

LOCKED = "locked"
DAMAGED = "damaged"
ARCHIVE = ".zip"
"""A .zip with files in it, each of which is read by itself: see `ingest.containers`."""
MESSAGE = ".eml"
"""A letter with what is attached to it, in the same way."""

ENCLOSING = b"/EmbeddedFile"
"""Stands in a PDF that has files in it: what they hold is a stream of this type, which nothing else can hide."""

_HEAD = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_AVIF = (b"ftypavif", b"ftypavis")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|table|div|p|span|font|center|h[1-6]|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_MIME = re.compile(
    rb"(?:[A-Za-z][\w-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,60}?(?:mime-version|content-type|message-id)\s*:",
    re.IGNORECASE,
)
_SAVED_PAGE = re.compile(rb"content-type\s*:\s*multipart/related|snapshot-content-location\s*:", re.IGNORECASE)
_ENCRYPTED_DOC = 0x0100
_SIGNS = ((b"Rar!\x1a\x07", ".rar"), (b"7z\xbc\xaf\x27\x1c", ".7z"), (b"\x1f\x8b", ".gz"))
_WORD_XML = (b"schemas.microsoft.com/office/word/2003/wordml", b"schemas.microsoft.com/office/2006/xmlPackage")
_OPEN_DOCUMENT = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_PARTS = (("word/", "word"), ("xl/", ".xlsx"), ("ppt/", ".pptx"))


def format_of(data: bytes) -> str | None:
    """The name of the format, LOCKED, the ending of a kind that nobody reads; None where nothing tells."""
    head = data[:_HEAD]
    if is_pdf(data):
        return "pdf"
    if head.startswith(_ZIP):
        return _packed(data)
    if head.startswith(_OLE):
        return _compound(data)
    if head.startswith(b"{\\rtf"):
        return "office"
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "pictures"
    if is_heif(head) or head[4:12] in _AVIF:
        return "pictures"
    told = next((ending for sign, ending in _SIGNS if head.startswith(sign)), None)
    return told or _written(_narrow(head))


def is_pdf(data: bytes) -> bool:
    """Whether some bytes are a PDF: its mark stands near the beginning. An archive may hold one as it is."""
    return b"%PDF-" in data[:1024] and not data.startswith((*_ZIP, _OLE))


def _written(head: bytes) -> str | None:
    """What is in a file of characters."""
    if head.lstrip().startswith(b"<") and any(sign in head for sign in _WORD_XML):
        return "word"
    if head.lstrip().startswith(b"<") and _OPEN_DOCUMENT in head:
        return "office"
    if _HTML.match(head):
        return "html"
    if _MIME.match(head):
        return "html" if _SAVED_PAGE.search(head) else MESSAGE
    return None


def _packed(data: bytes) -> str:
    """What is in a zip, by the names of its parts; of a damaged one by what stands in it."""
    kind = data[:200].partition(b"mimetypeapplication/vnd.oasis.opendocument.")[2]
    if kind:
        return "office" if kind.startswith(b"text") else ".ods" if kind.startswith(b"spreadsheet") else ".odp"
    names = _names(data)
    if names is None:
        names = [sign.decode() for sign in (b"word/document.xml", b"xl/workbook", b"ppt/presentation") if sign in data]
        if not names:
            return DAMAGED
    told = next((kind for name in names for sign, kind in _PARTS if name.startswith(sign)), None)
    return told or (DAMAGED if "[Content_Types].xml" in names or not names else ARCHIVE)


def _names(data: bytes) -> list[str] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [name.replace("\\", "/") for name in package.namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None


def _compound(data: bytes) -> str:
    """What is in a compound file, the form of Office before 2007 and of all its files under a password."""
    if _wide("EncryptedPackage") in data:
        return LOCKED
    if _wide("__substg1.0_") in data and _wide("__properties_version1.0") in data:
        return MESSAGE
    if _wide("WordDocument") not in data:
        return next(
            (end for sign, end in (("Workbook", ".xls"), ("PowerPoint", ".ppt")) if _wide(sign) in data), DAMAGED
        )
    flags = int.from_bytes(data[0x20A:0x20C], "little") if data[0x200:0x202] == b"\xec\xa5" else 0
    return LOCKED if flags & _ENCRYPTED_DOC else "office"


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _narrow(head: bytes) -> bytes:
    """The head as single bytes, where it may be UTF-16."""
    return head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").removeprefix(b"\xef\xbb\xbf")
