"""Which kind of file some bytes are, by the signs that each kind carries; the name of the file is not asked."""

import re

LOCKED = "locked"
DAMAGED = "damaged"

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_ENCRYPTED_DOC = 0x0100


def kind_of(data: bytes) -> str | None:
    """The name of the format, LOCKED, the ending of a kind that nobody reads; None where nothing tells."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _packed(data)
    if head.startswith(_OLE):
        return _compound(data)
    if head.startswith(b"{\\rtf"):
        return "office"
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "pictures"
    if _HTML.match(_narrow(head)):
        return "html"
    return None


def _packed(data: bytes) -> str:
    """What is in a zip: the names of its parts stand in it unpacked."""
    if b"word/document.xml" in data:
        return "word"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "office"
    others = ((b"xl/workbook", ".xlsx"), (b"ppt/presentation", ".pptx"))
    return next((ending for sign, ending in others if sign in data), DAMAGED)


def _compound(data: bytes) -> str:
    """What is in a compound file, the form of Office before 2007 and of all its files under a password."""
    if _wide("EncryptedPackage") in data:
        return LOCKED
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
