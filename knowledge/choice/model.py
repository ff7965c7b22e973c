"""The fitted weights: what a candidate's features are worth, and how sure the best one is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from knowledge.choice.affinity import Affinity
from knowledge.choice.trees import Trees

BESIDE = ("score", "margin", "margin_other_plan", "above_next", "above_middle", "above_tenth")
"""What certainty looks at besides the features of the best candidate: its score, and by how much it leads the
second, the first of another plan, the mean of the next five, the median and the tenth."""


ROUGH = 15
"""So many of the ranker's trees score all candidates; only the best of these are scored by all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """`features` are the names of what is looked at. `say`: the certainty from which on an answer is said; `near`: from
    which on the best candidates are shown as nearest; `also`: a second candidate that is no further behind the first
    is said with it; `tie`: candidates of other plans that are no further behind are asked back for."""

    features: tuple[str, ...]
    ranker: Trees
    rough: Trees
    certainty: Trees
    affinity: Affinity
    say: float
    near: float
    also: float
    tie: float

    @staticmethod
    def of(data: Mapping[str, Any]) -> "Model":
        """The model from its JSON."""
        limits, ranker = data["limits"], Trees.of(data["ranker"])
        return Model(
            features=tuple(data["features"]),
            ranker=ranker,
            rough=ranker.first(ROUGH),
            certainty=Trees.of(data["certainty"]),
            affinity=Affinity.of(data["affinity"]),
            say=limits["say"],
            near=limits["near"],
            also=limits["also"],
            tie=limits["tie"],
        )


@cache
def open_model() -> Model:
    """The weights that come with the program, fitted by `scripts/fit_choice.py`; read once."""
    return Model.of(json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8")))
