"""What a text numbers: "đợt 2", "giải nhất", "lần hai", "học kỳ I", as what is counted and which one it is."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from knowledge.text import fold, nfc

_COUNTED = (
    "dot|giai doan|chang|vong|buoc|lan|quy|hoc ky|tuan|ky|khoi|cum|to|doi|lop|hang|loai|giai|muc|nhom|dieu|phan|"
    "chuyen de|bac|cap"
)
_WORDS = {
    "nhat": 1,
    "mot": 1,
    "nhi": 2,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "khuyen khich": 9,
    "dac biet": 0,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
}
_NOT_FOURTH = r"tu(?! (?:cua|thi|ket|bat|la|co|dien|nam)\b| ?[,.;:?!)]| ?$)"
"""Without diacritics "from" or half of a word rather than the fourth: "có mấy đợt, từ ngày nào", "tổ tự quản"."""
_WHICH = rf"\d{{1,3}}(?![./-]?\d)|(?!{_NOT_FOURTH})(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})|[a-d]"
_NUMBERED = re.compile(
    rf"\b(?!dot (?:thi dua )?\d+ thang)(?P<counted>{_COUNTED}) (?:thi dua )?(?:so |thu )?(?P<which>{_WHICH})(?![\w/-])"
)
_UNITS_AND_VERBS = (
    "ngay|thang|nam|gio|luc|tu|den|truoc|sau|khoang|hon|tren|duoi|la|va|du|dat|co|gom|con|tang|thuong|moi|cho|toi|da|qua|it|"
    "khong|tong|bang|phut|vao|hay|hoac|trong|them|cong|tru|nop|lap|cac|nhung|chon|giam|duoc|thu"
)
_CALLED = re.compile(
    rf"\b(?!(?:{_UNITS_AND_VERBS}|{_COUNTED})\b)(?P<counted>[a-z]{{2,}}) "
    r"(?:so |thu )?0?(?P<which>\d{1,3})(?![\w/.,%-])|"
    r"\b(?P<code>[a-z]{1,4})(?P<at>\d{1,2})(?![\w/.,-])"
)
"""Anything that is called by a figure: "tiểu đoàn 4", "HM5"."""
_ALSO = re.compile(rf"(?:,| va| hoac|,? hay|;) (?P<which>{_WHICH})(?![\w/-])(?! thang\b)")

Numbered = frozenset[tuple[str, str]]
"""What is counted, folded, and which one it is: figures, Roman numerals and words as a figure, letters as they are."""


@lru_cache(2_000)
def numbered_in(text: str) -> Numbered:
    """What a text numbers, in any typing."""
    folded = " ".join(_numerals_alone(nfc(text)).split())
    named = list(_NUMBERED.finditer(folded))
    taken = {match.end("which") for match in named}
    called = (match for match in _CALLED.finditer(folded) if match.end() not in taken) if _FIGURE.search(folded) else ()
    pairs = ((match["counted"] or match["code"], figure_of(match["which"] or match["at"])) for match in called)
    return frozenset([*pairs, *(pair for match in named for pair in _pairs(match, folded))])


def without_numbered(folded: str, counted: Collection[str]) -> str:
    """A folded text without what it numbers of some things: "đợt 1" and "hạng nhất" of "dot" and "hang"."""

    def kept(match: re.Match[str]) -> str:
        return " " if (match["counted"] or match["code"]) in counted else match[0]

    return _CALLED.sub(kept, _NUMBERED.sub(lambda match: " " if match["counted"] in counted else match[0], folded))


def _numerals_alone(text: str) -> str:
    """A text folded; of one with diacritics without what only folds to a numeral: "tổ tự quản", "cấp bà con"."""
    folded = fold(text)
    if folded == text.lower():
        return folded
    return _NUMERAL.sub(lambda one: one[0] if text[slice(*one.span())].lower() == _WRITTEN[one[0]] else "_", folded)


_WRITTEN = {"nhat": "nhất", "mot": "một", "nhi": "nhì", "hai": "hai", "ba": "ba", "tu": "tư", "bon": "bốn"}
_NUMERAL = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_WRITTEN)})(?![^\W\d_])")
_FIGURE = re.compile(r"\d")


def _pairs(match: re.Match[str], folded: str) -> Iterator[tuple[str, str]]:
    yield match["counted"], figure_of(match["which"])
    also = _ALSO.match(folded, match.end())
    while also:
        yield match["counted"], figure_of(also["which"])
        also = _ALSO.match(folded, also.end())


def numbered_by(titles: Sequence[str], cells: Sequence[str]) -> Numbered:
    """What a row of a table numbers: the cell under "Đợt", "Giải"."""
    found = set()
    for title, cell in zip(titles, cells, strict=False):
        counted, which = fold(title).strip(), fold(cell).strip()
        if re.fullmatch(_COUNTED, counted) and re.fullmatch(_WHICH, which):
            found.add((counted, figure_of(which)))
    return frozenset(found)


def figure_of(word: str) -> str:
    """A folded numeral as a figure: "ii", "hai" and "02" as "2"; anything else as it is."""
    return str(_WORDS[word]) if word in _WORDS else word.lstrip("0") or "0"
