"""The pages of a paper: what is printed on each, by its text layer or as Tesseract sees it, and its picture."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from os import getpid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.pages.printed import Box, Printed, printed_of
from ingest.readers import ocr
from ingest.readers.encodings import modern
from ingest.readers.layout import Placed
from ingest.readers.pdfium import Letter, picture_of, sheet_of
from ingest.readers.placed import on_page
from ingest.readers.seals import has_seal

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

DOTS = 130
"""Pixels an inch of the picture of a page: an A4 sheet is 1,075 wide, legible on a phone and small enough to send."""
_LONGEST_SIDE = 2600
"""Pixels; Telegram takes no picture whose sides have 10,000 together."""
_RECOGNISED_AT = 200
_SAME_LINE = 0.45
"""Letters that share so much of their height with a line are on it."""
_BEHIND = 40.0
"""So many points behind the end of a line something may stand that was typed into it."""
_FAINT = 0.05
"""Boxes are kept to a twentieth of a point."""


@dataclass(frozen=True, slots=True)
class Side:
    """A page as it is shown: how far it is turned for that, clockwise, and what is printed on it.

    `tilt` is a further turn of its picture, against the clock, after which what was recognised stands upright.
    """

    turn: int
    tilt: int
    printed: Printed


class Sides:
    """The pages of a PDF. What has been found of them is kept in a folder, for the next time.

    `places` are the words of pages, by their number from 0, that were recognised when the file was read.
    """

    def __init__(self, document: "PdfDocument", kept: Path, places: Mapping[int, Placed] | None = None) -> None:
        self._document = document
        self._kept = kept
        self._places = places or {}

    def __len__(self) -> int:
        return len(self._document)

    def was_recognised(self, at: int) -> bool:
        """Whether the text of a page was read from its picture."""
        return at in self._places

    def as_read(self, at: int) -> Side:
        """A page as it was read: by what was recognised then, else by its text layer."""
        return self._found(at, "read", self._kept_of) if at in self._places else self._found(at, "rows", self._layer)

    def recognised(self, at: int) -> Side:
        """A page as Tesseract sees it. Raises IngestError."""
        return self._found(at, "seen", self._recognised)

    def size(self, at: int, side: Side) -> tuple[float, float]:
        """Width and height of the picture of a page in points."""
        _, sheet = sheet_of(self._document, at)
        return (sheet.width, sheet.height) if side.tilt % 180 == 0 else (sheet.height, sheet.width)

    def picture(self, at: int, side: Side, dots: int = DOTS) -> tuple["Image", float]:
        """The picture of a page, and how many of its pixels make a point: fewer on a large sheet."""
        page, sheet = sheet_of(self._document, at)
        scale = min(dots / 72, _LONGEST_SIDE * dots / DOTS / max(sheet.width, sheet.height))
        return picture_of(page, side.turn, scale).convert("RGB").rotate(side.tilt, expand=True), scale

    def _layer(self, at: int) -> Side:
        _, sheet = sheet_of(self._document, at)
        return Side(
            sheet.turn,
            0,
            printed_of(_modern([_from_left(row) for line in _with_typed(sheet.lines) for row in _rows(line)])),
        )

    def _kept_of(self, at: int) -> Side:
        _, sheet = sheet_of(self._document, at)
        placed = self._places[at]
        size = (sheet.width, sheet.height) if placed.tilt % 180 == 0 else (sheet.height, sheet.width)
        boxed = (
            [(word.text, (word.left, word.top, word.right, word.bottom)) for word in line]
            for line in on_page(placed, *size).lines
        )
        return Side(sheet.turn, placed.tilt, printed_of(boxed))

    def _recognised(self, at: int) -> Side:
        page, sheet = sheet_of(self._document, at)
        colours = has_seal(picture_of(page, sheet.turn, 1.0))
        tilt, lines = ocr.placed(picture_of(page, sheet.turn, _RECOGNISED_AT / 72, grey=not colours), _RECOGNISED_AT)
        boxed = ([(word.text, (word.left, word.top, word.right, word.bottom)) for word in line] for line in lines)
        return Side(sheet.turn, tilt, printed_of(boxed))

    def _found(self, at: int, way: str, find: Callable[[int], Side]) -> Side:
        file = self._file(at, way)
        try:
            return _side(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            side = find(at)
            written(file, json.dumps(_told(side)).encode())
            return side

    def _file(self, at: int, way: str) -> Path:
        return self._kept / f"{way}-{at + 1}.json"


def written(file: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.{getpid()}.partial")
    partial.write_bytes(data)
    partial.replace(file)


def _with_typed(lines: Sequence[Sequence[Letter]]) -> list[list[Letter]]:
    """The lines of a page, what was typed into a line later (a number, a day) as letters of that line."""
    own = [[letter for letter in line if letter.look and not letter.typed] for line in lines]
    typed = [[letter for letter in line if letter.typed] for line in lines]
    placed = [line for line in own if line]
    for line in filter(None, typed):
        beside = max(placed, key=lambda other: _level(line, other), default=None)
        if beside is not None and _level(line, beside) > _SAME_LINE:
            beside += line
        else:
            placed.append(line)
    return placed


def _level(line: Sequence[Letter], other: Sequence[Letter]) -> float:
    """How much of the height of a line stands level with another that it lies within, or right behind; 0 to 1."""
    left, right = min(one.left for one in line), max(one.right for one in line)
    if right < min(one.left for one in other) or left > max(one.right for one in other) + _BEHIND:
        return 0.0
    top, bottom = min(one.top for one in line), max(one.bottom for one in line)
    shared = min(bottom, max(one.bottom for one in other)) - max(top, min(one.top for one in other))
    return shared / max(0.1, bottom - top)


def _rows(line: Sequence[Letter]) -> list[list[Letter]]:
    """The letters of a line row by row: behind a hyphen at the end of one, pdfium goes on with the next as the same."""
    rows: list[tuple[list[Letter], float, float]] = []
    for letter in line:
        level = next((n for n, (_, top, bottom) in enumerate(rows) if _is_level(letter, top, bottom)), None)
        if level is None:
            rows.append(([letter], letter.top, letter.bottom))
        else:
            row, top, bottom = rows[level]
            row.append(letter)
            rows[level] = (row, min(top, letter.top), max(bottom, letter.bottom))
    return [row for row, _, _ in rows]


def _is_level(letter: Letter, top: float, bottom: float) -> bool:
    shared = min(bottom, letter.bottom) - max(top, letter.top)
    return shared >= _SAME_LINE * min(bottom - top, letter.bottom - letter.top)


def _from_left(line: Sequence[Letter]) -> list[tuple[str, Box]]:
    """The letters of a line as they stand: where a font has no Vietnamese, its letters come from another, and last."""
    seen = [letter for letter in line if letter.look is not None]
    return [
        (letter.text, (letter.left, letter.top, letter.right, letter.bottom))
        for letter in sorted(seen, key=lambda letter: letter.left + letter.right)
    ]


def _modern(lines: list[list[tuple[str, Box]]]) -> list[list[tuple[str, Box]]]:
    """The letters in Unicode, where an old font has one for each of its own."""
    old = "".join(text for line in lines for text, _ in line)
    new = modern(old)
    if new == old or len(new) != len(old):
        return lines
    letters = iter(new)
    return [[("".join(next(letters) for _ in text), box) for text, box in line] for line in lines]


def _told(side: Side) -> dict[str, Any]:
    boxes = [round(edge / _FAINT) for box in side.printed.boxes for edge in box]
    return {
        "turn": side.turn,
        "tilt": side.tilt,
        "text": side.printed.text,
        "boxes": boxes,
        "lines": side.printed.lines,
    }


def _side(told: dict[str, Any]) -> Side:
    edges = [edge * _FAINT for edge in told["boxes"]]
    boxes = tuple(zip(edges[::4], edges[1::4], edges[2::4], edges[3::4], strict=True))
    return Side(int(told["turn"]), int(told["tilt"]), Printed(told["text"], boxes, tuple(told["lines"])))
