"""English questions read as Vietnamese ones: the words of the domain, phrase by phrase
(`knowledge/vocabulary/english.yaml`), and what stands beside a thing behind it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby

from knowledge.text import WORD, YEAR, is_syllable
from knowledge.vocabulary import entries

_QUARTERS = frozenset({"q1", "q2", "q3", "q4"})
_MAY_BE_MISSING = re.compile(r"[a-z]\?|\(\?[=!<][^()]*\)")
"""Letters that may be missing ("themes?"), and what must or must not stand beside."""
_SAID = "\u0275"
"""Before a word that was put in: a letter, so that no later phrase takes it for an English one."""
_FUNCTION_WORDS = frozenset(
    "the is are was were what when which who whom how does do did of for in on to and by from must "
    "should has have been it this that with at many long be can "
    "there year report plan deadline".split()
)
_ALSO_ENGLISH = frozenset(
    "please could would shall will might you your they their want tell know there these those where why whose whether "
    "between about before until during within without against through each every both either other because still "
    "already".split()
)
"""Words that tell English beside those of the domain."""
_AMBIGUOUS = frozenset({"do", "to", "in", "on", "be", "at", "can", "the"})
"""Vietnamese syllables as well."""
_STRONG = (_FUNCTION_WORDS | _ALSO_ENGLISH) - _AMBIGUOUS
_VIETNAMESE = frozenset(
    "ai bao cho chua co cua dau duoc gi gui han khi khong la lam nao nhu nhung nop o phai ra sao thi va ve".split()
)
"""Words that say that a question is Vietnamese, whatever English ones it has."""


def is_english(words: Sequence[str]) -> bool:
    """Whether folded words are English: at least two, and a quarter, are its function words, or half are words that it
    alone has and none is one that says otherwise."""
    # "do", "to", "in", "the" are Vietnamese syllables as well, so one alone says nothing.
    strong = sum(word in _STRONG for word in words)
    hits = strong + sum(word in _AMBIGUOUS for word in words)
    follows_up = list(words[1:2]) == ["about"] and words[0] in {"what", "how"}
    if follows_up or (strong >= 1 and hits >= 2 and hits >= len(words) * 0.25):
        return True
    if len(words) < _TOLD_BY or not _VIETNAMESE.isdisjoint(words):
        return False
    own = sum(_is_known(word) and not is_syllable(word) for word in words)
    return own >= _TOLD_BY - 1 and own >= len(words) / 2


_TOLD_BY = 3
"""Fewer words are not taken for English by what they are about."""


def as_vietnamese(words: Sequence[str]) -> list[str]:
    """The words with each known phrase put into folded Vietnamese, in the order of Vietnamese; the rest, such as names,
    stays."""
    text, found = _put_in(_with_days(_names_kept(words)))
    return [word for said in _in_order(text.split(), found) for word in said.split()]


def phrases_of(words: Sequence[str]) -> list[str]:
    """The phrases of the vocabulary that are put into Vietnamese in folded words."""
    return list(_put_in(_with_days(_names_kept(words)))[1])


def _put_in(words: Iterable[str]) -> tuple[str, list[str]]:
    """The words with a mark for each phrase that is put into Vietnamese, and these phrases by their marks."""
    text, found = " ".join(words), list[str]()
    for phrase, fragments in _phrases():
        if not any(fragment in text for fragment in fragments):
            continue
        before, text = text, _pattern(phrase).sub(f"{_SAID}{len(found)}", text)
        found += [phrase] if text != before else []
    return text, found


_EMPTY = frozenset(
    "the is are of for what in was it and does do did s a an its their will should at be been from have has out "
    "this under to by with on or we i you they he she them us our your my me that these those there were am being had "
    "would could can might shall may if then than as so also too just any some such who whom whose about into per "
    "please yet already still ever exactly actually really kindly here which".split()
)
_CALLED = frozenset("bcd")
"""Letters that things are called by: "bloc B"."""
_GLUE = frozenset({"s"})
"""Between whose something is and what it is: "the ward's plan"."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """What some words say, and whether that is a thing or tells more of one; a name is."""

    said: str
    thing: bool = False
    name: bool = False


def _in_order(tokens: Sequence[str], found: Sequence[str]) -> Iterator[str]:
    """The Vietnamese for marked words: of things that follow one another the last is the one that is meant, which
    stands first in Vietnamese ("the Lac Ha commune report": "bao cao xa lac ha"), with its figure behind it."""
    for things, units in groupby(_units(tokens, found), key=lambda unit: unit.thing):
        said = list(units)
        # A name at the end stays there: "district Lac Ha".
        named = said[-1:] if things and said[-1].name else []
        rest = said[: len(said) - len(named)]
        yield from (unit.said for unit in [*(reversed(rest) if things else rest), *named])


def _units(tokens: Sequence[str], found: Sequence[str]) -> Iterator[_Unit]:
    """What the words say, one after another: a name in one piece, a thing with its figure."""
    last = _Unit("")
    for token in tokens:
        if token in _GLUE and last.said:
            continue
        unit = _unit(token, found)
        if last.thing and (token.isdigit() or token in _CALLED or (last.name and unit.name)):
            last = replace(last, said=f"{last.said} {unit.said}")
            continue
        yield last
        last = unit
    yield last


def _unit(token: str, found: Sequence[str]) -> _Unit:
    if token[:1] == _SAID and token[1:].isdigit():
        entry = entries("english")[found[int(token[1:])]]
        return _Unit(entry["vi"], bool(entry.get("noun")))
    if token in _EMPTY:
        return _Unit("")
    if ordinal := _ORDINAL.fullmatch(token):
        return _Unit(ordinal[1], thing=True)
    named = _is_name(token)
    return _Unit(token.removeprefix(_SAID), named or YEAR.fullmatch(token) is not None, named)


# Names.
_IN_NAMES = frozenset("an my me long do can to a song on be me no so the may".split())
"""English words that Vietnamese names are made of, too."""
_BEFORE_NAMES = frozenset("in of at for from to near and by".split())
_AFTER_PERSONS = frozenset("tell let give show help remind inform send".split())


def _names_kept(words: Sequence[str]) -> list[str]:
    """The words with those marked that belong to a name although they are English as well: "Hoi An", "Can Tho"."""
    kept = list(words)
    for at in reversed(range(len(kept))):
        before, after = (kept[at - 1] if at else ""), (kept[at + 1] if at + 1 < len(kept) else "")
        if kept[at] in _IN_NAMES and _belongs_to_name(kept[at], before, after):
            kept[at] = f"{_SAID}{kept[at]}"
    return kept


def _belongs_to_name(word: str, before: str, after: str) -> bool:
    named_before, named_after = _is_name(before), _is_name(after)
    if word == "an":  # the article stands before a vowel
        return named_after or (after[:1] not in tuple("aeioh") or after in _FUNCTION_WORDS) or named_before
    if word in {"long", "my", "me", "song"}:
        asked = before in {"how", "as", "so", "too"} or before in _AFTER_PERSONS
        return not asked and (named_after or named_before)
    return named_after and before in _BEFORE_NAMES and word not in {"the", "on", "be"}


def _is_name(word: str) -> bool:
    """Whether a word can only be part of a Vietnamese name."""
    if word[:1] == _SAID:
        return word[1:].isalpha()
    return len(word) > 1 and is_syllable(word) and not _is_known(word)


# Days.
_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan;february feb;march;april apr;may;june jun;july jul;august aug;september sept sep;october oct;"
        "november nov;december dec".split(";"),
        1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_DAY = r"(?P<day>\d{1,2}(?:-\d{1,2})?)(?:st|nd|rd|th)?"
_OF_YEAR = r"(?: (?P<year>(?:19|20)\d\d))?"
_DATES = (
    re.compile(rf"\b(?:the )?{_DAY} (?:of )?{_MONTH}{_OF_YEAR}\b"),
    re.compile(rf"\b{_MONTH} (?:the )?{_DAY}{_OF_YEAR}\b(?! (?:points?|entries|votes)\b)"),
    re.compile(rf"\b{_MONTH} (?P<year>(?:19|20)\d\d)\b"),
    re.compile(
        r"(?<=\bin |\bby |\bof |\bto )(?P<month>march|may)(?= |$)|"
        rf"\b(?P<named>{'|'.join(name for name in _MONTHS if name not in {'may', 'march'})})\b"
    ),
)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")


def _with_days(words: Sequence[str]) -> list[str]:
    """The words with days and months in figures: "June 15, 2031" is "15/6/2031", "in May" is "thang 5"."""
    text = " ".join(words)
    for pattern in _DATES:
        text = pattern.sub(_written_day, text)
    quarters = (f"{_SAID}quy {word[1]}" if word in _QUARTERS else word for word in text.split())
    return " ".join(quarters).split()


def _written_day(match: re.Match[str]) -> str:
    said = match.groupdict()
    month = _MONTHS[said.get("month") or said["named"]]
    year = f"/{said['year']}" if said.get("year") else ""
    return f"{said['day']}/{month}{year}" if said.get("day") else f"{_SAID}thang {month}{year}"


# What the vocabulary says.
@cache
def english_words() -> frozenset[str]:
    """English words that the questions may use: none of them is a misspelt Vietnamese one."""
    written = {word for phrase in entries("english") for word in _words_of(phrase)}
    return _FUNCTION_WORDS | {word for word in written if len(word) > 2}


def _is_known(word: str) -> bool:
    return word in _FUNCTION_WORDS or word in _EMPTY or word in _ALSO_ENGLISH or word in english_words()


@cache
def _phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The phrases in their order, each with letters of which a text has some that it stands in."""
    return tuple(
        (one, tuple(word for word in WORD.findall(_MAY_BE_MISSING.sub(" ", one)) if len(word) > 1 and word.isalpha()))
        for one in entries("english")
    )


@lru_cache(None)
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{phrase})\b")


_LETTERS = re.compile(r"[a-z]+(?![?*+{])")
"""Letters of a phrase all of which are written."""
_ANY = "\0"
"""In place of letters that a phrase leaves open."""


def _words_of(phrase: str) -> set[str]:
    """The words that are written in a phrase: "ceremon(?:y|ies)" has "ceremony" and "ceremonies"."""
    found = set[str]()
    _, begun = _walked(phrase, 0, {""}, found)
    return {word for word in found | begun if word.isalpha()}


def _walked(phrase: str, at: int, begun: set[str], found: set[str]) -> tuple[int, set[str]]:
    """Goes through one group of a phrase: where it ends and what may then have been written of the last word."""
    first = before = begun
    ended = set[str]()
    while at < len(phrase) and phrase[at] != ")":
        if letters := _LETTERS.match(phrase, at):
            before, begun, at = begun, {f"{word}{letters[0]}" for word in begun}, letters.end()
            continue
        sign, at = phrase[at], at + 1
        if sign == "|":
            ended, begun, before = ended | begun, first, first
        elif sign in "?*+{":
            begun = begun | before if sign != "+" else begun
            at = phrase.index("}", at) + 1 if sign == "{" else at
        elif sign == "(":
            beside = phrase[at + 1] != ":"
            at, after = _walked(phrase, phrase.index("<", at) + 2 if phrase[at + 1] == "<" else at + 2, begun, found)
            before, begun = begun, (begun if beside else after)
        elif sign == " ":
            found |= begun
            before, begun = begun, {""}
        elif sign == "[":
            end = phrase.index("]", at)
            before, begun, at = begun, {f"{word}{letter}" for word in begun for letter in phrase[at:end]}, end + 1
        elif sign == "\\":
            at += 1
            before, begun = begun, (begun if phrase[at - 1] == "b" else {_ANY})
        elif sign not in "^$":
            before, begun = begun, {f"{word}{_ANY if sign == '.' else sign}" for word in begun}
    return at + 1, ended | begun
