"""Which words people and plans use for a thing: data in YAML, one concept an entry with examples and
counter-examples, read once when first needed.

Examples and counter-examples stand on a line each and are for people and tests: no run of the program reads them.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
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
_TOKEN = re.compile(r"[-!]?\([^()]*\)\??|\*\d*(?:!\([^()]*\))?|\S+")


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: how it is written, in folded words."""

    name: str
    written: str
    """Its pattern, as a regular expression."""
    begins: frozenset[str]
    """The folded words that it may begin with; none where it may begin with any."""
    expects: tuple[str, ...] = ()
    """What an answer to it has: properties of its text, or with "=" what it is of the plan; any of them will do."""
    strict: bool = False
    """Whether what has none of them can be no answer at all."""
    thing: bool = False
    """Whether it is something that a text may speak of in the same words."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Its pattern: made when it is first needed, since of most concepts a question has not even the first word."""
        return _compiled(self.written)

    def search(self, folded: str, words: Collection[str] = ()) -> re.Match[str] | None:
        """Where it stands in a folded text; of the `words` of the text, where they are given, it must have a first."""
        return None if words and self.begins and self.begins.isdisjoint(words) else self.pattern.search(folded)


def shown(name: str, folded: str) -> frozenset[str]:
    """The names of the concepts of one vocabulary that a folded text shows."""
    words = frozenset(WORD.findall(folded))
    return frozenset(one.name for one in concepts(name) if one.search(folded, words or _NONE))


def shows(name: str, folded: str, *names: str) -> bool:
    """Whether a folded text shows any of some concepts of one vocabulary."""
    words = frozenset(WORD.findall(folded)) or _NONE
    return any(concept(name, one).search(folded, words) for one in names)


def concept(name: str, entry: str) -> Concept:
    """One concept of a vocabulary."""
    return _by_name(name)[entry]


_NONE = frozenset({""})
"""The words of a text without any."""


@cache
def _by_name(name: str) -> Mapping[str, Concept]:
    return {one.name: one for one in concepts(name)}


@cache
def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written)


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
            _pattern(one["spellings"], name),
            _begins(one["spellings"], name),
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


def _pattern(spellings: str, name: str) -> str:
    """A pattern for any of some spellings, parted by semicolons, at word borders of folded text."""
    written = sorted((_spelling(one, name) for one in spellings.split(";")), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(written)})(?!\w)"


def _spelling(spelling: str, name: str) -> str:
    """A regular expression for one spelling. What its signs say:

    `(a|b)` either, `a?` and `(a|b)?` may be missing, `#` a number; `_` a word, `*` up to three words, `*6` up to six,
    `*6!(a|b)` up to six but these, `..40` up to 40 characters; `-a` and `-(a|b)` at the beginning must not stand
    before, `!a` and `!(a|b)` not behind; `^` and `$` are the beginning and the end of the text; `<a>` is anything that
    entry `a` of the list says, or another list (`_said`).
    """
    tokens = _TOKEN.findall(spelling)
    before = [word for token in tokens if token.startswith("-") for word in _choices(token[1:])]
    tokens = [token for token in tokens if not token.startswith("-")]
    while tokens and (tokens[-1].startswith("*") or tokens[-1].endswith("?")):
        tokens.pop()  # what may be missing at the end tells nothing
    written = "".join(rf"(?<!{re.escape(word)} )" for word in before)
    gap = "(?: |$)" if tokens[-1:] == ["$"] else " "
    for token in tokens:
        bare = token.removesuffix("?")
        if token.startswith("!"):
            written = rf"{written.removesuffix(gap)}(?! (?:{_any(token[1:])})(?!\w)){gap}"
        elif token.startswith("*"):
            most, _, but = token[1:].partition("!")
            written += rf"(?:{rf'(?!(?:{_any(but)}) )' if but else ''}\w+{gap}){{0,{most or 3}}}"
        elif token.startswith(".."):
            written += rf"(?:.{{0,{token[2:]}}} )?"
        elif token in "^$":
            written += "^" if token == "^" else " *$"
        else:
            said = r"\w+" if bare == "_" else _said(bare[1:-1], name) if bare[:1] == "<" else f"(?:{_any(bare)})"
            written += f"{said}{gap}" if token == bare else f"(?:{said}{gap})?"
    return written.removesuffix(gap)


def _choices(token: str) -> list[str]:
    return token.strip("()").split("|")


def _any(token: str) -> str:
    return "|".join(re.escape(choice).replace(r"\ ", " ").replace(r"\#", r"\d+") for choice in _choices(token))


def _said(entry: str, name: str) -> str:
    """What `<entry>` says in a spelling: an entry of the list, the award forms as questions call them, the things that
    a question for a deadline has."""
    return f"(?:{'|'.join(_spelling(one, name) for one in _spellings_of(entry, name))})"


def _spellings_of(entry: str, name: str) -> list[str]:
    if entry in _LISTS:
        return _LISTS[entry]()
    of, _, entry = entry.rpartition(".")
    return str(entries(of or name)[entry]["spellings"]).split(";")


_LISTS: Mapping[str, Callable[[], list[str]]] = {
    "awards": lambda: [words for own in entries("awards").values() for words in several(own, "called")],
    "things": lambda: list(forms("things", "question")),
    "things_but_plans": lambda: [one for one in forms("things", "question") if one != "ke hoach"],
}


def _begins(spellings: str, name: str) -> frozenset[str]:
    """The words that any of some spellings may begin with; none where one begins with a gap or a sign."""
    first = [list(_first(one, name)) for one in spellings.split(";")]
    return frozenset[str]() if not all(map(all, first)) else frozenset(word for own in first for word in own)


def _first(spelling: str, name: str) -> Iterator[str]:
    """The words that a spelling may begin with, empty for what is no word."""
    for token in _TOKEN.findall(spelling):
        bare = token.removesuffix("?")
        if token.startswith(("-", "!")) or token == "^":
            continue
        if bare[:1] == "<":
            yield from (word for one in _spellings_of(bare[1:-1], name) for word in _first(one, name))
        elif bare[:1] in "*_$" or bare.startswith(".."):
            yield ""
        else:
            yield from (next(iter(WORD.findall(choice)), "") for choice in _choices(bare))
        if token == bare:
            return
