"""Wishes that people type as sentences: to be reminded, to be left alone, that something has been handed in.

Pure functions over a text. A question that only has the word in it ("kế hoạch nào nhắc đến …") is no wish.
"""

import re
from dataclasses import dataclass

from knowledge.text import fold, nfc, words

_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_LIST = rf"{_NUMBER}(?:\s*(?:,|va|&)\s*{_NUMBER})*"
_UNIT_OF_TIME = r"(?:ngay|tuan)"
_WHOM = r"(?:toi|em|minh|anh|chi|ban|nhom|don vi|co quan|chung toi|chung em|bon em|moi nguoi|giup|ho|viec|lich|hen|ca)"
_DUE = r"(?:moi |cac |khi )?(?:den )?(?:han|moc|ky han|thoi han)\b"

_REMIND = re.compile(rf"\bnhac(?:\s+(?:nho\s+)?{_WHOM})*\b|\bremind(?: me| us| the group)?\b")
_MENTIONS = re.compile(r"\bnhắc (?:tới|đến)\b(?! (?:hạn|lúc)\b(?! nào))")
""""Văn bản có nhắc tới …": what a text says, no wish."""

_BEFORE = re.compile(
    rf"\btruoc\s+(?P<a>{_LIST})\s*(?P<u>{_UNIT_OF_TIME})\b"
    rf"|\btruoc\s+{_DUE}[^.;]{{0,60}}?(?P<b>{_LIST})\s*(?P<v>{_UNIT_OF_TIME})\b"
    rf"|\b(?P<c>{_LIST})\s*(?P<w>{_UNIT_OF_TIME})\s+(?:truoc|nua den)\b"
    r"|\b(?P<d>\d{1,3}) (?P<x>days?|weeks?) before\b"
)
"""How long before: "trước 3 ngày", "trước hạn nộp báo cáo 3 ngày", "3 ngày trước hạn", "3 days before"."""

_HOUR = re.compile(
    r"\b(?:luc|vao luc|hoi|at)\s+(?P<h>[01]?\d|2[0-3])\s*(?:h|:|gio)\s*(?P<m>[0-5]\d)?\b"
    r"|\b(?P<g>[01]?\d|2[0-3])(?:h|:)(?P<n>[0-5]\d)\b"
)
_OWN = r"(?:(?:cua\s+)?(?:chung )?(?:toi|em|minh|ta|tui)|nay)"
_UNIT = re.compile(rf"\b(?:don vi|unit)\s*:?(?!\s*{_OWN}\b)\s+(?P<u>.{{3,80}})$")
_EVERY_UNIT = re.compile(
    r"\b(?:cua )?(?:moi|tat ca(?: cac)?|cac|toan bo(?: cac)?) (?:don vi|co quan)\b|\b(?:of )?(?:every|all) units?\b"
)
_OWN_UNIT = re.compile(rf"\b(?:cua )?(?:don vi|co quan)\s+{_OWN}\b|\bmy unit\b")
_NO_MORE = r"(?:dung|khong|thoi|ngung|huy|tat|bo|stop)"
_OFF = re.compile(rf"\b{_NO_MORE}\b[^.;?]{{0,20}}\b(?:nhac|remind\w*)\b(?! den)|^\s*(?:tat|off)\s*$")

_GROUP = re.compile(r"\b(?:nhac(?: nho)?(?: viec| han| lich)?(?: giup)?(?: cho)?(?: ca)? nhom|remind the group)\b")
"""The group is to be reminded: "nhắc cả nhóm", "nhắc việc cho nhóm"."""

_WE = r"(?:(?:toi|em|minh|chung toi|chung em|(?:don vi|nhom|ben)(?: toi| em| minh)?|we|i)\s+)?"
_HAVE_HANDED_IN = (
    r"(?:da\s+(?:nop|gui|bao cao|xong|hoan thanh)|(?:nop|gui)\s+(?:xong|roi)|xong roi"
    r"|(?:have\s+)?(?:already\s+)?(?:handed (?:it )?in|submitted|sent it))"
)
_POLITE = r"(?:\s+(?:xong|roi|a|nhe|nha|bao cao|ho so|du|nhe em|em nhe))*"
_HANDED_IN = re.compile(rf"\W*{_WE}{_HAVE_HANDED_IN}{_POLITE}[\s.!]*")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to be told of.

    `days` before and the `minute` of the day are None where nothing is said of them, and so is the `unit` whose
    deadlines alone are wanted (empty: every unit's); `group`: the whole group is to be told; `off`: nothing is wanted
    any more. `rest` are the folded words that are left: a plan's name, what is due.
    """

    days: tuple[int, ...] | None = None
    minute: int | None = None
    unit: str | None = None
    rest: str = ""
    group: bool = False
    off: bool = False


def reminder_wish(text: str) -> Wish | None:
    """The wish that a sentence states: "nhắc tôi trước hạn 3 ngày", "thôi nhắc nữa"; None where it states none."""
    folded = fold(text)
    if _OFF.search(folded):
        return Wish(off=True)
    said = _REMIND.search(folded)
    if said is None or _MENTIONS.search(nfc(text).lower()) or re.match(r"\s*den\s+(?!han)", folded[said.end() :]):
        return None
    asked = bool(re.search(r"\s(?:toi|em|minh|nhom|chung|me|us|group)\b", said[0]))
    if not (_BEFORE.search(folded) or (asked and re.search(r"\b(?:han|moc|den han|dot|deadlines?)\b", folded))):
        return None
    return read_wish(text)


def read_wish(text: str) -> Wish:
    """Days, hour, unit and the rest of a text that is known to be a wish, as behind /nhacviec."""
    folded = fold(text)
    off = bool(_OFF.search(folded))
    unit = _UNIT.search(folded)
    every = _EVERY_UNIT.search(folded)
    named = text[unit.start("u") : unit.end("u")].strip(" .") if unit and not every else "" if every else None
    before = folded[: unit.start()] if unit and not every else folded
    before = _OWN_UNIT.sub(" ", _EVERY_UNIT.sub(" ", before))
    hour, days = _HOUR.search(before), _BEFORE.search(before)
    minute = _minute(hour) if hour else None
    left = _without(before, hour, days)
    group = bool(_GROUP.search(left))
    bare = re.match(r"\s*(\d{1,2}(?:[\s,]+\d{1,2})*)(?=\s|$)(?!\s*/)", left) if days is None else None
    if bare:
        left = left[bare.end() :]
    numbers = _days(days) if days else tuple(int(n) for n in re.findall(r"\d+", bare[1])) if bare else None
    rest = " ".join(t.text for t in words(_REMIND.sub(" ", left)) if t.text not in _TALK)
    return Wish(tuple(sorted(set(numbers), reverse=True)) if numbers else None, minute, named, rest, group, off)


def says_handed_in(text: str) -> bool:
    """Whether a text says nothing but that something has been handed in: "Đã nộp", "em nộp rồi ạ"."""
    return _HANDED_IN.fullmatch(fold(text)) is not None


_TALK = frozenset(
    "nhe nha a voi giup cho toi em minh ca nhom hay xin vui long truoc khi han den moc ky cua cac moi nua ke hoach ve "
    "ngay thoi gian lam on bot oi please of the before me".split()
)


def _minute(hour: re.Match[str]) -> int:
    return int(hour["h"] or hour["g"]) * 60 + int(hour["m"] or hour["n"] or 0)


def _days(found: re.Match[str]) -> tuple[int, ...]:
    counted = next(found[name] for name in "abcd" if found[name])
    unit = next(found[name] for name in "uvwx" if found[name])
    numbers = [int(n) if n.isdigit() else _NUMBERS[n] for n in re.findall(_NUMBER, counted)]
    return tuple(n * (7 if unit.startswith(("tuan", "week")) else 1) for n in numbers)


def _without(folded: str, *found: re.Match[str] | None) -> str:
    for match in sorted((m for m in found if m), key=lambda m: -m.start()):
        kept = ""
        if match.re is _BEFORE and match["b"]:
            # "trước hạn nộp báo cáo 3 ngày": what stands between is what it is about.
            kept = folded[match.start() : match.start("b")]
        folded = f"{folded[: match.start()]} {kept} {folded[match.end() :]}"
    return folded


_UNITS_OF_MINE = r"(?:don vi|co quan|phong|truong|xa|phuong|to|doi|ben)"
_ME = r"(?:toi|em|minh|chung toi|chung em)"
_MINE = rf"(?:{_ME}|{_UNITS_OF_MINE}\s+{_ME}|my unit|we|i)"
_MEETS = r"(?:(?:co\s+)?(?:du|dat|dap ung)\s+(?:cac\s+)?(?:dieu kien|tieu chuan|tieu chi)|eligible|meet the criteria)"
_ELIGIBLE = re.compile(rf"\b{_MINE}\b[^?.;]{{0,40}}?\b{_MEETS}\b")


def asks_whether_eligible(text: str) -> bool:
    """Whether somebody asks if they themselves meet the criteria: "đơn vị tôi có đủ điều kiện không?"."""
    return _ELIGIBLE.search(fold(text)) is not None
