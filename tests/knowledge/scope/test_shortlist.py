"""Which plans are looked into, and what search finds for those that are meant."""

from knowledge.answer import NOTHING_SAID
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from knowledge.scope.shortlist import MOST, found_for, shortlist
from tests.knowledge.answers.asking import ask, plans
from tests.plans_made import made, shelf_of

ALIKE = """UBND TỈNH LẠC HÀ
VĂN PHÒNG
Số: {number}/KH-VP
Lạc Hà, ngày 09 tháng 02 năm 2031
KẾ HOẠCH
Phong trào thi đua làm theo việc số {number} năm 2031
I. BÁO CÁO
Các phòng gửi báo cáo tổng kết về Văn phòng trước ngày {day:02d}/11/2031.
II. KHEN THƯỞNG
Giấy khen của Chánh Văn phòng: tặng 03 cá nhân.
CHÁNH VĂN PHÒNG
Hà Thị Mây
"""


def test_a_plan_that_is_named_is_searched_however_many_are_alike() -> None:
    shelf = shelf_of(*(made(ALIKE.format(number=100 + n, day=1 + n % 28), f"van-phong-{n}") for n in range(60)))
    query = understand("Kế hoạch 137/KH-VP: hạn gửi báo cáo tổng kết?", registry_of(shelf), NOTHING_SAID)
    assert query.scope.plans == ("van-phong-37",)
    found = found_for(shelf, query, query.scope.plans)
    assert "van-phong-37" in {plan for plan, _ in found}
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    looked_into = shortlist(query.scope.plans, NOTHING_SAID, found)
    assert looked_into[0] == "van-phong-37"
    assert len(looked_into) <= MOST
    assert plans(ask(query.text, among=shelf)) == ["van-phong-37"]
