"""From a ranking to what is done: say one thing, say it of several plans, ask back, show the nearest, or decline."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.card import Deadline, DueKind, Phase
from knowledge.choice.model import Model
from knowledge.choice.ranking import Ranked, Ranking
from knowledge.evidence.candidate import Candidate, Role
from knowledge.sentences import bare
from knowledge.text import FIGURE

NEAREST = 2
"""So many of the nearest candidates are shown where none is said."""

_PIECES = frozenset({Role.SENTENCE, Role.ITEM, Role.LINE, Role.AWARD_PROCEDURE, Role.DUTY})
_TIMED = frozenset({Role.DEADLINE, Role.PERIOD, Role.PHASE})

_AS_MUCH, _APART = 0.85, 0.1
"""The share of a table's words of the question that one row of it has, and by how much it leads the other rows."""

_HARDLY, _CLEARLY = 0.5, 0.15
"""How little a fact is behind the sentence that states it with others, and how much before these, that is asked for."""

_FAR, _NAMED = 1.0, 0.15
"""How far a fact may be behind that sentence of whose name the question says so much more than of the others'."""

_LONG = 500
"""Characters; no second candidate is said beside one that fills a screen by itself."""


class Verdict(StrEnum):
    """What is done with a ranking."""

    SAY = "say"
    ASK_BACK = "ask_back"
    NEAREST = "nearest"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Decision:
    """`chosen`: what is said, or shown as nearest; of an asking back the best candidate of each plan."""

    verdict: Verdict
    chosen: tuple[Ranked, ...]

    @property
    def undecided(self) -> bool:
        """Whether nothing is certain enough to be said or asked back for."""
        return self.verdict in {Verdict.NEAREST, Verdict.DECLINE}


def decide(
    first: Ranking,
    others: Sequence[Ranking],
    model: Model,
    *,
    dated: bool = False,
    counted: bool = False,
    one_thing: bool = False,
) -> Decision:
    """The decision on the best plan's ranking; `others`: those of plans that may be meant as well, `dated`: the
    question asks for a time, `counted`: for how long it takes or it is till then, `one_thing`: for a sum, a day."""
    rivals = [
        one
        for one in others
        if one.certainty >= first.certainty * model.tie and one.meant >= first.meant * model.as_meant
    ]
    # Of several that answer as well each is less likely to be the one that is meant.
    likely = first.certainty if rivals else first.meant
    if likely < model.near:
        return Decision(Verdict.DECLINE, ())
    if likely < model.say:
        return Decision(Verdict.NEAREST, _apart(first.best, NEAREST))
    if rivals:
        return Decision(Verdict.ASK_BACK, tuple(one.best[0] for one in (first, *rivals)))
    best = _narrowed(first.best, model.features) if one_thing else first.best
    best = _facts_first(best, model.features.index("topic_pairs_named"), dated=dated, counted=counted)
    return Decision(Verdict.SAY, tuple(_with_second(best, model.also)))


def _narrowed(best: Sequence[Ranked], features: Sequence[str]) -> Sequence[Ranked]:
    """The best candidates; where the first is a section with a table, and one row of it alone says as much of what is
    asked for, that row."""
    whole = best[0]
    if whole.candidate.role not in {Role.LIST, Role.SECTION}:
        return best
    said = features.index("topic_both")
    rows = [
        one for one in best[1:] if one.candidate.role is Role.ROW and whole.candidate.span.holds(one.candidate.span)
    ]
    rows.sort(key=lambda one: -one.row[said])
    if not rows or rows[0].row[said] < _AS_MUCH * whole.row[said]:
        return best
    if any(one.row[said] > rows[0].row[said] - _APART for one in rows[1:]):
        return best
    return rows[:1]


def _facts_first(best: Sequence[Ranked], called: int, *, dated: bool, counted: bool) -> Sequence[Ranked]:
    """The best candidates; where the first is a sentence that states one deadline or phase and a time is asked for,
    that fact, which knows how many days are left, in its place; where these are asked for, the best of several.
    `called`: the place of the feature that tells how much of the question stands in what a fact is called."""
    first = best[0]
    if not (dated or counted) or not _is_one_line(first.candidate):
        return best
    whole = first.candidate.span
    stating = [one for one in best if one.candidate.role in _TIMED and _overlaps(one, first)]
    stating = [one for one in stating if not _is_in_words(one.candidate)] or stating
    one_of_several = _is_one_of_several(first, stating, called)
    only = stating[0] if len(stating) == 1 or (stating and counted) or one_of_several else None
    if only is None or not (whole.holds(only.candidate.span) or only.candidate.span.holds(whole)):
        return best
    if not (counted or one_of_several) and not _tells_all(only, first.candidate.text):
        return best
    return [only, *(one for one in best if one is not only and one is not first)]


def _is_in_words(stated: Candidate) -> bool:
    """Whether a deadline tells no day but what has to happen before: "kết thúc đợt 2"."""
    undated = (isinstance(one, Deadline) and one.due.kind is DueKind.WORDS for one in stated.facts)
    return bool(stated.facts) and all(undated)


def _is_one_line(candidate: Candidate) -> bool:
    """Whether a candidate is a sentence, or a heading with one line below."""
    if candidate.role is Role.SECTION:
        return candidate.text.count("\n") == 1
    return candidate.role in _PIECES and "\n" not in candidate.text


def _is_one_of_several(sentence: Ranked, stating: Sequence[Ranked], called: int) -> bool:
    """Whether the first of the facts that a sentence states is hardly behind it and clearly before the others, or not
    far behind it and the one whose name the question says."""
    if len(stating) < 2 or stating[0].score < sentence.score - _FAR:
        return False
    if stating[0].row[called] >= max(one.row[called] for one in stating[1:]) + _NAMED:
        return True
    return stating[0].score >= max(sentence.score - _HARDLY, stating[1].score + _CLEARLY)


def _tells_all(fact: Ranked, sentence: str) -> bool:
    """Whether a deadline or phase has every number of the sentence that states it: nothing else is lost then."""
    version = fact.sight.evidence.version
    stated = ""
    for one in fact.candidate.facts:
        if isinstance(one, Deadline):
            fields = (one.what, one.part, one.sender, one.recipient)
            stated += " ".join([one.due.span.of(version.text), *(field.value for field in fields if field)])
        if isinstance(one, Phase):
            stated += f"{one.name} {one.span.of(version.text)}"
    return set(FIGURE.findall(bare(sentence))) <= set(FIGURE.findall(stated))


def _with_second(best: Sequence[Ranked], also: float) -> list[Ranked]:
    """The first candidate, and the next one that says something else and is hardly behind it."""
    first = best[0]
    if len(first.candidate.text) > _LONG:
        return [first]
    for one in best[1:]:
        if one.score < first.score - also:
            break
        short = len(one.candidate.text) <= _LONG
        if short and not _overlaps(one, first):
            return sorted((first, one), key=lambda each: each.candidate.span.start)
    return [first]


def _apart(best: Sequence[Ranked], most: int) -> tuple[Ranked, ...]:
    """The first candidates that are short, no mere headings, and do not overlap."""
    kept: list[Ranked] = []
    for one in best:
        heading = one.candidate.leads and one.candidate.role is Role.SENTENCE
        if not heading and len(one.candidate.text) <= _LONG and not any(_overlaps(one, k) for k in kept):
            kept.append(one)
    return tuple(kept[:most]) or tuple(best[:1])


def _overlaps(one: Ranked, other: Ranked) -> bool:
    return one.candidate.span.meets(other.candidate.span)
