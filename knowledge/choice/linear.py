"""A weighted sum of standardised features: how it is kept, and what it says of candidates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from knowledge.evidence.words import Floats

FARTHEST = 4.0
"""A feature counts as at most so many standard deviations from its mean."""


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """`mean`, `deviation`, `weight`: one entry a feature; `bias` is added to their sum."""

    mean: Floats
    deviation: Floats
    weight: Floats
    bias: float

    @staticmethod
    def of(data: Mapping[str, Any]) -> "Linear":
        """The weights from their JSON."""
        mean, deviation, weight = (np.array(data[key], np.float32) for key in ("mean", "deviation", "weight"))
        return Linear(mean, deviation, weight, float(data["bias"]))

    def score(self, columns: Floats) -> Floats:
        """The weighted sum for each candidate; `columns` has one row a feature, one column a candidate."""
        found: Floats = self.standardised(columns.T) @ self.weight + np.float32(self.bias)
        return found

    def standardised(self, rows: Floats) -> Floats:
        """Rows of features in standard deviations from their means."""
        found: Floats = np.clip((rows - self.mean) / self.deviation, -FARTHEST, FARTHEST)
        return found
