"""Titles and subjects, and who signed."""

import pytest

from knowledge.card import Card
from tests.plans_made import made

HEAD = "UBND HUYỆN SUỐI NGÂN\nPHÒNG NỘI VỤ\n"
NUMBER = "Số: 21/PNV-TĐKT\n"
DAY = "Suối Ngân, ngày 6 tháng 10 năm 2031\n"
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
TO = "Kính gửi: UBND các xã.\nPhòng Nội vụ đề nghị các xã nộp báo cáo trước ngày 20/11/2031.\n"


def title_of(text: str) -> str | None:
    found = made(text).card.title
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{HEAD}{NUMBER}V/v nộp báo cáo\ntổng kết năm 2031\n{COUNTRY}{DAY}{TO}", "nộp báo cáo tổng kết năm 2031"),
        (f"{HEAD}{NUMBER}“V/v nộp báo cáo\ntổng kết ”\n{COUNTRY}{DAY}{TO}", "nộp báo cáo tổng kết"),
        (f"{HEAD}{NUMBER}{COUNTRY}{DAY}V/v: nộp báo cáo tổng kết\n{TO}", "nộp báo cáo tổng kết"),
        (
            f"{HEAD}Số: 21/PNV\tSuối Ngân, ngày 6 tháng 10 năm 2031\nVề việc nộp báo cáo\t\ntổng kết năm 2031\n{TO}",
            "nộp báo cáo tổng kết năm 2031",
        ),
        (f"{HEAD}{NUMBER}{COUNTRY}{DAY}{TO}", None),
        (f"{HEAD}{NUMBER}Nộp báo cáo tổng kết\nnăm 2031\n{COUNTRY}{DAY}{TO}", "Nộp báo cáo tổng kết năm 2031"),
        (
            f"| {HEAD.replace(chr(10), ' ')} | {COUNTRY.replace(chr(10), ' ')} |\n"
            f"| {NUMBER.strip()} *Về việc làm báo cáo năm 2031 | {DAY.strip()} |\n{TO}",
            "làm báo cáo năm 2031",
        ),
        (
            f"| {HEAD.replace(chr(10), ' ')} | {COUNTRY.replace(chr(10), ' ')} |\n"
            f"| {NUMBER.strip()} *Về hướng dẫn làm báo cáo | {DAY.strip()} |\n{TO}",
            "Về hướng dẫn làm báo cáo",
        ),
        (
            f"{HEAD}{NUMBER}{DAY}KẾ HOẠCH\nTHÁNG HÀNH ĐỘNG VÌ TRẺ EM, CHUNG TAY\nVỚI NGƯỜI GIÀ NĂM 2031\n"
            "Thực hiện Kế hoạch 5/KH-UBND, Phòng làm như sau:\nI. MỤC ĐÍCH\n",
            "THÁNG HÀNH ĐỘNG VÌ TRẺ EM, CHUNG TAY VỚI NGƯỜI GIÀ NĂM 2031",
        ),
        (
            f"{HEAD}{NUMBER}{DAY}THÔNG BÁO\nKết luận của Trưởng phòng tại cuộc họp{' về việc chung của các xã' * 14}\n"
            "Ngày 5/10/2031 Phòng đã họp với đại diện của các xã, sau khi nghe ý kiến Trưởng phòng kết luận như sau:\n"
            "I. NỘI DUNG\n",
            f"Kết luận của Trưởng phòng tại cuộc họp{' về việc chung của các xã' * 14}",
        ),
        (f"26/02/2031 00:00:00\n{HEAD}{NUMBER}{DAY}KẾ HOẠCH\nThi đua năm 2031\nI. MỤC ĐÍCH\n", "Thi đua năm 2031"),
        (
            f"{HEAD}{COUNTRY}{DAY}\nPHÂN CÔNG NHIỆM VỤ\nCÁC THÀNH VIÊN PHÒNG\nCăn cứ Quyết định 5/QĐ-UBND;\n1. A\n",
            "PHÂN CÔNG NHIỆM VỤ CÁC THÀNH VIÊN PHÒNG",
        ),
        (
            f"{HEAD}{DAY}QUY CHẾ\nXét khen thưởng\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND)\nĐiều 1. A\n",
            "Xét khen thưởng",
        ),
        (
            f"{HEAD}{DAY}KẾ HOẠCH\nSửa đổi Kế hoạch số 35/KH-UBND ngày 10/3/2031\nCăn cứ Luật;\nI. A\n",
            "Sửa đổi Kế hoạch số 35/KH-UBND ngày 10/3/2031",
        ),
        (
            f"{HEAD}{NUMBER}{DAY}\nKẾ HOẠCH\n\nTRIỂN\nKHAI ĐỢT THI ĐUA CAO ĐIỂM; TĂNG TỐC,\nBỨT PHÁ NĂM 2031\n\nI. A\n",
            "TRIỂN KHAI ĐỢT THI ĐUA CAO ĐIỂM; TĂNG TỐC, BỨT PHÁ NĂM 2031",
        ),
        (
            "Thể lệ Cuộc thi Vẽ tranh thiếu nhi năm 2031 được ban hành kèm theo Kế hoạch 44/KH-UBND năm 2031, cụ thể:\n"
            "Thời gian nhận bài: từ ngày 5/8/2031.\n",
            "Thể lệ Cuộc thi Vẽ tranh thiếu nhi năm 2031",
        ),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert title_of(text) == title


def signed(tail: str) -> Card:
    return made(f"{HEAD}{NUMBER}{DAY}KẾ HOẠCH\nThi đua năm 2031\nI. MỤC ĐÍCH\nThi đua.\n{tail}").card


@pytest.mark.parametrize(
    ("tail", "office", "name"),
    [
        ("Nơi nhận:\n- Như trên.\nTRƢỞNG PHÒNG\n(đã ký)\nPhạm Văn Hà\n", "TRƢỞNG PHÒNG", "Phạm Văn Hà"),
        ("Nơi nhận\n- Lưu VT.\nCHỦ TỊCH\nLò Văn Pản\nDANH SÁCH\nBan tổ chức\n", "CHỦ TỊCH", "Lò Văn Pản"),
        ("Nơi nhận:\n- Lưu.\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLò Văn Pản\n", "CHÁNH VĂN PHÒNG", "Lò Văn Pản"),
        (
            "Nơi nhận:\n- Lưu.\nTM. HỘI ĐỒNG\nCHỦ TỊCH\nGIÁM ĐỐC SỞ GIÁO DỤC VÀ\nĐÀO TẠO\nLê Quang Sáng\n",
            "GIÁM ĐỐC SỞ GIÁO DỤC VÀ",
            "Lê Quang Sáng",
        ),
        ("| | TỔNG PHỤ TRÁCH ĐỘI Lò Thị Lệ Mây |\n", "TỔNG PHỤ TRÁCH ĐỘI", "Lò Thị Lệ Mây"),
        (
            "Nơi nhận:\n- Lưu.\nKT.TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\n_H.azL———\nBế Văn Thảo\n",
            "PHÓ TRƯỞNG PHÒNG",
            "Bế Văn Thảo",
        ),
        ("Nơi nhận:\n- Lưu.\nBÍ THƯ\nY'Rin Niê\n", "BÍ THƯ", "Y'Rin Niê"),
        ("Nơi nhận:\n- Lưu.\nTRUNG ĐOÀN TRƯỞNG\nThượng tá Phạm Văn Hà\n", "TRUNG ĐOÀN TRƯỞNG", "Phạm Văn Hà"),
        ("TRƯỞNG BAN\nThượng tọa Thích Minh Hà\n(đã ký)\n", "TRƯỞNG BAN", "Thích Minh Hà"),
        ("GIÁM ĐỐC\n(đã ký) Phạm Văn Hà\n", "GIÁM ĐỐC", "Phạm Văn Hà"),
        ("Nơi nhận:\n- Lưu.\nCHỦ TỊCH\nPHẠM VĂN HÀ\n", "CHỦ TỊCH", "PHẠM VĂN HÀ"),
        ("CHỈ HUY TRƯỞNG\nNơi nhận:\n- Các đơn vị;\tĐại tá Phạm Văn Hà\n- Lưu: VT.\n", "CHỈ HUY TRƯỞNG", "Phạm Văn Hà"),
        ("GIÁM THỊ\nNơi nhận:\n- Các đội;\tTrung tá Phạm Văn Hà\n- Lưu: VT.\n", "GIÁM THỊ", "Phạm Văn Hà"),
        (
            "Nơi nhận: - Lưu: VT.\nTM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lò Thị Mây\n",
            "PHÓ CHỦ TỊCH",
            "Lò Thị Mây",
        ),
        ("Nơi nhận: - Lưu VP.\nT/M BAN THƯỜNG VỤ BÍ THƯ Sùng Minh Páo\n", "BÍ THƯ", "Sùng Minh Páo"),
        ("Nơi nhận: - Lưu: VT.\nTRƯỞNG PHÒNG (đã ký) Lò Thị Mây\n", "TRƯỞNG PHÒNG", "Lò Thị Mây"),
        ("TRƯỞNG BAN GIÁM KHẢO\n(đã ký)\nPhó Giám đốc Nhà máy Hồ Thanh Páo\n", "TRƯỞNG BAN GIÁM KHẢO", "Hồ Thanh Páo"),
        ("VIỆN TRƯỞNG\nKiểm sát viên cao cấp Lò Thị Mây\nNơi nhận: Lưu VT.\n", "VIỆN TRƯỞNG", "Lò Thị Mây"),
        ("CHỦ NHIỆM\nTrương Quang Páo\n", "CHỦ NHIỆM", "Trương Quang Páo"),
        ("Nơi nhận:\n- Lưu.\nTRƯỞNG BAN CHỈ ĐẠO\nHIỆU TRƯỞNG\n", "HIỆU TRƯỞNG", None),
        ("THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN\n(Ký tên, đóng dấu)\n", "THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN", None),
    ],
)
def test_who_signed(tail: str, office: str, name: str | None) -> None:
    card = signed(tail)
    assert card.office is not None
    assert (card.office.value, card.signatory.value if card.signatory else None) == (office, name)


@pytest.mark.parametrize("written", ["—— Lò Thị Mây", "'Lò Thị Mây", "“ Lò Thị Mây", "= Thượng tá Lò Thị Mây"])
def test_strokes_before_a_name_are_none_of_it(written: str) -> None:
    card = signed(f"Nơi nhận:\n- Như trên;\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n{written}\n")
    assert card.signatory is not None
    assert card.signatory.value == "Lò Thị Mây"


def test_the_form_behind_the_signature_has_none_of_its_own() -> None:
    card = signed(
        "Nơi nhận:\n- Lưu.\nTRƯỞNG PHÒNG\nPhạm Văn Hà\nĐƠN XIN DỰ THI\nKính gửi: Phòng\nNGƯỜI VIẾT ĐƠN\nLò Thị B\n"
    )
    assert card.signatory is not None
    assert card.signatory.value == "Phạm Văn Hà"


def test_two_who_sign_together() -> None:
    card = signed("Nơi nhận:\n- Lưu.\nCHỦ TỊCH CÔNG ĐOÀN\tTỔNG GIÁM ĐỐC\n(đã ký)\t(đã ký)\nLò Thị Thắm\tBế Xuân Đức\n")
    assert card.signatory is not None
    assert (card.signatory.value, [field.value for field in card.signing_too]) == ("Lò Thị Thắm", ["Bế Xuân Đức"])


def test_two_offices_that_sign_below_one_another_both_sign() -> None:
    police = "CÔNG AN HUYỆN\nTRƯỞNG CÔNG AN\nThượng tá Lò Văn Thắng\n"
    below = f"{police}\nTM. BAN THƯỜNG TRỰC\nỦY BAN MTTQ HUYỆN\nCHỦ TỊCH\nBế Thị Đức\n"
    card = made(
        f"{HEAD}{NUMBER}{DAY}CHƯƠNG TRÌNH PHỐI HỢP\nNăm 2031\nI. MỤC ĐÍCH\n1. A\n\n{below}\nNơi nhận:\n- Lưu: VT.\n"
    ).card
    assert card.signatory is not None
    assert [card.signatory.value, *(field.value for field in card.signing_too)] == ["Lò Văn Thắng", "Bế Thị Đức"]


def test_the_signature_of_a_form_behind_an_annex_is_not_the_document_s() -> None:
    form = "CHỦ TỊCH\nLò Văn Thắng\n\nPHỤ LỤC\nBÁO CÁO\nTRƯỞNG PHÒNG\nBế Thị Đức\n"
    card = made(f"{HEAD}{NUMBER}{DAY}KẾ HOẠCH\nNăm 2031\nI. MỤC ĐÍCH\n1. A\n\n{form}").card
    assert card.signing_too == ()


def test_two_who_sign_in_the_cells_of_a_table() -> None:
    card = signed("| CHỦ TỊCH CÔNG ĐOÀN | GIÁM ĐỐC |\n|---|---|\n| (đã ký) Đặng Thị Lan | (đã ký) Ngô Hữu Trí |\n")
    assert card.signatory is not None
    assert [card.signatory.value, *(one.value for one in card.signing_too)] == ["Đặng Thị Lan", "Ngô Hữu Trí"]


def test_three_who_sign_below_one_another_all_sign() -> None:
    card = signed(
        "GIÁM ĐỐC BẢO TÀNG\nLò Thị Thắm\nKT. GIÁM ĐỐC SỞ Y TẾ\nPHÓ GIÁM ĐỐC\nBế Xuân Đức\n"
        "BÍ THƯ HUYỆN ĐOÀN\nĐặng Thị Lan\nNơi nhận:\n- UBND huyện;\n- Lưu: VT.\n"
    )
    assert card.signatory is not None
    names = [card.signatory.value, *(one.value for one in card.signing_too)]
    assert names == ["Lò Thị Thắm", "Bế Xuân Đức", "Đặng Thị Lan"]


def test_who_takes_minutes_and_who_leads_both_sign() -> None:
    card = signed("THƯ KÝ\tCHỦ TRÌ\n\nĐại úy Lò Thị Thắm\tĐại tá Bế Xuân Đức\n")
    assert card.signatory is not None
    assert [card.signatory.value, *(one.value for one in card.signing_too)] == ["Lò Thị Thắm", "Bế Xuân Đức"]


def test_a_decision_is_signed_above_the_rules_that_it_encloses() -> None:
    rules = "QUY CHẾ\nThi đua của Trung tâm\nĐiều 1. Phạm vi\nÁp dụng cho các tổ.\nĐiều 2. Hỏi đáp\nHỏi Văn phòng.\n"
    card = made(
        f"{HEAD}{NUMBER}{DAY}QUYẾT ĐỊNH\nBan hành Quy chế thi đua\nĐiều 1. Ban hành Quy chế.\n"
        f"GIÁM ĐỐC\nLò Thị Mây\n{rules}Nơi nhận: các tổ; lưu VT.\n"
    ).card
    assert card.signatory is not None
    assert card.signatory.value == "Lò Thị Mây"
