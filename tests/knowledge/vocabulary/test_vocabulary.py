"""Every entry of every vocabulary shows its examples and none of its counter-examples."""

import pytest

from knowledge.text import fold
from knowledge.vocabulary import Concept, concepts

CUES = concepts("cues")


@pytest.mark.parametrize(
    ("cue", "example"), [(one, example) for one in CUES for example in one.examples], ids=lambda x: str(x)[:40]
)
def test_an_example_shows_its_concept(cue: Concept, example: str) -> None:
    assert cue.pattern.search(fold(example))


@pytest.mark.parametrize(
    ("cue", "example"), [(one, example) for one in CUES for example in one.counter], ids=lambda x: str(x)[:40]
)
def test_a_counter_example_does_not(cue: Concept, example: str) -> None:
    assert not cue.pattern.search(fold(example))


def test_each_has_both() -> None:
    assert [one.name for one in CUES if not (one.examples and one.counter)] == []
