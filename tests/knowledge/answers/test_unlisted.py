"""Places and schools that no plan is of and no data knows are not answered from a neighbour, nor from a bare name."""

import pytest

from tests.knowledge.answers.asking import ask, plans
from tests.plans_made import made, shelf_of

SCHOOL = """TRƯỜNG THCS KHÊ ĐOÀI

Số: 12/KH-THCS

Khê Đoài, ngày 06 tháng 9 năm 2031

KẾ HOẠCH
Thi đua năm học 2031 - 2032

I. THỜI HẠN
Giáo viên nộp sáng kiến trước ngày 20/3/2032.

II. PHỐI HỢP
Nhà trường kết nghĩa với xã Mường Khuông và trường mầm non Lũng Pheo.
Xã Mường Khuông cử 05 người tham gia ngày hội đọc sách.
"""


@pytest.mark.parametrize(
    "question",
    [
        "trường thcs lũng chéo nộp sáng kiến trước ngày nào",
        "trường thcs lũng pheo nộp sáng kiến trước ngày nào",
        "bệnh viện lũng chéo nộp sáng kiến khi nào",
        "xã mường khuông thưởng bao nhiêu tiền",
        "đoàn xã mường khuông giao chỉ tiêu hiến máu thế nào",
    ],
)
def test_what_is_asked_of_another_place_or_school_is_declined(question: str) -> None:
    assert ask(question, among=shelf_of(made(SCHOOL), made(SCHOOL.replace("KHÊ ĐOÀI", "PHỐ MỚI"), "pho-moi"))).abstained


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("trường thcs khê đoài nộp sáng kiến trước ngày nào", "20/3/2032"),
        ("xã mường khuông cử bao nhiêu người tham gia ngày hội đọc sách", "05 người"),
    ],
)
def test_what_is_asked_of_the_plans_own_or_of_a_place_that_it_speaks_of_is_answered(question: str, said: str) -> None:
    found = ask(question, among=shelf_of(made(SCHOOL)))
    assert not found.abstained
    assert plans(found)
    assert any(said in citation.quote for citation in found.citations)
