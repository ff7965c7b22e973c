"""Awards: forms and titles with grantor, criteria and quota; objects, principles and procedure of commendation."""

import pytest

from knowledge.card import Award
from tests.ingest.card.excerpts import plan


def awards(body: str) -> tuple[Award, ...]:
    """The awards of a plan with this part."""
    return plan(f"IV. KHEN THƯỞNG\n{body}")[1].awards


def grantors(found: tuple[Award, ...]) -> list[tuple[str, str | None]]:
    """Each form with its grantor."""
    return [(a.form, a.grantor.value if a.grantor else None) for a in found]


def test_forms_with_grantor_criteria_and_quota() -> None:
    first, second = awards(
        "1. Giấy khen của Chủ tịch UBND huyện: tặng cho tập thể, cá nhân có thành tích tiêu biểu.\n"
        "2. Bằng khen của Chủ tịch UBND tỉnh: đề nghị tặng cho cá nhân xuất sắc; không quá 03 tập thể và 05 cá nhân."
    )
    assert grantors((first, second)) == [
        ("Giấy khen", "Chủ tịch UBND huyện"),
        ("Bằng khen", "Chủ tịch UBND tỉnh"),
    ]
    assert [f.value for f in first.criteria] == ["tặng cho tập thể, cá nhân có thành tích tiêu biểu"]
    assert first.quota == ()
    assert [f.value for f in second.quota] == ["không quá 03 tập thể và 05 cá nhân"]


def test_criteria_in_sub_items() -> None:
    flag, certificate = awards(
        "1. Hình thức khen thưởng\na) Cờ thi đua của UBND tỉnh\n- Dẫn đầu khối thi đua;\n- Nội bộ đoàn kết.\n"
        "b) Bằng khen\n- Hoàn thành xuất sắc nhiệm vụ;\n- Có từ 02 sáng kiến trở lên."
    )
    assert [f.value for f in flag.criteria] == ["Dẫn đầu khối thi đua;\n- Nội bộ đoàn kết"]
    assert "02 sáng kiến" in certificate.criteria[0].value
    assert "Dẫn đầu" not in certificate.criteria[0].value


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Kết thúc phong trào, UBND huyện tặng Giấy khen cho 10 tập thể; đề nghị Chủ tịch UBND tỉnh tặng Bằng khen.",
            [("Giấy khen", "UBND huyện"), ("Bằng khen", "Chủ tịch UBND tỉnh")],
        ),
        (
            "UBND huyện trình Chủ tịch UBND tỉnh xét, tặng Cờ thi đua cho xã dẫn đầu.",
            [("Cờ thi đua", "Chủ tịch UBND tỉnh")],
        ),
        (
            "Mỗi xã chọn 02 tập thể để Chủ tịch UBND tỉnh xem xét, tặng Bằng khen.",
            [("Bằng khen", "Chủ tịch UBND tỉnh")],
        ),
        (
            "1. Giấy khen của Giám đốc các sở, ban, ngành, Hiệu trưởng các trường",
            [("Giấy khen", "Giám đốc các sở, ban, ngành, Hiệu trưởng các trường")],
        ),
        (
            "1. Giấy khen của Giám đốc Sở, tập thể tiêu biểu được thưởng thêm.",
            [("Giấy khen", "Giám đốc Sở")],
        ),
        (
            "Hình thức khen thưởng gồm: Cờ thi đua, Bằng khen, Giấy khen và Kỷ niệm chương.",
            [("Cờ thi đua", None), ("Bằng khen", None), ("Giấy khen", None), ("Kỷ niệm chương", None)],
        ),
        (
            "1. Bằng khen của Thủ tướng Chính phủ xét tặng cho tập thể 5 năm liên tục hoàn thành xuất sắc.",
            [("Bằng khen", "Thủ tướng Chính phủ")],
        ),
        (
            "1. Giay khen cua Chu tich UBND huyen: tang cho tap the co thanh tich tieu bieu.",
            [("Giấy khen", "Chu tich UBND huyen")],
        ),
    ],
)
def test_who_grants(line: str, expected: list[tuple[str, str | None]]) -> None:
    assert grantors(awards(line)) == expected


def test_titles_keep_their_quotes_and_shares() -> None:
    fighter, worker = awards(
        '- Danh hiệu "Chiến sĩ thi đua cơ sở": tỷ lệ không quá 15% tổng số "Lao động tiên tiến".\n'
        '- Danh hiệu "Lao động tiên tiến": cá nhân hoàn thành tốt nhiệm vụ được giao trong năm.'
    )
    assert fighter.criteria[0].value == 'tỷ lệ không quá 15% tổng số "Lao động tiên tiến"'
    assert fighter.quota[0].value.startswith("tỷ lệ không quá 15%")
    assert worker.form == "Lao động tiên tiến"
    assert worker.quota == ()


def test_quotas_of_one_form_in_one_line_are_all_kept() -> None:
    [award] = awards("Tập thể: 10 Giấy khen. Cá nhân: 25 Giấy khen.")
    assert [q.value for q in award.quota] == ["10 Giấy khen", "25 Giấy khen"]


def test_rows_of_a_table() -> None:
    found = awards(
        "| Hình thức | Đối tượng | Số lượng |\n|---|---|---|\n"
        "| Bằng khen | Tập thể dẫn đầu phong trào cấp huyện | 02 tập thể |\n"
        "| Giấy khen | Cá nhân tiêu biểu trong phong trào | 15 cá nhân |"
    )
    assert [(a.form, [q.value for q in a.quota]) for a in found] == [
        ("Bằng khen", ["02 tập thể"]),
        ("Giấy khen", ["15 cá nhân"]),
    ]


def test_one_form_for_groups_and_for_persons_keeps_both_criteria() -> None:
    [award] = awards(
        "1. Đối với tập thể\na) Bằng khen của UBND tỉnh: hoàn thành xuất sắc nhiệm vụ, đạt giải Nhất cấp huyện.\n"
        "2. Đối với cá nhân\na) Bằng khen của UBND tỉnh: có sáng kiến được áp dụng trong toàn tỉnh."
    )
    assert [f.value for f in award.criteria] == [
        "hoàn thành xuất sắc nhiệm vụ, đạt giải Nhất cấp huyện",
        "có sáng kiến được áp dụng trong toàn tỉnh",
    ]


def test_a_form_that_is_mentioned_again_stands_once() -> None:
    found = awards(
        "1. Giấy khen: tặng cho tập thể, cá nhân có thành tích tiêu biểu.\n"
        "2. Hồ sơ đề nghị tặng Giấy khen gồm tờ trình và báo cáo thành tích."
    )
    assert [a.form for a in found] == ["Giấy khen"]
    assert found[0].criteria[0].value.startswith("tặng cho tập thể")


@pytest.mark.parametrize(
    "body",
    [
        "1. Nâng số hộ đạt Gia đình văn hóa trên 90%.",
        "1. Năm trước huyện đã được nhận Bằng khen.",
        "1. Công tác khen thưởng kịp thời, đúng người.",
    ],
)
def test_forms_that_are_not_offered(body: str) -> None:
    assert plan(f"II. NỘI DUNG\n{body}")[1].awards == ()


def test_objects_principles_and_procedure() -> None:
    text, card = plan(
        "IV. KHEN THƯỞNG\n1. Đối tượng khen thưởng\nCán bộ, công chức và nhân dân có thành tích.\n"
        "2. Nguyên tắc khen thưởng\nChính xác, công khai, kịp thời.\n"
        "3. Trình tự, hồ sơ đề nghị khen thưởng\nTờ trình, danh sách và báo cáo thành tích.\n"
    )
    assert [f.value for f in card.award_objects] == ["Cán bộ, công chức và nhân dân có thành tích."]
    assert [f.value for f in card.award_principles] == ["Chính xác, công khai, kịp thời."]
    assert [f.value for f in card.award_procedure] == ["Tờ trình, danh sách và báo cáo thành tích."]
    assert all(f.span.of(text) == f.value for f in (*card.award_objects, *card.award_procedure))


def test_the_decision_that_governs_the_procedure() -> None:
    _, card = plan(
        "IV. KHEN THƯỞNG\nViệc xét khen thưởng thực hiện theo Quyết định số 14/QĐ-UBND ngày 05/01/2031 của UBND huyện."
    )
    assert "14/QĐ-UBND" in card.award_procedure[0].value
    assert "14/QĐ-UBND" in {r.number for r in card.references}


def test_awards_among_the_tasks_of_a_person_are_not_offered() -> None:
    card = plan(
        "IV. PHÂN CÔNG\n1. Bà Lò Thị Mẩy - Chuyên viên\n"
        "- Tổng hợp danh sách đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh."
    )[1]
    assert card.awards == ()
