"""The process in which pages are found and drawn: `python -m ingest.pages.worker`, from `ingest/pages/__init__.py`.

It reads one JSON object from standard input and writes one to standard output, or the key of an error.
"""

import json
import os
import resource
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import IngestError
from ingest.pages.finding import SURE, Finder, Place
from ingest.pages.marking import blocks, marked
from ingest.pages.paper import Paper, paper_of, set_in_type
from ingest.pages.sheets import Sides, written
from ingest.readers import placed
from ingest.readers.apart import PROGRAM
from ingest.readers.layout import Placed
from ingest.readers.pdfium import opened
from knowledge.span import Span

_LARGEST_FILE = 1024**3


@dataclass(frozen=True, slots=True)
class Job:
    """What is wanted: passages, the first of which decides which pages are shown, or one page by its number from 0.

    `leaf`: not its picture, but what stands where on it.
    """

    original: Path | None
    text: str
    starts: tuple[int, ...]
    spans: tuple[Span, ...]
    page: int | None
    folder: Path
    name: str
    places: Mapping[int, Placed]
    leaf: bool


def main() -> None:
    """Do what is asked on standard input."""
    spoken = os.dup(1)
    os.dup2(2, 1)
    resource.setrlimit(resource.RLIMIT_AS, (PROGRAM, PROGRAM))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with os.fdopen(spoken, "w", encoding="utf-8") as output:
        try:
            answer = drawn(_job(json.load(sys.stdin)))
        except IngestError as error:
            answer = {"error": error.key, "values": error.values}
        except MemoryError:
            answer = {"error": "too_heavy", "values": {}}
        json.dump(answer, output)


def drawn(job: Job) -> dict[str, Any]:
    """Find the passages and draw their pages; what was drawn, as `ingest.pages` keeps it. Raises IngestError."""
    paper, data = _paper(job)
    told = _drawn_on(paper, data, job)
    if told is None:
        # The paper says it otherwise than the text that is quoted: the text itself is what can be shown.
        told = _drawn_on(*_made(job, Paper.TYPESET), job)
    if told is None:
        raise IngestError("not_on_page")
    return told


def _drawn_on(paper: Paper, data: bytes, job: Job) -> dict[str, Any] | None:
    """What was drawn of a paper; None where what is wanted cannot be found on it."""
    starts = () if paper is Paper.TYPESET else job.starts
    with opened(data) as document:
        sides = Sides(document, job.folder / paper, job.places if paper is Paper.ORIGINAL else None)
        finder = Finder(job.text, starts, sides)
        places = [finder.place(span) for span in job.spans]
        if job.page is not None:
            shown: Sequence[int] = [job.page] if 0 <= job.page < len(sides) else []
        else:
            shown = _pages(places[0], finder, job.spans[0])
        if not shown:
            return None
        if job.leaf:
            return _leaf(shown[0], paper, places, finder, sides)
        return {
            "paper": paper,
            "count": len(sides),
            "pages": [_picture(at, paper, places, finder, sides, job) for at in shown],
            "share": places[0].share if places else 0.0,
            "boxes": [[[at + 1, boxes] for at, boxes in place.pages.items()] for place in places],
        }


def _picture(at: int, paper: Paper, places: Sequence[Place], finder: Finder, sides: Sides, job: Job) -> dict[str, Any]:
    framed = places[0].pages.get(at, []) if places else []
    return {
        "number": at + 1,
        "file": _draw(at, paper, places, finder, sides, job),
        "found": bool(framed),
        "size": sides.size(at, finder.side(at)),
        "blocks": blocks(framed),
    }


def _leaf(at: int, paper: Paper, places: Sequence[Place], finder: Finder, sides: Sides) -> dict[str, Any]:
    words = finder.words(at)
    found = places[0].pages.get(at, []) if places else []
    return {
        "paper": paper,
        "count": len(sides),
        "pages": [{"number": at + 1}],
        "size": sides.size(at, finder.side(at)),
        "words": [[word.span.start, word.span.end, word.box] for word in words],
        "blocks": blocks(found),
    }


def _pages(place: Place, finder: Finder, span: Span) -> Sequence[int]:
    """The pages to show for a passage; of one that was not surely found, those that the text says it stands on."""
    if place.share >= SURE:
        return sorted(place.pages)
    return list(finder.pages_of(span)) if finder.knows_pages else []


def _draw(at: int, paper: Paper, places: Sequence[Place], finder: Finder, sides: Sides, job: Job) -> str:
    side = finder.side(at)
    framed = [place.pages[at] for place in places[:1] if at in place.pages]
    beside = [place.pages[at] for place in places[1:] if at in place.pages and place.share >= SURE]
    picture = marked(*sides.picture(at, side), framed, beside)
    name = f"{job.name}-{paper}-{at + 1}.png"
    file = job.folder / name
    partial = file.with_name(f"{name}.{os.getpid()}.partial")
    picture.save(partial, "PNG", compress_level=6)
    partial.replace(file)
    return name


def _paper(job: Job) -> tuple[Paper, bytes]:
    """The paper of the original, made once; where there is none, of the text."""
    if job.original is not None:
        for paper in (Paper.PRINTED, Paper.ORIGINAL):
            kept = job.folder / f"{paper}.pdf"
            if kept.is_file():
                return paper, kept.read_bytes()
        data = job.original.read_bytes()
        made = paper_of(data)
        if made is not None:
            if made[1] is not data:
                written(job.folder / f"{made[0]}.pdf", made[1])
            return made
    return _made(job, Paper.TYPESET)


def _made(job: Job, paper: Paper) -> tuple[Paper, bytes]:
    kept = job.folder / f"{paper}-{job.name.partition('-')[0]}.pdf"
    if kept.is_file():
        return paper, kept.read_bytes()
    made = set_in_type(job.text)
    written(kept, made[1])
    return made


def _job(told: dict[str, Any]) -> Job:
    return Job(
        original=Path(told["original"]) if told["original"] else None,
        text=told["text"],
        starts=tuple(told["starts"]),
        spans=tuple(Span(start, end) for start, end in told["spans"]),
        page=told["page"],
        folder=Path(told["folder"]),
        name=told["name"],
        places=_places(told["places"]),
        leaf=told["leaf"],
    )


def _places(told: str) -> dict[int, Placed]:
    try:
        return placed.read(told)
    except ValueError:
        # What is no longer whole is found anew.
        return {}


if __name__ == "__main__":
    main()
