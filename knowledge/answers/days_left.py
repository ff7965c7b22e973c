"""Days left to the day that a proven claim, or a quoted passage, states: the program's own to count, never a language
model's."""

from knowledge.card import DueKind
from knowledge.dates import find_dates
from knowledge.question.content import text_words
from knowledge.saying.context import Context
from knowledge.saying.deadlines import countdown
from knowledge.span import Span
from knowledge.text import fold


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


def say_left_in(context: Context, quoted: Span) -> None:
    """Say how many days are left to the one day that a quoted passage states, or to that one of its deadlines of whose
    line the question says more than of the others'; nothing where that is not asked, or not clear."""
    version = context.version
    due = [one for one in version.card.deadlines if quoted.holds(one.due.span)]
    if not due:
        days = {one.value for one in find_dates(quoted.of(version.text)) if one.value.day}
        if len(days) == 1:
            context.draft.say("left.line", **countdown(context.last_day(days.pop()), context.today, DueKind.ON))
        return
    asked = frozenset(context.query.words)
    said = [len(asked.intersection(text_words(fold(one.span.of(version.text))))) for one in due]
    if said.count(max(said)) == 1 or len({one.due.date for one in due}) == 1:
        meant = due[said.index(max(said))].due
        context.draft.say("left.line", **countdown(context.last_day(meant.date), context.today, meant.kind))
