"""Plain text and Markdown, in whichever of the encodings that Vietnamese files come in."""

import codecs
import unicodedata
from collections.abc import Iterator

from ingest.errors import IngestError
from knowledge.text import fold, is_syllable, nfc, words

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SPACING = "\t\n\v\f\r\x1f"
_SPACING_BYTES = _SPACING.encode()
_CONTROL_SHARE = 0.001
_SAMPLE = 20_000
_ZERO_SHARE = 0.3
_SYLLABLE_SHARE = 0.85
_LETTER_SHARE = 0.97
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_TCVN3 = "¸µ¶·¹®"  # signs that stand for letters in the fonts of the nineties
_MARKED = frozenset(nfc(vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES) | {"đ"}


def read(data: bytes) -> str:
    """The text of a file, in normal form C. Raises IngestError."""
    if not data.strip(b"\x00" + codecs.BOM_UTF8 + b" \t\r\n"):
        raise IngestError("empty")
    for text in _decodings(data):
        if _is_text(text):
            if not text.strip():
                raise IngestError("empty")
            return nfc(text)
    raise IngestError("binary" if _looks_binary(data) else "encoding")


def _decodings(data: bytes) -> Iterator[str]:
    """The readings that the bytes allow: as UTF-8, as UTF-16, and as cp1258 where that gives Vietnamese."""
    for encoding in _encodings(data):
        try:
            yield data.decode(encoding)
        except UnicodeDecodeError:
            continue
    try:
        text = nfc(data.decode("cp1258"))
    except UnicodeDecodeError:
        return
    if _looks_vietnamese(text):
        yield text


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return (encoding,)
    return ("utf-8", *_unmarked_utf16(data))


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
    controls = sum(unicodedata.category(c) in ("Cc", "Cn", "Co") and c not in _SPACING for c in sample)
    return "\x00" not in text and controls <= _CONTROL_SHARE * len(sample)


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = sum(byte < 32 and byte not in _SPACING_BYTES for byte in sample)
    return b"\x00" in sample or controls > len(sample) / 100


def _looks_vietnamese(text: str) -> bool:
    """Whether the letters are those of Vietnamese and the words can be its syllables.

    Any bytes can be read as cp1258; those of another old encoding come out as foreign letters and signs
    inside the words.
    """
    sample = text[:_SAMPLE].lower()
    marked = [c for c in sample if ord(c) > 127 and (c.isalpha() or unicodedata.combining(c) or c in _TCVN3)]
    if not marked or sum(c in _MARKED for c in marked) < _LETTER_SHARE * len(marked):
        return False
    tokens = [token.text for token in words(fold(sample)) if token.text.isalpha()]
    return bool(tokens) and sum(map(is_syllable, tokens)) >= _SYLLABLE_SHARE * len(tokens)
