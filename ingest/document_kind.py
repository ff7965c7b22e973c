"""What kind of document a text is: a plan, a text that plans rest on, or neither."""

import re

from ingest.errors import IngestError
from knowledge.card import DocumentKind
from knowledge.plan import Section
from knowledge.text import fold

_HEAD_LINES = 40
_FEWEST_ARTICLES = 3
_SIGNS_NEEDED = 2
_PLAN = re.compile(r"(?:du thao\s+)?(?:ke hoach|chuong trinh|phuong an|de an|huong dan|ban giao uoc|giao uoc)\b")
_PLAN_HEADING = re.compile(r"(?:du thao\s+)?(?:ke hoach|chuong trinh|phuong an|de an|huong dan|giao uoc thi dua)\W*")
_REFERENCE = re.compile(
    r"(?:bo luat|luat|phap lenh|nghi dinh|thong tu(?: lien tich)?|nghi quyet|quyet dinh|quy che|quy dinh)\b\W*"
    r"|luat so\s*:.*"
)
_ANNEX = re.compile(r"\(?\W*(?:kem theo|ban hanh kem theo)\s+(?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet)\b")
_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bthi dua|khen thuong",
        r"\bke hoach\b",
        r"\bphong trao\b",
        r"\bto chuc thuc hien\b|\btrien khai\b",
        r"\bcan cu\s+(?:luat|nghi|quyet|chi thi|cong van|ke hoach|huong dan)",
        r"\b(?:ubnd|uy ban|hoi dong|dang uy|mat tran|khoi thi dua|cum thi dua)\b",
        r"\bco quan\b.{0,40}\bdon vi\b|\bcan bo\b.{0,40}\bcong chuc\b",
        r"\bmuc dich\b|\byeu cau\b",
        r"\bdot\s*(?:\d|i+\b|thi dua)",
        r"\bbao cao\b.{0,60}\b(?:ve|truoc|tong ket|so ket)\b",
    )
)
_SHORT = 40
"""A text of fewer words says too little to be refused."""


def kind_of(text: str, sections: tuple[Section, ...]) -> DocumentKind:
    """The kind of a stored text. Raises IngestError where it is neither a plan nor a text that plans rest on."""
    folded = fold(text)
    head = [line.strip() for line in folded.split("\n") if line.strip()][:_HEAD_LINES]
    planned = any(_PLAN_HEADING.fullmatch(line) for line in folded.split("\n"))
    if not planned and _is_reference(head, sections):
        return DocumentKind.REFERENCE
    if planned or len(folded.split()) < _SHORT or any(_PLAN.match(line) for line in head):
        return DocumentKind.PLAN
    if sum(bool(sign.search(folded)) for sign in _SIGNS) >= _SIGNS_NEEDED:
        return DocumentKind.PLAN
    raise IngestError("not_a_plan")


def _is_reference(head: list[str], sections: tuple[Section, ...]) -> bool:
    if any(_ANNEX.match(line) for line in head[:10]):
        return True
    articles = sum(section.style == "article" for section in sections)
    return articles >= _FEWEST_ARTICLES and any(_REFERENCE.fullmatch(line) for line in head)
