"""Reading pictures of pages with Tesseract, which is a program of its own and may not be installed."""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from ingest.errors import IngestError
from ingest.readers.document import Pages
from ingest.readers.grid import Stroke, ruled_tables
from ingest.readers.layout import Page, Word
from ingest.readers.rulings import rulings, straightened, without

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGE = "vie"
MOST_PAGES = 300
_DOTS_PER_INCH = 300
_POINT = 72 / _DOTS_PER_INCH
"""The size of a pixel in points, the unit that text layers have too."""
_WORKERS = 2
_PAGE_SECONDS = 100
_UNSURE = 45.0
"""A line of whose words Tesseract is on average less sure than this, in percent, is a stamp or a signature."""
_SURE = 90.0
"""The same for a line of a single letter, which specks are often taken for."""


@cache
def installed() -> bool:
    """Whether Tesseract is there and knows Vietnamese."""
    return has_program() and LANGUAGE in languages()


def has_program() -> bool:
    """Whether Tesseract is there at all."""
    return shutil.which("tesseract") is not None


def languages() -> tuple[str, ...]:
    """What the installed Tesseract can read."""
    done = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    return tuple(done.stdout.split("\n")[1:])


def read_pages(count: int, pictures: Iterable["Image"], told: Pages) -> list[Page]:
    """The words on each picture, in order; two at a time. Raises IngestError."""
    if count > MOST_PAGES:
        raise IngestError("too_many_scans", count=str(count), limit=str(MOST_PAGES))
    pages: list[Page] = []
    told(0, count)
    with ThreadPoolExecutor(_WORKERS) as pool:
        for page in _in_turn(pool, pictures):
            pages.append(page)
            told(len(pages), count)
    return pages


def _in_turn(pool: ThreadPoolExecutor, pictures: Iterable["Image"]) -> Iterator[Page]:
    """The pages in order; no more pictures are made than are being read or next."""
    waiting = []
    for picture in pictures:
        waiting.append(pool.submit(_read, picture))
        if len(waiting) > _WORKERS:
            yield waiting.pop(0).result()
    for page in waiting:
        yield page.result()


def _read(picture: "Image") -> Page:
    picture = straightened(picture)
    strokes = rulings(picture)
    seen = list(_lines(_recognised(without(picture, strokes) if strokes else picture)))
    return Page(float(picture.width) * _POINT, ruled_tables(seen, [_in_points(stroke) for stroke in strokes]))


def _recognised(picture: "Image") -> str:
    """What Tesseract makes of a picture: a table with a row for each word. Raises IngestError."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    command = ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(_DOTS_PER_INCH), "--psm", "3", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=buffer.getvalue(), capture_output=True, timeout=_PAGE_SECONDS, check=False, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise IngestError("too_slow", seconds=str(_PAGE_SECONDS)) from error
    if done.returncode:
        raise IngestError("ocr_failed", cause=done.stderr.decode(errors="replace").strip()[-200:])
    return done.stdout.decode()


def _lines(table: str) -> Iterator[tuple[Word, ...]]:
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = (row for row in rows if row["level"] == "5" and row["text"].strip())
    for _, line in groupby(words, key=lambda row: (row["block_num"], row["par_num"], row["line_num"])):
        row = [word for word in line if len(word["text"]) > 1 or float(word["conf"]) > _UNSURE]
        if not row:
            continue
        sure = sum(float(word["conf"]) for word in row) / len(row)
        letters = sum(c.isalnum() for word in row for c in word["text"])
        if letters and sure >= (_UNSURE if letters > 1 else _SURE):
            yield tuple(_word(word) for word in row)


def _word(row: dict[str, str]) -> Word:
    left, top = float(row["left"]), float(row["top"])
    right, bottom = left + float(row["width"]), top + float(row["height"])
    return Word(row["text"].strip("|") or row["text"], left * _POINT, right * _POINT, top * _POINT, bottom * _POINT)


def _in_points(stroke: Stroke) -> Stroke:
    return Stroke(stroke.left * _POINT, stroke.top * _POINT, stroke.right * _POINT, stroke.bottom * _POINT)
