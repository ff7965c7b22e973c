"""What a text numbers: phases, prizes, and whatever else is called by a figure."""

import pytest

from knowledge.numbered import numbered_by, numbered_in, without_numbered


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Đợt II (từ 20/5 đến 02/9)", {("dot", "2")}),
        ("đợt 1 và 2 khác nhau gì", {("dot", "1"), ("dot", "2")}),
        ("thế còn giải nhì", {("giai", "2")}),
        ("giải Khuyến khích", {("giai", "9")}),
        ("lần thứ hai", {("lan", "2")}),
        ("đợt tư của xã", {("dot", "4")}),
        ("học kỳ I", {("hoc ky", "1")}),
        ("loại A", {("loai", "a")}),
        ("quý IV năm 2028", {("quy", "4")}),
        ("cụm thi đua số 4", {("cum", "4")}),
        ("mũi 6 do ai chỉ huy", {("mui", "6")}),
        ("hạng mục HM5", {("hm", "5")}),
    ],
)
def test_what_is_numbered_is_read_in_figures_roman_and_words(text: str, pairs: set[tuple[str, str]]) -> None:
    assert numbered_in(text) == pairs


@pytest.mark.parametrize(
    "text",
    ["đợt này", "đợt 20/10", "đợt 20 tháng 10", "Điều 5.2", "tặng 03 tập thể", "trước ngày 15", "năm 2026", "từ 90%"],
)
def test_dates_quantities_and_years_number_nothing(text: str) -> None:
    assert numbered_in(text) == frozenset()


def test_a_row_is_of_the_number_in_its_numbering_column() -> None:
    assert numbered_by(("Đợt", "Thời gian"), ("III", "02/6 - 30/8")) == {("dot", "3")}
    assert numbered_by(("Nội dung", "Điểm"), ("3", "20")) == frozenset()


def test_what_is_numbered_is_taken_out_of_some_things_alone() -> None:
    assert without_numbered("dot 1 va giai nhat", {"giai"}).split() == ["dot", "1", "va"]
    assert without_numbered("mui 3 do ai chi huy", {"mui"}).split() == ["do", "ai", "chi", "huy"]
