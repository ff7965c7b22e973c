"""Which words of a plan no longer count since a letter changes it: those that it means, and no others."""

import pytest

from knowledge.amendments import withdrawn
from knowledge.plan import PlanVersion
from tests.plans_made import made, shelf_of

PLAN = """ỦY BAN NHÂN DÂN
XÃ NÀ HỜ
Số: 31/KH-UBND
Nà Hờ, ngày 10 tháng 01 năm 2031
KẾ HOẠCH
Tổ chức phong trào thi đua xây dựng nông thôn mới năm 2031

I. THỜI GIAN
1. Đợt 1: từ ngày 15/01/2031 đến ngày 30/6/2031.
2. Đợt 2: từ ngày 01/7/2031 đến ngày 30/11/2031.

II. KHEN THƯỞNG
1. Giấy khen cá nhân: 20 người, mỗi người 800.000 đồng.
2. Giải Nhất hội thi kéo co: 2.000.000 đồng; trao 20 cúp.

III. TỔ CHỨC THỰC HIỆN
1. Các thôn gửi báo cáo sơ kết về Văn phòng trước ngày 05/7/2031.
2. Các thôn gửi danh sách đăng ký mô hình về Văn phòng trước ngày 20/02/2031.
3. Trường học gửi hồ sơ khen thưởng năm học trước ngày 25/5/2031.
4. Hội thi kéo co tổ chức ngày 20/8/2031 tại sân vận động xã.
5. Liên hệ bà Lù Thị Mây, công chức Văn phòng.
"""
LETTER = """ỦY BAN NHÂN DÂN
XÃ NÀ HỜ
Số: 77/UBND-VP
V/v gia hạn, điều chỉnh một số nội dung Kế hoạch số 31/KH-UBND
Nà Hờ, ngày 10 tháng 5 năm 2031
Kính gửi: Các thôn.
Thực hiện Kế hoạch số 31/KH-UBND ngày 10/01/2031, UBND xã điều chỉnh như sau:
{body}
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Giàng A Páo
"""
GOAL = made(PLAN, "goc")


def gone(body: str, plan: PlanVersion = GOAL) -> list[str]:
    """The words of the plan that a letter with this body withdraws."""
    letter = made(LETTER.format(body=body), "cong-van")
    return [one.span.of(plan.text) for one in withdrawn(shelf_of(plan, letter), plan)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("1. Đợt 2 kéo dài đến hết ngày 15/12/2031.", ["30/11/2031"]),
        ("1. Hạn gửi báo cáo sơ kết lùi từ ngày 05/7/2031 sang ngày 12/7/2031.", ["05/7/2031"]),
        ("1. Gia hạn gửi báo cáo sơ kết đến hết ngày 12/7/2031.", ["trước ngày 05/7/2031"]),
        ("1. Gia hạn gửi hồ sơ khen thưởng năm học đến ngày 30/5/2031 (hạn cũ: 25/5/2031).", ["25/5/2031"]),
        ("1. Giấy khen cá nhân tăng từ 20 lên 26 người.", ["20"]),
        ("1. Nâng giải Nhất hội thi kéo co từ 2.000.000 đồng lên 2.500.000 đồng.", ["2.000.000 đồng"]),
        ("1. Hội thi kéo co dời từ ngày 20/8/2031 sang ngày 27/8/2031.", ["20/8/2031"]),
        ("1. Đầu mối liên hệ là ông Sùng A Tủa, thay bà Lù Thị Mây.", ["bà Lù Thị Mây"]),
    ],
)
def test_the_words_that_are_meant_are_withdrawn(body: str, words: list[str]) -> None:
    assert gone(body) == words


@pytest.mark.parametrize(
    "body",
    [
        "1. Danh sách gửi Hội Phụ nữ trước ngày 10/8/2031.",
        "1. Gia hạn gửi ảnh dự thi đến ngày 30/9/2031.",
        "1. Gia hạn gửi báo cáo chuyên đề thủy lợi về Phòng Kinh tế đến ngày 30/9/2031.",
        "1. Hạn gửi báo cáo sơ kết giữ nguyên ngày 05/7/2031.",
        "1. Riêng hai thôn vùng lũ được gửi báo cáo sơ kết đến ngày 20/7/2031.",
        "1. Số đội bóng tăng từ 20 lên 26 đội.",
        "1. Công văn này bãi bỏ mục 2 Công văn số 12/UBND-VP ngày 05/4/2031.",
        "1. Họp xét thi đua dời từ ngày 01/4/2031 sang ngày 08/4/2031.",
    ],
)
def test_what_is_not_told_well_enough_withdraws_nothing(body: str) -> None:
    assert gone(body) == []
