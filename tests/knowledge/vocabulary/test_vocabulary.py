"""Every entry of every vocabulary is shown by its examples, and by none of its counter-examples."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, get_args

import pytest
import yaml

from knowledge import offices, things
from knowledge.abbreviations import expand, shortened
from knowledge.award_forms import find_forms
from knowledge.question.domain import DOMAIN_WORDS
from knowledge.question.english import phrases_of
from knowledge.question.shorthand import folded_words
from knowledge.text import WORD, fold, spelling
from knowledge.vocabulary import concepts, entries, several, shown


def _cues(name: str) -> Callable[[str], Collection[str]]:
    """Concepts in folded words; what tells by the words that it begins with agrees."""

    def shown_by(text: str) -> Collection[str]:
        folded = fold(text)
        words = set(WORD.findall(folded))
        found = [one for one in concepts(name) if one.pattern.search(folded)]
        assert all(not one.begins or one.begins & words for one in found)
        assert shown(name, folded) == {one.name for one in found}
        return {one.name for one in found}

    return shown_by


def _read(name: str) -> Callable[[str], Collection[str]]:
    """Concepts in a question as it is read."""
    return lambda text: shown(name, " ".join(folded_words(text, DOMAIN_WORDS)))


def _marked(name: str) -> Callable[[str], Collection[str]]:
    """Concepts that are written with their diacritics."""
    return lambda text: {one.name for one in concepts(name) if one.pattern.search(text)}


def _written_out(name: str) -> Callable[[str], Collection[str]]:
    """What a word stands for in a question or in a plan that is written otherwise."""

    def shown(text: str) -> Collection[str]:
        words = [(word, fold(word)) for word in text.split()]
        read = [(short, " ".join(said)) for word, short in words for said in (folded_words(word, ()), expand([short]))]
        several = {one.words for them in shortened("typed").values() if len(them) > 1 for one in them}
        beside = {
            key
            for key, own in entries(name).items()
            if key and (own.get("before") or own.get("after") or key.lower() in several)
        }
        alone = [key for key in entries(name) if key not in beside and any(fold(key) == said != w for w, said in read)]
        whole, as_typed = " ".join(folded_words(text, ())), fold(text)
        return [*alone, *(key for key in beside if fold(key) in whole and fold(key) not in as_typed)]

    return shown


def _offices(text: str) -> Collection[str]:
    """The office whose name a text begins with, the longest, and those that a word of it stands for."""
    begun = [form for form in offices.written() if re.match(rf"{form}(?!\w)", text.lower())]
    return [*_written_out("offices")(text), *(offices.written()[form] for form in sorted(begun, key=len)[-1:])]


def _things(text: str) -> Collection[str]:
    """The thing that a text begins with, the longest, with its marks and nothing behind it that makes it another."""
    begun = [name for name in entries("things") if re.match(rf"{name}(?!\w)", text.lower())]
    longest = sorted(begun, key=len)[-1:]
    behind = {word for name in longest for word in fold(text[len(name) :]).split()[:1]}
    return [name for name in longest if behind.isdisjoint(several(entries("things")[name], "unless"))]


def _around(text: str) -> Collection[str]:
    """What a text says of a name that comes behind it."""
    return shown("around", fold(text))


def _phrases(name: str, *, in_keys: bool = False) -> Callable[[str], Collection[str]]:
    """What a text says as it is typed: with the same diacritics, wherever the tone stands."""

    @cache
    def spelt() -> Mapping[tuple[str, ...], set[str]]:
        found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for key, own in entries(name).items():
            for phrase in key.split(";") if in_keys else several(own, "spellings"):
                found[spelling(phrase)].add(key)
        return found

    def shown(text: str) -> Collection[str]:
        words = spelling(text)
        runs = (words[start:end] for start in range(len(words)) for end in range(start + 1, len(words) + 1))
        return {key for run in runs for key in spelt().get(run, ())}

    return shown


SHOWN: Mapping[str, Callable[[str], Collection[str]]] = {
    "around": _around,
    "awards": lambda text: [*find_forms(text), *find_forms(" ".join(folded_words(text, ())))],
    "contrasts": _marked("contrasts"),
    "cues": _cues("cues"),
    "empty": _phrases("empty"),
    "english": lambda text: phrases_of(folded_words(text, DOMAIN_WORDS)),
    "everyday": _phrases("everyday", in_keys=True),
    "facets": _read("facets"),
    "kinds": _read("kinds"),
    "limits": _marked("limits"),
    "offices": _offices,
    "over_all": _cues("over_all"),
    "phrasing": _marked("phrasing"),
    "properties": lambda text: shown("properties", fold(text)),
    "shortened": _written_out("shortened"),
    "things": _things,
}
"""The entries of a vocabulary that a text shows, found as the program finds them."""


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def _whole(name: str) -> Mapping[str, Mapping[str, Any]]:
    """The entries with their examples, which the program does not read."""
    text = files("knowledge.vocabulary").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    read = yaml.load(text, Loader=_LOADER)
    return {str(key): one for key, one in read.items()}


LARGE = frozenset({"everyday"})
"""Of so many entries that they are one test."""
EVERY = [
    pytest.param(name, key, id=f"{name}: {key}"[:70]) for name in SHOWN for key in _whole(name) if name not in LARGE
]


def _faults(vocabulary: str, entry: str) -> list[str]:
    """What is wrong with the examples of an entry."""
    shown, own = SHOWN[vocabulary], _whole(vocabulary)[entry]
    lacking = [f"{entry}: no {kind}" for kind in ("examples", "counter") if not own[kind]]
    unshown = [f"{entry}: not in {text!r}" for text in own["examples"] if entry not in shown(text)]
    return [*lacking, *unshown, *(f"{entry}: in {text!r}" for text in own["counter"] if entry in shown(text))]


@pytest.mark.parametrize(("vocabulary", "entry"), EVERY)
def test_examples_show_an_entry_and_counter_examples_do_not(vocabulary: str, entry: str) -> None:
    assert _faults(vocabulary, entry) == []


@pytest.mark.parametrize("vocabulary", sorted(LARGE))
def test_all_examples_of_a_large_vocabulary_show_their_entries(vocabulary: str) -> None:
    assert [fault for entry in _whole(vocabulary) for fault in _faults(vocabulary, entry)] == []


def test_every_vocabulary_is_asked() -> None:
    there = {one.name.removesuffix(".yaml") for one in files("knowledge.vocabulary").iterdir() if ".yaml" in one.name}
    assert there == SHOWN.keys()


@pytest.mark.parametrize("name", SHOWN)
def test_no_entry_stands_twice(name: str) -> None:
    tree = yaml.compose(files("knowledge.vocabulary").joinpath(f"{name}.yaml").read_text(encoding="utf-8"), _LOADER)
    assert [key for key, count in Counter(key.value for key, _ in tree.value).items() if count > 1] == []


@pytest.mark.parametrize("name", SHOWN)
def test_the_program_reads_all_but_what_shows_them(name: str) -> None:
    kept = {
        key: {k: v for k, v in one.items() if k not in {"examples", "counter"}} for key, one in _whole(name).items()
    }
    assert dict(entries(name)) == kept


@pytest.mark.parametrize(("name", "places"), [("offices", offices.Where), ("things", things.Where)])
def test_entries_count_for_what_there_is(name: str, places: object) -> None:
    said = {where for own in entries(name).values() for where in own.get("where", "").split()}
    assert said == set(get_args(places))
