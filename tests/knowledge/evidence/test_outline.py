"""Lines of a text as a tree: what stands under which heading or lead."""

import pytest

from knowledge.evidence.outline import style_of, tree

TEXT = """I. MỤC ĐÍCH
1. Khơi dậy tinh thần thi đua.
2. Nêu gương người tốt.
II. KHEN THƯỞNG
1. Giấy khen tặng cho:
- Tập thể dẫn đầu.
- Cá nhân tiêu biểu.
2. Bằng khen.
Mọi vướng mắc gửi về Văn phòng.
| Đợt | Thời gian |
| 1 | tháng 3 |"""


def under(text: str) -> list[tuple[str, str]]:
    """Each line with the one that it stands under."""
    return [
        (node.span.of(text), node.parent.span.of(text) if node.parent else "") for node in tree(text) if node.parent
    ]


def test_what_stands_under_what() -> None:
    assert under(TEXT)[:8] == [
        ("1. Khơi dậy tinh thần thi đua.", "I. MỤC ĐÍCH"),
        ("2. Nêu gương người tốt.", "I. MỤC ĐÍCH"),
        ("1. Giấy khen tặng cho:", "II. KHEN THƯỞNG"),
        ("- Tập thể dẫn đầu.", "1. Giấy khen tặng cho:"),
        ("- Cá nhân tiêu biểu.", "1. Giấy khen tặng cho:"),
        ("2. Bằng khen.", "II. KHEN THƯỞNG"),
        ("Mọi vướng mắc gửi về Văn phòng.", "2. Bằng khen."),
        ("| Đợt | Thời gian |", "Mọi vướng mắc gửi về Văn phòng."),
    ]


def test_an_answer_stands_under_its_question() -> None:
    asked = "Hỏi 1. Nộp hồ sơ ở đâu?\nĐáp: tại Văn phòng.\nHỏi 2. Khi nào thì nộp?\nĐáp: trước ngày 15."
    assert under(asked) == [
        ("Đáp: tại Văn phòng.", "Hỏi 1. Nộp hồ sơ ở đâu?"),
        ("Đáp: trước ngày 15.", "Hỏi 2. Khi nào thì nộp?"),
    ]


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("Điều 3. Khen thưởng", "article"),
        ("IV. Tổ chức", "roman"),
        ("2.1. Đối với trường", "decimal1"),
        ("2.1.3 Đối với trường", "decimal2"),
        ("(2) Cá nhân", "bracket"),
        ("Nơi nhận:", "closing"),
        ("3) Nộp", "number"),
        ("b) Cá nhân", "letter"),
        ("– Gửi báo cáo", "bullet"),
        ("+ Trước ngày 15", "plus"),
        ("Phụ lục I", "part"),
        ("Phụ lục số 02", "part"),
        ("PHẦN THỨ HAI", "part"),
        ("Mục A. Đối tượng", "part"),
        ("Mục tiêu đến năm 2030:", ""),
        ("Phần mềm quản lý", ""),
        ("PHỤ LỤC CÁC MỐC THỜI GIAN", "annex"),
        ("A. MỤC TIÊU", "upper"),
        ("Đ. CHẤM ĐIỂM, KHEN THƯỞNG", "upper"),
        ("TỔ CHỨC THỰC HIỆN", "capitals"),
        ("UBND HUYỆN", ""),
        ("# II. Nội dung", "roman"),
        ("## Nội dung", "h2"),
        ("| a | b |", "|"),
        ("a\tb\tc", "|"),
        ("15/6/2030 là hạn cuối", ""),
        ("Vì vậy các đơn vị", ""),
    ],
)
def test_how_a_line_begins(line: str, style: str) -> None:
    assert style_of(line)[0] == style


def test_parts_by_letter_and_headings_in_capitals_hold_what_follows() -> None:
    text = """A. MỤC TIÊU
Mục tiêu đến năm 2030:
- Đạt 90%.
Đ. CHẤM ĐIỂM
1. Thang điểm 100.
TỔ CHỨC THỰC HIỆN
1. Các xã báo cáo."""
    assert under(text) == [
        ("Mục tiêu đến năm 2030:", "A. MỤC TIÊU"),
        ("- Đạt 90%.", "Mục tiêu đến năm 2030:"),
        ("1. Thang điểm 100.", "Đ. CHẤM ĐIỂM"),
        ("TỔ CHỨC THỰC HIỆN", "Đ. CHẤM ĐIỂM"),
        ("1. Các xã báo cáo.", "TỔ CHỨC THỰC HIỆN"),
    ]


def test_a_paragraph_stands_below_the_number_that_it_follows() -> None:
    text = """Ủy ban nhân dân xã ban hành kế hoạch như sau:
I. KHEN THƯỞNG
1. Đối tượng
Tập thể, cá nhân trong xã.
Cả người ở nơi khác đến.
2. Hình thức
- Bằng khen
của Chủ tịch tỉnh.
- Giấy khen.
Trình tự theo quy chế.
II. TỔ CHỨC
a) Thôn
Trưởng thôn họp dân."""
    assert under(text) == [
        ("I. KHEN THƯỞNG", "Ủy ban nhân dân xã ban hành kế hoạch như sau:"),
        ("1. Đối tượng", "I. KHEN THƯỞNG"),
        ("Tập thể, cá nhân trong xã.", "1. Đối tượng"),
        ("Cả người ở nơi khác đến.", "1. Đối tượng"),
        ("2. Hình thức", "I. KHEN THƯỞNG"),
        ("- Bằng khen", "2. Hình thức"),
        ("của Chủ tịch tỉnh.", "- Bằng khen"),
        ("- Giấy khen.", "2. Hình thức"),
        ("Trình tự theo quy chế.", "2. Hình thức"),
        ("II. TỔ CHỨC", "Ủy ban nhân dân xã ban hành kế hoạch như sau:"),
        ("a) Thôn", "II. TỔ CHỨC"),
        ("Trưởng thôn họp dân.", "a) Thôn"),
    ]


def test_a_short_line_is_the_title_of_the_bullets_below_it() -> None:
    text = """V. TRÁCH NHIỆM
Bên A
- Lập tổ.
Bên B
- Trả tiền.
Hai bên họp mỗi quý.
- Năm nay do bên B chủ trì."""
    assert under(text) == [
        ("Bên A", "V. TRÁCH NHIỆM"),
        ("- Lập tổ.", "Bên A"),
        ("Bên B", "V. TRÁCH NHIỆM"),
        ("- Trả tiền.", "Bên B"),
        ("Hai bên họp mỗi quý.", "V. TRÁCH NHIỆM"),
        ("- Năm nay do bên B chủ trì.", "V. TRÁCH NHIỆM"),
    ]


def test_what_follows_the_close_stands_below_nothing() -> None:
    text = """1. Các thôn báo cáo.
Trên đây là kế hoạch của xã.
Nơi nhận:
- Các thôn;
1. Phụ biểu"""
    assert under(text) == [("- Các thôn;", "Nơi nhận:")]


def test_decimals_stand_below_those_with_fewer() -> None:
    assert under("1. Việc\n1.1. Họp\n1.1.1. Giấy mời\n1.2. Báo cáo") == [
        ("1.1. Họp", "1. Việc"),
        ("1.1.1. Giấy mời", "1.1. Họp"),
        ("1.2. Báo cáo", "1. Việc"),
    ]


def test_a_long_text_is_read_in_time_that_grows_with_it() -> None:
    text = "\n".join(f"{n % 9 + 1}. Việc thứ {n}" for n in range(4000))
    assert len(tree(text)) == 4000
