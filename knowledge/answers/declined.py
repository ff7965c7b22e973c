"""Declining: what was looked for and where it was not found, with the nearest thing where there is one."""

from knowledge.answer import Answer
from knowledge.answers.absent import say_absent, say_missing, say_nothing_known
from knowledge.answers.asking import Asking
from knowledge.answers.finishing import finish, finish_amended
from knowledge.answers.status import note_state
from knowledge.answers.trace import explained
from knowledge.choice.deciding import Decision, Verdict
from knowledge.choice.sights import Sight
from knowledge.plan import PlanVersion


def refuse(asking: Asking) -> Answer:
    """Decline a question that is put to no plan: none is known yet, or it tells the program what to do."""
    if not asking.shelf.digests:
        say_nothing_known(asking.draft)
        return finish(explained(asking, "no_plans", {}, [], said=False), [], said=False)
    say_missing(asking.draft, asking.query, asking.registry)
    return finish(explained(asking, "instruction", {}, [], said=False), [], said=False)


def decline(
    asking: Asking, decision: Decision, seen: list[Sight], versions: list[PlanVersion], *, named: bool
) -> Answer:
    """Show the nearest where there is something, else say what was looked for and where."""
    query, draft = asking.query, asking.draft
    missing = bool(query.scope.missing or query.scope.missing_years)
    # By their ids: what was counted of a plan may have been read at another time than the plan itself.
    of_meant = [sight for sight in seen if any(sight.plan == v.plan for v in versions)]
    if missing or not (versions or of_meant):
        say_missing(draft, query, asking.registry)
        return finish_amended(asking, [], said=False)
    looked = versions if named or len(versions) == 1 else []
    near = decision.chosen if decision.verdict is Verdict.NEAREST else ()
    own = [one for one in near if not looked or any(one.sight.plan == v.plan for v in looked)]
    say_absent(draft, [asking.of(version) for version in looked or versions], query, asking.few.total)
    for one in own:
        cite = draft.cite(one.sight.evidence.version, one.candidate.span)
        draft.say("absent.nearest", cite, text=one.candidate.span.of(one.sight.evidence.version.text))
    # What follows goes on from the plan that the nearest is of.
    shown = list({one.sight.plan: one.sight.evidence.version for one in own}.values())
    for version in shown:
        note_state(asking.of(version))
    return finish_amended(asking, looked or shown, said=False, certainty="nearest" if own else "none")
