"""Which plans a command without a question means: those named, the group's, the one that was just spoken of."""

from collections.abc import Sequence

from bot.plan_names import named_plan
from bot.telegram.context import Desk
from bot.telegram.sending.place import Place
from knowledge.agenda import Agenda
from knowledge.shelf import find_plan


def plans_meant(desk: Desk, place: Place, words: str) -> list[str]:
    """The plans that are meant in a place by a command with these words behind it; none where nobody can know."""
    plans = desk.assistant.plans()
    if words:
        named = named_plan(words, plans)
        return [named.plan] if named else []
    for meant in (followed(desk, place.chat), desk.memory.recall(place).plans):
        known = [plan for plan in meant if find_plan(plans, plan.__eq__)]
        if known:
            return known
    return [plans[0].plan] if len(plans) == 1 else []


def followed(desk: Desk, chat: int) -> list[str]:
    """The plans that a chat follows: the one that a group is about, then those that it is reminded of."""
    about = desk.plan_of(chat)
    return list(dict.fromkeys([*([about] if about else []), *(one.plan for one in desk.state.follows.of(chat))]))


def agendas_of(desk: Desk, plans: Sequence[str]) -> list[Agenda]:
    """The agendas of those plans that are still known."""
    return [agenda for plan in plans if (agenda := desk.assistant.agenda(plan))]
