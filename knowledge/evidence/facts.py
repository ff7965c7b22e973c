"""Candidates from the card: each fact, and the groups of facts that people ask for together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from knowledge.addressee import addressed
from knowledge.card import Award, Card, Deadline, Field
from knowledge.evidence.candidate import Candidate, Fact, Role
from knowledge.plan import PlanVersion, section_at
from knowledge.span import Span

_LISTS = (
    "recipients", "phases", "deadlines", "awards", "duties", "references", "award_objects", "award_procedure",
    "award_principles", "objects", "purposes", "requirements", "targets", "movements", "works",
)  # fmt: skip
_SINGLE = frozenset({Role.PHASE, Role.DEADLINE, Role.AWARD, Role.QUOTA, Role.GRANTOR, Role.DUTY, Role.REFERENCE})

MANY = 200
"""Of more facts of a kind only those are looked at that stand where a long text is looked at."""


def facts(version: PlanVersion, within: Sequence[Span] = ()) -> Iterator[Candidate]:
    """The facts of a plan's card and their groups.

    `within`: of many facts of a kind only those in these stretches, each by itself: a part of them is no group.
    """
    if within:
        yield from _facts_within(version, within)
        return
    yield from _record(version)
    yield from _phases(version)
    yield from _deadlines(version)
    yield from _awards(version)
    yield from _duties(version)
    yield from _references(version)
    yield from _lists(version)


def facts_of(card: Card) -> Iterator[Fact]:
    """The facts of a card that candidates state, in one order."""
    yield from filter(None, (card.number, card.issued, card.issuer, card.signatory, card.title))
    for name in _LISTS:
        yield from getattr(card, name)


def _facts_within(version: PlanVersion, within: Sequence[Span]) -> Iterator[Candidate]:
    many = {name: found for name in _LISTS if len(found := getattr(version.card, name)) > MANY}
    near: dict[str, Any] = {
        name: tuple(one for one in found if any(map(one.span.meets, within))) for name, found in many.items()
    }
    parted = {id(one) for found in near.values() for one in found}
    for candidate in facts(replace(version, card=replace(version.card, **near))):
        if candidate.role in _SINGLE or not any(id(fact) in parted for fact in candidate.facts):
            yield candidate


def _record(version: PlanVersion) -> Iterator[Candidate]:
    card = version.card
    single = (
        (Role.NUMBER, card.number),
        (Role.ISSUED, card.issued),
        (Role.ISSUER, card.issuer),
        (Role.SIGNATORY, card.signatory),
        (Role.TITLE, card.title),
    )
    for role, field in single:
        if field:
            yield Candidate(role, field.span, field.value, facts=(field,), parts=(field.span,))
    if card.number and card.issued:
        both = (card.number, card.issued)
        yield _grouped(Role.NUMBER_AND_DAY, version, both, [f.span for f in both])
    if card.recipients:
        yield _grouped(Role.RECIPIENTS, version, card.recipients, [f.span for f in card.recipients])
    elif found := addressed(version.text):
        yield Candidate(Role.RECIPIENTS, found[0], found[0].of(version.text), parts=(found[0],))
    if card.years and card.title:
        yield Candidate(Role.YEARS, card.title.span, card.title.value, facts=(card.title,), parts=(card.title.span,))


def _phases(version: PlanVersion) -> Iterator[Candidate]:
    card = version.card
    if card.period and card.period.end:
        line = line_at(version.text, card.period.span)
        yield Candidate(Role.PERIOD, line, line.of(version.text), section_at(version, line), parts=(line,))
    for phase in card.phases:
        yield _one(Role.PHASE, version, phase, phase.span, phase.name)
    if card.phases:
        spans = [phase.span for phase in card.phases]
        yield _grouped(Role.PHASES, version, card.phases, spans)
        if any(phase.period for phase in card.phases):
            yield _grouped(Role.PHASE_NOW, version, card.phases, spans)


def _deadlines(version: PlanVersion) -> Iterator[Candidate]:
    deadlines = version.card.deadlines
    for deadline in deadlines:
        named = " ".join(f.value for f in (deadline.part, deadline.what, deadline.sender, deadline.recipient) if f)
        yield _one(Role.DEADLINE, version, deadline, deadline.span, named)
    for group in _alike(deadlines):
        yield _grouped(Role.DEADLINES, version, group, [d.span for d in group])
    if len(deadlines) > 1:
        yield _grouped(Role.DEADLINES, version, deadlines, [d.span for d in deadlines])
        yield _grouped(Role.DEADLINE_NEXT, version, deadlines, [d.span for d in deadlines])


def _alike(deadlines: Sequence[Deadline]) -> Iterator[tuple[Deadline, ...]]:
    """Deadlines that people ask for together: of one sentence, or of one thing at several times."""
    together: defaultdict[Span | str, list[int]] = defaultdict(list)
    for at, one in enumerate(deadlines):
        for key in (one.span, one.what.value[:12].lower()):
            together[key].append(at)
    for places in dict.fromkeys(map(tuple, together.values())):
        if 1 < len(places) < len(deadlines):
            yield tuple(deadlines[at] for at in places)


def _awards(version: PlanVersion) -> Iterator[Candidate]:
    card = version.card
    for award in card.awards:
        named = f"{award.form} {award.grantor.value if award.grantor else ''}"
        parts = [award.span, *(f.span for f in award.criteria if not award.span.holds(f.span))]
        text = " ".join(part.of(version.text) for part in parts)
        context = section_at(version, award.span)
        yield Candidate(Role.AWARD, award.span, text, context, tuple(parts), (award,), named)
        if award.quota:
            yield Candidate(
                Role.QUOTA, award.quota[0].span, text, context, tuple(q.span for q in award.quota), (award,), named
            )
        if award.grantor:
            yield Candidate(Role.GRANTOR, award.span, text, context, (award.span,), (award,), named)
    yield from _award_groups(version, card.awards)
    lists = (
        (Role.AWARD_OBJECTS, card.award_objects),
        (Role.AWARD_PROCEDURE, card.award_procedure),
        (Role.AWARD_PRINCIPLES, card.award_principles),
    )
    for role, fields in lists:
        if fields:
            yield _grouped(role, version, fields, [f.span for f in fields])


def _award_groups(version: PlanVersion, awards: Sequence[Award]) -> Iterator[Candidate]:
    if awards:
        yield _grouped(Role.AWARDS, version, awards, [a.span for a in awards])
    stated = [a for a in awards if a.quota]
    if len(stated) > 1:
        yield _grouped(Role.QUOTAS, version, stated, [q.span for a in stated for q in a.quota])


def _duties(version: PlanVersion) -> Iterator[Candidate]:
    duties = version.card.duties
    for duty in duties:
        yield _one(Role.DUTY, version, duty, duty.span, duty.unit.value)
    if len(duties) > 1:
        yield _grouped(Role.DUTIES, version, duties, [d.unit.span for d in duties])


def _references(version: PlanVersion) -> Iterator[Candidate]:
    references = version.card.references
    for one in references:
        named = " ".join(filter(None, (one.kind, one.number, one.body, one.subject)))
        context = section_at(version, one.sentence)
        yield Candidate(Role.REFERENCE, one.span, one.sentence.of(version.text), context, (one.span,), (one,), named)
    bases = [one for one in references if one.role in {"basis", "implements"}]
    if len(bases) > 1:
        yield _grouped(Role.BASES, version, bases, [one.span for one in bases])


def _lists(version: PlanVersion) -> Iterator[Candidate]:
    for role, fields in _fields(version.card):
        if fields:
            yield _grouped(role, version, fields, [f.span for f in fields])


def _fields(card: Card) -> Iterable[tuple[Role, tuple[Field, ...]]]:
    return (
        (Role.OBJECTS, card.objects),
        (Role.PURPOSES, card.purposes),
        (Role.REQUIREMENTS, card.requirements),
        (Role.TARGETS, card.targets),
        (Role.MOVEMENTS, card.movements),
        (Role.WORKS, card.works),
    )


def _one(role: Role, version: PlanVersion, fact: Fact, span: Span, named: str) -> Candidate:
    return Candidate(role, span, span.of(version.text), section_at(version, span), (span,), (fact,), named)


def _grouped(role: Role, version: PlanVersion, found: Sequence[Fact], spans: Sequence[Span]) -> Candidate:
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    text = " ".join(dict.fromkeys(span.of(version.text) for span in spans))
    return Candidate(role, whole, text, section_at(version, spans[0]), tuple(spans), tuple(found))


def line_at(text: str, span: Span) -> Span:
    """The line of the text that a span stands in."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)
