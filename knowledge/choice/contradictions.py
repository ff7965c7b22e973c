"""What a plan certainly does not state: then nothing of it is said in its place, however alike it is."""

import re

from knowledge.award_forms import find_forms
from knowledge.card import DocumentKind
from knowledge.plan import POOR, PlanVersion
from knowledge.question.kinds import Kind
from knowledge.question.understanding import Query
from knowledge.record import blank
from knowledge.text import fold

_OF_EVERY = ("number", "issued", "signer", "addressees")
"""What every document has of the record, but for blanks."""
_OFFICES = ("hieu truong", "giam doc", "chu tich", "cuc truong", "truong thue", "truong phong", "bi thu")

_PHASES = re.compile(r"\b(?:dot|giai doan|chang|vong)\b")


def asks_other_office(query: Query, version: PlanVersion) -> bool:
    """Whether a question asks who holds an office ("giám đốc tên gì") that is not the one the plan is signed by."""
    said, signed = f" {query.folded} ", fold(version.card.office.value) if version.card.office else ""
    offices = [one for one in _OFFICES if f" {one} " in said]
    signs = " ky " in said or " ki " in said
    return bool(offices and signed) and not signs and not any(one in signed for one in offices)


def is_absent(query: Query, version: PlanVersion) -> bool:
    """Whether a plan that was read well has no such phase, leaves blank what is asked of it, or names no such award."""
    if version.quality < POOR or version.card.is_reference:
        return False
    return _no_such_phase(query, version) or _blank(query, version) or _no_such_form(query, version)


def _no_such_phase(query: Query, version: PlanVersion) -> bool:
    """The question is of phases by number, and the plan numbers its phases otherwise; or of how many there are, and the
    plan has no word of any."""
    if query.kind is Kind.PHASE and "count_phases" in query.cues and not version.card.phases:
        return _PHASES.search(fold(version.text)) is None
    numbers = {phase.number for phase in version.card.phases if phase.number is not None}
    return query.kind is Kind.PHASE and bool(query.ordinals and numbers) and numbers.isdisjoint(query.ordinals)


def _blank(query: Query, version: PlanVersion) -> bool:
    """Number, day of issue, signatory or recipients are asked for, and the document leaves blank all that are."""
    if query.kind is not Kind.META or version.card.kind in {DocumentKind.NEWS, DocumentKind.OTHER}:
        return False
    asked = {facet for facet in _OF_EVERY if query.asks(facet)}
    return bool(asked) and asked <= {*blank(version, query)}


def _no_such_form(query: Query, version: PlanVersion) -> bool:
    """An award form is asked for that the plan names nowhere."""
    if query.kind is not Kind.AWARD or not query.forms:
        return False
    named = find_forms(version.text)
    return not any(form.startswith(asked) for form in named for asked in query.forms)
