"""A plan and what amends it: one plan to whoever asks, of which the newer words count."""

from collections.abc import Mapping, Sequence

from knowledge.amendments import withdrawn
from knowledge.answers.asking import Asking
from knowledge.answers.meant import asks_both
from knowledge.choice.ranking import Ranked, Ranking
from knowledge.choice.sights import Sight
from knowledge.evidence.properties import Property, properties
from knowledge.links import links_of
from knowledge.shelf import Shelf

_FAMILY = 10
"""A plan has no more documents that amend it than this."""

_SENTENCES = 400
"""Characters of a sentence or two, all of which are about one thing."""

Told = tuple[Sight, tuple[Ranked, ...]]
"""A plan and what is said of it."""


def is_one_plan(shelf: Shelf) -> bool:
    """Whether all documents are one plan and what amends it, so that nobody needs to name it."""
    plans = [one.plan for one in shelf.digests]
    if not 0 < len(plans) <= _FAMILY:
        return False
    return len(plans) == 1 or is_one_family(shelf, plans)


def is_one_family(shelf: Shelf, plans: Sequence[str]) -> bool:
    """Whether plans are one plan and what amends it: what is said names each."""
    return links_of(shelf).are_one(plans)


def changing_each_other(asking: Asking, rankings: Sequence[Ranking]) -> list[Sight]:
    """The plan that is likeliest meant with what amends it or it amends and either is as likely meant and certain
    enough to be said or states what no longer counts, the plan before its amendments; nothing where there is none."""
    first = rankings[0]
    family = [
        one.sight
        for one in rankings
        if one is first
        or (is_one_family(asking.shelf, [first.sight.plan, one.sight.plan]) and _is_said_with(asking, first, one))
    ]
    links = links_of(asking.shelf)
    return sorted(family, key=lambda one: one.plan in links.amends) if len(family) > 1 else []


def _is_said_with(asking: Asking, first: Ranking, other: Ranking) -> bool:
    """Whether of a plan and what amends it the other is said with the first."""
    model = asking.model
    if other.certainty >= model.each and _is_withdrawn(asking.shelf, other.best[0]):
        return True
    # What answers nearly as surely may be the new of what the plan says.
    changes = other.sight.plan in links_of(asking.shelf).amends and other.certainty >= first.certainty * model.as_sure
    return other.certainty >= model.say and (changes or other.meant >= first.meant * model.with_it)


def as_amended(asking: Asking, told: list[Told], rankings: Mapping[str, Ranking]) -> list[Told]:
    """What is said of several plans. Of a plan and what amends it: where the question is about what was amended
    ("sau khi gia hạn"), that alone; where words of the plan are said that no longer count, both, since they are
    said as withdrawn; else what counts now, first where it is hardly less certain, alone where it is much more."""
    query, links, near = asking.query, links_of(asking.shelf), asking.model.amended
    if len(told) < 2 or not is_one_family(asking.shelf, [sight.plan for sight, _ in told]):
        return told
    if asks_both(query) or "formerly" in query.cues:
        return told
    amending = [one for one in told if one[0].plan in links.amends]
    if "replaces" in query.cues and len(amending) == 1:
        return amending
    surest = max(rankings[sight.plan].certainty for sight, _ in told)
    if any(_is_withdrawn(asking.shelf, one) for _, chosen in told for one in chosen):
        return told
    hardly_less = [one for one in amending if rankings[one[0].plan].certainty >= surest - near]
    if changing := [one for one in hardly_less if _says(one[1], Property.CHANGED, Property.UNCHANGED)]:
        return changing
    if len(kept := [one for one in told if not _says(one[1], Property.UNCHANGED, Property.CHANGED)]) == 1:
        return kept
    changed = max((rankings[sight.plan].certainty for sight, _ in amending), default=0.0)
    kept = [one for one in told if one[0].plan in links.amends or rankings[one[0].plan].certainty >= changed - near]
    first = changed >= max(rankings[sight.plan].certainty for sight, _ in kept) - near
    return sorted(kept, key=lambda one: one[0].plan not in links.amends) if first else kept


def _is_withdrawn(shelf: Shelf, said: Ranked) -> bool:
    """Whether another plan withdraws words of what is said."""
    changes = withdrawn(shelf, said.sight.evidence.version)
    return any(one.span.meets(said.candidate.span) for one in changes)


def _says(chosen: Sequence[Ranked], this: Property, other: Property) -> bool:
    """Whether what is said of a plan, a sentence or two, has one property and not the other."""
    held = [properties(one.candidate.text) for one in chosen if len(one.candidate.text) <= _SENTENCES]
    return any(one[this] and not one[other] for one in held)
