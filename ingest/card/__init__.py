"""The plan card, read by rules over the outline: see `knowledge.card` for what its fields mean."""

from dataclasses import replace

from ingest.card.awards import find_awards
from ingest.card.checks import check
from ingest.card.contacts import find_contacts
from ingest.card.deadlines import find_deadlines
from ingest.card.duties import find_duties
from ingest.card.figures import find_figures
from ingest.card.identity import identify
from ingest.card.orders import find_orders, linked, own_deadlines, restated
from ingest.card.period import covered_years, plan_period
from ingest.card.phases import find_phases
from ingest.card.programme import find_programme
from ingest.card.reading import read
from ingest.card.references import find_references, issued_with
from ingest.card.scope import find_scope
from knowledge.card import Card, DocumentKind, Field
from knowledge.plan import Section

_ENCLOSING = "decision that it was issued with"


def extract(text: str, sections: tuple[Section, ...], kind: DocumentKind = DocumentKind.PLAN) -> Card:
    """The card of a stored text. Every field carries its span; what the plan does not state is absent."""
    reading = read(text, sections)
    identity = identify(reading)
    phases = find_phases(reading)
    awards, scope, figures = find_awards(reading), find_scope(reading), find_figures(reading)
    period = plan_period(reading, phases)
    deadlines = find_deadlines(reading, phases, identity.issued_on, identity.title)
    references = find_references(reading)
    orders = find_orders(reading, identity.title, references)
    orders = (*orders, *restated(reading, identity.title, deadlines, references, orders))
    references = linked(reading, references, orders, identity.number, identity.title)
    if identity.number is None and (enclosing := issued_with(reading, references)):
        number, issued, day = enclosing
        identity = replace(identity, number=replace(number, pattern=_ENCLOSING))
        if identity.issued_on is None and issued is not None:
            identity = replace(identity, issued=replace(issued, pattern=_ENCLOSING), issued_on=day)
    card = Card(
        kind=kind,
        issuer=_read_by(identity.issuer, "letterhead"),
        superior=_read_by(identity.superior, "letterhead"),
        level=identity.level,
        place=identity.place,
        places=identity.places,
        number=_read_by(identity.number, "letterhead"),
        issued=_read_by(identity.issued, "letterhead"),
        issued_on=identity.issued_on,
        title=_read_by(identity.title, "title under the letterhead"),
        years=covered_years(identity.years, phases, period),
        period=period,
        signatory=_read_by(identity.signatory, "signature"),
        signing_too=identity.signing_too,
        office=_read_by(identity.office, "signature"),
        recipients=tuple(replace(one, pattern=one.pattern or "list of recipients") for one in identity.recipients),
        phases=phases,
        deadlines=own_deadlines(deadlines, orders, references),
        awards=awards.awards,
        award_objects=awards.objects,
        award_procedure=awards.procedure,
        award_principles=awards.principles,
        objects=scope.objects,
        purposes=scope.purposes,
        requirements=scope.requirements,
        targets=scope.targets,
        movements=scope.movements,
        works=scope.works,
        duties=find_duties(reading),
        money=figures.money,
        points=figures.points,
        quotas=figures.quotas,
        contacts=find_contacts(reading),
        programme=find_programme(reading),
        references=references,
        orders=orders,
    )
    return replace(card, checks=check(card, reading))


def _read_by(field: Field | None, place: str) -> Field | None:
    """A field with the place that it was read from, where its reader names no pattern of its own."""
    return replace(field, pattern=field.pattern or place) if field else None
