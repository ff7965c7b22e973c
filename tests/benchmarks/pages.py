"""Whether the frame drawn on a page holds the words that are quoted, and how long a page takes.

`python -m tests.benchmarks.pages [--most N] [--misses] [--write] [FILE or FOLDER…]`, by default ../shared/originals,
../shared/documents and the sample plans in every form. Passages are facts and sentences of each document, drawn by a
fixed lot. What stands inside the frames is read again by another program than placed them: pdftotext on text, Tesseract
on pictures. A frame holds its quote where that has nearly all of its letters, in order; `more` counts frames with far
more in them. Times are of the processor, of all processes that take part, beside those of the clock.
"""

import argparse
import html
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from rapidfuzz.distance import Indel

from ingest.errors import IngestError
from ingest.pages import Sheets, pages_of
from ingest.pages.finding import Finder, Place
from ingest.pages.marking import blocks
from ingest.pages.paper import Paper, paper_of, set_in_type
from ingest.pages.printed import Box, letters_of
from ingest.pages.sheets import Sides
from ingest.pipeline import draft_of
from ingest.readers import Source, ocr, placed, read
from ingest.readers.office import converted_as_it_is
from ingest.readers.pdfium import opened
from knowledge.plan import PlanVersion
from knowledge.sentences import sentences
from knowledge.span import Span
from tests.benchmarks._page import write_part

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FORMS = {
    "docx": "docx:MS Word 2007 XML",
    "doc": "doc:MS Word 97",
    "odt": "odt",
    "pdf": "pdf",
}
HOLDS = {False: 0.97, True: 0.9}
"""The share of a quote's letters that must be read again, of text and of pictures, which are read with mistakes."""
_SHORTEST, _LONGEST = 12, 400
_DOTS = 300


@dataclass(frozen=True, slots=True)
class Read:
    """A passage read again: of what kind of file, whether from a picture, the share of its letters, how much more."""

    kind: str
    pictured: bool
    share: float
    more: float
    words: str


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--most", type=int, default=8, help="passages a file")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        given = arguments.files or [SHARED / "originals", SHARED / "documents" / "files", *samples(Path(made))]
        files = [path for one in given for path in (sorted(one.iterdir()) if one.is_dir() else [one])]
        results: list[Read] = []
        times: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for file in files:
            try:
                source = read(file)
                version = draft_of(source, force=True)
                found = list(reread(file, source, version, drawn_lots(version, arguments.most), Path(made)))
                for name, took in timed(file, source, version, Path(made)):
                    times[name].append(took)
            except IngestError as error:
                print(f"{file.name}: {error}", file=sys.stderr)
                continue
            results += found
            print(f"{file.name}: {sum(map(held, found))} of {len(found)} held", file=sys.stderr)
    told = list(tell(results, times))
    print("\n".join(told))
    for one in results if arguments.misses else ():
        if not held(one):
            print(f"missed ({one.kind}, {one.share:.2f}): {one.words}")
    if arguments.write:
        write_part("pages", "\n".join([f"`python -m tests.benchmarks.pages --most {arguments.most}`:", "", *told]))


def tell(results: Sequence[Read], times: dict[str, list[tuple[float, float]]]) -> Iterator[str]:
    """What was found, as two tables: the kinds of files, and how long pictures take."""
    by_kind: dict[str, list[Read]] = defaultdict(list)
    for one in results:
        by_kind[one.kind].append(one)
        by_kind["all pictures" if one.pictured else "all text"].append(one)
    yield from ("| files | passages | frame holds the words | far more in it |", "| --- | --: | --: | --: |")
    for kind, found in sorted(by_kind.items()):
        count = sum(map(held, found))
        more = sum(one.more > 1.5 for one in found)
        yield f"| {kind} | {len(found)} | {count} ({count / len(found):.1%}) | {more} |"
    yield from (
        "",
        "| picture | files | processor, median | longest | clock, median |",
        "| --- | --: | --: | --: | --: |",
    )
    for name, took in sorted(times.items()):
        spent, waited = (sorted(each) for each in zip(*took, strict=True))
        middle = len(took) // 2
        yield f"| {name} | {len(took)} | {spent[middle]:.3f} s | {spent[-1]:.3f} s | {waited[middle]:.3f} s |"


def held(one: Read) -> bool:
    """Whether the frame holds the quote."""
    return one.share >= HOLDS[one.pictured]


def samples(folder: Path) -> Iterator[Path]:
    """The sample plans in every form, the scan of each page slightly turned."""
    for plan in sorted((ROOT / "plans").glob("*.*")):
        yield plan
        text = draft_of(read(plan), force=True).text
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
        page = f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{paragraphs}</body></html>'.encode()
        made = {"html": page} | {ending: converted_as_it_is(page, form) for ending, form in FORMS.items()}
        made["tiff"] = scanned(made["pdf"])
        for ending, data in made.items():
            file = folder / f"{plan.stem}.{ending}"
            file.write_bytes(data)
            yield file
    long = folder / "ten-pages.docx"
    long.write_bytes(_of_ten_pages())
    yield long


def _of_ten_pages() -> bytes:
    """A Word file of the sample plans, one behind the other, that fills ten pages and some."""
    texts = [draft_of(read(plan), force=True).text for plan in sorted((ROOT / "plans").glob("*.*"))]
    lines = "".join(f"<p>{html.escape(line)}</p>" for text in texts for line in text.split("\n") if line.strip())
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{lines}</body></html>'.encode()
    return converted_as_it_is(page, FORMS["docx"])


def scanned(pdf: bytes) -> bytes:
    """The first two pages as an office scanner gives them."""
    from io import BytesIO

    from PIL import Image, ImageFilter

    chance = random.Random(1)
    with opened(pdf) as document:
        pages = [
            document[at]
            .render(scale=200 / 72, grayscale=True)
            .to_pil()
            .rotate(chance.uniform(-0.5, 0.5), fillcolor=255, resample=Image.Resampling.BILINEAR)
            .filter(ImageFilter.GaussianBlur(0.6))
            for at in range(min(2, len(document)))
        ]
    made = BytesIO()
    pages[0].save(made, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw", dpi=(200, 200))
    return made.getvalue()


def drawn_lots(version: PlanVersion, most: int) -> list[Span]:
    """Some facts and sentences of a document, always the same."""
    facts = dict.fromkeys(_spans(version.card))
    said = (span for span in sentences(version.text, Span(0, len(version.text))))
    known = [one for one in (*facts, *said) if _SHORTEST <= len(letters_of(one.of(version.text))[0]) <= _LONGEST]
    chance = random.Random(len(version.text))
    return chance.sample(known, min(most, len(known)))


def _spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        yield from (span for field in fields(value) for span in _spans(getattr(value, field.name)))
    elif isinstance(value, tuple):
        yield from (span for one in value for span in _spans(one))


def reread(file: Path, source: Source, version: PlanVersion, spans: Sequence[Span], folder: Path) -> Iterator[Read]:
    """Each passage as it is read again inside its frames."""
    paper, data = paper_of(file.read_bytes()) or set_in_type(version.text)
    pdf = folder / "paper.pdf"
    pdf.write_bytes(data)
    with opened(data) as document, tempfile.TemporaryDirectory() as kept:
        sides = Sides(document, Path(kept), placed.read(source.places))
        finder = Finder(version.text, () if paper is Paper.TYPESET else version.pages, sides)
        for span in spans:
            place = finder.place(span)
            quote = letters_of(span.of(version.text))[0]
            pictured = any(map(finder.was_recognised, place.pages))
            again = letters_of("".join(_again(pdf, finder, sides, place, pictured=pictured)))[0]
            share = _common(quote, again) / len(quote)
            kind = "typeset" if paper is Paper.TYPESET else file.suffix.lstrip(".") + (" (picture)" if pictured else "")
            yield Read(kind, pictured, share, len(again) / len(quote), span.of(version.text)[:120])


def _common(quote: str, again: str) -> int:
    """How many letters of the quote stand in the other text, in order."""
    return (len(quote) + len(again) - Indel.distance(quote, again)) // 2


def _again(pdf: Path, finder: Finder, sides: Sides, place: Place, *, pictured: bool) -> Iterator[str]:
    for at, boxes in place.pages.items():
        if pictured:
            picture, scale = sides.picture(at, finder.side(at), _DOTS)
            for box in blocks(boxes):
                yield _recognised(picture, scale, box)
        else:
            yield from (_printed(pdf, at, box) for box in boxes)


def _recognised(picture: Any, scale: float, box: Box) -> str:
    """What Tesseract reads inside a frame."""
    edge = 3
    left, top, right, bottom = box
    cut = picture.crop(tuple(int(scale * one) for one in (left - edge, top - edge, right + edge, bottom + edge)))
    return ocr._tesseract(cut, "-l", ocr.LANGUAGE, "--dpi", str(_DOTS), "--psm", "6")


def _printed(pdf: Path, at: int, box: Box) -> str:
    """What pdftotext reads inside a box."""
    # With the air that is drawn around letters: pdftotext takes letters to reach higher than their ink does.
    scale, air = 10, 1.5
    left, top = round((box[0] - air) * scale), round((box[1] - air) * scale)
    size = round((box[2] + air) * scale) - left, round((box[3] + air) * scale) - top
    numbers = ("-f", at + 1, "-l", at + 1, "-r", 72 * scale, "-x", left, "-y", top, "-W", size[0], "-H", size[1])
    command = ["pdftotext", *map(str, numbers), str(pdf), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return re.sub(r"\s+", " ", done.stdout)


def timed(file: Path, source: Source, version: PlanVersion, folder: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    """How many seconds of the processor, and by the clock, the first picture of a file, one of another passage and the
    same one again take."""
    spans = drawn_lots(version, 2)
    kind = "text" if file.suffix in {".md", ".txt"} else file.suffix.lstrip(".") + (" (scan)" if source.places else "")
    kind = file.stem if file.stem == "ten-pages" else kind
    for name, span in (("first", spans[0]), ("another", spans[-1]), ("again", spans[0])):
        started, spent = perf_counter(), _spent()
        pages_of(version, Sheets(lambda: file, folder / f"kept-{file.name}", lambda: source.places), [span])
        yield f"{kind}, {name}", (_spent() - spent, perf_counter() - started)


def _spent() -> float:
    """Seconds of the processor of this process and of those that it started and that have ended."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    main()
