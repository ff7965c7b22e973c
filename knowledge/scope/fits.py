"""The clues by which a plan fits a question: its name, title and file, what search finds in it, the talk so far."""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from knowledge.card import KIND_NAMES, DocumentKind
from knowledge.digest import Digest
from knowledge.plan import PlanVersion
from knowledge.question.content import text_words
from knowledge.question.naming import PlanName
from knowledge.question.registry import Registry
from knowledge.question.understanding import Query
from knowledge.text import YEAR, fold

CLUES = (
    "named", "in_scope", "scope_plans", "other_named", "no_such_place", "no_such_year", "near_place", "name", "label",
    "title", "passage", "passage_score", "passages", "spoken_of", "any_spoken_of", "number", "year", "kind",
    "first_kind", "unheard", "name_lead", "label_lead", "title_lead", "passage_lead", "passages_lead",
    "amends", "amended", "as_changed",
)  # fmt: skip
"""`named`: the question names this plan or the body that it is of; `in_scope`: it may be meant; `scope_plans`: how many
may; `other_named`: it names another; `no_such_place`, `no_such_year`, `near_place`: it asks for a place or year that
no plan is of, or that only a neighbour of this one is; `name`, `label`, `title`: which share of the words that name
plans is of this one; `passage`, `passage_score`, `passages`: how search ranks its passages; `spoken_of`: the talk
was of it; `number`: its number is said; `kind`, `first_kind`: 1 where it is of a kind of document that is said
("công văn …"), or of the first one, -1 where it is of others; `year`: 1 where it covers a year that is said, -1
where it covers others; `unheard`: the share of the question that the plan has no word of; `…_lead`: by how much it
leads the next plan, or is behind the first; `amends`, `amended`: it changes another plan, another one changes it;
`as_changed`: 1 for the first and -1 for the second where the question asks for what counts now."""

_LEADING = (("name_lead", "name"), ("label_lead", "label"), ("title_lead", "title"), ("passage_lead", "passage_score"))
_CHANGED = ("replaces", "since_changed")
"""The cues of a question for what counts since something was changed."""
_FIRST_PASSAGES = 12
_MOST = 10


@dataclass(frozen=True, slots=True)
class Naming:
    """The folded words that a plan is called by: all of them, those of its label, those of its title."""

    words: frozenset[str]
    label: frozenset[str]
    title: frozenset[str]
    kinds: frozenset[DocumentKind]
    """What kind of document it is called: a decision that issues rules is asked for as both."""


def naming_of(name: PlanName, version: PlanVersion) -> Naming:
    """The words that a plan is called by, with those of its issuer and its file."""
    card = version.card
    return _naming(name, version.source, card.kind, card.issuer.value if card.issuer else "")


def naming_in(name: PlanName, digest: Digest) -> Naming:
    """The same of the current version of a plan, which is not read."""
    return _naming(name, digest.source, digest.kind, digest.issuer)


def _naming(name: PlanName, source: str, kind: DocumentKind, issuer: str) -> Naming:
    label = frozenset(_label_words(name))
    file = re.sub(r"[-_.]+", " ", source.rpartition(".")[0] or source)
    title = frozenset(name.title_words)
    words = label | title | frozenset(text_words(file)) | frozenset(text_words(issuer))
    return Naming(words, label, title, _kinds_of(name, kind))


def _kinds_of(name: PlanName, kind: DocumentKind) -> frozenset[DocumentKind]:
    """The kind of a document, and that of what a decision issues: "Quyết định … ban hành Quy chế"."""
    issued = _ISSUED.search(" ".join(name.title_words)) if kind is DocumentKind.DECISION else None
    return frozenset({kind, _KINDS[issued[1]]} if issued else {kind})


def _label_words(name: PlanName) -> list[str]:
    return [*text_words(name.label), *(w for _, place in name.places for w in place.split()), *name.core.split()]


def also_called(naming: Naming, query: Query, plan: str) -> Naming:
    """A plan that is called by other words as well: its place's name of before or since July 2025."""
    words = frozenset(next((fold(one.asked).split() for one in reversed(query.scope.moved) if one.plan == plan), ()))
    return replace(naming, words=naming.words | words, label=naming.label | words) if words else naming


_UNSAID = frozenset({DocumentKind.OTHER, DocumentKind.NEWS, DocumentKind.FORM, DocumentKind.REFERENCE})
_KINDS = {fold(name).removesuffix(" thi dua"): kind for kind, name in KIND_NAMES.items() if kind not in _UNSAID}
_KIND = "|".join(sorted(_KINDS, key=len, reverse=True))
_KIND_SAID = re.compile(rf"\b(?:{_KIND})\b")
_ISSUED = re.compile(rf"\bban hanh (?:kem theo )?(?:\w+ )?({_KIND})\b")
_HANDED_IN = re.compile(
    rf"\b(?:nop|gui|lap|xay dung|viet|lam|trinh|dang ky|trien khai) (?:\w+ )?(?:{_KIND})\b|"
    rf"\b(?:{_KIND}) (?:\w+ ){{0,4}}(?:nop|gui|trinh)\b"
)


def _said(kinds: frozenset[DocumentKind], said: Sequence[DocumentKind]) -> float:
    return 0.0 if not said else -1.0 if kinds.isdisjoint(said) else 1.0


@lru_cache(maxsize=2)
def _plans_named_by(registry: Registry) -> tuple[Counter[str], int]:
    """By how many plans' labels and titles each word stands in, and how many plans there are."""
    counted: Counter[str] = Counter()
    for name in registry.names:
        counted.update(set(_label_words(name)) | set(name.title_words))
    return counted, len(registry.names)


Found = Sequence[tuple[str, float]]
"""The plans of the passages that search found, the best passage first, with its score."""


def fits_of(
    query: Query,
    namings: Mapping[str, Naming],
    registry: Registry,
    found: Found,
    spoken_of: Collection[str],
) -> dict[str, dict[str, float]]:
    """For each plan of `namings` the value of each clue but `unheard`."""
    counted, _ = _plans_named_by(registry)
    weight = _weights(query, registry)
    called = {word for one in query.scope.moved for word in fold(one.asked).split()}
    naming = sum(w for word, w in weight.items() if counted[word] or word in called) or 1.0
    best: dict[str, float] = {}
    for plan, score in found:
        best[plan] = max(best.get(plan, 0.0), score)
    top = max(best.values(), default=0.0) or 1.0
    first = Counter(plan for plan, _ in found[:_FIRST_PASSAGES])
    years = set(map(int, YEAR.findall(query.folded)))
    kinds = [_KINDS[match[0]] for match in _KIND_SAID.finditer(query.folded)]
    fits: dict[str, dict[str, float]] = {}
    links, changed = registry.links, max(query.cues.get(cue, 0.0) for cue in _CHANGED)
    scope, meant = query.scope, frozenset(query.scope.plans)
    bodies = {_body(registry.name(plan)) for plan in meant} if scope.explicit else set()
    for plan, named in namings.items():
        name = registry.name(plan)
        is_meant = plan in meant or (bool(name.core) and _body(name) in bodies)
        fits[plan] = {
            "named": float(scope.explicit and is_meant),
            "in_scope": float(is_meant),
            "scope_plans": float(min(len(scope.plans), _MOST)),
            "other_named": float(scope.explicit and bool(meant) and not is_meant),
            "no_such_place": float(bool(scope.missing)),
            "no_such_year": float(bool(scope.missing_years)),
            "near_place": float(plan in scope.near),
            "name": sum(w for word, w in weight.items() if word in named.words) / naming,
            "label": sum(w for word, w in weight.items() if word in named.label) / naming,
            "title": sum(w for word, w in weight.items() if word in named.title) / naming,
            "passage": best.get(plan, 0.0) / top,
            "passage_score": best.get(plan, 0.0),
            "passages": first[plan] / _FIRST_PASSAGES,
            "spoken_of": float(plan in spoken_of),
            "any_spoken_of": float(bool(spoken_of)),
            "number": float(bool(name.number) and name.number in query.plan_numbers),
            "year": 0.0 if not years or not name.years else 1.0 if years & name.years else -1.0,
            "kind": _said(named.kinds, kinds),
            "first_kind": _said(named.kinds, kinds[:1]),
            "amends": float(plan in links.amends),
            "amended": float(plan in links.amended_by),
        }
        fits[plan]["as_changed"] = changed * (fits[plan]["amends"] - fits[plan]["amended"])
    for lead, of in (*_LEADING, ("passages_lead", "passages")):
        values = sorted((fit[of] for fit in fits.values()), reverse=True)
        for fit in fits.values():
            behind = values[1] if len(values) > 1 else 0.0
            fit[lead] = fit[of] - (behind if fit[of] == values[0] else values[0])
    return fits


def _body(name: PlanName) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Whose plan it is: a body that is named may mean each of its documents."""
    return name.head, name.core, name.places[:1]


def hands_in(query: Query) -> bool:
    """Whether a kind of document that a question says is what is handed in or written, not the one that is asked:
    "hạn nộp kế hoạch", "phải lập báo cáo"."""
    return _HANDED_IN.search(query.folded) is not None


def unheard_of(query: Query, naming: Naming, registry: Registry, heard: Collection[str]) -> float:
    """The share of a question that a plan has no word of, neither in what it is called nor in its text, `heard`."""
    weight = _weights(query, registry)
    missing = sum(w for word, w in weight.items() if word not in heard and word not in naming.words)
    return missing / (sum(weight.values()) or 1.0)


def _weights(query: Query, registry: Registry) -> dict[str, float]:
    """How much each word of a question tells, the less the more plans are called by it."""
    counted, count = _plans_named_by(registry)
    return {word: math.log(1 + count / (counted[word] or 0.5)) for word in query.words}
