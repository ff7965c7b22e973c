"""Plans of one office for one year: the subject or the number tells them apart, else the question is asked back."""

import pytest

from knowledge.answer import Answer
from knowledge.shelf import Shelf
from tests.knowledge.answers.asking import ask, plans
from tests.plans_made import made, shelf_of

PLAN = """ỦY BAN NHÂN DÂN HUYỆN MƯỜNG LƯU
{letterhead}
Số: {number}/KH-YT
Mường Lưu, ngày {day} năm 2031
KẾ HOẠCH
{title} năm 2031
Phòng Y tế và Dân số xây dựng kế hoạch {title} năm 2031 trên địa bàn huyện Mường Lưu như sau:
I. CHẾ ĐỘ BÁO CÁO
1. Báo cáo sơ kết gửi về Phòng trước ngày {first}/2031.
2. Báo cáo tổng kết gửi về Phòng trước ngày {last}/2031.
Trên đây là Kế hoạch của Phòng./.
TRƯỞNG PHÒNG
{who}
"""


def shelf(*, numbered: bool) -> Shelf:
    """Two plans of the same office, with or without their numbers."""
    vaccines = {"title": "Tiêm chủng mở rộng", "first": "15/6", "last": "05/12", "who": "Sùng Thị Mỷ"}
    food = {"title": "Bảo đảm an toàn thực phẩm", "first": "30/6", "last": "20/12", "who": "Lò Văn Sín"}
    heads = {"letterhead": "PHÒNG Y TẾ VÀ DÂN SỐ"}, {"letterhead": "PHÒNG Y TẾ&DÂN SỐ"}
    numbers = ("14", "27") if numbered else ("", "")
    return shelf_of(
        *(
            made(PLAN.format(**facts, **head, number=number, day="12 tháng 01" if numbered else "tháng"), plan)
            for plan, facts, head, number in zip(
                ("tiem-chung", "thuc-pham"), (vaccines, food), heads, numbers, strict=True
            )
        )
    )


def asked(question: str, *, numbered: bool = False) -> Answer:
    return ask(question, among=shelf(numbered=numbered))


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("Hạn nộp báo cáo tổng kết của kế hoạch tiêm chủng là khi nào?", "tiem-chung"),
        ("kế hoạch an toàn thực phẩm: báo cáo tổng kết nộp ngày nào", "thuc-pham"),
        ("Phòng Y tế và Dân số huyện Mường Lưu: hạn báo cáo sơ kết tiêm chủng mở rộng?", "tiem-chung"),
        ("Phòng Y tế & Dân số Mường Lưu, kế hoạch về an toàn thực phẩm ai ký?", "thuc-pham"),
    ],
)
def test_the_subject_tells_which_plan_is_meant(question: str, plan: str) -> None:
    found = asked(question)
    assert plans(found) == [plan]
    assert not found.clarify


@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize(
    "question",
    ["Hạn báo cáo tổng kết của Phòng Y tế và Dân số huyện Mường Lưu?", "Phòng Y tế Mường Lưu, ai ký kế hoạch?"],
)
def test_a_question_that_does_not_tell_is_asked_back(question: str, *, numbered: bool) -> None:
    found = asked(question, numbered=numbered)
    assert [choice.plan for choice in found.clarify] == ["tiem-chung", "thuc-pham"]
    assert len({choice.label for choice in found.clarify}) == 2
    assert not found.citations


def test_the_number_tells_which_plan_is_meant() -> None:
    found = asked("Hạn báo cáo tổng kết của kế hoạch số 27/KH-YT?", numbered=True)
    assert plans(found) == ["thuc-pham"]


def test_both_answer_where_they_are_compared() -> None:
    assert len(plans(asked("So sánh hạn báo cáo tổng kết của hai kế hoạch Phòng Y tế Mường Lưu"))) == 2


def test_a_blank_is_not_filled_from_the_other_plan() -> None:
    found = asked("Số của kế hoạch tiêm chủng là bao nhiêu?")
    assert found.abstained
    assert not found.citations


def test_citations_say_which_of_the_two() -> None:
    titles = {c.title for c in asked("So sánh hạn báo cáo của hai kế hoạch Phòng Y tế Mường Lưu").citations}
    assert len(titles) == 2
