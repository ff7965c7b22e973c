"""What a text has in it, over invented lines."""

import pytest

from knowledge.evidence.properties import Property, properties


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Nhất | 02 | 12.000.000", Property.MONEY),
        ("| T1 | Đi muộn | -3 |", Property.FIGURE),
        ("Đường dây nóng 1900 55 88 12", Property.PHONE),
        ("Máy lẻ 204", Property.PHONE),
        ("Chủ trì: Lò Văn Thắng", Property.NAME),
        ("do ông Y Thắng phụ trách", Property.NAME),
        ("họp lúc 8 giờ 30", Property.HOUR),
    ],
)
def test_a_text_has(text: str, one: Property) -> None:
    assert properties(text)[one]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Văn phòng theo dõi, tổng hợp.", Property.NAME),
        ("năm học mới", Property.FIGURE),
        ("ngày 12.5.2031", Property.MONEY),
        ("cả năm nay", Property.FIGURE),
    ],
)
def test_a_text_has_not(text: str, one: Property) -> None:
    assert not properties(text)[one]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Thành phần dự họp:\n- Ông Lò Văn Thắng\n- Hạn nộp", Property.NAME),
        ("do đồng chí\nHoàn chủ trì", Property.NAME),
        ("Nộp ngày 5/\n6 tại xã", Property.DAY),
        ("tên gọi “Xanh\nvà sạch”", Property.QUOTED),
        ("Gửi về phòng\ncác bản sau:", Property.LEADS),
        ("PHẦN MỘT\nMỤC TIÊU", Property.CAPITALS),
    ],
)
def test_a_text_of_several_lines_has_what_a_line_has_and_what_goes_on_in_the_next(text: str, one: Property) -> None:
    assert properties(text)[one]


@pytest.mark.parametrize("one", [Property.LEADS, Property.CAPITALS])
def test_what_the_whole_text_tells_is_not_told_by_one_line(one: Property) -> None:
    assert not properties("CÁC BẢN SAU:\nbáo cáo, biểu mẫu")[one]
