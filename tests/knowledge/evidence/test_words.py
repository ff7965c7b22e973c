"""What a plan's words tell of an abbreviation."""

import pytest

from knowledge.evidence.words import WordIndex
from knowledge.question.content import text_words

INDEX = WordIndex.of(
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
