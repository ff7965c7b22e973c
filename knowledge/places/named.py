"""Which units of the administration a text names, with or without their level words, with or without diacritics."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.budget import check
from knowledge.places.mentions import FULL_LEVEL_WORDS, Place, find_places
from knowledge.places.units import LEVEL_WORDS, LEVEL_WRITTEN, LONGEST_NAME, Unit, provinces, units_called
from knowledge.span import Span
from knowledge.text import WORD, fold, has_marks, is_syllable, nfc, spelling

_BETWEEN = re.compile(r"[ \t]+|\s*-\s*|['’]")
"""What may stand between the words of a name: "Bà Rịa - Vũng Tàu", "Ia H'Drai"."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place that a text names.

    `level_word` is the folded one said before it, empty where none is; `name` its folded words; `span` level word and
    name. `units` are all that it can be, none for a place that no data knows ("xã X" is a place nevertheless).
    `sure` is False where nothing but the words themselves tells a place: in small letters, without a level word
    ("hòa bình" is a commune's name and a common word).
    """

    level_word: str
    name: str
    units: tuple[Unit, ...]
    span: Span
    sure: bool = True

    @property
    def provinces(self) -> frozenset[str]:
        """The folded names of the provinces that it can be, or lie in."""
        return frozenset((unit.within or (unit,))[-1].key for unit in self.units)


def find_named(text: str) -> list[Named]:
    """The places that a text names, in order.

    A unit whose name is only part of a longer one is not named: "Bắc Lạc Hà" is not Lạc Hà. Units that lie within
    another place of the text are preferred: of the many communes of a name, the one "huyện …" behind it tells.
    """
    text = nfc(text)
    marked = has_marks(text)
    found = [
        Named(place.level_word, place.name, _units_of(place, text, marked=marked), place.span)
        for place in find_places(text)
    ]
    found += _bare(text, [one.span for one in found], marked=marked)
    return _told_apart(sorted(found, key=lambda one: one.span))


def _units_of(place: Place, text: str, *, marked: bool) -> tuple[Unit, ...]:
    """The units that a place written with its level word is."""
    first = list(WORD.finditer(text, place.span.start, place.span.end))[-len(place.name.split())]
    return units_called(text[first.start() : place.span.end], place.level_word, marked=marked)


def _bare(text: str, taken: Sequence[Span], *, marked: bool) -> Iterator[Named]:
    """Units of the data whose names stand in a text where no other place does."""
    words = list(WORD.finditer(text))
    reach = _reach(text, words)
    at = 0
    while at < len(words):
        check()
        named = next(_from(text, words, at, reach[at], taken, marked=marked), None)
        if named:
            yield named
            while at < len(words) and words[at].start() < named.span.end:
                at += 1
        else:
            at += 1


def _from(
    text: str, words: Sequence[re.Match[str]], at: int, reach: int, taken: Sequence[Span], *, marked: bool
) -> Iterator[Named]:
    """The units whose name begins at a word, the longest name first; `reach`: the words that it may have."""
    for size in range(reach, 0, -1):
        run = words[at : at + size]
        span = Span(run[0].start(), run[-1].end())
        units = units_called(span.of(text), marked=marked)
        if not units or any(map(span.meets, taken)):
            continue
        level, start = _level_before(text, span.start)
        of_level = tuple(unit for unit in units if unit.level_word == level)
        if of_level:
            yield Named(level, of_level[0].key, of_level, Span(start, span.end))
        elif not level and not _is_part(text, words, at, size):
            capitals = [word.group()[0].isupper() for word in run]
            capital, known = all(capitals), units[0].key in provinces()
            mixed = any(capitals) and not capital  # "bắc Hà" of "phía bắc Hà Giang"
            if not mixed and (size > 1 or (capital and known)):
                yield Named("", units[0].key, units, span, sure=capital or known)


def _reach(text: str, words: Sequence[re.Match[str]]) -> list[int]:
    """How many words a name that begins at each word may have: those that nothing parts from it."""
    reach = [1] * len(words)
    for at in reversed(range(len(words) - 1)):
        if _joined(text, words[at : at + 2]):
            reach[at] = min(reach[at + 1] + 1, LONGEST_NAME)
    return reach


def _joined(text: str, run: Sequence[re.Match[str]]) -> bool:
    """Whether nothing but space or a hyphen parts the words."""
    return all(_BETWEEN.fullmatch(text, one.end(), other.start()) for one, other in pairwise(run))


def _level_before(text: str, start: int) -> tuple[str, int]:
    """The folded level word right before an offset, and where it begins."""
    first = max(0, start - _BEFORE)
    match = _LEVEL_BEFORE.search(fold(text[first:start]))
    if match is None or not _is_level(text[first + match.start("word") : first + match.end("word")]):
        return "", start
    return FULL_LEVEL_WORDS.get(match["word"], match["word"]), first + match.start("word")


def _is_level(word: str) -> bool:
    """Whether a word that folds to a level word is one as it is written: "xá" is no "xã"."""
    known = LEVEL_WRITTEN.get(fold(word))
    return known is None or not has_marks(word) or spelling(word) == spelling(known)


_BEFORE = 60
"""Characters that a level word and the space behind it fit into."""

_LEVEL_BEFORE = re.compile(rf"\b(?P<word>{'|'.join(sorted(LEVEL_WORDS, key=len, reverse=True))})[ .]\s*$")


def _is_part(text: str, words: Sequence[re.Match[str]], at: int, size: int) -> bool:
    """Whether capitals go on before or behind the words, as in a longer name: "Bắc Lạc Hà", "Lạc Hà Thượng"."""
    if text.isupper() or not words[at].group()[0].isupper():
        return False
    behind = at + size < len(words) and _joined(text, words[at + size - 1 : at + size + 1])
    return _begins_before(text, words, at) or (behind and _is_name_part(words[at + size], first=False))


def _begins_before(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the name that a word is in begins before it; the name of an office is no part of its place's."""
    start = at
    while start and _joined(text, words[start - 1 : start + 1]) and _is_name_part(words[start - 1], first=start == 1):
        start -= 1
    return _has_direction(text, words, at) or (start < at and fold(words[start].group()) not in _OFFICES)


_OFFICES = frozenset(
    "so phong ban cuc chi hoi doan truong benh vien uy dong cong dang mat tran khoi cum toa kho thue ngan trung "
    "tam lien bo to doi tong van thanh tra".split()
)
"""First words of the names of offices."""


def _is_name_part(word: re.Match[str], *, first: bool) -> bool:
    """Whether a word is a syllable with a capital, as names are written; the first word of a text has one anyway."""
    return not first and word.group().istitle() and is_syllable(fold(word.group()))


def longer_name(text: str, name: str) -> str:
    """The longer name that every mention of a folded one in a text is part of, as it is written there ("Bắc Lạc Hà");
    empty where the name stands on its own, or not at all. Only a direction before a name makes another one of it."""
    text = nfc(text)
    words = list(WORD.finditer(text))
    size, found = len(name.split()), ""
    for at in range(len(words) - size + 1):
        if " ".join(fold(word.group()) for word in words[at : at + size]) == name:
            if not _has_direction(text, words, at):
                return ""
            found = text[words[at - 1].start() : words[at + size - 1].end()]
    return found


def _has_direction(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a direction that is part of a name stands before a word: "Bắc Lạc Hà", not "phía bắc Lạc Hà"."""
    if not at or not _joined(text, words[at - 1 : at + 1]):
        return False
    before = nfc(words[at - 1].group())
    farther = fold(words[at - 2].group()) if at > 1 else ""
    said = before.lower() in _DIRECTIONS or farther not in _COMPOUNDS.get(before.lower(), {farther})
    return said and before[0].isupper() == words[at].group()[0].isupper() and farther not in _REGIONS


_DIRECTIONS = frozenset({"bắc", "nam", "đông", "tây"})
_COMPOUNDS = {
    "bac": frozenset(),
    "nam": frozenset("viet dau cuoi ca hang trong moi nua tung giua".split()),
    "dong": frozenset("lao hoi hop hoat cong hanh van chu bat huy phat khoi cao".split()),
    "tay": frozenset("so ban tiep chia".split()),
}
"""Typed without diacritics, a direction and the words before which it is half of another word: "hội đồng"."""
_REGIONS = frozenset({"phia", "mien", "vung", "huong"})


def _told_apart(found: Sequence[Named]) -> list[Named]:
    """Each place with only those units that lie within other places of the text, where some do."""
    return [_narrowed(one, [other for other in found if other is not one]) for one in found]


def _narrowed(named: Named, others: Sequence[Named]) -> Named:
    wider = {unit.id for other in others for unit in other.units}
    fitting = tuple(unit for unit in named.units if any(one.id in wider for one in unit.within))
    return Named(named.level_word, named.name, fitting or named.units, named.span, named.sure)
