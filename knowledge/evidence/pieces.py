"""Candidates from the text itself: sentences, items and lists, headings with what stands below, rows and cells."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from knowledge.evidence.candidate import Candidate, Role
from knowledge.evidence.outline import Node, tree
from knowledge.sentences import clauses
from knowledge.span import Span

LONGEST = 1100
"""Characters of a list or section that are one candidate."""

LONGEST_CONTEXT = 160
"""Characters of each heading or lead that tell where a piece stands."""

MOST_CELLS = 400
"""Cells of one table that are candidates one by one."""

_LABEL = re.compile(
    r"\W{0,9}(?:\d+(?:\.\d+)*[.)/]?\s*|[a-zđ][.)]\s*)?([^:.;|\n]{2,90}?)\s{0,3}(?:\([^)]{0,300}\)\s{0,3})?:(?=\s)"
)
_DASHED = re.compile(
    r"\W{0,9}(?:\d+(?:\.\d+)*[.)/]?\s*|[a-zđ][.)]\s*)?\W{0,3}([^\W\d_][^:.;,|\n–—]{2,60}?)\W{0,3}\s[–—]\s"
)
_FEWEST_LETTERS = 4
_COUNTERS = frozenset({"tt", "stt", "số tt", "số thứ tự", "#"})


def pieces(text: str, start: int, without: Sequence[Span] = (), within: Sequence[Span] = ()) -> Iterator[Candidate]:
    """The pieces of a plan's text from an offset on, but for the lines of `without`.

    `within`: only of these stretches, which are in order.
    """
    nodes = tree(text, start, without, within)
    table: list[Node] = []
    for node in nodes:
        if node.style == "|":
            if table and not _adjoins(text, table[-1].span, node.span):
                yield from _table(text, table)
                table = []
            table.append(node)
            continue
        if table:
            yield from _table(text, table)
            table = []
        yield from _line(text, node)
    if table:
        yield from _table(text, table)


def context_of(text: str, node: Node) -> str:
    """The headings and leads above a line, the widest first."""
    above = [_brief(text, one) for one in node.above()]
    return " › ".join(reversed(above))


def _brief(text: str, node: Node) -> str:
    return Span(node.span.start + node.mark, node.span.end).of(text)[:LONGEST_CONTEXT].rstrip(" :.")


def _line(text: str, node: Node) -> Iterator[Candidate]:
    line, context = node.span, context_of(text, node)
    body = Span(min(line.start + node.mark, line.end), line.end)
    if not _says_something(body.of(text)):
        return
    leads, under = bool(node.children), node.parent.span if node.parent else None
    single = list(clauses(text, line))
    told: Span | None = None
    for sentence in single:
        about, told = told, _about(text, sentence, told)
        said = sentence.of(text)
        if not _says_something(said):  # "II." of "II. KHEN THƯỞNG"
            continue
        named = label_of(said)
        about = None if named else about
        yield Candidate(Role.SENTENCE, sentence, said, context, named=named, leads=leads, under=under, about=about)
    if len(single) > 1 and line.end - line.start <= LONGEST:
        role = Role.ITEM if node.style else Role.LINE
        said = line.of(text)
        yield Candidate(role, line, said, context, parts=(line,), named=label_of(said), leads=leads, under=under)
    if leads:
        yield from _below(text, node, context)


def _says_something(text: str) -> bool:
    """Whether a text has as many letters as the shortest that says anything; the rest of it is not looked at."""
    return next(islice(filter(str.isalpha, text), _FEWEST_LETTERS - 1, None), None) is not None


def _below(text: str, node: Node, context: str) -> Iterator[Candidate]:
    """A line with the lines that stand under it."""
    children = [Span(child.span.start, child.last()) for child in node.children]
    kept = [span for span in children if span.start - node.span.start <= LONGEST * 2][:40]
    if not kept:  # of a long text the lines right below are not looked at
        return
    whole = Span(node.span.start, kept[-1].end)
    text_of_it = Span(whole.start, min(whole.end, whole.start + LONGEST * 2)).of(text)
    role = Role.LIST if node.span.of(text).rstrip().endswith(":") else Role.SECTION
    leaves = tuple(Span(n.span.start, n.span.end) for n in _leaves(node) if n.span.start <= whole.end)
    yield Candidate(
        role,
        whole,
        text_of_it,
        context,
        parts=(node.span, *leaves),
        named=Span(node.span.start + node.mark, node.span.end).of(text),
        leads=True,
    )


def _leaves(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _leaves(child)


def _about(text: str, sentence: Span, before: Span | None) -> Span | None:
    """What the clause behind a sentence is about: the label of the sentence that it goes on with, or of the one before
    that; nothing where the sentence ends."""
    if text[sentence.end - 1] != ";":
        return None
    match = _LABEL.match(sentence.of(text)) or _DASHED.match(sentence.of(text))
    return Span(sentence.start + match.start(1), sentence.start + match.end(1)) if match else before


def label_of(text: str) -> str:
    """What a sentence says first that it is about: the words before its colon, or before its first comma or dash."""
    match = _LABEL.match(text)
    return match[1] if match else ""


def _adjoins(text: str, above: Span, below: Span) -> bool:
    between = Span(above.end, below.start).of(text)
    if not between.strip("|-: \n"):
        return True
    # Of a long table not all rows are looked at.
    return "\n\n" not in between and all(row.startswith("|") for row in between.strip().split("\n"))


def cells_of(row: str) -> tuple[str, ...]:
    """The cells of a row as it stands in the text."""
    mark = "|" if row.startswith("|") else "\t"
    return tuple(cell.strip() for cell in row.strip().strip("|").split(mark))


def _table(text: str, nodes: list[Node]) -> Iterator[Candidate]:
    """The rows of a table, each with the names of its columns, and the cells that a row and a column name."""
    rows = [node for node in nodes if set(node.span.of(text)) - set("|-: ")]
    if not rows:
        return
    above = context_of(text, rows[0])
    head = cells_of(rows[0].span.of(text))
    headed = len(rows) > 1 and all(cell and not cell.isdigit() for cell in head if cell is not head[0])
    titles = head if headed else ()
    count = 0
    for node in rows[1:] if headed else rows:
        cells = cells_of(node.span.of(text))
        context = f"{above} › {' | '.join(titles)}" if titles else above
        key = next((at for at, cell in enumerate(cells) if any(c.isalpha() for c in cell)), 0)
        heading = rows[0].span if headed else None
        yield Candidate(
            Role.ROW, node.span, " | ".join(cells), context, parts=(node.span,), named=cells[key], head=heading
        )
        if len(cells) != len(titles):
            continue
        for at, cell in enumerate(cells):
            if at == key or not cell or titles[at].lower() in _COUNTERS or count >= MOST_CELLS:
                continue
            count += 1
            yield Candidate(
                Role.CELL,
                node.span,
                f"{cells[key]} – {titles[at]}: {cell}",
                above,
                parts=(node.span,),
                named=f"{cells[key]} {titles[at]}",
                head=heading,
                column=at,
            )
