"""From a ranking to what is done: say one thing, say it of several plans, ask back, show the nearest, or decline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.card import Deadline, Phase
from knowledge.choice.model import Model
from knowledge.choice.ranking import Ranked, Ranking
from knowledge.evidence.candidate import Role
from knowledge.sentences import bare

NEAREST = 2
"""So many of the nearest candidates are shown where none is said."""

_NUMBER = re.compile(r"\d+")
_PIECES = frozenset({Role.SENTENCE, Role.ITEM, Role.LINE})
_TIMED = frozenset({Role.DEADLINE, Role.PHASE})

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


def decide(ranking: Ranking, model: Model, *, named: bool, dated: bool = False) -> Decision:
    """The decision on a ranking; `named`: the question says which plan it means, `dated`: it asks for a time."""
    if not ranking.best or ranking.certainty < model.near:
        return Decision(Verdict.DECLINE, ())
    if ranking.certainty < model.say:
        return Decision(Verdict.NEAREST, _apart(ranking.best, NEAREST))
    tied = () if named else _tied(ranking.best, model.tie)
    if len(tied) > 1:
        return Decision(Verdict.ASK_BACK, tied)
    return Decision(Verdict.SAY, tuple(_with_second(_facts_first(ranking.best, dated=dated), model.also)))


def _tied(best: Sequence[Ranked], tie: float) -> tuple[Ranked, ...]:
    """The best candidate of each plan that is no further behind the first than a tie."""
    first: dict[str, Ranked] = {}
    for one in best:
        if one.score >= best[0].score - tie:
            first.setdefault(one.sight.plan, one)
    return tuple(first.values())


def _facts_first(best: Sequence[Ranked], *, dated: bool) -> Sequence[Ranked]:
    """The best candidates; where the first is a sentence that states one deadline or phase and a time is asked for,
    that fact, which knows how many days are left, in its place."""
    first = best[0]
    if not dated or first.candidate.role not in _PIECES:
        return best
    whole = first.candidate.span
    stating = [
        one for one in best if one.sight is first.sight and one.candidate.role in _TIMED and _overlaps(one, first)
    ]
    only = stating[0] if len(stating) == 1 else None
    if only is None or not (whole.holds(only.candidate.span) or only.candidate.span.holds(whole)):
        return best
    if not _tells_all(only, first.candidate.text):
        return best
    return [only, *(one for one in best if one is not only and one is not first)]


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
    return set(_NUMBER.findall(bare(sentence))) <= set(_NUMBER.findall(stated))


def _with_second(best: Sequence[Ranked], also: float) -> list[Ranked]:
    """The first candidate, and the next one of its plan that says something else and is hardly behind it."""
    first = best[0]
    if len(first.candidate.text) > _LONG:
        return [first]
    for one in best[1:]:
        if one.score < first.score - also:
            break
        short = len(one.candidate.text) <= _LONG
        if one.sight is first.sight and short and not _overlaps(one, first):
            return sorted((first, one), key=lambda each: each.candidate.span.start)
    return [first]


def _apart(best: Sequence[Ranked], most: int) -> tuple[Ranked, ...]:
    """The first candidates of the first one's plan that are short pieces of the text and do not overlap."""
    kept: list[Ranked] = []
    for one in best:
        if one.sight is best[0].sight and len(one.candidate.text) <= _LONG and not any(_overlaps(one, k) for k in kept):
            kept.append(one)
    return tuple(kept[:most]) or tuple(best[:1])


def _overlaps(one: Ranked, other: Ranked) -> bool:
    mine, its = one.candidate.span, other.candidate.span
    return mine.start < its.end and its.start < mine.end
