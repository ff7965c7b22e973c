"""The document itself: number, day of issue, issuer, title, signatory, recipients."""

from knowledge.addressee import addressed
from knowledge.card import Field
from knowledge.corrections import is_on_paper
from knowledge.evidence.candidate import Candidate, Role
from knowledge.plan import PlanVersion
from knowledge.saying.context import Context
from knowledge.span import Span
from knowledge.text import squeeze

_LONGEST_LINE = 250
_KEYS = {
    Role.NUMBER: "record.number",
    Role.ISSUED: "record.issued",
    Role.ISSUER: "record.issuer",
    Role.TITLE: "record.title",
}


def say_field(context: Context, candidate: Candidate) -> None:
    """One field of the document."""
    field = candidate.facts[0]
    assert isinstance(field, Field)
    _say(context, _KEYS[candidate.role], field)


def say_number_and_day(context: Context, _candidate: Candidate) -> None:
    """The number with the day of issue."""
    card = context.version.card
    for key, field in (("record.number", card.number), ("record.issued", card.issued)):
        if field:
            _say(context, key, field)


def say_signatory(context: Context, _candidate: Candidate) -> None:
    """Who signed, and as what."""
    card = context.version.card
    signatory, office = card.signatory, card.office
    if signatory is None:
        return
    span = signatory.span
    if office:
        both = Span(min(office.span.start, span.start), max(office.span.end, span.end))
        span = both if both.end - both.start < _LONGEST_LINE else span
    cite = context.draft.cite(context.version, span)
    context.draft.say("record.signatory", cite, name=signatory.value, office=office.value if office else "")
    for other in card.signing_too:
        cite = context.draft.cite(context.version, other.span)
        context.draft.say("record.signatory", cite, name=other.value, office="")


def say_recipients(context: Context, _candidate: Candidate) -> None:
    """Those to whom the document goes: whom a letter addresses, then those at its end."""
    version = context.version
    if found := addressed(version.text):
        place, said = found
        context.draft.say("record.addressed", context.draft.cite(version, place), value=squeeze(said))
    if recipients := version.card.recipients:
        cite = context.draft.cite(version, Span(recipients[0].span.start, recipients[-1].span.end))
        context.draft.say("record.recipients", cite, items=tuple(one.value for one in recipients))


def say_years(context: Context, candidate: Candidate) -> None:
    """The years that the plan covers, by its title."""
    cite = context.draft.cite(context.version, candidate.span)
    context.draft.say("record.years", cite, years=", ".join(map(str, context.version.card.years)))


def _say(context: Context, key: str, field: Field) -> None:
    cite = context.draft.cite(context.version, _line(context.version, field.span))
    context.draft.say(key, cite, value=field.value)
    if is_on_paper(field):
        context.draft.note("paper", value=field.value, plan=context.name.label)


def _line(version: PlanVersion, span: Span) -> Span:
    """The line that a short field stands in, so that a quote can be recognised; the field alone in a long line."""
    start = version.text.rfind("\n", 0, span.start) + 1
    end = version.text.find("\n", span.end)
    line = Span(start, len(version.text) if end < 0 else end)
    return line if line.end - line.start <= _LONGEST_LINE else span
