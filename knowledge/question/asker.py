"""What somebody says of themselves and of the parts of a plan: their unit, a stretch of time, "mục III"."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from knowledge import offices
from knowledge.abbreviations import expand
from knowledge.text import WORD, fold, has_marks, nfc

_IN_ENGLISH = ("department", "office", "union")
_TAIL = re.compile(r"(?:\s+(?:rồi|ạ|nhé|nha|đấy|đó|thôi|em|roi|a|nhe))+\W*$", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:gì|nào|ai|mấy|khi|bao nhiêu|bao giờ|bao lâu|đâu|sao|thế nào|không|hả|à|gồm|so sánh)\b", re.IGNORECASE
)
_ASKS_UNMARKED = re.compile(r"\b(?:gi|nao|ai|may|khi|bao nhieu|bao gio|bao lau|o dau|khong|gom|so sanh)\b")
_CLAUSE_END = re.compile(r"[,;?!\n]|(?<=\w\w)(?<!tp)(?<!tx)\.\s", re.IGNORECASE)
_OF_THE_PLACE = re.compile(
    r"\s*(?:thuoc|cua|tai|o)?\s*(?:xa|phuong|thi tran|thi xa|dac khu|huyen|quan|thanh pho|tp|tx|tinh)\b\.?\s+\w"
)
_OF_A_GROUP = re.compile(r"\b(?:nhom|group)\b")

_LEVELS = frozenset("xa phuong huyen quan tinh thi thanh pho tran dac khu".split())
_LINKS = frozenset("va cua cac thuoc tai o the of and".split())

_PART = re.compile(
    r"\b(?:muc|phan|chuong|section|chapter|part)\s+(?:thu\s+|so\s+)?(?P<path>(?:[ivx]{1,5}|\d{1,2})(?:\.\w{1,3})*)\b"
    r"|\b(?:muc|phan|chuong)\s+thu\s+(?P<ordinal>nhat|hai|ba|tu|nam|sau|bay)\b"
)
_WITHIN = re.compile(
    r"\b(?:muc|diem|khoan)\s+(?P<inner>\d{1,2}|[a-z])\s+(?:cua\s+)?(?:muc|phan|chuong)\s+(?P<outer>[ivx]{1,5}|\d{1,2})\b"
)
_ORDINALS = dict(zip("nhat hai ba tu nam sau bay".split(), ("I", "II", "III", "IV", "V", "VI", "VII"), strict=True))


def unit_in(text: str) -> str:
    """The unit that a line names, as it is written there: from the word for an office to the end of the clause and of
    the places and capitals that go on with it; empty where there is none, or where the line asks for it."""
    written = nfc(text)
    found = _office().search(fold(written))
    if found is None:
        return ""
    end = _end_of_unit(written, found.start())
    said = written[found.start() : end]
    asked = written[end : end + 1] == "?" or _asks(said)
    return "" if asked else _TAIL.sub("", said).strip(" .?!,")


def _end_of_unit(written: str, start: int) -> int:
    """Where a unit's name ends that starts somewhere: before the first clause that is not of the name."""
    for match in _CLAUSE_END.finditer(written, start):
        rest = written[match.end() :]
        clause = _CLAUSE_END.split(rest, maxsplit=1)[0]
        goes_on = _OF_THE_PLACE.match(fold(rest)) or (clause.strip()[:1].isupper() and not _asks(clause))
        if match.group() != "," or not goes_on:
            return match.start()
    return len(written)


def _asks(text: str) -> bool:
    """Whether a name, or a line that may be one, has words of a question in it."""
    written = nfc(text).lower()
    return (_ASKS.search(written) if has_marks(written) else _ASKS_UNMARKED.search(written)) is not None


def begins_with_unit(text: str) -> bool:
    """Whether a line is nothing but the name of a unit, as somebody answers who was asked for theirs."""
    written = nfc(text).strip().lower()
    found = _office().match(fold(written))
    if found is None or "?" in written or _asks(written):
        return False
    return not has_marks(written) or written[: found.end()] in {*offices.written("asker"), *_IN_ENGLISH}


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join((*offices.heads('asker'), *_IN_ENGLISH))})(?![^\W_])")


def is_of_a_group(text: str) -> bool:
    """Whether a line says what unit a whole group is."""
    return _OF_A_GROUP.search(fold(text)) is not None


def is_unit(said: str, name: str, place: Iterable[str] = ()) -> bool:
    """Whether a unit as people call it ("Văn phòng HĐND-UBND phường A") is the one that a plan names.

    `place` are the folded words of the plan's places, which either may leave out.
    """
    without = {*place, *_LEVELS, *_LINKS}
    these, those = (set(expand(WORD.findall(fold(one)))) - without for one in (said, name))
    return bool(these) and bool(those) and (these <= those or (those <= these and len(those) > 1))


def part_in(text: str) -> str:
    """The number of the part of a plan that a line asks for: "III", "II.1"; empty where it asks for none."""
    folded = fold(text)
    if within := _WITHIN.search(folded):
        return f"{within['outer'].upper()}.{within['inner']}"
    found = _PART.search(folded)
    if found is None:
        return ""
    if found["ordinal"]:
        return _ORDINALS[found["ordinal"]]
    first, *rest = found["path"].split(".")
    return ".".join([first.upper(), *rest])


def stretch_in(text: str, today: date) -> tuple[date, date] | None:
    """The week, month, quarter or year that a line speaks of from today on: "quý này", "tháng sau"; else None."""
    found = _STRETCH.search(fold(text))
    if found is None:
        return None
    word = found["unit"] or found["english"]
    ahead = not (found["which"] == "nay" or "this" in found[0])
    first, after = _SPANS[word](today)
    if ahead:
        first, after = _SPANS[word](after)
    return first, after - timedelta(days=1)


def _week(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=7)


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1)


def _quarter(day: date) -> tuple[date, date]:
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return first, (first + timedelta(days=95)).replace(day=1)


def _year(day: date) -> tuple[date, date]:
    return date(day.year, 1, 1), date(day.year + 1, 1, 1)


_SPANS = {
    "tuan": _week, "week": _week, "thang": _month, "month": _month, "quy": _quarter, "quarter": _quarter,
    "nam": _year, "year": _year,
}  # fmt: skip
_STRETCH = re.compile(
    r"\b(?P<unit>tuan|thang|quy|nam)\s+(?P<which>nay|sau|toi)\b|\b(?:this|next)\s+(?P<english>week|month|quarter|year)\b"
)
