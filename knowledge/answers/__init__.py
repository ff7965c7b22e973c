"""Answering: a question and a shelf of plans in, statements with citations out.

A question is understood, put to the plans that it may mean, and everything in them that could answer is scored by
weights that were fitted (`knowledge/choice`). The best is said, verbatim and cited; where it is not sure, it is shown
as the nearest thing; where nothing is near, the answer says so and names where it looked.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from knowledge.answer import NOTHING_SAID, Answer, Conversation
from knowledge.answers.across import answer_across
from knowledge.answers.asking import Asking
from knowledge.answers.choosing import answer_by_choice
from knowledge.answers.decision import is_answered_by_one
from knowledge.answers.declined import refuse
from knowledge.answers.directly import answer_directly
from knowledge.answers.home import at_home, homeward, named_first
from knowledge.answers.looking import not_strange
from knowledge.answers.many import few_of
from knowledge.answers.meant import meant
from knowledge.answers.talking import Line, answer_talk, heard, talk_beside
from knowledge.answers.trace import way_of
from knowledge.answers.which import answer_which
from knowledge.choice.model import Model, open_model
from knowledge.question.registry import registry_of
from knowledge.question.talk import Sort
from knowledge.question.understanding import understand
from knowledge.saying.draft import Draft
from knowledge.shelf import Shelf

if TYPE_CHECKING:
    from knowledge.language_model.phraser import Phraser

TURNS = 2
"""So many turns of a talk are kept."""


def answer(
    shelf: Shelf,
    question: str,
    *,
    conversation: Conversation = NOTHING_SAID,
    plan: str | None = None,
    today: date,
    phraser: "Phraser | None" = None,
    explain: bool = False,
    model: Model | None = None,
) -> Answer:
    """The answer to a question over the current plans; `plan` is the only one to answer from where given.

    `phraser` is asked where the choice is not certain. With `explain` the answer says how it came about
    (`Answer.trace`). `model`: other weights than those of the program, to measure with.
    """
    registry = registry_of(shelf)
    put, conversation = homeward(question, conversation)
    query = understand(put, registry, conversation)

    def again(before: str, talk: Conversation) -> Answer:
        return answer(shelf, before, conversation=talk, plan=plan, today=today, model=model)

    line = Line(shelf, registry, query, conversation, today, plan, again)
    sort = heard(query, shelf, conversation).sort
    if sort is not Sort.QUESTION and (talk := answer_talk(line, sort)):
        trace = way_of(query, "talk", {"sort": str(sort)}, (), registry, talk.citations) if explain else None
        return replace(talk, question=question, conversation=at_home(talk.conversation, conversation), trace=trace)
    day, weights = query.as_of or today, model or open_model()
    asking = Asking(shelf, registry, query, conversation, day, weights, Draft(shelf), phraser, explain)
    found = _put_to_plans(asking, plan)
    told = talk_beside(line, found)
    if told is not found:
        trace = replace(found.trace, way="talk_beside") if found.trace else None
        return replace(told, question=question, trace=trace)
    turns = (*conversation.turns, question)[-TURNS:]
    found = named_first(found, conversation, registry)
    talk_now = replace(found.conversation, turns=turns)
    return replace(found, question=question, conversation=at_home(talk_now, conversation))


def _put_to_plans(asking: Asking, plan: str | None) -> Answer:
    """The answer of the plans: which of them have something, all of them together, or what one or each of them says."""
    if plan is None and (found := answer_which(asking)):
        return found
    shelf, registry = asking.shelf, asking.registry
    few = few_of(shelf, asking.query, asking.query.scope.plans if plan is None else [plan], asking.today)
    query, versions = not_strange(asking.query, registry, meant(shelf, asking.query, few.plans))
    asking = replace(asking, query=query, few=few)
    if query.instruction or not shelf.digests:
        return refuse(asking)
    if not is_answered_by_one(asking, versions) and (found := answer_across(asking, versions)):
        return found
    return answer_directly(asking, versions) or answer_by_choice(asking, versions, forced=plan is not None)
