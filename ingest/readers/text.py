"""Plain text and Markdown, in whichever of the encodings that Vietnamese files come in.

What Markdown strikes out or hides is kept apart; raised marks and notes ("[^1]") are read as notes.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from ingest.errors import IngestError
from ingest.readers.document import Document, Pages, untold
from ingest.readers.encodings import best, decodings, marked_encoding, modern
from ingest.readers.leavings import Leavings, Piece
from ingest.readers.loose import joined
from ingest.readers.notes import mark
from ingest.readers.raised import as_raised, lifted_digits, settled, with_own_notes
from knowledge.left import LeftKind
from knowledge.text import nfc

_SPACING = "\t\n\v\f\r\x1f"
_SPACING_BYTES = _SPACING.encode()
_CONTROL_SHARE = 0.001
_SAMPLE = 20_000
_ZERO_SHARE = 0.3
_TILDES = re.compile(r"~~(?=\S)(?:[^~\n]|~(?!~))*?\S~~")
_TOKEN = re.compile(r"<(?P<end>/)?(?P<tag>s|strike|del)\b[^<>\n]{0,200}>|(?P<begun><!--)|-->", re.IGNORECASE)
"""What Markdown strikes out ("~~05/10~~", "<del>05/10</del>"), and remarks that nobody sees."""
_MARKUP = re.compile(r"<!--|-->|~~|<[^<>]*>")
_RAISED = re.compile(r"<sup\b[^<>]*>\s*([^<>]{1,8}?)\s*</sup\s*>|\[\^([\w-]{1,12})\](?!:)", re.IGNORECASE)
_NOTE = re.compile(r"^[ \t]*\[\^([\w-]{1,12})\]:[ \t]*(.*)$", re.MULTILINE)


def read(data: bytes, pages: Pages = untold) -> Document:  # noqa: ARG001 the form of every reader
    """The text of a file. Raises IngestError."""
    text, old = decode(data)
    if not text.strip():
        raise IngestError("empty")
    left = Leavings()
    text = _noted(left.sort_out(_pieces(joined(text))))
    if not text.strip():
        raise IngestError("empty")
    # A form feed ends a paragraph in text that was laid out for a printer.
    return Document(text.replace("\f", "\n\n\f"), ("old_encoding",) if old else (), left=left.all())


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    for start, end, kind in sorted(_left(text)):
        if start >= at:
            yield None, text[at:start]
            yield kind, _MARKUP.sub("", text[start:end])
            at = end
    yield None, text[at:]


def _left(text: str) -> Iterator[tuple[int, int, LeftKind]]:
    """Where something is struck out or hidden; a beginning without an end begins nothing."""
    yield from ((found.start(), found.end(), LeftKind.STRUCK) for found in _TILDES.finditer(text))
    begun: dict[str, list[int]] = {}
    for token in _TOKEN.finditer(text):
        name = (token["tag"] or "").lower()
        if token["begun"] or (name and not token["end"]):
            begun.setdefault(name, []).append(token.start())
        elif begun.get(name):
            start = begun[name].pop() if name else begun[name][0]
            yield start, token.end(), LeftKind.STRUCK if name else LeftKind.HIDDEN
            if not name:
                begun[name].clear()


def _noted(text: str) -> str:
    """The text with its notes at the end of their sentences."""
    notes = dict(_NOTE.findall(text))
    text = _NOTE.sub("", text) if notes else text
    text = _RAISED.sub(lambda one: as_raised(one[1]) if one[1] else mark(one[2]), text)
    return with_own_notes(lifted_digits(settled(text)), notes)


def is_text(data: bytes) -> bool:
    """Whether the bytes are text, in whatever encoding."""
    try:
        return bool(decode(data)[0].strip())
    except IngestError:
        return False


def decode(data: bytes) -> tuple[str, bool]:
    """The characters of the bytes in normal form C, and whether an encoding from before Unicode wrote them.

    Raises IngestError where they are no text.
    """
    if not data.strip(b"\x00" + codecs.BOM_UTF8 + b" \t\r\n"):
        raise IngestError("empty")
    for text in _unicode(data):
        if _is_text(text):
            converted = modern(nfc(text))
            return converted, converted != nfc(text)
    found = best(tuple(text for text in decodings(data) if _is_text(text)))
    if found is not None:
        return found, True
    raise IngestError("binary" if _looks_binary(data) else "encoding")


def _unicode(data: bytes) -> Iterator[str]:
    """The readings that the bytes allow as UTF-8 and UTF-16."""
    for encoding in _encodings(data):
        try:
            yield data.decode(encoding)
        except UnicodeDecodeError:
            continue


def _encodings(data: bytes) -> tuple[str, ...]:
    marked = marked_encoding(data)
    return (marked,) if marked else ("utf-8", *_unmarked_utf16(data))


def _unmarked_utf16(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a byte order mark shows in zero bytes that stand on one side of each pair only."""
    sample = data[:_SAMPLE]
    pairs = max(1, len(sample) // 2)
    first, second = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if second > _ZERO_SHARE and first < second / 10:
        return ("utf-16-le",)
    if first > _ZERO_SHARE and second < first / 10:
        return ("utf-16-be",)
    return ()


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    odd = [c for c in set(sample) if unicodedata.category(c) in ("Cc", "Cn", "Co") and c not in _SPACING]
    controls = sum(map(sample.count, odd))
    return "\x00" not in text and controls <= _CONTROL_SHARE * len(sample)


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = sum(byte < 32 and byte not in _SPACING_BYTES for byte in sample)
    return b"\x00" in sample or controls > len(sample) / 100
