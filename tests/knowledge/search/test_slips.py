"""Slips of the hand: which syllables are one away, and how likely each is."""

import numpy as np
import pytest

from knowledge.restoring.model import open_syllables
from knowledge.search.slips import open_slips


def chances(word: str) -> dict[str, float]:
    names, (found,) = open_syllables().names, open_slips().near([word])
    return {names[number]: float(np.exp(chance)) for number, chance in zip(found.numbers, found.chances, strict=True)}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thởng", "thưởng"),
        ("khhen", "khen"),
        ("kxen", "khen"),
        ("khne", "khen"),
        ("thuởng", "thưởng"),
        ("thường", "thưởng"),
        ("hưởng", "thưởng"),
        ("thưng", "thưởng"),
        ("đ7a", "địa"),
    ],
)
def test_one_slip_is_found(typed: str, meant: str) -> None:
    assert chances(typed)[meant] > 0


@pytest.mark.parametrize(("typed", "other"), [("khen", "khen"), ("thửơng", "thướng"), ("qhxn", "khen")])
def test_no_slip_and_two_are_not(typed: str, other: str) -> None:
    assert other not in chances(typed)


def test_what_can_have_come_about_in_fewer_ways_is_likelier() -> None:
    found = chances("thi")
    # One of five letters lost; one of three changed for another.
    assert found["thai"] > found["chi"]
    assert sum(chances("khne").values()) < 1


def test_nothing_is_far_from_everything() -> None:
    assert chances("xxxxxxxxxxxx") == {}
