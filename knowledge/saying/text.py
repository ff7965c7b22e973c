"""The plan's own words: sentences, items, lists, parts, rows and cells of tables."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from knowledge.evidence.candidate import Candidate
from knowledge.evidence.pieces import cells_of
from knowledge.evidence.properties import Property, properties
from knowledge.saying.context import Context
from knowledge.sentences import bare
from knowledge.span import Span
from knowledge.text import WORD, fold

MOST = 8
"""So many lines of a list are shown."""

BRIEF = 220
"""Characters of each line of a list."""

ROOM = 1100
"""Characters of all lines of a list together, so that it fits a screen."""

_LONGEST_QUOTE = 1000
_STOP = re.compile(r"\.(?=\s|$)")
_WHO = frozenset({"who", "person", "which_unit", "to_whom"})
"""Cues of a question for somebody."""
_PEOPLE = (Property.PERSON, Property.NAME)
_BODIES = (*_PEOPLE, Property.UNIT)
_SHORT = 8
"""Words; a shorter item is said with the line that it stands under."""


def say_sentence(context: Context, candidate: Candidate) -> None:
    """A sentence, an item or a line, whole; a later clause with what its sentence is about, a short item, and one
    that does not name whom it is of, with what it stands under."""
    span = _whole(context.version.text, candidate.span)
    cites = [context.draft.cite(context.version, span)]
    text = bare(span.of(context.version.text))
    if candidate.about:
        cites.append(context.draft.cite(context.version, candidate.about))
        text = f"{candidate.about.of(context.version.text)}: {text}"
    elif candidate.under and (len(text.split()) < _SHORT or _names_who(context, text, candidate.under)):
        cites.append(context.draft.cite(context.version, candidate.under))
        text = f"{_brief(bare(candidate.under.of(context.version.text)).rstrip(' :.'))}: {text}"
    context.draft.say("text.line", *cites, text=text)


def _names_who(context: Context, text: str, under: Span) -> bool:
    """Whether somebody is asked for whom not the text names, but the line that it stands under: a person, where the
    text names bodies alone."""
    if not _WHO & context.query.cues.keys() or under.end - under.start > BRIEF:
        return False
    own, above = properties(text), properties(under.of(context.version.text))
    return any(any(above[one] for one in them) and not any(own[one] for one in them) for them in (_PEOPLE, _BODIES))


def _whole(text: str, span: Span) -> Span:
    """A clause; one that begins a list behind a colon ("gồm: tờ trình;") with the rest of its sentence."""
    if text[span.end - 1 : span.end] != ";" or ":" not in span.of(text):
        return span
    line_end = text.find("\n", span.end)
    end = line_end if line_end >= 0 else len(text)
    stop = _STOP.search(text, span.end, end)
    return Span(span.start, min(stop.end() if stop else end, span.start + _LONGEST_QUOTE))


def say_list(context: Context, candidate: Candidate) -> None:
    """A line with what stands under it, in the plan's order; of more than a screen holds the first lines, and the one
    that has most of what is asked for."""
    text, asked = context.version.text, frozenset(context.query.words)
    head, items = candidate.parts[0], candidate.parts[1:]
    lines = [_line(item.of(text), asked) for item in items]
    shown = _shown(lines, asked)
    cites = _cites(context, [head, *(items[at] for at in shown)])
    if head.of(text).strip():
        context.draft.say("text.line", cites[0], text=_brief(bare(head.of(text)), asked))
    for cite, at in zip(cites[1:], shown, strict=True):
        if lines[at]:
            context.draft.say("text.item", cite, text=lines[at])
    if len(items) > len(shown):
        context.draft.say("text.more", count=len(items) - len(shown))


def _shown(lines: Sequence[str], asked: frozenset[str]) -> list[int]:
    """The places of the lines that a screen holds: the first ones; where another has more of what is asked for than
    all of these, that one instead of the last of them."""
    first = lines[:MOST]
    count = max(sum(length <= ROOM for length in accumulate(map(len, first))), 1)
    shown = list(range(min(count, len(lines))))
    said = [_said(line, asked) for line in lines]
    best = max(range(len(lines)), key=lambda at: (said[at], -at), default=0)
    if best >= len(shown) > 1 and said[best] > max(said[at] for at in shown):
        shown[-1] = best
    return shown


def _said(line: str, asked: frozenset[str]) -> int:
    """How many of the words asked with a line has."""
    return len(asked.intersection(WORD.findall(fold(line))))


def _line(line: str, asked: frozenset[str]) -> str:
    """A line of a list; a row of a table without its marks, nothing of one that only parts head and rows."""
    if not line.startswith("|"):
        return _brief(bare(line), asked)
    return _brief(" · ".join(filter(None, cells_of(line))), asked) if set(line) - set("|-: ") else ""


def say_paragraphs(context: Context, candidate: Candidate) -> None:
    """The paragraphs of a group of fields: purposes, objects, requirements, targets."""
    text, asked = context.version.text, frozenset(context.query.words)
    paragraphs = [line for part in candidate.parts for line in _lines(text, part)]
    for line in paragraphs[:MOST]:
        key = "text.item" if len(paragraphs) > 1 else "text.line"
        context.draft.say(key, context.draft.cite(context.version, line), text=_brief(bare(line.of(text)), asked))
    if len(paragraphs) > MOST:
        context.draft.say("text.more", count=len(paragraphs) - MOST)


def say_row(context: Context, candidate: Candidate) -> None:
    """A row of a table, each cell with the name of its column."""
    text = context.version.text
    cells = cells_of(candidate.span.of(text))
    heads = cells_of(candidate.head.of(text)) if candidate.head else ()
    cites = [context.draft.cite(context.version, candidate.span)]
    if candidate.head:
        cites.append(context.draft.cite(context.version, candidate.head))
    if len(heads) == len(cells):
        told = "; ".join(f"{head}: {cell}" for head, cell in zip(heads, cells, strict=True) if cell)
    else:
        told = " | ".join(cell for cell in cells if cell)
    context.draft.say("text.line", *cites, text=told)


def say_cell(context: Context, candidate: Candidate) -> None:
    """A cell of a table with what its row and its column are called."""
    spans = [candidate.span, *([candidate.head] if candidate.head else [])]
    cites = [context.draft.cite(context.version, span) for span in spans]
    context.draft.say("text.line", *cites, text=candidate.text)


def _cites(context: Context, parts: Sequence[Span]) -> list[int]:
    """The citation of each part; parts that stand together are quoted together, as far as a quote may be long."""
    cites: list[int] = []
    for whole, count in _joined(parts):
        cite = context.draft.cite(context.version, whole)
        cites += [cite] * count
    return cites


def _joined(parts: Sequence[Span]) -> Iterator[tuple[Span, int]]:
    whole, count = parts[0], 1
    for part in parts[1:]:
        if part.end - whole.start <= _LONGEST_QUOTE and part.start >= whole.start:
            whole, count = Span(whole.start, max(whole.end, part.end)), count + 1
        else:
            yield whole, count
            whole, count = part, 1
    yield whole, count


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for line in span.of(text).split("\n"):
        if any(c.isalnum() for c in line):
            lead = len(line) - len(line.lstrip())
            yield Span(start + lead, start + len(line.rstrip()))
        start += len(line) + 1


def _brief(text: str, asked: frozenset[str] = frozenset()) -> str:
    """A paragraph of a list, cut at a word; the citation has the rest. What is shown is its beginning, or the sentence
    that has more of what is asked for."""
    if len(text) <= BRIEF:
        return text
    beginning = text[: text.rfind(" ", 0, BRIEF)]
    starts = [at + 2 for at in range(len(text) - 2) if text[at] in ".;:" and text[at + 1] == " "]
    told = {start: _said(text[start : start + BRIEF], asked) for start in starts}
    best = max(told, key=lambda start: (told[start], -start), default=0)
    if not best or told[best] <= _said(beginning, asked):
        return f"{beginning} …"
    rest = text[best:]
    return f"… {rest}" if len(rest) <= BRIEF else f"… {rest[: rest.rfind(' ', 0, BRIEF)]} …"
