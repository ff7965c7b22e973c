"""Abbreviations of officials are written out; what is none stays."""

from knowledge.abbreviations import expand, written_out


def test_known_abbreviations_are_written_out_and_other_words_stay() -> None:
    assert expand(["kh", "cua", "ubnd", "tp"]) == "ke hoach cua uy ban nhan dan thanh pho".split()
    assert expand(["cbccvc"]) == "can bo cong chuc vien chuc".split()
    assert expand(["abc", "2022"]) == ["abc", "2022"]
    assert expand([]) == []


def test_the_written_out_words_have_their_diacritics() -> None:
    assert written_out("hdnd") == ("hội", "đồng", "nhân", "dân")
    assert written_out("nhan") is None
