"""Damaged words are read as the likeliest common ones; sound text is left alone."""

from knowledge.search.language import open_language
from knowledge.search.reading import correct, read_passage
from knowledge.search.terms import terms
from tests.knowledge.search.samples import TEXTS


def test_a_damaged_text_is_read_as_what_it_was() -> None:
    damaged = "Thyc hién thang loi nhi¢m vu phat trién kinh té xa hoi, dam bao qudc phong an ninh"
    sound = "thuc hien thang loi nhiem vu phat trien kinh te xa hoi dam bao quoc phong an ninh".split()
    repaired = read_passage(damaged)
    assert [word for word in sound if word not in repaired.plain] == ["nhiem"]
    assert repaired.marked is None
    assert "thyc" in repaired.beside


def test_sound_passages_are_left_alone() -> None:
    for text in TEXTS:
        reading = read_passage(text)
        assert reading.plain == terms(text).plain
        assert reading.marked is not None
        assert (reading.beside, reading.pairs) == ([], [])


def test_a_text_without_diacritics_is_not_damaged_but_says_nothing_by_them() -> None:
    reading = read_passage("Han nop bao cao tong ket phong trao thi dua truoc ngay 15 thang 11")
    assert (reading.beside, reading.pairs) == ([], [])
    assert reading.marked is None


def test_typing_errors_of_a_question_are_mended_unless_the_word_is_known() -> None:
    asked = "han nop bao caao tong ketr".split()
    assert correct(asked, lambda _: False) == "han nop bao cao tong ket".split()
    assert correct(asked, lambda _: True) is asked


def test_numbers_strangers_and_nothing_at_all_pass() -> None:
    language = open_language()
    assert language.repair([], 0.3) == []
    assert language.repair(["2031", "qqqqqqqq", "x"], 0.3)[:2] == ["2031", "qqqqqqqq"]
    assert language.strange(["thi", "dua", "2031", "x", "xyzzy"]) == ["xyzzy"]


def test_diacritics_tell_which_word_was_damaged() -> None:
    language = open_language()
    for typed, meant in (("bá cáo", "bao cao"), ("khe thưởng", "khen thuong"), ("cơ qua chủ trì", "co quan chu tri")):
        found = terms(typed)
        read = language.read(found.plain, found.marked, 0.4)
        assert read.words == meant.split()


def test_what_else_a_damaged_word_may_have_been_is_found_too() -> None:
    found = terms("báo cá thág nà gửi vê đơ vị")
    read = open_language().read(found.plain, found.marked, 0.4)
    assert (3, "nay") in read.others
    assert all(word != read.words[at] for at, word in read.others)


def test_nothing_is_read_from_nothing() -> None:
    assert open_language().read([], [], 0.4).words == []
