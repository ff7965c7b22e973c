"""From the letters of a page to its lines of words: what was typed later stands where it is seen, marks of notes
are told from digits.

The file has letters in the order in which they were written. A number that was typed into its blank afterwards, by a
form, a signature or a stamp, comes last; here it goes into the gap of the line that it is seen in.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import inf

from ingest.readers.layout import Table, Word
from ingest.readers.notes import raised
from ingest.readers.pdfium import SPACE, Letter
from knowledge.text import fold

_SPACE_SHARE = 0.12
"""A gap of so many heights between two letters is a space."""
_LEVEL = 0.45
"""Lines that share so much of their height are one row."""
_TOUCH = 0.35
"""Letters may overlap by so many heights: fonts have overhanging boxes."""
_FEW = 12
"""So many letters at most go into another line although the page itself writes them."""
_SMALL = 0.8
_RAISED = 0.1
_ROOM = 0.9
"""A gap of so many heights in what a field holds is room for words of the page."""
_REACH, _BESIDE = 8.0, 3.0
"""How many heights behind the end of a line something may stand that belongs to it: typed by a program of its own, or
written by the page itself."""
_BLANK = frozenset(".…_")
_LABEL = re.compile(r"(?<!\w)(?:so|ngay|thang)[\s:.…_]*$")
_REST = re.compile(r"[\s.…_]*(?:/ ?[A-ZĐ]|tháng(?!\w)|năm(?!\w))")
"""What stands before the blank of a number, a day or a month, and behind it."""
_RULES = frozenset("—–_… ")

Line = tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """Letters that stand level, from left to right, and how high the row reaches."""

    letters: Line
    top: float
    bottom: float


def lines_of(lines: Sequence[Line]) -> tuple[tuple[Word, ...], ...]:
    """The lines of a page as words, in the order of the file but for what was typed into gaps."""
    rows: list[_Row] = []
    for line in lines:
        for piece in _pieces(line):
            _put(piece, rows)
    return tuple(words for row in rows if (words := tuple(_words(_marked(row.letters)))))


def _put(piece: Line, rows: list[_Row]) -> None:
    """Put letters into the rows that have gaps for them, or make a row of them."""
    if _is_typed(piece):
        new = _row(piece)
        at = _row_of(new, rows)
        if at is None:
            middle = (new.top + new.bottom) / 2
            rows.insert(next((n for n, row in enumerate(rows) if row.top > middle), len(rows)), new)
        else:
            rows[at] = _row(_inserted(rows[at].letters, piece))
        return
    few = len(piece) <= 2 * _FEW and sum(map(_is, piece)) <= _FEW
    parts = [_row(part) for part in _parts(piece)] if few else []
    # Only what belongs into others as a whole was written for them.
    if not parts or any(_row_of(part, rows) is None for part in parts):
        new = _row(piece)
        if rows and _goes_on(rows[-1], new):
            rows[-1] = _row([*rows[-1].letters, *([SPACE] if _gap(rows[-1], new) else []), *piece])
        else:
            rows.append(new)
        return
    for part in parts:
        at = _row_of(part, rows)
        assert at is not None
        rows[at] = _row(_inserted(rows[at].letters, part.letters))


def _goes_on(row: _Row, new: _Row) -> bool:
    """Whether letters stand right behind a row: pdfium begins a line behind each raised mark."""
    height = min(row.bottom - row.top, new.bottom - new.top)
    gap = _first(new).left - max(letter.right for letter in filter(_is, row.letters))
    level = min(row.bottom, new.bottom) - max(row.top, new.top) > _LEVEL * height
    return level and -_TOUCH * height < gap < height


def _gap(row: _Row, new: _Row) -> bool:
    gap = _first(new).left - max(letter.right for letter in filter(_is, row.letters))
    return gap > _SPACE_SHARE * (row.bottom - row.top) or not (_is(row.letters[-1]) and _is(new.letters[0]))


def _first(row: _Row) -> Letter:
    return min(filter(_is, row.letters), key=lambda letter: letter.left)


def with_typed(
    items: Sequence[tuple[Word, ...] | Table], lines: Sequence[Line], scale: float
) -> tuple[tuple[Word, ...] | Table, ...]:
    """The lines that were recognised on a picture, with what was typed over it: that is known letter by letter.

    `scale` is how many units of the recognised words a point of the letters is.
    """
    placed: list[_Row | Table] = [item if isinstance(item, Table) else _row(_spaced(item)) for item in items]
    for line in lines:
        for part in (part for piece in _pieces(line) if _is_typed(piece) for part in _parts(piece)):
            new = _row([_scaled(letter, scale) for letter in part])
            rows = [(at, row) for at, row in enumerate(placed) if isinstance(row, _Row)]
            found = _row_of(new, [row for _, row in rows])
            if found is not None:
                at, row = rows[found]
                placed[at] = _row(_inserted(row.letters, new.letters))
            else:
                middle = (new.top + new.bottom) / 2
                placed.insert(next((at for at, row in rows if row.top > middle), len(placed)), new)
    return tuple(item if isinstance(item, Table) else tuple(_words(item.letters)) for item in placed)


def _spaced(line: Sequence[Word]) -> list[Letter]:
    letters = [Letter(word.text, word.left, word.top, word.right, word.bottom) for word in line]
    return [one for letter in letters for one in (letter, SPACE)][:-1]


def _scaled(letter: Letter, scale: float) -> Letter:
    if letter is SPACE:
        return letter
    left, top, right, bottom = (scale * side for side in (letter.left, letter.top, letter.right, letter.bottom))
    return letter._replace(left=left, top=top, right=right, bottom=bottom)


def _row(letters: Sequence[Letter]) -> _Row:
    _, top, _, bottom = _around([letter for letter in letters if letter.text != " "])
    return _Row(tuple(letters), top, bottom)


def _around(letters: Sequence[Letter]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of letters."""
    _, lefts, tops, rights, bottoms, *_ = zip(*letters, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _is(letter: Letter) -> bool:
    return letter.text != " "


def _is_typed(piece: Sequence[Letter]) -> bool:
    return any(letter.look.typed for letter in piece if letter.look)


def _pieces(line: Line) -> Iterator[Line]:
    """A line as it is, or the parts that were typed apart: pdfium puts in one line what stands level."""
    if not any(map(_is, line)):
        return
    if not _is_typed(line):
        yield _by_place(line) if _is_out_of_order(line) else line
        return
    for typed, run in groupby(filter(_is, line), key=lambda letter: letter.typed):
        letters = tuple(run)
        yield from _parts(letters) if typed else (_by_place(letters),)


def _parts(typed: Sequence[Letter]) -> Iterator[Line]:
    """What stands level, in parts where it leaves room: one field may fill in the day and the month."""
    part: list[Letter] = []
    for letter in sorted(filter(_is, typed), key=lambda letter: letter.left):
        if part and letter.left - part[-1].right > _ROOM * letter.height:
            yield _by_place(part)
            part = []
        part.append(letter)
    yield _by_place(part)


def _row_of(piece: _Row, rows: Sequence[_Row]) -> int | None:
    """The row with a gap in which a piece is seen, the one whose letters end nearest; None where there is none."""
    placed = list(filter(_is, piece.letters))
    left, right = min(letter.left for letter in placed), max(letter.right for letter in placed)
    height = piece.bottom - piece.top
    reach = _REACH * height if _is_typed(placed) else _BESIDE * height
    found: list[tuple[float, int]] = []
    for at, row in enumerate(rows):
        if min(piece.bottom, row.bottom) - max(piece.top, row.top) <= _LEVEL * min(height, row.bottom - row.top):
            continue
        letters = list(filter(_is, row.letters))
        before = [letter for letter in letters if letter.left + letter.right < left + right]
        gap = left - max((letter.right for letter in before), default=-inf)
        filled = len(before) < len(letters) or (gap < reach and (_is_typed(placed) or _is_open(before)))
        if before and filled and _is_free(letters, left, right, _TOUCH * height):
            found.append((gap, at))
    return min(found)[1] if found else None


def _is_free(letters: Sequence[Letter], left: float, right: float, touch: float) -> bool:
    return all(letter.right <= left + touch or letter.left >= right - touch or _is_blank(letter) for letter in letters)


def _is_blank(letter: Letter) -> bool:
    return _is(letter) and _BLANK.issuperset(letter.text)


def _is_open(letters: Sequence[Letter]) -> bool:
    """Whether a line ends as one does behind which something is to be written."""
    return "".join(letter.text for letter in letters[-2:]).endswith((":", "…", "_", ".."))


def _inserted(row: Sequence[Letter], piece: Sequence[Letter]) -> list[Letter]:
    """The row with a piece in its gap; dots that mark a blank go where something stands on them."""
    placed = list(filter(_is, piece))
    left, right = placed[0].left, placed[-1].right
    kept: list[Letter] = []
    for blank, run in groupby(row, key=_is_blank):
        letters = list(run)
        if not blank or not any(left < (letter.left + letter.right) / 2 < right for letter in letters):
            kept += letters
    behind = (at for at, letter in enumerate(kept) if _is(letter) and letter.left + letter.right > left + right)
    at = next(behind, len(kept))
    before, after = kept[:at], kept[at:]
    while before and not _is(before[-1]):
        before.pop()
    while after and not _is(after[0]):
        after.pop(0)
    # The rule that marks a blank is recognised as a dash beside it.
    while after and after[0].look is None and after[0].text in _RULES:
        after.pop(0)
    joined = bool(after) and after[0].text.startswith("/") and after[0].left - right < 2 * placed[0].height
    closing = bool(after) and after[0].text[0] in ",.;:)" and after[0].left - right < placed[0].height
    return [*before, SPACE, *piece, *([] if joined or closing else [SPACE]), *after]


def _is_out_of_order(line: Sequence[Letter]) -> bool:
    """Whether letters go back: those that a font lacks are drawn after the others, from another font."""
    lefts = [letter.left for letter in line if letter.text != " "]
    return any(after < before - 1 for before, after in pairwise(lefts))


def _by_place(line: Sequence[Letter]) -> Line:
    """The letters from left to right; a gap between two is a space."""
    placed = sorted(filter(_is, line), key=lambda letter: letter.left)
    spaced = placed[:1]
    for before, letter in pairwise(placed):
        if letter.left - before.right > _SPACE_SHARE * letter.height:
            spaced.append(SPACE)
        spaced.append(letter)
    return tuple(spaced)


def _marked(line: Sequence[Letter]) -> Iterator[Letter]:
    """The line with small raised letters as marks of notes, or as exponents."""
    written = ""
    heights = sorted(letter.bottom - letter.top for letter in line if letter.text != " ")
    common = heights[-1 - len(heights) // 4] if heights else 0.0
    if not heights or heights[0] >= _SMALL * common:
        yield from line
        return
    body = [letter for letter in line if _is(letter) and letter.height > _SMALL * common]
    bottom = sorted(letter.bottom for letter in body)[len(body) // 2] if body else 0.0

    def is_raised(letter: Letter) -> bool:
        return letter.height < _SMALL * common and letter.bottom < bottom - _RAISED * common

    above = "".join(letter.text for letter in line if _is(letter) and is_raised(letter))
    if 2 * sum(map(str.isalpha, above)) > len(above):
        # Letters that a font lacks come from another one, whose boxes are higher: these are those of the line itself.
        yield from line
        return
    runs = [(up, list(run)) for up, run in groupby(line, key=lambda letter: _is(letter) and is_raised(letter))]
    texts = ["".join(letter.text for letter in letters) for _, letters in runs]
    for at, ((up, letters), text) in enumerate(zip(runs, texts, strict=True)):
        shown = raised(written, text) if up and not _fills_blank(written, "".join(texts[at + 1 :])) else text
        written += shown
        if shown == text:
            yield from letters
        else:
            right = letters[-1].right
            yield letters[0]._replace(text=shown, right=right, top=bottom - common, bottom=bottom)


def _fills_blank(before: str, behind: str) -> bool:
    """Whether letters stand where a document leaves room for its number or day, which stamps set small and high."""
    return bool(_LABEL.search(fold(before)) and _REST.match(behind))


def _words(line: Iterable[Letter]) -> Iterator[Word]:
    for is_word, run in groupby(line, key=_is):
        if is_word:
            texts, lefts, tops, rights, bottoms, *_ = zip(*run, strict=True)
            yield Word("".join(texts), left=min(lefts), right=max(rights), top=min(tops), bottom=max(bottoms))
