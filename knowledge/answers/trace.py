"""How an answer came about, written down for `--explain`."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from knowledge.answer import Citation
from knowledge.answers.asking import Asking
from knowledge.choice.deciding import Decision
from knowledge.choice.model import Model
from knowledge.choice.ranking import Ranked, Ranking
from knowledge.choice.sights import Sight
from knowledge.question.registry import Registry
from knowledge.question.understanding import Query
from knowledge.trace import Trace, TracedCandidate, TracedPlan, Way

SHOWN, SHOWN_OF_ONE = 10, 7
"""So many candidates are shown, of the best plan and then the best of each other."""

PLANS, TOLD = 20, 3
"""So many plans are shown where nothing was chosen among candidates, and so much that was told of each."""

_TELLING = (
    "topic_own", "topic_both", "kin_both", "tell_both", "match", "found", "topic_pairs", "topic_lead", "name_said",
    "expected_met", "expected_unmet", "ordinal", "numbered", "form", "figures", "year", "role", "plan_name",
    "plan_label", "plan_passage",
)  # fmt: skip
"""The features that people can make sense of; all others are in the weights, too."""


def trace_of(
    query: Query,
    seen: Sequence[Sight],
    rankings: Sequence[Ranking],
    decision: Decision,
    model: Model,
    way: Way = "choice",
) -> Trace:
    """The trace of a choice; `rankings`: that of each plan, the best first."""
    of_one = rankings[0].best[:SHOWN_OF_ONE] if rankings else ()
    best = [*of_one, *(one.best[0] for one in rankings[1:])][:SHOWN]
    chosen = {id(one.candidate) for one in decision.chosen}
    sure = {one.sight.plan: {"certainty": one.certainty, "meant": one.meant} for one in rankings}
    labels = Counter(one.name.label for one in seen)
    clues = {_called(one, labels): {**one.fit, **sure.get(one.plan, {})} for one in seen}
    return Trace(
        kind=str(query.kind),
        folded=query.folded,
        words=query.words,
        cues=dict(query.cues),
        plans={label: {k: round(v, 3) for k, v in fit.items() if v} for label, fit in clues.items()},
        candidates=tuple(_traced(one, model, id(one.candidate) in chosen) for one in best),
        verdict=str(decision.verdict),
        margin=_margin(of_one),
        certainty=round(rankings[0].meant, 3) if rankings else 0.0,
        say=model.say,
        near=model.near,
        way=way,
    )


def _margin(best: Sequence[Ranked]) -> float:
    """By how much the first of a plan's candidates is surer than the second."""
    first, second, *_ = *(one.certainty or 0.0 for one in best), 0.0, 0.0
    return round(first - second, 3)


def way_of(
    query: Query,
    way: Way,
    because: Mapping[str, str],
    plans: Iterable[str],
    registry: Registry,
    citations: Sequence[Citation],
    left_out: Mapping[str, str] | None = None,
    *,
    said: bool = True,
) -> Trace:
    """The trace of an answer for which nothing was chosen among candidates: why it was given so, which `plans` were
    looked at, and what of them is told. `left_out`: why others that have it too are not."""
    quotes: dict[str, list[str]] = {}
    for one in citations:
        quotes.setdefault(one.plan, []).append(one.quote[:300])
    reasons = left_out or {}
    every = list(dict.fromkeys((*quotes, *plans, *reasons)))
    known = {name.plan: name.label for name in registry.names}
    shown = (
        TracedPlan(known.get(plan, plan), plan in quotes, tuple(quotes.get(plan, ())[:TOLD]), reasons.get(plan, ""))
        for plan in every[:PLANS]
    )
    return Trace(
        kind=str(query.kind),
        folded=query.folded,
        words=query.words,
        cues=dict(query.cues),
        plans={},
        candidates=(),
        verdict="say" if said else "decline",
        margin=0.0,
        certainty=1.0,
        say=0.0,
        near=0.0,
        way=way,
        because={name: value for name, value in because.items() if value},
        looked_at=tuple(shown),
        looked_at_in_all=len(every),
    )


def explained(
    asking: Asking,
    way: Way,
    because: Mapping[str, str],
    plans: Iterable[str],
    left_out: Mapping[str, str] | None = None,
    *,
    said: bool,
) -> Asking:
    """The question with the trace of an answer for which nothing was chosen, where that is asked for."""
    if not asking.explain:
        return asking
    told = asking.draft.citations
    return replace(asking, trace=way_of(asking.query, way, because, plans, asking.registry, told, left_out, said=said))


def _called(sight: Sight, labels: Counter[str]) -> str:
    """What a plan is called; with its id, where another that was looked into is called the same."""
    return sight.name.label if labels[sight.name.label] == 1 else f"{sight.name.label} ({sight.plan})"


def _traced(one: Ranked, model: Model, chosen: bool) -> TracedCandidate:
    values = dict(zip(model.features, one.row.tolist(), strict=True))
    return TracedCandidate(
        plan=one.sight.name.label,
        role=str(one.candidate.role),
        section=one.candidate.context,
        text=one.candidate.text[:300],
        score=round(one.score, 3),
        certainty=None if one.certainty is None else round(one.certainty, 3),
        features={name: round(values[name], 3) for name in _TELLING if values.get(name)},
        chosen=chosen,
    )
