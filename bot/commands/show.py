"""`thidua show`: one plan's card, each fact with its quote, and its versions."""

import shutil
import textwrap
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict, fields
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from bot.card_facts import Fact, facts_of
from bot.commands.console import Console
from bot.commands.plans import as_json as summary
from bot.settings import Settings
from bot.store import open_store
from bot.wording.checks import check_line
from bot.wording.cli import Words
from bot.wording.left import left_lines
from bot.wording.poor import poor_lines
from bot.wording.readings import reading_line
from bot.wording.shortening import shortened
from bot.wording.summary import correction_line
from bot.wording.telling import told
from knowledge.card import Card, Deadline
from knowledge.catalogue import CatalogueError, PlanRecord, VersionRecord
from knowledge.corrections import NUMBERED, Correction
from knowledge.plan import PlanVersion
from knowledge.readings import reading_of
from knowledge.span import Span
from knowledge.text import squeeze

_LONGEST_QUOTE = 300


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Raises CatalogueError where there is no such plan or version."""
    with open_store(settings) as library:
        version = library.catalogue.version(arguments.plan, arguments.version)
        record = next((plan for plan in library.catalogue.plans() if plan.plan == arguments.plan), None)
    if record is None:
        raise CatalogueError("catalogue.unknown", plan=arguments.plan)
    if version is None:
        raise CatalogueError("catalogue.no_version", plan=arguments.plan, version=str(arguments.version))
    if arguments.json:
        console.json(_as_json(version, record, console.words))
        return 0
    width = shutil.get_terminal_size((100, 0)).columns if console.is_terminal else 0
    card = _card(version, console.words, explain=arguments.explain)
    for line in (*card, *_versions(record, settings.timezone, console.words)):
        console.say(_wrapped(line, width))
    return 0


def _card(version: PlanVersion, words: Words, *, explain: bool) -> Iterator[str]:
    yield version.plan
    yield words("show.kind", kind=words.kind(version.card.kind))
    yield words("show.quality", quality=version.quality)
    yield from (f"    ⚠ {line}" for line in poor_lines(version, words))
    absent = []
    by_field = {name: list(facts) for name, facts in groupby(facts_of(version.card), key=lambda fact: fact.field)}
    for name in (field.name for field in fields(Card)):
        title = words.fact(name)
        facts = by_field.get(name, [])
        if title and not facts:
            absent.append(title)
        if facts:
            yield f"\n{title}"
        for fact in facts:
            # A fact of these is put right by its number, see `thidua set`.
            mark = f"{fact.at}. " if name in NUMBERED else ""
            yield from _fact(fact, version, mark, words)
            if explain and (pattern := _pattern(fact.value)):
                yield "        " + words("show.pattern", pattern=pattern)
    kind = words.kind(version.card.kind)
    if absent:
        yield "\n" + words("show.not_stated", kind=kind[:1].upper() + kind[1:], fields=", ".join(absent))
    if version.corrections:
        yield "\n" + words("show.corrections")
        yield from (f"    {correction_line(one, words)}" for one in version.corrections)
    if version.card.left:
        yield "\n" + words("show.left")
        yield from (f"    {line}" for line in left_lines(version.card, words, brief=False))
    if version.card.checks:
        yield "\n" + words("show.checks")
        yield from (f"    ⚠ {check_line(check, words)}" for check in version.card.checks)


def _pattern(fact: Any) -> str:
    """The name of what read a fact; of a deadline what read its time."""
    return str(fact.due.pattern if isinstance(fact, Deadline) else getattr(fact, "pattern", ""))


def _fact(numbered: Fact, version: PlanVersion, mark: str, words: Words) -> Iterator[str]:
    """A fact in short where its quote says more, where it stands and the quote with its number for `thidua page`,
    the reading of a poor one."""
    fact, span = numbered.value, numbered.span
    quote = squeeze(span.of(version.text))
    if short := squeeze(told(fact, version, words)):
        yield f"    {mark}{short}"
        mark = ""
    shown = shortened(quote, _LONGEST_QUOTE)
    yield f"    {mark}[{_label(version, span)}] “{shown}” #{numbered.number}"
    reading = reading_of(version, span.start, shown)
    if reading:
        yield f"        {reading_line(reading, words.language)}"


def _label(version: PlanVersion, span: Span) -> str:
    """The innermost heading over a span."""
    return next((s.label for s in reversed(version.sections) if s.span.holds(span)), "")


def _versions(record: PlanRecord, timezone: ZoneInfo, words: Words) -> Iterator[str]:
    yield "\n" + words("show.versions")
    for version in record.versions:
        key = "show.current" if version.version == record.current else "show.version"
        yield "    " + words(
            key,
            version=version.version,
            source=version.source,
            ingested_at=version.ingested_at.astimezone(timezone).strftime("%d/%m/%Y %H:%M"),
        )


def _wrapped(line: str, width: int) -> str:
    if not width or len(line) <= width:
        return line
    indent = " " * (len(line) - len(line.lstrip(" ")) + 2)
    return "\n".join(textwrap.wrap(line, width, subsequent_indent=indent, replace_whitespace=False))


def _as_json(version: PlanVersion, record: PlanRecord, words: Words) -> dict[str, Any]:
    card = TypeAdapter(Card).dump_python(version.card, mode="json")
    return {
        **summary(version),
        "sha256": version.sha256,
        "ingested_at": version.ingested_at.isoformat(),
        "left": list(left_lines(version.card, words, brief=False)),
        "checks": [check_line(check, words) for check in version.card.checks],
        "card": _quoted(card, version.text),
        "corrections": TypeAdapter(tuple[Correction, ...]).dump_python(version.corrections, mode="json"),
        "versions": [_version_as_json(one, record.current) for one in record.versions],
        "sections": [asdict(section) for section in version.sections],
        "passages": [asdict(passage) for passage in version.passages],
        "pages": version.pages,
        "text": version.text,
    }


def _quoted(value: Any, text: str) -> Any:
    """The card with the text of each span beside its offsets."""
    if isinstance(value, list):
        return [_quoted(one, text) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"start", "end"} and isinstance(value["start"], int):
        return value | {"quote": text[value["start"] : value["end"]]}
    return {name: _quoted(one, text) for name, one in value.items()}


def _version_as_json(version: VersionRecord, current: int) -> dict[str, Any]:
    ingested_at = version.ingested_at.isoformat()
    return asdict(version) | {"ingested_at": ingested_at, "current": version.version == current}
