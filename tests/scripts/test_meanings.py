"""How words are written, by which they are asked for."""

from scripts.meanings import usual, written_in


def test_words_are_known_as_they_are_written_most_often() -> None:
    texts = ["Thưởng tiền, mức thưởng 05 triệu", "tiền thưởng và TIỀN THƯỞNG", "tiên tiến; thuong"]
    ways = usual(written_in(texts))
    assert ways["tien"] == "tiền"
    assert ways["thuong"] == "thưởng"
    assert ways["tien thuong"] == "tiền thưởng"


def test_what_is_written_once_is_not_asked_for() -> None:
    assert "muc" not in usual(written_in(["mức thưởng"]))
    assert usual(written_in(["mức thưởng", "mức thưởng"])).keys() == {"muc", "thuong", "muc thuong"}
