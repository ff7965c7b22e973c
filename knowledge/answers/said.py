"""Saying what was chosen of one plan, and what of the question it leaves open."""

from knowledge.answer import Answer
from knowledge.answers.absent import say_missing_phases
from knowledge.answers.asking import Asking
from knowledge.answers.confirming import TIMED, confirm_first
from knowledge.answers.days_left import say_left_in
from knowledge.answers.finishing import finish_amended
from knowledge.answers.parts import has_words_of, is_told, rank_part, told_of_parts
from knowledge.answers.record import OF_RECORD, asked_of_record
from knowledge.answers.talking import is_of_the_world
from knowledge.choice.deciding import Decision
from knowledge.evidence.candidate import Candidate
from knowledge.question.kinds import Kind
from knowledge.question.parts import parts_of
from knowledge.saying import say


def say_chosen(asking: Asking, decision: Decision) -> Answer:
    """Say the chosen candidates of one plan, then what else the question asks for."""
    query, draft = asking.query, asking.draft
    sight, first = decision.chosen[0].sight, decision.chosen[0].candidate
    version = sight.evidence.version
    context = asking.of(version)
    confirm_first(context, sight, first)
    every = parts_of(query, asking.registry, sight.plan)
    parts = tuple(part for part in every if not is_of_the_world(part.text))
    rankings = [rank_part(asking, part, parts, sight) for part in parts]
    if query.kind is Kind.PHASE:
        say_missing_phases(context)
    of_record: list[Candidate] = []
    if first.role in OF_RECORD:
        of_record = asked_of_record(asking, version) or [first]
    for candidate in of_record:
        say(context, candidate)
    # "Số mấy, ngày nào": where each part asks for the document itself, "ngày nào" is no question for its text.
    if not 1 < len(parts) <= len(of_record):
        for one in told_of_parts(asking, rankings, decision.chosen):
            if not of_record or one.candidate.role not in OF_RECORD:
                say(context, one.candidate)
    if query.asks("left") and first.role not in TIMED and not first.facts and len(decision.chosen) == 1:
        say_left_in(context, first.span)
    for part in every:
        if part not in parts and not has_words_of(asking, part, sight):
            draft.say("part.outside", text=part.text.strip(" ?.!"))
    for part, ranking in zip(parts, rankings, strict=True) if len(parts) > 1 else ():
        if not is_told(asking, part, ranking, sight):
            draft.say("part.unfound", text=part.text.strip(" ?.!"))
    asking.note(version, {sight.plan})
    return finish_amended(asking, [version], said=True)
