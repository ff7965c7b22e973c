"""How an answer came about, as `--explain` shows it."""

from knowledge.answer import NOTHING_SAID
from knowledge.answers import answer
from tests.knowledge.answers.asking import TODAY
from tests.plans_made import made, shelf_of

RAW = """PHÒNG NỘI VỤ HUYỆN NÀ KHOANG
KẾ HOẠCH
{} năm 2031
I. BÁO CÁO
Các xã gửi báo cáo về Phòng Nội vụ trước ngày {}/6/2031.
"""


def test_plans_that_are_called_the_same_stand_side_by_side() -> None:
    shelf = shelf_of(
        made(RAW.format("Phát động phong trào thi đua", 15), "thi-dua"),
        made(RAW.format("Phát động phong trào thi đua", 20), "thi-dua-2"),
    )
    told = answer(shelf, "hạn báo cáo?", conversation=NOTHING_SAID, today=TODAY, explain=True)
    assert told.trace is not None
    assert len(told.trace.plans) == 2
    assert all(0 <= clues["certainty"] <= 1 for clues in told.trace.plans.values())
