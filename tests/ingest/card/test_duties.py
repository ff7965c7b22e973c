"""Duties: the parts under "Tổ chức thực hiện" that begin with a unit, and sentences that charge one."""

import pytest

from tests.ingest.card.excerpts import plan


def duties(body: str) -> list[tuple[str, str]]:
    """Each unit with the words of its duty."""
    text, card = plan(body)
    return [(d.unit.value, d.span.of(text)) for d in card.duties]


def test_every_unit_has_its_own_part() -> None:
    found = duties(
        """V. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ
a) Tham mưu UBND huyện tổ chức phong trào.
b) Tổng hợp kết quả.
2. Phòng Tài chính - Kế hoạch: cân đối kinh phí khen thưởng.
3. Giao Trung tâm Văn hóa, Thông tin tuyên truyền phong trào trên hệ thống loa.
4. Đề nghị Ủy ban Mặt trận Tổ quốc huyện phối hợp vận động nhân dân.
5. UBND các xã, thị trấn có trách nhiệm phát động phong trào.
6. Kinh phí thực hiện: từ ngân sách huyện.
7. Thủ trưởng các phòng, ban căn cứ Kế hoạch này tổ chức thực hiện."""
    )
    assert [unit for unit, _ in found] == [
        "Phòng Nội vụ",
        "Phòng Tài chính - Kế hoạch",
        "Trung tâm Văn hóa, Thông tin",
        "Ủy ban Mặt trận Tổ quốc huyện",
        "UBND các xã, thị trấn",
        "Thủ trưởng các phòng, ban",
    ]
    assert found[0][1].endswith("b) Tổng hợp kết quả.")
    assert "Phòng Tài chính" not in found[0][1]


@pytest.mark.parametrize(
    ("body", "units"),
    [
        ("V. PHÂN CÔNG NHIỆM VỤ\n- Các tổ trưởng: theo dõi, chấm điểm hằng tuần.", ["Các tổ trưởng"]),
        (
            "V. TỔ CHỨC THỰC HIỆN\n1. Văn phòng HĐND và UBND (theo dõi thi đua) tổng hợp kết quả phong trào.",
            ["Văn phòng HĐND và UBND (theo dõi thi đua)"],
        ),
        ("V. PHÂN CÔNG\n- Đồng chí Phó Hiệu trưởng phụ trách chuyên môn.", ["Đồng chí Phó Hiệu trưởng"]),
        ("V. TRÁCH NHIỆM\n- Cơ quan Tổ chức - Nội vụ: tổng hợp chung.", ["Cơ quan Tổ chức - Nội vụ"]),
        ("V. TO CHUC THUC HIEN\n1. Phong Noi vu chu tri huong dan thuc hien.", ["Phong Noi vu"]),
        ("IV. NỘI DUNG\nGiao Phòng Nội vụ theo dõi, đôn đốc việc thực hiện.", ["Phòng Nội vụ"]),
        ("IV. NỘI DUNG\nYêu cầu các xã, thị trấn tổ chức ký giao ước.", ["các xã, thị trấn"]),
    ],
)
def test_units(body: str, units: list[str]) -> None:
    assert [unit for unit, _ in duties(body)] == units


def test_articles_headed_by_whose_duties_they_hold() -> None:
    found = duties(
        "Điều 5. Trách nhiệm của Phòng Nội vụ\n1. Tham mưu tổ chức phong trào.\n2. Thẩm định hồ sơ.\n"
        "Điều 6. Nhiệm vụ của UBND cấp xã\n1. Phát động phong trào."
    )
    assert [unit for unit, _ in found] == ["Phòng Nội vụ", "UBND cấp xã"]
    assert found[0][1].endswith("2. Thẩm định hồ sơ.")


@pytest.mark.parametrize(
    "body",
    [
        "V. TỔ CHỨC THỰC HIỆN\n1. Thời gian: cả năm 2031.\n2. Kinh phí: từ nguồn xã hội hóa.",
        "IV. NỘI DUNG\n1. Phòng chống dịch bệnh trên đàn gia súc.",
        "IV. NỘI DUNG\nPhong trào được nhân dân hưởng ứng.",
    ],
)
def test_lines_that_charge_nobody(body: str) -> None:
    assert duties(body) == []


def test_a_short_name_and_what_is_no_name() -> None:
    found = duties(
        "V. TỔ CHỨC THỰC HIỆN\n1. Sở sẽ thành lập các đoàn kiểm tra.\n2. Các hoạt động trọng tâm: tuyên truyền.\n"
        "3. Tổ chức kiểm tra việc thực hiện."
    )
    assert [unit for unit, _ in found] == ["Sở"]


@pytest.mark.parametrize(
    ("body", "units"),
    [
        (
            "IV. KẾ HOẠCH CHI TIẾT\n| TT | Nội dung | Thời gian | Chủ trì |\n|---|---|---|---|\n"
            "| 1 | Rà soát tủ sách | Tháng 5 | Thư viện huyện |\n| 2 | Thi kể chuyện | Tháng 6 | Huyện đoàn |",
            ["Thư viện huyện", "Huyện đoàn"],
        ),
        (
            "IV. DANH SÁCH\n| TT | Họ và tên | Đơn vị | Nhiệm vụ |\n|---|---|---|---|\n"
            "| 1 | Tẩn Pao | UBND xã | Ủy viên |",
            [],
        ),
        (
            "Điều 3. Văn phòng, Phòng Nội vụ và các ông (bà) có tên ở Điều 1 chịu trách nhiệm thi hành Quyết định này.",
            ["Văn phòng, Phòng Nội vụ và các ông (bà) có tên ở Điều 1"],
        ),
        (
            "IV. PHÂN CÔNG\n1. Ông Tẩn Văn Pao - Trưởng phòng\n- Điều hành chung.\n"
            "2. Bà Lò Thị Mẩy - Chuyên viên\n- Văn thư.",
            ["Ông Tẩn Văn Pao - Trưởng phòng", "Bà Lò Thị Mẩy - Chuyên viên"],
        ),
        (
            "IV. TỔ CHỨC THỰC HIỆN\n1. Ban Thường trực Mặt trận xã tổng hợp báo cáo.\n"
            "2. Cán bộ phụ trách văn thư tổng hợp sổ sách.\n3. Bố trí kinh phí bảo đảm đủ.",
            ["Ban Thường trực Mặt trận xã", "Cán bộ phụ trách văn thư"],
        ),
        (
            "1. Phòng Văn hóa huyện thông báo lịch thi.\n2. UBND các xã chỉ đạo các thôn tham gia.",
            ["Phòng Văn hóa huyện", "UBND các xã"],
        ),
    ],
)
def test_duties_in_other_forms(body: str, units: list[str]) -> None:
    _, card = plan(body)
    assert [duty.unit.value for duty in card.duties] == units
    assert all(duty.pattern for duty in card.duties)


@pytest.mark.parametrize("unit", ["Hội Liên hiệp Phụ nữ xã", "Đơn vị thi công", "Hội Nông dân huyện", "Đoàn xã"])
def test_associations_and_units_have_duties(unit: str) -> None:
    _, card = plan(f"IV. PHÂN CÔNG\na) {unit}: phụ trách bếp ăn.\nb) Công an xã: giữ trật tự.")
    assert [duty.unit.value for duty in card.duties] == [unit, "Công an xã"]
