"""Words have one form for search, however they are typed."""

import pytest

from knowledge.search.terms import terms, units


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("chiến sĩ", "chiến sỹ"),
        ("Kỷ niệm", "kỉ niệm"),
        ("văn hoá", "văn hóa"),
        ("uỷ ban", "ủy ban"),
        ("quý I", "quí I"),
        ("UBND TP", "Ủy ban nhân dân thành phố"),
        ("ho\u0323c", "học"),
    ],
)
def test_two_spellings_of_a_word_are_the_same(one: str, other: str) -> None:
    assert terms(one) == terms(other)


def test_plain_words_lose_their_diacritics_and_marked_ones_keep_them_apart() -> None:
    assert terms("Đợt thi đua").plain == ["dot", "thi", "dua"]
    assert terms("bằng").plain == terms("bảng").plain
    assert terms("bằng").marked != terms("bảng").marked


def test_plain_and_marked_words_stand_side_by_side() -> None:
    found = terms("KH số 87/KH-UBND của TĐKT, 15/11/2031; 🙂 «hết»")
    assert len(found.plain) == len(found.marked)
    assert found.plain[:3] == ["ke", "hoach", "so"]


def test_units_are_words_and_joined_neighbours() -> None:
    assert units(["thi", "dua", "yeu"]) == ["thi", "dua", "yeu", "thi_dua", "dua_yeu"]
    assert units([]) == []
