"""The words of a question, and of a text, that say what it is about."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from knowledge.abbreviations import expand
from knowledge.question.kinds import LEGAL
from knowledge.question.naming import PlanName, informative, shared_runs, without_title
from knowledge.question.units import without_unit
from knowledge.search.language import open_language
from knowledge.text import WORD, fold

# Phrases that a question is asked with; taken out whole, since their words mean something elsewhere ("Phòng Nội vụ").
_ASKING = re.compile(
    r"\b(?:ke hoach|thi dua|phong trao|noi dung|nhiem vu|trach nhiem|quy dinh|thuc hien|"
    r"nhu the nao|the nao|bao nhieu|bao lau|bao gio|khi nao|luc nao|ngay nao|thang nao|ngay may|"
    r"don vi nao|co quan nao|"
    r"nhung ai|nhung gi|lam gi|la gi|cho biet|xin hoi|cho hoi|cho em hoi|giup (?:toi|em|minh)|"
    r"phai lam|duoc giao|chiu trach nhiem|phu trach|bo phan nao|phong nao|o dau|ve dau|cho ai|"
    r"gui ai|trong nam|dia ban|co may|chia (?:lam|thanh|the nao|ra sao)|duoc khong|muc tieu|tong cong|"
    r"ty le|(?:den )?(?:cuoi|het) (?:nam )?(?=20\d\d\b)|(?:can )?(?:dieu kien|tieu chuan|tieu chi) (?:gi|nao)|"
    r"can (?:nhung )?gi|"
    r"rieng(?= (?:\w+ ){1,5}(?:may|bao nhieu)\b)|so voi|so sanh|ben nao|(?:cao|thap|nhieu|it|som|muon) hon|"
    r"chi tieu|dat muc|ra sao|chia|noi (?:gi|den|toi|ve)|de cap|nhac (?:den|toi|gi)|viet gi)\b"
)
DAMAGED = 0.3
"""The share of words that are expected to be misread in a poor text."""

STOP = frozenset(
    """
    ai anh ba ban bi bo cac cai can cho chi chua co con cua cung da dang de den deu di do duoc gi hay
    het hom khi khong la lam lai may moi mot nao nay neu ngay nhieu nhu nhung
    o phai ra roi sao se so tai tat ca the theo thi toi trong tren tu ung va vao vay ve vi voi vua xin
    gio luc bao lau hoi biet minh em oi a ah nhe nha u nam ke ten gom nua ma
    the of for to and in is are what which who how be by on from this that
    """.split()
)


_DIRECTIONS = frozenset((before, "nam") for before in ("phia", "mien", "vung", "dong", "tay"))
"""Where "nam" is the south, not the year."""


def content_words(folded: str, names: Iterable[PlanName] = ()) -> list[str]:
    """The words of a question that say what it is about, without question words and the plan's own name."""
    text = _ROMAN.sub(lambda m: f"{m[1]} {_NUMERALS[m[2]]}", re.sub(LEGAL, " ", folded))
    for name in names:
        text = _without_name(text, name)
    words = list(map(bare, WORD.findall(_ASKING.sub(" ", text))))
    return [
        word
        for before, word in zip(("", *words), words, strict=False)
        if (word not in STOP or (before, word) in _DIRECTIONS) and not (word.isdigit() and len(word) == 4)
    ]


def _without_name(folded: str, name: PlanName) -> str:
    """A question without the body, place and bloc that a plan is called by, or the title of a law."""
    if name.reference:
        folded = " ".join(without_title(folded.split(), name))
    folded = without_title_run(folded, name)
    for level_word, place in name.places:
        if place not in folded:
            continue
        named = rf"\b(?:(?:uy ban nhan dan|hoi dong nhan dan|dang uy)\s+)?(?:{level_word}\s+)?{re.escape(place)}\b"
        folded = re.sub(named, " ", folded)
    return without_unit(name, folded)


def without_title_run(folded: str, name: PlanName) -> str:
    """A question without the name that the plan's title gives its movement: of its first three words on."""
    words = folded.split()
    for run in shared_runs(words, name.theme):
        if len(run) >= _THEME_RUN and tuple(run) == name.theme[: len(run)] and len(set(informative(run))) > 1:
            return folded.replace(" ".join(run), " ")
    return folded


_THEME_RUN = 3


_NUMERALS = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_ROMAN = re.compile(r"\b(quy|dot|giai doan|chang|hoc ky|hang|loai|khoi|cum) (i{1,3}|iv|v)\b")


def text_words(text: str) -> list[str]:
    """The folded words of a text, abbreviations written out, numbers in figures and without leading zeros."""
    return expand(list(map(bare, WORD.findall(_ROMAN.sub(lambda m: f"{m[1]} {_NUMERALS[m[2]]}", fold(text))))))


@lru_cache(64)
def telling_words(content: str) -> tuple[str, ...]:
    """The words of a folded question that say what it is about, each once, as they stand in texts."""
    return tuple(dict.fromkeys(w for w in text_words(content) if w not in STOP and (len(w) > 1 or w.isdigit())))


@lru_cache(64)
def neighbours(content: str) -> tuple[str, ...]:
    """The neighbouring words of a folded question, each pair once."""
    return tuple(dict.fromkeys(map(" ".join, pairwise(text_words(content)))))


def bare(word: str) -> str:
    """A word as it is compared: "05" and "5" are the same day, "III" and "3" the same phase ("i" is a letter, too)."""
    if word[0] == "0" and word.isdigit():
        return word.lstrip("0") or "0"
    return _NUMERALS.get(word, word) if len(word) > 1 else word


def legible(text: str, *, damaged: bool) -> str:
    """A text folded; the words of a misread one as they were likeliest written. For finding, never for quoting."""
    if not damaged:
        return fold(text)
    return " ".join(open_language().repair(WORD.findall(fold(text)), DAMAGED))
