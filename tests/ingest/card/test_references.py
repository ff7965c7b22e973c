"""Documents cited: kind, number, date, body, subject, and what they are to the plan."""

import pytest

from knowledge.card import Reference
from knowledge.dates import DateValue
from tests.ingest.card.excerpts import D, plan
from tests.plans_made import made


def cited(body: str) -> list[Reference]:
    """What the body of a plan cites; the head of every excerpt cites one plan of its own."""
    _, card = plan(f"V. KHEN THƯỞNG\n{body}")
    return [r for r in card.references if r.number != "9/KH-UBND"]


CASES = [
    (
        "Theo Luật Phòng, chống ma túy số 73/2031/QH14 ngày 30/3/2031 và các văn bản hướng dẫn.",
        ("Luật", "73/2031/QH14", D(2031, 3, 30), None, "mentions"),
    ),
    (
        "Theo Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết Luật Thi đua, khen thưởng.",
        ("Nghị định", "98/2023/NĐ-CP", D(2023, 12, 31), "Chính phủ", "mentions"),
    ),
    (
        "Kế hoạch này thay thế Kế hoạch số 15/KH-UBND ngày 20/02/2030 của UBND huyện về phong trào thi đua.",
        ("Kế hoạch", "15/KH-UBND", D(2030, 2, 20), "UBND huyện", "replaces"),
    ),
    (
        "Sửa đổi, bổ sung mục 2 phần III Kế hoạch số 21/KH-UBND ngày 01/3/2030 của UBND huyện như sau.",
        ("Kế hoạch", "21/KH-UBND", D(2030, 3, 1), "UBND huyện", "amends"),
    ),
    (
        "Tiếp tục học tập Chỉ thị 05-CT/TW, ngày 15 tháng 5 năm 2016 của Bộ Chính trị.",
        ("Chỉ thị", "05-CT/TW", D(2016, 5, 15), "Bộ Chính trị", "mentions"),
    ),
    (
        "Áp dụng Hướng dẫn 12/HD-HĐTĐKT của Hội đồng huyện.",
        ("Hướng dẫn", "12/HD-HĐTĐKT", None, "Hội đồng huyện", "mentions"),
    ),
    ("Xem 33/QĐ-UBND.", ("Quyết định", "33/QĐ-UBND", None, None, "mentions")),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_one_reference(body: str, expected: tuple[str, str, DateValue | None, str | None, str]) -> None:
    first = next(r for r in cited(body) if r.number)
    assert (first.kind, first.number, first.date, first.body, first.role) == expected


def test_subjects_end_with_their_sentence() -> None:
    [reference] = cited("Theo Quyết định số 7/QĐ-UBND ngày 02/02/2031 của UBND huyện về quy chế xét tặng; các xã làm.")
    assert reference.subject == "về quy chế xét tặng"


def test_laws_are_known_by_name() -> None:
    [law] = cited("Thực hiện đúng Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022.")
    assert (law.kind, law.number, law.date, law.subject) == ("Luật", None, D(2022, 6, 15), "Thi đua, khen thưởng")


def test_the_preamble_gives_bases_and_what_is_implemented() -> None:
    card = made(
        """ỦY BAN NHÂN DÂN
XÃ NẬM KHOA
Số: 3/KH-UBND
KẾ HOẠCH
Phát động thi đua năm 2031
Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022; Nghị quyết số 12/NQ-HĐND ngày 20/12/2030 của HĐND xã;
Căn cứ Công văn số 88/UBND-NV ngày 03/01/2031 của UBND huyện;
Thực hiện Kế hoạch số 45/KH-UBND ngày 12/01/2031 của UBND huyện Mường Lưu, UBND xã xây dựng kế hoạch:
I. NỘI DUNG
Thực hiện Nghị quyết số 77-NQ/TU ngày 01/01/2030 của Tỉnh ủy.
"""
    ).card
    assert [(r.number or r.subject, r.role) for r in card.references] == [
        ("Thi đua, khen thưởng", "basis"),
        ("12/NQ-HĐND", "basis"),
        ("88/UBND-NV", "basis"),
        ("45/KH-UBND", "implements"),
        ("77-NQ/TU", "mentions"),
    ]
    assert "3/KH-UBND" not in {r.number for r in card.references}


def test_documents_that_are_replaced_together() -> None:
    found = cited(
        "Kế hoạch này thay thế Kế hoạch số 11/KH-UBND ngày 01/02/2029 và số 12/KH-UBND ngày 03/02/2030 của UBND huyện; "
        "Kế hoạch số 13/KH-UBND vẫn có hiệu lực."
    )
    assert [(r.number, r.role) for r in found] == [
        ("11/KH-UBND", "replaces"),
        ("12/KH-UBND", "replaces"),
        ("13/KH-UBND", "mentions"),
    ]


def test_references_stand_in_the_order_of_the_text() -> None:
    found = cited("Luật Thi đua, khen thưởng ngày 15/6/2022, Nghị định số 98/2023/NĐ-CP và 5/QĐ-UBND; Luật Lao động.")
    assert [r.span for r in found] == sorted(r.span for r in found)
    assert len(found) == 4


@pytest.mark.parametrize("body", ["Đạt 15/17 tiêu chí.", "Trước ngày 15/6/2031.", "Theo luật định.", "Số:    /KH-UBND"])
def test_no_document(body: str) -> None:
    assert cited(body) == []


RULES = """TRƯỜNG TIỂU HỌC NÀ KHOANG
QUY CHẾ
Xét tặng danh hiệu thi đua
(Ban hành kèm theo Quyết định số 12/QĐ-THNK ngày 05 tháng 9 năm 2031 của Hiệu trưởng)
Điều 1. Phạm vi
Áp dụng với giáo viên, nhân viên. Danh hiệu khác theo Quyết định số 7/QĐ-UBND ngày 02/02/2031.
"""


def test_rules_have_number_and_day_of_the_decision_that_they_were_issued_with() -> None:
    version = made(RULES)
    card = version.card
    assert card.number is not None
    assert card.issued is not None
    assert (card.number.value, card.number.span.of(version.text)) == ("12/QĐ-THNK", "12/QĐ-THNK")
    assert card.issued_on == D(2031, 9, 5)
    assert card.issued.span.of(version.text).endswith("05 tháng 9 năm 2031")


def test_a_decision_that_rules_only_speak_of_gives_them_no_number() -> None:
    assert made(RULES.replace("Ban hành kèm theo", "Thay thế")).card.number is None
