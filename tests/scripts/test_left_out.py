"""Which sets are left out together, and where their weights are kept."""

from scripts.left_out import groups_of, left_out_weights


def test_sets_are_left_out_in_groups() -> None:
    assert groups_of([*"abcdefghi"]) == [[*"abcd"], [*"efgh"], ["i"]]
    assert groups_of([*"abc"]) == [["a"], ["b"], ["c"]]
    assert groups_of([]) == []


def test_left_out_weights_are_named_after_the_set() -> None:
    assert left_out_weights("Ten invented plans").name == "ten-invented-plans.json"
