"""Putting an answer into words."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from bot.reply import Line, Reply, Run
from bot.wording.answers import ANSWERS, TOPICS
from bot.wording.facts import CHANGED
from bot.wording.shortening import shortened
from knowledge.answer import Answer, Statement, Value
from knowledge.dates import DateValue
from knowledge.dates.values import LAST_WEEK

LONGEST_VALUE = 900
"""Characters of a plan's own words in one line; the citation has the rest."""

BRIEF_VALUE = 90
"""The same where few words are wanted."""

_PIECE = re.compile(r"(\*\*|\[\[|\]\]|\{\w+\})")
_BLANK_LINES = re.compile(r"\n\s*\n")
_SILENT = frozenset({"over", "past", "last_day", "reached"})
"""Values that only switch a group on and are not shown."""

_EDGES = {
    "vi": {"start": "đầu ", "middle": "giữa ", "end": "cuối "},
    "en": {"start": "early ", "middle": "mid-", "end": "end of "},
}
_WEEKS = {
    "vi": {1: "tuần đầu ", LAST_WEEK: "tuần cuối "},
    "en": {1: "first week of ", LAST_WEEK: "last week of "},
}
_UNITS = {
    "vi": ("tháng ", "quý ", "năm ", "6 tháng đầu năm", "6 tháng cuối năm"),
    "en": ("", "quarter ", "", "first half of", "second half of"),
}
_ROMAN = ("", "I", "II", "III", "IV")


def render(answer: Answer, took_ms: float) -> Reply:
    """The answer as lines of plain and bold runs, each statement followed by its citation numbers."""
    language = answer.language if answer.language in ANSWERS else "vi"
    return Reply(
        question=answer.question,
        kind=answer.kind,
        language=language,
        abstained=answer.abstained,
        lines=tuple(_line(s, language, BRIEF_VALUE if answer.brief else LONGEST_VALUE) for s in answer.statements),
        citations=answer.citations,
        notes=tuple(_note(note, answer, language) for note in answer.notes),
        choices=answer.clarify,
        source=_source_line(answer, language),
        conversation=answer.conversation,
        took_ms=round(took_ms, 1),
        certainty=answer.certainty,
        trace=answer.trace,
        chapters=answer.chapters,
        brief=answer.brief,
        sureness=answer.sureness,
        reason=answer.statements[0].key.partition(".")[0] if answer.abstained and answer.statements else "",
    )


_OF_ITS_PLAN = frozenset({"ended", "paper", "poor", "poor_passage"})
"""Notes that name their plan only where an answer is from several."""


def _note(note: Statement, answer: Answer, language: str) -> Line:
    alone = {citation.title for citation in answer.citations} == {note.values.get("plan")}
    values = {**note.values, "plan": ""} if alone and note.key in _OF_ITS_PLAN else note.values
    return _line(Statement(f"note.{note.key}", values), language)


def _source_line(answer: Answer, language: str) -> Line:
    """The plans that the answer speaks of, named once."""
    titles = tuple(dict.fromkeys(c.title for c in answer.citations))
    if not titles or answer.kind == "list" or answer.abstained:
        return ()
    return _line(Statement("source.line", {"sources": "; ".join(titles)}), language)


def _line(statement: Statement, language: str, longest: int = LONGEST_VALUE) -> Line:
    template = ANSWERS[language][statement.key]
    values = {k: _shown(k, v, language, longest) for k, v in statement.values.items()}
    runs = list(_fill(template, values))
    if statement.cites:
        runs.append(Run(" " + "".join(f"[{n}]" for n in statement.cites)))
    return tuple(_merged(runs))


def _fill(template: str, values: Mapping[str, str]) -> Iterator[Run]:
    """The runs of a template; a group with a value that is not stated yields nothing."""
    bold = False
    group: list[Run] | None = None
    dropped = False
    for piece in _PIECE.split(template):
        if piece == "**":
            bold = not bold
        elif piece == "[[":
            group, dropped = [], False
        elif piece == "]]":
            yield from [] if dropped or group is None else group
            group = None
        elif piece:
            name = piece[1:-1] if piece.startswith("{") else ""
            text = values.get(name, "") if name else piece
            dropped = dropped or bool(name and not text)
            run = Run("" if name in _SILENT else text, bold)
            if group is None:
                yield run
            else:
                group.append(run)


def _merged(runs: list[Run]) -> Iterator[Run]:
    pending: Run | None = None
    for run in runs:
        if pending and pending.bold == run.bold:
            pending = Run(pending.text + run.text, run.bold)
        else:
            if pending and pending.text:
                yield pending
            pending = run
    if pending and pending.text:
        yield pending


def _shown(name: str, value: Value, language: str, longest: int) -> str:
    if name == "topic":
        return TOPICS[language][str(value)]
    if name == "field":
        return CHANGED[language][str(value)]
    if isinstance(value, DateValue):
        return written_date(value, language)
    if isinstance(value, date):
        return written_day(value)
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, int):
        return str(value)
    value = _BLANK_LINES.sub("\n", value)
    return shortened(value, longest)


def written_day(day: date) -> str:
    """A day as officials write it: two digits for the day and for months 1 and 2 (Decree 30/2020)."""
    return f"{day.day:02d}/{_month(day.month)}/{day.year}"


def written_date(value: DateValue, language: str) -> str:
    """A date as precise as it was stated."""
    month_word, quarter_word, year_word, first_half, second_half = _UNITS[language]
    edge = _EDGES[language].get(value.edge or "", "")
    year = f"/{value.year}" if value.year else ""
    if value.day is not None and value.month is not None:
        return f"{value.day:02d}/{_month(value.month)}{year}"
    if value.week is not None:
        return f"{_week(value.week, language)}{month_word}{_month(value.month or 0)}{year}"
    if value.month is not None:
        return f"{edge}{month_word}{_month(value.month)}{year}"
    if value.quarter is not None:
        return f"{edge}{quarter_word}{_ROMAN[value.quarter]}{year}"
    if value.half is not None:
        half = first_half if value.half == 1 else second_half
        return f"{half} {value.year}" if value.year else half
    return f"{edge}{year_word}{value.year}" if value.year else edge.strip()


def _week(week: int, language: str) -> str:
    other = f"tuần {week} " if language == "vi" else f"week {week} of "
    return _WEEKS[language].get(week, other)


def _month(month: int) -> str:
    return f"{month:02d}" if month <= 2 else str(month)
