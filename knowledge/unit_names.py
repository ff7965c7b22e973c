"""The names of schools, hospitals, companies: what kind of one it is, and the name of its own behind that."""

from collections.abc import Sequence

_HEADS = (("truong",), ("benh", "vien"), ("hoc", "vien"), ("dai", "hoc"))
KINDS = frozenset(
    "da khoa khu vuc trung uong chuyen tieu hoc mau giao mam non thcs thpt ptdt ptdtnt dai hoc cao dang trung cap cdyt "
    "pho thong dan toc noi tru ban lien co so y te su pham nghe day chinh tri duoc ky thuat kinh tinh huyen "
    "quan".split()
)
"""The syllables of what kind of school or hospital one is."""
_COMPANIES = (("tong", "cong", "ty"), ("cong", "ty"))
_COMPANY_FORMS = (
    ("trach", "nhiem", "huu", "han"),
    ("tnhh",),
    ("co", "phan"),
    ("mot", "thanh", "vien"),
    ("mtv",),
    ("nha", "nuoc"),
    ("tu", "nhan"),
    ("lien", "doanh"),
)
"""What kind of company one is, which people leave out."""
_LONGEST = 4


def own_name(folded: Sequence[str]) -> int | None:
    """Where the own name begins among the folded words of a unit's name; None where it has none, or too long a one."""
    head = next((head for head in _HEADS if tuple(folded[: len(head)]) == head), None)
    if head is None:
        return None
    start = len(head)
    while start < len(folded) and folded[start] in KINDS:
        start += 1
    return start if 2 <= len(folded) - start <= _LONGEST and "va" not in folded[start:] else None


def company_name(folded: Sequence[str]) -> int | None:
    """Where a company's name begins behind what kind of company it is; None where it is none, or has no such name."""
    head = next((head for head in _COMPANIES if tuple(folded[: len(head)]) == head), None)
    if head is None:
        return None
    start = len(head)
    while form := next((f for f in _COMPANY_FORMS if tuple(folded[start : start + len(f)]) == f), None):
        start += len(form)
    return start if 2 <= len(folded) - start <= _LONGEST else None
