"""Times that no calendar day can be given for: counted from an event, recurring, or named by the school year.

Each pattern is made of named parts and has examples that it reads whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from knowledge.span import Span
from knowledge.text import fold


class SpokenKind(StrEnum):
    """Counted from an event; again and again; with an event; in a part of the school year or of a term."""

    RELATIVE = "relative"
    RECURRING = "recurring"
    EVENT = "event"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class SpokenTime:
    """The words of such a time, and the name of the pattern that read them."""

    kind: SpokenKind
    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """One way of saying such a time, with examples. Without any of `signs` a text has none."""

    name: str
    kind: SpokenKind
    pattern: re.Pattern[str]
    signs: tuple[str, ...]
    examples: tuple[str, ...]


_NUMBER = r"(?:\(?\d{1,3}\)?|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
_UNIT = r"(?:ngay(?:\s+lam viec)?|tuan|thang|gio|nam)"
_COUNT = rf"{_NUMBER}(?:\s*\([^()]{{1,20}}\))?\s+{_UNIT}"
_NO_LATER = r"(?:cham nhat|muon nhat|trong(?:\s+vong|\s+thoi han|\s+thoi gian)?|khong qua|thoi han|sau)"
_SINCE = r"(?:ke tu|tinh tu|tinh den|tu|sau|truoc|ket thuc|khi)"
_REST = r"[^.;()\n|\t]{3,80}?(?=\s*(?:[,.;()\n|\t]|$))"
_EACH = r"(?:hang|moi)"
_SPAN = r"(?:tuan|thang|quy|nam(?!\s+hoc)|nam hoc|hoc ky|0?6 thang|ky)"
_PERIOD = r"(?:tuan|thang|quy|nam|0?6 thang(?: dau nam| cuoi nam)?|0?9 thang|ca nam|mot nam|1 nam|hoc ky)"
_WEEKDAY = r"(?:thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)"
_OF_EACH = (
    rf"(?:{_EACH}\s+{_SPAN}|thang\s+(?:cuoi|dau)\s+(?:cua\s+)?(?:{_EACH}\s+)?quy|"
    r"thang\s+(?:tiep theo|sau|lien ke)|quy\s+(?:tiep theo|sau)|nam\s+(?:tiep theo|sau|lien ke))"
)
_BY_DAY = r"(?:(?:truoc|cham nhat|muon nhat|vao|den)\s*)?(?:vao\s+|la\s+)?ngay\s+\d{1,2}"


def _spoken(name: str, kind: SpokenKind, pattern: str, signs: tuple[str, ...], *examples: str) -> Spoken:
    return Spoken(name, kind, re.compile(rf"(?<!\w){pattern}"), signs, examples)


SPOKEN = (
    _spoken(
        "days from an event",
        SpokenKind.RELATIVE,
        rf"{_NO_LATER}\s+(?:la\s+)?{_COUNT}\s*,?\s+{_SINCE}\s{_REST}",
        (" ngay", " tuan", " thang", " gio"),
        "chậm nhất 05 ngày làm việc sau khi kết thúc đợt",
        "trong thời hạn 10 ngày kể từ ngày nhận đơn",
        "sau 03 ngày kể từ ngày họp",
    ),
    _spoken(
        "days before an event",
        SpokenKind.RELATIVE,
        rf"(?:cham nhat\s+)?truoc\s+(?:ngay|khi|ky|dot|hoi nghi|le|dai hoi)\s[^.;,()\n|\t\d]{{2,60}}?\s{_COUNT}(?!\w)"
        rf"|truoc\s+(?:it nhat\s+)?{_COUNT}\s+(?:so voi|truoc|khi|ke tu)\s{_REST}"
        rf"|(?:it nhat|cham nhat)\s+(?:la\s+)?{_COUNT}\s+truoc\s{_REST}",
        (" ngay", " tuan", " thang", " gio"),
        "trước ngày khai mạc 10 ngày",
        "ít nhất 03 ngày trước khi họp",
    ),
    _spoken(
        "right after an event",
        SpokenKind.EVENT,
        rf"ngay\s+sau\s+(?:khi\s+)?{_REST}",
        ("ngay sau",),
        "ngay sau khi tổ chức hội nghị 01 ngày",
    ),
    _spoken(
        "until an event",
        SpokenKind.EVENT,
        rf"(?:tu|ke tu)\s+(?:khi|ngay|luc)\s[^.;,()\n|\t\d]{{3,60}}?\s(?:cho\s+)?(?:den|toi)\s+(?:khi|luc|het)\s{_REST}"
        rf"|(?:cho\s+)?(?:den|toi)\s+khi\s{_REST}",
        ("den khi", "toi khi", "den luc", "den het"),
        "từ khi thành lập đến khi kết thúc nhiệm vụ",
        "đến khi hoàn thành nhiệm vụ",
    ),
    _spoken(
        "day of each",
        SpokenKind.RECURRING,
        rf"(?:{_BY_DAY}\s+(?:cua\s+)?{_OF_EACH}|{_EACH}\s+{_SPAN},?\s+{_BY_DAY}(?![\d/.-]|\s*thang))",
        ("ngay ",),
        "trước ngày 25 hằng tháng",
        "hằng tháng trước ngày 25",
        "ngày 15 của tháng cuối quý",
    ),
    _spoken(
        "weekday of each week",
        SpokenKind.RECURRING,
        rf"{_WEEKDAY}\s+tuan\s+(?:thu\s+)?(?:dau|nhat|hai|ba|tu|cuoi)\s+(?:cua\s+)?{_EACH}\s+thang|"
        rf"(?:truoc\s+)?(?:(?:tu\s+)?{_WEEKDAY}\s*(?:den|-|–)\s*)?(?:\d{{1,2}}\s*(?:gio|h)(?:\s*\d{{2}})?\s+)?{_WEEKDAY}"
        rf"\s+(?:cua\s+)?{_EACH}\s+(?:tuan|thang)|{_EACH}\s+tuan,?\s+(?:vao\s+)?{_WEEKDAY}(?:\s*(?:den|-|–)\s*{_WEEKDAY})?",
        ("thu ", "chu nhat"),
        "từ thứ 2 đến thứ 6 hằng tuần",
        "thứ Sáu hằng tuần",
        "thứ Bảy tuần thứ hai hằng tháng",
    ),
    _spoken(
        "periodic",
        SpokenKind.RECURRING,
        rf"(?:theo\s+)?(?:dinh ky|thuong ky)(?:\s*\(?\s*(?:hang|moi|theo)?\s*{_PERIOD})"
        rf"(?:\s*(?:,|va|hoac|/)\s*(?:hang|moi)?\s*{_PERIOD})*",
        ("dinh ky", "thuong ky"),
        "định kỳ hằng quý",
        "định kỳ 6 tháng, năm",
    ),
    _spoken(
        "every so often",
        SpokenKind.RECURRING,
        rf"{_EACH}\s+{_SPAN}(?:\s+(?:mot|0?1|hai|0?2)\s+lan)?(?!\s+\d)",
        ("hang ", "moi "),
        "hằng năm",
        "mỗi quý một lần",
    ),
    _spoken(
        "kinds of report",
        SpokenKind.RECURRING,
        rf"bao cao\s+(?:tuan|thang|quy|0?6 thang)(?:\s*(?:,|va)\s*(?:bao cao\s+)?{_PERIOD}(?!\s*(?:\d|truoc|\()))+",
        ("bao cao",),
        "báo cáo tuần, báo cáo tháng, báo cáo quý, báo cáo năm",
        "báo cáo quý, 6 tháng và năm",
    ),
    _spoken(
        "weeks of study",
        SpokenKind.TERM,
        r"(?:tu\s+|trong\s+|het\s+|vao\s+)?tuan\s+(?:thu\s+|hoc\s+)?\d{1,2}(?:\s*(?:den|-|–|va)\s*(?:het\s+)?(?:tuan\s+)?\d{1,2})?"
        r"(?!\d|\s*(?:thang|cua thang|/))(?:\s+(?:cua\s+)?(?:nam hoc|hoc ky)(?:\s+[iv12]{1,2}\b)?)?",
        ("tuan ",),
        "từ tuần 1 đến tuần 18",
        "tuần thứ 15 của năm học",
    ),
    _spoken(
        "part of a term",
        SpokenKind.TERM,
        r"(?:truoc khi ket thuc|truoc|sau|het|ket thuc|cuoi|dau|giua|trong)\s+"
        r"(?:quy(?=\W*$|\W*[,.;])|hoc ky\s*(?:[iv12]{1,2}\b)?|nam hoc(?!\s*\d)|dot thi dua|dot\s+[\divx]{1,3}\b)",
        ("quy", "hoc", "dot"),
        "cuối học kỳ I",
        "kết thúc năm học",
        "hết quý",
    ),
)
"""In the order of preference: what an earlier one has read no later one reads."""


_SIGNS = frozenset(sign for way in SPOKEN for sign in way.signs)


def find_spoken(text: str) -> list[SpokenTime]:
    """The times of a text that are words, in order, none inside another."""
    return list(_spoken_of(text))


@lru_cache(maxsize=512)
def _spoken_of(text: str) -> tuple[SpokenTime, ...]:
    return tuple(sorted(_all(fold(text)), key=lambda one: one.span))


def _all(folded: str) -> Iterator[SpokenTime]:
    taken: list[Span] = []
    signs = {sign for sign in _SIGNS if sign in folded}
    for way in SPOKEN:
        for match in () if signs.isdisjoint(way.signs) else way.pattern.finditer(folded):
            span = Span(match.start(), match.end())
            if not any(map(span.meets, taken)):
                taken.append(span)
                yield SpokenTime(way.kind, span, way.name)
