"""How units are called in questions: by part of the name, by number, by initials; and which are not there."""

import pytest

from knowledge.answer import NOTHING_SAID
from knowledge.question.naming import PlanName
from knowledge.question.registry import registry_of
from knowledge.question.scope import Scope
from knowledge.question.understanding import understand
from knowledge.question.units import unit_said, without_unit
from knowledge.shelf import Shelf
from tests.plans_made import made, shelf_of
from tests.shelves import PROVINCE

OFFICE = """{above}
{issuer}
Số: 12/KH-TĐ
{place}, ngày 12 tháng 01 năm 2031
KẾ HOẠCH
Phát động phong trào thi đua năm 2031
I. THỜI GIAN
- Đợt 1: Từ ngày 01/02/2031 đến ngày 30/5/2031.
- Đợt 2: Từ ngày 01/6/2031 đến ngày 30/11/2031.
II. TỔ CHỨC THỰC HIỆN
Các đơn vị báo cáo tổng kết trước ngày 05/12/2031.
Nơi nhận:
- Lưu: VT.
"""


def office(plan: str, above: str, issuer: str, place: str = "Lạc Hà") -> tuple[str, str]:
    return plan, OFFICE.format(above=above, issuer=issuer, place=place)


PLANS = dict(
    [
        ("lac-ha", PROVINCE),
        office("benh-vien", "SỞ Y TẾ LẠC HÀ", "BỆNH VIỆN ĐA KHOA KHU VỰC BẮC SƠN ĐÔNG"),
        office("truong", "SỞ GIÁO DỤC VÀ ĐÀO TẠO LẠC HÀ", "TRƯỜNG THPT NGUYỄN THỊ DUỆ"),
        office("khoi-4", "UBND TỈNH LẠC HÀ", "KHỐI THI ĐUA SỐ 4 - CÁC DOANH NGHIỆP"),
        office("khoi-6", "UBND TỈNH LẠC HÀ", "KHỐI THI ĐUA CƠ QUAN SỐ 6"),
        office("khoi-quan-su", "UBND TỈNH LẠC HÀ", "KHỐI THI ĐUA QUÂN SỰ, CÔNG AN, TƯ PHÁP"),
        office("cao-dang", "SỞ Y TẾ LẠC HÀ", "TRƯỜNG CAO ĐẲNG Y TẾ SÔNG MÂY"),
        office("khcn", "UBND TỈNH LẠC HÀ", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        office("phu-nu", "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", "BAN CHẤP HÀNH TỈNH LẠC HÀ"),
        office("cong-ty", "TẬP ĐOÀN ĐIỆN LỰC", "CÔNG TY TNHH MTV THỦY ĐIỆN NẬM LA", "Nậm La"),
    ]
)


def shelf() -> Shelf:
    return shelf_of(*(made(text, plan) for plan, text in PLANS.items()))


def scope(question: str) -> Scope:
    return understand(question, registry_of(shelf()), NOTHING_SAID).scope


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("BV Bắc Sơn Đông có mấy đợt?", "benh-vien"),
        ("benh vien bac son dong nop bao cao khi nao", "benh-vien"),
        ("ở bệnh viện khu vực Bắc Sơn Đông đợt 2 đến bao giờ", "benh-vien"),
        ("trường Nguyễn Thị Duệ có mấy đợt", "truong"),
        ("đợt 2 của Nguyễn Thị Duệ", "truong"),
        ("khối số 4 tỉnh Lạc Hà nộp báo cáo khi nào", "khoi-4"),
        ("khối doanh nghiệp số 4 có mấy đợt", "khoi-4"),
        ("Khối DN số 04 Lạc Hà có mấy đợt", "khoi-4"),
        ("khối 4 tổng kết khi nào", "khoi-4"),
        ("khoi so 6 tong ket khi nao", "khoi-6"),
        ("khối thi đua số 6 họp khi nào", "khoi-6"),
        ("khối tư pháp quân sự có mấy đợt", "khoi-quan-su"),
        ("Sở KH&CN có mấy đợt", "khcn"),
        ("trường Sông Mây có mấy đợt", "cao-dang"),
        ("cao dang y te song may bao cao khi nao", "cao-dang"),
        ("so khcn lac ha bao cao khi nao", "khcn"),
        ("hội phụ nữ có mấy đợt", "phu-nu"),
        ("hoi pn tinh lac ha bao cao khi nao", "phu-nu"),
        ("Hội LHPN tỉnh Lạc Hà nộp báo cáo khi nào", "phu-nu"),
        ("thuy dien nam la co may dot", "cong-ty"),
        ("Thủy điện Nậm La đợt 2 đến bao giờ", "cong-ty"),
        ("How many phases does Lac Ha province have?", "lac-ha"),
    ],
)
def test_a_unit_is_known_by_part_of_its_name(question: str, plan: str) -> None:
    assert scope(question).plans == (plan,)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("khối thi đua số 7 tỉnh Lạc Hà có mấy đợt", "khối thi đua số 7"),
        ("cụm thi đua số 4 báo cáo khi nào", "cụm thi đua số 4"),
        ("Công an huyện Mường Vàng nộp hồ sơ khi nào", "huyện Mường Vàng"),
        ("xã Bắc Sơn Đông có mấy đợt", "xã Bắc Sơn Đông"),
        ("hội phụ nữ tỉnh Cà Mau có mấy đợt", "tỉnh Cà Mau"),
    ],
)
def test_a_unit_of_another_number_or_place_is_missing(question: str, missing: str) -> None:
    found = scope(question)
    assert (found.plans, found.missing) == ((), missing)


def test_what_goes_to_a_place_is_asked_of_its_own_plan() -> None:
    assert scope("báo cáo sơ kết gửi tỉnh Lạc Hà chậm nhất ngày nào").plans == ("lac-ha",)


def test_the_words_of_a_unit_say_nothing_of_what_is_asked() -> None:
    name = registry_of(shelf()).name("benh-vien")
    assert isinstance(name, PlanName)
    assert unit_said(name, "bv bac son dong giam cho kham".replace("bv", "benh vien"))
    assert without_unit(name, "benh vien bac son dong giam cho kham").split() == ["giam", "cho", "kham"]
