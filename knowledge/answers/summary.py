"""A plan in a few lines, for whoever meets it first: what it is, its phases, its next deadlines, its awards."""

from knowledge.answers.asked import Asked
from knowledge.answers.awards import list_awards
from knowledge.answers.deadlines import say_deadlines
from knowledge.answers.phases import say_phases


def answer_summary(asked: Asked) -> bool:
    """Say the title, number and date, the phases, the deadlines and the award forms that the plan states."""
    card, version = asked.version.card, asked.version
    for facet, field in (("title", card.title), ("number", card.number), ("issued", card.issued)):
        if field:
            asked.draft.say(f"record.{facet}", asked.draft.cite(version, field.span), value=field.value)
    said = [say_phases(asked), say_deadlines(asked), list_awards(asked)]
    return bool(card.title) or any(said)
