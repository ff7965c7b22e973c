"""Every pattern of the program takes time in proportion to what it looks through, whatever repeats in it."""

import re

import pytest

from tests.benchmarks.pattern_growth import only_begins, patterns, steep

SHARES, TRIES = 4, 3
MOST = 60
"""Patterns of the modules between a question and its answer."""


@pytest.mark.parametrize("share", range(SHARES))
def test_what_repeats_is_looked_through_in_proportion(share: int) -> None:
    named = dict(list(patterns().items())[share::SHARES])
    assert named
    for _ in range(TRIES):  # what is steep is so each time, what a busy machine delayed is not
        named = {name: pattern for name, pattern in named.items() if steep(pattern, begins=only_begins(name))}
    assert named.keys() == set()


@pytest.mark.parametrize(
    ("pattern", "unit", "is_steep"),
    [(r"\s*\s*x", " ", True), (r"a.*a.*b", "a ", True), (r"\s{0,3}x", " ", False), (r"\w", "ab", False)],
)
def test_a_steep_pattern_is_known(pattern: str, unit: str, *, is_steep: bool) -> None:
    # The steep ones are cubed: a squared one has too little room over what counts as steep for a machine under load.
    found = [unit in steep(re.compile(pattern)) for _ in range(TRIES)]  # a busy machine may delay one of them
    assert sorted(found)[TRIES // 2] is is_steep


@pytest.mark.parametrize(
    ("name", "begins"), [("knowledge.dates.clock._AFTER", True), ("knowledge.dates.clock._BEFORE", False)]
)
def test_how_a_pattern_is_used_is_read_from_the_sources(name: str, *, begins: bool) -> None:
    assert only_begins(name) is begins


def test_what_is_vocabulary_is_no_pattern_of_a_module() -> None:
    """It stands in `knowledge/vocabulary`, where its examples are tested."""
    folders = ("question", "scope", "evidence", "choice", "saying")
    named = {one: pattern for folder in folders for one, pattern in patterns(f"knowledge.{folder}.").items()}
    own = {id(pattern): one for one, pattern in named.items() if "()" not in one and "vocabulary" not in one}
    assert len(own) <= MOST, sorted(own.values())
