"""Patterns take time in proportion to what they look through: a part of `tests.benchmarks.pattern_growth`."""

import re

import pytest

from tests.benchmarks.pattern_growth import patterns, steep


@pytest.mark.parametrize("package", ["bot.telegram.addressed", "bot.telegram.html", "knowledge.text"])
def test_what_people_write_is_looked_through_in_proportion(package: str) -> None:
    found = {name: units for name, pattern in patterns(package).items() if (units := steep(pattern))}
    assert found == {}


def test_a_steep_pattern_is_known() -> None:
    assert " " in steep(re.compile(r"\s*x"))
    assert steep(re.compile(r"\w")) == []
