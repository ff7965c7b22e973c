"""Figures: money, points and quotas in sentences and tables; contacts of offices; the items of a programme."""

import pytest

from knowledge.card import Card, Figure
from tests.ingest.card.excerpts import plan


def read(body: str) -> Card:
    """The card of a plan whose last part is this."""
    return plan(f"V. KHEN THƯỞNG\n{body}")[1]


def told(figures: tuple[Figure, ...]) -> list[tuple[str, str, float | None]]:
    """Figures as what they are of, their words and their number."""
    return [(one.what.value, one.amount.value, one.number) for one in figures]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. Giải nhất: 1.500.000 đồng.", ("Giải nhất", "1.500.000 đồng", 1_500_000)),
        ("1. Mỗi tập thể được thưởng 1,5 triệu đồng.", ("Mỗi tập thể được thưởng", "1,5 triệu đồng", 1_500_000)),
        ("1. Giải khuyến khích 300 nghìn đồng/giải.", ("Giải khuyến khích", "300 nghìn đồng/giải", 300_000)),
        ("1. Giải nhì thưởng 2 triệu.", ("Giải nhì thưởng", "2 triệu", 2_000_000)),
        ("1. Tổng kinh phí là 2 tỷ đồng.", ("Tổng kinh phí", "2 tỷ đồng", 2_000_000_000)),
        ("1. Cá nhân được thưởng 0,3 lần mức lương cơ sở.", ("Cá nhân được thưởng", "0,3 lần mức lương cơ sở", 0.3)),
        ("1. Kinh phí thuê xe: 900.000đ.", ("Kinh phí thuê xe", "900.000đ", 900_000)),
    ],
)
def test_money_in_a_sentence(body: str, expected: tuple[str, str, float]) -> None:
    assert told(read(body).money) == [expected]


def test_money_in_a_table() -> None:
    card = read(
        "| TT | Nội dung | Mức thưởng (đồng) |\n|---|---|---|\n| 1 | Giải nhất tập thể | 2.000.000 |\n"
        "| 2 | Giải nhì tập thể | 1.500.000 |\n| 3 | Số lượng cờ | 12 |"
    )
    assert told(card.money) == [
        ("Giải nhất tập thể", "2.000.000", 2_000_000),
        ("Giải nhì tập thể", "1.500.000", 1_500_000),
    ]
    assert {one.pattern for one in card.money} == {"column: money"}


@pytest.mark.parametrize(
    ("body", "amount", "number"),
    [
        ("1. Thực hiện tốt nếp sống văn minh: tối đa 10 điểm.", "tối đa 10 điểm", 10),
        ("1. Vắng họp không lý do trừ 02 điểm mỗi lần.", "trừ 02 điểm", 2),
        ("1. Xếp loại xuất sắc: từ 90 điểm trở lên.", "từ 90 điểm trở lên", 90),
        ("1. Chấm theo thang điểm 100.", "thang điểm 100", 100),
    ],
)
def test_points_in_a_sentence(body: str, amount: str, number: float) -> None:
    assert [(one.amount.value, one.number) for one in read(body).points] == [(amount, number)]


def test_points_of_a_scale_in_an_annex_after_the_signature() -> None:
    text, card = plan(
        "I. MỤC ĐÍCH\n1. Thi đua.\nNơi nhận:\n- Lưu: VT.\nPHỤ LỤC I\nBẢNG CHẤM ĐIỂM\n"
        "| TT | Nội dung | Điểm tối đa |\n|---|---|---|\n| 1 | Nộp báo cáo đúng hạn | 5 |\n"
        "| 2 | Tham gia hội thao | 7,5 |"
    )
    assert told(card.points) == [("Nộp báo cáo đúng hạn", "5", 5), ("Tham gia hội thao", "7,5", 7.5)]
    assert all(one.span.of(text).startswith("|") for one in card.points)


@pytest.mark.parametrize(
    ("body", "number", "unit"),
    [
        ("1. Giấy khen: không quá 03 tập thể mỗi khối.", 3, "tap the"),
        ("1. Tỷ lệ: 15% tổng số cán bộ.", 15, "%"),
        ("1. Mỗi xã đề nghị tối đa 2 ca nhan.", 2, "ca nhan"),
    ],
)
def test_quotas(body: str, number: float, unit: str) -> None:
    [quota] = read(body).quotas
    assert (quota.number, quota.unit) == (number, unit)


@pytest.mark.parametrize(
    "body",
    [
        "1. Đạt 15/17 tiêu chí, 100 % hộ dùng nước sạch.",
        "1. Quy chế có 3 điểm mới.",
        "1. Trồng 1 tỷ cây xanh, 5 triệu cây tre.",
        "1. Điểm trường Nà Lốc có 3 điểm cầu, năm 2031.",
        "1. Quyết định số 1500/QĐ-UBND ngày 15/3/2031.",
        "1. Đồng phục của đội gồm 12 bộ.",
    ],
)
def test_numbers_that_are_no_money_and_no_points(body: str) -> None:
    card = read(body)
    assert (card.money, card.points) == ((), ())


def test_contacts_of_offices() -> None:
    card = read(
        "1. Hồ sơ gửi về Phòng Nội vụ huyện, điện thoại: 0206.3999.000, email: noivu@muongluu.example.\n"
        "2. Gửi bài về hộp thư thidua@muongluu.example trước ngày 12/5/2031.\n"
        "3. Địa chỉ: số 7 phố Chợ, thị trấn Mường Lưu."
    )
    assert [(c.kind, c.value.value, c.who.value if c.who else None) for c in card.contacts] == [
        ("phone", "0206.3999.000", "Phòng Nội vụ huyện"),
        ("email", "noivu@muongluu.example", "Phòng Nội vụ huyện"),
        ("email", "thidua@muongluu.example", None),
        ("address", "số 7 phố Chợ, thị trấn Mường Lưu", None),
    ]


def test_a_programme_in_lines_and_in_rows() -> None:
    lines = read("1. Chương trình\n- 7h30 - 8h00: Đón đại biểu\n- 8h00: Chào cờ\n- 8 giờ 15: Khai mạc").programme
    assert [(one.at, one.what.value) for one in lines] == [
        ("07:30", "Đón đại biểu"),
        ("08:00", "Chào cờ"),
        ("08:15", "Khai mạc"),
    ]
    rows = read(
        "| Thời gian | Nội dung | Phụ trách |\n|---|---|---|\n| 7h30 - 8h00 | Đón đại biểu | Văn phòng |\n"
        "| 8h00 - 8h15 | Chào cờ | Huyện đoàn |"
    ).programme
    assert [(one.at, one.what.value, one.who.value if one.who else None) for one in rows] == [
        ("07:30", "Đón đại biểu", "Văn phòng"),
        ("08:00", "Chào cờ", "Huyện đoàn"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "1. Thời gian: 8h00 ngày 12/5/2031.\n2. Địa điểm: hội trường.",
        "- 8h00 ngày 12/5: họp xã.\n- 14h00 ngày 13/5: họp thôn.",
    ],
)
def test_hours_of_single_events_are_no_programme(body: str) -> None:
    assert read(body).programme == ()


def test_every_fact_says_what_read_it() -> None:
    card = read(
        "1. Phòng Nội vụ tổng hợp báo cáo trước ngày 12/5/2031.\n2. Đạt 90 % hộ gia đình văn hóa.\n"
        "3. Hình thức khen thưởng: Giấy khen của Chủ tịch UBND huyện, kèm 500.000 đồng.\n"
        "4. Đợt 1: từ ngày 01/3/2031 đến ngày 31/5/2031."
    )
    assert card.title is not None
    facts = [*card.phases, *card.awards, *card.money, *card.targets, *card.references, *card.recipients, card.title]
    assert all(fact.pattern for fact in facts)
    assert all(deadline.due.pattern for deadline in card.deadlines)
