"""What tells whether a candidate is an answer besides its own features: how it stands among those of its plan. Other
plans' candidates tell nothing of it: where two fit as well, each is as likely an answer."""

import numpy as np

from knowledge.evidence.words import Floats, Places

LOOKED_AT = 5
"""So many of a plan's best candidates are looked at beside each other."""

BESIDE = (
    "score", "margin", "above_next", "above_middle", "above_tenth", "above_apart", "above_next_apart", "alike",
    "place", "same_role", "above_first",
)  # fmt: skip
"""`score`; by how much that leads the best of its plan's other candidates (`margin`), the mean of the best five, the
median, the ninth, the best and the mean of the best five that stand elsewhere in the text; how many of the first ten
stand where it does (`alike`); its `place` in its plan, whether its role is that of the plan's first, and by how much it
leads that one."""

_ALONE = 3.0
"""By how much a candidate leads what stands elsewhere where nothing does."""
_NEXT, _TENTH = 5, 8


def seen_of(columns: Floats, scores: Floats, spans: Places, roles: Places) -> Floats:
    """What certainty looks at, one column for each of the first `LOOKED_AT` candidates of a plan: its features,
    `BESIDE`, and by how much each feature is behind the best of those looked at.

    `columns` [features × candidates], `scores`, `spans` [candidates × 2] and `roles` of the plan's candidates, best
    first.
    """
    own = columns[:, :LOOKED_AT]
    middle = len(scores) // 2
    median = float((scores[middle] + scores[(len(scores) - 1) // 2]) / 2)
    beside = np.array([_beside(at, scores, median, spans, roles) for at in range(own.shape[1])], dtype=np.float32)
    return np.concatenate([own, beside.T, own - own.max(axis=1, keepdims=True)])


def _beside(at: int, scores: Floats, median: float, spans: Places, roles: Places) -> list[float]:
    score = float(scores[at])
    following = np.concatenate((scores[:at], scores[at + 1 :]))
    start, end = spans[at]
    apart = (spans[:, 0] >= end) | (spans[:, 1] <= start)
    elsewhere = scores[apart]
    return [
        score,
        score - float(following[0]) if len(following) else 0.0,
        score - float(following[:_NEXT].mean()) if len(following) else 0.0,
        score - median,
        score - float(following[min(_TENTH, len(following) - 1)]) if len(following) else 0.0,
        score - float(elsewhere[0]) if len(elsewhere) else _ALONE,
        score - float(elsewhere[:_NEXT].mean()) if len(elsewhere) else _ALONE,
        float(np.count_nonzero(~apart[:10])),
        float(at),
        float(roles[at] == roles[0]),
        score - float(scores[0]),
    ]
