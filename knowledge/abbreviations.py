"""Abbreviations of Vietnamese administration, written out (`knowledge/vocabulary/shortened.yaml`, and those of award
forms and offices in their lists)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Meaning:
    """What something that is shortened, `short`, stands for, both in small letters, where it stands beside certain
    folded words; wherever it stands, where it has none of them."""

    words: str
    short: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def is_everywhere(self) -> bool:
        """Whether this is meant whatever stands beside it."""
        return not (self.before or self.after)

    def fits(self, before: str, after: str) -> bool:
        """Whether this is meant between two stretches of a folded text."""
        beside = any(f" {before}".endswith(f" {one}") for one in self.before)
        return beside or any(f"{after} ".startswith(f"{one} ") for one in self.after)


@cache
def shortened(how: str) -> dict[str, tuple[Meaning, ...]]:
    """What is shortened, folded, and what it stands for, that with neighbours first: "short" by officials, in plans and
    questions alike, "typed" by people who ask."""
    found: defaultdict[str, list[Meaning]] = defaultdict(list)
    for meant, own in (entry for name in _LISTS for entry in entries(name).items()):
        sides = tuple(several(own, "before")), tuple(several(own, "after"))
        for short in several(own, how):
            found[fold(short)].append(Meaning(meant.lower(), short.lower(), *sides))
    return {short: tuple(sorted(them, key=lambda one: one.is_everywhere)) for short, them in found.items()}


def written_out(word: str) -> tuple[str, ...] | None:
    """The words, with diacritics, that a folded abbreviation stands for; None where it is not one."""
    return _table().get(word)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {short: tuple(meant[-1].words.split()) for short, meant in shortened("short").items()}


@cache
def _folded() -> dict[str, tuple[str, ...]]:
    return {short: tuple(fold(word) for word in words) for short, words in _table().items()}
