"""Which letters of a page somebody who looks at it takes for its text, and what the others are."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from ingest.readers.ink import Box
from ingest.readers.pdfium import Letter, Look, Sheet
from ingest.readers.placing import Line
from ingest.readers.signatures import is_signature, signature_lines
from knowledge.left import Left, LeftKind
from knowledge.text import squeeze

_STRIKE = (0.36, 0.74)
"""Between which heights of a line, from its top, a stroke goes through its letters; an underline is lower."""
_SHORTEST_STROKE = 3.0
_OVER = re.compile(r"([xX#=/*–—-])\1{2,}")
"""What is typed over words that are no longer valid."""
_FEWEST_UNDER = 2
_BRIGHT = 0.8
"""Ground on which light letters are not seen, as a share of white."""
_SMALLEST = 2.0
"""Points of height below which nobody can read."""
_LARGE = 2.5
"""Slanted or pale letters so many times as high as the others are written across the page."""
_RIM = 0.8
"""Points at the edge of what covers a letter, where what is beside it shows."""
_NEAR = 6
"""Words of the line that are told beside what was left out."""

Ink = Callable[[Sequence[Box]], Iterable[tuple[bool, float]]]
"""For boxes on the page: whether anything is drawn there, and the darkest of it as a share of white."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The lines of a page as they are seen, and what was left out of them."""

    lines: tuple[tuple[Letter, ...], ...]
    left: tuple[Left, ...]


def seen(sheet: Sheet, ink: Ink, page: int) -> Seen:
    """What of a page's letters is seen as valid; `page` is its number."""
    letters = [letter for line in sheet.lines for letter in line if letter.look and letter.text != " "]
    found = zip(map(id, letters), _kinds(sheet, letters, ink), strict=True)
    kinds = {key: kind for key, kind in found if kind is not None}
    lines: list[Line] = []
    left: list[Left] = []
    for line in sheet.lines:
        if kinds.keys().isdisjoint(map(id, line)):
            lines.append(line)
            continue
        kept = tuple(letter for letter in line if id(letter) not in kinds)
        near = " ".join(_text(kept).split()[-_NEAR:])
        for kind, run in groupby(line, key=lambda letter: kinds.get(id(letter))):
            said = squeeze(_text(tuple(run)))
            if kind is not None and any(map(str.isalnum, said)):
                left.append(Left(kind, said, page, near))
        lines.append(kept)
    return Seen(tuple(lines), tuple(_joined(left)))


def _kinds(sheet: Sheet, letters: Sequence[Letter], ink: Ink) -> list[LeftKind | None]:
    """Why each letter is left out; None where it is not."""
    kinds: list[LeftKind | None] = []
    common = sorted(letter.height for letter in letters)[len(letters) // 2] if letters else 0.0
    runs = list(_runs(sheet))
    whole_page = (0.0, 0.0, sheet.width, sheet.height)
    boxes = [_around(run) for run in runs]
    for run, whole, (drawn, _) in zip(runs, boxes, ink(boxes), strict=True):
        look = run[0].look
        assert look is not None
        covers = [box for order, box in sheet.covers if order > run[0].order and _meets(box, whole)]
        if not drawn and look.own_font and any(letter.text.isalnum() for letter in run):
            kinds += [LeftKind.INVISIBLE] * len(run)
        elif look.light or look.inkless or covers:
            shown = ink([_under(covers, letter) for letter in run])
            hidden = map(partial(_is_hidden, sheet, letters, covers), run, shown)
            kinds += [LeftKind.INVISIBLE if any(why) else None for why in zip(hidden, _tiny(run), strict=True)]
        else:
            kinds += [LeftKind.INVISIBLE if tiny else None for tiny in _tiny(run)]
        if look.angle % 90 or (look.light and run[0].height > _LARGE * common):
            kinds[-len(run) :] = [LeftKind.WATERMARK] * len(run)
        elif not _is_within(whole, whole_page):
            beyond = ((at, letter) for at, letter in enumerate(run, -len(run)) if not _holds(whole_page, letter))
            for at, _ in beyond:
                kinds[at] = LeftKind.OUTSIDE
    for at in _signed(sheet, letters):
        kinds[at] = kinds[at] or LeftKind.SIGNED
    for at in _struck(sheet, runs, boxes):
        kinds[at] = kinds[at] or LeftKind.STRUCK
    for at in _overtyped(sheet, letters):
        kinds[at] = kinds[at] or LeftKind.STRUCK
    return kinds


def _runs(sheet: Sheet) -> Iterator[tuple[Letter, ...]]:
    """The letters of each line that look alike."""
    for line in sheet.lines:
        letters = (letter for letter in line if letter.look and letter.text != " ")
        for _, run in groupby(letters, key=_style):
            yield tuple(run)


def _style(letter: Letter) -> tuple[Look | None, int]:
    """What is alike in a run; each thing on a layer is a run of its own, for layers may differ."""
    return letter.look, letter.order if letter.look and letter.look.layered else 0


def _tiny(run: Sequence[Letter]) -> Iterator[bool]:
    """Which letters nobody can read for their size. A stop or dash, whose box may be as flat as itself, is as those
    before it."""
    is_tiny = False
    for letter in run:
        if letter.height >= _SMALLEST or letter.text.isalnum():
            is_tiny = letter.height < _SMALLEST
        yield is_tiny


def _is_hidden(
    sheet: Sheet, letters: Sequence[Letter], covers: Sequence[Box], letter: Letter, shown: tuple[bool, float]
) -> bool:
    """Whether a letter that may be hidden is: it has no ink, none that differs from its ground, or was painted over."""
    drawn, darkest = shown
    look = letter.look
    assert look is not None
    if look.inkless:
        return not drawn or not any(_holds(box, letter) for box in sheet.pictures)
    if over := [box for box in covers if _holds(box, letter)]:
        later = (other for other in letters if other.look and other.order > letter.order)
        return not drawn or any(_holds(box, other) for other in later for box in over)
    return look.light and darkest > _BRIGHT


def _under(covers: Sequence[Box], letter: Letter) -> Box:
    """Where a letter stands, as far as something covers it."""
    whole = _around((letter,))
    for box in covers:
        if _holds(box, letter):
            left, top, right, bottom = (f(a, b) for f, a, b in zip((max, max, min, min), whole, box, strict=True))
            return left + _RIM, top + _RIM, right - _RIM, bottom - _RIM
    return whole


def _around(letters: Sequence[Letter]) -> Box:
    _, lefts, tops, rights, bottoms, *_ = zip(*letters, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _is_within(one: Box, other: Box) -> bool:
    return one[0] >= other[0] and one[1] >= other[1] and one[2] <= other[2] and one[3] <= other[3]


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _signed(sheet: Sheet, letters: Sequence[Letter]) -> Iterator[int]:
    """Which letters are the record of a digital signature: those of a field that shows one, and lines that do."""
    fields = {typed for typed, said in _said_in_fields(sheet, letters) if is_signature(said)}
    records = signature_lines([_text(line) for line in sheet.lines])
    if not fields and not records:
        return
    at_line = {id(letter): at for at, line in enumerate(sheet.lines) for letter in line}
    for at, letter in enumerate(letters):
        if letter.typed in fields or at_line[id(letter)] in records:
            yield at


def _said_in_fields(sheet: Sheet, letters: Sequence[Letter]) -> Iterator[tuple[int, str]]:
    """What each field or note shows that was typed into the page later, by its number."""
    if not any(letter.look.typed for letter in letters if letter.look):
        return
    by_field: dict[int, list[str]] = {}
    for typed, run in groupby((letter for line in sheet.lines for letter in line), key=lambda letter: letter.typed):
        by_field.setdefault(typed, []).append(_text(tuple(run)))
    yield from ((typed, " ".join(parts)) for typed, parts in by_field.items() if typed)


def _struck(sheet: Sheet, runs: Sequence[Line], boxes: Sequence[Box]) -> Iterator[int]:
    """Which letters of all runs a line goes through, or a remark strikes out."""
    level = sorted(
        ((stroke.top + stroke.bottom) / 2, stroke.left, stroke.right)
        for stroke in sheet.strokes
        if not stroke.is_upright and stroke.length >= _SHORTEST_STROKE
    )
    if not level and not sheet.crossed:
        return
    before = 0
    for run, whole in zip(runs, boxes, strict=True):
        near = level[bisect_left(level, (whole[1],)) : bisect_right(level, (whole[3],))]
        crossed = [box for box in sheet.crossed if _meets(box, whole)]
        if near or crossed:
            yield from (at for at, letter in enumerate(run, before) if _is_struck(letter, near, crossed))
        before += len(run)


def _overtyped(sheet: Sheet, letters: Sequence[Letter]) -> Iterator[int]:
    """Which letters somebody has typed over, as on a typewriter, and those that were typed over them."""
    runs = [line[found.start() : found.end()] for line in sheet.lines for found in _OVER.finditer(_text(line))]
    if not runs:
        return
    words = [tuple(run) for line in sheet.lines for is_word, run in groupby(line, key=_is_inked) if is_word]
    gone: set[int] = set()
    for run in runs:
        whole, own = _around(run), set(map(id, run))
        under = {id(letter) for word in words for letter in word if id(letter) not in own and _holds(whole, letter)}
        if len(under) >= _FEWEST_UNDER:
            # Nobody types over half a word.
            touched = (word for word in words if 2 * len(under.intersection(map(id, word))) >= len(word))
            gone |= own.union(id(letter) for word in touched for letter in word)
    yield from (at for at, letter in enumerate(letters) if id(letter) in gone)


def _is_inked(letter: Letter) -> bool:
    return letter.look is not None and letter.text != " "


def _is_struck(letter: Letter, level: Sequence[tuple[float, float, float]], crossed: Sequence[Box]) -> bool:
    x, _ = _middle(letter)
    top, bottom = (letter.top + share * letter.height for share in _STRIKE)
    through = any(top <= y <= bottom and left <= x <= right for y, left, right in level)
    return through or any(_holds(box, letter) for box in crossed)


def _holds(box: Box, letter: Letter) -> bool:
    x, y = _middle(letter)
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _middle(letter: Letter) -> tuple[float, float]:
    return (letter.left + letter.right) / 2, (letter.top + letter.bottom) / 2


def _text(letters: Sequence[Letter]) -> str:
    return "".join(letter.text for letter in letters)


def _joined(left: Sequence[Left]) -> Iterator[Left]:
    """Lines that follow one another and are left out for the same reason are told together."""
    for (kind, page), group in groupby(left, key=lambda one: (one.kind, one.page)):
        parts = list(group)
        near = next((one.near for one in parts if one.near), "")
        yield Left(kind, " ".join(one.text for one in parts), page, near)
