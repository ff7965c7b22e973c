"""Abbreviations of officials are written out; what is none stays."""

import pytest

from knowledge.abbreviations import Meaning, expand, shortened, written_out


def test_known_abbreviations_are_written_out_and_other_words_stay() -> None:
    assert expand(["kh", "cua", "ubnd", "tp"]) == "ke hoach cua uy ban nhan dan thanh pho".split()
    assert expand(["cbccvc"]) == "can bo cong chuc vien chuc".split()
    assert expand(["abc", "2022"]) == ["abc", "2022"]
    assert expand([]) == []


def test_the_written_out_words_have_their_diacritics() -> None:
    assert written_out("hdnd") == ("hội", "đồng", "nhân", "dân")
    assert written_out("nhan") is None


@pytest.mark.parametrize("how", ["short", "typed"])
def test_what_is_shortened_stands_for_one_thing_where_nothing_beside_it_tells(how: str) -> None:
    for short, meanings in shortened(how).items():
        assert not any(one.is_everywhere for one in meanings[:-1]), short
        assert [bool(one.before or one.after) for one in meanings[:-1]] == [True] * (len(meanings) - 1), short


def test_a_meaning_is_told_by_its_neighbours() -> None:
    meaning = Meaning("học sinh", "hs", ("huynh", "giao vien"), ("gioi",))
    assert meaning.fits("phu huynh", "")
    assert meaning.fits("cac giao vien", "di hoc")
    assert meaning.fits("", "gioi cap tinh")
    assert not meaning.fits("nop", "gioithieu")
    assert not meaning.fits("vien", "")
