"""Reading pictures of pages with Tesseract, which is a program of its own and may not be installed."""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from ingest.errors import IngestError
from ingest.readers.crossings import crossed, told, withdrawn
from ingest.readers.document import Pages
from ingest.readers.ghosts import without_ghosts
from ingest.readers.grid import Stroke, ruled_tables
from ingest.readers.ink import is_blank
from ingest.readers.layout import Page, Word
from ingest.readers.numerals import numbered
from ingest.readers.placed import placed_in
from ingest.readers.rulings import rulings, straightened, without
from ingest.readers.seals import unsealed
from ingest.readers.second_look import Again, Row, line_of, looked_again
from knowledge.text import fold, is_syllable

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGE = "vie"
_FIGURES = "eng"
_EDGE = 12
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
_FEWEST_VALID = 5
"""So many words that make sense show which way up a sheet lies."""
_SIDES = (180, 90, 270)
"""How far a sheet is turned to see whether it makes sense so: a half turn may show both other sides, too."""
_AROUND = ".,;:()“”\"'-–"


@cache
def installed() -> bool:
    """Whether Tesseract is there and knows Vietnamese."""
    return has_program() and LANGUAGE in languages()


def has_program() -> bool:
    """Whether Tesseract is there at all."""
    return shutil.which("tesseract") is not None


@cache
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
    picture, skew = straightened(unsealed(picture))
    strokes, rows = _looked_at(picture)
    if angle := _lying(picture, rows):
        picture, more = straightened(picture.rotate(angle, expand=True))
        skew += more
        strokes, rows = _looked_at(picture)
    gone: tuple[str, ...] = ()
    if through := crossed(picture, rows, strokes):
        picture, stretches = withdrawn(picture, through, rows)
        gone = tuple(told([_tesseract(one, "-l", LANGUAGE, "--psm", "7") for one in stretches]))
        strokes, rows = _looked_at(picture)
    words, doubtful = looked_again(numbered(without_ghosts(rows), picture), _again(picture))
    lines = list(_lines(words))
    items = ruled_tables(lines, [_in_points(stroke) for stroke in strokes])
    width, height = float(picture.width) * _POINT, float(picture.height) * _POINT
    return Page(width, items, doubtful, gone, placed=placed_in(lines, (width, height), skew, angle))


def placed(picture: "Image", dots: int) -> tuple[int, list[tuple[Word, ...]]]:
    """By how many degrees, against the clock, a picture must be turned to be read; then its lines of words, in points.

    The picture is not straightened, so the words stand where they are seen on it. `dots` are its pixels an inch.
    Raises IngestError.
    """
    picture = unsealed(picture)
    rows = _words(_recognised(picture, dots))
    if angle := _lying(picture, rows):
        rows = _words(_recognised(picture.rotate(angle, expand=True), dots))
    return angle, list(_lines(rows, 72 / dots))


def _looked_at(picture: "Image") -> tuple[list[Stroke], list[Row]]:
    """The lines of tables on a picture, and its words."""
    strokes = rulings(picture)
    return strokes, _words(_recognised(without(picture, strokes) if strokes else picture))


def _lying(picture: "Image", rows: Sequence[Row]) -> int:
    """By how many degrees, against the clock, a sheet must be turned to be read; 0 where that makes nothing better.

    Tesseract reads some sheets as they lie, but worse; where it reads next to nothing, only words tell up from down.
    """
    valid = _valid(rows)
    if _is_upright(rows):
        return running(rows)
    if is_blank(picture):
        return 0
    small = picture.resize((max(1, picture.width // 2), max(1, picture.height // 2)))
    found: dict[int, int] = {}
    for angle in _SIDES:
        turned = _words(_recognised(small.rotate(angle, expand=True), _DOTS_PER_INCH // 2))
        upright = (angle + running(turned)) % 360
        found[upright] = max(_valid(turned), found.get(upright, 0))
        if _is_upright(turned):
            break
    best = max(found, key=lambda angle: found[angle])
    return best if found[best] > max(_FEWEST_VALID, 2 * valid) else 0


def running(rows: Sequence[Row]) -> int:
    """By how many degrees, against the clock, lines must be turned so that their words run from left to right."""
    across = down = 0.0
    for before, after in pairwise(rows):
        if line_of(before) == line_of(after):
            across += _centre(after, "left", "width") - _centre(before, "left", "width")
            down += _centre(after, "top", "height") - _centre(before, "top", "height")
    if abs(across) >= abs(down):
        return 180 if across < 0 else 0
    return 90 if down > 0 else 270


def _centre(row: Row, edge: str, size: str) -> float:
    return float(row[edge]) + float(row[size]) / 2


def _is_upright(rows: Sequence[Row]) -> bool:
    """Whether most of what is read are words of Vietnamese."""
    return _valid(rows) >= max(_FEWEST_VALID, len(rows) / 2)


def _valid(rows: Sequence[Row]) -> int:
    """How many words of at least three letters are syllables that Tesseract is fairly sure of."""
    sure = (row["text"].strip(_AROUND) for row in rows if float(row["conf"]) >= _UNSURE)
    return sum(len(word) > 2 and is_syllable(fold(word)) for word in sure)


def _again(picture: "Image") -> Again:
    """Reads single words of a picture by themselves, by the letters of another language: its figures are the same."""
    language = _FIGURES if _FIGURES in languages() else LANGUAGE

    def read(row: Row, scale: float) -> str:
        left, top, width, height = (int(row[key]) for key in ("left", "top", "width", "height"))
        word = picture.crop((left - _EDGE, top - _EDGE, left + width + _EDGE, top + height + _EDGE))
        sized = word.resize((max(1, round(word.width * scale)), max(1, round(word.height * scale))))
        return _tesseract(sized, "-l", language, "--psm", "7").strip()

    return read


def _recognised(picture: "Image", dots: int = _DOTS_PER_INCH) -> str:
    """What Tesseract makes of a picture: a table with a row for each word. Raises IngestError."""
    return _tesseract(picture, "-l", LANGUAGE, "--dpi", str(dots), "--psm", "3", "tsv")


def _tesseract(picture: "Image", *options: str) -> str:
    """What Tesseract writes of a picture. Raises IngestError."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    command = ["tesseract", "stdin", "stdout", *options]
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


def _words(table: str) -> list[Row]:
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in rows if row["level"] == "5" and row["text"].strip()]


def _lines(words: Sequence[Row], point: float = _POINT) -> Iterator[tuple[Word, ...]]:
    """The lines of words that are surely read; `point` is the size of a pixel in points."""
    for _, line in groupby(words, key=line_of):
        row = [word for word in line if len(word["text"]) > 1 or float(word["conf"]) > _UNSURE]
        if not row:
            continue
        sure = sum(float(word["conf"]) for word in row) / len(row)
        letters = sum(c.isalnum() for word in row for c in word["text"])
        if letters and sure >= (_UNSURE if letters > 1 else _SURE):
            yield tuple(_word(word, point) for word in row)


def _word(row: Row, point: float) -> Word:
    left, top = float(row["left"]), float(row["top"])
    right, bottom = left + float(row["width"]), top + float(row["height"])
    return Word(row["text"].strip("|") or row["text"], left * point, right * point, top * point, bottom * point)


def _in_points(stroke: Stroke) -> Stroke:
    return Stroke(stroke.left * _POINT, stroke.top * _POINT, stroke.right * _POINT, stroke.bottom * _POINT)
