"""Where fitted weights are kept, and which sets are left out together."""

from collections.abc import Sequence
from pathlib import Path

from knowledge.choice.model import MATCHING

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "knowledge/choice/weights.json"
LEFT_OUT = ROOT / "build/choice"

_TOGETHER = 12
"""So many sets are left out at once, at most."""


def groups_of(names: Sequence[str]) -> list[Sequence[str]]:
    """The sets that are left out together, in their order; of few so few that as many are left to learn from."""
    together = max(1, min(_TOGETHER, len(names) // 2))
    return [names[at : at + together] for at in range(0, len(names), together)]


def left_out_weights(name: str) -> Path:
    """Where the weights are kept that were fitted without a set."""
    return LEFT_OUT / f"{name.lower().replace(' ', '-')}.json"


def matching_beside(weights: Path) -> Path:
    """Where the matching is kept that some weights go with."""
    return weights.with_suffix(MATCHING)
