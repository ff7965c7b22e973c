"""How an answer came about, written down for `--explain`."""

from collections.abc import Sequence

from knowledge.choice.deciding import Decision
from knowledge.choice.model import Model
from knowledge.choice.ranking import Ranked, Ranking
from knowledge.choice.sights import Sight
from knowledge.question.understanding import Query
from knowledge.trace import Trace, TracedCandidate

SHOWN = 10
_TELLING = (
    "topic_own", "topic_both", "topic_pairs", "topic_lead", "name_said", "expected_met", "expected_unmet", "ordinal",
    "form", "figures", "year", "role", "plan_name", "plan_label", "plan_passage",
)  # fmt: skip
"""The features that people can make sense of; all others are in the weights, too."""


def trace_of(query: Query, seen: Sequence[Sight], ranking: Ranking, decision: Decision, model: Model) -> Trace:
    """The trace of a choice."""
    best, chosen = ranking.best[:SHOWN], {id(one.candidate) for one in decision.chosen}
    return Trace(
        kind=str(query.kind),
        folded=query.folded,
        words=query.words,
        cues=dict(query.cues),
        plans={one.name.label: {k: round(v, 3) for k, v in one.fit.items() if v} for one in seen},
        candidates=tuple(_traced(one, model, id(one.candidate) in chosen) for one in best),
        verdict=str(decision.verdict),
        margin=round(best[0].score - best[1].score, 3) if len(best) > 1 else 0.0,
        certainty=round(ranking.certainty, 3),
        say=model.say,
        near=model.near,
    )


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
