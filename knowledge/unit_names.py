"""The names of schools, hospitals and the like: what kind of one it is, and the name of its own behind that."""

from collections.abc import Sequence

_HEADS = (("truong",), ("benh", "vien"), ("hoc", "vien"), ("dai", "hoc"))
KINDS = frozenset(
    "da khoa khu vuc trung uong chuyen tieu hoc mau giao mam non thcs thpt ptdt ptdtnt dai hoc cao dang trung cap cdyt "
    "pho thong dan toc noi tru ban lien co so y te su pham nghe day chinh tri duoc ky thuat kinh tinh huyen "
    "quan".split()
)
"""The syllables of what kind of school or hospital one is."""
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
