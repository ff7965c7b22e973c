"""The forms in which texts write a date: each a pattern over folded text, made of named parts, with examples.

The groups that a form may have: `d` day, `m` month, `rm` month in roman digits, `wm` and `wm5` month in words,
`y` year, `yy` year of two digits, `q` quarter, `half` with `which`, `w` week of the month, `edge` (đầu, giữa, cuối).
"""

import re
from dataclasses import dataclass

_DAY = r"(?P<d>\d{1,2})"
_ROMAN_MONTH = r"(?P<rm>x?i{1,3}|i?[vx]|vi{1,3}|xi{0,2}|[ⅰ-ⅻ])"
_WORD_MONTH = r"(?P<wm>mot|hai|ba|tu|bon|sau|bay|tam|chin|muoi(?:\s+(?:mot|hai))?)"
"""A month in words; "năm" alone is the fifth one as well as a year, and is taken for it only where a year follows."""
_MONTH = r"(?P<m>\d{1,2})"
_YEAR = r"(?P<y>(?:19|20)\d{2})(?!\d)"
_SHORT_YEAR = r"(?P<yy>\d{2})(?![\d/-]|\.\d|\s?/)"
# Hyphens of all kinds that Word and the web put between digits.
DASH = r"[-‐‑‒–—−]"
_SEPARATOR = rf"\s?(?:[/.]|{DASH})\s?"
_SLASH = r"\s?/\s?"
# Damaged forms of ngày, tháng, năm keep their outer letters.
_NGAY, _THANG, _NAM = r"ng\w{1,2}y", r"th\w{1,3}g", r"n\w{1,3}m"
_MONTH_SAID = r"thang\s+(?:mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)\b"
_EDGE = r"(?:(?P<edge>dau|giua|cuoi|thuong tuan|trung tuan|ha tuan)\s+(?:cua\s+)?)?"
_QUARTER = r"(?P<q>i{1,3}|iv|[1-4]|[1l]{2,3}|[ⅰ-ⅳ])\b"
_WEEK = r"(?P<w>dau(?: tien)?|cuoi(?: cung)?|(?:thu\s+)?(?:nhat|hai|ba|tu|nam|0?[1-5]|i{1,3}|iv|v))"
_OF_YEAR = rf"(?:\s*(?:/|{DASH}|,?\s*{_NAM})\s*{_YEAR})?"
# No digit, slash or point goes on before a date; a hyphen does only between digits ("15-20/11").
_BEGINS = rf"(?<![\d/.,])(?<!(?<!\d){DASH})"
_NO_MORE = r"(?!\s?/\s?\w)"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a date. `sign`: a text without it has nothing that the pattern fits, `worded`: it can do without a
    digit; both spare most sentences the search, which has to be begun at each letter."""

    name: str
    pattern: re.Pattern[str]
    sign: re.Pattern[str]
    examples: tuple[str, ...]

    @property
    def worded(self) -> bool:
        """Whether the form can be written without any digit."""
        return self.name in _WORDED


_WORDED = frozenset({"half year", "month", "quarter", "part of the year"})


def _form(name: str, pattern: str, sign: str, *examples: str) -> Form:
    return Form(name, re.compile(pattern), re.compile(sign), examples)


_PARTED = rf"\d\s?(?:[/.]|{DASH})\s?"

FORMS = (
    _form(
        "year-month-day",
        rf"(?<![\w/.]){_YEAR}(?P<s>[-/.])(?P<m>0\d|1[0-2])(?P=s)(?P<d>[0-3]\d)(?![\w/-])",
        r"[-/.][01]",
        "2031-06-01",
    ),
    _form(
        "day/month/year",
        rf"{_BEGINS}{_DAY}{_SEPARATOR}{_MONTH}{_SEPARATOR}{_YEAR}{_NO_MORE}",
        rf"{_PARTED}\d",
        "01/6/2031",
        "1-6-2031",
        "01.06.2031",
        "01 / 6 / 2031",
    ),
    _form(
        "day/roman month/year",
        rf"{_BEGINS}{_DAY}{_SEPARATOR}{_ROMAN_MONTH}{_SEPARATOR}{_YEAR}{_NO_MORE}",
        r"[-/.][ivx]",
        "01/VI/2031",
        "15-XI-2031",
    ),
    _form(
        "day/month/short year",
        rf"(?:{_BEGINS}{_DAY}{_SLASH}{_MONTH}{_SLASH}|(?<!\w)ngay (?P<d2>\d{{1,2}})[.-](?P<m2>\d{{1,2}})[.-])"
        rf"{_SHORT_YEAR}(?!{DASH}?\w)",
        rf"\d{_SLASH}\d|ngay \d{{1,2}}[.-]\d",
        "01/6/31",
    ),
    _form(
        "week of month",
        rf"(?<!\w)tuan\s+(?:le\s+)?{_WEEK}\s+(?:cua\s+|trong\s+)?thang\s*{_MONTH}{_OF_YEAR}(?![\d/])",
        r"tuan",
        "tuần đầu tháng 12/2031",
        "tuần thứ hai của tháng 11",
        "tuần cuối tháng 5 năm 2031",
    ),
    _form(
        "day month in words",
        rf"(?<!\w)(?:{_NGAY}\s*)?{_DAY}\s*(?:{_THANG}\s*{_MONTH}|thang\s+{_ROMAN_MONTH}\b)(?:\s*,?\s*{_NAM}\s*{_YEAR}|"
        rf"{_SLASH}(?P<y2>(?:19|20)\d{{2}})(?!\d))?(?!{_SLASH}\d|\d)",
        rf"{_THANG}\s*\d|thang\s+[ivxⅰ-ⅻ]",
        "ngày 01 tháng 6 năm 2031",
        "ngày 15 tháng 4/2031",
        "ngày 15 tháng XI năm 2031",
    ),
    _form(
        "day and month in words",
        rf"(?<!\w)(?:{_NGAY}\s*)?{_DAY}\s*thang\s+(?:{_WORD_MONTH}|(?P<wm5>nam)(?=\s*,?\s*nam\s+(?:19|20)\d\d))\b"
        rf"(?:\s*,?\s*{_NAM}\s*{_YEAR}|{_SLASH}(?P<y2>(?:19|20)\d{{2}})(?!\d))?(?!\s+(?:lan|{_NGAY})\b)",
        rf"\d\s*{_MONTH_SAID}",
        "ngày 5 tháng mười hai năm 2031",
        "ngày 19 tháng năm năm 2031",
        "20 tháng mười một",
    ),
    _form(
        "half year",
        rf"(?<![\w/])(?P<half>0?6|sau|nua)\s+(?:thang\s+)?(?P<which>dau|cuoi)\s+(?:cua\s+)?nam(?:\s*{_YEAR})?",
        r"(?:dau|cuoi)\s+(?:cua\s+)?nam",
        "06 tháng đầu năm 2031",
    ),
    _form(
        "month",
        rf"(?<!\w){_EDGE}(?:{_THANG}\s*{_MONTH}|thang\s+{_ROMAN_MONTH}\b(?!\.\w)){_OF_YEAR}(?![\d/])",
        rf"{_THANG}\s*\d|thang\s+[ivxⅰ-ⅻ]",
        "tháng 01/2031",
        "cuối tháng 6 năm 2031",
        "tháng XI năm 2031",
    ),
    _form(
        "month in words",
        rf"(?<!\w)(?<!hang )(?<!hang, )(?<!moi )(?<!cac )(?<!\d ){_EDGE}thang\s+"
        rf"(?:{_WORD_MONTH}|(?P<wm5>nam)(?=\s+nam\s))\b(?:\s*,?\s*nam\s+|{_SLASH}){_YEAR}",
        _MONTH_SAID,
        "tháng mười hai năm 2031",
        "cuối tháng năm năm 2031",
        "tháng tư/2031",
    ),
    _form(
        "quarter",
        rf"(?<!\w){_EDGE}quy\s+{_QUARTER}{_OF_YEAR}",
        r"quy\s",
        "quý III/2031",
        "đầu quý II năm 2031",
    ),
    _form(
        "month/year",
        rf"(?<![\d/.,])(?<!{DASH}){_EDGE}{_MONTH}\s?(?:/|{DASH})\s?{_YEAR}(?!\s?/)",
        rf"\d\s?(?:/|{DASH})\s?(?:19|20)\d\d",
        "11/2031",
    ),
    _form(
        "day/month",
        rf"(?<![a-z%]){_BEGINS}(?:ngay\s+)?{_DAY}{_SLASH}{_MONTH}(?![\d/\w]|\.\d|\s+ngay\b)",
        rf"\d{_SLASH}\d",
        "ngày 30/4",
        "20/11",
    ),
    _form(
        "day.month",
        rf"(?<!\w)ngay {_DAY}(?:\.|{DASH}){_MONTH}(?![\d/\w]|[.-]\d)",
        rf"ngay \d{{1,2}}(?:\.|{DASH})\d",
        "ngày 15.11",
    ),
    _form(
        "year",
        rf"(?<!\w)(?:(?P<edge>dau|giua|cuoi)\s+)?{_NAM}\s+{_YEAR}(?!\s?(?:{DASH}|/)\s?\d)",
        rf"{_NAM}\s+(?:19|20)\d\d",
        "năm 2031",
        "cuối năm 2031",
    ),
    _form(
        "part of the year",
        r"(?<!\w)(?P<edge>cuoi|dau|giua)\s+nam(?!\s+(?:19|20)\d\d|\s+hoc)(?=\W|$)",
        r"(?:cuoi|dau|giua)\s+nam",
        "cuối năm",
    ),
)
"""In the order of preference where two readings begin at different places and overlap."""

ANY_SIGN = re.compile(
    rf"\d\s?(?:[/.]|{DASH})\s?\d|[-/.][01ivx]|tuan|{_THANG}\s*\d|thang\s+[ivxⅰ-ⅻ]|{_MONTH_SAID}|(?:cua|dau|giua|cuoi)\s+nam|quy\s|"
    rf"{_NAM}\s+(?:19|20)\d\d|ngay \d"
)
"""What a text has that has the sign of any form: one look instead of fourteen spares most texts the others."""

MISREAD = re.compile(
    r"(?<![\w/])(?=[\dolisq/]{0,9}[olisq])(?=[\dolisq/]{0,9}\d)[\dolisq]{1,2}/[\dolisq]{1,2}/[\dolisq]{4}(?![\w/])"
)
"""A date with letters among its digits, as recognition makes them: "l5/6/2031"."""
