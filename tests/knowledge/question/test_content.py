"""The words of questions and texts as they are compared."""

import pytest

from knowledge.question.content import bare, neighbours, telling_words, text_words


@pytest.mark.parametrize(
    ("word", "compared"),
    [
        ("05", "5"),
        ("0", "0"),
        ("00", "0"),
        ("500", "500"),
        ("iii", "3"),
        ("iv", "4"),
        ("i", "i"),
        ("v", "v"),
        ("vi", "vi"),
    ],
)
def test_numbers_are_compared_in_figures_and_without_leading_zeros(word: str, compared: str) -> None:
    assert bare(word) == compared


def test_questions_and_texts_are_cut_into_the_same_words() -> None:
    assert text_words("Trước 16h00 ngày 05/8/2026, đợt III: 100% hộ") == (
        "truoc 16h00 ngay 5 8 2026 dot 3 100 ho".split()
    )
    assert telling_words("dat 100% truoc 05/8 dot iii") == ("dat", "100", "truoc", "5", "8", "dot", "3")
    assert neighbours("chi tieu 100% dot iii") == ("chi tieu", "tieu 100", "100 dot", "dot 3")
