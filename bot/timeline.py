"""Plans as a picture of their time, readable on a phone: the home of `matplotlib`.

A row for each phase and deadline, with its words over its bar or mark; a line for the day of today. What a plan
states to the month only has a hatched bar. The letters are DejaVu Sans, which matplotlib brings along and which has
all Vietnamese ones, so that a picture looks the same on every machine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from itertools import groupby
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from bot.wording import written_day
from bot.wording.agenda import TIMELINE, time_of, title_of
from bot.wording.shortening import shortened
from knowledge.agenda import Agenda, Event, EventKind
from knowledge.question.naming import label_of

WIDTH, ROW, EDGE = 6.0, 0.46, 0.62
"""Inches: of the picture, of a row, and of what stands above and below the rows."""

DOTS = 180
"""A picture's dots to the inch: 1,080 across."""

TALL, DOTS_OF_TALL = 20.0, 140
"""A picture of so many inches has fewer dots to each."""

LONGEST = 62
"""Characters over a bar."""

LETTERS, SMALL = 9.6, 8.2
COLOURS = {
    EventKind.PHASE: "#2f7dc1",
    EventKind.PERIOD: "#2f7dc1",
    EventKind.DEADLINE: "#c0392b",
    EventKind.CONFERENCE: "#8e6bbf",
}
PAST, INK, PALE, TODAY = "#9aa5ad", "#1b242b", "#e3e8ec", "#e67e22"

_DRAWING = Lock()
"""One picture at a time: the library keeps what it knows of letters in one place."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the picture: the heading of a plan, or what is on one day, several days, or a stretch of them."""

    words: str
    events: tuple[Event, ...] = ()


def draw(agendas: Sequence[Agenda], today: date, language: str, kind: str = "png") -> bytes:
    """The picture of these plans (`png` or `svg`); of none that states a day an empty one."""
    rows = [row for agenda in agendas for row in _rows(agenda, language)]
    first, last = _reach(rows, today)
    height = EDGE * 2 + ROW * max(1, len(rows))
    with _DRAWING, mpl.rc_context({"svg.hashsalt": "thidua", "text.hinting": "none"}):
        figure = Figure(figsize=(WIDTH, height), facecolor="white")
        axes = figure.add_axes((0.03, EDGE / height, 0.94, 1 - 2 * EDGE / height))
        axes.set_axis_off()
        axes.set_xlim(0, (last - first).days + 1)
        axes.set_ylim(max(1, len(rows)), 0)
        _months(axes, first, last, len(rows))
        for at, row in enumerate(rows):
            _row(axes, row, at, first, today)
        _today(axes, first, today, len(rows), language)
        _legend(axes, rows, len(rows), language)
        file = BytesIO()
        how: dict[str, Any] = {"metadata": {"Date": None}}
        if kind == "png":
            how = {"metadata": {"Software": None}, "pil_kwargs": {"compress_level": 2}}
        figure.savefig(file, format=kind, dpi=DOTS if height < TALL else DOTS_OF_TALL, **how)
    return file.getvalue()


def _rows(agenda: Agenda, language: str) -> Iterator[Row]:
    if not agenda.events:
        return
    yield Row(label_of(agenda.version))
    ordered = sorted(agenda.events, key=lambda event: (event.every is not None, event.name if event.every else ""))
    for recurs, events in groupby(ordered, key=lambda event: (event.every, event.name) if event.every else event.key):
        together = tuple(events)
        when = together[0].words if isinstance(recurs, tuple) else time_of(together[0], language)
        yield Row(_words(title_of(together[0], language), when), together)


def _words(title: str, when: str) -> str:
    return f"{shortened(title, max(12, LONGEST - len(when)))} · {when}"


def _reach(rows: Sequence[Row], today: date) -> tuple[date, date]:
    """The first of the first month and the last of the last one, with today where it is not far off."""
    days = [day for row in rows for event in row.events for day in (event.first, event.last) if day]
    days = days or [today]
    if min(days) - timedelta(days=31) <= today <= max(days) + timedelta(days=31):
        days.append(today)
    return min(days).replace(day=1), _next_month(max(days)) - timedelta(days=1)


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _months(axes: Axes, first: date, last: date, rows: int) -> None:
    """Lines at the beginnings of months, with their numbers above and below; of many every second or third."""
    months = []
    day = first
    while day <= last:
        months.append(day)
        day = _next_month(day)
    step = 1 if len(months) <= 14 else 2 if len(months) <= 26 else 3 if len(months) <= 40 else 6
    for month in months:
        x = (month - first).days
        axes.plot([x, x], [0, rows], color=PALE, linewidth=1.4 if month.month == 1 else 0.7, zorder=0)
    for month in months[::step]:
        x = (month - first).days + 1
        shown = f"{month.month}" if month.month != 1 and month != months[0] else f"{month.month}/{month.year % 100:02d}"
        _write(axes, x, -0.12, shown, SMALL, colour="#5d6b75")
        _write(axes, x, rows + 0.42, shown, SMALL, colour="#5d6b75")


def _row(axes: Axes, row: Row, at: int, first: date, today: date) -> None:
    if not row.events:
        _write(axes, 0, at + 0.72, shortened(row.words, LONGEST - 6), LETTERS + 0.8, bold=True)
        axes.plot([0, axes.get_xlim()[1]], [at + 0.86, at + 0.86], color="#b9c3ca", linewidth=0.8)
        return
    over = all(event.day < today for event in row.events)
    _write(axes, 0, at + 0.46, row.words, LETTERS, colour="#7b8790" if over else INK)
    for event in row.events:
        _event(axes, event, at, first, PAST if event.day < today else COLOURS[event.kind])


def _event(axes: Axes, event: Event, at: int, first: date, colour: str) -> None:
    start, end = event.first or event.day, event.day
    left, width = (start - first).days, (end - start).days + 1
    if event.exact and start == end:
        axes.plot([left + 0.5], [at + 0.75], marker="D", markersize=6.5, color=colour, markeredgecolor="white")
        return
    face, hatch = (colour, None) if event.exact else ("white", "//////")
    axes.barh(at + 0.75, width, 0.26, left=left, facecolor=face, edgecolor=colour, hatch=hatch, linewidth=0.9)


def _today(axes: Axes, first: date, today: date, rows: int, language: str) -> None:
    x, reach = (today - first).days + 0.5, axes.get_xlim()[1]
    if not 0 <= x <= reach:
        return
    axes.plot([x, x], [-0.02, rows + 0.08], color=TODAY, linewidth=1.6, zorder=5)
    words = TIMELINE[language]["today"].format(day=written_day(today))
    align = "left" if x < reach * 0.25 else "right" if x > reach * 0.75 else "center"
    _write(axes, x, -0.62, words, SMALL, colour=TODAY, bold=True, align=align)


def _legend(axes: Axes, rows: Sequence[Row], at: int, language: str) -> None:
    said = TIMELINE[language]
    if any(not event.exact for row in rows for event in row.events):
        _write(axes, 0, at + 0.98, said["months"], SMALL - 0.4, colour="#5d6b75")


def _write(
    axes: Axes,
    x: float,
    y: float,
    words: str,
    size: float,
    *,
    colour: str = INK,
    bold: bool = False,
    align: str = "left",
) -> None:
    """Literal words: no sign in them is taken for a formula."""
    font = FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal", size=size)
    # Lines end where words are; a stroke around each letter would take three times as long.
    paper = {"facecolor": "white", "edgecolor": "none", "pad": 1.0}
    style: dict[str, Any] = {"color": colour, "ha": align, "va": "bottom", "fontproperties": font, "bbox": paper}
    axes.text(x, y, words, parse_math=False, zorder=6, **style)
