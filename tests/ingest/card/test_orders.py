"""What letters and notices change in other texts, as they are really written."""

import pytest

from knowledge.card import Card
from knowledge.dates import DateValue
from tests.plans_made import made

LETTER = """ỦY BAN NHÂN DÂN
HUYỆN MƯỜNG LƯU
Số: 91/UBND-NV
V/v {subject}
Mường Lưu, ngày 10 tháng 10 năm 2031
Kính gửi: Ủy ban nhân dân các xã, thị trấn.
{body}
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Sùng Thị Mỷ
"""
CITED = "Theo Kế hoạch số 45/KH-UBND ngày 12/01/2031, hồ sơ gửi trước ngày 20/11/2031. "


def letter(subject: str, body: str) -> Card:
    """The card of a letter with this subject and body."""
    return made(LETTER.format(subject=subject, body=body)).card


def orders(subject: str, body: str) -> list[tuple[str, str, str, str]]:
    """The orders of a letter: kind, what it is about, what falls, what counts instead."""
    found = letter(subject, body).orders
    return [(str(one.kind), *(f.value if f else "" for f in (one.what, one.before, one.after))) for one in found]


@pytest.mark.parametrize(
    ("subject", "body", "read"),
    [
        (
            "gia hạn nộp hồ sơ khen thưởng",
            "UBND huyện gia hạn thời gian nộp hồ sơ đến hết ngày 30/11/2031.",
            ("extends", "nộp hồ sơ", "", "đến hết ngày 30/11/2031"),
        ),
        (
            "gia hạn nộp hồ sơ khen thưởng",
            "UBND huyện gia hạn thời gian nộp hồ sơ từ ngày 20/11/2031 đến ngày 30/11/2031.",
            ("extends", "nộp hồ sơ", "ngày 20/11/2031", "ngày 30/11/2031"),
        ),
        (
            "gia hạn báo cáo",
            "Gia hạn gửi báo cáo tổng kết theo Kế hoạch số 45/KH-UBND ngày 12/01/2031 đến hết ngày 20/12/2031.",
            ("extends", "gửi báo cáo tổng kết", "", "đến hết ngày 20/12/2031"),
        ),
        (
            "điều chỉnh thời gian nộp báo cáo",
            "UBND huyện điều chỉnh thời hạn gửi báo cáo tổng kết từ ngày 05/12/2031 sang ngày 15 tháng 12 năm 2031.",
            ("amends", "gửi báo cáo tổng kết", "ngày 05/12/2031", "ngày 15 tháng 12 năm 2031"),
        ),
        (
            "điều chỉnh thời gian đợt thi đua",
            "Điều chỉnh thời gian đợt 2 từ ngày 01/7/2031 đến 15/11/2031 thành từ ngày 15/7/2031 đến ngày 30/11/2031.",
            ("amends", "đợt 2", "ngày 01/7/2031 đến 15/11/2031", "ngày 15/7/2031 đến ngày 30/11/2031"),
        ),
        (
            "lùi thời hạn gửi danh sách",
            "Thời hạn gửi danh sách được lùi thời hạn đến trước 17h00 ngày 25/11/2031 (thay vì ngày 18/11/2031).",
            ("extends", "gửi danh sách", "ngày 18/11/2031", "trước 17h00 ngày 25/11/2031"),
        ),
        (
            "đính chính Kế hoạch số 45/KH-UBND",
            'Tại điểm 1 mục III: thay cụm từ "trước ngày 20/11/2031" bằng cụm từ "trước ngày 25/11/2031".',
            ("corrects", "", "trước ngày 20/11/2031", "trước ngày 25/11/2031"),
        ),
        (
            "đính chính văn bản",
            "Kế hoạch số 45/KH-UBND đã ghi: “thưởng 500.000 đồng”; nay đính chính là: “thưởng 800.000 đồng”.",
            ("corrects", "", "thưởng 500.000 đồng", "thưởng 800.000 đồng"),
        ),
        (
            "đính chính văn bản",
            "Sửa nội dung “Phòng Kinh tế” thành “Phòng Văn hóa - Xã hội”.",
            ("corrects", "", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội"),
        ),
        (
            "sửa đổi Kế hoạch số 45/KH-UBND",
            "Sửa đổi khoản 2 mục IV như sau: Mỗi đơn vị đề nghị không quá 05 cá nhân.",
            ("amends", "", "", "Mỗi đơn vị đề nghị không quá 05 cá nhân"),
        ),
        ("bãi bỏ một số nội dung", "Bãi bỏ điểm b khoản 2 mục IV của Kế hoạch số 45/KH-UBND.", ("repeals", "", "", "")),
    ],
)
def test_what_is_ordered(subject: str, body: str, read: tuple[str, ...]) -> None:
    assert orders(subject, CITED + "\n" + body) == [read]


@pytest.mark.parametrize(
    ("body", "provision"),
    [
        ('Tại điểm 1 mục III thay cụm từ "a b" bằng cụm từ "c d".', ("iii", "1")),
        ("Bãi bỏ điểm b khoản 2 mục IV của Kế hoạch.", ("iv", "2", "b")),
        ("Bãi bỏ mục II.3 của Kế hoạch.", ("ii.3",)),
    ],
)
def test_where_it_stands_in_the_other_text(body: str, provision: tuple[str, ...]) -> None:
    [order] = letter("đính chính Kế hoạch số 45/KH-UBND", body).orders
    assert order.provision == provision


@pytest.mark.parametrize(
    "body",
    [
        "Các xã báo cáo trước ngày 05/12/2031; trường hợp xin gia hạn phải có văn bản trước ngày 01/12/2031.",
        "Phòng Nội vụ tham mưu điều chỉnh, bổ sung kế hoạch trước ngày 01/3/2031.",
    ],
)
def test_a_text_that_speaks_of_changes_orders_none(body: str) -> None:
    assert letter("hướng dẫn bình xét thi đua", body).orders == ()


def roles(card: Card) -> list[tuple[str | None, str]]:
    """The documents that a card cites, and how it stands to them."""
    return [(one.number or one.subject, one.role) for one in card.references]


def test_what_a_letter_changes_is_the_first_text_that_it_cites() -> None:
    card = letter("gia hạn nộp hồ sơ", CITED + "Nay gia hạn nộp hồ sơ đến ngày 30/11/2031.")
    assert roles(card) == [("45/KH-UBND", "amends")]


def test_a_text_that_only_cites_a_plan_far_from_what_it_changes_does_not_change_it() -> None:
    far = "Các thôn tiếp tục vận động, hòa giải, giúp hộ nghèo, giữ vệ sinh đường làng. " * 8
    body = (
        "Ban Thường vụ thống nhất lùi thời gian tổ chức hội thi từ ngày 05/5/2031 sang ngày 05/9/2031.\n"
        f"{far}\nCác thôn làm việc này theo Kế hoạch số 62/KH-HND của Hội Nông dân.\n"
    )
    assert "amends" not in [one.role for one in letter("kết luận phiên họp tháng 10", body).references]
    assert "amends" in [one.role for one in letter("điều chỉnh hội thi", body).references]


def test_a_plan_may_be_called_by_its_subject_and_day() -> None:
    card = letter(
        "gia hạn nộp hồ sơ",
        "Thực hiện Kế hoạch tổ chức phong trào thi đua yêu nước năm 2031 ngày 12/01/2031 của UBND huyện.\n"
        "Nay gia hạn thời gian nộp hồ sơ đến ngày 30/11/2031.",
    )
    assert roles(card) == [("tổ chức phong trào thi đua yêu nước năm 2031", "amends")]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Bãi bỏ Kế hoạch số 45/KH-UBND ngày 12/01/2031.", "repeals"),
        ("Thu hồi và hủy bỏ Kế hoạch số 45/KH-UBND ngày 12/01/2031.", "repeals"),
        ("Bãi bỏ khoản 2 mục III Kế hoạch số 45/KH-UBND ngày 12/01/2031.", "amends"),
        ("Kế hoạch này thay thế Kế hoạch số 45/KH-UBND ngày 12/01/2031.", "replaces"),
        ("Đính chính Kế hoạch số 45/KH-UBND ngày 12/01/2031 như sau.", "amends"),
    ],
)
def test_how_it_stands_to_the_other_text(sentence: str, role: str) -> None:
    assert roles(letter("chấn chỉnh công tác thi đua", sentence)) == [("45/KH-UBND", role)]


def test_the_new_day_is_the_deadline_of_the_letter_itself() -> None:
    card = letter("gia hạn nộp hồ sơ", CITED + "\nNay gia hạn thời gian nộp hồ sơ đến hết ngày 30/11/2031.")
    [due] = card.deadlines
    assert "hồ sơ" in due.what.value
    assert due.due.date == DateValue(2031, 11, 30)


def test_old_and_new_words_may_stand_on_lines_of_their_own() -> None:
    card = letter(
        "đính chính Kế hoạch số 45/KH-UBND ngày 12/01/2031",
        "Ủy ban nhân dân huyện đính chính như sau:\n"
        '1. Tại khoản 3 Điều 2\n   Đã in: "đạt từ 60% số phiếu".\n   Sửa lại là: "đạt từ 65% số phiếu".\n'
        '2. Tại khoản 1 Điều 4\n   Đã ghi: "10 tập thể".\n   Nay sửa là: "12 tập thể".',
    )
    assert [(one.provision, one.before and one.before.value, one.after and one.after.value) for one in card.orders] == [
        (("2", "3"), "đạt từ 60% số phiếu", "đạt từ 65% số phiếu"),
        (("4", "1"), "10 tập thể", "12 tập thể"),
    ]


def test_rules_are_changed_by_the_number_of_the_decision_that_issued_them() -> None:
    changed = "Hồ sơ gửi trước ngày 30/11/2031 thay cho trước ngày 20/11/2031."
    with_it = f"Ngày 12/01/2031, huyện ban hành Quyết định số 45/QĐ-UBND kèm theo Quy định chấm điểm.\n{changed}"
    assert ("45/QĐ-UBND", "amends") in roles(letter("sửa đổi Quy định chấm điểm", with_it))
    other = f"Quỹ khen thưởng theo Quyết định số 45/QĐ-UBND ngày 12/01/2031.\n{changed}"
    assert ("45/QĐ-UBND", "amends") not in roles(letter("sửa đổi Quy định chấm điểm", other))


def test_a_table_of_old_and_new_gives_an_order_a_row() -> None:
    found = orders(
        "điều chỉnh Kế hoạch số 45/KH-UBND",
        CITED + "\n| Việc | Thời gian cũ | Thời gian mới |\n|---|---|---|\n"
        "| Chung kết kéo co | 09/11/2031 | Chiều 07/11/2031 |\n| Công diễn | 15/11/2031 | 15/11/2031 (không đổi) |",
    )
    assert found == [("amends", "Chung kết kéo co", "09/11/2031", "Chiều 07/11/2031")]


def test_each_sentence_of_a_part_orders_for_itself() -> None:
    found = orders(
        "gia hạn và điều chỉnh Kế hoạch số 45/KH-UBND",
        CITED + "\nThời gian nhận ảnh kéo dài đến hết ngày 08/12/2031. Lễ trao giải chuyển sang ngày 20/12/2031. "
        "Tăng giải Ba từ 03 lên 05 giải, mức thưởng không đổi.",
    )
    assert [one[1:] for one in found] == [
        ("nhận ảnh", "", "đến hết ngày 08/12/2031"),
        ("Lễ trao giải", "", "ngày 20/12/2031"),
        ("giải Ba", "03", "05 giải"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Danh sách gửi Phòng Nội vụ trước ngày 10/8/2031, kèm ảnh.",
        "Lý do: ngày 17/11/2031 huyện tổ chức kỳ thi.",
        "Học sinh nghỉ học sáng 16/11/2031, học bù vào sáng 23/11/2031.",
        "Hạn nhận bài giữ nguyên là ngày 31/12/2031, không lùi.",
        "Riêng các xã vùng lũ được nộp đến hết ngày 20/12/2031.",
        "| Khối | Nhiệm vụ | Có mặt |\n|---|---|---|\n| Khối 6 | Đón khách | 6 giờ 15 ngày 16/11/2031 |",
    ],
)
def test_a_day_of_another_matter_is_no_order(body: str) -> None:
    found = orders(
        "gia hạn nộp hồ sơ",
        CITED + "\n1. Gia hạn nộp hồ sơ\nNay gia hạn nộp hồ sơ đến ngày 30/11/2031.\n2. Việc khác\n" + body,
    )
    assert found == [("extends", "nộp hồ sơ", "", "đến ngày 30/11/2031")]


def test_under_a_heading_that_extends_a_time_from_one_day_to_another_is_the_old_and_the_new() -> None:
    found = orders(
        "gia hạn hồ sơ khen thưởng",
        CITED + "\n1. Gia hạn hồ sơ thi đua\n- Các xã gửi hồ sơ: từ ngày 20/11/2031 đến hết ngày 29/11/2031.",
    )
    assert [one[2:] for one in found] == [("ngày 20/11/2031", "đến hết ngày 29/11/2031")]


def test_rules_of_a_contest_are_a_document_with_a_number() -> None:
    card = letter(
        "gia hạn nhận bài",
        "Ngày 12/01/2031, huyện ban hành Thể lệ số 19-TL/BTGTU. Nay gia hạn nhận bài đến ngày 30/11/2031.",
    )
    assert roles(card) == [("19-TL/BTGTU", "amends")]


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        (
            "1. Tại Kế hoạch số 45/KH-UBND ngày 12/01/2031: gia hạn nộp hồ sơ đến hết ngày 30/11/2031.\n"
            "2. Tại Hướng dẫn số 46/HD-UBND ngày 15/01/2031: tăng từ 04 lên 06 giải Nhất.",
            ["45/KH-UBND", "46/HD-UBND"],
        ),
        (
            "1. Kế hoạch số 45/KH-UBND ngày 12/01/2031\nGia hạn nộp hồ sơ đến hết ngày 30/11/2031.\n"
            "2. Thể lệ số 46/TL-UBND ngày 15/01/2031\nSố giải Nhất tăng từ 04 lên 06 giải.",
            ["45/KH-UBND", "46/TL-UBND"],
        ),
        (
            "Gia hạn nộp hồ sơ quy định tại Kế hoạch số 45/KH-UBND đến hết ngày 30/11/2031. "
            "Danh sách lập theo mẫu tại Hướng dẫn số 46/HD-UBND. Lý do nêu theo Công văn số 47/UBND-VP.",
            ["45/KH-UBND"],
        ),
        (
            "Gia hạn nộp hồ sơ tại Kế hoạch số 45/KH-UBND đến hết ngày 30/11/2031, như Sở Nội vụ chấp thuận tại "
            "Công văn số 871/SNV-TĐKT.",
            ["45/KH-UBND"],
        ),
    ],
)
def test_each_text_that_an_order_names_is_amended(body: str, changed: list[str]) -> None:
    card = letter("điều chỉnh một số nội dung", body)
    assert [number for number, role in roles(card) if role == "amends"] == changed
