"""How offices are reached: telephone, electronic mail, address, where a text gives them to those who are to write."""

import re
from collections.abc import Iterator

from ingest.card.reading import Block, Reading
from ingest.card.units import UNIT, is_unit
from knowledge.card import Contact, Field
from knowledge.span import Span

_PHONE = re.compile(
    r"(?:dien thoai|so dt|\bdt\b|dtdd|\btel\b|hotline|duong day nong|so may|lien he)[^\d\n]{0,40}"
    r"(?P<value>\(?(?:\+84|0)\d{0,4}\)?(?:[\s.-]?\d){6,9}(?!\d))"
)
_SEVEN = re.compile(r"\d(?:[\s.()-]*\d){6}")
"""The digits of a telephone number, however they are parted."""
_EMAIL = re.compile(r"(?<![\w.+-])(?P<value>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
_ADDRESS = re.compile(r"\bdia chi(?! (?:mail|email|thu|hom thu|http|website|trang))\s*:\s*(?P<value>[^;|\t\n]{8,120})")
_KINDS = (("phone", _PHONE, _SEVEN), ("email", _EMAIL, re.compile("@")), ("address", _ADDRESS, re.compile("dia chi")))
"""Each kind with its pattern, and what a line has that the pattern fits: looked for first, since most have it not."""
_UNIT = re.compile(rf"\b{UNIT}")
_PIECE = re.compile(r"[^.;:()|\t\n]{3,}")
_LONGEST = 90


def find_contacts(reading: Reading) -> tuple[Contact, ...]:
    """The contacts of a text, each value once; of whom, where the line says so."""
    found: dict[tuple[str, str], Contact] = {}
    for block in reading.blocks:
        line = block.span.of(reading.folded)
        if "@" not in line and not any(character.isdigit() for character in line):
            continue
        for contact in _in_line(reading, block, line):
            found.setdefault((contact.kind, contact.value.value), contact)
    return tuple(found.values())


def _in_line(reading: Reading, block: Block, line: str) -> Iterator[Contact]:
    for kind, pattern, sign in _KINDS:
        for match in pattern.finditer(line) if sign.search(line) else ():
            at = block.span.start + match.start("value")
            value = reading.field(at, block.span.start + match.end("value"))
            yield Contact(kind, value, _whose(reading, block, at), block.span, pattern=kind)


def _one_unit(written: str) -> bool:
    """Whether words begin with one office, not with "các …", which may be of anything."""
    return is_unit(written) and not written.lower().startswith("các ")


def _whose(reading: Reading, block: Block, at: int) -> Field | None:
    """The office named before a contact in its line, the nearest one."""
    pieces = _PIECE.finditer(reading.folded, block.span.start, at)
    starts = [(piece, piece.start() + m.start()) for piece in pieces for m in _UNIT.finditer(piece.group())]
    named = [(piece, at) for piece, at in starts if _one_unit(reading.text[at : piece.end()])]
    if not named:
        return None
    piece, start = named[-1]
    words = re.split(r",|\s+(?:dien thoai|email|dia chi|qua|theo|so|truoc)\b", reading.folded[start : piece.end()])[0]
    span = Span(start, start + min(len(words), _LONGEST))
    return reading.field(span.start, span.end)
