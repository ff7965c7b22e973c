"""Notes at the foot of a page or the end of a text: each is put behind the sentence that its mark stands in.

A reader writes `mark(name)` where the raised mark stands, and hands over what the notes say. So the number
before a mark stays whole, and whoever is answered with the sentence is answered with its note.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

_OPEN, _CLOSE = "\ue010", "\ue011"
_MARK = re.compile(f"[ ]?{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_SENTENCE_END = re.compile(r"(?:\./\.|[.;!?…])[\"”’»)]*(?=\s|$)| ?\|(?=\s|$)|(?=\n)|\Z")
_AREA = re.compile(r"(?:\b|(?<=\d))[kdcm]?m$")
_RAISED = str.maketrans("23", "²³")
_CASED = re.compile(r"[\s(\[]*(\d{1,3}|[*†‡§]{1,3}|[a-zivx]{1,4})[\s)\].:]*")


def mark(name: str) -> str:
    """What a reader writes in the place of a mark."""
    return f"{_OPEN}{name}{_CLOSE}"


def mark_name(raised: str) -> str:
    """The name of a note that raised letters stand for, such as "2" for "(2)"; empty where they are no mark."""
    found = _CASED.fullmatch(raised)
    return found.group(1) if found else ""


def raised(before: str, letters: str) -> str:
    """What to write for raised letters behind a text: a mark, an exponent, or the letters as they are."""
    if letters in ("2", "3") and _AREA.search(before):
        return letters.translate(_RAISED)
    name = mark_name(letters)
    return mark(name) if name and not name.isalpha() else letters


def marks_in(text: str) -> tuple[str, ...]:
    """The names of the notes whose marks stand in a text."""
    return tuple(dict.fromkeys(_MARK.findall(text)))


def unmarked(text: str) -> str:
    """The text without marks."""
    return _MARK.sub("", text)


def with_notes(text: str, notes: Mapping[str, str]) -> str:
    """The text without marks, each note in brackets at the end of its sentences; those without a mark come last.

    What stands in a name before a colon, such as a page, tells notes of one number apart and is not written.
    """
    waiting = dict(notes)
    out: list[str] = []
    at = 0
    for found in _sentences_with_marks(text):
        names = [name for name in found.marks if name in notes]
        out += (text[at : found.start], _MARK.sub("", text[found.start : found.end]))
        out += (_bracketed(name, notes[name]) for name in dict.fromkeys(names))
        waiting = {name: note for name, note in waiting.items() if name not in names}
        at = found.end
    out.append(text[at:])
    rest = "".join(
        f"\nChú thích {_shown(name)}: {' '.join(note.split())}" for name, note in waiting.items() if note.strip()
    )
    return "".join(out) + rest


@dataclass(frozen=True, slots=True)
class _Marked:
    """A stretch from the first mark in a sentence to where its notes belong, and the marks in it."""

    start: int
    end: int
    marks: tuple[str, ...]


def _sentences_with_marks(text: str) -> list[_Marked]:
    found: list[_Marked] = []
    for one in _MARK.finditer(text):
        if found and one.start() < found[-1].end:
            found[-1] = replace(found[-1], marks=(*found[-1].marks, one.group(1)))
            continue
        end = _SENTENCE_END.search(text, one.end())
        found.append(_Marked(one.start(), end.start() if end else len(text), (one.group(1),)))
    return found


def _bracketed(name: str, note: str) -> str:
    said = " ".join(note.split()).rstrip(" .;")
    return f" (Chú thích {_shown(name)}: {said})" if said else ""


def _shown(name: str) -> str:
    return name.rpartition(":")[2]
