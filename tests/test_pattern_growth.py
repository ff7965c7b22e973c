"""Every pattern of the program takes time in proportion to what it looks through, whatever repeats in it."""

import re

import pytest

from tests.benchmarks.pattern_growth import patterns, steep

SHARES = 4


@pytest.mark.parametrize("share", range(SHARES))
def test_what_repeats_is_looked_through_in_proportion(share: int) -> None:
    named = list(patterns().items())[share::SHARES]
    found = {name: units for name, pattern in named if (units := steep(pattern))}
    assert named
    assert found == {}


@pytest.mark.parametrize(
    ("pattern", "unit", "is_steep"),
    [(r"\s*x", " ", True), (r"(?:a\s*)*b", "a ", True), (r"\s{0,3}x", " ", False), (r"\w", "ab", False)],
)
def test_a_steep_pattern_is_known(pattern: str, unit: str, *, is_steep: bool) -> None:
    assert (unit in steep(re.compile(pattern))) is is_steep
