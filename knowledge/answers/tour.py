"""A plan told step by step to whoever is new to it: each step is what the card has, every line with its quote."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum

from knowledge.agenda.units import is_everybody
from knowledge.answer import Answer, Conversation
from knowledge.answers.amended import say_amended
from knowledge.answers.meant import note_links
from knowledge.answers.mine import has_work, say_mine
from knowledge.answers.readings import with_readings
from knowledge.answers.status import note_state
from knowledge.card import Duty
from knowledge.evidence.candidate import Candidate, Role
from knowledge.evidence.facts import facts, line_at
from knowledge.plan import PlanVersion
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from knowledge.saying import say
from knowledge.saying.context import Context
from knowledge.saying.deadlines import say_deadline
from knowledge.saying.draft import Draft
from knowledge.sentences import bare
from knowledge.shelf import Shelf
from knowledge.text import cut_short, fold, squeeze

MOST = 10
"""Duties, deadlines or criteria in one step."""

BRIEF = 240
"""Characters of a duty or criterion; its quote has the rest."""


class Step(StrEnum):
    """What a step is about, in their order."""

    PURPOSE = "purpose"
    OBJECTS = "object"
    PHASES = "phase"
    UNIT = "duty"
    DUE = "deadline"
    AWARDS = "award"
    CRITERIA = "criteria"
    WHOM = "whom"


STEPS = tuple(Step)

LEADING = 2
"""Units that are named as those to ask."""

_LEADING = re.compile(
    r"\b(?:thuong truc|dau moi|chu tri|co quan giup viec|theo doi|don doc|tong hop|tham muu|huong dan)\b"
)
"""What the unit does that keeps an eye on the whole: whom to ask."""


def tour_step(
    shelf: Shelf, version: PlanVersion, step: Step, unit: str, today: date, language: str, most: int = MOST
) -> Answer:
    """What a plan says for a step; where it says nothing, that this was not found, and its title.

    `unit` is the unit of whoever is on the tour, empty where it is not known; at most `most` lines are told.
    """
    registry = registry_of(shelf)
    draft = Draft(shelf)
    query = understand("", registry, Conversation())
    asked = Context(query, version, registry.name(version.plan), today, draft)
    if not _TELLERS[step](asked, unit, most):
        draft.say("absent.unfound", plan=asked.name.label, topic=f"tour.{step}")
        _say_first(asked, Role.TITLE)
    say_amended(draft, shelf, today)
    note_state(asked)
    note_links(asked, shelf, {version.plan})
    return Answer(
        question="",
        kind=f"tour.{step}",
        language=language,
        abstained=False,
        statements=tuple(draft.statements),
        citations=with_readings(draft),
        notes=tuple(draft.notes),
        conversation=Conversation((version.plan,)),
    )


def _say_first(asked: Context, *roles: Role) -> bool:
    """Say the first of some facts that the plan has; whether it has one."""
    found: dict[Role, Candidate] = {}
    for one in facts(asked.version):
        # Of deadlines, awards and duties the group of all comes after those of some.
        found[one.role] = one
    chosen = next((found[role] for role in roles if role in found), None)
    if chosen is not None:
        say(asked, chosen)
    return chosen is not None


def _purpose(asked: Context, _unit: str, _most: int) -> bool:
    return _say_first(asked, Role.PURPOSES, Role.MOVEMENTS, Role.REQUIREMENTS, Role.TARGETS)


def _objects(asked: Context, _unit: str, most: int) -> bool:
    if _say_first(asked, Role.OBJECTS):
        return True
    units = {squeeze(duty.unit.value): duty for duty in asked.version.card.duties}
    if units:
        asked.draft.say("tour.units", plan=asked.name.label)
    for name, duty in list(units.items())[:most]:
        asked.draft.say("text.item", asked.draft.cite(asked.version, duty.span), text=name)
    return bool(units)


def _phases(asked: Context, _unit: str, _most: int) -> bool:
    return _say_first(asked, Role.PHASES, Role.PERIOD)


def _own(asked: Context, unit: str, most: int) -> bool:
    version = asked.version
    place = [word for name in version.card.places for word in fold(name).split()]
    if unit and has_work(version, unit, place):
        say_mine(asked, unit, place, None, duties=True, due=True)
        return True
    if not version.card.duties:
        return False
    asked.draft.say("tour.not_mine" if unit else "tour.duties", unit=unit, plan=asked.name.label)
    _say_duties(asked, version.card.duties, most)
    return True


def _due(asked: Context, _unit: str, most: int) -> bool:
    due = sorted(asked.version.card.deadlines, key=lambda one: asked.last_day(one.due.date) or date.max)
    for one in due[:most]:
        say_deadline(asked, one)
    _say_more(asked, len(due) - most)
    return bool(due)


def _awards(asked: Context, _unit: str, _most: int) -> bool:
    return _say_first(asked, Role.AWARDS) or _say_of_awards(asked, Role.AWARD_OBJECTS, Role.AWARD_PRINCIPLES)


def _criteria(asked: Context, _unit: str, most: int) -> bool:
    version = asked.version
    told = [(award, field) for award in version.card.awards for field in award.criteria]
    for award, field in told[:most]:
        cite = asked.draft.cite(
            version, award.span if award.span.holds(field.span) else line_at(version.text, field.span)
        )
        grantor = squeeze(award.grantor.value) if award.grantor else ""
        asked.draft.say("award.criteria", cite, form=award.form, grantor=grantor, text=_brief(field.value))
    _say_more(asked, len(told) - most)
    return bool(told) or _say_of_awards(asked, Role.AWARD_PRINCIPLES, Role.AWARD_PROCEDURE, Role.AWARD_OBJECTS)


def _say_of_awards(asked: Context, *roles: Role) -> bool:
    """Say what a plan without award forms, or without criteria of them, says of awards all the same."""
    count = len(asked.draft.statements)
    if not _say_first(asked, *roles):
        return False
    told = asked.draft.statements[count:]
    del asked.draft.statements[count:]
    asked.draft.say("tour.of_awards", plan=asked.name.label)
    asked.draft.statements += told
    return True


def _whom(asked: Context, _unit: str, most: int) -> bool:
    """How somebody is reached, whose duty it is to keep an eye on the whole; else who has signed."""
    version = asked.version
    lines = dict.fromkeys(line_at(version.text, contact.span) for contact in version.card.contacts)
    for line in list(lines)[:most]:
        asked.draft.say("text.item", asked.draft.cite(version, line), text=_brief(bare(line.of(version.text))))
    leads = {at: _leads(version, duty) for at, duty in enumerate(version.card.duties)}
    most_of_all = max(leads.values(), default=0)
    first = sorted((at for at, count in leads.items() if count and 2 * count >= most_of_all), key=lambda at: -leads[at])
    leading = [version.card.duties[at] for at in first[:LEADING]]
    _say_duties(asked, leading, LEADING)
    return bool(lines or leading) or _say_first(asked, Role.SIGNATORY)


def _leads(version: PlanVersion, duty: Duty) -> int:
    """By how many words a unit's duty is to keep an eye on the whole; of several units together it is nobody's."""
    together = is_everybody(duty.unit.value) or re.search(r"\bcac\b", fold(duty.unit.value))
    return 0 if together else len(set(_LEADING.findall(fold(duty.span.of(version.text)))))


def _say_duties(asked: Context, duties: Sequence[Duty], most: int) -> None:
    for duty in duties[:most]:
        text = _brief(bare(duty.span.of(asked.version.text)))
        asked.draft.say("text.item", asked.draft.cite(asked.version, duty.span), text=text)
    _say_more(asked, len(duties) - most)


def _say_more(asked: Context, count: int) -> None:
    if count > 0:
        asked.draft.say("text.more", count=count)


def _brief(text: str) -> str:
    return cut_short(squeeze(text), BRIEF)


_Teller = Callable[[Context, str, int], bool]
_TELLERS: dict[Step, _Teller] = {
    Step.PURPOSE: _purpose,
    Step.OBJECTS: _objects,
    Step.PHASES: _phases,
    Step.UNIT: _own,
    Step.DUE: _due,
    Step.AWARDS: _awards,
    Step.CRITERIA: _criteria,
    Step.WHOM: _whom,
}
