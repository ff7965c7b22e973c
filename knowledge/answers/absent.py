"""Saying that the plans do not answer: what was asked, and where it was looked for.

"Không nêu" is said only of what the card was read for and certainly does not have: a blank number, a phase beyond the
last. Of anything else it is said that it was not found, which is another thing.
"""

from collections.abc import Sequence

from knowledge.question.kinds import Kind
from knowledge.question.registry import Registry
from knowledge.question.understanding import Query
from knowledge.record import blank
from knowledge.saying.context import Context
from knowledge.saying.draft import Draft

NAMED = 12
"""At most so many plans are named as what there is."""


def say_nothing_known(draft: Draft) -> bool:
    """No plan has been ingested yet."""
    draft.say("nothing.known")
    return False


def say_missing(draft: Draft, query: Query, registry: Registry) -> None:
    """There is no plan of the place, unit or year that was asked about; name those that there are."""
    labels = tuple(name.label for name in registry.names)
    near = tuple(registry.name(p).label for p in query.scope.near)
    if query.instruction:
        draft.say("refused.instruction")
    elif query.scope.missing:
        draft.say("missing.place", place=query.scope.missing)
    elif query.scope.missing_years:
        draft.say("missing.year", years=", ".join(map(str, query.scope.missing_years)), near="; ".join(near))
    else:
        draft.say("missing.anything")
    draft.say(
        "known.plans",
        plans=near or labels[:NAMED],
        more=len(labels) - NAMED if len(labels) > NAMED and not near else "",
    )


def say_absent(draft: Draft, asked: Sequence[Context], query: Query, total: int) -> None:
    """What was asked is not in the plans, or was not found in them.

    `total`: how many plans there are of which those asked are some.
    """
    if len(asked) != 1:
        draft.say("absent.all", topic=topic_of(query))
        labels = tuple(a.name.label for a in asked)
        draft.say("known.plans", plans=labels[:NAMED], more=total - NAMED if total > NAMED else "")
        return
    one = asked[0]
    if query.kind is Kind.CHANGE:
        draft.say("change.none", plan=one.name.label)
        return
    if query.kind is Kind.PHASE and say_missing_phases(one):
        return
    left_blank = blank(one.version, query) if query.kind is Kind.META else ()
    for facet in left_blank:
        draft.say("absent.one", plan=one.name.label, topic=f"record.{facet}")
    if not left_blank:
        draft.say("absent.unfound", plan=one.name.label, topic=topic_of(query))


def topic_of(query: Query) -> str:
    """The key of the words for what was asked."""
    if query.kind is Kind.AWARD and query.asks("money"):
        return "award.money"
    if query.kind is Kind.PHASE and (query.ordinal is not None or query.last_phase):
        return "phase.celebrates" if query.asks("celebrates") else "phase.one"
    if query.kind is Kind.DEADLINE and query.asks("data"):
        return "deadline.data"
    return str(query.kind)


def say_missing_phases(asked: Context) -> bool:
    """Say how many phases there are where one that is asked about is not among them; True when something was said."""
    phases = asked.version.card.phases
    missing = [number for number in asked.query.ordinals if all(p.number != number for p in phases)]
    for number in missing if phases else ():
        asked.draft.say("phase.no_such", plan=asked.name.label, ordinal=number, count=len(phases))
    return bool(phases and missing)
