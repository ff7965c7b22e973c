"""How likely a plan's best candidate is an answer: the mean of what trees and a weighted sum say of it.

Trees see what only counts together, and err on documents of kinds that they have not seen; a sum errs less there.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.choice.linear import Linear
from knowledge.choice.trees import Trees
from knowledge.evidence.words import Floats


@dataclass(frozen=True, slots=True, eq=False)
class CertaintyModel:
    """Both look at the candidate's features and at those of `model.BESIDE`; each gives log odds."""

    trees: Trees
    linear: Linear

    @staticmethod
    def of(data: Mapping[str, Any]) -> "CertaintyModel":
        """The model from its JSON."""
        return CertaintyModel(Trees.of(data["trees"]), Linear.of(data["linear"]))

    def probability(self, row: Floats) -> float:
        """From 0 to 1, for one row of features."""
        odds = (float(self.trees.score(row[:, None])[0]) + self.linear.score(row)) / 2
        return 1 / (1 + math.exp(-odds))
