"""Where a card states what a question asks for: the stretches of the plan to look at first."""

from collections.abc import Callable, Iterable

from knowledge.card import Card, Field
from knowledge.question.kinds import Kind
from knowledge.question.understanding import Query
from knowledge.record import RECORD, stated
from knowledge.span import Span


def facts_asked(card: Card, query: Query) -> tuple[Span, ...]:
    """The places of the card's facts of the kind that a question asks for, the particular ones where it names any."""
    places = _PLACES.get(query.kind)
    return tuple(places(card, query)) if places else ()


def _phases(card: Card, query: Query) -> Iterable[Span]:
    numbered = [phase for phase in card.phases if query.ordinal is not None and phase.number == query.ordinal]
    last = list(card.phases[-1:]) if query.last_phase else []
    return [phase.span for phase in numbered or last or card.phases]


def _deadlines(card: Card, _query: Query) -> Iterable[Span]:
    return [deadline.span for deadline in card.deadlines]


def _awards(card: Card, query: Query) -> Iterable[Span]:
    if query.asks("procedure"):
        return _spans(card.award_procedure)
    if query.asks("principle") and not query.forms:
        return _spans(card.award_principles)
    if query.asks("recipients") and not query.forms and card.award_objects:
        return _spans(card.award_objects)
    named = [award for award in card.awards if award.form in query.forms]
    return [award.span for award in named or card.awards]


def _duties(card: Card, _query: Query) -> Iterable[Span]:
    return [duty.span for duty in card.duties]


def _record(card: Card, query: Query) -> Iterable[Span]:
    titled = ("title",) if query.asks("year") else ()
    asked = dict.fromkeys((*(facet for facet in RECORD if query.asks(facet)), *titled))
    return [field.span for facet in asked for field in stated(card, facet)]


def _references(card: Card, _query: Query) -> Iterable[Span]:
    bases = [one.span for one in card.references if one.role != "mentions"]
    return bases or [one.span for one in card.references]


def _times(card: Card, query: Query) -> Iterable[Span]:
    return [*_phases(card, query), *_deadlines(card, query)]


def _spans(fields: Iterable[Field]) -> list[Span]:
    return [field.span for field in fields]


_PLACES: dict[Kind, Callable[[Card, Query], Iterable[Span]]] = {
    Kind.PHASE: _phases,
    Kind.DEADLINE: _deadlines,
    Kind.AWARD: _awards,
    Kind.DUTY: _duties,
    Kind.OBJECT: lambda card, _: _spans(card.objects),
    Kind.TARGET: lambda card, _: _spans(card.targets),
    Kind.MOVEMENT: lambda card, _: _spans(card.movements),
    Kind.WORK: lambda card, _: _spans(card.works),
    Kind.PURPOSE: lambda card, _: _spans(card.purposes),
    Kind.REQUIREMENT: lambda card, _: _spans(card.requirements),
    Kind.BASIS: _references,
    Kind.META: _record,
    Kind.STATUS: _times,
    Kind.WINDOW: _times,
}
