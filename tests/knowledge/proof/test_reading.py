"""What is read of a text to compare it: each fact in one form, with what bounds it."""

from decimal import Decimal

import pytest

from knowledge.proof.quoting import find_quote
from knowledge.proof.reading import read
from knowledge.proof.stated import Stated


def facts(text: str, kind: str) -> list[Stated]:
    """The facts of one kind."""
    return [one for one in read(text).facts if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("02 tập thể", 2, ""),
        ("hai tập thể", 2, ""),
        ("mười lăm cá nhân", 15, ""),
        ("mười cá nhân", 10, ""),
        ("hai mươi năm", 20, "năm"),
        ("hai mươi lăm hộ", 25, ""),
        ("hai trăm linh năm hộ", 205, ""),
        ("80%", 80, "%"),
        ("80 phần trăm", 80, "%"),
        ("1.500.000 đồng", 1_500_000, "đồng"),
        ("25 triệu đồng", 25_000_000, "đồng"),
        ("hai mươi lăm triệu đồng", 25_000_000, "đồng"),
        ("1,5 tỷ đồng", 1_500_000_000, "đồng"),
        ("2 triệu rưỡi", 2_500_000, ""),
        ("một phẩy năm triệu đồng", 1_500_000, "đồng"),
        ("hai phẩy không năm phần trăm", Decimal("2.05"), "%"),
        ("chín mươi phẩy hai mươi lăm phần trăm", Decimal("90.25"), "%"),
        ("ba phẩy mười điểm", Decimal("3.1"), ""),
        ("05 ngày làm việc", 5, "ngày làm việc"),
        ("05 ngày", 5, "ngày"),
        ("7,5 điểm", Decimal("7.5"), ""),
    ],
)
def test_numbers(text: str, value: int | Decimal, unit: str) -> None:
    assert [one.value for one in facts(text, "figure")] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("trước ngày 15/6/2031", ["before"]),
        ("Hạn nộp hồ sơ: 15/6/2031", ["by"]),
        ("Hạn nộp là trước ngày 15/6/2031", ["before"]),
        ("chậm nhất là 17 giờ ngày 15/6/2031", ["by"]),
        ("từ 01/01 đến 31/5/2031", ["from", "by"]),
        ("01/01/2031 - 31/5/2031", ["from", "by"]),
        ("tổ chức ngày 15/6/2031", [""]),
        ("phòng tư pháp họp ngày 15/6/2031", [""]),
        ("sau ngày 15/6/2031", ["after"]),
        ("trong tháng 6/2031", [""]),
    ],
)
def test_limits_of_days(text: str, limits: list[str]) -> None:
    assert [one.limit for one in facts(text, "date")] == limits


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("không quá 02 tập thể", "at_most"),
        ("tối đa hai tập thể", "at_most"),
        ("ít nhất 80% hội viên", "at_least"),
        ("từ 90 điểm trở lên", "at_least"),
        ("từ 50 điểm trở xuống", "less_or"),
        ("trên 80% hộ", "more_than"),
        ("trong thời hạn 05 ngày", "within"),
        ("02 tập thể", ""),
    ],
)
def test_limits_of_numbers(text: str, limit: str) -> None:
    assert [one.limit for one in facts(text, "figure")] == [limit]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("không xét khen thưởng", [("not", "xet\u0301")]),
        ("không quá 02 tập thể", []),
        ("theo chỉ thị và chỉ tiêu", []),
        ("nếu được đồng ý, trừ trường học", [("if", ""), ("except", "")]),
        ("giải khuyến khích", []),
    ],
)
def test_what_bounds_a_sentence(text: str, bounds: list[tuple[str, str]]) -> None:
    found = [(one.kind, one.head) for one in read(text).bounds]
    assert sorted(found) == sorted(bounds)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("đợt II", "label đợt", 2),
        ("Đợt thi đua thứ hai", "label đợt", 2),
        ("theo Nghị định 98/2031/NĐ-CP", "document", "98-2031-nd-cp"),
        ("Quyết định số 120", "document", "120…"),
        ("lúc 17h00", "hour", (17, 0)),
        ("lúc 7 giờ 30 phút", "hour", (7, 30)),
        ("hồ sơ gửi van.phong@lanh.example", "contact", "vanphong@lanhexample"),
        ("tặng Bằng khen", "award", "Bằng khen"),
        ("Báo cáo sơ kết", "report", "interim"),
        ("Phó Trưởng ban", "post", "deputy"),
    ],
)
def test_other_facts(text: str, kind: str, value: object) -> None:
    assert [one.value for one in facts(text, kind)] == [value]


TEXT = "Hồ sơ gửi về Phòng Nội vụ\ntrước ngày 15/6/2031 – “đúng hạn”."


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("gửi về Phòng Nội vụ trước ngày 15/6/2031", True),
        ("GỬI VỀ phòng nội vụ", True),
        ('"ngày 15/6/2031 - đúng hạn"', True),
        ("Hồ sơ … trước ngày 15/6/2031", True),
        ("trước ngày 15/6/2031 … Hồ sơ", False),
        ("gửi về Phòng Tư pháp", False),
        ("trước ngày 15/6/203", False),
        ("Hồ", False),
    ],
)
def test_quotes_are_verbatim(words: str, stands: bool) -> None:
    assert bool(find_quote(words, TEXT)) is stands
