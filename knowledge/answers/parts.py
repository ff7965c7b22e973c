"""Several questions in one: what answers each of them, and which of them what was said leaves open."""

from collections.abc import Sequence

from knowledge.abbreviations import expand
from knowledge.answers.asking import Asking
from knowledge.answers.record import RECORD
from knowledge.choice.contradictions import is_absent
from knowledge.choice.deciding import Decision, Verdict
from knowledge.choice.ranking import Ranked, Ranking, rank
from knowledge.choice.sights import Sight
from knowledge.question.content import text_words
from knowledge.question.parts import parts_of, readings_of
from knowledge.question.understanding import Query
from knowledge.saying import shows
from knowledge.span import Span

_LEANING = frozenset(
    {"hand_in", "to_whom", "who", "which", "which_unit", "where", "when", "how_many", "how", "what", *RECORD}
)
"""Cues of a half that names nothing of its own ("và nộp cho ai"): its words do not tell whether it was answered."""


def decide_by_parts(asking: Asking, sight: Sight, *, all_of_them: bool) -> Decision | None:
    """Where a question of several parts is not sure of one answer: the best plan's to each part that is."""
    parts = parts_of(asking.query, asking.registry, sight.plan)
    if len(parts) < 2:
        return None
    there = [part for part in parts if not is_absent(part, sight.evidence.version)]
    each = [rank_part(asking, part, parts, sight) for part in there]
    sure = tuple(found.best[0] for found in each if found and found.certainty >= asking.model.say)
    return Decision(Verdict.SAY, sure) if sure and (len(sure) == len(parts) or not all_of_them) else None


def rank_part(asking: Asking, part: Query, parts: Sequence[Query], sight: Sight) -> Ranking | None:
    """The ranking of one of several questions: by itself where that is likely enough, else the surest reading."""
    found: list[Ranking] = []
    for reading in readings_of(part, parts, asking.registry, sight.plan):
        found += rank(reading, [sight], asking.model)
        if found and found[-1].certainty >= asking.model.each:
            return found[-1]
    return max(found, key=lambda one: one.certainty, default=None)


def told_of_parts(asking: Asking, rankings: Sequence[Ranking | None], chosen: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    """What answers each of several questions in one, in the plan's order: what was chosen for all of them where it
    is as good for one as any, else that one's own best; what was chosen as well where one finds nothing."""
    if len(rankings) < 2:
        return chosen
    each = [_told_of(asking, ranking, chosen) for ranking in rankings]
    found: list[Ranked] = [] if all(each) else [*chosen]
    for one in filter(None, each):
        if not any(kept is one or shows(kept.candidate, one.candidate) for kept in found):
            found = [kept for kept in found if kept.candidate.facts or not shows(one.candidate, kept.candidate)]
            found.append(one)
    return tuple(found)


def _told_of(asking: Asking, ranking: Ranking | None, chosen: Sequence[Ranked]) -> Ranked | None:
    """What answers one of several questions: what was chosen for all where it shows the best, else this where it is
    likely enough."""
    if ranking is None:
        return None
    best = ranking.best[0]
    told = next((one for one in chosen if shows(one.candidate, best.candidate)), None)
    return told or (best if ranking.certainty >= asking.model.each else None)


def is_told(asking: Asking, part: Query, ranking: Ranking | None, sight: Sight) -> bool:
    """Whether what was said speaks of one of several questions: its best answer, or most of its words."""
    # A day that a half states itself is not told again: no quote has it.
    if (ranking and ranking.certainty >= asking.model.each) or _LEANING.issuperset(part.cues) or part.dates:
        return True
    quoted = (Span(one.start, one.end) for one in asking.draft.citations if one.plan == sight.plan)
    is_quoted = ranking and any(map(ranking.best[0].candidate.span.meets, quoted))
    return bool(is_quoted) or has_words_of(asking, part, sight)


def has_words_of(asking: Asking, part: Query, sight: Sight) -> bool:
    """Whether what was quoted has half of the words of one of several questions."""
    quoted = (one.quote for one in asking.draft.citations if one.plan == sight.plan)
    told = {word for quote in quoted for word in text_words(quote)} | sight.naming.words
    words = expand(part.words)
    return 2 * sum(word in told for word in words) >= len(words)
