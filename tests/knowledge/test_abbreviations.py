"""Abbreviations of officials are written out; what is none stays."""

import pytest

from knowledge.abbreviations import expand, written_out
from knowledge.text import fold
from knowledge.vocabulary import entries, several


def test_known_abbreviations_are_written_out_and_other_words_stay() -> None:
    assert expand(["kh", "cua", "ubnd", "tp"]) == "ke hoach cua uy ban nhan dan thanh pho".split()
    assert expand(["cbccvc"]) == "can bo cong chuc vien chuc".split()
    assert expand(["abc", "2022"]) == ["abc", "2022"]
    assert expand([]) == []


def test_the_written_out_words_have_their_diacritics() -> None:
    assert written_out("hdnd") == ("hội", "đồng", "nhân", "dân")
    assert written_out("nhan") is None


@pytest.mark.parametrize("how", ["short", "typed"])
def test_what_is_shortened_stands_for_one_thing(how: str) -> None:
    named = [one for name in ("awards", "offices", "shortened") for one in entries(name).values()]
    said = [fold(short) for one in named for short in several(one, how)]
    assert len(said) == len(set(said))
