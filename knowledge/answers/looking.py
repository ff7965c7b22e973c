"""Looking: which plans a question is put to, and how it sees each of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.answer import Conversation
from knowledge.answers.meant import asks_both
from knowledge.choice.sights import Seen, Sight, Unread, everyone, sights
from knowledge.digest import Digest
from knowledge.evidence.stretches import SEARCHED
from knowledge.links import links_of
from knowledge.places.units import LEVEL_WORDS
from knowledge.plan import PlanVersion
from knowledge.question.naming import PlanName
from knowledge.question.registry import Registry
from knowledge.question.understanding import Query
from knowledge.scope.fits import Found, Naming, hands_in
from knowledge.scope.shortlist import found_for, shortlist
from knowledge.scope.strangers import may_be_unknown, unknown_to
from knowledge.shelf import Shelf
from knowledge.span import Span
from knowledge.text import fold

NAMED = dict.fromkeys(("named", "in_scope", "scope_plans", "name", "label", "name_lead", "label_lead"), 1.0)
"""The clues of a plan that need not be named: that of the group, or the only one there is."""

NEAR = 5
"""Up to so many plans are named as the nearest that there are."""


def not_strange(query: Query, registry: Registry, versions: Sequence[PlanVersion]) -> tuple[Query, list[PlanVersion]]:
    """The plans without those that know nothing of the place, year or unit that the question names, which is missing
    where none does."""
    strange = {v.plan: unknown_to(query, registry.name(v.plan), v) for v in versions}
    known = [version for version in versions if not strange[version.plan]]
    unknown = next(filter(None, strange.values()), None)
    if known or unknown is None:
        return query, known
    near = tuple(strange) if query.scope.explicit and len(strange) <= NEAR else ()
    missing = replace(query.scope, plans=(), missing=unknown.written, missing_years=unknown.years, near=near)
    return replace(query, scope=missing), known


def as_named(sight: Sight) -> Sight:
    """A plan that need not be named, as if the question named it."""
    return replace(sight, clues={**sight.clues, **NAMED})


def of_said_kind(query: Query, seen: list[Sight]) -> list[Sight]:
    """Of several plans those of the kind of document that the question says: "công văn đính chính của xã A"."""
    of_kind = [] if hands_in(query) else [sight for sight in seen if sight.clues["kind"] > 0]
    return of_kind or seen


@dataclass(frozen=True, slots=True, eq=False)
class Looking:
    """A question before the plans of a shelf."""

    shelf: Shelf
    query: Query
    registry: Registry
    conversation: Conversation

    def named(self, versions: list[PlanVersion]) -> list[Sight]:
        """The plans that the question names, as it sees them."""
        return self._seen(versions, found_for(self.shelf, self.query, [version.plan for version in versions]))

    def all(self, versions: list[PlanVersion], may_be_meant: Seen = everyone) -> list[Sight]:
        """The plans that may be meant, and those in which search finds the question: they are not read yet."""
        query, meant_plans = self.query, [version.plan for version in versions]
        found = found_for(self.shelf, query, meant_plans)
        plans = shortlist(meant_plans, self.conversation, found)
        own = {version.plan: version for version in versions}
        others = [self.shelf.by_plan[plan] for plan in plans if plan not in own and plan in self.shelf.by_plan]
        others = self._not_strange([one for one in others if self._may_answer(one)])
        known: dict[str, PlanVersion | Unread] = {**own, **{one.plan: self._unread(one) for one in others}}
        looked_into = [known[plan] for plan in plans if plan in known]
        return self._seen(looked_into, found, may_be_meant)

    def is_of_another_place(self, name: PlanName, naming: Naming) -> bool:
        """Whether a plan is of a place, and neither of that nor of those that the question asks about."""
        scope, own = self.query.scope, set(name.places)
        if scope.missing:
            asked = {word for word in fold(scope.missing).split() if word not in LEVEL_WORDS}
            return bool(own) and not asked <= naming.words
        named = {place for plan in scope.plans for place in self.registry.name(plan).places[:1]}
        others = [place for level, place in name.places[:1] if any(level == known for known, _ in named)]
        return bool(others) and not named & own

    def names_each(self, seen: list[Sight]) -> bool:
        """Whether several plans are asked one by one: they are compared, or are each called by a word of their own;
        offices of one place, which is all that the question names, are not."""
        if self.query.asks("compare", "which_plans") or asks_both(self.query):
            return True
        said = set(self.query.words)
        own = [
            (sight.naming.label - frozenset[str]().union(*(other.naming.label for other in seen if other is not sight)))
            & said
            for sight in seen
        ]
        return all(own)

    def _unread(self, digest: Digest) -> Unread:
        return Unread(digest, lambda: self.shelf.read([digest.plan])[0])

    def _seen(self, versions: Sequence[PlanVersion | Unread], found: Found, seen: Seen = everyone) -> list[Sight]:
        spoken_of = self.conversation.plans
        return sights(self.query, versions, self.registry, found, spoken_of, self.shelf.evidences, self._find, seen)

    def _find(self, plan: str) -> Sequence[Span]:
        """Where search finds the question in the text of a plan."""
        found = self.shelf.search(self.query.content or self.query.text, SEARCHED, [plan])
        return [passage.span for passage, _ in found]

    def _not_strange(self, plans: list[Digest]) -> list[Digest]:
        """The plans without those that know nothing of what the question names, which their texts alone tell."""
        if not may_be_unknown(self.query) or not plans:
            return plans
        texts = dict(self.shelf.read_texts([one.plan for one in plans]))
        texts |= {one.plan: self.shelf.read([one.plan])[0] for one in plans if one.plan not in texts}
        return [one for one in plans if not unknown_to(self.query, self.registry.name(one.plan), texts[one.plan])]

    def _may_answer(self, one: Digest) -> bool:
        """Whether a document that the question does not name may answer it: no law, nothing that was replaced."""
        return not one.name.reference and one.plan not in links_of(self.shelf).replaced_by
