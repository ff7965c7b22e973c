"""From words placed on pages to paragraphs: what a person sees as one sentence becomes one line of text.

Distances are in any unit, the same for all of a page; y grows downwards. Pages are text, page after page,
with a form feed where a sheet begins, also in the middle of a sentence.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, inf
from statistics import median

from ingest.markers import marker
from ingest.readers.tables import table_lines
from knowledge.text import fold, squeeze

_WIDE_GAP = 1.8
"""A gap of so many line heights between two words of a line parts two columns; justified lines stay below."""
_SIDE_BY_SIDE = re.compile(r"cong hoa xa hoi|dang cong san|doc lap\s*-|no[il] nhan\s*:|^(?:tm|kt|tl|tuq|q)\s*\.")
PAGE_NUMBER = re.compile(r"\W*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*")
_MARK = re.compile(r"(?:[IVXLl1]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.,):]|[-–+•*]")
_OPENING = re.compile(r"(?:Căn cứ|Xét đề nghị|Theo đề nghị) |Nơi nhận\s*:|(?:TM|T/M|KT|TL|TUQ|Q)\.\s*[A-ZĐ]{2}")
"""How lines begin that go on with none before."""
_CUT_DATE = re.compile(r"(?:ngay|thang|nam)$")
_REPEATED = 0.6
_FEWEST_REPEATS = 2
_EDGE_LINES = 2
_FEWEST_LINES = 6
"""A column of text has at least so many lines."""
_CROSSING = 0.15
"""The share of lines, such as the title, that may stand over both columns."""
_RULE = re.compile(r"\|(?: --- \|)+")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and where it stands."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Placed:
    """The lines of words of a recognised page where they are seen on it, in shares of its width and height.

    It is shown for that after a turn of `tilt` degrees against the clock, a quarter or a half.
    """

    tilt: int
    lines: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its cells' text, where its lines were drawn."""

    rows: tuple[tuple[str, ...], ...]
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a page line by line, in reading order, and its width; a table stands as one item.

    `doubtful` are days and numbers that recognition is not sure of, `struck` is what lines are drawn through;
    `beside`: it is on one sheet with the page before.
    """

    width: float
    items: tuple[tuple[Word, ...] | Table, ...]
    doubtful: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    beside: bool = False
    placed: Placed | None = None
    """Where its words are seen, of a page that was recognised."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line or one column's part of it. `fixed` lines are joined to nothing."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    fixed: bool = False

    @property
    def height(self) -> float:
        return self.bottom - self.top


def text_of(pages: Sequence[Page]) -> str:
    """The text of pages, without what is printed on each of them."""
    lines = [_page_lines(page) for page in pages]
    for page, repeated in zip(lines, _furniture(lines), strict=True):
        page[:] = [line for line in page if line not in repeated]
    _join_tables(lines)
    out: list[str] = []
    before: _Line | None = None
    ended: _Margins | None = None
    for number, page in enumerate(lines):
        columns = _columns_of(page)
        for at, line in enumerate(page):
            new_page = at == 0 and number > 0
            margins = next(column for left, right, column in columns if left <= line.left and line.right <= right)
            over = ended is not margins and not new_page and columns[-1][2] in (ended, margins)
            anew = new_page or ended is not margins
            gap = "\n" if over else _gap(before, line, margins, ended or margins, anew=anew) if before else ""
            out.append(gap if before else "")
            out.append("\f" if new_page and not pages[number].beside else "")
            out.append(line.text)
            before, ended = line, margins
        if not page and number > 0 and not pages[number].beside:
            out.append("\n\f")
    return "".join(out)


def _join_tables(pages: list[list[_Line]]) -> None:
    """Tables that go on over a page: the header again, and a row that the page cut, are put where they belong."""
    head: _Line | None = None
    for before, page in pairwise(pages):
        head = _head(before) or head
        if not head or not before or not page or not _same_columns(before[-1], page[0]):
            continue
        if len(page) > 1 and _RULE.fullmatch(page[1].text):
            del page[1]
        if page[0].text == head.text:
            del page[0]
        elif page[0].text.startswith("|  |"):
            before[-1] = _fixed(_merged(before[-1].text, page.pop(0).text), before[-1])


def _head(page: list[_Line]) -> _Line | None:
    """The header of the last table that begins on a page."""
    return next((one for one, two in reversed(list(pairwise(page))) if _RULE.fullmatch(two.text)), None)


def _same_columns(one: _Line, other: _Line) -> bool:
    tables = one.fixed and other.fixed and one.text[:1] == other.text[:1] == "|"
    return tables and one.text.count("|") == other.text.count("|")


def _merged(row: str, rest: str) -> str:
    cells = zip(row.strip("|").split("|"), rest.strip("|").split("|"), strict=True)
    return f"| {' | '.join(squeeze(f'{one} {other}') for one, other in cells)} |"


def _page_lines(page: Page) -> list[_Line]:
    """The lines of a page: columns set side by side follow one another, rows of a table are lines with bars."""
    rows: list[list[_Line]] = []
    for item in page.items:
        if isinstance(item, Table):
            rows += [[_Line(text, 0, 0, item.top, item.top, fixed=True)] for text in table_lines(item.rows)]
        elif item:
            rows.append(_columns(item))
    return _in_order(_beside(rows), page.width)


def _columns(words: Sequence[Word]) -> list[_Line]:
    """A line, or its parts where wide gaps part it."""
    height = median(word.bottom - word.top for word in words) or 1.0
    parts: list[list[Word]] = [[words[0]]]
    for before, word in pairwise(words):
        opens = len(parts) == len(parts[-1]) == 1 and _MARK.fullmatch(before.text)
        if word.left - before.right > _WIDE_GAP * height and not opens:
            parts.append([])
        parts[-1].append(word)
    return [_line(part) for part in parts]


def _line(words: Sequence[Word]) -> _Line:
    return _Line(
        squeeze(" ".join(word.text for word in words)),
        min(word.left for word in words),
        max(word.right for word in words),
        min(word.top for word in words),
        max(word.bottom for word in words),
    )


def _beside(rows: list[list[_Line]]) -> list[list[_Line]]:
    """Lines that follow one another in the file but stand beside one another on the page are one row."""
    joined: list[list[_Line]] = []
    for row in rows:
        before = joined[-1] if joined else []
        if before and not row[0].fixed and not before[-1].fixed and _same_height(before[-1], row[0]):
            joined[-1] = before + row
        else:
            joined.append(row)
    return joined


def _same_height(one: _Line, other: _Line) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.6 * min(one.height, other.height) and other.left > one.right


def _in_order(rows: list[list[_Line]], width: float) -> list[_Line]:
    lines: list[_Line] = []
    at = 0
    while at < len(rows):
        end = _frame_end(rows, at, width)
        if end > at:
            lines += _side_by_side(rows[at:end])
        elif len(rows[at]) > 1:
            end = _run_end(rows, at)
            lines += [_bars(row) if end > at + 1 else _one(row) for row in rows[at:end]]
        else:
            lines += rows[at]
            end = at + 1
        at = end
    return lines


def _frame_end(rows: list[list[_Line]], start: int, width: float) -> int:
    """Where a letterhead or a signature that begins here ends; `start` where none begins."""
    ahead = rows[start : start + 3]
    if len(rows[start]) != 2 or not any(
        len(row) == 2 and any(_SIDE_BY_SIDE.search(fold(part.text)) for part in row) for row in ahead
    ):
        return start
    divider = _divider(rows[start])
    end = start
    edges: list[float] = []
    while end < len(rows) and (_is_parted(rows[end], rows[start]) or _keeps_sides(rows[end], divider, width, edges)):
        edges += [part.left for part in rows[end]]
        end += 1
    return end


def _is_parted(row: list[_Line], first: list[_Line]) -> bool:
    """Whether a row of two parts is parted where the first row of the frame is, by and large."""
    if len(row) != 2 or row[0].fixed:
        return False
    return row[0].right < first[1].left and first[0].right < row[1].left


def _divider(row: list[_Line]) -> float:
    return (row[0].right + row[1].left) / 2


def _keeps_sides(row: list[_Line], divider: float, width: float, edges: list[float]) -> bool:
    """Whether a row stays in the columns on both sides of the divider; `edges` are where their lines began so far."""
    if row[0].fixed or any(part.left < divider < part.right for part in row):
        return False
    if len(row) > 1 or any(abs(row[0].left - edge) < row[0].height / 2 for edge in edges):
        return True
    # A title stands in the middle of the page, a column's lines do not.
    return abs((row[0].left + row[0].right) / 2 - width / 2) > 0.05 * width


def _side_by_side(rows: list[list[_Line]]) -> list[_Line]:
    divider = _divider(rows[0])
    # A single sign between the columns is a speck of the paper.
    told = [[part for part in row if sum(map(str.isalnum, part.text)) > 1] for row in rows]
    left = [part for row in told for at, part in enumerate(row) if _stands_left(row, at, divider)]
    right = [part for row in told for at, part in enumerate(row) if not _stands_left(row, at, divider)]
    return [_fixed(part.text, part) for column in (left, right) for part in _whole_dates(column)]


def _stands_left(row: list[_Line], at: int, divider: float) -> bool:
    if len(row) == 2:
        return at == 0
    return (row[at].left + row[at].right) / 2 <= divider


def _whole_dates(column: list[_Line]) -> list[_Line]:
    """A column's lines; a date that a narrow column cut is on one."""
    lines = column[:1]
    for before, line in pairwise(column):
        if _CUT_DATE.search(fold(before.text)) and line.text[0].isdigit():
            lines[-1] = _fixed(f"{lines[-1].text} {line.text}", lines[-1])
        else:
            lines.append(line)
    return lines


def _run_end(rows: list[list[_Line]], start: int) -> int:
    """Where the rows of a table without lines end that begins here: their cells begin at the same places."""
    end = start + 1
    while end < len(rows) and len(rows[end]) == len(rows[start]) and _is_aligned(rows[start], rows[end]):
        end += 1
    return end


def _is_aligned(row: list[_Line], other: list[_Line]) -> bool:
    return all(abs(one.left - two.left) < 2 * one.height for one, two in zip(row, other, strict=True))


def _bars(row: list[_Line]) -> _Line:
    return _fixed("| " + " | ".join(part.text for part in row) + " |", row[0])


def _one(row: list[_Line]) -> _Line:
    text = " ".join(part.text for part in row)
    return _Line(text, row[0].left, row[-1].right, row[0].top, row[0].bottom)


def _fixed(text: str, line: _Line) -> _Line:
    return _Line(text, line.left, line.right, line.top, line.bottom, fixed=True)


def _furniture(pages: list[list[_Line]]) -> list[set[_Line]]:
    """The lines of each page that are page numbers, or stand in the same place of most pages."""
    edges = [_edges(page) for page in pages]
    counts = Counter((place, _form(line)) for edge in edges for place, line in edge)
    often = {form for form, count in counts.items() if count >= max(_FEWEST_REPEATS, _REPEATED * len(pages))}
    return [
        {
            line
            for place, line in edge
            if not _is_row(line)
            if (place, _form(line)) in often or (line in (page[0], page[-1]) and _is_number(line))
        }
        for page, edge in zip(pages, edges, strict=True)
    ]


def _is_row(line: _Line) -> bool:
    """Whether a line is a row of a table, whose header stands on each page."""
    return line.fixed and line.text.startswith("|")


def _edges(page: list[_Line]) -> list[tuple[int, _Line]]:
    """The first and last lines of a page with their places, counted from 0 down and from -1 up."""
    return [*enumerate(page[:_EDGE_LINES]), *((-1 - at, line) for at, line in enumerate(page[::-1][:_EDGE_LINES]))]


def _form(line: _Line) -> str:
    return re.sub(r"\d+", "#", fold(line.text))


def _is_number(line: _Line) -> bool:
    return PAGE_NUMBER.fullmatch(fold(line.text)) is not None


@dataclass(frozen=True, slots=True)
class _Margins:
    """Where the lines of a page's running text begin and end, and how far one stands under the other."""

    left: float
    right: float
    step: float


def _columns_of(lines: list[_Line]) -> list[tuple[float, float, _Margins]]:
    """The columns of a page's text, from where to where each reaches, and its margins; last the page as a whole."""
    whole = (-inf, inf, _margins(lines))
    body = [line for line in lines if not line.fixed]
    # Most lines of a column begin at its edge; a title in the middle of the page does not.
    for edge, _ in Counter(floor(line.left) for line in body).most_common():
        left, right = [line for line in body if line.right < edge], [line for line in body if line.left >= edge]
        crossing = len(body) - len(left) - len(right)
        if min(len(left), len(right)) >= _FEWEST_LINES and crossing <= _CROSSING * len(body):
            return [(-inf, edge, _margins(left)), (edge, inf, _margins(right)), whole]
    return [whole]


def _margins(lines: list[_Line]) -> _Margins:
    body = [line for line in lines if not line.fixed] or lines
    if not body:
        return _Margins(0, 0, 0)
    lefts, rights = sorted(line.left for line in body), sorted(line.right for line in body)
    steps = [b.bottom - a.bottom for a, b in pairwise(body) if b.bottom > a.bottom]
    return _Margins(
        left=lefts[len(lefts) // 10],
        right=rights[-1 - len(rights) // 10],
        step=median(steps) if steps else 0.0,
    )


def _gap(before: _Line, line: _Line, margins: _Margins, ended: _Margins, *, anew: bool) -> str:
    """What stands between two lines; `ended` are the margins of the first, `anew`: a page or column begins."""
    if before.fixed or line.fixed or marker(line.text) or _OPENING.match(line.text):
        return "\n"
    if _CUT_DATE.search(fold(before.text)) and line.text[0].isdigit():
        return " "
    if not anew and line.bottom - before.bottom > 1.35 * margins.step:
        return "\n"
    letter = line.height / 2 or 1.0
    if _is_centred(before, ended, letter) and not _is_centred(line, margins, letter):
        return "\n"
    indented = line.left > margins.left + 2 * letter
    first = line.text.split(" ", 1)[0]
    room = ended.right - before.right
    needed = (line.right - line.left) * (len(first) + 1) / max(1, len(line.text))
    if indented or room > needed + 2 * letter:
        return "\n"
    return "" if re.search(r"\w-$", before.text) else " "


def _is_centred(line: _Line, margins: _Margins, letter: float) -> bool:
    left, right = line.left - margins.left, margins.right - line.right
    return left > letter / 5 and right > letter / 5 and abs(left - right) < letter
