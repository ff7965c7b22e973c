"""Places named with their level words, known to the data or not: "xã Nậm Khoa", "TP. Yên Sa"."""

import re
from dataclasses import dataclass

from knowledge.card import Level
from knowledge.places.units import LEVEL_WORDS, province_cities, units_called
from knowledge.span import Span
from knowledge.text import UPPER, fold, has_marks, joined_words, spelling

FULL_LEVEL_WORDS = {"tp": "thanh pho", "tx": "thi xa"}

_WORD = rf"[{UPPER}](?:[^\W\d_]|['’](?=[^\W\d_]))*"
# Where no comma parts a place from the next wider one, its level word ends the name.
_NEXT = r"(?!(?:TP|TX|TỈNH|THÀNH PHỐ|THỊ XÃ|THỊ TRẤN|HUYỆN|QUẬN|PHƯỜNG|XÃ)\b)"
_PARTNER = r"(?!\s*[-–]\s*(?:SỞ|Sở|BAN|Ban|HỘI|Hội|TỈNH|Tỉnh|UBND|CÔNG AN|Công an)\b)"
"""Behind a dash the next of several offices: "THƯ VIỆN TỈNH X - SỞ Y TẾ"."""
_NAME = rf"{_WORD}(?:{_PARTNER}[ -]+(?:-\s*)?{_NEXT}{_WORD}|\s+\d{{1,2}}\b){{0,3}}"
_MENTION = re.compile(
    r"\b(?P<level>[Tt]ỉnh|TỈNH|[Tt]hành phố|THÀNH PHỐ|TP\.?|[Tt]p\.?|[Tt]hị xã|THỊ XÃ|TX\.?|"
    r"[Hh]uyện|HUYỆN|[Qq]uận|QUẬN|"
    r"[Tt]hị trấn|THỊ TRẤN|[Pp]hường|PHƯỜNG|[Xx]ã|XÃ|[Đđ]ặc khu|ĐẶC KHU|"
    rf"[Tt]hanh\s+ph\w{{1,2}}|[Tt]inh|[Hh]uyen|[Xx]a|[Pp]huong)\s+(?:[ỦUủu][yYỷỶ]\s+)?(?P<name>{_NAME}|\d{{1,2}}\b)"
)
_REACH = 60
"""Characters before the end of a level word that tell what else it may be: more than any of the words looked for."""

_UNION = re.compile(r"[Đđ](?:oàn|OÀN)\s+(?=\S)")
"""Behind a level word the youth union of that level: "Tỉnh Đoàn Yên Sa" is the province's."""
_OFFICES_BEHIND = {
    fold(pair): spelling(pair)
    for pair in (
        "uỷ ban",
        "hội đồng",
        "đảng uỷ",
        "mặt trận",
        "chủ tịch",
        "công an",
        "trung tâm",
        "việt nam",
        "cộng hoà",
        "độc lập",
        "đảng cộng",
    )
}
"""What follows a place in capitals and is no part of its name."""
_NOT_NAMES = frozenset(
    "uy ban nhan dan hoi dong dang uy doan the mat tran chu tich cong an quan su bo chi huy van phong "
    "phong so nam "
    "trung tam ban can bo thanh uy tinh uy huyen uy viet nam va cac ket luan can cu".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: folded level word ("thi xa"; empty where only the name is said), name in folded words, name
    as written."""

    level_word: str
    name: str
    written: str
    span: Span

    @property
    def level(self) -> Level | None:
        """The rung of the administration, None where the level word is not said."""
        if self.level_word == "thanh pho" and self.name in province_cities():
            return Level.PROVINCE
        return LEVEL_WORDS.get(self.level_word)


def find_places(text: str) -> list[Place]:
    """The places that a text names with their level word, in order; names begin with capitals."""
    places = []
    for match in _MENTION.finditer(text):
        name = _cut_name(match["name"])
        if not name or is_no_level(text[max(0, match.end("level") - _REACH) : match.end("level")]):
            continue
        word = fold(match["level"]).rstrip(".")
        word = "thanh pho" if word.startswith("thanh ph") else FULL_LEVEL_WORDS.get(word, word)
        end = match.start("name") + len(name)
        if (union := _UNION.match(name)) and not units_called(name, word):
            name = name[union.end() :]
        if _PERSON.match(name) and not units_called(name, word):
            continue  # "Chủ tịch UBND xã Lò Thị Mai"
        folded = joined_words(name)
        if word == "xa" and (folded == "hoi" or folded.startswith("hoi chu")):
            continue  # "xã hội", "xã hội chủ nghĩa" in capitals
        places.append(Place(word, folded, _written(match["level"], name), Span(match.start(), end)))
    return places


def is_no_level(text: str) -> bool:
    """Whether the level word that ends a text is half of another word ("hợp tác xã") or one of several ("các xã,
    phường"), so that the name behind it is not of its level."""
    folded = fold(text)
    if _OTHER_WORDS.search(folded):
        return True
    two = _TWO_LEVELS.search(folded)
    # "công an xã tỉnh …" is a commune within the province, "xã phường …" are of one rung.
    return two is not None and (two["joint"] != " " or LEVEL_WORDS[two["one"]] is LEVEL_WORDS[two["other"]])


_PERSON = re.compile(r"\w+ (?:Thị|Văn) \w")
_LEVELS = "|".join(LEVEL_WORDS)
_OTHER_WORDS = re.compile(r"\b(?:(?:binh|co|lien|tham|chu|khach|tong|to chuc) quan|hop tac xa)$")
_TWO_LEVELS = re.compile(rf"\b(?P<one>{_LEVELS})(?P<joint>, ?| va | hoac | )(?P<other>{_LEVELS})$")


def _written(level: str, name: str) -> str:
    """The place as it is written in a sentence, also where the text has it in capitals."""
    if name.isupper():
        name = " ".join(part.capitalize() for part in name.split())
    abbreviated = level.rstrip(".") in {"TP", "TX"}
    return f"{level.lower() if level.isupper() and not abbreviated else level} {name}"


def _cut_name(name: str) -> str:
    """The name without the words of an office that follow it in capitals."""
    parts = re.split(r"(?<=\S)(\s+)", name)
    kept: list[str] = []
    syllables = [p for p in parts if p.strip()]
    for i, syllable in enumerate(syllables):
        if _is_office_behind(" ".join(syllables[i : i + 2])):
            break
        kept.append(syllable)
    text = " ".join(kept)
    return name[: len(text)].rstrip(" -") if fold(text) not in _NOT_NAMES else ""


def _is_office_behind(pair: str) -> bool:
    """Whether two words begin the name of an office: "HỘI ĐỒNG", not the "Hội Đông" of a place."""
    office = _OFFICES_BEHIND.get(fold(pair))
    return office is not None and (not has_marks(pair) or spelling(pair) == office)
