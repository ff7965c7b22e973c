"""Which words people and plans use for a thing: data in YAML, one concept an entry with examples and
counter-examples, read once when first needed.

Examples and counter-examples stand on a line each and are for people and tests: no run of the program reads them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml

from knowledge.text import WORD, fold

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""That of libyaml, which reads ten times as fast; a PyYAML may be built without it."""

_SHOWN = re.compile(r"^  (?:examples|counter): .*\n", re.MULTILINE)
"""More than half of most files."""
_TOKEN = re.compile(r"[-!]?\([^()]*\)\??|\*\d*(?:!\([^()]*\))?|\S+")


@dataclass(frozen=True, eq=False)
class Concept:
    """A concept: how it is written, in folded words."""

    name: str
    spellings: tuple["Spelling", ...]
    begins: frozenset[str]
    """The folded words that it may begin with; none where it may begin with any."""
    expects: tuple[str, ...] = ()
    """What an answer to it has: properties of its text, or with "=" what it is of the plan; any of them will do."""
    strict: bool = False
    """Whether what has none of them can be no answer at all."""
    thing: bool = False
    """Whether it is something that a text may speak of in the same words."""

    @property
    def written(self) -> str:
        """The regular expression of its pattern."""
        return _either(one.written for one in self.spellings)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern for any of its spellings."""
        return re.compile(self.written)

    def is_in(self, folded: str, words: Collection[str]) -> bool:
        """Whether it stands in a folded text of these words: of most spellings a text has not even the first word."""
        return any(one.pattern.search(folded) for one in self.spellings if not one.begins.isdisjoint(words))


ANY_WORD = ""
"""Stands among the first words of what may begin with any, and among the words of every text."""


@dataclass(frozen=True, eq=False)
class Spelling:
    """One way of writing a concept. `begins`: the folded words that it may begin with, `ANY_WORD` for any."""

    signs: str
    vocabulary: str
    begins: frozenset[str]

    @property
    def written(self) -> str:
        """The regular expression for it."""
        return _spelling(self.signs, self.vocabulary)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Its pattern at word borders, made when it is first needed."""
        return re.compile(_either([self.written]))


def shown(name: str, folded: str) -> frozenset[str]:
    """The names of the concepts of one vocabulary that a folded text shows."""
    begun, found = _begun(name), set[str]()
    for word in words_of(folded):
        for key, spelling in begun.get(word, ()):
            if key not in found and spelling.pattern.search(folded):
                found.add(key)
    return frozenset(found)


@cache
def _begun(name: str) -> Mapping[str, Sequence[tuple[str, "Spelling"]]]:
    """The spellings of one vocabulary by the words that they may begin with, with the concept that each is of."""
    begun: defaultdict[str, list[tuple[str, Spelling]]] = defaultdict(list)
    for one in concepts(name):
        for spelling in one.spellings:
            for word in spelling.begins:
                begun[word].append((one.name, spelling))
    return dict(begun)


def shows(name: str, folded: str, *names: str) -> bool:
    """Whether a folded text shows any of some concepts of one vocabulary."""
    words = words_of(folded)
    return any(concept(name, one).is_in(folded, words) for one in names)


def words_of(folded: str) -> frozenset[str]:
    """The words of a folded text by which the spellings are known that it may have."""
    return frozenset((ANY_WORD, *WORD.findall(folded)))


def concept(name: str, entry: str) -> Concept:
    """One concept of a vocabulary."""
    return _by_name(name)[entry]


@cache
def _by_name(name: str) -> Mapping[str, Concept]:
    return {one.name: one for one in concepts(name)}


@cache
def phrases(name: str) -> tuple[tuple[str, str], ...]:
    """What is put in place of what, in the file's order: a regular expression over folded words, and folded words."""
    return tuple((phrase, one["vi"]) for phrase, one in entries(name).items())


@cache
def concepts(name: str) -> tuple[Concept, ...]:
    """The concepts of one vocabulary (`cues` is `knowledge/vocabulary/cues.yaml`), in the file's order."""
    return tuple(_concept(key, one, name) for key, one in entries(name).items())


def _concept(key: str, entry: Mapping[str, Any], name: str) -> Concept:
    signs = [one.strip() for one in entry["spellings"].split(";")]
    spellings = tuple(Spelling(one, name, frozenset(_first(one, name))) for one in signs)
    begins = frozenset[str]().union(*(one.begins for one in spellings))
    return Concept(
        key,
        spellings,
        frozenset() if ANY_WORD in begins else begins,
        tuple(entry.get("expects", "").split()),
        bool(entry.get("strict", False)),
        bool(entry.get("thing", False)),
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


def _either(written: Iterable[str]) -> str:
    """A regular expression for any of some at word borders, the longest first."""
    return rf"(?<!\w)(?:{'|'.join(sorted(written, key=len, reverse=True))})(?!\w)"


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


def _first(spelling: str, name: str) -> Iterator[str]:
    """The words that a spelling may begin with, `ANY_WORD` for what is no word."""
    for token in _TOKEN.findall(spelling):
        bare = token.removesuffix("?")
        if token.startswith(("-", "!")) or token == "^":
            continue
        if bare[:1] == "<":
            yield from (word for one in _spellings_of(bare[1:-1], name) for word in _first(one, name))
        elif bare[:1] in "*_$" or bare.startswith(".."):
            yield ANY_WORD
        else:
            yield from (next(iter(WORD.findall(choice)), ANY_WORD) for choice in _choices(bare))
        if token == bare:
            return
