"""The fitted weights: what a candidate's features are worth, and how sure the best one is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.choice.affinity import Affinity
from knowledge.choice.certainty import CertaintyModel
from knowledge.choice.matching import Matching, read_matching
from knowledge.choice.telling import Telling
from knowledge.choice.trees import Trees

ROUGH = 15
"""So many of the ranker's trees score all candidates; only the best of these are scored by all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """`features` are the names of what is looked at. Of certainty, from 0 to 1: `say` is that from which on an answer
    is said, `sure` that from which on no language model is asked for a better one, `each` that from which on it is said
    of one of several plans that are named, and `near` that from which on the best candidates are shown as nearest.
    `tie`, `as_meant`: another plan's answer that has such shares of the best one's certainty and of how likely it is
    meant stands in its way; `with_it`: of a plan and what amends it the other is said as well where it is as likely
    meant as that, or amends it and has `as_sure` of its certainty; `amended`: of a
    plan and what changes it that is told which says that it changes something, where it is so little less certain.
    `also`: a second candidate that scores so little lower than the first is said with it."""

    features: tuple[str, ...]
    ranker: Trees
    rough: Trees
    certainty: CertaintyModel
    among: CertaintyModel
    affinity: Affinity
    telling: Telling
    matching: Matching
    say: float
    sure: float
    each: float
    near: float
    tie: float
    as_meant: float
    with_it: float
    as_sure: float
    amended: float
    also: float

    @staticmethod
    def of(data: Mapping[str, Any], matching: Matching) -> "Model":
        """The model from its JSON, with the matching that was fitted with it."""
        limits, ranker = data["limits"], Trees.of(data["ranker"])
        return Model(
            features=tuple(data["features"]),
            ranker=ranker,
            rough=ranker.first(ROUGH),
            certainty=CertaintyModel.of(data["certainty"]),
            among=CertaintyModel.of(data["among"]),
            affinity=Affinity.of(data["affinity"]),
            telling=Telling.of(data["telling"]),
            matching=matching,
            say=limits["say"],
            sure=limits["sure"],
            each=limits["each"],
            near=limits["near"],
            tie=limits["tie"],
            as_meant=limits["as_meant"],
            with_it=limits["with_it"],
            as_sure=limits["as_sure"],
            amended=limits["amended"],
            also=limits["also"],
        )


MATCHING = ".safetensors"
"""What the file of a matching is called beside that of the weights."""


def read_model(weights: Path) -> Model:
    """The model out of a file of weights and that of the matching beside it."""
    data = json.loads(weights.read_text(encoding="utf-8"))
    return Model.of(data, read_matching(weights.with_suffix(MATCHING)))


@cache
def open_model() -> Model:
    """The weights that come with the program, fitted by `scripts/fit_choice.py`; read once."""
    return read_model(Path(__file__).with_name("weights.json"))
