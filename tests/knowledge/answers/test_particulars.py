"""What else a question wants to know of a phase, an award or a duty, of plans that are made for it."""

from functools import cache

import pytest

from knowledge.answer import Answer
from knowledge.shelf import Shelf
from tests.knowledge.answers.asking import ask, keys, plans, values
from tests.plans_made import made, shelf_of

HOSPITAL = """SỞ Y TẾ HÀ PHONG
BỆNH VIỆN ĐA KHOA KHU VỰC NẬM RỐM
Số: 41/KH-BVNR
Hà Phong, ngày 06 tháng 01 năm 2031
KẾ HOẠCH
Phát động phong trào thi đua năm 2031
I. CÁC CHẶNG THI ĐUA
1. Chặng 1: từ ngày 10/01/2031 đến ngày 30/4/2031, mang tên “Bàn tay sạch”, Khoa Kiểm soát nhiễm khuẩn làm đầu mối.
2. Chặng 2: từ ngày 02/5/2031 đến ngày 30/11/2031, mang tên “Nụ cười ở cửa”, Phòng Công tác xã hội làm đầu mối.
II. KHEN THƯỞNG
1. Giấy khen của Giám đốc Bệnh viện: tặng cho 05 tập thể, 20 cá nhân xuất sắc.
2. Mức thưởng kèm Giấy khen của Giám đốc Bệnh viện: tập thể 1.200.000 đồng, cá nhân 400.000 đồng.
3. Không xét khen thưởng cá nhân bị người bệnh phàn nàn có căn cứ từ 02 lần trở lên.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Công tác xã hội: trực quầy hướng dẫn, gọi điện hỏi thăm người bệnh sau ra viện.
2. Phòng Kế hoạch tổng hợp: tổng hợp kết quả, chấm 40 bệnh án mỗi tháng.
3. Các khoa báo cáo kết quả từng chặng sau 07 ngày kết thúc mỗi chặng; báo cáo tổng kết trước ngày 05/12/2031, \
mốc chốt số liệu là ngày 30/11/2031.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
Lò Văn Pín
"""

POLICE = """CÔNG AN TỈNH HÀ PHONG
CÔNG AN THỊ XÃ MƯỜNG THỜI
Số: 12/KH-CATX
Mường Thời, ngày 06 tháng 01 năm 2031
KẾ HOẠCH
Phát động đợt thi đua cao điểm năm 2031
I. THỜI GIAN
- Giai đoạn 1: từ ngày 01/3/2031 đến ngày 30/4/2031.
- Giai đoạn 2: từ ngày 01/5/2031 đến ngày 19/8/2031.
II. TỔ CHỨC THỰC HIỆN
1. Đội Tổng hợp: theo dõi, chấm điểm.
Nơi nhận:
- Lưu: VT.
"""


@cache
def shelf() -> Shelf:
    return shelf_of(made(HOSPITAL, "nam-rom"), made(POLICE, "muong-thoi"))


def asked(question: str) -> Answer:
    return ask(question, among=shelf())


def text_of(found: Answer) -> str:
    return " ".join(str(v) for s in found.statements for v in s.values.values())


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("chặng 1 của BV Nậm Rốm tên là gì", "“Bàn tay sạch”"),
        ("chang 2 bv nam rom ai lam dau moi", "Phòng Công tác xã hội làm đầu mối"),
        ("bệnh viện Nậm Rốm có mấy chặng, tên gì?", "“Nụ cười ở cửa”"),
    ],
)
def test_what_else_is_asked_of_a_phase(question: str, said: str) -> None:
    found = asked(question)
    assert not found.abstained
    assert said in text_of(found)


def test_without_a_plan_named_the_word_for_phases_tells_which_is_meant() -> None:
    assert plans(asked("chặng 2 từ ngày nào đến ngày nào?")) == ["nam-rom"]
    assert plans(asked("giai đoạn 2 từ ngày nào đến ngày nào?")) == ["muong-thoi"]


def test_the_money_of_an_award_stands_in_another_sentence() -> None:
    found = asked("Giấy khen ở bệnh viện Nậm Rốm kèm bao nhiêu tiền?")
    assert "400.000 đồng" in text_of(found)
    assert "05 tập thể" not in text_of(found)


def test_who_is_not_awarded_is_no_list_of_awards() -> None:
    found = asked("Ở bệnh viện Nậm Rốm cá nhân nào không được xét khen thưởng?")
    assert "phàn nàn có căn cứ từ 02 lần" in text_of(found)
    assert "award.count" not in keys(found)


@pytest.mark.parametrize("question", ["Phòng CTXH bệnh viện Nậm Rốm làm những việc gì", "phong ctxh bv nam rom lam gi"])
def test_a_unit_is_known_by_its_first_letters(question: str) -> None:
    assert [v["unit"] for v in values(asked(question), "duty.line")] == ["Phòng Công tác xã hội"]


def test_a_report_that_is_due_after_each_phase() -> None:
    found = asked("các khoa BV Nậm Rốm báo cáo từng chặng sau bao lâu?")
    assert any("sau 07 ngày" in str(v["due"]) for v in values(found, "deadline.line"))


def test_a_deadline_is_told_though_its_figures_are_asked_for_as_well() -> None:
    found = asked("bao giờ phải nộp báo cáo tổng kết của BV Nậm Rốm, chốt số liệu ngày mấy")
    assert any(v["due"] == "trước ngày 05/12/2031" for v in values(found, "deadline.line"))


@pytest.mark.parametrize(
    "question", ["How long does the Muong Thoi town police campaign last?", "công an tx Mường Thời thi đua đến bao giờ"]
)
def test_an_office_that_is_only_called_by_its_place(question: str) -> None:
    assert plans(asked(question)) == ["muong-thoi"]


SCHOOL = """SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ PHONG
TRƯỜNG THPT NÀ SẢN
Số: 19/KH-THPTNS
Hà Phong, ngày 08 tháng 9 năm 2031
KẾ HOẠCH
Phát động thi đua “Vượt dốc” năm học 2031 - 2032
Trường xây dựng kế hoạch này theo Kế hoạch số 77/KH-SGDĐT ngày 20/8/2031 của Sở Giáo dục và Đào tạo Hà Phong.
Sơ kết học kỳ I, các tổ nộp báo cáo chậm nhất ngày 10 tháng 01 năm 2032.
Hồ sơ đề nghị khen thưởng nộp 03 bộ về văn phòng trường trước ngày 05/6/2032.
Về danh hiệu đối với giáo viên, người đạt “Lao động tiên tiến” phải hoàn thành tốt nhiệm vụ. Người đạt “Chiến sĩ thi \
đua cơ sở” phải có sáng kiến được công nhận và dự giờ đủ 18 tiết; số này không quá 14% số người đạt \
“Lao động tiên tiến”. Cụm phía Bắc do thầy Quàng Văn Ín phụ trách. Cụm phía Nam do cô Lò Thị Mẩy phụ trách.
Nơi nhận:
- Lưu: VT.
HIỆU TRƯỞNG
Cầm Bá Lượng
"""


@cache
def school() -> Shelf:
    return shelf_of(made(SCHOOL, "na-san"))


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("sơ kết học kỳ 1 trường Nà Sản các tổ nộp báo cáo hạn nào", "ngày 10 tháng 01 năm 2032", "05/6/2032"),
        ("hồ sơ khen thưởng trường Nà Sản nộp ngày nào, mấy bộ", "03 bộ", "10 tháng 01"),
        ("csttđ cơ sở trường Nà Sản không quá bao nhiêu %, dự giờ mấy tiết", "18 tiết", "Quàng"),
        ("giáo viên Nà Sản muốn được CSTĐ cơ sở phải đạt gì", "sáng kiến được công nhận", "Quàng"),
        ("Trường Nà Sản làm theo kế hoạch số mấy của Sở?", "77/KH-SGDĐT", "19/KH-THPTNS"),
        ("cụm phía Nam trường Nà Sản ai phụ trách", "Lò Thị Mẩy", "Quàng Văn Ín"),
    ],
)
def test_plain_sentences_are_answered_from(question: str, said: str, unsaid: str) -> None:
    found = ask(question, among=school())
    assert said in text_of(found)
    assert unsaid not in text_of(found)


TAX = """CỤC THUẾ
THUẾ TỈNH HÀ PHONG
Số: 655/QĐ-THP
Hà Phong, ngày 22 tháng 12 năm 2030
KẾ HOẠCH
Phát động phong trào thi đua năm 2031
I. CÁC ĐỢT THI ĐUA
1. Đợt I “60 ngày đồng hành”: từ 05/01/2031 đến 05/3/2031. Phòng Kê khai làm đầu mối.
2. Đợt II “Quyết toán chuẩn”: từ 16/3/2031 đến 30/6/2031. Văn phòng làm đầu mối.
II. CHỈ TIÊU
| Chỉ tiêu | Đơn vị | Năm 2031 |
| Lượt tư vấn tại nhà | lượt | 4.600 |
III. TỔ CHỨC THỰC HIỆN
1. Phòng Tổ chức: đầu mối là ông Lò Văn Tiến, điện thoại 0214.3850.117, thư điện tử thidua@thuehaphong.example.
2. Quyết định này thay thế Quyết định số 512/QĐ-THP ngày 16/01/2030.
Nơi nhận:
- Lưu: VT.
TRƯỞNG THUẾ TỈNH
Đặng Thế Ván
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("đợt 2 của thuế Hà Phong tên gì", "“Quyết toán chuẩn”"),
        ("thuế Hà Phong tư vấn tại nhà bao nhiêu lượt", "4.600"),
        ("sđt phòng tổ chức thuế tỉnh Hà Phong", "0214.3850.117"),
        ("email thi đua thuế tỉnh Hà Phong", "thidua@thuehaphong.example"),
        ("trưởng thuế tỉnh Hà Phong là ai", "Đặng Thế Ván"),
        ("qđ 655 của thuế Hà Phong thay thế qđ nào", "512/QĐ-THP"),
    ],
)
def test_names_rows_and_contacts(question: str, said: str) -> None:
    assert said in text_of(ask(question, among=shelf_of(made(TAX, "thue"))))


@pytest.mark.parametrize("question", ["đợt V của thuế Hà Phong khi nào", "chủ tịch công đoàn thuế Hà Phong tên gì"])
def test_what_is_not_there_is_declined(question: str) -> None:
    assert ask(question, among=shelf_of(made(TAX, "thue"))).abstained


THEMED = HOSPITAL.replace(
    "I. CÁC CHẶNG",
    "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ;\nPhong trào có chủ đề “Tận tâm từ cửa vào”.\n"
    "Nhân dịp 70 năm Ngày Thầy thuốc, toàn viện sửa xong 12 buồng bệnh trước ngày 15/8/2031.\nI. CÁC CHẶNG",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("chu de thi dua cua bv nam rom la gi", "“Tận tâm từ cửa vào”"),
        ("kế hoạch nào căn cứ nghị định 98/2023?", "98/2023/NĐ-CP"),
        ("hiện có những kế hoạch nào trong hệ thống", "Nậm Rốm"),
        ("so sánh số chặng của BV Nậm Rốm với công an thị xã Mường Thời", "Giai đoạn 2"),
        ("các khoa BV Nậm Rốm báo cáo chặng 1 trước ngày?", "sau 07 ngày"),
    ],
)
def test_short_ways_of_asking(question: str, said: str) -> None:
    assert said in text_of(ask(question, among=shelf_of(made(THEMED, "nam-rom"), made(POLICE, "muong-thoi"))))


def test_an_anniversary_is_no_number_of_a_phase() -> None:
    found = ask("tổng kinh phí đợt thi đua 70 năm của BV Nậm Rốm bao nhiêu", among=shelf_of(made(THEMED, "nam-rom")))
    assert found.abstained


def test_a_short_follow_up_keeps_to_the_deadline() -> None:
    text = HOSPITAL.replace(
        "3. Các khoa",
        "4. Hồ sơ đề nghị khen thưởng gửi trước ngày 20/11/2031 đối với Giấy khen.\n3. Các khoa",
    )
    where = shelf_of(made(text, "nam-rom"))
    found = ask("thế còn giấy khen?", after="hạn nộp hồ sơ khen thưởng của BV Nậm Rốm", among=where)
    assert found.kind == "deadline"
