"""The lines of a plan's text as a tree: what stands under which heading, lead or row of column names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.span import Span

_BEGINS = re.compile(
    r"(?P<closing>(?:Trên đây|TRÊN ĐÂY|Nơi nhận|NƠI NHẬN)\b)|"
    r"(?P<part>(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số|SỐ))?)\s+"
    r"(?:[IVXLC]+|\d+(?:\.\d+)*|[A-ZĐ]|[Tt]hứ\s+\w+|THỨ\s+\w+)\b)|"
    r"(?P<annex>PHỤ LỤC\b)|"
    r"(?P<article>Điều\s+\d+[a-z]?\s*[.:])|"
    r"(?P<roman>[IVX]{1,5}\s*[.)/-]\s*(?=\S))|"
    r"(?P<upper>[A-ZĐ]\s*[.)/]\s+(?=\S))|"
    r"(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,8}\s*[.)]?\s+)|"
    r"(?P<number>\d{1,2}\s*[.)/]\s*(?=\D))|"
    r"(?P<letter>[a-zđ]\s*[.)]\s+)|"
    r"(?P<bracket>\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=\S))|"
    r"(?P<bullet>[-–—]\s*(?=\S))|"
    r"(?P<plus>[+]\s*(?=\S))|"
    r"(?P<dot>[•*●▪○◦]\s*(?=\S))"
)
"""How a line begins with which a text takes its leave, or that is a part of something, by style. None outranks another:
which one stands under which is read from the order in which a text uses them."""

_CAPITALS = 3
"""Words in capitals from which on a line is a heading."""

_PARTS = frozenset({"part", "annex", "roman", "upper"})
"""What a heading in capitals may stand under."""

_BULLETS = frozenset({"bullet", "plus", "dot"})
_ITEMS = _BULLETS | {"letter", "bracket"}
_STOPS = frozenset(".;,!?")

_TITLE = 80
"""Characters of a line that may be the title of the bullets below it."""

_ROW = "|"

_QUESTION = "?"
"""A question and what follows it, in a text that asks and answers."""


@dataclass(slots=True)
class Node:
    """A line and the lines that stand under it. `mark` is the length of its number or bullet."""

    span: Span
    style: str
    mark: int
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)

    def above(self) -> Iterator["Node"]:
        """The lines that it stands under, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def last(self) -> int:
        """Where the last line under it ends."""
        return self.children[-1].last() if self.children else self.span.end


def tree(text: str, start: int = 0, without: Sequence[Span] = (), within: Sequence[Span] = ()) -> list[Node]:
    """The lines of a text from an offset on that say something, each with its place in the tree; none of `without`.

    `within`: only the lines of these stretches, which are in order.
    """
    nodes: list[Node] = []
    open_nodes: list[Node] = []
    looked_at = [Span(max(start, one.start), one.end) for one in within if one.end > start]
    for span in (line for one in looked_at or (Span(start, len(text)),) for line in lines(text, one)):
        if any(span.meets(one) for one in without):
            continue
        style, mark = style_of(span.of(text))
        node = Node(span, style, mark)
        while _closes(open_nodes, style, text):
            open_nodes.pop()
        if open_nodes:
            node.parent = open_nodes[-1]
            open_nodes[-1].children.append(node)
        if style != _ROW:
            open_nodes.append(node)
        nodes.append(node)
    return nodes


def lines(text: str, within: Span) -> Iterator[Span]:
    """The lines of a stretch of text that hold a word, trimmed."""
    start = within.start
    for line in within.of(text).split("\n"):
        bare = line.strip()
        if any(c.isalnum() for c in bare):
            lead = len(line) - len(line.lstrip())
            yield Span(start + lead, start + lead + len(bare))
        start += len(line) + 1


def style_of(line: str) -> tuple[str, int]:
    """How a line begins, and how long its number or bullet is; an empty style for a plain line."""
    if line.startswith("#"):
        hashes = len(line) - len(line.lstrip("#"))
        style, mark = style_of(line[hashes:].lstrip())
        return style or f"h{hashes}", mark + len(line) - len(line[hashes:].lstrip())
    if line.startswith(_ROW) or line.count("\t") > 1:
        return _ROW, 0
    if match := _BEGINS.match(line):
        style = str(match.lastgroup)
        if style == "decimal":  # "1.1." stands under "1.", "1.1.2." under that
            style = f"decimal{match[0].rstrip(' .)').count('.')}"
        return style, 0 if style == "closing" else match.end()
    if len(line.split()) < _CAPITALS:
        return "", 0
    return ("capitals" if line.isupper() else _QUESTION if line.endswith(_QUESTION) else ""), 0


def _closes(open_nodes: list[Node], style: str, text: str) -> bool:
    """Whether the innermost open line cannot have a line of this style under it."""
    if not open_nodes:
        return False
    innermost = open_nodes[-1]
    last = text[innermost.span.end - 1]
    if style == _ROW:
        return False
    if style == "closing":
        return True
    if style == "":
        # A paragraph follows the number that it stands below, and an item that no stop ends, but no other paragraph.
        return innermost.style == "" or (innermost.style in _ITEMS and last in _STOPS)
    if style in {node.style for node in open_nodes}:
        return True
    if style == "capitals":
        return innermost.style not in _PARTS
    if innermost.style == "closing":
        return style not in _BULLETS
    if innermost.style == "" and style in _BULLETS and innermost.span.end - innermost.span.start <= _TITLE:
        return last in _STOPS
    if innermost.style == "" or (innermost.style in _BULLETS and style not in _BULLETS):
        return last != ":"
    return False
