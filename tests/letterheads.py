"""Documents with damaged letterheads, invented in any number: who issues each is known, whatever befell its head.

Document `n` is always the same text. Its head has one of the layouts that readers of files give (stacked, in two
columns, merged, a table), a motto of its organisation, blanks for number and day, capitals or none, and now and then
a slip of the hand.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from knowledge.card import Card
from knowledge.text import fold

_PLACES = "Suối Ngân|Bình Lưu|Lạc Hà|Mường Thời|Cồn Mây|Vĩnh Sa|Nậm Khoa|Đại Hiên|Phước Lộc Đông|Trà Uyên".split("|")
_PEOPLE = "Tẩn A Sài|Nguyễn Thị Hoài Thương|Lò Văn Pản|Trần Quốc Khải|Y Rin Niê|Hoàng Thị Mai|Bế Hữu Phước".split("|")
_COUNTRY = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
_YOUTH = ("ĐOÀN TNCS HỒ CHÍ MINH",)


@dataclass(frozen=True, slots=True)
class Damaged:
    """A document, and what its head states: who issues it, the place that this names (empty where it names none),
    the number and the day (None where they are blank), who signed."""

    text: str
    issuer: str
    place: str
    number: str | None
    day: str | None
    signatory: str


@dataclass(frozen=True, slots=True)
class _Body:
    """Who issues a document: the lines of the letterhead on the left, the mottoes on the right, how it is called."""

    lines: tuple[str, ...]
    mottoes: tuple[str, ...]
    issuer: str
    place: str
    code: str


def damaged(number: int) -> Damaged:
    """The document of a number."""
    chance = random.Random(number)
    body = _BODIES[number % len(_BODIES)](chance)
    known_number = f"{chance.randint(1, 480)}/KH-{body.code}" if chance.random() < 0.6 else None
    day = (chance.randint(1, 28), chance.randint(1, 12), 2031) if chance.random() < 0.6 else None
    left = [_slipped(line, chance) for line in body.lines] + chance.choice(([], ["-------"], ["***"]))
    left.append(_number_line(known_number, body.code, chance))
    right = [*body.mottoes, *chance.choice(([], ["---------------"])), _day_line(day, chance)]
    layout = chance.choice(_LAYOUTS)
    if chance.random() < 0.1 and layout is not _table:
        left = [_plain(line) if line in body.lines else line for line in left]
    name = chance.choice(_PEOPLE)
    text = f"{layout(left, right, chance)}\n\n{_text(body, name)}"
    iso = f"{day[2]}-{day[1]:02d}-{day[0]:02d}" if day else None
    return Damaged(text, body.issuer, body.place, known_number, iso, name)


def is_issuer(found: Damaged, card: Card) -> bool:
    """Whether a card names the issuer: the name but for a slip, which the text still has, and its place."""
    if card.issuer is None:
        return False
    alike = SequenceMatcher(None, fold(found.issuer), fold(card.issuer.value), autojunk=False).ratio() > _ALIKE
    place = SequenceMatcher(None, fold(found.place), fold(" ".join(card.places[:1])), autojunk=False).ratio() > _ALIKE
    return alike and (place or not found.place)


_ALIKE = 0.8


def _people_committee(chance: random.Random) -> _Body:
    level, place = chance.choice(("XÃ", "PHƯỜNG", "HUYỆN", "TỈNH", "THỊ XÃ")), chance.choice(_PLACES)
    name = f"{level} {place.upper()}"
    lines = chance.choice((("ỦY BAN NHÂN DÂN", name), (f"UBND {name}",)))
    called = f"{'UBND' if len(lines) == 1 else 'Ủy ban nhân dân'} {name}"
    return _Body(lines, _COUNTRY, called, name, "UBND")


def _office(chance: random.Random) -> _Body:
    place = chance.choice(_PLACES).upper()
    level, office = chance.choice(
        (
            ("HUYỆN", "PHÒNG NỘI VỤ"),
            ("HUYỆN", "PHÒNG GIÁO DỤC & ĐÀO TẠO"),
            ("THỊ XÃ", "PHÒNG VĂN HÓA VÀ THÔNG TIN"),
            ("TỈNH", "SỞ Y TẾ"),
            ("TỈNH", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
            ("TỈNH", "BAN QUẢN LÝ KHU KINH TẾ"),
            ("HUYỆN", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"),
        )
    )
    return _Body((f"UBND {level} {place}", office), _COUNTRY, office, f"{level} {place}", "PNV")


def _school(chance: random.Random) -> _Body:
    place, own = chance.sample(_PLACES, 2)
    kind = chance.choice(("TRƯỜNG TIỂU HỌC", "TRƯỜNG THCS", "TRƯỜNG MẦM NON", "TRƯỜNG THPT"))
    above = chance.choice((f"PHÒNG GD&ĐT HUYỆN {place.upper()}", f"UBND HUYỆN {place.upper()}"))
    school = f"{kind} {own.upper()}"
    union = chance.random() < 0.3
    lines = (f"LIÊN ĐOÀN LAO ĐỘNG HUYỆN {place.upper()}", f"CÔNG ĐOÀN {school}") if union else (above, school)
    return _Body(lines, _COUNTRY, lines[1], f"HUYỆN {place.upper()}", "THCS")


def _party(chance: random.Random) -> _Body:
    place, own = (one.upper() for one in chance.sample(_PLACES, 2))
    lines, named = chance.choice(
        (
            ((f"ĐẢNG BỘ TỈNH {place}", f"HUYỆN ỦY {own}"), f"HUYỆN {own}"),
            ((f"HUYỆN ỦY {place}", f"ĐẢNG ỦY XÃ {own}"), f"XÃ {own}"),
            ((f"TỈNH ỦY {place}",), f"TỈNH {place}"),
        )
    )
    return _Body(lines, _PARTY, lines[-1], named, "HU")


def _youth(chance: random.Random) -> _Body:
    place, own = (one.upper() for one in chance.sample(_PLACES, 2))
    lines, called, named = chance.choice(
        (
            (("ĐOÀN TNCS HỒ CHÍ MINH", f"BCH HUYỆN {own}"), f"Đoàn TNCS Hồ Chí Minh BCH huyện {own}", f"HUYỆN {own}"),
            (
                ("ĐOÀN TNCS HỒ CHÍ MINH", f"BAN CHẤP HÀNH TỈNH {own}"),
                f"Đoàn TNCS Hồ Chí Minh ban chấp hành tỉnh {own}",
                f"TỈNH {own}",
            ),
            ((f"TỈNH ĐOÀN {place}", f"HUYỆN ĐOÀN {own}"), f"Huyện đoàn {own}", f"HUYỆN {own}"),
            ((f"HUYỆN ĐOÀN {place}", f"BCH ĐOÀN XÃ {own}"), f"BCH đoàn xã {own}", f"XÃ {own}"),
        )
    )
    return _Body(lines, _YOUTH, called, named, "ĐTN")


def _organisation(chance: random.Random) -> _Body:
    place = chance.choice(_PLACES).upper()
    lines, called, named = chance.choice(
        (
            (
                ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", f"LIÊN ĐOÀN LAO ĐỘNG TỈNH {place}"),
                f"Liên đoàn lao động tỉnh {place}",
                f"TỈNH {place}",
            ),
            (
                ("HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", f"BAN THƯỜNG VỤ TỈNH {place}"),
                f"Hội liên hiệp phụ nữ Việt Nam ban thường vụ tỉnh {place}",
                f"TỈNH {place}",
            ),
            (
                ("ỦY BAN MTTQ VIỆT NAM", f"XÃ {place}", "BAN THƯỜNG TRỰC"),
                f"Ủy ban MTTQ Việt Nam xã {place}",
                f"XÃ {place}",
            ),
            ((f"HỘI NÔNG DÂN HUYỆN {place}", "BAN THƯỜNG VỤ"), f"Hội nông dân huyện {place}", f"HUYỆN {place}"),
        )
    )
    return _Body(lines, _COUNTRY, called, named, "BTV")


def _other(chance: random.Random) -> _Body:
    place, own = (one.upper() for one in chance.sample(_PLACES, 2))
    lines, named = chance.choice(
        (
            ((f"SỞ Y TẾ TỈNH {place}", f"BỆNH VIỆN ĐA KHOA {own}"), f"TỈNH {place}"),
            ((f"UBND TỈNH {place}", "KHỐI THI ĐUA CÁC SỞ TỔNG HỢP"), f"TỈNH {place}"),
            ((f"CÔNG TY CỔ PHẦN CẤP NƯỚC {own}",), ""),
            ((f"UBND HUYỆN {place}", "TRUNG TÂM VĂN HÓA - THỂ THAO"), f"HUYỆN {place}"),
            ((f"LIÊN MINH HỢP TÁC XÃ TỈNH {place}",), f"TỈNH {place}"),
            ((f"CÔNG AN TỈNH {place}", f"CÔNG AN HUYỆN {own}"), f"HUYỆN {own}"),
        )
    )
    return _Body(lines, _COUNTRY, lines[-1], named, "BV")


_BODIES: tuple[Callable[[random.Random], _Body], ...] = (
    _people_committee,
    _office,
    _school,
    _party,
    _youth,
    _organisation,
    _other,
)


def _number_line(number: str | None, code: str, chance: random.Random) -> str:
    if number is None:
        return chance.choice((f"Số:      /KH-{code}", f"Số: ……/KH-{code}", f"Số:.../KH-{code}", f"Số /KH-{code}"))
    ordinal, rest = number.split("/")
    return chance.choice((f"Số: {number}", f"Số {ordinal} /{rest}", f"Số : {ordinal} / {rest}", f"Số:{ordinal}/{rest}"))


def _day_line(day: tuple[int, int, int] | None, chance: random.Random) -> str:
    place = chance.choice(_PLACES)
    if day is None:
        return chance.choice((f"{place}, ngày     tháng     năm 2031", f"{place}, ngày … tháng … năm 2031"))
    d, m, y = day
    return chance.choice(
        (
            f"{place}, ngày {d:02d} tháng {m:02d} năm {y}",
            f"{place}, ngày{d:02d} tháng {m} năm {y}",
            f"{place}, ngày {d} tháng{m:02d} năm{y}",
            f"{place}, ngày {d}/{m}/{y}",
        )
    )


def _plain(line: str) -> str:
    """A line in small letters, but for its first one, names of places and abbreviations."""
    plain = line[:1] + line[1:].lower()
    for name in (*_PLACES, "Việt Nam", "Hồ Chí Minh", *"UBND MTTQ TNCS THCS THPT BCH GD&ĐT".split()):
        plain = plain.replace(name.lower(), name)
    return "UBND" + plain[4:] if plain.startswith("Ubnd") else plain


_SLIPS = 0.12
"""The share of lines with a slip."""


def _slipped(line: str, chance: random.Random) -> str:
    """A line with one letter lost, doubled, swapped or without its mark, or two words run together."""
    if chance.random() > _SLIPS or len(line) < 8:
        return line
    at = chance.randrange(3, len(line) - 2)
    while not (line[at].isalpha() and line[at + 1].isalpha()):
        at = chance.randrange(3, len(line) - 2)
    slip = chance.randrange(5)
    if slip == 4:
        blank = line.rindex(" ")
        return line[:blank] + line[blank + 1 :]
    changed = (
        line[at + 1 : at + 2],
        line[at] * 2 + line[at + 1],
        line[at + 1] + line[at],
        fold(line[at]).upper() + line[at + 1],
    )[slip]
    return line[:at] + changed + line[at + 2 :]


def _stacked(left: Sequence[str], right: Sequence[str], _chance: random.Random) -> str:
    return "\n".join((*left, *right))


def _columns(left: Sequence[str], right: Sequence[str], _chance: random.Random) -> str:
    return "\n".join("\t".join(pair).rstrip("\t") for pair in _pairs(left, right))


def _merged(left: Sequence[str], right: Sequence[str], chance: random.Random) -> str:
    gap = " " * chance.choice((1, 6))
    return "\n".join(gap.join(pair).strip() for pair in _pairs(left, right))


def _table(left: Sequence[str], right: Sequence[str], _chance: random.Random) -> str:
    return f"| {' '.join(left)} | {' '.join(right)} |"


def _pairs(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str]]:
    rows = max(len(left), len(right))
    padded = [[*column, *[""] * (rows - len(column))] for column in (left, right)]
    return list(zip(*padded, strict=True))


_LAYOUTS = (_stacked, _stacked, _columns, _columns, _merged, _table)


def _text(body: _Body, name: str) -> str:
    place = f" trên địa bàn {_spoken_place(body.place)}" if body.place else ""
    return f"""KẾ HOẠCH
Phát động phong trào thi đua "Mỗi người một việc tốt" năm 2031

Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Để phong trào thi đua{place} đạt kết quả, kế hoạch được thực hiện như sau:
I. MỤC ĐÍCH
Thi đua thiết thực.
II. TỔ CHỨC THỰC HIỆN
1. Các đơn vị báo cáo trước ngày 20/11/2031.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. CƠ QUAN
KT. THỦ TRƯỞNG
PHÓ CHỦ TỊCH
(Đã ký)
{name}
"""


def _spoken_place(place: str) -> str:
    level, name = next((w, place[len(w) + 1 :]) for w in ("THỊ XÃ", place.split()[0]) if place.startswith(w + " "))
    return f"{level.lower()} {name.title()}"
