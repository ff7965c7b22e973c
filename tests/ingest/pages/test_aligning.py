"""Quotes among the letters of pages: misread letters, other order, the same words elsewhere."""

import pytest

from ingest.pages.aligning import found_in, paired
from ingest.pages.printed import Printed, around, letters_of, printed_of


def placed(text: str, quote: str, printed: str, near: float = 0.5) -> str:
    """The printed letters that a quote of a text was found in."""
    letters, _ = letters_of(text)
    sought, _ = letters_of(quote)
    start = letters.index(sought)
    page, _ = letters_of(printed)
    found = found_in(letters, start, start + len(sought), page, near)
    return "".join(page[at] for at in found.letters)


@pytest.mark.parametrize(
    ("quote", "printed", "found"),
    [
        ("Hạn nộp: trước ngày 05/12/2031", "Mở đầu. HẠN NỘP trước\nngày 05/12/2031. Kết.", "hannoptruocngay05122031"),
        ("báo cáo về Phòng Nội vụ Suối Ngân", "gửi báo cáọ vê Phòng Nôi vu Suôi Ngân", "baocaovephongnoivusuoingan"),
        ("tổng hợp kết quả phong trào thi đua", "tổng hợp kêt qủa phang trào thi đua", "tonghopketquaphngtraothidua"),
        ("Nội dung không có ở đâu cả", "Một trang nói về việc khác hẳn", ""),
        ("Văn phòng", "Văn hóa", ""),
        # Letters before or behind it are no better for being like its own.
        (
            "Đồng Tháp, ngày 13 tháng 4 năm 2026",
            "Độc lập - Tự do - Hạnh phúc Đồng Tháp, ngày tháng 4 năm 2026 Số báo cáo",
            "dongthapngaythang4nam2026",
        ),
    ],
)
def test_a_quote_is_found_as_far_as_it_is_printed(quote: str, printed: str, found: str) -> None:
    assert placed(quote, quote, printed) == found


def test_of_the_same_words_in_two_places_those_with_the_same_neighbours_are_meant() -> None:
    text = "Đợt một: nộp báo cáo trước ngày 05/6. Đợt hai: nộp báo cáo trước ngày 05/11."
    letters, offsets = letters_of(text)
    quote = "nộp báo cáo trước ngày"
    second = text.rindex(quote)
    start = offsets.index(second)
    found = found_in(letters, start, start + len(letters_of(quote)[0]), letters, 0.0)
    assert found.letters[0] == start
    assert found.share == 1.0


def test_a_part_that_is_printed_elsewhere_is_found_there() -> None:
    text = "Phòng Nội vụ chủ trì phối hợp với Phòng Tài chính bố trí kinh phí"
    printed = "bố trí kinh phí | một cột ở giữa hai phần này | Phòng Nội vụ chủ trì phối hợp với Phòng Tài chính"
    whole = placed(text, text, printed)
    assert "botrikinhphi" in whole
    assert "noivuchutriphoihopvoiphongtaichinh" in whole
    assert "motcotogiua" not in whole


def test_nothing_is_found_of_no_letters() -> None:
    assert found_in("abc", 1, 1, "abc", 0.5).letters == ()
    assert found_in("abc", 0, 3, "", 0.5).letters == ()


def test_letters_keep_their_boxes_and_lines() -> None:
    page = printed_of([[("Đợt", (10, 5, 30, 15)), ("1:", (34, 5, 40, 15))], [("Từ", (10, 20, 22, 30))]])
    assert page.text == "dot1tu"
    assert around(page, [1, 2, 3]) == [(10, 5, 40, 15)]
    assert around(page, [3, 4]) == [(34, 5, 40, 15), (10, 20, 22, 30)]


def test_each_letter_has_a_box() -> None:
    with pytest.raises(ValueError, match="box"):
        Printed("ab", ((0, 0, 1, 1),), (0,))


def test_a_short_line_takes_no_letter_of_a_long_one() -> None:
    text, _ = letters_of("hạn 12 hạn nộp 12 báo cáo")
    printed, _ = letters_of("hạn nộp 12 báo cáo hạn 12")
    short, whole = (0, 5, 0.0), (5, len(text), 0.3)
    found = paired(text, [short, whole], printed)
    assert "".join(printed[found[of]] for of in range(len(text))) == text
    assert [found[of] for of in range(5)] == list(range(len(printed) - 5, len(printed)))
    assert len(set(found.values())) == len(printed)
