"""The plans that a question may mean, as it sees them: what could answer, what each is called, and its clues."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from knowledge.evidence import Evidence, Evidences, Find, nowhere
from knowledge.plan import PlanVersion
from knowledge.question.naming import PlanName
from knowledge.question.registry import Registry
from knowledge.question.understanding import Query
from knowledge.scope.fits import Found, Naming, fits_of, naming_of
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


def sights(
    query: Query,
    versions: Sequence[PlanVersion],
    registry: Registry,
    found: Found,
    spoken_of: Collection[str],
    evidences: Evidences,
    find: Find = nowhere,
) -> list[Sight]:
    """The plans as the question sees them, but for those that know nothing of the place, year or unit that it names;
    `find` tells where in a long one it is looked for."""
    known = [one for one in versions if not unknown_to(query, registry.name(one.plan), one)]
    gathered = {version.plan: evidences.of(version, find) for version in known}
    namings = {version.plan: naming_of(registry.name(version.plan), version) for version in known}
    vocabularies = {plan: one.words for plan, one in gathered.items()}
    fits = fits_of(query, namings, vocabularies, registry, found, spoken_of)
    return [Sight(gathered[plan], namings[plan], registry.name(plan), fits[plan]) for plan in gathered]
