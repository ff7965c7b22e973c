"""Syllables in one spelling, and texts as runs of them."""

import pytest

from knowledge.restoring.spelling import BOUNDARY, NUMBER, syllable, units_of


@pytest.mark.parametrize(
    ("word", "spelt"),
    [
        ("Hoà", "hòa"),
        ("KHOẺ", "khỏe"),
        ("uỷ", "ủy"),
        ("quý", "quý"),
        ("hoàn", "hoàn"),
        ("Tiê\u0301n", "tiến"),
        ("thúy", "thúy"),
    ],
)
def test_a_syllable_has_one_spelling(word: str, spelt: str) -> None:
    assert syllable(word) == spelt


def test_a_text_as_units() -> None:
    assert list(units_of("Thi đua năm 2031. Khen 12/KH!")) == [
        *("thi", "đua", "năm", NUMBER, BOUNDARY, "khen", NUMBER, "kh", BOUNDARY),
    ]
