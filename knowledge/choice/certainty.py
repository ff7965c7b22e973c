"""How likely a candidate is an answer: the mean of what trees and a weighted sum say of it.

Trees see what only counts together, and err on documents of kinds that they have not seen; a sum errs less there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from knowledge.choice.linear import Linear
from knowledge.choice.trees import Trees
from knowledge.evidence.words import Floats


@dataclass(frozen=True, slots=True, eq=False)
class CertaintyModel:
    """Both look at what `beside.seen_of` tells of a candidate; each gives log odds."""

    trees: Trees
    linear: Linear

    @staticmethod
    def of(data: Mapping[str, Any]) -> "CertaintyModel":
        """The model from its JSON."""
        return CertaintyModel(Trees.of(data["trees"]), Linear.of(data["linear"]))

    def probabilities(self, columns: Floats) -> Floats:
        """From 0 to 1 for each candidate; `columns` has one row for each thing looked at, one column a candidate."""
        odds = (self.trees.score(columns) + self.linear.score(columns)) / 2
        return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float32)
