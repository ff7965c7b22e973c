"""How plans are called, and which of them a question calls."""

import pytest

from knowledge.abbreviations import expand
from knowledge.plan import PlanVersion
from knowledge.question.directory import Directory
from knowledge.question.naming import label_of, name_of
from knowledge.question.scope import resolve
from knowledge.text import fold
from tests.plans_made import made


def plan_of(*head: str, plan: str = "ke-hoach") -> PlanVersion:
    body = "\nKẾ HOẠCH\nTổ chức phong trào thi đua năm 2031\nI. MỤC ĐÍCH\nNâng cao chất lượng công tác.\n"
    return made("\n".join(head) + "\nSố: 12/KH-ABC" + body, plan=plan)


@pytest.mark.parametrize(
    ("head", "label"),
    [
        (("ĐẢNG ỦY XÃ LẠC HÀ", "VĂN PHÒNG"), "Văn phòng Đảng ủy xã Lạc Hà 2031"),
        (("UBND XÃ LẠC HÀ", "VĂN PHÒNG"), "Văn phòng UBND xã Lạc Hà 2031"),
        (("BAN CHẤP HÀNH ĐẢNG BỘ TỈNH LẠC SƠN", "BAN TỔ CHỨC"), "Ban tổ chức Đảng bộ tỉnh Lạc Sơn 2031"),
        (
            ("HỘI NGƯỜI CAO TUỔI VIỆT NAM", "BAN ĐẠI DIỆN TỈNH LẠC SƠN"),
            "Ban đại diện Hội người cao tuổi tỉnh Lạc Sơn 2031",
        ),
        (
            ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "PHÒNG GIÁO DỤC TRUNG HỌC"),
            "Phòng giáo dục trung học Sở giáo dục và đào tạo 2031",
        ),
        (("TẬP ĐOÀN DỆT MAY VIỆT NAM", "VĂN PHÒNG TẬP ĐOÀN"), "Văn phòng tập đoàn dệt may Việt Nam 2031"),
        # Told by a place, a name of their own, or the company in their name.
        (("UBND XÃ LẠC HÀ", "PHÒNG VĂN HÓA - XÃ HỘI"), "Phòng văn hóa - xã hội xã Lạc Hà 2031"),
        (("SỞ Y TẾ TỈNH LẠC SƠN", "BỆNH VIỆN ĐA KHOA HÀ KHÊ"), "Bệnh viện đa khoa Hà Khê tỉnh Lạc Sơn 2031"),
        (
            ("LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠC SƠN", "CÔNG ĐOÀN CƠ SỞ CÔNG TY CỔ PHẦN MAY HÀ KHÊ"),
            "Công đoàn cơ sở công ty cổ phần may hà khê tỉnh Lạc Sơn 2031",
        ),
        (("UBND TỈNH LẠC SƠN", "KHỐI THI ĐUA SỐ 3"), "Khối thi đua số 3 tỉnh Lạc Sơn 2031"),
    ],
)
def test_an_office_that_many_bodies_have_is_called_by_its_body(head: tuple[str, ...], label: str) -> None:
    assert label_of(plan_of(*head)) == label


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("Kế hoạch của Văn phòng Đảng ủy nộp khi nào?", ("dang-uy",)),
        ("kế hoạch văn phòng ubnd xã nộp khi nào", ("ubnd",)),
        ("Kế hoạch của Văn phòng nộp khi nào?", ("dang-uy", "ubnd")),
    ],
)
def test_offices_that_are_called_the_same_are_told_apart_by_their_bodies(question: str, plans: tuple[str, ...]) -> None:
    versions = (
        plan_of("ĐẢNG ỦY XÃ LẠC HÀ", "VĂN PHÒNG", plan="dang-uy"),
        plan_of("UBND XÃ LẠC HÀ", "VĂN PHÒNG", plan="ubnd"),
    )
    names = Directory.of(tuple(map(name_of, versions)))
    folded = " ".join(expand(fold(question).rstrip("?").split()))
    assert resolve(question, folded, names, (), lambda _, __: False).plans == plans
