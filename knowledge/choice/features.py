"""What the choice looks at: named numbers about each candidate, the question and the plan.

Nothing here decides. Which number counts how much is fitted (`scripts/fit_choice.py`), and what each was for a
candidate can be shown (`thidua ask --explain`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.evidence import ROLES, Evidence
from knowledge.evidence.candidate import Role
from knowledge.evidence.properties import Property
from knowledge.evidence.sets import Sets
from knowledge.evidence.words import Floats, bm25, shares
from knowledge.numbered import Numbered
from knowledge.question.content import STOP, content_words, neighbours, telling_words, text_words
from knowledge.question.initials import written_out
from knowledge.question.naming import PlanName
from knowledge.question.understanding import Query
from knowledge.scope.fits import CLUES, Naming
from knowledge.text import fold
from knowledge.vocabulary import concepts

_GROUPS = (
    ("record", "number issued number_and_day issuer signatory recipients title years"),
    ("phases", "period phase phases phase_now"),
    ("deadlines", "deadline deadlines deadline_next"),
    ("awards", "award awards quota quotas grantor award_objects award_procedure award_principles"),
    ("duties", "duty duties"),
    ("references", "reference bases"),
    ("fields", "objects purposes requirements targets movements works"),
    ("sentences", "sentence line item"),
    ("lists", "list section"),
    ("tables", "row cell"),
)
_GROUP_OF = {Role(role): at for at, (_, roles) in enumerate(_GROUPS) for role in roles.split()}
_BY_ROLE = np.array([_GROUP_OF[role] for role in ROLES], dtype=np.int32)
_COVERED = ("award", "deadline", "duty", "phase", "reference")
_LAST_RANK = 50
_FRESH = 2.0
"""By how much more a word of a follow-up tells than one that it takes from the question before."""

Values = npt.NDArray[Any] | float
"""The values of a feature, one a candidate; a single number where it is the same for all of them."""

Table = dict[str, Values]
"""The values of each feature."""


@dataclass(frozen=True, slots=True, eq=False)
class _Hits:
    """Which candidates hold which words or pairs of the question; one row a word, looked up once for all features."""

    row: dict[str, int]
    weight: Floats
    own: Floats
    above: Floats
    lead: Floats
    named: Floats

    @staticmethod
    def of(words: Sequence[str], evidence: Evidence) -> "_Hits":
        """The hits of some words, each once."""
        row, rows = {word: at for at, word in enumerate(words)}, evidence.own.find(words)
        indexes = (evidence.own, evidence.context, evidence.lead, evidence.named)
        return _Hits(row, evidence.own.weights_of(rows), *(index.hits_of(rows) for index in indexes))

    def rows(self, words: Sequence[str]) -> list[int]:
        """The rows of some of the words."""
        return [self.row[word] for word in words]


def table(query: Query, evidence: Evidence, naming: Naming, name: PlanName, fit: Mapping[str, float]) -> Table:
    """The features of every candidate of a plan, but for those of `Affinity` and `Telling`."""
    found: Table = {}
    content, folded = (
        written_out(text, evidence.words, evidence.own.meant_by) for text in (query.content, query.folded)
    )
    words, pairs = telling_words(content), neighbours(content)
    about = tuple(dict.fromkeys(content_words(content, [name])))
    topic = tuple(word for word in words if word not in naming.words) or about or words
    telling = tuple(p for p in pairs if any(w not in naming.words and w not in STOP for w in p.split(" ")))
    said = tuple(dict.fromkeys(text_words(content)))
    fresh = tuple(content_words(folded, [name])) if query.before else ()
    hits = _Hits.of(tuple(dict.fromkeys((*about, *topic, *pairs, *said, *fresh))), evidence)
    hits.weight[hits.rows(fresh)] *= _FRESH
    _words(found, "about", about, hits, evidence)
    _words(found, "topic", topic, hits, evidence)
    _pairs(found, "about", pairs, hits)
    _pairs(found, "topic", telling, hits)
    lengths = evidence.named.lengths
    found["name_said"] = named = np.minimum(hits.named[hits.rows(said)].sum(axis=0) / np.maximum(lengths, 1), 1)
    found["name_said_behind"] = _behind(named)
    found["has_name"] = lengths > 0
    rows = hits.rows(fresh)
    both = np.maximum(hits.own[rows], hits.above[rows])
    found["fresh"] = shares(both, hits.weight[rows]) if fresh else -1.0 if query.before else -2.0
    _expected(found, query, evidence)
    _particulars(found, query, evidence)
    _shape(found, evidence)
    for clue in CLUES:
        found[f"plan_{clue}"] = fit[clue]
    found["instruction"] = float(query.instruction)
    return found


def stacked(found: Mapping[str, Values], names: Sequence[str]) -> Floats:
    """A table as one row a feature, in the order of `names`, one column a candidate."""
    count = next(len(values) for values in found.values() if isinstance(values, np.ndarray))
    rows = np.empty((len(names), count), dtype=np.float32)
    for row, name in zip(rows, names, strict=True):
        row[:] = found[name]
    return rows


def _words(found: Table, tag: str, words: Sequence[str], hits: _Hits, evidence: Evidence) -> None:
    """How much of some words each candidate holds: by itself, with the headings above, in what names it."""
    count, rows = len(evidence.candidates), hits.rows(words)
    weights, own, above = hits.weight[rows], hits.own[rows], hits.above[rows]
    both = np.maximum(own, above)
    shared = {"own": shares(own, weights), "both": shares(both, weights)}
    ranked = {"bm": bm25(own, weights, evidence.own.lengths), "bm_both": bm25(both, weights, evidence.lengths)}
    found[f"{tag}_lead"], found[f"{tag}_context"] = shares(hits.lead[rows], weights), shares(above, weights)
    found[f"{tag}_named"] = shares(hits.named[rows], weights)
    for key, values in shared.items():
        found[f"{tag}_{key}"] = values
        found[f"{tag}_{key}_behind"] = values - (values.max() if count else 0)
    for key, values in ranked.items():
        found[f"{tag}_{key}"] = values
        found[f"{tag}_{key}_share"] = values / ((values.max() if count else 0) or 1)
    place = np.empty(count, dtype=np.float32)
    place[np.argsort(-ranked["bm_both"], kind="stable")] = np.arange(count)
    found[f"{tag}_rank"] = np.minimum(place, _LAST_RANK)
    known = np.array([word in evidence.words for word in words], dtype=np.float32)
    total = float(weights.sum())
    found[f"{tag}_words"] = float(len(words))
    found[f"{tag}_missing"] = float((weights * (1 - known)).sum()) / total if total else 0.0
    found[f"{tag}_density"] = own.sum(axis=0) / np.maximum(evidence.own.lengths, 1)
    rarest = np.argsort(-weights, kind="stable")
    first, second = (int(rarest[0]), int(rarest[min(1, len(rarest) - 1)])) if len(words) else (0, 0)
    found[f"{tag}_rarest"] = both[first] if len(words) else 0.0
    found[f"{tag}_rarest_own"] = own[first] if len(words) else 0.0
    found[f"{tag}_second_rarest"] = both[second] if len(words) else 0.0
    found[f"{tag}_last"] = both[-1] if len(words) else 0.0
    found[f"{tag}_first"] = both[0] if len(words) else 0.0


def _pairs(found: Table, tag: str, pairs: Sequence[str], hits: _Hits) -> None:
    """How many neighbouring words of the question stand beside each other in each candidate."""
    rows = hits.rows(pairs)
    weights, own = hits.weight[rows], hits.own[rows]
    held = shares(own, weights)
    found[f"{tag}_pairs"] = held
    found[f"{tag}_pairs_behind"] = held - (held.max() if len(held) else 0)
    found[f"{tag}_pairs_lead"] = shares(hits.lead[rows], weights)
    found[f"{tag}_pairs_named"] = shares(hits.named[rows], weights)
    found[f"{tag}_pairs_both"] = shares(np.maximum(own, hits.above[rows]), weights)


@cache
def strict_features() -> tuple[str, ...]:
    """The features that are -1 for what can be no answer: a question for a sum is answered by a sum alone, one for the
    interim report not by the final one."""
    strict = [one for one in concepts("cues") if one.strict]
    expected = [f"expects_{one.name}" for one in strict if one.expects]
    return (*expected, *(f"speaks_of_{one.name}" for one in strict if one.thing))


@cache
def asked_features() -> tuple[str, ...]:
    """The features that are 1 for just what is asked for, the signatory, the number …, whatever else a question says:
    "công văn gia hạn do ai ký" asks for no deadline."""
    asked = (one for one in concepts("cues") if one.expects and not one.strict)
    return tuple(f"expects_{one.name}" for one in asked if all(word.startswith("=") for word in one.expects))


@cache
def _expectations() -> dict[str, tuple[tuple[int, ...], np.ndarray]]:
    """For each cue that expects something of an answer: the properties that will do, and whether each role does."""
    properties = {one.name.lower(): int(one) for one in Property}
    return {
        one.name: (
            tuple(properties[word] for word in one.expects if not word.startswith("=")),
            np.array([f"={role}" in one.expects for role in ROLES]),
        )
        for one in concepts("cues")
        if one.expects
    }


def _expected(found: Table, query: Query, evidence: Evidence) -> None:
    """Whether each candidate has what the question's cues expect: a day, a sum, a telephone number …"""
    count = len(evidence.candidates)
    met, unmet = np.zeros(count, dtype=np.float32), np.zeros(count, dtype=np.float32)
    for cue, (properties, roles) in _expectations().items():
        if query.cues.get(cue, 0.0) < 0.5:
            found[f"expects_{cue}"] = 0.0
            continue
        fits = roles[evidence.roles]
        if properties:
            fits |= evidence.properties[:, properties].any(axis=1)
        met += fits
        unmet += ~fits
        found[f"expects_{cue}"] = np.where(fits, 1.0, -1.0)
    found["expected_met"], found["expected_unmet"] = met, unmet
    spoken, unspoken = np.zeros(count, dtype=np.float32), np.zeros(count, dtype=np.float32)
    for at, cue in enumerate(one.name for one in concepts("cues") if one.thing):
        if query.cues.get(cue, 0.0) < 0.5 or not count:
            found[f"speaks_of_{cue}"] = 0.0
            continue
        spoken += evidence.things[:, at]
        unspoken += 1 - evidence.things[:, at]
        found[f"speaks_of_{cue}"] = evidence.things[:, at] * 2 - 1
    found["things_spoken_of"], found["things_unspoken"] = spoken, unspoken
    found["counted"] = _counts(query.counted, evidence)


def _counts(noun: str, evidence: Evidence) -> Values:
    """1 where a candidate has a number of what is counted, -1 where it has none, 0 where nothing is counted."""
    if not noun:
        return 0.0
    word = re.escape(noun)
    pattern = re.compile(rf"\d[\d.,]*\s*(?:\w+[\s/]+){{0,2}}{word}\b|\b{word}\b[^|\n]{{0,30}}\|?\D{{0,3}}\d")
    found = np.full(len(evidence.candidates), -1, dtype=np.float32)
    for at in evidence.own.holding(noun).tolist():
        if pattern.search(fold(evidence.said_by(at))):
            found[at] = 1
    return found


def _particulars(found: Table, query: Query, evidence: Evidence) -> None:
    """Whether each candidate is of the phase, award form, document, figure or year that the question names:
    1 where it is, -1 where it is of another."""
    ordinals = frozenset(query.ordinals)
    found["ordinal"] = _named(ordinals, evidence.ordinals, whole=True)
    found["numbered"] = numbered = _of_number(query.numbered, evidence.numbered)
    found["no_such_number"] = float(bool(np.any(numbered < 0)) and not np.any(numbered > 0))
    found["numbered_behind"] = _behind(numbered)
    have = frozenset().union(*evidence.ordinals.distinct) if ordinals else frozenset()
    found["no_such_ordinal"] = float(bool(have and not ordinals & have))
    found["last_phase"] = _of_last_phase(evidence) if query.last_phase else 0.0
    forms = frozenset(query.forms)
    found["form"] = form = _of_form(forms, evidence.forms)
    found["form_above"] = above = _of_form(forms, evidence.context_forms)
    found["no_such_form"] = float(bool(forms) and not (np.any(form > 0) or np.any(above > 0)))
    found["reference"] = _of_document(query, evidence)
    figures = query.figures
    found["figures"] = evidence.numbers.each(lambda one: len(figures & one) / len(figures)) if figures else -1.0
    found["year"] = _named(query.years, evidence.years)
    found["order"] = _ordering(evidence)


def _ordering(evidence: Evidence) -> Values:
    """1 for what has an order in it that changes another plan."""
    if not evidence.version.card.orders:
        return 0.0
    ordering = np.zeros(len(evidence.candidates), dtype=np.float32)
    for one in evidence.version.card.orders:
        starts, ends = evidence.spans.T
        ordering[(starts < one.span.end) & (ends > one.span.start)] = 1
    return ordering


def _of_last_phase(evidence: Evidence) -> Floats:
    """1 for what states the last phase of a plan alone."""
    last = evidence.version.card.phases[-1:]
    return np.array([bool(last) and one.facts == last for one in evidence.candidates], dtype=np.float32)


def _behind(values: Values) -> Values:
    """By how much each is behind the plan's best."""
    behind: Values = values - np.max(values, initial=-np.inf)
    return behind


def _of_number(wanted: Numbered, held: Sets) -> Values:
    """1 for what is of a number that is asked for ("đợt 2"), 0.5 with others besides, -1 for what is only of others."""
    counted = {what for what, _ in wanted}

    def value(one: Numbered) -> float:
        alike = {pair for pair in one if pair[0] in counted}
        return 0.0 if not alike else (1.0 if alike <= wanted else 0.5) if alike & wanted else -1.0

    return held.each(value) if wanted else 0.0


def _named(wanted: frozenset[Any], held: Sets, *, whole: bool = False) -> Values:
    """1 for what holds something wanted (0.5 with more besides, where `whole`), -1 for what holds only others."""
    if not wanted:
        return 0.0
    return held.each(
        lambda one: (0.5 if whole and len(one) > 1 else 1.0) if wanted & one else -1.0 if one else 0.0,
    )


def _of_form(wanted: frozenset[str], held: Sets) -> Values:
    """As `_named`; "Chiến sĩ thi đua" has several levels, each of which is one."""
    if not wanted:
        return 0.0
    return held.each(
        lambda one: 1.0 if any(x.startswith(y) for x in one for y in wanted) else -1.0 if one else 0.0,
    )


def _of_document(query: Query, evidence: Evidence) -> Values:
    numbers = frozenset(query.numbers)
    if not numbers and not query.named_document:
        return 0.0
    digits = re.compile(rf"0*{query.named_document[1]}(?!\d)") if query.named_document else None
    return evidence.references.each(
        lambda one: 1.0 if one & numbers or (digits and any(map(digits.match, one))) else -1.0 if one else 0.0,
    )


def _shape(found: Table, evidence: Evidence) -> None:
    """What each candidate is, whatever is asked."""
    found["position"], found["length"] = evidence.position, evidence.own.lengths
    found["leads"], found["parts"] = evidence.leads, evidence.parts
    found["conference"], found["recurring"] = evidence.conference, evidence.recurring
    groups = _BY_ROLE[evidence.roles]
    for at, (group, _) in enumerate(_GROUPS):
        found[f"is_{group}"] = groups == at
    for at, kind in enumerate(_COVERED):
        found[f"holds_{kind}"] = evidence.covered[:, at]
    for one in Property:
        found[f"has_{one.name.lower()}"] = evidence.properties[:, one]
