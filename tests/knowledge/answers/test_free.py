"""Questions that the card does not know: the smallest sentences, verbatim, of the type that is asked for."""

import pytest

from knowledge.sentences import bare
from tests.knowledge.answers.asking import ask, values
from tests.plans_made import made, shelf_of

BAN = shelf_of(
    made(
        """ỦY BAN NHÂN DÂN
XÃ CHIỀNG LƯU
Số: 2/KH-UBND
KẾ HOẠCH
Phát động thi đua làm chợ phiên văn minh năm 2031
Căn cứ tình hình của xã;
I. NỘI DUNG
1. Chợ phiên họp vào sáng chủ nhật hằng tuần; quầy hàng xếp theo ngành.
2. Mỗi hộ bán hàng góp 20.000 đồng tiền vệ sinh mỗi phiên.
3. Ban quản lý chợ thu gom rác ngay sau khi tan chợ. Xe máy để ở bãi phía đông.
4. Không bày bán súc vật bị bệnh.
""",
        "chieng-luu",
    )
)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Quầy hàng ở chợ phiên xếp thế nào?", "quầy hàng xếp theo ngành"),
        ("Mỗi hộ bán hàng góp bao nhiêu tiền vệ sinh?", "góp 20.000 đồng tiền vệ sinh"),
        ("Xe máy để ở bãi nào?", "Xe máy để ở bãi phía đông."),
        ("Ai thu gom rác sau khi tan chợ?", "Ban quản lý chợ thu gom rác"),
        ("co duoc bay ban suc vat bi benh khong", "Không bày bán súc vật bị bệnh."),
    ],
)
def test_the_sentence_that_answers(question: str, quote: str) -> None:
    found = ask(f"{question} (xã Chiềng Lưu)", among=BAN)
    assert not found.abstained
    assert any(quote in c.quote for c in found.citations)
    assert all(len(c.quote) < 120 for c in found.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Bao nhiêu tiền một mét vải ở xã Chiềng Lưu?",
        "Xã Chiềng Lưu trồng bao nhiêu héc ta chè?",
        "Giờ mở cửa của trạm y tế xã Chiềng Lưu?",
        "Chợ đêm ở xã Chiềng Lưu bán đồ lưu niệm gì?",
    ],
)
def test_a_sentence_that_merely_sounds_alike_is_no_answer(question: str) -> None:
    found = ask(question, among=BAN)
    assert found.abstained
    assert not values(found, "text.line")


def test_a_question_of_when_is_never_answered_by_a_sentence_without_a_time() -> None:
    assert ask("Khi nào xã Chiềng Lưu phạt người bán súc vật bị bệnh?", among=BAN).abstained


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2.1. Một", "Một"),
        ("- Hai", "Hai"),
        ("a) Ba", "Ba"),
        ("đ. Bốn", "Bốn"),
        ("15/6 Năm", "15/6 Năm"),
        ("Sáu", "Sáu"),
    ],
)
def test_marks_of_parts_are_not_shown(text: str, shown: str) -> None:
    assert bare(text) == shown
