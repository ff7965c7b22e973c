"""A plan's card in a few lines, for whoever has to judge whether it was read well."""

from collections.abc import Iterator, Sequence

from bot.wording.cli import Words
from knowledge.corrections import Correction
from knowledge.plan import PlanVersion
from knowledge.text import squeeze

_SHOWN = 8


def card_lines(version: PlanVersion, words: Words) -> Iterator[str]:
    """Kind and title, who issued it, phases, deadlines, awards; what is not stated is left out."""
    card = version.card
    kind = words.kind(card.kind)
    yield (
        f"{kind[:1].upper()}{kind[1:]}: {squeeze(card.title.value)}" if card.title else f"{kind[:1].upper()}{kind[1:]}"
    )
    named = [squeeze(field.value) for field in (card.issuer, card.number, card.issued, card.signatory) if field]
    if named:
        yield " · ".join(named)
    phases = [
        f"{phase.name} ({squeeze(phase.period.span.of(version.text))})" if phase.period else phase.name
        for phase in card.phases
    ]
    deadlines = [
        f"{squeeze(f'{one.what.value} {one.part.value}' if one.part else one.what.value)}: "
        f"{squeeze(one.due.span.of(version.text))}"
        for one in card.deadlines
    ]
    awards = list(dict.fromkeys(award.form for award in card.awards))
    for name, facts in (("phases", phases), ("deadlines", deadlines), ("awards", awards)):
        if facts:
            yield words("summary.line", field=words.fact(name), count=len(facts), facts=_listed(facts))
    yield from (words("summary.corrected", correction=correction_line(one, words)) for one in version.corrections)


def correction_line(correction: Correction, words: Words) -> str:
    """A correction in words."""
    field = words.fact(correction.field)
    return words("summary.correction", field=field, value=correction.value, quote=correction.quote)


def _listed(facts: Sequence[str]) -> str:
    return "; ".join(facts[:_SHOWN]) + (" …" if len(facts) > _SHOWN else "")
