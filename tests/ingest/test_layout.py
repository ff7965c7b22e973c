"""Words on pages become paragraphs: lines joined, furniture dropped, columns one after the other."""

from itertools import count

from ingest.readers.grid import Stroke, ruled_tables
from ingest.readers.layout import Page, Table, Word, text_of

WIDTH, LETTER, STEP = 600.0, 6.0, 15.0


def line(y: float, *placed: tuple[float, str]) -> tuple[Word, ...]:
    """A line of text pieces that begin at the given places."""
    words = []
    for left, text in placed:
        for word in text.split():
            words.append(Word(word, left, left + LETTER * len(word), y, y + 12))
            left += LETTER * (len(word) + 1)
    return tuple(words)


def page(*lines: str, indent: float = 60) -> Page:
    """A page of lines that all begin at the left margin."""
    return Page(WIDTH, tuple(line(40 + STEP * n, (indent, text)) for n, text in zip(count(), lines, strict=False)))


FULL = "Các cơ quan, đơn vị, địa phương trong toàn huyện tổ chức phát động phong trào thi"


def test_lines_of_a_paragraph_are_one() -> None:
    assert (
        text_of([page(FULL, "đua trước ngày 15.", "1. Yêu cầu", FULL)])
        == f"{FULL} đua trước ngày 15.\n1. Yêu cầu\n{FULL}"
    )


def test_a_sentence_goes_on_over_a_page_without_header_and_number() -> None:
    first = page("Dự thảo lần 2", FULL, FULL, "1")
    second = page("Dự thảo lần 2", "đua trước ngày 15.", "- Đợt 1: tháng 3.", "2")
    assert text_of([first, second]) == f"{FULL} {FULL} \fđua trước ngày 15.\n- Đợt 1: tháng 3."


def test_an_empty_page_counts() -> None:
    assert text_of([page("I. Một"), Page(WIDTH, ()), page("II. Hai")]).count("\f") == 2


def test_a_letterhead_is_read_column_by_column() -> None:
    head = Page(
        WIDTH,
        (
            line(40, (40, "UBND TỈNH LẠC HÀ"), (300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
            line(55, (60, "SỞ NỘI VỤ"), (350, "Độc lập - Tự do - Hạnh phúc")),
            line(85, (50, "Số: 12/KH-SNV"), (340, "Lạc Hà, ngày 03 tháng 01 năm 2031")),
            line(115, (275, "KẾ HOẠCH")),
        ),
    )
    assert text_of([head]).split("\n") == [
        "UBND TỈNH LẠC HÀ",
        "SỞ NỘI VỤ",
        "Số: 12/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Lạc Hà, ngày 03 tháng 01 năm 2031",
        "KẾ HOẠCH",
    ]


def test_rows_that_stand_in_columns_are_a_table() -> None:
    rows = Page(WIDTH, tuple(line(40 + 15 * n, (60, str(n)), (120, "Chỉ tiêu"), (400, f"{n}0%")) for n in range(1, 4)))
    assert text_of([rows]).split("\n")[0] == "| 1 | Chỉ tiêu | 10% |"


def test_a_gap_left_for_the_pen_is_no_column() -> None:
    assert (
        text_of([Page(WIDTH, (line(40, (60, "Lạc Hà, ngày"), (200, "tháng"), (280, "năm 2031")),))])
        == "Lạc Hà, ngày tháng năm 2031"
    )


def test_a_drawn_table_is_read_cell_by_cell() -> None:
    strokes = [Stroke(x, 30, x, 90) for x in (50, 100, 300)] + [Stroke(50, y, 300, y) for y in (30, 50, 90)]
    lines = [
        line(20, (60, "Trước bảng")),
        line(34, (55, "STT"), (110, "Chỉ tiêu")),
        line(54, (55, "1"), (110, "Đường thôn,")),
        line(69, (110, "bản")),
        line(100, (60, "Sau bảng")),
    ]
    before, table, after = ruled_tables(lines, strokes)
    assert table == Table((("STT", "Chỉ tiêu"), ("1", "Đường thôn, bản")), 30)
    assert text_of([Page(WIDTH, (before, table, after))]).split("\n")[1:4] == [
        "| STT | Chỉ tiêu |",
        "| --- | --- |",
        "| 1 | Đường thôn, bản |",
    ]


def test_columns_of_text_are_read_one_after_the_other_and_their_lines_joined() -> None:
    left = [line(60 + STEP * n, (60, "các cơ quan, đơn vị trong huyện")) for n in range(7)]
    right = [line(60 + STEP * n, (330, "tổ chức phong trào thi đua ngay")) for n in range(7)]
    read = text_of([Page(WIDTH, (line(40, (220, "KẾ HOẠCH TỔ CHỨC THI ĐUA")), *left, *right))])
    assert read.split("\n") == [
        "KẾ HOẠCH TỔ CHỨC THI ĐUA",
        " ".join(7 * ["các cơ quan, đơn vị trong huyện"] + 7 * ["tổ chức phong trào thi đua ngay"]),
    ]


def test_a_table_over_two_pages_keeps_one_header_and_whole_rows() -> None:
    head = ("STT", "Việc", "Hạn")
    first = Page(WIDTH, (Table((head, ("1", "Phát động", "02/3"), ("2", "Tổ chức", "")), 40.0),))
    cut = Page(WIDTH, (Table((("", "tổng kết", "05/12"), ("3", "Báo cáo", "10/12")), 40.0),))
    again = Page(WIDTH, (Table((head, ("3", "Báo cáo", "10/12")), 40.0),))
    assert text_of([first, cut]).replace("\f", "").split("\n") == [
        "| STT | Việc | Hạn |",
        "| --- | --- | --- |",
        "| 1 | Phát động | 02/3 |",
        "| 2 | Tổ chức tổng kết | 05/12 |",
        "| 3 | Báo cáo | 10/12 |",
    ]
    assert text_of([first, again]).count("STT") == 1


def test_a_signature_beside_long_recipients_is_read_apart_and_whole() -> None:
    tail = Page(
        WIDTH,
        (
            line(40, (60, "Nơi nhận:"), (330, "TM. ỦY BAN NHÂN DÂN")),
            line(58, (60, "- Thường trực Huyện ủy, Thường trực HĐND;"), (345, "CHỦ TỊCH")),
            line(76, (60, "- Phòng Nội vụ và các phòng, ban;"), (340, "Đặng Quốc Hưng")),
            line(94, (60, "- Lưu: VT.")),
        ),
    )
    assert text_of([tail]).split("\n") == [
        "Nơi nhận:",
        "- Thường trực Huyện ủy, Thường trực HĐND;",
        "- Phòng Nội vụ và các phòng, ban;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Đặng Quốc Hưng",
    ]
