"""Whose document it is: the places of its issuer, and the rung of the administration it stands on."""

import re

from ingest.card.reading import Reading
from knowledge.card import Field, Level
from knowledge.offices import either
from knowledge.places import LEVEL_WORDS, Place, find_places, province_cities, provinces
from knowledge.span import Span
from knowledge.text import UPPER, fold, joined_words

_DATED_AT = re.compile(rf"(?<!\w)((?:[{UPPER}][^\W\d_]*\s+){{1,3}}[{UPPER}][^\W\d_]*),\s*$")
_CALLED_BY_PLACE = re.compile(r"(tinh|thanh|thi|huyen|quan|dang) (?:uy|doan)\b")
"""A Party or Youth Union committee, which is called by its own place: "Huyện ủy Bình Lưu", "Tỉnh đoàn Lạc Hà"."""
_LEVELS_SO = {"tinh": "tinh", "thanh": "thanh pho", "thi": "thi xa", "huyen": "huyen", "quan": "quan"}

_LEVEL_HEADS: tuple[tuple[str, Level], ...] = (
    (rf"(?:{either('bloc')})\b", Level.BLOC),
    (
        r"bo (?!chi huy|chqs)|chinh phu|thu tuong|ban chap hanh trung uong|tong lien doan|quoc hoi|"
        r"hoi dong thi dua[ ,-]+khen thuong trung uong",
        Level.MINISTRY,
    ),
    (rf"(?!uy ban nhan dan|ubnd)(?:{either('department')})\b", Level.DEPARTMENT),
)


_PROVINCES = {"tinh": "tỉnh", "thanh pho": "thành phố"}


def dated_at(reading: Reading, issued: Field | None) -> Place | None:
    """The place before the day of issue, at the level at which the plan names it; where it never does that of a
    province, or none."""
    start = reading.text.rfind("\n", 0, issued.span.start) + 1 if issued else 0
    match = _DATED_AT.search(reading.text[start : issued.span.start] if issued else "")
    if match is None:
        return None
    name = joined_words(match[1])
    named = [place for place in find_places(reading.text) if place.name == name]
    at = start + match.start(1)
    level = "" if name not in provinces() else "thanh pho" if name in province_cities() else "tinh"
    written = f"{_PROVINCES[level]} {match[1]}" if level else match[1]
    return named[0] if named else Place(level, name, written, Span(at, at + len(match[1])))


def places_of(
    reading: Reading, issuer: Field | None, title: Field | None, above: list[Field], dated: Place | None
) -> list[Place]:
    """The issuer's own place first, then the wider ones that issuer and title name."""
    named = [p for f in (issuer, title) if f for p in find_places(f.value) or find_places(f.span.of(reading.text))]
    if issuer and not find_places(issuer.value) and not any(_OF_CENTRE.match(fold(one.value)) for one in above):
        offices = [place for office in above for place in find_places(office.value)]
        own = _completed(reading, issuer, offices, dated)
        named = [own, *named] if own else named
    if issuer and not named and dated and fold(issuer.value).endswith(f" {dated.name}"):
        named = [dated]
    seen: dict[tuple[str, str], Place] = {}
    for place in named:
        seen.setdefault((place.level_word, place.name), place)
    return list(seen.values())


_OF_CENTRE = re.compile(r"(?:bch|ban chap hanh) trung uong\b")
"""Whose offices are of the whole country: places that their texts name, be it as examples, are not theirs."""
_SEVERAL = re.compile(r"\b(?:cac|nhung|mot so) \Z")
"""Before a level word: what follows is the name of a region or of several places."""
_BEFORE = 12


def _completed(reading: Reading, issuer: Field, above: list[Place], dated: Place | None) -> Place | None:
    """The place of an issuer that names none, or only its level ("UBND thị xã"): that of the offices above it, of that
    level where one is said, else the one of its level that is named most, or a wider one at which it is dated."""
    level_word = next(
        (w for w in sorted(LEVEL_WORDS, key=len, reverse=True) if re.search(rf"\b{w}$", fold(issuer.value))),
        None,
    )
    committee = _CALLED_BY_PLACE.match(fold(issuer.value))
    if committee:
        level_word = _LEVELS_SO.get(committee[1])
    fitting = [place for place in above if level_word is None or place.level_word == level_word]
    if fitting and not committee:
        return fitting[-1]
    counts: dict[tuple[str, str], list[Place]] = {}
    for place in find_places(reading.text):
        # A name never goes on in the next line or the next column of a letterhead.
        broken = re.search(r"[\n\t|]", place.span.of(reading.text)) is not None
        several = _SEVERAL.search(reading.folded, max(0, place.span.start - _BEFORE), place.span.start)
        if not broken and not several and (level_word is None or place.level_word == level_word):
            counts.setdefault((place.level_word, place.name), []).append(place)
    most = max(counts.values(), key=len)[0] if counts else None
    return dated if most and dated and level_word is None and _wider(dated, most) else most


def _wider(one: Place, other: Place) -> bool:
    """Whether a place is of a higher rung of the administration than another; the levels stand from the highest."""
    if one.level is None or other.level is None:
        return False
    rungs = list(Level)
    return rungs.index(one.level) < rungs.index(other.level)


def level_of(issuer: Field | None, places: list[Place]) -> Level | None:
    """The rung of the administration that an issuer stands on, or that it is a bloc or an office beside it."""
    if issuer is None:
        return places[0].level if places else None
    folded = fold(issuer.value)
    for pattern, level in _LEVEL_HEADS:
        if re.match(pattern, folded):
            return level
    for word in sorted(LEVEL_WORDS, key=len, reverse=True):
        if re.search(rf"\b{word}\b", folded):
            city = word in {"thanh pho", "tp"} and any(p.name in province_cities() for p in places[:1])
            return Level.PROVINCE if city else LEVEL_WORDS[word]
    return places[0].level if places else None
