"""Plans of one office for one year: the subject or the number tells them apart, else the question is asked back."""

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


def test_the_number_tells_which_plan_is_meant() -> None:
    found = asked("Hạn báo cáo tổng kết của kế hoạch số 27/KH-YT?", numbered=True)
    assert plans(found) == ["thuc-pham"]


def test_a_blank_is_not_filled_from_the_other_plan() -> None:
    found = asked("Số của kế hoạch tiêm chủng là bao nhiêu?")
    assert found.abstained
    assert not found.citations
