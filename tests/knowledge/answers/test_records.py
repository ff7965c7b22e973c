"""The document itself: number, date, issuer, signatory, recipients, title; bases, relations, who cites what."""

import pytest

from tests.knowledge.answers.asking import ask, plans, values
from tests.plans_made import made, shelf_of


def test_the_signatory_with_the_office() -> None:
    found = ask("Ai ký kế hoạch huyện Mường Lưu năm 2031?")
    assert values(found, "record.signatory") == [{"name": "Sùng A Tráng", "office": "PHÓ CHỦ TỊCH"}]


def test_a_blank_is_told_as_one_for_each_thing_asked() -> None:
    found = ask("Số và ngày ban hành kế hoạch của xã Nậm Khoa?")
    assert found.abstained
    assert [v["topic"] for v in values(found, "absent.one")] == ["record.number", "record.issued"]


def test_which_plans_cite_a_document() -> None:
    found = ask("Kế hoạch nào nhắc đến Chỉ thị 34-CT/TW?")
    assert values(found, "cited.count")[0]["count"] == 1
    assert plans(found) == ["lac-ha"]
    unknown = ask("Kế hoạch nào nhắc đến Chỉ thị 99-CT/TW?")
    assert unknown.abstained
    assert unknown.citations == ()


AMENDING = shelf_of(
    made(
        """ỦY BAN NHÂN DÂN
XÃ CHIỀNG LƯU
Số: 9/KH-UBND
KẾ HOẠCH
Sửa đổi, bổ sung phong trào thi đua năm 2031
Căn cứ tình hình của xã;
I. NỘI DUNG
1. Sửa đổi, bổ sung mục 2 Kế hoạch số 4/KH-UBND ngày 02/02/2031 của UBND xã.
2. Thay thế Kế hoạch số 3/KH-UBND ngày 01/02/2030 của UBND xã.
""",
        "chieng-luu",
    )
)


@pytest.mark.parametrize(
    "question", ["Kế hoạch tỉnh Lạc Hà thay thế kế hoạch nào?", "Tỉnh Lạc Hà dẫn chiếu nghị định nào?"]
)
def test_a_relation_that_is_not_there(question: str) -> None:
    assert ask(question).abstained
