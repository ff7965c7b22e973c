"""The stored text of a plan: normal form C, no markup, lines that a page or a margin broke joined again.

Only white space and markup change; every other character of the source stays, so a quote from the
stored text stands in the source as well.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.markers import marker
from knowledge.text import fold, nfc

_BREAK_TAGS = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|br|p|span|div)\b[^<>]{0,80}>", re.IGNORECASE)
_HEADING_MARKS = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]*", re.MULTILINE)
_STRONG_MARKS = re.compile(r"\*{2,}|(?<!\w)_{2}(?=\w)|(?<=\w)_{2}(?!\w)")
_EMPHASIS = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![*\w])")
_ESCAPED = re.compile(r"\\(?=[*_#\\`\[\]()+.-])")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_COLUMN = re.compile(r"[ \u00a0\u2007\u202f]{3,}|[ \u00a0]*\t[\t \u00a0]*")
_BLANKS = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]+")
_ENDS = re.compile(r"[.;:!?…/]['\"”’»)\]]*$")
_PAGE_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_STARTS_LOWER = re.compile(r"^['\"“‘«(\[]*[^\W\d_]")
_OPEN_ENDS = frozenset(
    [
        "va",
        "cua",
        "cac",
        "voi",
        "cho",
        "theo",
        "tai",
        "ve",
        "nhung",
        "la",
        "de",
        "trong",
        "tren",
        "tu",
        "den",
        "duoc",
        "do",
        "boi",
        "hoac",
        "ngay",
        "so",
        "thang",
    ]
)

_COUNTED_LABEL = re.compile(
    r"(?:quy|dot|giai doan|chang|buoc|nhom|hang|giai|to|cum|khoi|tieu chi)\s+(?:thu\s+)?"
    r"(?:\d{1,2}|[ivx]+|nhat|nhi|mot|hai|ba|tu|bon|nam)\s*(?:\([^)]*\)\s*)?[:–-]"
)
"""How a line begins that counts on behind a finished one: "Quý II:", "Bước 3 (tháng 5):"."""

_WRAP_WIDTHS = range(50, 131)
"""Line widths, in characters, at which a text may have been wrapped by a margin."""


def normalise_pages(raw: str, *, paragraphs: bool = False) -> tuple[str, tuple[int, ...]]:
    """The text to store: paragraphs on lines of their own, blank lines kept as one, columns as one tab.

    With it the offsets at which pages 2, 3, … begin; a form feed in `raw` begins a page. `paragraphs`: each line of
    `raw` is one, as whoever wrote it ended it, and is joined with no other; a vertical tab breaks a line within one.
    """
    text = _strip_markup(nfc(raw).replace("\r\n", "\n").replace("\r", "\n"))
    if not paragraphs:
        lines = [_line(line) for line in text.replace("\v", "\n").split("\n")]
        return _join(lines, _wrap_width([line.text for line in lines]))
    broken = [paragraph.split("\v") for paragraph in text.split("\n")]
    lines = [_line(line, whole=at == 0) for lines in broken for at, line in enumerate(lines)]
    return _join(lines, _wrap_width([_clean(line) for lines in broken if len(lines) > 1 for line in lines]))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without superfluous blanks; `pages` are the offsets in it at which new pages begin.

    `whole`: it begins a paragraph, whatever stands before it.
    """

    text: str
    pages: tuple[int, ...] = ()
    whole: bool = False


def _line(raw: str, *, whole: bool = False) -> _Line:
    first, *others = raw.split("\f")
    text, pages = _clean(first), []
    for other in others:
        text = " ".join(filter(None, (text, _clean(other))))
        pages.append(len(text) - len(_clean(other)))
    return _Line(text, tuple(pages), whole)


def _strip_markup(text: str) -> str:
    text = _INVISIBLE.sub("", text)
    # To look for each of them from every character on takes long; most texts have none.
    if "<" in text:
        text = _TAGS.sub("", _BREAK_TAGS.sub("\n", text))
    if "#" in text:
        text = _HEADING_MARKS.sub("", text)
    if "**" in text or "__" in text:
        text = _STRONG_MARKS.sub("", text)
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", text)
    return _ESCAPED.sub("", text) if "\\" in text else text


def _clean(line: str) -> str:
    return _BLANKS.sub(" ", _COLUMN.sub("\t", line.strip())).strip(" ")


def _wrap_width(lines: list[str]) -> int | None:
    """The width of the margin that wrapped these lines, or None where paragraphs stand on one line each."""
    lengths = sorted(len(line) for line in lines if len(line) > 20)
    if len(lengths) < 8:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    if width not in _WRAP_WIDTHS or lengths[-1] > width * 1.6:
        return None
    # A margin breaks sentences; where none is broken, the lines are only about as long as each other.
    broken = any(_is_full(before, line, width) and _breaks(before, line) for before, line in pairwise(lines))
    return width if broken else None


def _join(lines: list[_Line], width: int | None) -> tuple[str, tuple[int, ...]]:
    pieces: list[str] = []
    pages: list[int] = []
    length, before, blank = 0, "", False
    for line in lines:
        if line.text:
            gap = _gap(before, line, blank, width) if pieces else ""
            pieces += (gap, line.text)
            length += len(gap)
            before, blank = line.text, False
        else:
            blank = True
        pages += (length + page for page in line.pages)
        length += len(line.text)
    return "".join(pieces), tuple(pages)


def _gap(before: str, line: _Line, blank: bool, width: int | None) -> str:
    if not line.whole and _continues(before, line.text, blank, width):
        return " "
    return "\n\n" if blank else "\n"


def _continues(before: str, line: str, blank: bool, width: int | None) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    if marker(line) or "\t" in before + line or "|" in before[:1] + line[:1] or _is_capitals(before):
        return False
    unfinished = not _ENDS.search(before)
    if not unfinished and line[:1].isupper() and _COUNTED_LABEL.match(fold(line)):
        return False
    lower = _starts_lower(line)
    if blank:
        if _PAGE_NUMBER.fullmatch(line):
            return False
        return unfinished and len(before) >= 40 and (lower or _is_open(before))
    if width is None:
        return unfinished and lower
    full = _is_full(before, line, width)
    return (unfinished and (lower or full or _is_open(before))) or (full and len(before) >= width * 0.9)


def _is_full(before: str, line: str, width: int) -> bool:
    """Whether a line that a margin broke had no room for the first word of the next."""
    return bool(line) and len(before) >= width * 0.8 and len(before) + 1 + len(line.split()[0]) >= width * 0.95


def _breaks(before: str, line: str) -> bool:
    return not _ENDS.search(before) and not marker(line) and _starts_lower(line)


def _starts_lower(line: str) -> bool:
    return bool(_STARTS_LOWER.match(line)) and line.lstrip("'\"“‘«([")[0].islower()


def _is_open(line: str) -> bool:
    """Whether a line ends in a word that cannot end a sentence."""
    return fold(line).rsplit(None, 1)[-1] in _OPEN_ENDS


def _is_capitals(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)
