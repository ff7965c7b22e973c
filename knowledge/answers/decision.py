"""Deciding on what was ranked: by what the question asks for, and beside the plans that fit it as well."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.asking import Asking
from knowledge.answers.family import is_one_family
from knowledge.answers.of_a_kind import is_of_another_thing
from knowledge.choice.contradictions import is_absent
from knowledge.choice.deciding import Decision, Verdict, decide
from knowledge.choice.model import Model
from knowledge.choice.ranking import Ranking, rank
from knowledge.plan import PlanVersion
from knowledge.question.kinds import Kind
from knowledge.question.parts import parts_of

_TIMES = frozenset({"when", "due", "left", "start", "end", "now"})
"""Cues of a question for a time."""

_COUNTED = frozenset({"left", "duration"})
"""Cues of a question for what a fact counts: the days till then, the days that it takes."""

_ONE_THING = frozenset({"when", "due", "hour", "how_many", "money", "points", "who", "which_unit", "phone", "where"})
"""Cues of a question that one row of a table answers."""

_BESIDES = frozenset(
    {"where", "to_whom", "who", "which_unit", "how", "procedure", "money", "points", "how_many", "what"}
)
"""Cues of a question that wants more than a time."""


def is_answered_by_one(asking: Asking, versions: list[PlanVersion]) -> bool:
    """Whether what sounds like a question over all plans ("… trong quý IV", "theo Quyết định 117 …") is answered by
    one of them: for sure; where it does not ask for plans but only says a document's number, likely."""
    query, model = asking.query, asking.model
    if query.kind not in {Kind.WINDOW, Kind.BASIS, Kind.LIST} or not versions or query.asks("which_plans"):
        return False
    rankings = rank(query, asking.looking.all(versions), model, every=False)
    decision = decide_among(asking, rankings)
    enough = model.say if query.kind is Kind.BASIS else model.sure
    return decision.verdict is Verdict.SAY and rankings[0].meant >= enough


def decide_among(asking: Asking, rankings: Sequence[Ranking]) -> Decision:
    """The decision; beside the best plan stand others that the question and the talk fit as well."""
    if not rankings:
        return Decision(Verdict.DECLINE, ())
    first, *others = rankings
    clues = first.sight.clues
    others = [
        one
        for one in others
        if one.sight.clues["spoken_of"] >= clues["spoken_of"]
        and one.sight.clues["named"] >= clues["named"]
        and not is_absent(asking.query, one.sight.evidence.version)
        and not is_one_family(asking.shelf, [first.sight.plan, one.sight.plan])
    ]
    return decide_on(asking, first, asking.model, others)


def decide_on(asking: Asking, first: Ranking, model: Model, others: Sequence[Ranking] = ()) -> Decision:
    """The decision on one plan's ranking, beside `others`, by the limits of a model."""
    cues = asking.query.cues.keys()
    one_thing = bool(_ONE_THING & cues) and "list_all" not in cues
    one_thing = one_thing and len(parts_of(asking.query, asking.registry, first.sight.plan)) < 2
    dated = bool(_TIMES & cues) and not _BESIDES & cues
    decision = decide(first, others, model, dated=dated, counted=bool(_COUNTED & cues), one_thing=one_thing)
    if decision.verdict is Verdict.SAY and is_of_another_thing(asking, decision.chosen[0]):
        return replace(decision, verdict=Verdict.NEAREST)
    return decision
