"""Whether the frame drawn on a page holds the words that are quoted, and how long a page takes.

`python -m tests.benchmarks.pages [--most N] [FILE or FOLDER…]`, by default ../shared/originals, ../shared/documents and
the sample plans printed in every form. Passages are facts and sentences of each document, drawn by a fixed lot. What
stands inside the frames is read again by another program than placed them: pdftotext on text, Tesseract on pictures. A
frame holds its quote where that has nearly all of its letters, in order; `more` counts frames with far more in them.
"""

import argparse
import html
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
from ingest.pages import pages_of
from ingest.pages.finding import Finder, Place
from ingest.pages.marking import blocks
from ingest.pages.paper import Paper, paper_of, set_in_type
from ingest.pages.printed import Box, letters_of
from ingest.pages.sheets import Sides
from ingest.pipeline import draft_of
from ingest.readers import ocr, read
from ingest.readers.office import converted_as_it_is
from ingest.readers.pdfium import opened
from knowledge.plan import PlanVersion
from knowledge.sentences import sentences
from knowledge.span import Span

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
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        given = arguments.files or [SHARED / "originals", SHARED / "documents" / "files", *samples(Path(made))]
        files = [path for one in given for path in (sorted(one.iterdir()) if one.is_dir() else [one])]
        results, times = [], defaultdict(list)
        for file in files:
            try:
                version = draft_of(read(file), force=True)
                found = list(reread(file, version, drawn_lots(version, arguments.most), Path(made)))
                for name, took in timed(file, version, Path(made)):
                    times[name].append(took)
            except IngestError as error:
                print(f"{file.name}: {error}", file=sys.stderr)
                continue
            results += found
            print(f"{file.name}: {sum(map(held, found))} of {len(found)} held", file=sys.stderr)
    tell(results, times, misses=arguments.misses)


def tell(results: Sequence[Read], times: dict[str, list[float]], *, misses: bool) -> None:
    """Print what was found, a line a kind of file."""
    by_kind: dict[str, list[Read]] = defaultdict(list)
    for one in results:
        by_kind[one.kind].append(one)
        by_kind["all pictures" if one.pictured else "all text"].append(one)
    for kind, found in sorted(by_kind.items()):
        share = sum(map(held, found)) / len(found)
        more = sum(one.more > 1.5 for one in found)
        print(f"{kind:>14}: {sum(map(held, found))} of {len(found)} held ({share:.1%}), {more} with far more in them")
    for name, took in sorted(times.items()):
        print(f"{name:>24}: median {sorted(took)[len(took) // 2]:.3f} s, longest {max(took):.3f} s of {len(took)}")
    for one in results if misses else ():
        if not held(one):
            print(f"missed ({one.kind}, {one.share:.2f}): {one.words}")


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


def reread(file: Path, version: PlanVersion, spans: Sequence[Span], folder: Path) -> Iterator[Read]:
    """Each passage as it is read again inside its frames."""
    paper, data = paper_of(file.read_bytes()) or set_in_type(version.text)
    pdf = folder / "paper.pdf"
    pdf.write_bytes(data)
    with opened(data) as document, tempfile.TemporaryDirectory() as kept:
        sides = Sides(document, Path(kept))
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


def timed(file: Path, version: PlanVersion, folder: Path) -> Iterator[tuple[str, float]]:
    """How long the first picture of a file, one of another passage and the same one again take, in seconds."""
    spans = drawn_lots(version, 2)
    kind = "text" if file.suffix in {".md", ".txt"} else file.suffix.lstrip(".")
    for name, span in (("first", spans[0]), ("another", spans[-1]), ("again", spans[0])):
        started = perf_counter()
        pages_of(version, file, [span], folder / f"kept-{file.name}")
        yield f"{kind}, {name}", perf_counter() - started


if __name__ == "__main__":
    main()
