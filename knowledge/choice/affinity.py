"""How often an answer to a way of asking is of a role or has a property: counted over labelled questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from knowledge.evidence import ROLES, Evidence
from knowledge.evidence.properties import Property
from knowledge.evidence.words import Floats
from knowledge.question.kinds import Kind
from knowledge.question.understanding import Query
from knowledge.vocabulary import concepts

WAYS = ("kind", "facet", "cue")


@cache
def cue_names() -> tuple[str, ...]:
    """All ways of asking, in the order of the rows."""
    from knowledge.question.kinds import facet_names

    return (
        *(f"kind:{kind}" for kind in Kind),
        *(f"facet:{name}" for name in facet_names()),
        *(f"cue:{one.name}" for one in concepts("cues")),
    )


@cache
def _rows() -> Mapping[str, int]:
    return {name: at for at, name in enumerate(cue_names())}


def cues_of(query: Query) -> Floats:
    """How much the question shows each way of asking, 0 to 1."""
    shown = np.zeros(len(cue_names()), dtype=np.float32)
    rows = _rows()
    shown[rows[f"kind:{query.kind}"]] = 1
    for facet in query.facets:
        shown[rows[f"facet:{facet}"]] = 1
    for cue, weight in query.cues.items():
        shown[rows[f"cue:{cue}"]] = weight
    return shown


@dataclass(frozen=True, slots=True, eq=False)
class Affinity:
    """Log odds: one row a way of asking; one column a role (`roles`), a property (`properties`)."""

    roles: Floats
    properties: Floats

    @staticmethod
    def of(data: Mapping[str, Any]) -> "Affinity":
        """The tables from their JSON: for each way of asking the odds of each role and property."""
        names = cue_names()
        return Affinity(
            np.array([data["roles"].get(name, [0.0] * len(ROLES)) for name in names], dtype=np.float32),
            np.array([data["properties"].get(name, [0.0] * len(Property)) for name in names], dtype=np.float32),
        )

    def features(self, shown: Floats, evidence: Evidence) -> dict[str, Floats]:
        """What the ways of asking of a question say of each candidate's role and properties."""
        count, roles = len(evidence.candidates), evidence.roles
        of_role: dict[str, Floats] = {}
        found: dict[str, Floats] = {}
        names, showing = cue_names(), np.flatnonzero(shown).tolist()
        at = {way: [row for row in showing if names[row].startswith(f"{way}:")] for way in WAYS}
        for way, rows in at.items():
            odds = self._roles(shown, rows)
            of_role[f"{way}_role"], of_role[f"{way}_role_best"] = odds.mean(axis=0), odds.max(axis=0)
            of_role[f"{way}_role_worst"] = odds.min(axis=0)
            having = self._properties(shown, rows, evidence, count)
            found[f"{way}_has"], found[f"{way}_has_best"] = having.mean(axis=0), having.max(axis=0)
        everything = self._roles(shown, showing)
        of_role["role"], of_role["role_sum"] = everything.mean(axis=0), everything.sum(axis=0)
        return found | dict(zip(of_role, np.array(list(of_role.values()))[:, roles], strict=True))

    def _roles(self, shown: Floats, rows: Sequence[int]) -> Floats:
        if not rows:
            return np.zeros((1, len(ROLES)), dtype=np.float32)
        return self.roles[rows] * shown[rows][:, None]

    def _properties(self, shown: Floats, rows: Sequence[int], evidence: Evidence, count: int) -> Floats:
        if not rows:
            return np.zeros((1, count), dtype=np.float32)
        return ((self.properties[rows] * shown[rows][:, None]) @ evidence.properties.T).astype(np.float32)
