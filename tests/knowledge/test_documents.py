"""Document numbers as they are written, and which of them are the same."""

import pytest

from knowledge.documents import CODE_KINDS, KIND_WORDS, NUMBER, canonical_number, number_key, shares_code
from knowledge.text import fold


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Chỉ thị số 34-CT/TW ngày 07/4/2031", ["34-CT/TW"]),
        ("Số: 11/KH-KTĐVX", ["11/KH-KTĐVX"]),
        ("Nghị định số 98/2031/NĐ-CP của Chính phủ", ["98/2031/NĐ-CP"]),
        ("Luật số 06/2031/QH15;", ["06/2031/QH15"]),
        ("Kế hoạch số 12 /KH - UBND", ["12 /KH - UBND"]),
        ("05-CTr/HU, 57-KH/TU và 22/NQ-HĐND", ["05-CTr/HU", "57-KH/TU", "22/NQ-HĐND"]),
        ("45/KHLT-UBND-MTTQ", ["45/KHLT-UBND-MTTQ"]),
        ("Báo cáo 48/BC-VP&TĐKT", ["48/BC-VP&TĐKT"]),
        ("Công văn 456/UBND-NV, 123/HĐTĐKT", ["456/UBND-NV", "123/HĐTĐKT"]),
        ("Thông tư 01/2031/TT-BNV", ["01/2031/TT-BNV"]),
        ("trước ngày 15/6/2031, đạt 12/15 xã", []),
        ("Số:     /KH-UBND", []),
        ("Kế hoạch số 56 KH/TĐTN-PT và Thể lệ số 14-TL/BTGLH", ["56 KH/TĐTN-PT", "14-TL/BTGLH"]),
        ("Công văn số 1 234/SVH-TĐ", ["1 234/SVH-TĐ"]),
    ],
)
def test_numbers_in_text(text: str, numbers: list[str]) -> None:
    assert [m.group() for m in NUMBER.finditer(text)] == numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12/KH-UBND", "12 / KH - UBND"),
        ("05-CT/TW", "5-ct/tw"),
        ("3/KH--UBND", "03/KH-UBND"),
        ("98/2031/NĐ-CP", "98/2031/nd-cp"),
        ("12/KH-UBND.", "12/KH-UBND"),
    ],
)
def test_the_same_number_has_the_same_key(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12/KH-UBND", "12/QĐ-UBND"),
        ("12/KH-UBND", "112/KH-UBND"),
        ("1/KH-UBND", "10/KH-UBND"),
        ("34-CT/TW", "34-CT/TU"),
    ],
)
def test_other_numbers_have_other_keys(one: str, other: str) -> None:
    assert number_key(one) != number_key(other)


def test_canonical_numbers_lose_only_blanks_and_doubled_marks() -> None:
    assert canonical_number("12 / KH -- UBND-") == "12/KH-UBND"


def test_kinds_are_written_as_their_folded_words() -> None:
    assert all(fold(written) == word for word, written in KIND_WORDS.items())
    assert {kind for code, kind in CODE_KINDS.items() if code != "TTLT"} <= set(KIND_WORDS.values())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("14-TL/BTGLH", "61-CV/BTGLH", True),
        ("12/KH-ĐTVM", "96/TB-ĐTVM", True),
        ("12/KH-UBND", "14/CV-UBND", False),
        ("02/TL-BTC", "05/TB-BTC", False),
        ("12/KH-SYT", "14/KH-SNV", False),
    ],
)
def test_numbers_of_the_same_office(one: str, other: str, *, same: bool) -> None:
    assert shares_code(one, other) is same
