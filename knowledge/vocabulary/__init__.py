"""Which words people and plans use for a thing: data in YAML, one concept an entry with examples and
counter-examples, read once when first needed.

Examples and counter-examples stand on a line each and are for people and tests: no run of the program reads them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from knowledge.text import WORD, fold

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""That of libyaml, which reads ten times as fast; a PyYAML may be built without it."""

_SHOWN = re.compile(r"^  (?:examples|counter): .*\n", re.MULTILINE)
"""More than half of most files."""
_GAP = r"(?:\w+ ){0,3}"
_TOKEN = re.compile(r"\([^()]*\)\??|\S+")


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: how it is written, in folded words."""

    name: str
    pattern: re.Pattern[str]
    begins: frozenset[str]
    """The folded words that it may begin with; none where it may begin with any."""
    expects: tuple[str, ...] = ()
    """What an answer to it has: properties of its text, or with "=" what it is of the plan; any of them will do."""
    strict: bool = False
    """Whether what has none of them can be no answer at all."""
    thing: bool = False
    """Whether it is something that a text may speak of in the same words."""


@cache
def phrases(name: str) -> tuple[tuple[str, str], ...]:
    """What is put in place of what, in the file's order: a regular expression over folded words, and folded words."""
    return tuple((phrase, one["vi"]) for phrase, one in entries(name).items())


@cache
def concepts(name: str) -> tuple[Concept, ...]:
    """The concepts of one vocabulary (`cues` is `knowledge/vocabulary/cues.yaml`), in the file's order."""
    return tuple(
        Concept(
            key,
            _pattern(one["spellings"]),
            _begins(one["spellings"]),
            tuple(one.get("expects", "").split()),
            bool(one.get("strict", False)),
            bool(one.get("thing", False)),
        )
        for key, one in entries(name).items()
    )


@cache
def entries(name: str) -> Mapping[str, Mapping[str, Any]]:
    """The entries of one vocabulary by their keys, in the file's order, without what shows them."""
    return {str(key): one or {} for key, one in _loaded(name).items()}


def several(entry: Mapping[str, Any], key: str) -> list[str]:
    """What an entry has of something, parted by semicolons; nothing where it has none."""
    return [one.strip() for one in entry.get(key, "").split(";") if one.strip()]


@cache
def forms(name: str, where: str) -> tuple[str, ...]:
    """The folded ways of writing the entries of a vocabulary that count somewhere, the longest first."""
    known = ((key, own) for key, own in entries(name).items() if where in own.get("where", "").split())
    written = {fold(one) for key, own in known for one in (key, *several(own, "spellings"))}
    return tuple(sorted(written, key=lambda one: (-len(one), one)))


def _loaded(name: str) -> Any:
    text = files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(_SHOWN.sub("", text), Loader=_LOADER)


def _pattern(spellings: str) -> re.Pattern[str]:
    """A pattern for any of some spellings, parted by semicolons, at word borders of folded text."""
    written = sorted((_spelling(one) for one in spellings.split(";")), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)")


def _spelling(spelling: str) -> str:
    """`*` is up to three words, `(a|b)` either, `(a|b)?` may be missing, `-a` at the beginning must not stand before;
    the rest stands for itself."""
    tokens = _TOKEN.findall(spelling)
    before = "".join(rf"(?<!{re.escape(token[1:])} )" for token in tokens if token.startswith("-"))
    tokens = [token for token in tokens if not token.startswith("-")]
    while tokens and (tokens[-1] == "*" or tokens[-1].endswith("?")):
        tokens.pop()  # what may be missing at the end tells nothing
    written = []
    for token in tokens:
        bare = token.removesuffix("?").strip("()")
        choice = "|".join(map(re.escape, bare.split("|"))).replace("\\ ", " ") if token != "*" else ""
        written.append(_GAP if token == "*" else f"(?:(?:{choice}) )?" if token.endswith("?") else f"(?:{choice}) ")
    return before + "".join(written).removesuffix(" ")


def _begins(spellings: str) -> frozenset[str]:
    """The words that any of some spellings may begin with; none where one begins with a gap or a sign."""
    first = [list(_first(one)) for one in spellings.split(";")]
    return frozenset[str]() if not all(map(all, first)) else frozenset(word for own in first for word in own)


def _first(spelling: str) -> Iterator[str]:
    """The words that a spelling may begin with, empty for what is no word."""
    for token in _TOKEN.findall(spelling):
        if token.startswith("-"):
            continue
        choices = token.removesuffix("?").strip("()").split("|")
        yield from (next(iter(WORD.findall(choice)), "") for choice in choices)
        if not token.endswith("?"):
            return
