"""Abbreviations that no list has, written out: "TĐL" as the words that the plans say and that it is the first letters
of. What a body or a thing is called by its own people stands in no dictionary, but in what they write."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache

from knowledge.question.english import english_words
from knowledge.text import is_syllable

_LONGEST = 6
_VOWELS = frozenset("aeiouy")
_JOINING = frozenset({"va"})
"""Words that abbreviations leave out: "NN&MT"."""


def may_shorten(word: str) -> bool:
    """Whether a folded word can only be first letters: no syllable, no English word, no number; of two letters only
    where neither is a vowel."""
    if not 2 <= len(word) <= _LONGEST or not word.isalnum() or not word[0].isalpha() or is_syllable(word):
        return False
    return (len(word) > 2 or _VOWELS.isdisjoint(word)) and word not in english_words()


def written_out(folded: str, known: Collection[str], meant_by: Callable[[str, str, str], Sequence[str]]) -> str:
    """A folded text with each abbreviation that is not `known` as a word replaced by what it is meant by, told for it
    and the words before and after it; nothing where that is unknown."""
    words = folded.split(" ")
    if not any(map(may_shorten, words)):
        return folded
    said: list[str] = []
    for at, word in enumerate(words):
        meant: Sequence[str] = ()
        if may_shorten(word) and word not in known:
            meant = meant_by(word, words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else "")
        said += meant or [word]
    return " ".join(said)


@lru_cache(4)
def letters_of(names: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The first letters of each name's words, and the words."""
    distinct = dict.fromkeys(tuple(word for word in name.split() if word not in _JOINING) for name in names)
    return tuple(("".join(word[0] for word in words), words) for words in distinct)


def named_by(word: str, said: frozenset[str], names: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """The words of names that an abbreviation stands for, those of the name of which a question says most besides;
    nothing where it says nothing else of one, or as much of names that read it otherwise."""
    best: dict[tuple[str, ...], int] = {}
    for letters, words in names:
        at = letters.find(word)
        while at >= 0:
            meant = words[at : at + len(word)]
            beside = len(said & {*words[:at], *words[at + len(word) :]})
            best[meant] = max(best.get(meant, 0), beside)
            at = letters.find(word, at + 1)
    most = max(best.values(), default=0)
    first = [meant for meant, beside in best.items() if beside == most]
    return first[0] if most and len(first) == 1 else ()
