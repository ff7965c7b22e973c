"""Ids as arrays: found again, whatever they are made of; the highest of many scores."""

import numpy as np
import pytest

from knowledge.search.ids import make_ids, merge_ids
from knowledge.search.mapped import map_arrays, write_arrays
from knowledge.search.postings import highest


def test_ids_are_found_where_they_stand() -> None:
    ids = make_ids(["b", "đường hoa", "a", "một id dài hơn"])
    assert list(ids) == ["b", "đường hoa", "a", "một id dài hơn"]
    assert ids.places(["a", "đường hoa", "không", "", "một id dài hơn mọi id khác", "b"]).tolist() == [
        2,
        1,
        -1,
        -1,
        -1,
        0,
    ]
    assert ids.places([]).tolist() == []
    assert make_ids([]).places(["a"]).tolist() == [-1]


def test_merged_ids_keep_what_is_kept() -> None:
    one, two = make_ids(["a", "bb"]), make_ids(["ccc", "d"])
    merged = merge_ids([one, two], [np.array([True, False]), np.array([True, True])])
    assert list(merged) == ["a", "ccc", "d"]
    assert merged.places(["ccc", "bb"]).tolist() == [1, -1]


@pytest.mark.parametrize("size", [0, 3, 50, 40_000, 200_000])
@pytest.mark.parametrize("k", [1, 12, 100])
def test_the_highest_are_those_of_a_whole_sort(size: int, k: int) -> None:
    scores = np.random.default_rng(size + k).random(size)
    scores[::3] = 0.0
    found = highest(scores, k)
    assert sorted(scores[found]) == sorted(np.sort(scores[scores > 0])[::-1][:k])


def test_few_high_scores_among_very_many_are_all_found() -> None:
    scores = np.zeros(100_000)
    scores[[7, 99_999]] = 0.5
    assert sorted(highest(scores, 12).tolist()) == [7, 99_999]


def test_arrays_come_back_from_their_file_as_they_were(tmp_path) -> None:  # type: ignore[no-untyped-def]
    arrays = {
        "flags": np.array([True, False]),
        "keys": np.arange(5, dtype=np.uint64),
        "rows": np.arange(6, dtype=np.uint8).reshape(2, 3),
        "none": np.zeros(0, dtype=np.int64),
    }
    write_arrays(tmp_path / "one", arrays)
    mapped = map_arrays(tmp_path / "one")
    assert mapped.keys() == arrays.keys()
    for name, array in arrays.items():
        assert mapped[name].dtype == array.dtype
        assert np.array_equal(mapped[name], array)
        assert not mapped[name].flags.writeable
