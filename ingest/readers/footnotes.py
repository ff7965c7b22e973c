"""Notes at the foot of a page: small lines behind the text, each beginning with the mark that the text has."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.readers.layout import PAGE_NUMBER, Word
from ingest.readers.notes import mark, marks_in, unmarked
from knowledge.text import fold

_SMALL = 0.93
"""A note's letters are smaller than the text's by this at least."""
_TINY = 0.8
_NUMBERED = re.compile(r"(\d{1,3}|[*†‡]{1,3})[.)]?")

Line = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """The lines of each page without its notes, their marks made unique, and the notes by these marks."""

    pages: tuple[tuple[Line, ...], ...]
    notes: Mapping[str, str]


def noted(pages: Sequence[Sequence[Line]]) -> Noted:
    """Take the notes out of the pages. A mark's name becomes `page:name`, since each page may begin anew."""
    cleaned: list[tuple[Line, ...]] = []
    notes: dict[str, str] = {}
    open_marks: dict[str, str] = {}
    for number, lines in enumerate(pages):
        start = _foot(lines)
        text = [_renamed(line, number) for line in lines[:start]]
        for line in lines[:start]:
            open_marks |= {name: f"{number}:{name}" for word in line for name in marks_in(word.text)}
        rest: list[Line] = []
        name = ""
        for line in lines[start:]:
            first, said = _opening(line)
            known = open_marks.get(first) or (f"{number}:{first}" if _is_tiny(line, lines[:start]) else "")
            known = known if first else ""
            name = known or name
            # The number of the page is as small as its notes.
            ends = line is lines[-1] and PAGE_NUMBER.fullmatch(fold(_text(line)))
            if name and not ends and _is_of_note(line, lines[:start]):
                notes[name] = f"{notes.get(name, '')} {said if known else _text(line)}".strip()
            else:
                rest.append(_renamed(line, number))
        cleaned.append((*text, *rest))
    return Noted(tuple(cleaned), notes)


def _foot(lines: Sequence[Line]) -> int:
    """Where the notes of a page begin: its last lines, smaller than the others, from the first with a mark on."""
    heights = [_height(line) for line in lines]
    if not heights:
        return 0
    common = median(heights)
    start = found = len(lines)
    while start > 0 and (heights[start - 1] < _SMALL * common or _is_number(lines[start - 1])):
        start -= 1
        if _opening(lines[start])[0]:
            found = start
    return found


def _is_of_note(line: Line, body: Sequence[Line]) -> bool:
    return not body or _height(line) < _SMALL * median(map(_height, body))


def _is_tiny(line: Line, body: Sequence[Line]) -> bool:
    """Whether a line is a note also where the text has no mark for it."""
    return bool(body) and _height(line) < _TINY * median(map(_height, body))


def _is_number(line: Line) -> bool:
    return len(line) == 1 and line[0].text.isdigit()


def _opening(line: Line) -> tuple[str, str]:
    """The mark that a line begins with and what it says; an empty mark where it begins with none."""
    names = marks_in(line[0].text)
    if names and line[0].text.startswith(mark(names[0])):
        return names[0], " ".join([unmarked(line[0].text), *(word.text for word in line[1:])]).strip()
    found = _NUMBERED.fullmatch(line[0].text)
    if found and len(line) > 1:
        return found.group(1), " ".join(word.text for word in line[1:])
    return "", ""


def _text(line: Line) -> str:
    return " ".join(unmarked(word.text) for word in line)


def _height(line: Line) -> float:
    """Of the whole line: the box of a word may be no higher than its own letters."""
    return max(word.bottom for word in line) - min(word.top for word in line)


def _renamed(line: Line, page: int) -> Line:
    if not any(marks_in(word.text) for word in line):
        return line
    return tuple(replace(word, text=_with_page(word.text, page)) for word in line)


def _with_page(text: str, page: int) -> str:
    for name in marks_in(text):
        text = text.replace(mark(name), mark(f"{page}:{name}"))
    return text
