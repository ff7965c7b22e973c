"""Answering by a choice: everything in the plans that may be meant is scored, and the best of it is said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.answer import Answer
from knowledge.answers.asked_back import say_several
from knowledge.answers.asking import SEVERAL, Asking
from knowledge.answers.decision import decide_among
from knowledge.answers.declined import decline
from knowledge.answers.each import answer_each
from knowledge.answers.family import changing_each_other, is_one_plan
from knowledge.answers.looking import as_named, of_said_kind
from knowledge.answers.of_a_kind import all_of_kind
from knowledge.answers.parts import decide_by_parts
from knowledge.answers.record import record_asked
from knowledge.answers.said import say_chosen
from knowledge.answers.trace import explained, trace_of
from knowledge.choice.contradictions import is_absent
from knowledge.choice.deciding import Decision, Verdict
from knowledge.choice.ranking import Ranking, rank
from knowledge.choice.sights import Sight
from knowledge.plan import PlanVersion
from knowledge.question.naming import PlanName
from knowledge.scope.fits import Naming

_NOTHING = Decision(Verdict.DECLINE, ())


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is done with the plans seen: the decision, of the plans that it is about; `named`: these are one plan that
    the question names. `certain`: no language model has to be asked, `absent`: the plan cannot have what is asked."""

    decision: Decision
    versions: list[PlanVersion]
    named: bool
    certain: bool = False
    absent: bool = False


def answer_by_choice(asking: Asking, versions: list[PlanVersion], *, forced: bool) -> Answer:
    """Choose and say; `forced`: only these versions may answer."""
    scope = asking.query.scope
    if scope.explicit and scope.plans and not versions:  # it cannot be read: no other stands in for it
        asking = explained(asking, "unreadable", {}, scope.plans, said=False)
        return decline(asking, _NOTHING, [], versions, named=False)
    seen = _seen(asking, versions, forced=forced)
    if (forced or scope.explicit) and not scope.missing_years:
        called = {version.plan for version in versions}
        several = [sight for sight in seen if sight.plan in called]
        each = of_said_kind(asking.query, several)
        if len(each) == 1 < len(several):
            versions = [each[0].evidence.version]
            seen = [sight for sight in seen if sight is each[0] or sight.plan not in called]
        if 1 < len(each) <= SEVERAL and asking.looking.names_each(each):
            return _phrased_each(asking, each, versions) or answer_each(asking, each)
    sole = forced or is_one_plan(asking.shelf)
    if sole:
        seen = [as_named(sight) for sight in seen]
    named = bool(versions) and not _is_missing(asking) and (sole or (scope.explicit and len(versions) == 1))
    # Of a plan that is named also what amends it.
    beside = [version.plan for version in versions] if scope.explicit else []
    rankings = rank(asking.query, seen, asking.model, every=False, beside=beside)
    decision = decide_among(asking, rankings)
    if decision.verdict is Verdict.SAY and (family := changing_each_other(asking, rankings)):
        return answer_each(asking, family)
    asking = replace(asking, sureness=rankings[0].meant if rankings else 0.0)
    choice = _chosen(asking, seen, rankings, _Choice(decision, versions, named))
    if asking.explain:
        shown = _with_all(asking, rankings, seen)
        asking = replace(asking, trace=trace_of(asking.query, seen, shown, choice.decision, asking.model))
    return _phrased_instead(asking, seen, rankings, choice) or _told(asking, seen, choice)


def _seen(asking: Asking, versions: list[PlanVersion], *, forced: bool) -> list[Sight]:
    """The plans that may answer, as the question sees them: those that it means, and such as may be meant as well."""
    if forced:
        return asking.looking.named(versions)
    query, looking = asking.query, asking.looking
    called = {version.plan for version in versions}
    by_number = query.scope.explicit and not query.plan_numbers.isdisjoint(asking.registry.numbers)

    def may_be_meant(name: PlanName, naming: Naming) -> bool:
        named = not query.scope.explicit or name.plan in called
        return named or not (by_number or looking.is_of_another_place(name, naming))

    return looking.all(versions, may_be_meant)


def _chosen(asking: Asking, seen: list[Sight], rankings: Sequence[Ranking], choice: _Choice) -> _Choice:
    """The choice that is made at last, where the question asks several things, for the document itself, for all of a
    kind, or for what the plan cannot have."""
    decision, versions, named = choice.decision, choice.versions, choice.named
    missing = _is_missing(asking)
    about = versions[0] if named and len(versions) == 1 else rankings[0].sight.evidence.version if rankings else None
    absent = about is not None and is_absent(asking.query, about)
    if (absent or decision.undecided) and (best := _sight_of(rankings, seen, versions)):
        # Half a question is told only of the one plan that is meant: of another place's each half would find some.
        meant_one = not missing and [version.plan for version in versions] == [best.plan]
        parted = decide_by_parts(asking, best, all_of_them=not meant_one)
        decision, absent = (parted, False) if parted else (decision, absent)
    if about is not None and absent:
        return _Choice(_NOTHING, [about], named=True, absent=True)
    record = record_asked(asking, seen, rankings, decision) if named else None
    whole = all_of_kind(asking, seen, decision, versions[0]) if len(versions) == 1 and not missing else None
    decision = record or whole or decision
    surely = decision.verdict is Verdict.SAY and asking.sureness >= asking.model.sure
    return _Choice(decision, versions, named, certain=bool(record or whole) or surely)


def _told(asking: Asking, seen: list[Sight], choice: _Choice) -> Answer:
    """Do what was decided."""
    if choice.decision.verdict is Verdict.SAY:
        return say_chosen(asking, choice.decision)
    if choice.decision.verdict is Verdict.ASK_BACK:
        return say_several(asking, choice.decision)
    return decline(asking, choice.decision, seen, choice.versions, named=choice.named)


def _phrased_instead(asking: Asking, seen: list[Sight], rankings: Sequence[Ranking], choice: _Choice) -> Answer | None:
    """What a language model says instead, where there is one and the choice is not certain."""
    # Days left are the program's own to tell.
    own = choice.decision.verdict is Verdict.SAY and asking.query.asks("left")
    if asking.phraser is None or own or choice.absent or (choice.certain and not asking.phraser.always):
        return None
    return _phrased(asking, seen, _with_all(asking, rankings, seen), choice.versions, named=choice.named)


def _phrased_each(asking: Asking, seen: list[Sight], versions: list[PlanVersion]) -> Answer | None:
    """What a language model says, where there is one, of each of several plans."""
    if asking.phraser is None:
        return None
    rankings = rank(asking.query, seen, asking.model)
    if asking.explain:
        undecided = Decision(Verdict.NEAREST, ())
        asking = replace(asking, trace=trace_of(asking.query, seen, rankings, undecided, asking.model, "each"))
    return _phrased(asking, seen, rankings, versions, named=True, each=True)


def _phrased(
    asking: Asking,
    seen: list[Sight],
    rankings: Sequence[Ranking],
    versions: list[PlanVersion],
    *,
    named: bool,
    each: bool = False,
) -> Answer | None:
    if not seen or _is_missing(asking):
        return None
    # Loaded where there is a language model: the proof of what it says has many modules.
    from knowledge.answers.phrased import answer_phrased

    return answer_phrased(asking, seen, rankings, versions, named=named, each=each)


def _with_all(asking: Asking, rankings: Sequence[Ranking], seen: Sequence[Sight]) -> list[Ranking]:
    """The rankings with those that the decision could do without: whoever is shown the plans is shown all."""
    looked_into = {one.sight.plan for one in rankings}
    return [*rankings, *rank(asking.query, [one for one in seen if one.plan not in looked_into], asking.model)]


def _sight_of(rankings: Sequence[Ranking], seen: Sequence[Sight], versions: Sequence[PlanVersion]) -> Sight | None:
    """The plan that answers best, else, where nothing in it can answer the whole question, the one that is meant."""
    if rankings:
        return rankings[0].sight
    meant_one = versions[0].plan if len(versions) == 1 else ""
    return next((sight for sight in seen if sight.plan == meant_one), None)


def _is_missing(asking: Asking) -> bool:
    """Whether no plan is of the place, unit or year that the question names."""
    return bool(asking.query.scope.missing or asking.query.scope.missing_years)
