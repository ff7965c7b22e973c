"""What bounds a number or a day, what negates a word, and what holds of a whole sentence only under a condition."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from knowledge.dates import DateValue
from knowledge.proof.stated import Stated
from knowledge.proof.words import form_of, level
from knowledge.span import Span
from knowledge.vocabulary import Concept, concepts

_BEFORE = ("before", "by", "from", "after", "at_least", "more_than", "at_most", "less_than", "within", "about")
_BEHIND = {"and_more": "at_least", "and_less": "less_or", "onwards": "from"}
OF_SENTENCE = ("except", "if", "only", "expected", "may", "encouraged", "all")
"""What is said of a whole sentence."""

OF_WORD = ("not", "each", "off")
"""What is said of the word that follows; "off" is what is taken off: "trừ 05 điểm"."""

PER = "per"
"""An "each" that need not be said again: "1.500.000 đồng/giải", the head "mỗi giải" of a column."""

UNBOUND = ("before", "after", "at_least", "at_most", "and_more", "and_less")
"""Limits of which it counts also that there are any, where they are of no number or day: "trước kỳ họp"."""

_REACH = 6
"""So many words may stand between a limit and what it bounds: "chậm nhất là vào lúc 17 giờ ngày …"."""
_BETWEEN = re.compile(
    r"(?: |là|vào|lúc|ngày|hồi|cuối|đầu|giữa|đúng|các|thứ|hai|ba|tư|năm|sáu|bảy|chủ nhật|chiều|sáng|cùng|gửi|nộp|kỳ|"
    r"tháng|quý|tuần|hết|nhất|\(|\"|“|:|\||(?<!\d)\d{1,2}h\d\d|(?<!\d)\d{1,2}(?!\d)|giờ|h|phút|,|của)*"
)
_DUE = re.compile(r"(?:hạn|thời hạn|hạn chót|hạn cuối)(?: [^\W\d]+){0,9}(?: là)?:?\s*(?:ngày )?$")
_FEW = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_OTHERWISE = {
    # "chỉ đạo", "địa chỉ"
    "only": re.compile(r"chỉ (?:thị|đạo|huy|tiêu|số|dẫn|định)|(?<=địa )chỉ"),
    # "sau khi trừ chi phí", "trừ 05 điểm": taken off
    "except": re.compile(
        rf"trừ(?= (?:\d|(?:{_FEW}|điểm|chi phí|tiền|vào|dần)(?!\w))|:)|(?:(?<=bị )|(?<=khấu )|(?<=điểm ))trừ"
    ),
    # "02 trường hợp", "các trường hợp không xét": cases
    "if": re.compile(r"(?:(?<=\d )|(?<=các )|(?<=những )|(?<=một số ))trường hợp"),
    # "đạt 100%, trong đó …": a number, and not all of something
    "all": re.compile(r"100%(?=\s*(?:[,;.)|]|$))"),
    # "“3 không”" names something
    "not": re.compile(r"(?<=[“\"]\d )không(?=[”\"])"),
    # "điểm cao nhất Cụm": the first of a row
    "at_most": re.compile(r"cao nhất(?! (?:là )?\d)"),
    "at_least": re.compile(r"thấp nhất(?! (?:là )?\d)"),
}
"""Where the words of a bound are something else."""

_NO_BOUND = re.compile(
    r"(?:trước|sau) (?:hết|đây|này|đó|tiên|mắt)|sau (?:ngày|thời hạn|thời điểm|thời gian) (?:này|đó|trên|nêu trên)|"
    r"sau thời hạn(?=,)|sau(?=\s*:)|hạn chế|kết thúc(?= (?:đợt|thành|nhiệm))|quá trình|"
    r"(?:(?<=đúng )|(?<=quá )|(?<=trễ )|(?<=trước ))hạn"
)
_CARRIED = re.compile(
    r" ?(?:[^\W\d_]+ ){0,3}?(?:[^\W\d_]+)?(?: ?\([^()]{0,40}\))?(?:,| và|, và|;) ?(?:ngày |đến )?", re.IGNORECASE
)
"""What stands between values of a row that one limit is of: "không quá 18 tập thể, 35 cá nhân và 20 hộ"."""
_CARRIES = frozenset({"at_most", "at_least", "before"})
_UPPER = re.compile(r"[^,;.]{0,20}? (?:đến|tới) |\s?[-–]\s?\d")
"""The upper end of a stretch, behind its lower end: "từ 75 đến dưới 90 điểm"."""


_MISTAKEN = re.compile(r"nhầm(?: là| thành)?[ :“\"]*$")
_CORRECTED = re.compile(
    r"(?<!\w)(?:nay (?:được )?(?:sửa|đổi)|(?:được )?(?:sửa|đổi) (?:lại )?thành|đính chính (?:là|thành))(?!\w)"
)
"""What puts right what stands before it."""
_PER = re.compile(r"(?<=[^\W\d_])/(?P<noun>[^\W\d_]{3,})")
"""What a sum is for: "đồng/giải"."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Something that holds of a sentence: `kind` as in `limits.yaml`; of a negation `head` is the word negated."""

    kind: str
    span: Span
    head: str = ""


@cache
def _kinds() -> dict[str, Concept]:
    return {one.name: one for one in concepts("limits")}


def bounded(text: str, stated: Sequence[Stated]) -> list[Stated]:
    """The facts of a text, days and figures with what bounds them."""
    leveled = level(text)
    limits = list(_limits(leveled, stated))
    valued = [one for one in stated if one.kind in {"date", "figure"}]
    found = []
    for one in stated:
        if one.kind not in {"date", "figure"}:
            found.append(one)
            continue
        behind, front = _behind(leveled, one), _in_front(leveled, one, limits, valued)
        due = "by" if one.kind == "date" and _DUE.search(leveled[: one.span.start]) else ""
        in_time = one.limit if front != "before" else ""
        limit = behind or in_time or front or due
        if one.kind == "figure" and limit == "from" and not _UPPER.match(leveled, one.span.end):
            limit = "at_least"
        found.append(replace(one, limit=limit))
    return [_mistaken(leveled, one) for one in _carried(leveled, found)]


def _mistaken(text: str, one: Stated) -> Stated:
    """A value that its sentence puts right: "in nhầm 1.000.000 đồng", "05 ngày, nay sửa là 07 ngày"."""
    if one.kind not in {"date", "figure"}:
        return one
    behind = _CORRECTED.search(text, one.span.end)
    corrected = behind is not None and not re.search(r"[;.] ", text[one.span.end : behind.start()])
    return replace(one, limit="mistaken") if corrected or _MISTAKEN.search(text[: one.span.start]) else one


def _carried(text: str, stated: Sequence[Stated]) -> list[Stated]:
    """The facts, those in a row with the limit of the first: "không quá 18 tập thể, 35 cá nhân"."""
    found: list[Stated] = []
    last: Stated | None = None
    for one in stated:
        alike = last is not None and one.kind == last.kind and not one.maybe and not one.limit
        if alike and last and last.limit in _CARRIES and _same_sort(last, one):
            between = text[last.span.end : one.span.start]
            one = replace(one, limit=last.limit) if _CARRIED.fullmatch(between) else one
        found.append(one)
        last = one if one.kind == "figure" or (isinstance(one.value, DateValue) and one.value.day) else last
    return found


def _same_sort(one: Stated, other: Stated) -> bool:
    """Whether two values are days, or count in the same unit."""
    return one.kind == "date" or one.value[1] == other.value[1]


def _limits(text: str, stated: Sequence[Stated]) -> Iterator[tuple[str, Span]]:
    """The limits of a text, of those that overlap the longest; the words of facts are none."""
    found = [
        (kind, Span(match.start(), match.end()))
        for kind in _BEFORE
        for match in _kinds()[kind].pattern.finditer(text)
        if not _NO_BOUND.match(text, match.start()) and not _is_otherwise(kind, text, match.start())
    ]
    figures = [one.span for one in stated if one.kind == "figure"]
    for kind, span in found:
        longer = any(other.holds(span) and other != span for _, other in found)
        if not longer and not any(figure.meets(span) for figure in figures):
            yield kind, span


def _behind(text: str, one: Stated) -> str:
    window = text[one.span.end : one.span.end + 60]
    for kind, limit in _BEHIND.items():
        match = _kinds()[kind].pattern.search(window)
        if match and not re.search(r"\d|[,;.:]", window[: match.start()].lstrip(" %")):
            return limit
    return ""


def _in_front(text: str, one: Stated, limits: Sequence[tuple[str, Span]], valued: Sequence[Stated]) -> str:
    """The nearest limit before a value with nothing but words of time between, and no other value."""
    near = [(kind, span) for kind, span in limits if span.end <= one.span.start]
    inside = [(kind, span) for kind, span in limits if one.span.holds(span)]
    if inside and inside[-1][0] != "within":
        return inside[-1][0]
    for kind, span in reversed(near):
        between = text[span.end : one.span.start]
        taken = any(
            span.end <= other.span.start and other.span.end <= one.span.start for other in valued if other != one
        )
        if kind == "within" and one.kind == "date":
            continue  # "trong tháng 6" is June
        if not taken and len(between.split()) <= _REACH and _BETWEEN.fullmatch(between):
            return kind
    return ""


def bounds_of(text: str, stated: Sequence[Stated]) -> list[Bound]:
    """What is said of the word that follows, of a sentence, and limits of what is no number or day."""
    leveled = level(text)
    limits = list(_limits(leveled, stated))
    numbers = [span for _, span in limits]
    found = [
        Bound(kind, span, _head(leveled, _behind_number(stated, span.end) if kind == "off" else span.end))
        for kind in OF_WORD
        for span in (_taken_off(leveled) if kind == "off" else _matches(leveled, kind))
        if not _meets(span, numbers)
    ]
    found += [Bound(PER, Span(m.start(), m.end()), form_of(m["noun"])) for m in _PER.finditer(leveled)]
    prizes = [one.span for one in stated if one.kind == "place_in_row"]
    for kind in OF_SENTENCE:
        for span in _matches(leveled, kind):
            if _meets(span, prizes) or any(_inside(span, one) for one in found):
                continue
            found.append(Bound(kind, span))
    valued = [one for one in stated if one.kind in {"date", "figure"}]
    limits += [(kind, span) for kind in _BEHIND for span in _matches(leveled, kind)]
    for kind, span in limits:
        if kind in _BEHIND and any(
            0 <= span.start - one.span.end < _FAR and one.limit == _BEHIND[kind] for one in valued
        ):
            continue
        if kind in UNBOUND and not any(one.limit == kind and one.span.start - span.end < _FAR for one in valued):
            found.append(Bound(kind, span, _head(leveled, span.end)))
    return found


_FAR = 60
"""Characters; a limit stands no further from what it bounds."""


def limits_in(text: str) -> list[Span]:
    """The words of a text that bound something, whatever it is."""
    leveled = level(text)
    return [span for kind in _kinds() for span in _matches(leveled, kind)]


def _matches(text: str, kind: str) -> list[Span]:
    matches = _kinds()[kind].pattern.finditer(text)
    return [Span(match.start(), match.end()) for match in matches if not _is_otherwise(kind, text, match.start())]


def _taken_off(text: str) -> list[Span]:
    """Where something is taken off: a "trừ" that excepts nothing."""
    matches = _kinds()["except"].pattern.finditer(text)
    found = [match for match in matches if _is_otherwise("except", text, match.start())]
    return [Span(match.start(), match.end()) for match in found if text[match.end() : match.end() + 1] != ":"]


def _is_otherwise(kind: str, text: str, start: int) -> bool:
    """Whether words are something else than a bound."""
    return kind in _OTHERWISE and bool(_OTHERWISE[kind].match(text, start))


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(map(span.meets, others))


def _inside(span: Span, bound: Bound) -> bool:
    return bound.span.holds(span) and bound.span != span


_SKIPPED = frozenset("được phải có bị cần còn thể cho nên sẽ tự".split())


def _head(text: str, end: int) -> str:
    """The word, or the number, that a negation is of."""
    for match in re.compile(r"[^\W\d_]+|\d+").finditer(text, end, end + 40):
        if match.group() not in _SKIPPED:
            return form_of(match.group().lstrip("0") or "0")
    return ""


def _behind_number(stated: Sequence[Stated], end: int) -> int:
    """The end of a number that stands right behind a place."""
    return next((one.span.end for one in stated if one.kind == "figure" and 0 <= one.span.start - end <= 1), end)
