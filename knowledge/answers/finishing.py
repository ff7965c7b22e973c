"""Finishing: the draft of an answer as the answer, with what led to it."""

from collections.abc import Sequence

from knowledge.answer import Answer, Certainty, Conversation, PlanChoice
from knowledge.answers.amended import say_amended
from knowledge.answers.asking import SEVERAL, Asking
from knowledge.answers.readings import with_readings
from knowledge.plan import PlanVersion
from knowledge.question.kinds import Kind


def finish(
    asking: Asking,
    versions: Sequence[PlanVersion],
    *,
    said: bool,
    clarify: tuple[PlanChoice, ...] = (),
    certainty: Certainty | None = None,
) -> Answer:
    """The answer that the draft is; what follows up on it goes on from `versions`, where these are few."""
    query, draft = asking.query, asking.draft
    plans = tuple(v.plan for v in versions) if len(versions) <= SEVERAL else ()
    citations = with_readings(draft)
    return Answer(
        question=query.text,
        kind=str(query.kind),
        language=query.language,
        abstained=not said,
        statements=tuple(draft.statements),
        citations=citations,
        clarify=clarify,
        notes=tuple(draft.notes),
        conversation=Conversation(plans, query.content),
        certainty=certainty or ("said" if said else "none"),
        trace=asking.trace,
        sureness=asking.sureness,
    )


def finish_amended(
    asking: Asking, versions: Sequence[PlanVersion], *, said: bool, certainty: Certainty | None = None
) -> Answer:
    """The answer, with what later texts change in it; where it tells what changed, it has that already."""
    if asking.query.kind is not Kind.CHANGE:
        say_amended(asking.draft, asking.shelf, asking.today)
    return finish(asking, versions, said=said, certainty=certainty)
