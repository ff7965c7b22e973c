"""Wrong options that could be right: alike in kind to the right one, and not to be told from it by where they lie."""

import random
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from knowledge.text import fold, nfc, squeeze, words

OTHERS = 3
"""So many wrong options stand beside the right one, where a plan has them."""

DAY = "%d/%m/%Y"
"""How a day is written in questions and options."""

AS_LARGE = 4
"""A figure so many times larger or smaller is none that anybody would believe."""

WHOLE = 100
"""All of something, in per cent."""

AS_LONG = 20
"""Names that differ by fewer characters count as equally long."""

LONGEST_NAME = 90
"""Characters of a unit's name; a longer one is a sentence that was taken for one."""


def tokens(text: str) -> frozenset[str]:
    """The folded words of a text, numbers without zeros in front."""
    return frozenset(token.text.lstrip("0") or "0" for token in words(text))


def is_same(one: str, other: str) -> bool:
    """Whether two options may be taken for one another: the same words, or all of one's among the other's."""
    these, those = tokens(one), tokens(other)
    return one == other or bool(these and those and (these <= those or those <= these))


def around(day: date, days: Collection[date], draw: random.Random, *, edge: bool = False) -> list[date]:
    """Other days near a day, some before and some after it; none where it would be told by being the first or last.

    Which place among them it has is drawn among all, and is the nearest that the days allow: where few days are earlier
    it is not the first oftener than by chance. `edge`: it begins or ends something, which is
    often on the first or last of a month; then one of the others is, too.
    """
    own = _edge_of(day) if edge else ""

    def alike(one: date) -> bool:
        return not own or _edge_of(one) == own

    near = sorted(days, key=lambda one: (not alike(one), abs((one - day).days), one))
    earlier, later = [one for one in near if one < day], [one for one in near if one > day]
    for count in (OTHERS, OTHERS - 1):
        places = [n for n in range(count + 1) if n <= len(earlier) and count - n <= len(later)]
        if len(places) > 1 and earlier and later:
            before = min(max(draw.randint(0, count), places[0]), places[-1])
            chosen = [*earlier[:before], *later[: count - before]]
            return chosen if any(map(alike, chosen)) else []
    return []


def _edge_of(day: date) -> str:
    """Which end of its month a day is; empty where it is none."""
    return "first" if day.day == 1 else "last" if (day + timedelta(days=1)).day == 1 else ""


def nearest_figures(right: str, others: Iterable[str]) -> list[str]:
    """Figures by how near they are to the right one; none so far from it that they could not be meant."""
    value = _value(right)
    near = [other for other in others if value / AS_LARGE <= _value(other) <= value * AS_LARGE]
    possible = [other for other in near if "%" not in other or value > WHOLE or _value(other) <= WHOLE]
    return sorted(possible, key=lambda other: (abs(_value(other) - value), other))


def alike_quotas(right: str, others: Iterable[str]) -> list[str]:
    """Quotas of the same thing: "02 cờ" beside "01 cờ", not "03 cá nhân"."""
    return [other for other in others if _counted(other) & _counted(right)]


def alike_numbers(right: str, others: Iterable[str]) -> list[str]:
    """Numbers of documents, those of the same kind as the right one first; none where there is none of its kind."""
    found = sorted(others, key=lambda other: _kind(other) != _kind(right))
    return found if found and _kind(found[0]) == _kind(right) else []


def alike_units(right: str, others: Iterable[str]) -> list[str]:
    """The names that are of persons, where the right one is, else of offices; those first that are about as long."""
    found = [other for other in others if is_name(other) and _is_person(other) == _is_person(right)]
    return sorted(found, key=lambda other: abs(len(other) - len(right)) // AS_LONG)


def is_name(text: str) -> bool:
    """Whether a unit's name is one, and not the beginning of a sentence."""
    bare = squeeze(text)
    return 0 < len(bare) <= LONGEST_NAME and not _NO_NAME.search(nfc(bare).lower()) and bare[:1].isalpha()


def told_by_kind(text: str, right: str, wrong: Iterable[str]) -> bool:
    """Whether it is told by what such a unit is for: money by the office of finance, where no other option is one."""
    said, name, others = fold(text), fold(right), [fold(other) for other in wrong]
    return any(
        work.search(said) and unit.search(name) and not any(unit.search(other) for other in others)
        for work, unit in _WORK_OF
    )


_NO_NAME = re.compile(r"[:;|@“”\"•]|\d{3}|\b(?:là|để|có|được|làm|gồm|tham mưu|chủ trì|đề nghị|yêu cầu)\b")
_PERSON = re.compile(
    r"^(?:ông|bà|đồng chí|đ/c|cô|thầy|chị|anh|bác sĩ|chủ tịch|phó|trưởng|bí thư|giám đốc|hiệu trưởng|thủ trưởng|"
    r"viên chức|công chức|cụm trưởng|chi hội trưởng|tổ trưởng|người|kế toán)\b|, (?:phó|trưởng|chủ tịch|bí thư)\b"
)


def _is_person(name: str) -> bool:
    return _PERSON.search(nfc(name).lower()) is not None


def _pair(work: str, unit: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"\b(?:{work})\b"), re.compile(rf"\b(?:{unit})\b")


_WORK_OF = (
    _pair(
        "kinh phi|quyet toan|du toan|thanh toan|ngan sach|chi thuong|tien thuong", "tai chinh|ke toan|tai vu|thu quy"
    ),
    _pair(
        "tuyen truyen|co dong|khau hieu|pa no|dua tin|ban tin|chuyen muc|truyen thanh|phat song|viet bai|van nghe",
        "van hoa|thong tin|truyen thong|bao|dai|tuyen giao|truyen thanh|truyen hinh",
    ),
    _pair("truc tuyen|phan mem|so hoa|du lieu|cong nghe|dien tu", "cong nghe|so|thong tin|khao thi"),
    _pair("suc khoe|kham|benh|tiem chung|y te", "y te|benh vien|tram|dieu duong|bac si"),
    _pair("an ninh|trat tu|chay|camera|giao thong|ma tuy|toi pham", "cong an|quan su|canh sat"),
    _pair("huan luyen|tuyen quan|quoc phong", "quan su|tham muu|tac chien"),
    _pair("hoc sinh|giao duc|day hoc|giao vien|lop day|tre em", "giao duc|truong|hieu truong|thay|co"),
    _pair("thanh nien|doan vien|mua he|tinh nguyen", "doan|thanh nien|tinh doan"),
    _pair("phu nu|hoi vien", "phu nu|hoi"),
    _pair("giam sat|phan bien|khoi dai doan ket|tang lop nhan dan|khu dan cu", "mat tran|mttq"),
    _pair("nong nghiep|ky thuat|giong|thuy loi|ocop|nong thon", "nong nghiep|kinh te|nong dan|khuyen nong"),
    _pair("lao dong|cong nhan|doan vien cong doan|an toan", "cong doan|lien doan|lao dong"),
    _pair("ho so|thuong truc|tong hop|trinh|tham dinh", "noi vu|van phong|thi dua|to chuc"),
)
"""Work that tells the unit by its name, to whoever knows no plan at all: words of the work, words of the unit."""


def _counted(quota: str) -> frozenset[str]:
    return frozenset(word for word in tokens(quota) if not word.isdigit()) - {"khong", "qua", "toi", "da", "it", "nhat"}


def _value(figure: str) -> float:
    """The number that a figure writes, for comparing; of "4,2%" 4.2."""
    digits = re.sub(r"[^\d,.]", "", figure).replace(",", ".").strip(".")
    whole, _, part = digits.rpartition(".")
    return float(f"{whole.replace('.', '')}.{part}" if whole else part or 0)


def _kind(number: str) -> str:
    """What kind of document a number is of: "KH" of "45/KH-UBND"."""
    letters: Sequence[str] = re.findall(r"[A-ZĐ]{2,}", nfc(number).upper())
    return letters[0] if letters else ""
