"""What a text has in it: a day, a sum, a share, a person, an address …"""

import re
from enum import IntEnum
from functools import lru_cache

from knowledge.award_forms import FORM
from knowledge.question.kinds import LEGAL
from knowledge.text import fold, nfc
from knowledge.vocabulary import shown


class Property(IntEnum):
    """Something that a text may have in it."""

    DAY = 0
    MONTH = 1
    YEAR = 2
    HOUR = 3
    RECURRENCE = 4
    MONEY = 5
    PERCENT = 6
    FIGURE = 7
    POINTS = 8
    MAIL = 9
    PHONE = 10
    LEGAL_NUMBER = 11
    AWARD_FORM = 12
    PERSON = 13
    UNIT = 14
    SENDING = 15
    QUOTED = 16
    NEGATION = 17
    CONDITION = 18
    LEADS = 19
    DUE = 20
    BASIS = 21
    AIM = 22
    TAKING_PART = 23
    CAPITALS = 24
    PLACE = 25
    PRIZE = 26
    NAME = 27
    MEMBERS = 28
    CHANGED = 29
    UNCHANGED = 30
    ALLOWING = 31
    DURATION = 32


_BY_SIGNS: dict[Property, re.Pattern[str]] = {
    Property.DAY: re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\b|\bngay \d{1,2}\b|\d{1,2} thang \d"),
    Property.MONTH: re.compile(r"\bthang \d|\d{1,2}/20\d\d|\bquy (?:[1-4]|i{1,3}|iv)\b|\btuan \d"),
    Property.YEAR: re.compile(r"(?<![\d/.])(?:19|20)\d\d(?!\d)"),
    Property.HOUR: re.compile(r"\b\d{1,2} ?(?:gio|h)(?: ?\d\d)?\b|\d{1,2}:\d\d"),
    Property.MONEY: re.compile(
        r"\d[.,]*\s*(?:dong\b|trieu|nghin|ty\b|d\b)|\d(?:\.\d{3})+(?![\d/])|muc luong|luong co so"
    ),
    Property.PERCENT: re.compile(r"\d ?%|\bphan tram\b"),
    Property.FIGURE: re.compile(r"(?<![\w/.,])(?<![\w/]-)\d+(?:[.,]\d+)*(?![\w/-])|\b(?:mot|hai|bon|muoi)\b"),
    Property.MAIL: re.compile(r"[\w.+-]@[\w-]+\.\w"),
    Property.PHONE: re.compile(
        r"(?<!\d)0\d{2,4}[ .-]?\d{3,4}[ .-]?\d{3,4}(?!\d)|\b1[89]00[ .]?\d{2}[ .]?\d{2}|\bmay le \d{2,4}"
    ),
    Property.LEGAL_NUMBER: re.compile(LEGAL),
    Property.AWARD_FORM: FORM,
    Property.DURATION: re.compile(r"(?<![\d/.,])\d{1,3} (?:ngay|thang|tuan|nam|phut|tieng|gio)\b(?! \d)"),
    Property.QUOTED: re.compile(r"[\"“][^\"“”]{4,}[\"”]"),
}
"""What its figures and signs tell. What its words tell is in `knowledge/vocabulary/properties.yaml`."""

_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đoàn|Vương|Trịnh|Trương|Đinh|Lâm|Phùng|Mai|"
    "Tô|Hà|Tạ|Cao|Châu|Lương|Lưu|Thái|Tăng|Nông|Quách|Triệu|La|Chu|Doãn|Kiều|Nghiêm|Giàng|Vàng|Lò|Bàn|Bế|Cù|Cung|Diệp|"
    "Đàm|Giang|Khổng|Khuất|Kim|Lã|Lục|Mạc|Ninh|Ông|Phí|Quan|Sầm|Thạch|Thân|Thẩm|Tiêu|Tống|Tôn|Trang|Ung|Uông|Văn|Viên|Vi|Y|H"
)
_NAME = re.compile(rf"\b(?:{_SURNAMES})(?:['’ ][A-ZÀ-ỸĐ][a-zà-ỹ]+){{1,4}}\b")
_TITLED = re.compile(r"\b(?:[Ôô]ng|[Bb]à|[Đđ]/c|[Đđ]ồng chí|[Tt]hầy|[Cc]ô|[Aa]nh|[Cc]hị)\s+[A-ZÀ-ỸĐ][a-zà-ỹ]+")

_DIGITS = frozenset({Property.DAY, Property.YEAR, Property.HOUR, Property.PHONE, Property.DURATION})
"""What no text has without a digit."""

_ACROSS = frozenset({Property.DAY, Property.MONEY, Property.QUOTED})
"""What may begin in one line and end in the next."""

_LINES = 20_000
"""Lines whose properties are remembered: the same line stands in a list, under its heading and by itself."""


def properties(text: str) -> tuple[bool, ...]:
    """Whether a text has each property, in their order."""
    lines = nfc(text).split("\n")
    found = frozenset[Property]().union(*map(_of_line, lines))
    if len(lines) > 1:
        folded = fold(text)
        found |= {one for one in _ACROSS - found if _BY_SIGNS[one].search(folded)}
        if Property.NAME not in found and _TITLED.search(nfc(text)):
            found |= {Property.NAME}
    if text.rstrip().endswith(":"):
        found |= {Property.LEADS}
    if text.isupper():
        found |= {Property.CAPITALS}
    return tuple(map(found.__contains__, _ALL))


_ALL = tuple(Property)


@lru_cache(_LINES)
def _of_line(line: str) -> frozenset[Property]:
    """What a line has, but for what the whole text tells."""
    folded = fold(line)
    some = _BY_SIGNS.items() if any(map(str.isdigit, folded)) else _UNFIGURED.items()
    found = {one for one, pattern in some if pattern.search(folded)}
    said = {Property[name.upper()] for name in shown("properties", folded)}
    named = {Property.NAME} if _NAME.search(line) or _TITLED.search(line) else set[Property]()
    return frozenset(found | said | named)


_UNFIGURED = {one: pattern for one, pattern in _BY_SIGNS.items() if one not in _DIGITS}
