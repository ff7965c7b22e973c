"""Questions whose keys nobody turned into letters, by Telex and VNI."""

from unicodedata import normalize

import pytest

from knowledge.question.keys import in_letters

QUESTIONS = (
    "Hạn nộp hồ sơ khen thưởng của xã Thượng Lĩnh là ngày nào?",
    "Đợt 2 của huyện Mường Lưu bắt đầu khi nào",
    "Ai ký kế hoạch thi đua của Sở Tài chính?",
    "Những đơn vị nào phải gửi báo cáo tổng kết về Phòng Nội vụ?",
    "Tiêu chuẩn tặng Cờ thi đua của Ủy ban nhân dân tỉnh",
    "Giấy khen được thưởng bao nhiêu tiền, quỹ nào trả?",
)
_KEYS = {
    "telex": {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"},
    "vni": {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"},
}
_HATS = {
    "telex": {"\u0302": "", "\u031b": "w", "\u0306": "w"},
    "vni": {"\u0302": "6", "\u031b": "7", "\u0306": "8"},
}


def keys(sentence: str, method: str) -> str:
    """The keys that are pressed for a sentence, the tone last in its word."""
    return " ".join(_pressed(word, method) for word in sentence.split(" "))


def _pressed(word: str, method: str) -> str:
    bare = word.rstrip("?,")
    made, tone = "", ""
    for letter in normalize("NFD", bare):
        if letter in _KEYS[method]:
            tone = _KEYS[method][letter]
        elif letter in _HATS[method]:
            made += _HATS[method][letter] or made[-1].lower()
        elif letter in "đĐ":
            made += ("d" if letter == "đ" else "D") + ("d" if method == "telex" else "9")
        else:
            made += letter
    return made + tone + word[len(bare) :]


@pytest.mark.parametrize("method", ["telex", "vni"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_keys_become_the_letters_that_were_meant(question: str, method: str) -> None:
    assert in_letters(keys(question, method)) == question


@pytest.mark.parametrize(
    "question",
    [
        "dot1, quy3 va gd2 nop gi",
        "han nop ho so cua xa Nam Khoa",
        "What is the deadline of Nam Khoa for the report?",
        "LDTT, CSTDCS cua thon A1 va B2",
        "Hạn nộp của xã Nậm Khoa tháng 5",
        "ke hoach 45/KH-UBND ngay 12/01/2031",
        "d",
        "W 7 aa1 s dd",
        "",
    ],
)
def test_what_makes_sense_as_it_stands_is_left_alone(question: str) -> None:
    assert in_letters(question) == question


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hanj nopj hoof sow", "hạn nọp hồ sơ"),
        ("ddowtj 2 keets thuc ngayf naof", "đợt 2 kết thuc ngày nào"),
        ("Ha5n no65p ba1o ca1o", "Hạn nộp báo cáo"),
        ("thuongwr cho dduwowcj", "thưởng cho được"),
    ],
)
def test_keys_pressed_in_another_order_or_left_out(typed: str, meant: str) -> None:
    assert in_letters(typed) == meant
