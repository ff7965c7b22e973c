"""Tables as answers: the cell at the row and under the column that a question names, and no other."""

import pytest

from tests.knowledge.answers.asking import ask, values
from tests.plans_made import made, shelf_of

BLOC = shelf_of(
    made(
        """CỤM THI ĐUA SỐ 7
Số: 03/KH-CTĐ7
Lạc Hà, ngày 27 tháng 02 năm 2031
KẾ HOẠCH
Hoạt động của Cụm thi đua số 7 tỉnh Lạc Hà năm 2031
Căn cứ Quyết định số 9/QĐ-UBND ngày 05/01/2031 của Chủ tịch UBND tỉnh Lạc Hà;
I. LUÂN PHIÊN
Năm\tCụm trưởng\tCụm phó\tĐăng cai hội thao\tĐăng cai tổng kết
2031\tXã Pa Tần\tXã Nà Ư\tXã Chiềng Lưu\tXã Pa Tần
2032\tXã Nà Ư\tXã Chiềng Lưu\tXã Pa Tần\tXã Nà Ư
2033\tXã Chiềng Lưu\tXã Pa Tần\tXã Nà Ư\tXã Chiềng Lưu
II. THANG ĐIỂM
| TT | Nhóm tiêu chí | Điểm tối đa |
|----|---------------|-------------|
| 1 | Phát triển kinh tế rừng | 400 |
| 2 | Văn hóa bản làng | 250 |
III. VIỆC CHUNG
| Công việc | Cơ quan chủ trì | Thời hạn hoàn thành |
| Hội thi dệt thổ cẩm | Hội Phụ nữ xã Nà Ư | 15/8/2031 |
| Giải chạy biên cương | Đồn Biên phòng Pa Tần | 20/9/2031 |
""",
        "cum-7",
    )
)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Năm 2031 xã nào làm cụm trưởng cụm thi đua số 7?", "Năm 2031 – Cụm trưởng: Xã Pa Tần"),
        ("cum 7 nam 2031 don vi nao dang cai hoi thao", "Năm 2031 – Đăng cai hội thao: Xã Chiềng Lưu"),
        ("Năm 2033 ai là cụm phó cụm thi đua số 7 tỉnh Lạc Hà?", "Năm 2033 – Cụm phó: Xã Pa Tần"),
        ("nam 2032 cum thi dua so 7 don vi nao dang cai tong ket", "Năm 2032 – Đăng cai tổng kết: Xã Nà Ư"),
        (
            "Nhóm tiêu chí văn hóa bản làng của cụm 7 điểm tối đa là mấy?",
            "Nhóm tiêu chí Văn hóa bản làng – Điểm tối đa: 250",
        ),
        (
            "cơ quan chủ trì hội thi dệt thổ cẩm của cụm 7 là đơn vị nào",
            "Công việc Hội thi dệt thổ cẩm – Cơ quan chủ trì: Hội Phụ nữ xã Nà Ư",
        ),
    ],
)
def test_the_cell_that_row_and_column_name(question: str, line: str) -> None:
    found = ask(question, among=BLOC)
    assert [said["text"] for said in values(found, "text.line")] == [line]
    assert len(found.citations) == 2


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2039 xã nào làm cụm trưởng cụm thi đua số 7?",
        "Năm 2032 hạn nộp báo cáo của cụm thi đua số 7 là ngày nào?",
        "nam 2035 cum 7 don vi nao dang cai hoi thao",
        "Năm 2032 cụm thi đua số 7 có mấy đợt?",
    ],
)
def test_a_year_that_no_row_is_for_is_not_answered_by_another(question: str) -> None:
    assert ask(question, among=BLOC).abstained


@pytest.mark.parametrize("question", ["cụm 7 đăng cai hội thao", "Cụm thi đua số 7 điểm tối đa của từng nhóm"])
def test_a_column_without_a_row_is_no_cell(question: str) -> None:
    assert not any(" – " in str(said["text"]) for said in values(ask(question, among=BLOC), "text.line"))
