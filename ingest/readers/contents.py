"""Tables of contents, which are no content: each part stands there once more, without what it says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.markers import BULLETS, marker
from knowledge.text import fold, squeeze

FEWEST = 3
"""Entries of a table of contents."""
_HEADING = "muc luc"
_LEADER = re.compile(
    r"(?:(?<![\s.…·_])\s*[.…·_]{3,}\s*|(?<!\t)\t\s*|(?<!\s)\s{3,}|(?<!\.)(?:\s\.){3,}\s*)(\d{1,3})\s*$"
)
"""What follows a title: dots or a gap, the number of a page."""
_LONGEST = 400
"""Characters of an entry."""
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may be an entry: where it stands, its title, the page that it names."""

    at: int
    title: str
    page: int | None
    is_part: bool


def without_contents(text: str) -> str:
    """The text without its table of contents; pages begin where they began."""
    lines = text.split("\n")
    read = [_line(at, line) for at, line in enumerate(lines) if line.strip()]
    last = {line.title: line.at for line in read}
    gone = {line.at for run, headed in _runs(read, last) if _is_contents(run, last, headed=headed) for line in run}
    gone.update(line.at for line in read if line.title == _HEADING)
    return "\n".join("\f" * line.count("\f") if at in gone else line for at, line in enumerate(lines)) if gone else text


def _line(at: int, line: str) -> _Line:
    found = _LEADER.search(line) if len(line) <= _LONGEST and line.rstrip()[-1:].isdigit() else None
    title = line[: found.start()] if found else line
    mark = marker(line.strip()) if len(line) <= _LONGEST else None
    is_part = mark is not None and mark.style not in BULLETS
    page = int(found[1]) if found and any(c.isalpha() for c in title) else None
    return _Line(at, fold(squeeze(title).strip("*#\f")).strip(" .:;…"), page, is_part)


def _runs(read: Sequence[_Line], last: dict[str, int]) -> Iterator[tuple[list[_Line], bool]]:
    """Lines in a row that may be entries, and whether "MỤC LỤC" stands right above them."""
    run: list[_Line] = []
    headed, before = False, ""
    for line in read:
        if line.page is not None or (line.is_part and last[line.title] > line.at):
            headed = headed if run else before == _HEADING
            run.append(line)
        elif run:
            yield run, headed
            run = []
        before = line.title
    if run:
        yield run, headed


def _is_contents(run: Sequence[_Line], last: dict[str, int], *, headed: bool) -> bool:
    if len(run) < FEWEST:
        return False
    again = sum(last[line.title] > run[-1].at for line in run)
    pages = [line.page for line in run if line.page is not None]
    if len(pages) == len(run):
        return pages == sorted(pages) and (headed or again >= _ENOUGH * len(run))
    return again == len(run) or (headed and again >= _ENOUGH * len(run))
