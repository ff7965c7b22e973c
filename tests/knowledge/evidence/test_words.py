"""Which texts of a plan hold a word, and what its words tell of an abbreviation."""

import pytest

from knowledge.evidence.words import WordIndex
from knowledge.question.content import text_words

[INDEX] = WordIndex.of(
    [
        text_words("Các trường gửi danh sách đề nghị khen thưởng"),
        text_words("Danh sách gửi trước ngày 10"),
        text_words("Công tác dân số của xã"),
        text_words("Trường Trần Đình Lưu phát động"),
        text_words("Giáo viên và học sinh trường Trần Đình Lưu"),
        text_words("Học kỳ 2 kết thúc"),
        text_words("Đạt danh hiệu thi đua; danh hiệu được xét; danh hiệu cao"),
        text_words("Trường đại học kỹ thuật"),
    ]
)


@pytest.mark.parametrize(
    ("letters", "before", "after", "meant"),
    [
        ("ds", "gui", "de", "danh sach"),
        ("tdl", "truong", "", "tran dinh luu"),
        ("hk2", "", "", "hoc ky 2"),
        ("gv", "", "", "giao vien"),
        ("dh", "dat", "thi", "danh hieu"),
        ("dh", "truong", "ky", "dai hoc"),
        ("zz", "", "", ""),
        ("dsz", "", "", ""),
    ],
)
def test_first_letters_are_read_as_words_that_stand_together(letters: str, before: str, after: str, meant: str) -> None:
    assert " ".join(INDEX.meant_by(letters, before, after)) == meant


def test_several_lists_of_texts_are_looked_up_by_the_same_rows() -> None:
    said, above = WordIndex.of([["gui", "bao", "cao"], ["ho", "so"]], [["bao", "cao"], ["nop", "ho", "so"]])
    rows = said.find(["bao cao", "so", "nop", "khong", "gui"])
    assert rows[3] == -1
    assert said.hits_of(rows).tolist() == [[1, 0], [0, 1], [0, 0], [0, 0], [1, 0]]
    assert above.hits_of(rows).tolist() == [[1, 0], [0, 1], [0, 1], [0, 0], [0, 0]]
    assert said.weights_of(rows)[2] == said.weights_of(rows)[3] > said.weights_of(rows)[0]
    assert above.meant_by("gb", "", "") == ()
