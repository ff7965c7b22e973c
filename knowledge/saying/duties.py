"""Duties of units, and movements by name."""

from knowledge.card import Duty, Field
from knowledge.evidence.candidate import Candidate
from knowledge.evidence.facts import line_at
from knowledge.saying.context import Context
from knowledge.sentences import bare
from knowledge.text import cut_short

_BRIEF = 160
"""Characters of a duty where those of all units are told."""


def say_duty(context: Context, candidate: Candidate) -> None:
    """What a unit is to do."""
    for duty in _duties(candidate):
        text = duty.span.of(context.version.text)
        cite = context.draft.cite(context.version, duty.span)
        context.draft.say("text.line", cite, text=bare(text))


def say_units(context: Context, candidate: Candidate) -> None:
    """Each unit with the beginning of its duty."""
    for duty in _duties(candidate)[:10]:
        cite = context.draft.cite(context.version, duty.span)
        text = cut_short(bare(duty.span.of(context.version.text)), _BRIEF)
        context.draft.say("text.item", cite, text=text)


def say_movements(context: Context, candidate: Candidate) -> None:
    """The movements and campaigns that a plan names."""
    movements = [fact for fact in candidate.facts if isinstance(fact, Field)]
    if len(movements) > 1:
        context.draft.say("movement.count", plan=context.name.label, count=len(movements))
    for movement in movements:
        cite = context.draft.cite(context.version, line_at(context.version.text, movement.span))
        context.draft.say("movement.item", cite, name=movement.value)


def _duties(candidate: Candidate) -> list[Duty]:
    return [fact for fact in candidate.facts if isinstance(fact, Duty)]
