"""Document numbers, dates and quoted names are recognised in every spelling, and nothing else is."""

import pytest

from knowledge.search.exact import exact_in, exact_tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Kế hoạch số 87/KH-UBND", ["=87-kh-ubnd"]),
        ("ke hoach 087 / kh - ubnd", ["=87-kh-ubnd"]),
        ("Chỉ thị 34-CT/TW", ["=34-ct-tw"]),
        ("Luật 06/2022/QH15", ["=6-2022-qh15"]),
        ("Nghị định 30/2020/NĐ-CP.", ["=30-2020-nd-cp"]),
        ("ngày 05/6/2031", ["=5.6.2031"]),
        ("ngày 5 tháng 06 năm 2031", ["=5.6.2031"]),
        ("5-6-2031", ["=5.6.2031"]),
        ("đợt 2, 6 tháng, năm 2031, 30/4", []),
        ("", []),
    ],
)
def test_numbers_and_dates_are_whole_tokens_in_one_spelling(text: str, tokens: list[str]) -> None:
    assert exact_tokens(text) == tokens


def test_quoted_names_count_from_two_words_on() -> None:
    assert exact_in("phong trào “Dạy tốt, học tốt” là gì?").names == (("day", "tot", "hoc", "tot"),)
    assert exact_in('"Tốt" là gì').names == ()
