"""Cells on lines of their own, and what is emphasised over lines."""

import pytest

from ingest.readers.loose import joined

LETTERHEAD = """|
**ỦY BAN NHÂN
DÂN **
TỈNH BẮC HẢI
|
**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
|
|
Số:
86/2031/QĐ-UBND
|
*Bắc Hải, ngày
03 tháng 12 năm 2031* *
|

**QUYẾT ĐỊNH**
"""


def rows(text: str) -> list[str]:
    return [line for line in joined(text).split("\n") if line.startswith("| ")]


def test_each_row_is_a_line() -> None:
    first, second = rows(LETTERHEAD)
    assert "TỈNH BẮC HẢI | CỘNG HÒA" in first
    assert second == "| Số: 86/2031/QĐ-UBND | Bắc Hải, ngày 03 tháng 12 năm 2031 |"


def test_what_stands_behind_the_last_bar_is_no_cell() -> None:
    assert joined(LETTERHEAD).rstrip().endswith("|\n\n\n**QUYẾT ĐỊNH**")
    assert rows("|\na\n|\nb\n|\n\nBáo cáo gửi trước ngày 5/10.\n") == ["| a | b |"]


def test_empty_cells_fill_the_row_that_lacks_them() -> None:
    table = "|\nTT\n|\nNội dung\n|\nĐiểm\n|\n|\nI\n|\nXã\n|\n|\n|\n1\n|\nTỷ lệ\n|\n20\n|\n"
    assert rows(table) == ["| TT | Nội dung | Điểm |", "| I | Xã |  |", "| 1 | Tỷ lệ | 20 |"]


def test_empty_cells_behind_a_whole_row_begin_the_next_one() -> None:
    table = "|\nTT\n|\nNội dung\n|\n|\n1\n|\nTỷ lệ\n|\n|\n|\ngồm cả nữ\n|\n"
    assert rows(table) == ["| TT | Nội dung |", "| 1 | Tỷ lệ |", "|  | gồm cả nữ |"]


@pytest.mark.parametrize(
    "text",
    [
        "Một dòng\nhai dòng\n",
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n",
        "|\nmột vạch\n",
        "|\n|\n|\n",
        "2 * 3\n4 * 5 ** 6\n",
        "* mục một\n* mục hai\n* mục ba\n",
        "**Điều 1.**\nNội dung\n\n**Điều 2.**\n",
    ],
)
def test_all_else_stays(text: str) -> None:
    assert joined(text) == text


def test_what_is_emphasised_over_lines_is_one_line_beside_such_rows() -> None:
    table = "|\na\n|\nb\n|\n\n"
    assert joined(f"{table}**QUYẾT\nĐỊNH**\n").endswith("**QUYẾT ĐỊNH**\n")
    assert joined(f"{table}*Hà\nNội, ngày 5* và\n*thứ hai*").endswith("*Hà Nội, ngày 5* và\n*thứ hai*")
    assert joined(f"{table}**một\n\nhai**").endswith("**một\n\nhai**")


def test_two_lines_of_a_signature_that_are_emphasised_stay_two() -> None:
    signed = "- Lưu: VT.\n\n**TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH**\n\nPhạm Văn Hà\n"
    assert joined(signed) == signed


def test_a_long_text_behind_a_whole_row_is_no_cell_of_it() -> None:
    body = "Trường gửi báo cáo về Sở trước ngày 05/10/2031.\n" * 12
    text = f"|\nSỞ Y TẾ\n|\nĐộc lập\n|\n|\nSố: 5/SYT\n|\nLạc Hà\n|\n{body}|\nNơi nhận:\n|\nGIÁM ĐỐC\n|\n"
    assert rows(text) == ["| SỞ Y TẾ | Độc lập |", "| Số: 5/SYT | Lạc Hà |", "| Nơi nhận: | GIÁM ĐỐC |"]
    assert joined(text).count("\nTrường gửi báo cáo") == 12


def test_a_long_cell_within_a_row_stays_one() -> None:
    long = "Giữ gìn vệ sinh nơi làm việc. " * 20
    assert rows(f"|\nTT\n|\nNội dung\n|\n|\n1\n|\n{long}\n|\n") == [
        "| TT | Nội dung |",
        f"| 1 | {long.strip()} |",
    ]
