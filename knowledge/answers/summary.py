"""A plan in a few lines, for whoever meets it first: what it is, its phases, its next deadlines, its awards."""

from knowledge.answers.asked import Asked
from knowledge.evidence.candidate import Role
from knowledge.evidence.facts import facts
from knowledge.saying import say
from knowledge.saying.context import Context

_TOLD = (Role.TITLE, Role.NUMBER, Role.ISSUED, Role.PHASES, Role.PERIOD, Role.DEADLINE_NEXT, Role.AWARDS)


def answer_summary(asked: Asked) -> bool:
    """Say the title, number and date, the phases, the next deadline and the award forms that the plan states."""
    found = {one.role: one for one in facts(asked.version) if one.role in _TOLD}
    if Role.PHASES in found:
        found.pop(Role.PERIOD, None)
    context = Context(asked.query, asked.version, asked.name, asked.today, asked.draft)
    for role in _TOLD:
        if role in found:
            say(context, found[role])
    return bool(found)
