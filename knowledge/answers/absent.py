"""Saying that the plans do not answer: what was asked, where it was looked for, what is nearest."""

from collections.abc import Sequence

from knowledge.answers.asked import Asked
from knowledge.answers.draft import Draft
from knowledge.answers.free import nearest
from knowledge.answers.phases import missing_phase
from knowledge.answers.records import absent_record
from knowledge.question.kinds import Kind
from knowledge.question.registry import Registry
from knowledge.question.understanding import Query

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


def say_absent(draft: Draft, asked: Sequence[Asked], query: Query, total: int) -> None:
    """The plans do not state what was asked; for a single plan, show the nearest thing it does say.

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
    if query.kind is Kind.PHASE and missing_phase(one):
        return
    blank = absent_record(one) if query.kind is Kind.META else ()
    for topic in [f"record.{facet}" for facet in blank] or [topic_of(query)]:
        draft.say("absent.one", plan=one.name.label, topic=topic)
    span = nearest(one) if query.kind in {Kind.DEADLINE, Kind.DUTY, Kind.FREE, Kind.TARGET} else None
    if span:
        draft.say("absent.nearest", draft.cite(one.version, span), text=span.of(one.version.text))


def topic_of(query: Query) -> str:
    """The key of the words for what was asked."""
    if query.kind is Kind.AWARD and query.asks("money"):
        return "award.money"
    if query.kind is Kind.PHASE and (query.ordinal is not None or query.last_phase):
        return "phase.celebrates" if query.asks("celebrates") else "phase.one"
    if query.kind is Kind.DEADLINE and query.asks("data"):
        return "deadline.data"
    return str(query.kind)
