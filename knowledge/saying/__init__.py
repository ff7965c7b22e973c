"""Saying: how a chosen candidate is put into statements with their citations, one file a kind of fact."""

from collections.abc import Callable

from knowledge.evidence.candidate import Candidate, Role
from knowledge.saying import awards, deadlines, duties, phases, record, references, text
from knowledge.saying.context import Context

Sayer = Callable[[Context, Candidate], None]

_PIECES = frozenset({Role.SENTENCE, Role.LINE, Role.ITEM, Role.ROW})
_LISTS = frozenset({Role.LIST, Role.SECTION})

_SAYERS: dict[Role, Sayer] = {
    Role.NUMBER: record.say_field,
    Role.ISSUED: record.say_field,
    Role.NUMBER_AND_DAY: record.say_number_and_day,
    Role.ISSUER: record.say_field,
    Role.SIGNATORY: record.say_signatory,
    Role.RECIPIENTS: record.say_recipients,
    Role.TITLE: record.say_field,
    Role.YEARS: record.say_years,
    Role.PERIOD: phases.say_period,
    Role.PHASE: phases.say_phase,
    Role.PHASES: phases.say_phases,
    Role.PHASE_NOW: phases.say_current,
    Role.DEADLINE: deadlines.say_deadlines,
    Role.DEADLINES: deadlines.say_deadlines,
    Role.DEADLINE_NEXT: deadlines.say_next,
    Role.AWARD: awards.say_criteria,
    Role.AWARDS: awards.say_list,
    Role.QUOTA: awards.say_quota,
    Role.QUOTAS: awards.say_quota,
    Role.GRANTOR: awards.say_grantor,
    Role.DUTY: duties.say_duty,
    Role.DUTIES: duties.say_units,
    Role.REFERENCE: references.say_references,
    Role.BASES: references.say_references,
    Role.MOVEMENTS: duties.say_movements,
    Role.SENTENCE: text.say_sentence,
    Role.LINE: text.say_sentence,
    Role.ITEM: text.say_sentence,
    Role.LIST: text.say_list,
    Role.SECTION: text.say_list,
    Role.ROW: text.say_row,
    Role.CELL: text.say_cell,
}


def say(context: Context, candidate: Candidate) -> None:
    """Write what a candidate states to the draft, each statement with its citation."""
    _SAYERS.get(candidate.role, text.say_paragraphs)(context, candidate)


def shows(candidate: Candidate, other: Candidate) -> bool:
    """Whether what is said of a candidate shows all that another one says: a fact itself alone, a piece of the text
    what stands in it, a list its first lines where they are short."""
    if candidate.span == other.span and candidate.role is other.role:
        return candidate.facts == other.facts
    if candidate.role in _PIECES:
        return candidate.span.holds(other.span)
    shown = candidate.parts[: text.MOST + 1] if candidate.role in _LISTS else ()
    return any(part.holds(other.span) and part.end - part.start <= text.BRIEF for part in shown)
