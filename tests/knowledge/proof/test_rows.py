"""Rows of tables as the proof reads them."""

import pytest

from knowledge.proof.rows import row_at, told
from knowledge.span import Span


@pytest.mark.parametrize(
    ("cells", "heads", "read"),
    [
        (("II", "05/10/2031", "03/11/2031"), ("Đợt", "Từ", "Đến"), "Đợt II; Từ 05/10/2031; Đến 03/11/2031"),
        (("1", "Nhất", "02"), ("TT", "Giải", "Số lượng"), "Giải Nhất; Số lượng 02"),
        (("Nhì", "500.000"), ("Giải", "Mức thưởng (đồng/giải)"), "Giải Nhì; Mức thưởng 500.000 đồng/giải"),
        (("15", "Hồ sơ và sổ sách"), ("Điểm tối đa", "Nội dung"), "Nội dung: Hồ sơ và sổ sách; Điểm tối đa 15"),
        (("Tiết kiệm (triệu đồng)", "45", "30%"), (), "Tiết kiệm | 45 triệu đồng | 30%"),
    ],
)
def test_cells_stand_behind_the_heads_of_their_columns(
    cells: tuple[str, ...], heads: tuple[str, ...], read: str
) -> None:
    assert told(cells, heads) == read


@pytest.mark.parametrize(
    ("text", "words", "read"),
    [
        ("| Đợt | Chủ đề |\n|---|---|\n| I | Ra quân |", "Ra quân", "Đợt I; Chủ đề Ra quân"),
        ("| Trồng rừng | 350 ha |\n| Nuôi cá | 20 tấn |", "Nuôi cá", "Nuôi cá | 20 tấn"),
        ("| Đợt | Chủ đề |\n|---|---|", "---", ""),
        ("Các thôn nộp báo cáo.", "thôn", None),
    ],
    ids=["head", "no head", "rule", "no row"],
)
def test_a_table_is_read_where_there_is_one(text: str, words: str, read: str | None) -> None:
    start = text.index(words)
    row = row_at(text, Span(start, start + len(words)), ())
    assert (row.told if row else None) == read
