"""Answers over all plans: which there are, which cite a document, which have something, what falls in a month."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from knowledge.card import Reference
from knowledge.documents import number_key
from knowledge.plan import PlanVersion
from knowledge.question.naming import PlanName
from knowledge.question.understanding import Query
from knowledge.saying.context import Context
from knowledge.saying.draft import Draft
from knowledge.saying.references import say_reference
from knowledge.span import Span

SHOWN = 20
"""At most so many plans are listed by name."""


def list_plans(draft: Draft, versions: Sequence[PlanVersion], names: Sequence[PlanName], total: int) -> None:
    """Every plan known, each cited by its title; of very many, `total`, the first."""
    draft.say("list.count", count=total)
    for version, name in list(zip(versions, names, strict=True))[:SHOWN]:
        title = version.card.title or version.card.issuer
        span = title.span if title else Span(0, min(len(version.text), 200))
        number = version.card.number.value if version.card.number else ""
        draft.say(
            "list.item",
            draft.cite(version, span),
            plan=name.label,
            number=number,
            title=title.value if title else "",
        )
    if total > SHOWN:
        draft.say("list.more", count=total - SHOWN)


def cited_by(
    draft: Draft, query: Query, versions: Sequence[PlanVersion], names: Sequence[PlanName], total: int
) -> bool:
    """The plans that cite the document whose number is asked for; `total` do where these are not all plans."""
    found: list[tuple[PlanVersion, PlanName, Reference]] = []
    for version, name in zip(versions, names, strict=True):
        reference = next((r for r in version.card.references if r.number and _is_named(query, r.number)), None)
        if reference:
            found.append((version, name, reference))
    if not found:
        return False
    draft.say("cited.count", count=max(len(found), total if len(found) == len(versions) else 0))
    for version, name, reference in found[:SHOWN]:
        say_reference(draft, version, reference, key="cited.item", plan=name.label)
    return True


def _is_named(query: Query, number: str) -> bool:
    """Whether a document's number is one that the question says, whole or by its figure and year."""
    if number_key(number) in query.numbers:
        return True
    return query.named_document is not None and bool(re.match(rf"0*{query.named_document[1]}(?!\d)", number))


def window_of(query: Query, today: date) -> tuple[date, date] | None:
    """The stretch of time that a question is about: a named month or quarter, this or next month or week."""
    for mention in query.dates:
        value = mention.value if mention.value.year else mention.value.in_year(today.year)
        if value.month is not None or value.quarter is not None or value.half is not None:
            first, last = value.first(), value.last()
            return (first, last) if first and last else None
    if re.search(r"tuan (?:nay|sau|toi)", query.folded):
        monday = today - timedelta(days=today.weekday())
        shift = 0 if "tuan nay" in query.folded else 7
        return monday + timedelta(days=shift), monday + timedelta(days=shift + 6)
    if re.search(r"thang (?:nay|sau|toi)", query.folded):
        first = today.replace(day=1)
        if "thang nay" not in query.folded:
            first = (first + timedelta(days=32)).replace(day=1)
        return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    if re.search(r"sap (?:toi|den)|gan nhat|tiep theo", query.folded):
        return today, today + timedelta(days=60)
    years = [m.value.year for m in query.dates if m.value.year]
    return (date(years[0], 1, 1), date(years[0], 12, 31)) if years else None


def told_of(window: tuple[date, date]) -> str:
    """A stretch of time as a trace tells it."""
    return f"{window[0]:%d/%m/%Y}–{window[1]:%d/%m/%Y}"


def answer_window(asked: Context, window: tuple[date, date]) -> bool:
    """The dated events of one plan that fall into a window: deadlines, phase starts and ends."""
    first, last = window
    card, events = asked.version.card, []
    for deadline in card.deadlines:
        day = asked.last_day(deadline.due.date)
        if day and first <= day <= last:
            events.append((day, "event.deadline", deadline.span, deadline.what.value, deadline.due.span))
    for phase in card.phases:
        if phase.period is None:
            continue
        start, end = asked.first_day(phase.period.start), asked.last_day(phase.period.end)
        if start and first <= start <= last:
            events.append((start, "event.start", phase.span, phase.name, phase.period.span))
        if end and first <= end <= last:
            events.append((end, "event.end", phase.span, phase.name, phase.period.span))
    for _day, key, span, what, words in sorted(events, key=lambda e: e[0]):
        cite = asked.draft.cite(asked.version, span)
        asked.draft.say(key, cite, what=what, due=words.of(asked.version.text), plan=asked.name.label)
    return bool(events)
