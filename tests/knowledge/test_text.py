"""Folding keeps the length, whatever the text; words and syllables stand where they are found."""

import random
import unicodedata

import pytest

from knowledge.text import cut_short, fold, has_marks, is_syllable, joined_words, nfc, slug, squeeze, words

LETTERS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def test_every_vietnamese_letter_folds_to_its_base() -> None:
    assert fold("đĐ") == "dd"
    for letter in LETTERS:
        for mark in MARKS:
            written = unicodedata.normalize("NFC", letter + mark)
            assert fold(written) == unicodedata.normalize("NFD", letter)[0].lower()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đợt thi đua", "dot thi dua"),
        ("ỦY BAN NHÂN DÂN THỊ XÃ", "uy ban nhan dan thi xa"),
        ("Bằng khen – 100%", "bang khen – 100%"),
        ("İstanbul ﬁne", "istanbul ﬁne"),
        ("", ""),
        ("🙂 “trích”\tdẫn\n", "🙂 “trich”\tdan\n"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("odd", ["", "🙂", "\ud83d", "\ud83d" + "\ude42", "\x00", "𐐀"])
def test_a_long_text_folds_like_its_lines(odd: str) -> None:
    line = f"Đợt thi đua “ỦY BAN” – {odd} İstanbul\n"
    assert fold(line * 200) == fold(line) * 200


def test_decomposed_text_folds_like_composed() -> None:
    composed = "Khối thi đua Đồng Ổi"
    assert fold(unicodedata.normalize("NFD", composed)) == fold(composed)
    assert nfc(unicodedata.normalize("NFD", composed)) == composed


def test_folding_keeps_the_length_of_any_text() -> None:
    rng = random.Random(3)
    for _ in range(300):
        codes = [rng.choice([rng.randrange(0x20, 0x250), rng.randrange(0x1E00, 0x2100)]) for _ in range(60)]
        text = nfc("".join(map(chr, codes)))
        assert len(fold(text)) == len(text)


def test_words_know_their_places() -> None:
    text = "Số: 12/KH-UBND, “đợt 2”"
    assert [t.text for t in words(text)] == ["so", "12", "kh", "ubnd", "dot", "2"]
    assert all(fold(text[t.start : t.end]) == t.text for t in words(text))


@pytest.mark.parametrize(("text", "marked"), [("đợt", True), ("dot 1", False), ("THI ĐUA", True), ("THI DUA", False)])
def test_marks_are_seen(text: str, marked: bool) -> None:
    assert has_marks(text) is marked


def test_slugs_and_squeezing() -> None:
    assert slug("Kế hoạch số 12/KH (bản 2).md") == "ke-hoach-so-12-kh-ban-2-md"
    assert squeeze("  một \n hai\t ba ") == "một hai ba"


@pytest.mark.parametrize("word", "nghieng khuya thuong duyet quyen giao uy hoach nghiep ngoan truong".split())
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", "hi6n dsot bcao ubnd ngdy strong plan khoy2".split())
def test_other_letters_are_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_words_are_joined_without_signs() -> None:
    assert joined_words("HỘI ĐỒNG THI ĐUA -  Khen thưởng") == "hoi dong thi dua khen thuong"


@pytest.mark.parametrize(("most", "cut"), [(12, "một hai ba"), (10, "một hai ba"), (9, "một hai …"), (7, "một …")])
def test_a_long_text_is_cut_between_words(most: int, cut: str) -> None:
    assert cut_short("một hai ba", most) == cut
