"""What the pages of the reading room show, as values for their templates. Everything here blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from bot.card_facts import Fact, facts_of
from bot.web.house import House
from bot.web.texts import Mark, Paragraph, paragraphs_of, part_of, parts_of
from bot.web.visitors import Sight
from bot.wording.agenda import time_of, title_of
from bot.wording.checks import check_line
from bot.wording.outcomes import change_line, passage_line
from bot.wording.shortening import excerpt, shortened
from bot.wording.telling import told
from knowledge.changes import compare
from knowledge.finding import find_passages
from knowledge.plan import PlanVersion
from knowledge.shelf import Shelf
from knowledge.span import Span
from knowledge.text import squeeze

LISTED = 50
"""Plans on one page of the list."""
FOUND = 15
_QUOTE = 220
_LONGEST_QUESTION = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """A plan in a list."""

    href: str
    label: str
    title: str
    check: str
    """Where an administrator checks it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that search found."""

    href: str
    plan: str
    label: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A fact in the margin: `href` marks it in the text, `page` shows it on the page."""

    number: int
    name: str
    text: str
    quote: str
    href: str
    page: str
    field: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that begins, ends or is due."""

    when: str
    title: str
    href: str
    past: bool


def href(plan: str, what: str = "", **asked: object) -> str:
    """The address of a plan's page; what is asked for is left out where it is None."""
    wanted = {name: value for name, value in asked.items() if value is not None}
    return f"/ke-hoach/{quote(plan, safe='')}{what}" + (f"?{urlencode(wanted)}" if wanted else "")


def marked(plan: str, version: int | None, span: Span) -> str:
    """The address of a passage in a plan's text."""
    return href(plan, v=version, tu=span.start, den=span.end) + "#trich"


def sheet(plan: str, version: int | None, span: Span | None) -> str:
    """The address of the page of a plan's source that a passage stands on, else of the first one."""
    if span is None:
        return href(plan, "/trang", v=version)
    return href(plan, "/trang", v=version, tu=span.start, den=span.end) + "#trich"


def entries(shelf: Shelf, plans: Sequence[str]) -> list[Entry]:
    """Plans of the shelf by their names, without reading them."""
    digests = (shelf.by_plan[plan] for plan in plans if plan in shelf.by_plan)
    return [Entry(href(one.plan), one.name.label, squeeze(one.name.title), href(one.plan, "/sua")) for one in digests]


def search(house: House, sight: Sight, question: str) -> list[Hit]:
    """The passages that search finds in the plans that somebody sees."""
    shelf = house.assistant.library.shelf()
    asked = squeeze(question)[:_LONGEST_QUESTION]
    if not asked:
        return []
    seen = sight.among([one.plan for one in shelf.digests])
    plans = None if len(seen) == len(shelf.digests) else seen
    if plans is not None and not plans:
        return []
    found = (passage for passage, _ in find_passages(shelf, asked, FOUND, plans=plans))
    return [
        Hit(
            marked(one.plan, None, one.span),
            one.plan,
            shelf.by_plan[one.plan].name.label,
            one.section,
            excerpt(squeeze(one.text), _QUOTE, asked),
        )
        for one in found
        if one.plan in shelf.by_plan and sight.sees(one.plan)
    ]


def facts(house: House, version: PlanVersion, current: bool, part: Span | None, cited: Span | None) -> Iterator[Said]:
    """The facts of a plan that stand in a part of its text, in the order of the card."""
    number = None if current else version.version
    for fact in facts_of(version.card):
        span = fact.span
        if part is None or part.meets(span):
            quoted = squeeze(span.of(version.text))
            yield Said(
                fact.number,
                house.words.fact(fact.field),
                shortened(_text(house, fact, version) or quoted, _QUOTE),
                shortened(quoted, _QUOTE),
                marked(version.plan, number, span),
                sheet(version.plan, number, span),
                fact.field,
                cited == span,
            )


def _text(house: House, fact: Fact, version: PlanVersion) -> str:
    """A fact in short, where its quote says more."""
    value = getattr(fact.value, "value", None)
    return squeeze(value if isinstance(value, str) else told(fact.value, version, house.words))


def text(
    version: PlanVersion, cited: Span | None, part: Span, loose: Sequence[Span] = (), changed: Sequence[Span] = ()
) -> list[Paragraph]:
    """A part of a plan's text with the cited passage, and with what is tinted besides."""
    tinted = [(span, "changed") for span in changed] + [(span, "loose") for span in loose]
    marks = [Mark(span, kind) for span, kind in tinted if span.meets(part)]
    if cited is not None and cited.start < cited.end:
        marks.append(Mark(cited, "cited", "trich"))
    return list(paragraphs_of(version, part, marks))


def part_for(version: PlanVersion, cited: Span | None, asked: int | None) -> tuple[list[Span], int]:
    """The parts of a text, and which of them is shown: the one asked for, else the one with the cited passage."""
    parts = parts_of(version)
    if asked is not None and 1 <= asked <= len(parts):
        return parts, asked - 1
    return parts, part_of(parts, cited.start) if cited else 0


@dataclass(frozen=True, slots=True)
class Changed:
    """What a version changes against the one before, in lines, and where its own text says it."""

    lines: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


def changes(house: House, before: PlanVersion | None, after: PlanVersion) -> Changed:
    """What one version changes against another; nothing where there is none before it."""
    if before is None:
        return Changed()
    found = compare(before, after)
    facts = [change_line(one, house.words) for one in found.changes]
    passages = [passage_line(one, house.words) for one in found.passages]
    places = [*(one.at for one in found.changes), *(one.at for one in found.passages)]
    spans = {span for span in places if span is not None}
    return Changed(tuple(map(squeeze, (*facts, *passages))), tuple(sorted(spans)))


def checks(house: House, version: PlanVersion) -> list[str]:
    """What whoever publishes a plan should look at."""
    return [check_line(one, house.words) for one in version.card.checks]


def timeline(house: House, plan: str, language: str) -> list[Dated]:
    """The events of a plan in order."""
    agenda = house.assistant.agenda(plan)
    if agenda is None:
        return []
    today: date = house.today()
    found = []
    for event in agenda.events:
        of, span = agenda.quoted(event)
        shown = marked(of.plan, None, span) if of.plan == plan else href(of.plan)
        found.append(Dated(time_of(event, language), title_of(event, language), shown, event.day < today))
    return found
