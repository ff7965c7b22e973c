"""What a plan certainly does not state."""

import pytest

from knowledge.answer import NOTHING_SAID
from knowledge.choice.contradictions import asks_other_office, is_absent
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from tests.plans_made import made, shelf_of

RAW = """UBND XÃ CHIỀNG LƯU
Số:      /KH-UBND
KẾ HOẠCH
Tổ chức phong trào thi đua năm 2031
I. CÁC ĐỢT THI ĐUA
1. Đợt 1: từ ngày 01/01/2031 đến ngày 30/4/2031.
2. Đợt 2: từ ngày 01/5/2031 đến ngày 30/11/2031.
II. KHEN THƯỞNG
Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 02 tập thể.
"""


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("đợt 3 bắt đầu khi nào?", True),
        ("đợt 2 bắt đầu khi nào?", False),
        ("số kế hoạch là bao nhiêu?", True),
        ("ai được tặng Cờ thi đua?", True),
        ("ai được tặng Bằng khen?", False),
        ("kinh phí lấy ở đâu?", False),
    ],
)
def test_what_a_plan_contradicts(question: str, absent: bool) -> None:
    shelf = shelf_of(made(RAW))
    query = understand(question, registry_of(shelf), NOTHING_SAID)
    [version] = shelf.read(["ke-hoach"])
    assert is_absent(query, version) is absent


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("giám đốc tên gì?", True),
        ("chủ tịch xã là ai?", False),
        ("giám đốc hay ai ký kế hoạch?", False),
        ("ai làm cụm trưởng?", False),
    ],
)
def test_who_holds_another_office_than_that_of_the_signature(question: str, *, other: bool) -> None:
    shelf = shelf_of(made(f"{RAW}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Thị Mai\n"))
    [version] = shelf.read(["ke-hoach"])
    assert asks_other_office(understand(question, registry_of(shelf), NOTHING_SAID), version) is other
