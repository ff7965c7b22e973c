"""Quotes from poorly read plans and passages have a reading; all others have none."""

from datetime import date

import pytest

from knowledge.answer import Answer
from knowledge.answers import answer
from knowledge.plan import PlanVersion
from knowledge.readability import readability
from tests.knowledge.answers.asking import ask, grounded
from tests.plans_made import HELD_OUT, SAMPLES, made, plans_in, shelf_of

SOUND = 0.99
"""So readable is a line of a poor plan in which nothing is damaged."""

POOR = [v for folder in (SAMPLES, HELD_OUT) for v in plans_in(folder) if v.plan.endswith("-ocr")]


@pytest.mark.parametrize("version", POOR, ids=lambda version: version.plan)
@pytest.mark.parametrize("question", ["Mục đích là gì?", "Yêu cầu là gì?", "Ai thực hiện?", "What is the purpose?"])
def test_each_quote_of_a_poor_plan_has_a_reading(version: PlanVersion, question: str) -> None:
    found = ask(question, among=shelf_of(version), plan=version.plan)
    assert all(c.quote == version.text[c.start : c.end] for c in found.citations)
    damaged = [c for c in found.citations if len(c.quote) > 40 and readability(c.quote) < SOUND]
    assert all(c.reading and c.reading != c.quote for c in damaged)
    assert "poor" in {note.key for note in found.notes} or found.abstained


def test_a_sound_plan_has_no_readings() -> None:
    found = ask("Tỉnh Lạc Hà có mấy đợt?")
    assert found.citations
    assert [c.reading for c in found.citations] == [None] * len(found.citations)


_SOUND = """ỦY BAN NHÂN DÂN
XÃ SUỐI LƯU
KẾ HOẠCH
Thi đua xây dựng bản văn hóa năm 2031
I. MỤC ĐÍCH
Khơi dậy tinh thần thi đua của cán bộ và nhân dân toàn xã, động viên mọi người giữ gìn vệ sinh đường làng.
II. ĐỐI TƯỢNG
Cán bộ, công chức, các bản, trường học và mọi gia đình đang sinh sống trên địa bàn của xã Suối Lưu.
III. YÊU CẦU
{requirement}
IV. TỔ CHỨC THỰC HIỆN
Công chức Văn hóa xã theo dõi, đôn đốc, tổng hợp kết quả và báo cáo Ủy ban nhân dân xã trước ngày 20/11/2031.
"""
_REQUIREMENT = (
    "Phong trào thi đua phải thiết thực, có nội dung cụ thể, dễ nhớ, dễ làm, phù hợp với từng bản và từng gia đình, "
    "tránh phô trương, hình thức; việc bình xét và khen thưởng phải công khai, kịp thời, đúng người, đúng việc, "
    "được nhân dân trong bản bàn bạc và nhất trí."
)


def test_a_sound_passage_needs_no_reading() -> None:
    version = made(_SOUND.format(requirement=_REQUIREMENT), "suoi-luu")
    found = _asked(version, "Yêu cầu của phong trào thi đua là gì?")
    assert found.notes == ()
    assert [c.reading for c in found.citations] == [None]


def _asked(version: PlanVersion, question: str) -> Answer:
    among = shelf_of(version)
    found = answer(among, question, plan=version.plan, today=date(2031, 6, 1))
    grounded(found, among)
    return found
