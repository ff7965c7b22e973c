"""The outline of a plan: its numbered parts and paragraphs, each with its span.

Numbering decides what is a part; whether a part has a title is decided by the form of its line.
Every paragraph of the text is a section of its own, so that sections cover the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.markers import BULLETS, Marker, marker
from knowledge.plan import Section
from knowledge.span import Span
from knowledge.text import fold, squeeze

PREAMBLE = "Mở đầu"
BODY = "Nội dung"
CLOSING = "Kết thúc"

_CLOSING = re.compile(
    r"(?:tren day(?: la)?\b|noi nhan\s*:|noi nh\S{1,2}n\s*:|(?:tm|kt|tl|tuq|t/m|k/t|q)\s*\.\s*[a-z]|"
    r"(?:tm|t/m|k/t)\s+[a-z])"
)
_PLAN = re.compile(r"\W*ke hoach\b")
_BASIS = re.compile(r"\W*can cu\b")
_RECIPIENTS = re.compile(r"(?<!\W)\W*noi nhan\b")
_PARAGRAPH = 100
"""A line of so many characters is a paragraph, not a title."""
_ATTACHED = re.compile(r"(?:ke hoach|chuong trinh|de an|phuong an|huong dan|quy che|quy dinh|danh sach|noi dung)\W*")
"""What follows the signature of a decision that issues it, a heading in capitals on a line of its own."""
_ENCLOSED = re.compile(r"\(\s*(?:ban hanh )?(?:kem theo|dinh kem)\b")
_TITLE_LINES = 2
"""So many lines below its first a title of an annex may have "(Kèm theo Kế hoạch số …)"."""
_TITLE_ENDS = re.compile(r"[.;,!?…]$")
_CAPITALS_ENOUGH = 0.8
_TITLE_LENGTH = 140
_INLINE_TITLE_LENGTH = 90
_SHORT_TITLE_LENGTH = 45


@dataclass(slots=True)
class _Node:
    """A section under construction."""

    style: str
    rank: int
    number: str
    start: int
    line_end: int
    text_start: int
    title: Span | None
    depth: int = 0
    end: int = 0
    own_end: int = 0
    label: str = ""
    children: list["_Node"] = field(default_factory=list)


def outline(text: str) -> tuple[Section, ...]:
    """The sections of a stored text in the order of the text, each before its parts."""
    roots: list[_Node] = []
    stack: list[_Node] = []
    closing = False
    lines = list(_lines(text))
    for at, (start, end) in enumerate(lines):
        line = text[start:end]
        if closing and _begins_attached(text, lines, at):
            closing, stack = False, []
        mark = None if closing and not _reopens(line) else marker(line)
        if mark is not None and mark.style in BULLETS and (not stack or stack[0].style == "region"):
            mark = None  # before the first numbered part a dash is a line of the form, not a part
        if mark is None and stack and not closing and _CLOSING.match(fold(line)) and not _only_preamble(stack):
            closing, stack = True, []
        if (mark is not None and not closing) or (mark is not None and mark.style == "annex"):
            closing = False
            node = _part(text, start, end, mark)
        elif stack and _awaits_title(stack[-1], line):
            stack[-1].title = Span(start, end)
            continue
        else:
            if not stack:
                stack = [_region(CLOSING if closing else PREAMBLE, start, end)]
                roots.append(stack[0])
            node = _Node("paragraph", 99, "", start, end, start, None)
        _attach(node, stack, roots)
    if roots and not any(node.style != "region" for node in roots):
        roots = [*_parted(roots[0], text), *roots[1:]]
    _finish(roots, len(text))
    return tuple(_sections(roots, text))


def _begins_attached(text: str, lines: list[tuple[int, int]], at: int) -> bool:
    """Whether a line heads what is attached behind the signature: "KẾ HOẠCH", or what "(Kèm theo …)" stands below."""
    line = text[slice(*lines[at])]
    if not line.isupper():
        return False
    below = [fold(text[start:end]) for start, end in lines[at + 1 : at + 1 + _TITLE_LINES]]
    attached = next((one for one in below if _ENCLOSED.match(one)), None)
    return _ATTACHED.fullmatch(fold(line)) is not None or attached is not None


def _parted(preamble: _Node, text: str) -> list[_Node]:
    """The preamble of a plan that numbers nothing, and its body: what follows its first whole paragraph."""
    lines = [text[node.start : node.line_end] for node in preamble.children]
    titled = next((i for i, line in enumerate(lines) if _PLAN.match(fold(line))), None)
    opening = next(
        (
            i
            for i, line in enumerate(lines)
            if titled is not None and i > titled and len(line) >= _PARAGRAPH and not _BASIS.match(fold(line))
        ),
        None,
    )
    if opening is None or opening + 1 >= len(lines):
        return [preamble]
    closing = next((i for i, line in enumerate(lines) if i > opening + 1 and _RECIPIENTS.match(fold(line))), len(lines))
    cuts = (PREAMBLE, 0, opening + 1), (BODY, opening + 1, closing), (CLOSING, closing, len(lines))
    return [_gathered(name, preamble.children[start:end]) for name, start, end in cuts if start < end]


def _gathered(name: str, children: list[_Node]) -> _Node:
    region = _region(name, children[0].start, children[0].line_end)
    region.children = children
    return region


def _awaits_title(node: _Node, line: str) -> bool:
    """Whether a line is the title of a part whose number stands on a line of its own ("Phần I" – "MỤC TIÊU")."""
    alone = node.title is None and not node.children and node.text_start >= node.line_end
    return alone and node.style in {"part", "annex", "roman"} and _capitals(line)


def _only_preamble(stack: list[_Node]) -> bool:
    return stack[0].style == "region"


def _reopens(line: str) -> bool:
    mark = marker(line)
    return mark is not None and mark.style == "annex"


def _lines(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped[0])
            yield start, start + len(stripped)
        position += len(line) + 1


def _part(text: str, start: int, end: int, mark: Marker) -> _Node:
    text_start = min(start + mark.length, end)
    return _Node(mark.style, mark.rank, mark.number, start, end, text_start, _title(text, text_start, end, mark))


def _region(name: str, start: int, end: int) -> _Node:
    return _Node("region", 0, "", start, end, start, None, label=name)


def _title(text: str, start: int, end: int, mark: Marker) -> Span | None:
    """The words of a part's title: its whole line, or what stands before a colon."""
    start += len(text[start:end]) - len(text[start:end].lstrip(" :"))  # "Phụ lục: Xếp loại các khoa"
    line = text[start:end]
    if not line.strip() or mark.style in BULLETS:
        return None
    head, colon, rest = line.partition(":")
    if colon and rest.strip() and len(head) <= _INLINE_TITLE_LENGTH and not re.search(r"[.;]", head):
        return Span(start, start + len(head.rstrip()))
    stripped = line.rstrip(" :")
    if len(stripped) <= _TITLE_LENGTH and not _TITLE_ENDS.search(stripped):
        return Span(start, start + len(stripped))
    if _capitals(stripped) or (
        len(stripped) <= _SHORT_TITLE_LENGTH and stripped.endswith(".") and ". " not in stripped
    ):
        return Span(start, start + len(stripped.rstrip(".")))
    return None


def _capitals(line: str) -> bool:
    letters = list(filter(str.isalpha, line))
    return bool(letters) and sum(map(str.isupper, letters)) >= _CAPITALS_ENOUGH * len(letters)


def _attach(node: _Node, stack: list[_Node], roots: list[_Node]) -> None:
    """Hang a node under the part it belongs to: a paragraph never under a bullet, a part under a higher rank."""
    if node.style == "paragraph":
        while len(stack) > 1 and stack[-1].style in BULLETS:
            stack.pop()
    else:
        while stack and (stack[-1].rank >= node.rank or stack[-1].style == "region"):
            stack.pop()
    if stack:
        stack[-1].children.append(node)
    else:
        roots.append(node)
    node.depth = len(stack)
    if node.style != "paragraph":
        stack.append(node)


def _finish(roots: list[_Node], end: int) -> None:
    """Set where each node ends: at the next node that is not inside it."""
    starts = [node.start for node in roots]
    for node, node_end in zip(roots, [*starts[1:], end], strict=False):
        node.end = node_end
        node.own_end = node.children[0].start if node.children else node.end
        if node.style == "region" and node.children:
            node.own_end = node.start
        _finish(node.children, node.end)


def _sections(nodes: list[_Node], text: str, above: tuple[_Node, ...] = ()) -> Iterator[Section]:
    for node in nodes:
        path = (*above, node)
        yield Section(
            number=node.number,
            style=node.style,
            depth=len(above),
            span=_trimmed(text, node.start, node.end),
            own=_trimmed(text, node.start, node.own_end),
            title=node.title,
            label=_label(path, text),
        )
        yield from _sections(node.children, text, path)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start, start + len(piece.rstrip()))


def _label(path: tuple[_Node, ...], text: str) -> str:
    """The numbers of the parts down to here, then the nearest title: "IV.1 Tiến độ tổ chức thực hiện"."""
    if path[0].style == "region":
        return path[0].label
    numbers = [n.number for n in path if n.number and n.style not in BULLETS]
    dotted = [n for n in numbers if not any(other.startswith(n + ".") for other in numbers)]
    titled = next((n.title for n in reversed(path) if n.title), None)
    title = squeeze(titled.of(text)) if titled else ""
    if _capitals(title):
        title = title[:1].upper() + title[1:].lower()
    return " ".join(part for part in (".".join(dotted), title) if part)
