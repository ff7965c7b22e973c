"""Abbreviations of Vietnamese administration, written out (`knowledge/vocabulary/shortened.yaml`, and those of award
forms and offices in their lists)."""

from collections.abc import Sequence
from functools import cache

from knowledge.text import fold
from knowledge.vocabulary import entries, several

_LISTS = ("awards", "offices", "shortened")


def expand(words: Sequence[str]) -> list[str]:
    """Folded words with each known abbreviation written out as its folded words; unknown words stay."""
    table = _folded()
    expanded: list[str] = []
    for word in words:
        written_out = table.get(word)
        if written_out is None:
            expanded.append(word)
        else:
            expanded.extend(written_out)
    return expanded


@cache
def shortened(how: str) -> dict[str, str]:
    """What is shortened, folded, and the words in small letters that it stands for: "short" by officials, in plans and
    questions alike, "typed" by people who ask."""
    named = (one for name in _LISTS for one in entries(name).items())
    return {fold(short): meant.lower() for meant, own in named for short in several(own, how)}


def written_out(word: str) -> tuple[str, ...] | None:
    """The words, with diacritics, that a folded abbreviation stands for; None where it is not one."""
    return _table().get(word)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {short: tuple(meant.split()) for short, meant in shortened("short").items()}


@cache
def _folded() -> dict[str, tuple[str, ...]]:
    return {short: tuple(fold(word) for word in words) for short, words in _table().items()}
