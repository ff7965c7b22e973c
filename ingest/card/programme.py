"""The items of a programme: what is on at which hour of a meeting, a ceremony, a day."""

import re

from ingest.card.reading import Block, Reading
from ingest.card.table import Row, row_of
from knowledge.card import Field, ProgrammeItem

_HOUR = r"(?:[01]?\d|2[0-3])\s?(?:(?:gio|g|h)(?:\s?[0-5]\d)?(?:\s?phut)?|:[0-5]\d)"
_HOURS = re.compile(rf"(?:tu\s+)?{_HOUR}(?:\s*(?:-|–|den|->)\s*{_HOUR})?(?![\d/])")
_FIRST = re.compile(r"(?P<h>\d{1,2})\s?(?:gio|g|h|:)\s?(?P<m>[0-5]\d)?")
_MARK = re.compile(r"\W*(?:\d{1,2}[.)]\s+(?=\D|\d{1,2}\s?[hg:])|[a-z][.)]\s*)?")
_DATE_NEXT = re.compile(r"[\s,(]*(?:thu\s|chu nhat|sang|chieu|ngay\b|hang\b)")
_FEWEST = 2
"""Items one after another that make a programme; a lone hour is the time of something else."""


def find_programme(reading: Reading) -> tuple[ProgrammeItem, ...]:
    """The items of the programmes of a text, in its order: lines that begin with an hour, rows with one in a cell."""
    run: list[ProgrammeItem] = []
    found: list[ProgrammeItem] = []
    for block in reading.body_blocks:
        item = _item(reading, block)
        if item:
            run.append(item)
        elif block.section.style not in {"dash", "plus"}:
            # What is told of an item below it does not end the programme.
            found += run if len(run) >= _FEWEST else []
            run = []
    return (*found, *(run if len(run) >= _FEWEST else []))


def _item(reading: Reading, block: Block) -> ProgrammeItem | None:
    row = row_of(reading, block)
    return _of_row(reading, block, row) if row else _of_line(reading, block)


def _of_line(reading: Reading, block: Block) -> ProgrammeItem | None:
    """ "- 7h30 - 8h00: Đón tiếp đại biểu"."""
    start, end = block.span.start, block.span.end
    mark = _MARK.match(reading.folded, start, end)
    hours = _HOURS.match(reading.folded, mark.end() if mark else start, end)
    if hours is None or _DATE_NEXT.match(reading.folded, hours.end(), end):
        return None
    what = reading.field(hours.end(), end)
    when = reading.field(hours.start(), hours.end())
    return ProgrammeItem(when, _at(reading, when), what, None, block.span, "line with an hour") if what.value else None


def _of_row(reading: Reading, block: Block, row: Row) -> ProgrammeItem | None:
    cells = [c for c in row.cells if c.span.start < c.span.end]
    timed = next((c for c in cells if _HOURS.match(reading.folded, c.span.start, c.span.end)), None)
    others = [c for c in cells if c is not timed and re.search(r"[^\W\d_]{2,}", c.span.of(reading.text))]
    if timed is None or not others:
        return None
    named, who = row.of("what"), row.of("who")
    chosen = named if named in others else others[0]
    if chosen is None:
        return None
    doer = reading.field(who.span.start, who.span.end) if who and who is not chosen and who is not timed else None
    when, what = reading.field(timed.span.start, timed.span.end), reading.field(chosen.span.start, chosen.span.end)
    return ProgrammeItem(when, _at(reading, when), what, doer, block.span, "row with an hour")


def _at(reading: Reading, when: Field) -> str:
    """The hour at which an item begins, as "HH:MM"."""
    first = _FIRST.search(when.span.of(reading.folded))
    return f"{int(first['h']):02d}:{int(first['m'] or 0):02d}" if first else ""
