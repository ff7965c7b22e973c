"""Which document of a place is meant: one called by its figure alone, or that of an office which alone speaks of it."""

import pytest

from tests.knowledge.answers.asking import ask, plans, values
from tests.plans_made import made, shelf_of

OWN = """ỦY BAN NHÂN DÂN
HUYỆN NÀ KHOANG

Số: 63/TB-UBND

Nà Khoang, ngày 06 tháng 5 năm 2031

THÔNG BÁO
Kết luận tại hội nghị sơ kết

1. Các xã gửi báo cáo sơ kết trước ngày 20/6/2031.
"""
OFFICE = """UBND HUYỆN NÀ KHOANG
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO

Số: 16/QĐ-PGDĐT

Nà Khoang, ngày 12 tháng 10 năm 2031

QUYẾT ĐỊNH
Về việc thành lập ban tổ chức giải cờ vua học sinh

Điều 1. Thành lập ban tổ chức giải cờ vua học sinh gồm 09 người, do ông Lường Văn Nhay làm trưởng ban.
Điều 2. Giải cờ vua học sinh thi đấu tại nhà thi đấu huyện từ ngày 20/11/2031.
"""
SHELF = shelf_of(made(OWN, "thong-bao"), made(OFFICE, "quyet-dinh"))


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("ai làm trưởng ban tổ chức giải cờ vua học sinh huyện nà khoang", "quyet-dinh"),
        ("huyện nà khoang hạn gửi báo cáo sơ kết là ngày nào", "thong-bao"),
        ("qđ 16 của huyện nà khoang ban hành ngày nào", "quyet-dinh"),
        ("tb 63 ban hành ngày nào", "thong-bao"),
    ],
)
def test_the_document_that_is_meant_answers(question: str, plan: str) -> None:
    assert plans(ask(question, among=SHELF)) == [plan]


def test_a_figure_that_is_no_number_of_a_document_calls_none() -> None:
    found = ask("kế hoạch 16 ngày của huyện nà khoang hạn gửi báo cáo sơ kết ngày nào", among=SHELF)
    assert plans(found) == ["thong-bao"]


def test_what_was_issued_is_told_with_blanks_between_words_and_figures() -> None:
    run_together = OFFICE.replace("ngày 12 tháng 10 năm", "ngày12 tháng 10năm")
    found = ask("quyết định ban hành ngày nào", among=shelf_of(made(run_together)))
    assert values(found, "record.issued")[0]["value"] == "ngày 12 tháng 10 năm 2031"


PARTY = """ĐẢNG BỘ HUYỆN NÀ KHOANG
ĐẢNG ỦY HUYỆN NÀ KHOANG
*
Số: 18-TB/ĐU

Nà Khoang, ngày 02 tháng 3 năm 2031

THÔNG BÁO
Kết luận về công tác dân vận

1. Chi bộ gửi báo cáo dân vận trước ngày 10/9/2031.
2. Vướng mắc gọi bà Lò Thị Phương, điện thoại 0913 555 201.
"""
BOTH = shelf_of(made(OWN, "thong-bao"), made(PARTY, "dang-uy"))


def test_a_party_organisation_is_its_committee() -> None:
    found = ask("hạn gửi báo cáo của đảng bộ huyện nà khoang là ngày nào", among=BOTH)
    assert plans(found) == ["dang-uy"]
    assert any("10/9/2031" in citation.quote for citation in found.citations)


def test_whose_number_is_called_is_no_number_of_a_document() -> None:
    found = ask("vướng mắc thông báo 18 của đảng ủy huyện nà khoang gọi cho ai số mấy", among=BOTH)
    assert not values(found, "record.number")


def test_by_when_something_is_to_be_issued_is_no_day_of_issue() -> None:
    text = OWN.replace("1. Các xã gửi", "1. Các xã ban hành kế hoạch trước ngày 15/6/2031, gửi")
    found = ask("các xã ở huyện nà khoang phải ban hành kế hoạch trước ngày mấy", among=shelf_of(made(text)))
    assert not values(found, "record.issued")
    assert any("15/6/2031" in citation.quote for citation in found.citations)
