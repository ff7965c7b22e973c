"""What a document calls itself."""

import pytest

from ingest.card.headings import heading, titled
from knowledge.card import DocumentKind as Kind


@pytest.mark.parametrize(
    ("line", "kind", "alone"),
    [
        ("KẾ HOẠCH", Kind.PLAN, True),
        ("KẾ HOẠCH LIÊN TỊCH", Kind.PLAN, True),
        ("(DỰ THẢO) KẾ HOẠCH", Kind.PLAN, True),
        ("K Ế  H O Ạ C H", Kind.PLAN, True),
        ("KẾHOẠCH", Kind.PLAN, True),
        ("HƢỚNG DẪN", Kind.GUIDANCE, True),
        ("QUYẾT ĐỊNH:", Kind.DECISION, True),
        ("Thông báo", Kind.NOTICE, True),
        ("THỂ LỆ", Kind.CONTEST_RULES, True),
        ("GIẤY TRIỆU TẬP", Kind.SUMMONS, True),
        ("THÔNG TRI", Kind.CIRCULAR_LETTER, True),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG NĂM 2031", Kind.PROGRAMME, False),
        ("BÁO CÁO KẾT QUẢ PHONG TRÀO", Kind.REPORT, False),
        ("PHƯƠNG ÁN", Kind.PLAN, True),
        ("PHƯƠNG ÁN PHÒNG CHÁY", Kind.PLAN, False),
    ],
)
def test_headings(line: str, kind: Kind, alone: bool) -> None:
    found = heading(line)
    assert found is not None
    assert (found.kind, found.alone) == (kind, alone)


@pytest.mark.parametrize(
    "line",
    ["Kế hoạch này gồm ba phần", "PHƯỜNG AN KHÁNH", "CÔNG VĂN ĐẾN", "Thông báo cho các đơn vị biết", "BAN CHỈ ĐẠO", ""],
)
def test_lines_that_head_nothing(line: str) -> None:
    assert heading(line) is None


def test_a_title_in_small_letters_names_its_kind() -> None:
    assert titled("Kế hoạch thi đua năm 2031") is Kind.PLAN
    assert titled("Thi đua năm 2031") is None
