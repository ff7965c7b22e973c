"""Raised letters in text that has no place for notes: where a note is a paragraph of its own that begins with its mark.

The marks themselves, and where a note is put, are those of `notes`.
"""

import re
from collections.abc import Mapping

from ingest.readers.notes import mark, raised, with_notes

_SMALL = re.compile("[⁰¹²³⁴-⁹]+")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NEAR = 20
_TENS = re.compile(r"[x×*]\s*10$")
_OPEN, _CLOSE = mark("|").split("|")
_BEGINS = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]+){_CLOSE}[.):]?\\s*(?=\\S)")


def lifted(before: str, letters: str) -> str:
    """What to write for letters that a document shows raised behind a text: a mark, a power, or the letters."""
    bare = letters.strip()
    if not bare:
        return letters
    if bare.isdigit() and _TENS.search(before):
        return f"^{bare}"
    return "".join(raised(before, one.strip()) for one in bare.split(","))


def lifted_digits(text: str) -> str:
    """The text with the raised digits that Unicode has written as marks and powers, too."""
    return _SMALL.sub(lambda small: lifted(_before(text, small.start()), small[0].translate(_DIGITS)), text)


def with_own_notes(text: str, notes: Mapping[str, str] | None = None) -> str:
    """The text without marks: each note, given or a paragraph of its own, stands at the end of its sentence."""
    known, kept = dict(notes or {}), []
    marked = ""
    for line in text.split("\n"):
        begins = _BEGINS.match(line)
        if begins and begins[1] not in known and mark(begins[1]) in marked:
            known[begins[1]] = line[begins.end() :]
            continue
        kept.append(line)
        marked += line if _OPEN in line else ""
    return with_notes("\n".join(kept), known)


_UP, _DOWN = "\ufff9", "\ufffb"
_RAISED = re.compile(f"{_UP}([^{_UP}{_DOWN}]*){_DOWN}")


def as_raised(text: str) -> str:
    """A stretch that is raised, until it is known what stands before it."""
    return f"{_UP}{text}{_DOWN}"


def settled(text: str) -> str:
    """The text of a paragraph with its raised stretches as marks, powers or letters."""
    if _UP not in text:
        return text
    return _RAISED.sub(lambda one: lifted(_before(text, one.start()), one[1]), text.replace(_DOWN + _UP, ""))


def _before(text: str, at: int) -> str:
    return text[max(0, at - _NEAR) : at]
