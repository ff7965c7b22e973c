"""Sentences that wish to be reminded, and those that only look like it."""

import pytest

from bot.wishes import Wish, asks_whether_eligible, read_wish, reminder_wish, says_handed_in


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("nhắc tôi trước hạn 3 ngày", Wish((3,))),
        ("Nhắc em trước hạn 3 ngày nhé", Wish((3,))),
        ("nhac toi truoc 2 ngay", Wish((2,))),
        ("Nhắc mình trước hạn nộp báo cáo tổng kết 5 ngày", Wish((5,), rest="nop bao cao tong ket")),
        ("nhắc tôi trước hạn một tuần, lúc 8h", Wish((7,), 480)),
        ("nhắc nhóm trước hạn 7, 3 và 1 ngày lúc 16:30", Wish((7, 3, 1), 990, group=True)),
        ("nhắc việc cho cả nhóm trước hạn 3 ngày", Wish((3,), group=True)),
        ("nhắc tôi 3 ngày trước hạn", Wish((3,))),
        ("Nhắc tôi hạn nộp hồ sơ", Wish(rest="nop ho so")),
        ("remind me 3 days before the deadline", Wish((3,), rest="deadline")),
        ("nhắc tôi hạn của đơn vị tôi trước 3 ngày", Wish((3,))),
        ("nhắc đơn vị mình trước hạn 2 ngày", Wish((2,))),
        ("nhắc tôi trước hạn 3 ngày, việc của mọi đơn vị", Wish((3,), unit="", rest="viec")),
        ("đừng nhắc nữa", Wish(off=True)),
        ("Thôi nhắc tôi", Wish(off=True)),
    ],
)
def test_a_wish_is_read(text: str, wish: Wish) -> None:
    assert reminder_wish(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch nào nhắc đến Chỉ thị 34?",
        "Hạn nộp báo cáo tổng kết là khi nào?",
        "Hồ sơ nộp trước hạn 3 ngày có được không?",
        "Đơn vị nào bị nhắc nhở?",
        "nhắc lại giúp đợt 2 đến bao giờ",
        "Văn bản có nhắc tới hạn nào không",
    ],
)
def test_a_question_is_no_wish(text: str) -> None:
    assert reminder_wish(text) is None


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("7 3 1", Wish((7, 3, 1))),
        ("5,2 lúc 8:15 tỉnh Lạc Hà", Wish((5, 2), 495, rest="tinh lac ha")),
        ("xã A đơn vị Phòng Nội vụ", Wish(unit="Phòng Nội vụ", rest="xa")),
        ("3 1 mọi đơn vị", Wish((3, 1), unit="")),
        ("45/KH-UBND", Wish(rest="45 kh ubnd")),
        ("tắt", Wish(off=True, rest="tat")),
    ],
)
def test_the_words_behind_the_command_are_read(text: str, wish: Wish) -> None:
    assert read_wish(text) == wish


@pytest.mark.parametrize(
    "text", ["Đã nộp", "đã nộp rồi ạ", "Em đã gửi báo cáo", "nộp rồi", "Đơn vị tôi đã nộp hồ sơ.", "submitted"]
)
def test_handed_in_is_heard(text: str) -> None:
    assert says_handed_in(text)


@pytest.mark.parametrize(
    "text",
    ["đơn vị tôi có đủ điều kiện không?", "Em có đủ tiêu chuẩn Giấy khen chưa?", "ben em da dat dieu kien chua"],
)
def test_a_question_whether_one_is_eligible_is_heard(text: str) -> None:
    assert asks_whether_eligible(text)


@pytest.mark.parametrize("text", ["Tập thể nào đủ điều kiện tặng Bằng khen?", "Điều kiện tặng Giấy khen là gì?"])
def test_a_question_about_criteria_is_left_to_the_plans(text: str) -> None:
    assert not asks_whether_eligible(text)


@pytest.mark.parametrize("text", ["Đã nộp chưa?", "Đơn vị nào đã nộp báo cáo?", "nộp ở đâu", "hạn đã nộp là khi nào"])
def test_a_question_about_handing_in_is_none(text: str) -> None:
    assert not says_handed_in(text)
