"""Words that stand for one of several things ("sơ kết", "tổng kết"), as facts of a text."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from knowledge.proof.stated import Stated
from knowledge.proof.words import level
from knowledge.span import Span
from knowledge.vocabulary import Concept, concepts

_VERBS = frozenset({"change", "time_of_day"})
"""Groups of words that are also parts of names: "thành phố Hạ Uyên"."""

_PLACES_IN_ROW = {"nhất": "best", "nhì": "second", "ba": "third", "khuyến khích": "consolation", "kk": "consolation"}
_PRIZES = re.compile(
    rf"(?:^|(?<=[,;:(|])) ?(?P<place>{'|'.join(_PLACES_IN_ROW)}):? "
    r"(?=\d[\d.,]*\s?(?:đ|đồng|triệu|nghìn|điểm|giải)(?!\w))"
)
"""A place in a row of prizes, each with what it is worth: "nhất 900.000đ, nhì 600.000đ"."""


@cache
def _entries() -> tuple[tuple[str, str, Concept], ...]:
    named = ((one.name.partition("."), one) for one in concepts("contrasts"))
    return tuple((group, member, one) for (group, _, member), one in named)


def find_contrasts(text: str) -> Iterator[Stated]:
    """What a text says of several possible things: ("report", "interim") of "sơ kết"."""
    leveled = level(text)
    found = [
        Stated(group, member, Span(match.start(), match.end()))
        for group, member, concept in _entries()
        for match in concept.pattern.finditer(leveled)
        if group not in _VERBS or not _in_name(text, match)
    ]
    found += [one for one in _prizes(leveled) if not any(one.span.meets(other.span) for other in found)]
    for one in found:
        within = any(
            other.kind == one.kind and other.span != one.span and other.span.holds(one.span) for other in found
        )
        if not within:
            yield one


def _prizes(leveled: str) -> Sequence[Stated]:
    """The places of a row of prizes; none where there are not at least two."""
    matches = list(_PRIZES.finditer(leveled))
    return [
        Stated("place_in_row", _PLACES_IN_ROW[match["place"]], Span(match.start("place"), match.end("place")))
        for match in matches
        if len(matches) > 1
    ]


def _in_name(text: str, match: re.Match[str]) -> bool:
    """Whether a word has a capital, and the next one has, too."""
    following = re.match(r" (\w)", text[match.end() :])
    return text[match.start()].isupper() and bool(following) and text[match.end() + 1].isupper()
