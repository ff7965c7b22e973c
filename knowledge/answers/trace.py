"""How an answer came about, written down for `--explain`."""

from collections import Counter
from collections.abc import Sequence

from knowledge.choice.deciding import Decision
from knowledge.choice.model import Model
from knowledge.choice.ranking import Ranked, Ranking
from knowledge.choice.sights import Sight
from knowledge.question.understanding import Query
from knowledge.trace import Trace, TracedCandidate

SHOWN, SHOWN_OF_ONE = 10, 7
"""So many candidates are shown, of the best plan and then the best of each other."""

_TELLING = (
    "topic_own", "topic_both", "topic_pairs", "topic_lead", "name_said", "expected_met", "expected_unmet", "ordinal",
    "numbered", "form", "figures", "year", "role", "plan_name", "plan_label", "plan_passage",
)  # fmt: skip
"""The features that people can make sense of; all others are in the weights, too."""


def trace_of(
    query: Query, seen: Sequence[Sight], rankings: Sequence[Ranking], decision: Decision, model: Model
) -> Trace:
    """The trace of a choice; `rankings`: that of each plan, the best first."""
    of_one = rankings[0].best[:SHOWN_OF_ONE] if rankings else ()
    best = [*of_one, *(one.best[0] for one in rankings[1:])][:SHOWN]
    chosen = {id(one.candidate) for one in decision.chosen}
    sure = {one.sight.plan: one.certainty for one in rankings}
    labels = Counter(one.name.label for one in seen)
    clues = {_called(one, labels): {**one.fit, "certainty": sure.get(one.plan, 0.0)} for one in seen}
    return Trace(
        kind=str(query.kind),
        folded=query.folded,
        words=query.words,
        cues=dict(query.cues),
        plans={label: {k: round(v, 3) for k, v in fit.items() if v} for label, fit in clues.items()},
        candidates=tuple(_traced(one, model, id(one.candidate) in chosen) for one in best),
        verdict=str(decision.verdict),
        margin=round(of_one[0].score - of_one[1].score, 3) if len(of_one) > 1 else 0.0,
        certainty=round(rankings[0].certainty, 3) if rankings else 0.0,
        say=model.say,
        near=model.near,
    )


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
        features={name: round(values[name], 3) for name in _TELLING if values.get(name)},
        chosen=chosen,
    )
