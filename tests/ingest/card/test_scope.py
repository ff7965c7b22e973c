"""Objects, purposes, requirements, targets, movements and works: by title, by sentence, by quotation marks."""

import pytest

from knowledge.card import Card
from tests.ingest.card.excerpts import plan


def values(card: Card, name: str) -> list[str]:
    """The values of a list of fields."""
    return [f.value for f in getattr(card, name)]


def test_purposes_and_requirements() -> None:
    _, card = plan(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nKhơi dậy tinh thần thi đua.\nTạo khí thế mới.\n"
        "2. Yêu cầu\nThiết thực, hiệu quả."
    )
    assert values(card, "purposes") == ["Khơi dậy tinh thần thi đua.\nTạo khí thế mới."]
    assert values(card, "requirements") == ["Thiết thực, hiệu quả."]


@pytest.mark.parametrize("title", ["MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH VÀ YÊU CẦU", "MỤC ĐÍCH - YÊU CẦU"])
def test_purposes_and_requirements_that_are_not_told_apart(title: str) -> None:
    _, card = plan(f"I. {title}\n1. Khơi dậy tinh thần.\n2. Bảo đảm thiết thực.\nII. NỘI DUNG\nThi đua.")
    assert values(card, "purposes") == ["1. Khơi dậy tinh thần.\n2. Bảo đảm thiết thực."]
    assert card.requirements == card.purposes


@pytest.mark.parametrize(
    "body",
    [
        "II. ĐỐI TƯỢNG THI ĐUA\nCác xã; cán bộ và nhân dân trong huyện.",
        "II. ĐỐI TƯỢNG, PHẠM VI\nCác xã; cán bộ và nhân dân trong huyện.",
        "II. NỘI DUNG\n1. Đối tượng tham gia: Các xã; cán bộ và nhân dân trong huyện.",
        "II. DOI TUQNG THI DUA\nCác xã; cán bộ và nhân dân trong huyện.",
    ],
)
def test_objects_by_title(body: str) -> None:
    _, card = plan(body)
    assert values(card, "objects") == ["Các xã; cán bộ và nhân dân trong huyện."]


def test_objects_by_sentence() -> None:
    _, card = plan("II. NỘI DUNG\nĐối tượng thi đua gồm toàn thể cán bộ, công chức trong huyện.")
    assert values(card, "objects") == ["Đối tượng thi đua gồm toàn thể cán bộ, công chức trong huyện."]


def test_those_who_are_commended_are_not_the_objects_of_emulation() -> None:
    _, card = plan("IV. KHEN THƯỞNG\n1. Đối tượng khen thưởng\nTập thể có thành tích.")
    assert card.objects == ()


@pytest.mark.parametrize(
    ("line", "is_target"),
    [
        ("- 100% xã đăng ký thi đua.", True),
        ("- Từ 88,5 % hộ trở lên có nước sạch.", True),
        ("- Mỗi đơn vị có ít nhất 02 mô hình mới.", True),
        ("- Thu nhập bình quân đạt 58 triệu đồng.", True),
        ("- Giảm 120 hộ nghèo.", True),
        ("- Tổ chức tốt các hoạt động văn nghệ.", False),
        ("- Thực hiện Nghị quyết số 5 của huyện.", False),
    ],
)
def test_targets(line: str, is_target: bool) -> None:
    _, card = plan(f"III. CHỈ TIÊU\n{line}")
    assert bool(card.targets) is is_target


def test_shares_of_awards_are_quotas_not_targets() -> None:
    _, card = plan("IV. KHEN THƯỞNG\n1. Giấy khen: không quá 20% số cán bộ được xét tặng hằng năm.")
    assert card.targets == ()


def test_movements_stand_in_quotation_marks() -> None:
    text, card = plan(
        'IV. NỘI DUNG\n1. Hưởng ứng phong trào thi đua "Cả bản làm đường", cuộc vận động “Mỗi nhà một vườn” và '
        "phong trào «Ngày chủ nhật sạch».\n"
        '2. Thực hiện chủ đề "Kỷ cương, sáng tạo"; học tập gương "Người tốt, việc tốt"; Chỉ thị "Về khen thưởng".\n'
        '3. Phong trào "Cả bản làm đường" kết hợp "Ánh sáng đường quê", "Hàng rào xanh".\n'
        "4. Phát động phong trào: Chợ phiên văn minh."
    )
    assert values(card, "movements") == [
        "Cả bản làm đường",
        "Mỗi nhà một vườn",
        "Ngày chủ nhật sạch",
        "Ánh sáng đường quê",
        "Hàng rào xanh",
        "Chợ phiên văn minh",
    ]
    assert all(f.span.of(text) == f.value for f in card.movements)


@pytest.mark.parametrize(
    "body",
    [
        "V. CÔNG TRÌNH CHÀO MỪNG\n1. Đường bê tông bản Nà Khoang.\n2. Nhà văn hóa xã Chiềng Lưu.",
        "V. NỘI DUNG\n1. Các công trình gồm:\n- Đường bê tông bản Nà Khoang;\n- Nhà văn hóa xã Chiềng Lưu.",
    ],
)
def test_works(body: str) -> None:
    _, card = plan(body)
    assert [v.strip("12. ;") for v in values(card, "works")] == [
        "Đường bê tông bản Nà Khoang",
        "Nhà văn hóa xã Chiềng Lưu",
    ]


def test_what_a_plan_does_not_say_is_empty() -> None:
    _, card = plan("I. NỘI DUNG\nThi đua thường xuyên.")
    for name in ("objects", "purposes", "requirements", "targets", "movements", "works", "duties", "awards"):
        assert values(card, name) == []
