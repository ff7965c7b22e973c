"""Items of lists as answers: what several sentences of one item say, lists under a heading, follow-ups, yes or no."""

import pytest

from bot.reply import text_of
from bot.wording import render
from knowledge.answer import Answer
from tests.knowledge.answers.asking import ask
from tests.plans_made import made, shelf_of

COMMUNE = shelf_of(
    made(
        """ỦY BAN NHÂN DÂN
XÃ PA TẦN
Số: 9/KH-UBND
Pa Tần, ngày 12 tháng 01 năm 2031
KẾ HOẠCH
Phát động thi đua "Sạch bản, xanh rừng" giai đoạn 2031 - 2033
Căn cứ tình hình của xã;
I. CHỈ TIÊU
Đến cuối năm 2031:
- 60% hộ phân loại rác tại nhà.
- 80% bản có tổ bảo vệ rừng.
Đến cuối năm 2033:
- 95% hộ phân loại rác tại nhà.
II. MỨC HỖ TRỢ
1. Làm nhà vệ sinh: 8 triệu đồng/nhà. Sửa giếng: 3 triệu đồng/giếng; riêng hộ ở bản Nậm Ét được thêm 2 triệu đồng.
2. Tổ bảo vệ rừng được vay: tổ dưới 10 người tối đa 20 triệu đồng, tổ từ 10 người tối đa 45 triệu đồng; \
lãi suất 0,4%/tháng.
3. Trồng mới 30 ha rừng, giao khoán 50 ha. Phân bổ: bản Nậm Ét 18 ha, bản Co Muông 12 ha.
III. KHEN THƯỞNG
1. Chủ tịch UBND xã tặng Giấy khen cho 5 bản, 12 hộ. Tiền thưởng kèm theo: bản 2.000.000 đồng, hộ 600.000 đồng.
2. Tiêu chuẩn:
a) Bản: không để xảy ra cháy rừng, 100% hộ ký cam kết.
b) Hộ: trồng từ 500 cây, không đốt nương trái phép.
3. "Bản kiểu mẫu": 01 bản; giữ rừng 03 năm liền không cháy. Mức thưởng 5.000.000 đồng.
4. Hồ sơ: tờ trình, biên bản họp bản. Gửi 02 bộ về Văn phòng UBND xã; không nhận hồ sơ gửi qua tin nhắn.
5. Riêng bản mới chia tách không xếp hạng mà được ghi nhận trong báo cáo năm.
IV. THEO QUÝ
Quý I: chủ đề "Gieo hạt". Đoàn xã làm đầu mối; ươm 5.000 cây.
Quý II: chủ đề "Phủ xanh". Hội Nông dân làm đầu mối; trồng xong trước mùa mưa.
V. LIÊN HỆ
1. Bản mềm báo cáo gửi về địa chỉ vanphong@patan.example. Người nhận: bà Sùng Thị Mỷ, công chức Văn phòng.
- Bản Nậm Ét: ông Lò Văn Chựa, Trưởng bản, 0913.111.222
- Bản Co Muông: bà Lường Thị Én, Trưởng bản, 0913.111.333
""",
        "pa-tan",
    ),
    made(
        """ỦY BAN NHÂN DÂN
XÃ NÀ Ư
KẾ HOẠCH
Phát động thi đua làm đường bản năm 2031
Căn cứ tình hình của xã;
1. Mỗi hộ góp 100.000 đồng làm đường; riêng hộ nghèo không phải góp.
""",
        "na-u",
    ),
)


def said(question: str, *, after: str = "") -> str:
    found = ask(question, after=after, among=COMMUNE)
    assert not found.abstained
    return _text(found)


def _text(found: Answer) -> str:
    return text_of(render(found, 0))


def test_who_is_asked_for_besides_is_said_too() -> None:
    text = said("báo cáo xã Pa Tần gửi bản mềm vào email nào, người nhận là ai")
    assert "vanphong@patan.example" in text
    assert "Sùng Thị Mỷ" in text


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Tổ bảo vệ rừng ở Pa Tần vay tối đa bao nhiêu, lãi suất mấy %?", ["45 triệu", "0,4%"]),
        ("ho o ban nam et xa pa tan sua gieng duoc bao nhieu tien", ["3 triệu", "thêm 2 triệu"]),
        ("Bản kiểu mẫu ở xã Pa Tần cần điều kiện gì?", ["03 năm liền"]),
        ("danh hieu ban kieu mau pa tan thuong bao nhieu tien", ["5.000.000"]),
        ("Xã Pa Tần trồng mới bao nhiêu ha rừng, riêng bản Co Muông mấy ha?", ["30 ha", "Co Muông 12 ha"]),
        ("quý 2 xã Pa Tần chủ đề gì, ai làm đầu mối?", ["Phủ xanh", "Hội Nông dân"]),
        ("hồ sơ khen của xã Pa Tần gồm gì, nộp mấy bộ", ["tờ trình", "02 bộ"]),
    ],
)
def test_an_item_is_said_whole_where_no_single_sentence_has_all(question: str, parts: list[str]) -> None:
    text = said(question)
    assert all(part in text for part in parts)


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Hồ sơ khen ở Pa Tần gửi qua tin nhắn được không?", "không nhận hồ sơ gửi qua tin nhắn"),
        ("ho so pa tan gui tin nhan dc ko, nop o dau", "không nhận hồ sơ gửi qua tin nhắn"),
        ("Bản mới chia tách ở xã Pa Tần có được xếp hạng không?", "không xếp hạng"),
    ],
)
def test_yes_or_no_is_answered_by_what_speaks_of_the_thing_itself(question: str, part: str) -> None:
    assert part in said(question)


@pytest.mark.parametrize(
    ("question", "has", "lacks"),
    [
        ("Tiêu chuẩn để hộ được giấy khen của xã Pa Tần?", "trồng từ 500 cây", "cháy rừng"),
        ("ban muon duoc giay khen xa pa tan can tieu chuan gi", "không để xảy ra cháy rừng", "500 cây"),
        ("Tiêu chuẩn Giấy khen của xã Pa Tần?", "trồng từ 500 cây", "03 năm liền"),
    ],
)
def test_criteria_listed_behind_a_form_are_said_for_whom_the_question_names(
    question: str, has: str, lacks: str
) -> None:
    text = said(question)
    assert has in text
    assert lacks not in text


@pytest.mark.parametrize(
    ("question", "has", "lacks"),
    [
        ("Mục tiêu hộ phân loại rác ở Pa Tần đến cuối 2033 là bao nhiêu %?", ["Đến cuối năm 2033: 95%"], ["60%"]),
        ("ty le ho phan loai rac pa tan cuoi 2031 va cuoi 2033", ["2031: 60%", "2033: 95%"], ["80%"]),
        ("năm 2031 chỉ tiêu phân loại rác của Pa Tần", ["60%"], ["95%"]),
    ],
)
def test_targets_under_a_line_for_one_year_are_those_of_that_year(
    question: str, has: list[str], lacks: list[str]
) -> None:
    text = said(question)
    assert all(part in text for part in has)
    assert not any(part in text for part in lacks)


@pytest.mark.parametrize(
    ("after", "question", "has", "lacks"),
    [
        ("Quý 1 xã Pa Tần chủ đề gì?", "thế quý 2?", "Phủ xanh", "Gieo hạt"),
        ("Pa Tần hỗ trợ sửa giếng bao nhiêu một giếng?", "còn nhà vệ sinh thì sao", "8 triệu", "45 triệu"),
        ("Đầu mối của bản Co Muông xã Pa Tần là ai?", "cho xin sđt liên hệ", "0913.111.333", "0913.111.222"),
    ],
)
def test_a_follow_up_changes_one_thing(after: str, question: str, has: str, lacks: str) -> None:
    text = said(question, after=after)
    assert has in text
    assert lacks not in text


@pytest.mark.parametrize(
    "question",
    [
        "Xã Pa Tần hỗ trợ mua máy cày bao nhiêu tiền?",
        "Email của ông Lò Văn Chựa ở Pa Tần?",
        "Pa Tần cho vay mua xe máy lãi suất mấy %?",
        "Bản văn hóa ở xã Pa Tần được thưởng bao nhiêu tiền?",
        "quý 4 xã Pa Tần chủ đề gì?",
        "sdt chu tich xa pa tan",
        "Pa Tần thưởng bao nhiêu tiền cho cán bộ kiểm lâm?",
        "Trạm y tế xã Pa Tần có được nghỉ thứ bảy không?",
        "Hộ ở xã Pa Tần được Bằng khen thưởng bao nhiêu tiền?",
        "Huân chương Lao động ở xã Pa Tần kèm bao nhiêu tiền?",
        "ban duoc co thi dua xa pa tan thuong bao nhieu tien",
        "Xã Pa Tần đóng quỹ bản bao nhiêu?",
        "Hồ sơ khen xã Pa Tần gửi qua fax được không?",
    ],
)
def test_an_item_of_something_else_is_no_answer(question: str) -> None:
    assert ask(question, among=COMMUNE).abstained


OFFICE = shelf_of(
    *(
        made(
            f"""SỞ CÔNG THƯƠNG TỈNH {place.upper()}
Số: 5/KH-SCT
{place}, ngày 12 tháng 01 năm 2031
KẾ HOẠCH
Phát động thi đua năm 2031
Căn cứ tình hình của ngành;
1. Nộp báo cáo chậm trừ {points} điểm mỗi lần. Chấm điểm vào tháng 11.
2. Làm đêm ở xưởng máy được phụ cấp {money} đồng/ca; tổ trưởng ghi sổ.
""",
            plan,
        )
        for place, plan, points, money in (
            ("Lạc Hà", "lac-ha", "02", "55.000"),
            ("Hà Thanh", "ha-thanh", "05", "60.000"),
        )
    )
)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Nộp báo cáo chậm thì Sở Công Thương Lạc Hà và Hà Thanh trừ điểm thế nào?", ["trừ 02 điểm", "trừ 05 điểm"]),
        ("so sanh so cong thuong ha thanh voi lac ha: bao cao cham tru diem the nao", ["trừ 02 điểm", "trừ 05 điểm"]),
        ("làm đêm Sở Công Thương Lạc Hà với Hà Thanh phụ cấp bao nhiêu, bên nào cao hơn", ["55.000", "60.000"]),
    ],
)
def test_the_names_of_the_other_plans_say_nothing_of_what_is_asked(question: str, parts: list[str]) -> None:
    text = _text(ask(question, among=OFFICE))
    assert all(part in text for part in parts)


@pytest.mark.parametrize(
    "question",
    ["làm đêm ở xưởng máy Sở Công Thương Lạc Hà phụ cấp bao nhiêu", "lam dem so cong thuong lac ha phu cap may dong"],
)
def test_a_sum_with_points_is_a_number_and_a_machine_counts_nothing(question: str) -> None:
    assert "55.000" in _text(ask(question, among=OFFICE))


SCHOOL = shelf_of(
    made(
        """TRƯỜNG THPT PHIÊNG ÉN
KẾ HOẠCH
Thi đua năm học 2031 - 2032
Căn cứ nhiệm vụ năm học;
I. DANH HIỆU
- “Lao động tiên tiến”: hoàn thành tốt nhiệm vụ, dự đủ các buổi sinh hoạt tổ.
- “Chiến sĩ thi đua cơ sở”: đạt điều kiện “Lao động tiên tiến”, có sáng kiến được công nhận cấp cơ sở; không quá 15%.
II. TỔ CHỨC THỰC HIỆN
1. Các tổ chuyên môn đăng ký trước ngày 20/9/2031.
""",
        "phieng-en",
    )
)


@pytest.mark.parametrize(
    "question",
    [
        "điều kiện chiến sĩ thi đua cấp tỉnh ở trường Phiêng Én",
        "tieu chuan chien si thi dua toan quoc truong phieng en",
        "tập thể lao động xuất sắc của trường Phiêng Én cần gì",
    ],
)
def test_a_title_of_another_level_does_not_stand_in_for_the_one_asked_for(question: str) -> None:
    found = ask(question, among=SCHOOL)
    assert found.abstained or "có sáng kiến" not in _text(found)


def test_the_levels_of_a_title_answer_for_the_title() -> None:
    text = _text(ask("điều kiện chiến sĩ thi đua ở trường Phiêng Én", among=SCHOOL))
    assert "có sáng kiến được công nhận" in text


PRIZES = shelf_of(
    made(
        """TRƯỜNG THCS MƯỜNG ÉN
KẾ HOẠCH
Thi đua năm học 2031 - 2032
Căn cứ nhiệm vụ năm học;
I. KHEN THƯỞNG
1. Theo từng đợt
- Mỗi khối chọn 01 giải Nhất, 01 giải Nhì. Giải Nhất 250.000 đồng, giải Nhì 150.000 đồng kèm cờ cho lớp đạt giải.
2. Cuối năm
- Học sinh đạt giải cấp huyện: nhà trường thưởng giải Nhất 900.000 đồng, giải Nhì 600.000 đồng.
- Giáo viên đạt giải dạy giỏi: nhà trường thưởng giải Nhất 1.500.000 đồng, giải Nhì 1.200.000 đồng.
""",
        "muong-en",
    )
)


@pytest.mark.parametrize(
    ("question", "sum_said"),
    [
        ("lớp đạt giải nhất đợt thi đua trường Mường Én được thưởng bao nhiêu", "250.000"),
        ("hoc sinh dat giai nhat cap huyen truong muong en duoc thuong bao nhieu", "900.000"),
        ("giáo viên đạt giải nhất dạy giỏi trường Mường Én được thưởng bao nhiêu tiền", "1.500.000"),
    ],
)
def test_a_sum_is_of_those_whom_the_question_names(question: str, sum_said: str) -> None:
    sums = {"250.000", "900.000", "1.500.000"}
    text = _text(ask(question, among=PRIZES))
    assert {one for one in sums if f" {one}" in text} == {sum_said}


BLOC_MEETING = shelf_of(
    made(
        """UBND TỈNH MƯỜNG ÉN
KHỐI THI ĐUA CÁC SỞ, NGÀNH VĂN HÓA
Số: 3/KH-KTĐ
KẾ HOẠCH
Hoạt động năm 2031 của Khối thi đua các sở, ngành Văn hóa
Căn cứ tình hình của Khối;
I. HOẠT ĐỘNG
- Hội diễn của Khối: trong tháng 9/2031, do Thư viện tỉnh đăng cai; gồm 04 tiết mục.
II. CHẤM ĐIỂM
- Vắng họp không phép bị trừ 03 điểm mỗi lần.
Trên đây là Kế hoạch hoạt động năm 2031 của Khối, đề nghị các đơn vị trong Khối văn hóa Mường Én đăng cai, thực hiện./.
""",
        "khoi-van-hoa",
    )
)


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Hội diễn khối văn hóa Mường Én đơn vị nào đăng cai?", "Thư viện tỉnh"),
        ("hoi dien khoi van hoa muong en don vi nao dang cai", "Thư viện tỉnh"),
        ("vang hop o khoi van hoa muong en bi tru may diem", "03 điểm"),
    ],
)
def test_part_of_a_blocs_name_is_no_content_and_the_closing_sentence_no_answer(question: str, part: str) -> None:
    text = _text(ask(question, among=BLOC_MEETING))
    assert part in text
    assert "Trên đây" not in text
