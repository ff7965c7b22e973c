"""A small sample of the benchmark: no fact rests on what no reader of the page takes for valid."""

import pytest

from tests.benchmarks.withdrawn import Made, faults_of, generated


@pytest.mark.parametrize("made", list(generated(9, seed=7)), ids=lambda made: made.form)
def test_nothing_withdrawn_is_stated_and_all_of_it_is_told(made: Made) -> None:
    assert faults_of(made) == []
