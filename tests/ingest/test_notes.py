"""Notes behind the sentence that their marks stand in."""

import pytest

from ingest.readers.notes import mark, raised, with_notes


@pytest.mark.parametrize(
    ("text", "notes", "expected"),
    [
        (
            f"Nộp trước ngày 20/10/2031{mark('1')}. Đợt 2 sau đó.",
            {"1": "Riêng các xã đảo: trước ngày 05/11/2031."},
            "Nộp trước ngày 20/10/2031 (Chú thích 1: Riêng các xã đảo: trước ngày 05/11/2031). Đợt 2 sau đó.",
        ),
        (
            f"Đợt 1: từ 05/1{mark('2')} đến 31/5/2031;\nĐợt 2: sau đó",
            {"2": "Tính cả ngày nghỉ"},
            "Đợt 1: từ 05/1 đến 31/5/2031 (Chú thích 2: Tính cả ngày nghỉ);\nĐợt 2: sau đó",
        ),
        (f"Tặng 12{mark('3')} tập thể", {}, "Tặng 12 tập thể"),
        (f"| Hạn | 20/11{mark('*')} |\n| khác |", {"*": "đã chốt"}, "| Hạn | 20/11 (Chú thích *: đã chốt) |\n| khác |"),
        (
            f"Một{mark('1')} và hai{mark('2')}. Ba{mark('1')}.",
            {"1": "a", "2": "b"},
            "Một và hai (Chú thích 1: a) (Chú thích 2: b). Ba (Chú thích 1: a).",
        ),
        ("Không có dấu nào.", {"1": "Lời ghi sót."}, "Không có dấu nào.\nChú thích 1: Lời ghi sót."),
        (f"Mức 5{mark('1')}./.", {"1": "điểm"}, "Mức 5 (Chú thích 1: điểm)./."),
    ],
)
def test_a_note_stands_at_the_end_of_its_sentence(text: str, notes: dict[str, str], expected: str) -> None:
    assert with_notes(text, notes) == expected


@pytest.mark.parametrize(
    ("before", "letters", "expected"),
    [
        ("ngày 05/1", "2", mark("2")),
        ("diện tích 400 m", "2", "²"),
        ("rộng 3km", "2", "²"),
        ("thôn Nam", "2", mark("2")),
        ("tập thể", "(4)", mark("4")),
        ("tập thể", "**", mark("**")),
        ("hạng 1", "er", "er"),
    ],
)
def test_raised_letters_are_marks_or_exponents(before: str, letters: str, expected: str) -> None:
    assert raised(before, letters) == expected
