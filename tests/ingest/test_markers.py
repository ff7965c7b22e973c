"""The marks that begin a part, in every style that plans use, and lines that only look like one."""

import pytest

from ingest.markers import BULLETS, marker


@pytest.mark.parametrize(
    ("line", "style", "number"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", "roman", "I"),
        ("I- MỤC ĐÍCH", "roman", "I"),
        ("II – Yêu cầu", "roman", "II"),
        ("III.Nội dung", "roman", "III"),
        ("IV) Kinh phí", "roman", "IV"),
        ("V/ Khen thưởng", "roman", "V"),
        ("I1. MỤC ĐÍCH", "roman", "II"),
        ("Il. MỤC ĐÍCH", "roman", "II"),
        ("Mục II. Nội dung", "roman", "II"),
        ("1. Một", "decimal", "1"),
        ("1- Một", "decimal", "1"),
        ("1 - Một", "decimal", "1"),
        ("1/ Một", "decimal", "1"),
        ("1.Một", "decimal", "1"),
        ("12. “Trích”", "decimal", "12"),
        ("1. 25 tập thể", "decimal", "1"),
        ("1) Một", "bracket", "1"),
        ("1.1. Một", "dotted2", "1.1"),
        ("1.1 Một", "dotted2", "1.1"),
        ("10.12.Một", "dotted2", "10.12"),
        ("1.1.1. Một", "dotted3", "1.1.1"),
        ("a) một", "letter", "a"),
        ("a. một", "letter", "a"),
        ("a/ một", "letter", "a"),
        ("đ) năm", "letter", "đ"),
        ("i) chín", "letter", "i"),
        ("A. PHẦN CHUNG", "upper", "A"),
        ("B/ Nội dung", "upper", "B"),
        ("- gạch", "dash", "-"),
        ("-gạch", "dash", "-"),
        ("– gạch", "dash", "–"),
        ("• chấm", "dash", "•"),
        ("* sao", "dash", "*"),
        ("+ cộng", "plus", "+"),
        ("Điều 1. Phạm vi", "article", "Điều 1"),
        ("Điều 12: Đối tượng", "article", "Điều 12"),
        ("Phần I. ĐẶC ĐIỂM", "part", "Phần I"),
        ("PHẦN THỨ NHẤT", "part", "PHẦN THỨ NHẤT"),
        ("Phần thứ hai: TỔ CHỨC", "part", "Phần thứ hai"),
        ("CHƯƠNG II", "part", "CHƯƠNG II"),
        ("Phụ lục 1", "annex", "Phụ lục 1"),
        ("PHỤ LỤC", "annex", "PHỤ LỤC"),
    ],
)
def test_marks(line: str, style: str, number: str) -> None:
    mark = marker(line)
    assert mark is not None
    assert (mark.style, mark.number) == (style, number)
    assert line[mark.length :] == line[mark.length :].lstrip()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Vì vậy",
        "vi) x",
        "1.500 hộ",
        "01/6/2031 họp",
        "15-6-2031 họp",
        "10 tập thể",
        "2031. Năm",
        "12/KH-UBND",
        "Phần lớn các đơn vị",
        "phần I của kế hoạch",
        "Phụ lục kèm theo",
        "phụ lục",
        "Điều đó",
        "điều 5 Luật",
        "Đợt 1: từ",
        "ab) hai",
        "—",
        "+",
        "I",
        "Tổ 1. Tổ 2",
    ],
)
def test_plain_lines(line: str) -> None:
    assert marker(line) is None


def test_ranks_nest_as_plans_do() -> None:
    lines = ["Phần I", "I. Một", "A. Một", "1. Một", "1.1. Một", "1.1.1. Một", "a) một", "- một", "+ một"]
    marks = [mark for line in lines if (mark := marker(line))]
    ranks = [mark.rank for mark in marks]
    assert len(ranks) == len(lines)
    assert ranks == sorted(set(ranks))
    assert {mark.style for mark in marks[-2:]} == BULLETS
