"""Every entry of every vocabulary shows its examples and none of its counter-examples."""

import pytest

from knowledge.text import WORD, fold
from knowledge.vocabulary import Concept, concepts

CUES = (*concepts("cues"), *concepts("over_all"))


@pytest.mark.parametrize(
    ("cue", "example"), [(one, example) for one in CUES for example in one.examples], ids=lambda x: str(x)[:40]
)
def test_an_example_shows_its_concept(cue: Concept, example: str) -> None:
    assert cue.pattern.search(fold(example))
    assert not cue.begins or cue.begins & set(WORD.findall(fold(example)))


@pytest.mark.parametrize(
    ("cue", "example"), [(one, example) for one in CUES for example in one.counter], ids=lambda x: str(x)[:40]
)
def test_a_counter_example_does_not(cue: Concept, example: str) -> None:
    assert not cue.pattern.search(fold(example))


def test_each_has_both() -> None:
    assert [one.name for one in CUES if not (one.examples and one.counter)] == []


MARKED = [one for name in ("limits", "contrasts", "phrasing") for one in concepts(name)]
"""Vocabularies that are written with their diacritics."""


@pytest.mark.parametrize("concept", MARKED, ids=lambda one: one.name)
def test_marked_examples_show_their_concept_and_counter_examples_do_not(concept: Concept) -> None:
    assert concept.examples
    assert [one for one in concept.examples if not concept.pattern.search(one)] == []
    assert [one for one in concept.counter if concept.pattern.search(one)] == []
