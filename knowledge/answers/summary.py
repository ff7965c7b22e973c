"""A plan in a few lines, for whoever meets it first: what it is, its phases, its next deadlines, its awards."""

from collections.abc import Sequence

from knowledge.evidence.candidate import Role
from knowledge.evidence.facts import facts
from knowledge.saying import say
from knowledge.saying.context import Context

ALL = (Role.TITLE, Role.NUMBER, Role.ISSUED, Role.PHASES, Role.PERIOD, Role.DEADLINE_NEXT, Role.AWARDS)

NAMED = (Role.TITLE,)
"""What is told of a plan before its parts are."""


def answer_summary(asked: Context, roles: Sequence[Role] = ALL) -> bool:
    """Say the title, number and date, the phases, the next deadline and the award forms that the plan states."""
    found = {one.role: one for one in facts(asked.version) if one.role in roles}
    if Role.PHASES in found:
        found.pop(Role.PERIOD, None)
    for role in roles:
        if role in found:
            say(asked, found[role])
    return bool(found)
