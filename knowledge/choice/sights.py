"""The plans that a question may mean, as it sees them: what could answer, what each is called, and its clues."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from knowledge.evidence import Evidence, Find, nowhere
from knowledge.evidence.keeping import Evidences
from knowledge.plan import PlanVersion
from knowledge.question.naming import PlanName
from knowledge.question.registry import Registry
from knowledge.question.understanding import Query
from knowledge.scope.fits import Found, Naming, also_called, fits_of, naming_of, unheard_of
from knowledge.scope.strangers import unknown_to


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """A plan as a question sees it: what could answer, what it is called, and its clues."""

    evidence: Evidence
    naming: Naming
    name: PlanName
    fit: Mapping[str, float]

    @property
    def plan(self) -> str:
        """The plan's id."""
        return self.evidence.version.plan


Seen = Callable[[PlanName, Naming], bool]
"""Whether a plan that is called so may be meant at all; of one that may not nothing is gathered."""


def everyone(_name: PlanName, _naming: Naming) -> bool:
    """Any plan may be meant."""
    return True


def sights(
    query: Query,
    versions: Sequence[PlanVersion],
    registry: Registry,
    found: Found,
    spoken_of: Collection[str],
    evidences: Evidences,
    find: Find = nowhere,
    seen: Seen = everyone,
) -> list[Sight]:
    """The plans as the question sees them, but for those that know nothing of the place, year or unit that it names;
    `find` tells where in a long one it is looked for.

    The clues of each tell how it stands among all of these, also among those that are not seen.
    """
    known = [one for one in versions if not unknown_to(query, registry.name(one.plan), one)]
    names = {version.plan: registry.name(version.plan) for version in known}
    namings = {one.plan: also_called(naming_of(names[one.plan], one), query, one.plan) for one in known}
    fits = fits_of(query, namings, registry, found, spoken_of)
    made: list[Sight] = []
    for version in known:
        name, naming = names[version.plan], namings[version.plan]
        if seen(name, naming):
            evidence = evidences.of(version, find)
            unheard = unheard_of(query, naming, registry, evidence.words)
            made.append(Sight(evidence, naming, name, {**fits[version.plan], "unheard": unheard}))
    return made
