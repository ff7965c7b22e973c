"""The outline: numbering decides the parts; sections nest, and together they cover the text."""

import random

import pytest

from ingest.card import extract
from ingest.coverage import spans_of
from ingest.outline import CLOSING, PREAMBLE, outline
from knowledge.plan import PlanVersion, Section
from tests.plans_made import HELD_OUT, SAMPLES, plans_in, stored

BODY = """UBND TỈNH LẠC HÀ
Căn cứ Luật Thi đua, khen thưởng;
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Khơi dậy tinh thần thi đua.
2. Yêu cầu: Thiết thực, hiệu quả.
II. NỘI DUNG
1. Phát triển kinh tế
1.1. Nông nghiệp
a) Trồng trọt:
- Lúa;
+ Lúa mùa.
b) Chăn nuôi.
1.2. Công nghiệp
2. Văn hóa
III. TỔ CHỨC THỰC HIỆN
Các phòng thực hiện nghiêm túc.
Trên đây là Kế hoạch năm 2031.
Nơi nhận:
- Như trên;
- Lưu: VT."""


def numbers(text: str) -> list[tuple[int, str]]:
    """Depth and number of each numbered part."""
    return [(s.depth, s.number) for s in outline(text) if s.number]


def section(text: str, number: str) -> Section:
    """The first part with this number."""
    return next(s for s in outline(text) if s.number == number)


def test_parts_stand_under_their_headings() -> None:
    assert numbers(BODY) == [
        (0, "I"),
        (1, "1"),
        (1, "2"),
        (0, "II"),
        (1, "1"),
        (2, "1.1"),
        (3, "a"),
        (4, "-"),
        (5, "+"),
        (3, "b"),
        (2, "1.2"),
        (1, "2"),
        (0, "III"),
    ]


@pytest.mark.parametrize(
    ("part", "style"),
    [
        ("I- MỤC ĐÍCH\nII- NỘI DUNG", ["roman", "roman"]),
        ("1- Mục đích\n2- Nội dung", ["decimal", "decimal"]),
        ("I1. MỤC ĐÍCH\nIII. NỘI DUNG", ["roman", "roman"]),
        ("Phần I. CHUNG\nI. MỤC ĐÍCH\nPhần II. RIÊNG", ["part", "roman", "part"]),
        ("Điều 1. Phạm vi\n1. Một\nĐiều 2. Đối tượng", ["article", "decimal", "article"]),
        ("A. CHUNG\n1. Một\na/ hai\nB. RIÊNG", ["upper", "decimal", "letter", "upper"]),
    ],
)
def test_other_ways_of_numbering(part: str, style: list[str]) -> None:
    assert [s.style for s in outline(f"Mở đầu kế hoạch.\n{part}") if s.number] == style


def test_markdown_changes_nothing() -> None:
    marked = BODY.replace("I. MỤC", "## I. MỤC").replace("1. Phát", "### **1. Phát").replace("kinh tế", "kinh tế**")
    assert outline(stored(marked)) == outline(stored(BODY))


def test_headings_need_no_markdown_and_markdown_makes_no_heading() -> None:
    assert numbers(stored("# Một câu thường\n\n**I. MỤC ĐÍCH**\n\nThi đua.")) == [(0, "I")]


def test_titles_are_the_line_or_what_stands_before_the_colon() -> None:
    assert section(BODY, "I").title.of(BODY) == "MỤC ĐÍCH, YÊU CẦU"
    assert section(BODY, "1.1").title.of(BODY) == "Nông nghiệp"
    assert section(BODY, "a").title.of(BODY) == "Trồng trọt"
    long = "I. A\n1. Các phòng, ban, đơn vị phát động phong trào; tổ chức sơ kết và đề nghị khen thưởng kịp thời."
    assert section(long, "1").title is None


def test_labels_give_the_numbers_and_the_nearest_title() -> None:
    assert section(BODY, "1.1").label == "II.1.1 Nông nghiệp"
    assert section(BODY, "a").label == "II.1.1.a Trồng trọt"
    assert section(BODY, "-").label == "II.1.1.a Trồng trọt"
    assert section(BODY, "III").label == "III Tổ chức thực hiện"


def test_what_stands_before_and_after_the_parts_is_named() -> None:
    tops = [s.label for s in outline(BODY) if s.depth == 0]
    assert tops == [PREAMBLE, "I Mục đích, yêu cầu", "II Nội dung", "III Tổ chức thực hiện", CLOSING]


def test_an_annex_after_the_signature_is_outlined_again() -> None:
    text = f"{BODY}\nPHỤ LỤC\nI. BIỂU ĐIỂM\n1. Điểm cộng"
    assert numbers(text)[-3:] == [(0, "PHỤ LỤC"), (1, "I"), (2, "1")]


def test_dashes_before_the_first_part_are_lines_of_the_form() -> None:
    assert numbers("KẾ HOẠCH\n- Căn cứ Luật;\n- Căn cứ Nghị định;\nI. MỤC ĐÍCH") == [(0, "I")]


@pytest.mark.parametrize("version", [*plans_in(SAMPLES), *plans_in(HELD_OUT)], ids=lambda version: version.plan)
def test_sections_of_a_plan_nest_and_cover_it(version: PlanVersion) -> None:
    nest_and_cover(version.text)


def test_sections_of_any_jumble_of_lines_nest_and_cover_it() -> None:
    rng = random.Random(6)
    marks = [
        "I. ",
        "II. ",
        "1. ",
        "2. ",
        "1.1. ",
        "a) ",
        "b. ",
        "- ",
        "+ ",
        "",
        "",
        "Điều 3. ",
        "PHỤ LỤC",
        "Nơi nhận: ",
        "A. ",
    ]
    for _ in range(200):
        nest_and_cover("\n".join(f"{rng.choice(marks)}việc {n}" for n in range(rng.randrange(1, 25))))


def nest_and_cover(text: str) -> None:
    """Each section lies in the one above it, after those before it; own texts cover all that is not blank."""
    path: list[Section] = []
    end = 0
    for found in outline(text):
        del path[found.depth :]
        assert len(path) == found.depth
        assert all(above.span.holds(found.span) for above in path)
        assert found.span.holds(found.own)
        assert found.title is None or found.own.holds(found.title)
        if found.own.start < found.own.end:
            assert found.own.start >= end
            assert text[end : found.own.start].strip() == ""
            end = found.own.end
        path.append(found)
    assert text[end:].strip() == ""


PLAIN = """TRƯỜNG THCS NÀ PHÌNH
Số: 08/KH-THCS
KẾ HOẠCH
Thi đua “Mỗi ngày một tiến bộ” năm học 2031 - 2032
Căn cứ hướng dẫn của Phòng Giáo dục và Đào tạo về công tác thi đua, khen thưởng trong các trường học trên địa bàn huyện;
Nhà trường tổ chức thi đua để thầy dạy tốt hơn, trò học chăm hơn, phụ huynh yên tâm gửi con đến lớp hằng ngày.
Năm học chia làm hai chặng.
Bản đăng ký nộp trước ngày 30/9/2031.
Nơi nhận:
- Lưu: VT.
HIỆU TRƯỞNG
"""


def test_a_plan_that_numbers_nothing_has_a_body_after_its_first_paragraph() -> None:
    tops = {s.label: s.span.of(PLAIN) for s in outline(PLAIN) if s.depth == 0}
    assert list(tops) == ["Mở đầu", "Nội dung", "Kết thúc"]
    assert tops["Nội dung"] == "Năm học chia làm hai chặng.\nBản đăng ký nộp trước ngày 30/9/2031."
    nest_and_cover(PLAIN)


def test_lines_without_a_plan_among_them_stay_one_region() -> None:
    assert [s.label for s in outline("Bài thơ.\nMột dòng nữa.") if s.depth == 0] == ["Mở đầu"]


def test_a_plan_after_the_decision_that_issues_it_has_parts_of_its_own() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch\nĐiều 1. Ban hành Kế hoạch.\nĐiều 2. Có hiệu lực.\nNơi nhận:\n"
        "- Lưu: VT.\nGIÁM ĐỐC\nLò Văn Sín\nKẾ HOẠCH\nThi đua năm 2033\n(Kèm theo Quyết định số 5/QĐ-SYT)\n"
        "I. MỤC ĐÍCH\nThi đua.\n"
        "II. THỜI GIAN\nTrong năm 2033.\nTrên đây là Kế hoạch."
    )
    assert [s.label for s in outline(text) if s.depth == 0] == [
        "Mở đầu",
        "Điều 1 Ban hành Kế hoạch",
        "Điều 2 Có hiệu lực",
        "Kết thúc",
        "Mở đầu",
        "I Mục đích",
        "II Thời gian",
        "Kết thúc",
    ]
    nest_and_cover(text)


def test_a_subject_line_is_no_part() -> None:
    text = "SỞ Y TẾ\nSố: 4/KH-SYT\nV/v phát động thi đua\nKẾ HOẠCH\nPhát động thi đua\nI. NỘI DUNG\nThi đua."
    assert [s.label for s in outline(text) if s.depth == 0] == ["Mở đầu", "I Nội dung"]


def test_an_annex_behind_the_signature_is_no_part_of_the_closing() -> None:
    text = (
        "KẾ HOẠCH\nI. MỤC ĐÍCH\nThi đua.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nSùng Thị Mỷ\n"
        "TIÊU CHUẨN XÉT KHEN THƯỞNG\n(Kèm theo Kế hoạch số 5/KH-UBND)\n1. Tập thể\nHoàn thành chỉ tiêu.\n"
    )
    sections = outline(text)
    closing = next(section for section in sections if section.label == CLOSING)
    assert "TIÊU CHUẨN" not in closing.span.of(text)
    assert any(section.label == "1 Tập thể" for section in sections)


def test_a_colon_behind_the_mark_is_no_empty_title() -> None:
    text = "KẾ HOẠCH\nThi đua năm 2031\n\nPhụ lục: Xếp loại các khoa\nMức 1 dưới 50 điểm."
    titles = [section.title.of(text) for section in outline(text) if section.title]
    assert all(titles)
    assert "Xếp loại các khoa" in titles
    assert all(place.of(text).strip() for place in spans_of(extract(text, outline(text))))
