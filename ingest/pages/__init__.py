"""Where in its source a passage of a plan stands: the page as a picture, the passage in a frame.

Where the words of a recognised page are seen is kept at reading, with the original; a text layer is kept in the
original itself. The rest is found when somebody asks, by a process of its own as every file is opened in, and kept
under the data folder for the next one. What is kept can be made again.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from hashlib import blake2s
from pathlib import Path
from typing import Any

from ingest.errors import IngestError
from ingest.pages.paper import Paper
from ingest.readers.apart import end_group
from knowledge.plan import PlanVersion
from knowledge.span import Span

SECONDS = 150
"""So long may it take to print a file and draw its pages."""
_RULES = "5"
"""Counted up when pages are found or drawn otherwise than before: what is kept is made anew."""
_HOUSE = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a picture: its number from 1, of how many, and where the picture is.

    `found`: the passage is framed on it. It is not where a scan cannot be read again, and the page is known alone.
    `boxes` are its frames, one for each run of lines, in points as `size` is: width and height.
    """

    number: int
    count: int
    file: Path
    paper: Paper
    found: bool
    size: tuple[float, float] = (0.0, 0.0)
    boxes: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """The pages that a passage stands on, in order; `boxes` are, of each passage, page numbers with boxes in points.

    `share` is how many of the letters of the first passage were found on them.
    """

    pages: tuple[Page, ...]
    share: float
    boxes: tuple[tuple[tuple[int, tuple[tuple[float, ...], ...]], ...], ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """What a version is shown on: its original, None where that is gone, and the folder in which its pages are kept.

    `places` gives where the words of its recognised pages were seen when it was read, as text. Neither is looked for,
    and nobody waits for their `turn`, where what is wanted was drawn before.
    """

    original: Callable[[], Path | None]
    kept: Path
    places: Callable[[], str] = str
    turn: AbstractContextManager[object] = field(default_factory=nullcontext)


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of the text, or the part of it in one line: its span, its box in points from the top left corner."""

    span: Span
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What stands where on a page, its number from 1, of how many; width and height are in points, as is every box.

    `words` are those of the text that are found on it, in its order; `boxes` are one for each run of lines of the
    passage that was asked for, none where it is not found on the page.
    """

    number: int
    count: int
    paper: Paper
    width: float
    height: float
    words: tuple[Placed, ...]
    boxes: tuple[tuple[float, float, float, float], ...]


def pages_of(version: PlanVersion, sheets: Sheets, spans: Sequence[Span]) -> Shown:
    """The pages on which the first of some passages stands, all of them marked. Raises IngestError."""
    if not spans:
        raise ValueError("a passage is wanted")
    return _shown(version, sheets, tuple(spans), None)


def page_of(version: PlanVersion, sheets: Sheets, number: int, spans: Sequence[Span]) -> Page:
    """One page by its number from 1, with the passages on it marked. Raises IngestError."""
    return _shown(version, sheets, tuple(spans), number - 1).pages[0]


def leaf_of(version: PlanVersion, sheets: Sheets, number: int | None, span: Span | None) -> Leaf:
    """What stands where on a page: the one of a number from 1, else the one on which a passage begins, else the first.

    Raises IngestError.
    """
    page = number - 1 if number is not None else None if span else 0
    told = _told(version, sheets, (span,) if span else (), page, leaf=True)
    words = tuple(Placed(Span(start, end), tuple(box)) for start, end, box in told["words"])
    [page] = told["pages"]
    width, height = told["size"]
    boxes = tuple(tuple(box) for box in told["blocks"])
    return Leaf(page["number"], told["count"], Paper(told["paper"]), width, height, words, boxes)


def _shown(version: PlanVersion, sheets: Sheets, spans: tuple[Span, ...], page: int | None) -> Shown:
    return _read(_told(version, sheets, spans, page), sheets.kept)


def _told(
    version: PlanVersion, sheets: Sheets, spans: tuple[Span, ...], page: int | None, *, leaf: bool = False
) -> dict[str, Any]:
    """What the process says, now or the last time that it was asked the same."""
    kept = sheets.kept
    asked = json.dumps([[(span.start, span.end) for span in spans], page, *(["leaf"] if leaf else [])])
    name = f"{_hash(_RULES + version.text)}-{_hash(asked)}"
    note = kept / f"{name}.json"
    told = _noted(note, kept)
    if told is None:
        kept.mkdir(parents=True, exist_ok=True)
        with sheets.turn:
            told = _drawn(version, sheets, spans, page, name, leaf=leaf)
        partial = note.with_name(f"{note.name}.{os.getpid()}.partial")
        partial.write_text(json.dumps(told), encoding="utf-8")
        partial.replace(note)
    return told


def _noted(note: Path, kept: Path) -> dict[str, Any] | None:
    """What was drawn before; None where it was not, or is no longer whole."""
    try:
        told: dict[str, Any] = json.loads(note.read_text(encoding="utf-8"))
        drawn = (kept / page["file"] for page in told["pages"] if "file" in page)
        return told if all(file.is_file() for file in drawn) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _drawn(
    version: PlanVersion, sheets: Sheets, spans: tuple[Span, ...], page: int | None, name: str, *, leaf: bool
) -> dict[str, Any]:
    original = sheets.original()
    job = {
        "original": str(original.resolve()) if original else None,
        "text": version.text,
        "starts": version.pages,
        "spans": [(span.start, span.end) for span in spans],
        "page": page,
        "folder": str(sheets.kept.resolve()),
        "name": name,
        "places": sheets.places(),
        "leaf": leaf,
    }
    told = _answered(json.dumps(job).encode())
    if "error" in told:
        raise IngestError(told["error"], **told["values"])
    return told


def _answered(job: bytes) -> dict[str, Any]:
    """What the process says. Raises IngestError where it says nothing, or takes too long."""
    path = os.pathsep.join(filter(None, (str(_HOUSE), os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "ingest.pages.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
    )
    with process:
        try:
            said, _ = process.communicate(job, timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            raise IngestError("too_slow", seconds=str(SECONDS)) from error
        finally:
            end_group(process)
    try:
        told: dict[str, Any] = json.loads(said)
    except ValueError:
        # It broke before it could say anything.
        raise IngestError("damaged") from None
    return told


def _read(told: dict[str, Any], kept: Path) -> Shown:
    paper = Paper(told["paper"])
    pages = (_page(page, told["count"], kept, paper) for page in told["pages"])
    boxes = tuple(tuple((number, tuple(map(tuple, found))) for number, found in place) for place in told["boxes"])
    return Shown(tuple(pages), told["share"], boxes)


def _page(told: dict[str, Any], count: int, kept: Path, paper: Paper) -> Page:
    width, height = told["size"]
    boxes = tuple((left, top, right, bottom) for left, top, right, bottom in told["blocks"])
    return Page(told["number"], count, kept / told["file"], paper, told["found"], (width, height), boxes)


def _hash(text: str) -> str:
    return blake2s(text.encode(), digest_size=8).hexdigest()
