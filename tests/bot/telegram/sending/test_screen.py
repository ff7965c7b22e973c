"""What is told on a small screen: long lines are cut to what was asked, and nothing else is lost."""

from dataclasses import replace

from bot.reply import plain
from bot.telegram.sending.screen import BRIEF_LINES, LEAST, MOST, NEAREST, fitted
from tests.bot.telegram.fakes import citation, reply

LONG = (
    "Các thôn tiếp tục giữ gìn đường làng, ngõ xóm; vận động bà con phân loại rác tại nhà; "
    "trồng mới 450 cây bóng mát dọc bờ kênh; tổ chức thu gom vỏ chai, lọ sau mỗi vụ; "
    "mỗi thôn nhận chăm sóc một đoạn đường hoa, tưới nước vào sáng thứ Bảy hằng tuần và báo cáo kết quả."
)


def told(*lines: str, question: str = "", abstained: bool = False, quote: str = LONG) -> list[str]:
    answer = reply(*lines, citations=(citation(quote=quote),))
    return [plain(line) for line in fitted(replace(answer, question=question, abstained=abstained))]


def test_a_long_line_is_cut_to_what_was_asked() -> None:
    [line] = told(f"{LONG} [1]", question="Trồng bao nhiêu cây bóng mát?")
    assert "450 cây bóng mát" in line
    assert line.startswith("… ")
    assert line.endswith(" [1]")
    assert len(line) <= MOST + 8


def test_what_is_near_keeps_how_it_is_introduced() -> None:
    [line] = told(f"Gần nhất: “{LONG}” [1]", question="Ai thu gom vỏ chai?", abstained=True)
    assert line.startswith("Gần nhất: “… ")
    assert "vỏ chai" in line
    assert line.endswith("…” [1]")
    assert len(line) <= NEAREST + 30


def test_items_of_a_long_list_are_told_from_their_beginning() -> None:
    lines = told(*[f"• {LONG} [1]"] * 8, question="vỏ chai")
    assert all(line.startswith("• Các thôn tiếp tục") and line.endswith(" … [1]") for line in lines)
    assert all(len(line) <= LEAST + 8 for line in lines)


def test_what_no_quote_says_is_never_cut() -> None:
    lines = told(f"Tính ra: {LONG} [1]", f"{LONG} khác hẳn bản gốc ở chỗ này [1]", question="cây")
    assert lines[1] == f"{LONG} khác hẳn bản gốc ở chỗ này [1]"
    assert told(LONG, quote="Câu khác.") == [LONG]


def test_where_few_words_are_wanted_the_first_lines_and_the_plan_are_told() -> None:
    answer = replace(reply(*"abcdef"), brief=True, source=reply("Nguồn: An Bình").lines[0])
    assert [plain(line) for line in fitted(answer)] == [*"abcdef"[:BRIEF_LINES], "Nguồn: An Bình"]
