"""Words of questions are read as the likeliest common ones; what is strange is told."""

from knowledge.search.language import open_language
from knowledge.search.reading import correct
from knowledge.search.terms import terms


def test_typing_errors_of_a_question_are_mended_unless_the_word_is_known() -> None:
    asked = "han nop bao caao tong ketr".split()
    assert correct(asked, lambda _: False) == "han nop bao cao tong ket".split()
    assert correct(asked, lambda _: True) is asked


def test_numbers_strangers_and_nothing_at_all_pass() -> None:
    language = open_language()
    assert language.repair([], 0.3) == []
    assert language.repair(["2031", "qqqqqqqq", "x"], 0.3)[:2] == ["2031", "qqqqqqqq"]
    assert language.strange(["thi", "dua", "2031", "x", "xyzzy"]) == ["xyzzy"]


def test_words_that_hardly_ever_have_their_marks_are_unusual() -> None:
    language = open_language()
    assert language.unusual(terms("báo cáo của cơ quan, 31/12/2031").marked) == []
    assert language.unusual(terms("bao cáo cua cơ quan, thgi đua").marked) == ["cua", "thgi"]
    assert language.strange_marked(terms("bao cáo cua cơ quan").marked) == []


def test_words_that_belong_together_are_seen_together_oftener_than_by_chance() -> None:
    language = open_language()
    assert language.lift("danh", "sach") > 10
    assert language.lift("sach", "danh") < 2
    assert language.lift("danh", "xyzzy") == language.lift("xyzzy", "sach") == 0
