"""An answer that quotes a table, as one of Telegram's rich messages (Bot API 10.1): there a table is drawn as one.

Pure functions, from `Reply` to the HTML that such messages are written in. Everything else is `html`.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from bot.reply import Line, Reply
from bot.telegram.sending.characters import clean, units
from bot.telegram.sending.html import close_up
from bot.telegram.sending.screen import fitted
from bot.telegram.wording import words
from knowledge.answer import Citation
from knowledge.evidence.pieces import cells_of
from knowledge.plan import PlanVersion

LIMIT, COLUMNS, ROWS = 30_000, 20, 200
"""Of a rich message, with some room to spare: UTF-16 units, columns of a table, and rows."""

OPEN_ROWS = 6
"""A table of more rows is folded away until it is tapped."""

_ROW = "|"
_RULE = frozenset("|-: ")
"""What the line is made of that stands below the head of a table."""


def rich(reply: Reply, versions: Mapping[str, PlanVersion]) -> str | None:
    """The reply as a rich message; None where it quotes no table, one that is too large, or is to be brief.

    `versions` are the plans that it cites, whose texts tell which row is the head of a table.
    """
    if reply.brief or not any(map(_rows, reply.citations)):
        return None
    rows = [row for citation in reply.citations for row in _rows(citation)]
    message = "".join(_parts(reply, versions))
    fits = units(message) <= LIMIT and len(rows) <= ROWS and max(map(len, rows)) <= COLUMNS
    return message if fits else None


def _parts(reply: Reply, versions: Mapping[str, PlanVersion]) -> Iterator[str]:
    said = words(reply.language).asking
    for line in fitted(reply):
        yield f"<p>{_line(line)}</p>"
    titles = list(dict.fromkeys(citation.title for citation in reply.citations))
    shared = titles[0] if len(titles) == 1 else ""
    yield f"<p><b>{_text(said.sources)}</b> {_text(shared)}</p>"
    # A row and the names of its columns are cited apart, and belong into one table.
    for _, group in groupby(reply.citations, key=lambda one: (one.title, one.section, bool(_rows(one)))):
        citations = list(group)
        places = []
        for citation in citations:
            place = citation.section if shared else f"{citation.title} — {citation.section}"
            page = said.page.format(page=citation.page) if citation.page else ""
            version = said.version.format(version=citation.version) if citation.version else ""
            places.append(_text(f"[{citation.n}] {version}{place}{page}"))
        quotes, folded = _quotes(citations, versions)
        place = "<br>".join(places)
        yield f"<details><summary>{place}</summary>{quotes}</details>" if folded else f"<p>{place}</p>{quotes}"
    for note in reply.notes:
        yield f"<p>⚠ {_line(note)}</p>"


def _quotes(citations: Sequence[Citation], versions: Mapping[str, PlanVersion]) -> tuple[str, bool]:
    """The quotes of one place, and whether they are folded away until they are tapped: all but small tables."""
    ordered = sorted(citations, key=lambda one: one.start)
    rows = [row for citation in ordered for row in _rows(citation)]
    if rows:
        headed = len(rows) > 1 and _begins_with_head(ordered[0], versions)
        drawn = "".join(_drawn(row, "th" if headed and not at else "td") for at, row in enumerate(rows))
        return f"<table>{drawn}</table>", len(rows) > OPEN_ROWS
    return "".join(f"<blockquote>“{_text(close_up(citation.quote))}”</blockquote>" for citation in citations), True


def _rows(citation: Citation) -> list[tuple[str, ...]]:
    """The rows that a quote is made of; none where it is anything but a table."""
    lines = [line.strip() for line in citation.quote.split("\n") if set(line) - _RULE]
    return [cells_of(line) for line in lines] if lines and all(_ROW in line[:1] for line in lines) else []


def _begins_with_head(citation: Citation, versions: Mapping[str, PlanVersion]) -> bool:
    """Whether the first row of a quote names the columns: in the plan's text the rule stands below it."""
    current = versions.get(citation.plan) if citation.version is None else None
    text = current.text[citation.start :] if current else citation.quote
    below = text.lstrip().split("\n", 2)[1:2]
    return any("-" in line and set(line.strip()) <= _RULE for line in below)


def _drawn(row: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_text(cell)}</{tag}>" for cell in row) + "</tr>"


def _line(line: Line) -> str:
    return "".join(f"<b>{_text(run.text)}</b>" if run.bold else _text(run.text) for run in line)


def _text(text: str) -> str:
    # In a rich message the end of a line is white space, as on a web page.
    return escape(clean(text), quote=False).replace("\n", "<br>")
