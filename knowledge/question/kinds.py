"""What a question asks for: its kind and the facets within the kind.

By which words it does is in `knowledge/vocabulary/facets.yaml` and `kinds.yaml`; here is what goes before what."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from knowledge.vocabulary import concept, concepts, shown, shows

LEGAL = r"\b\d{1,5}[a-z]?(?:/\d{4})?(?:/[a-z]|-(?:ct|kl|nq|qdi?|kh|hd|ctr|tb|bc|tt|da|qc|lqd)\b)[\w/-]*"
"""A document number in a folded question."""


class Kind(StrEnum):
    """The kinds of question that a plan card answers, and `FREE` for the rest."""

    PHASE = "phase"
    DEADLINE = "deadline"
    AWARD = "award"
    DUTY = "duty"
    OBJECT = "object"
    TARGET = "target"
    MOVEMENT = "movement"
    WORK = "work"
    BASIS = "basis"
    META = "metadata"
    PURPOSE = "purpose"
    REQUIREMENT = "requirement"
    STATUS = "status"
    WINDOW = "window"
    CHANGE = "change"
    LIST = "list"
    SUMMARY = "summary"
    FREE = "free"


_LEGAL_NUMBER = re.compile(LEGAL)
NUMBERED_DOCUMENT = re.compile(
    r"\b(?P<kind>chi thi|quyet dinh|nghi dinh|nghi quyet|ket luan|quy dinh|thong tu|huong dan|cong van|luat|phap lenh) "
    r"(?:so )?(?P<number>\d{1,5}(?:/(?:19|20)\d\d)?)(?![\w/-])"
)
"""A document called by its kind and the beginning of its number: "nghị định 30/2020", "quyết định 120"."""
NUMBERED_PHASE = re.compile(
    r"\b(?:dot|giai doan|chang)\s(?:thi dua\s|cao diem\s)*(?:(?:so\s|thu\s)?"
    r"(\d{1,2}(?![/-]|\s(?:thang|ngay|nam(?! 20)|tuan|phong|cong))|i{1,3}|iv|"
    r"v|nhat|mot|hai|ba|bon|dau(?: tien)?(?! tu)|cuoi(?: cung)?)|thu\s(tu|nam))\b"
)


def without_change(folded: str) -> str:
    """What a question after changes is about besides ("hạn nộp có thay đổi không")."""
    return " ".join(concept("kinds", "change").pattern.sub(" ", folded).split())


def facets_of(folded: str) -> frozenset[str]:
    """The facets that a folded question shows."""
    return shown("facets", folded)


def facet_names() -> tuple[str, ...]:
    """The names of all facets."""
    return tuple(one.name for one in concepts("facets"))


def is_instruction(folded: str) -> bool:
    """Whether the text tells the assistant what to say instead of asking."""
    return shows("kinds", folded, "instruction")


def kind_of(folded: str, facets: frozenset[str]) -> Kind:
    """The kind of a folded question: the first rule that fits, the most particular first."""
    numbers = {
        "legal_number": _LEGAL_NUMBER.search(folded),
        "numbered_document": any(one["kind"] not in _OWN_KINDS for one in NUMBERED_DOCUMENT.finditer(folded)),
        "numbered_phase": NUMBERED_PHASE.search(folded),
    }
    said = shown("kinds", folded).union(name for name, there in numbers.items() if there)
    return next((rule.kind for rule in _RULES if rule.fits(said, facets)), Kind.FREE)


_OWN_KINDS = frozenset({"huong dan", "luat", "phap lenh"})
"""Of which a question names one that it is put to itself, more often than one that a plan rests on."""


Said = frozenset[str]
"""The names of what a question says: entries of `kinds.yaml`, and the numbers that it has."""


def _phase_is_aside(said: Said, facets: frozenset[str]) -> bool:
    """Whether a phase is named only to say which report, conference or award is meant."""
    if "award" in said and facets & {"quota", "criteria", "grantor", "money"}:
        return True
    if "awards" in said and "money" in facets:
        return True
    return said >= {"what_is_due", "by_when"}


def _award_is_aside(said: Said, facets: frozenset[str]) -> bool:
    """Whether awards are named in a question about a date, a duty or an object of emulation."""
    if said >= {"in_time", "handed_in"}:
        return True
    if "enrolling" in said and facets & {"where", "recurring", "when"}:
        return True
    if "where" in facets and "sent_somewhere" in said:
        return True
    return bool(said & {"asked_to_do", "whose_duty"}) and not (
        facets & {"criteria", "recipients", "quota", "money", "procedure"}
    )


@dataclass(frozen=True, slots=True)
class _Rule:
    """A kind, and when a question is of it: it says one of `says`, or has one of `facets` (both where both
    are given), unless it says something else."""

    kind: Kind
    says: Said = frozenset()
    facets: frozenset[str] = frozenset()
    unless: Said = frozenset()
    unless_facets: frozenset[str] = frozenset()
    unless_aside: Callable[[Said, frozenset[str]], bool] | None = None

    def fits(self, said: Said, facets: frozenset[str]) -> bool:
        """Whether a question that says this and has these facets is of the kind."""
        if (self.says and not self.says & said) or (self.facets and not self.facets & facets):
            return False
        if self.unless & said or self.unless_facets & facets:
            return False
        return self.unless_aside is None or not self.unless_aside(said, facets)


def _any(names: str) -> frozenset[str]:
    return frozenset(names.split())


_TIME_FACETS = _any("start end duration now left count when")

_RULES = (
    _Rule(Kind.SUMMARY, _any("summary")),
    _Rule(Kind.FREE, facets=_any("contact")),
    _Rule(Kind.CHANGE, _any("change"), unless=_any("replaced")),
    _Rule(Kind.LIST, _any("plans"), unless=_any("legal_number")),
    _Rule(Kind.META, facets=_any("signer"), unless=_any("signing")),
    _Rule(
        Kind.BASIS,
        _any("legal_number"),
        unless=_any("deadline phases"),
        unless_facets=_any("number signer addressees"),
    ),
    _Rule(Kind.BASIS, _any("numbered_document"), unless=_any("deadline phases awards")),
    _Rule(Kind.BASIS, _any("basis"), unless=_any("awards award duty")),
    _Rule(Kind.META, facets=_any("number issued issuer title"), unless=_any("of_the_record")),
    _Rule(Kind.META, facets=_any("addressees"), unless=_any("sent")),
    _Rule(Kind.WINDOW, _any("window"), unless=_any("numbered_phase conference")),
    _Rule(Kind.PHASE, _any("numbered_phase"), unless_aside=_phase_is_aside),
    _Rule(Kind.PHASE, _any("how_many_phases"), unless=_any("award awards")),
    _Rule(Kind.AWARD, _any("award awards"), unless_aside=_award_is_aside),
    _Rule(Kind.FREE, _any("points"), unless=_any("award awards")),
    _Rule(Kind.META, _any("year")),
    _Rule(Kind.STATUS, _any("over"), facets=_any("over"), unless=_any("due_but_plans")),
    _Rule(Kind.DEADLINE, _any("deadline"), unless=_any("phase_runs")),
    _Rule(Kind.PHASE, _any("phases from_till"), unless=_any("work")),
    _Rule(Kind.STATUS, _any("status"), facets=_any("over")),
    _Rule(Kind.STATUS, _any("in_force")),
    _Rule(Kind.TARGET, _any("target"), unless=_any("commended")),
    _Rule(Kind.WORK, _any("work"), unless_facets=_any("who")),
    _Rule(Kind.MOVEMENT, _any("movement"), unless=_any("whose_duty duty of_a_movement")),
    _Rule(Kind.DUTY, _any("duty whose_duty")),
    _Rule(Kind.OBJECT, _any("object")),
    _Rule(Kind.PURPOSE, _any("purpose")),
    _Rule(Kind.REQUIREMENT, _any("requirement")),
    _Rule(Kind.PHASE, _any("phase_alone"), facets=_TIME_FACETS),
    _Rule(Kind.META, facets=_any("year")),
    _Rule(Kind.STATUS, _any("ended"), facets=_any("left over")),
    _Rule(Kind.PHASE, _any("campaign"), facets=_any("start end duration")),
    _Rule(Kind.DEADLINE, _any("due"), facets=_any("when left over where recurring next")),
)
"""The most particular first; the first that fits wins."""
