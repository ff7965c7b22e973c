"""What somebody says of themselves and of the parts of a plan: their unit, a stretch of time, "mục III"."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from knowledge import offices
from knowledge.abbreviations import expand
from knowledge.text import WORD, fold, has_marks, nfc

_IN_ENGLISH = ("department", "office", "union")
_PARTICLES = frozenset("rồi ạ nhé nha đấy đó thôi em roi a nhe".split())
"""With which people end what they say, behind a name that is no part of."""
_ASKING = frozenset(
    (
        "gì",
        "nào",
        "ai",
        "mấy",
        "khi",
        "bao nhiêu",
        "bao giờ",
        "bao lâu",
        "đâu",
        "sao",
        "không",
        "hả",
        "à",
        "gồm",
        "so sánh",
    )
)
_ASKING_UNMARKED = frozenset({*map(fold, _ASKING - {"đâu", "sao", "hả", "à"}), "o dau"})
_CLAUSE_END = re.compile(r"[,;?!\n]|(?<=\w\w)(?<!tp)(?<!tx)\.\s", re.IGNORECASE)
_PLACE_BEGINS = tuple(
    f"{link}{level} "
    for link in ("", "thuoc ", "cua ", "tai ", "o ")
    for level in "xa;phuong;thi tran;thi xa;dac khu;huyen;quan;thanh pho;tp;tx;tinh".split(";")
)
_REACH = 40
"""So many characters behind a clause tell whether it goes on with a place."""
_LEVELS = frozenset("xa phuong huyen quan tinh thi thanh pho tran dac khu".split())
_LINKS = frozenset("va cua cac thuoc tai o the of and".split())

_PART = re.compile(
    r"(?:\b(?:muc|diem|khoan)\s(?P<inner>\d{1,2}|[a-z])\s(?:cua\s)?)?\b(?:muc|phan|chuong|section|chapter|part)\s"
    r"(?:thu\s(?P<ordinal>nhat|hai|ba|tu|nam|sau|bay)\b|"
    r"(?:thu\s|so\s)?(?P<path>(?:[ivx]{1,5}|\d{1,2})(?:\.\w{1,3}){0,9})\b)"
)
"""A part of a plan: "mục III", "phần thứ hai", "điểm 1 của mục II"."""
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
    return "" if asked else _without_particles(said).strip(" .?!,")


def _without_particles(said: str) -> str:
    while (parts := said.rstrip(" .?!,").rsplit(maxsplit=1))[1:] and parts[1].lower() in _PARTICLES:
        said = parts[0]
    return said


def _end_of_unit(written: str, start: int) -> int:
    """Where a unit's name ends that starts somewhere: before the first clause that is not of the name."""
    for match in _CLAUSE_END.finditer(written, start):
        rest = written[match.end() :]
        clause = _CLAUSE_END.split(rest, maxsplit=1)[0]
        goes_on = _begins_with_place(rest) or (clause.strip()[:1].isupper() and not _asks(clause))
        if match.group() != "," or not goes_on:
            return match.start()
    return len(written)


def _begins_with_place(text: str) -> bool:
    return " ".join(fold(text[:_REACH]).replace(".", " ").split()).startswith(_PLACE_BEGINS)


def _asks(text: str) -> bool:
    """Whether a name, or a line that may be one, has words of a question in it."""
    written = nfc(text).lower()
    said = WORD.findall(written)
    return not (_ASKING if has_marks(written) else _ASKING_UNMARKED).isdisjoint((*said, *map(" ".join, pairwise(said))))


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
    return not {"nhom", "group"}.isdisjoint(WORD.findall(fold(text)))


def is_unit(said: str, name: str, place: Iterable[str] = ()) -> bool:
    """Whether a unit as people call it ("Văn phòng HĐND-UBND phường A") is the one that a plan names.

    `place` are the folded words of the plan's places, which either may leave out.
    """
    without = {*place, *_LEVELS, *_LINKS}
    these, those = (set(expand(WORD.findall(fold(one)))) - without for one in (said, name))
    return bool(these) and bool(those) and (these <= those or (those <= these and len(those) > 1))


def part_in(text: str) -> str:
    """The number of the part of a plan that a line asks for: "III", "II.1"; empty where it asks for none."""
    found = _PART.search(" ".join(fold(text).split()))
    if found is None:
        return ""
    first, *rest = found["path"].split(".") if found["path"] else [_ORDINALS[found["ordinal"]]]
    return ".".join([first.upper(), *rest, *filter(None, [found["inner"]])])


def stretch_in(text: str, today: date) -> tuple[date, date] | None:
    """The week, month, quarter or year that a line speaks of from today on: "quý này", "tháng sau"; else None."""
    for one, other in pairwise(WORD.findall(fold(text))):
        if (one in _UNITS and other in _WHICH) or (one in _ENGLISH_WHICH and other in _ENGLISH_UNITS):
            span = _UNITS[one] if one in _UNITS else _ENGLISH_UNITS[other]
            first, after = span(today)
            if not {one, other} & {"nay", "this"}:
                first, after = span(after)
            return first, after - timedelta(days=1)
    return None


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


_UNITS = {"tuan": _week, "thang": _month, "quy": _quarter, "nam": _year}
_WHICH = frozenset({"nay", "sau", "toi"})
_ENGLISH_UNITS = {"week": _week, "month": _month, "quarter": _quarter, "year": _year}
_ENGLISH_WHICH = frozenset({"this", "next"})
