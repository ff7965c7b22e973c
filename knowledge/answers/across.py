"""Answers over all plans: which there are, which cite a document, which have something, what falls in a month."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from knowledge.answer import Answer
from knowledge.answers.absent import say_absent
from knowledge.answers.amended import say_amended
from knowledge.answers.asking import Asking
from knowledge.answers.finishing import finish
from knowledge.answers.many import LISTED
from knowledge.answers.trace import explained
from knowledge.answers.window import told_of, window_of
from knowledge.card import Reference
from knowledge.documents import number_key
from knowledge.plan import PlanVersion
from knowledge.question.kinds import Kind
from knowledge.question.naming import PlanName
from knowledge.question.understanding import Query
from knowledge.saying.context import Context
from knowledge.saying.draft import Draft
from knowledge.saying.references import say_reference
from knowledge.span import Span
from knowledge.trace import Way


@dataclass(frozen=True, slots=True)
class _Found:
    """How a question over all plans was answered, by what of it, and whether anything was found."""

    way: Way
    said: bool
    because: Mapping[str, str] = field(default_factory=dict)


def answer_across(asking: Asking, versions: list[PlanVersion]) -> Answer | None:
    """The answer to a question over all plans together; None for a question that is put to each plan."""
    query, draft, few = asking.query, asking.draft, asking.few
    found = _found(asking, versions) if versions and not query.scope.missing_years else None
    if found is None:
        return None
    if not found.said:
        say_absent(draft, [asking.of(version) for version in versions], query, few.total)
    say_amended(draft, asking.shelf, asking.today)
    narrowed = {"narrowed": f"{len(few.plans)}/{few.total}"} if few.narrowed else {}
    because, plans = {**found.because, **narrowed}, [version.plan for version in versions]
    return finish(explained(asking, found.way, because, plans, said=found.said), versions, said=found.said)


def _found(asking: Asking, versions: list[PlanVersion]) -> _Found | None:
    query, draft, total = asking.query, asking.draft, asking.few.total
    names = [asking.registry.name(version.plan) for version in versions]
    if all(name.reference for name in names):
        return None
    if query.kind is Kind.LIST:
        list_plans(draft, versions, names, total)
        return _Found("list", said=True)
    named = query.numbers or query.named_document
    if query.kind is Kind.BASIS and named and (query.asks("which_plans") or not query.scope.explicit):
        number = ", ".join(query.numbers) or " ".join(query.named_document or ())
        return _Found("cited", cited_by(draft, query, versions, names, total), {"number": number})
    window = window_of(query, asking.today) if query.kind is Kind.WINDOW else None
    if window is None:
        return None
    said = [answer_window(asking.of(version, several=len(versions) > 1), window) for version in versions]
    if any(said) and total > len(versions):
        draft.say("list.more", count=total - len(versions))
    return _Found("window", any(said), {"window": told_of(window)})


def list_plans(draft: Draft, versions: Sequence[PlanVersion], names: Sequence[PlanName], total: int) -> None:
    """Every plan known, each cited by its title; of very many, `total`, the first."""
    draft.say("list.count", count=total)
    for version, name in list(zip(versions, names, strict=True))[:LISTED]:
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
    if total > LISTED:
        draft.say("list.more", count=total - LISTED)


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
    for version, name, reference in found[:LISTED]:
        say_reference(draft, version, reference, key="cited.item", plan=name.label)
    return True


def _is_named(query: Query, number: str) -> bool:
    """Whether a document's number is one that the question says, whole or by its figure and year."""
    if number_key(number) in query.numbers:
        return True
    return query.named_document is not None and bool(re.match(rf"0*{query.named_document[1]}(?!\d)", number))


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
