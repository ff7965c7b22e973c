"""Days left to the day that a proven claim states: the program's own to count, never a language model's."""

from knowledge.card import DueKind
from knowledge.saying.context import Context
from knowledge.saying.deadlines import countdown


def say_days_left(context: Context, claim: str) -> None:
    """Say how many days are left to the one day that a claim states; nothing where that is not asked, or not clear."""
    if not context.query.asks("left"):
        return
    # Loaded where it is asked: few questions read a claim.
    from knowledge.proof.reading import read

    days = {one.value: one.limit for one in read(claim).facts if one.kind == "date" and one.value.day}
    ends = {day: limit for day, limit in days.items() if limit != "from"}
    if len(ends) != 1:
        return
    [(day, limit)] = ends.items()
    kind = DueKind.BEFORE if limit == "before" else DueKind.ON
    context.draft.say("left.line", **countdown(context.last_day(day), context.today, kind))
