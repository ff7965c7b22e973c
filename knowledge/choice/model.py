"""The fitted weights: what a candidate's features are worth, and how sure the best one is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from knowledge.choice.affinity import Affinity
from knowledge.choice.certainty import CertaintyModel
from knowledge.choice.telling import Telling
from knowledge.choice.trees import Trees

ROUGH = 15
"""So many of the ranker's trees score all candidates; only the best of these are scored by all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """`features` are the names of what is looked at. Of certainty, from 0 to 1: `say` is that from which on an answer
    is said, `sure` that from which on no language model is asked for a better one, `each` that from which on it is said
    of one of several plans that are named, and `near` that from which on the best candidates are shown as nearest.
    `tie`: another plan's answer that is so little less certain stands in the way of the best one; `amended`: of a plan
    and what changes it that is told which says that it changes something, where it is so little less certain. `also`:
    a second candidate that scores so little lower than the first is said with it."""

    features: tuple[str, ...]
    ranker: Trees
    rough: Trees
    certainty: CertaintyModel
    affinity: Affinity
    telling: Telling
    say: float
    sure: float
    each: float
    near: float
    tie: float
    amended: float
    also: float

    @staticmethod
    def of(data: Mapping[str, Any]) -> "Model":
        """The model from its JSON."""
        limits, ranker = data["limits"], Trees.of(data["ranker"])
        return Model(
            features=tuple(data["features"]),
            ranker=ranker,
            rough=ranker.first(ROUGH),
            certainty=CertaintyModel.of(data["certainty"]),
            affinity=Affinity.of(data["affinity"]),
            telling=Telling.of(data["telling"]),
            say=limits["say"],
            sure=limits["sure"],
            each=limits["each"],
            near=limits["near"],
            tie=limits["tie"],
            amended=limits["amended"],
            also=limits["also"],
        )


@cache
def open_model() -> Model:
    """The weights that come with the program, fitted by `scripts/fit_choice.py`; read once."""
    return Model.of(json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8")))
