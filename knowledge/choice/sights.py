"""The plans that a question may mean, as it sees them: what could answer, what each is called, and its clues."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import cast

from knowledge.digest import Digest
from knowledge.evidence import Evidence, Find, nowhere
from knowledge.evidence.keeping import Evidences
from knowledge.late import ReadLate, leave
from knowledge.plan import PlanVersion
from knowledge.question.naming import PlanName
from knowledge.question.registry import Registry
from knowledge.question.understanding import Query
from knowledge.scope.fits import Found, Naming, also_called, fits_of, naming_in, naming_of, unheard_of
from knowledge.scope.strangers import unknown_to


@dataclass(frozen=True, slots=True, eq=False)
class Sight(ReadLate):
    """A plan as a question sees it: what could answer, what it is called, and its clues, of which `unheard` is told
    by what could answer."""

    evidence: Evidence
    naming: Naming
    name: PlanName
    clues: Mapping[str, float]
    unheard: float

    @property
    def fit(self) -> Mapping[str, float]:
        """The value of each clue."""
        return {**self.clues, "unheard": self.unheard}

    @property
    def plan(self) -> str:
        """The plan's id."""
        return self.name.plan


@dataclass(frozen=True, slots=True)
class Unread:
    """A plan that knows what the question names, and is read where what could answer in it is looked at."""

    digest: Digest
    read: Callable[[], PlanVersion]

    @property
    def plan(self) -> str:
        """The plan's id."""
        return self.digest.plan


_SEVERAL = 4
"""So many plans may be named one by one."""

Seen = Callable[[PlanName, Naming], bool]
"""Whether a plan that is called so may be meant at all; of one that may not nothing is gathered."""


def everyone(_name: PlanName, _naming: Naming) -> bool:
    """Any plan may be meant."""
    return True


def sights(
    query: Query,
    versions: Sequence[PlanVersion | Unread],
    registry: Registry,
    found: Found,
    spoken_of: Collection[str],
    evidences: Evidences,
    find: Find = nowhere,
    seen: Seen = everyone,
) -> list[Sight]:
    """The plans as the question sees them, but for those that know nothing of the place, year or unit that it names;
    `find` tells where in a long one it is looked for. What could answer in one that is not read yet is gathered when
    it is looked at.

    The clues of each tell how it stands among all of these, also among those that are not seen.
    """
    names = {version.plan: registry.name(version.plan) for version in versions}
    known = [one for one in versions if isinstance(one, Unread) or not unknown_to(query, names[one.plan], one)]
    namings = {one.plan: also_called(_naming(names[one.plan], one), query, one.plan) for one in known}
    fits = fits_of(query, namings, registry, found, spoken_of)
    beside, gather = _named_beside(query, namings), partial(evidences.of, find=find)
    called = {plan: replace(naming, words=naming.words | beside) for plan, naming in namings.items()}
    return [
        _sight(one, names[one.plan], called[one.plan], fits[one.plan], query, registry, gather)
        for one in known
        if seen(names[one.plan], namings[one.plan])
    ]


def _naming(name: PlanName, one: PlanVersion | Unread) -> Naming:
    return naming_in(name, one.digest) if isinstance(one, Unread) else naming_of(name, one)


def _sight(
    one: PlanVersion | Unread,
    name: PlanName,
    naming: Naming,
    clues: Mapping[str, float],
    query: Query,
    registry: Registry,
    gather: Callable[[PlanVersion], Evidence],
) -> Sight:
    @cache
    def evidence() -> Evidence:
        return gather(one.read() if isinstance(one, Unread) else one)

    def unheard() -> float:
        return unheard_of(query, naming, registry, evidence().words)

    if isinstance(one, Unread):
        return leave(Sight(cast("Evidence", None), naming, name, clues, 0.0), evidence=evidence, unheard=unheard)
    return Sight(evidence(), naming, name, clues, unheard())


def _named_beside(query: Query, namings: Mapping[str, Naming]) -> frozenset[str]:
    """The words by which a question names each of several plans: of none of them they say what is asked."""
    meant = [namings[plan] for plan in query.scope.plans if plan in namings] if query.scope.explicit else []
    return frozenset[str]().union(*(one.label for one in meant)) if 1 < len(meant) <= _SEVERAL else frozenset()
