"""Talk, files, fewer words, chapters, and the asker's own work, over a small shelf of invented plans."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.answer import NOTHING_SAID, Answer, Conversation
from knowledge.answers import answer
from knowledge.answers.home import homeward
from knowledge.answers.talking import CONTENTS, FILE, MINE, TALK, UNIT, UNIT_OF_GROUP, is_worth_saying
from tests.plans_made import made, shelf_of

WARD = """ỦY BAN NHÂN DÂN
PHƯỜNG BẾN ĐẬU
Số: 12/KH-UBND
Bến Đậu, ngày 10 tháng 01 năm 2031
KẾ HOẠCH
Tổ chức phong trào thi đua "Bến sạch" phường Bến Đậu năm 2031
I. MỤC ĐÍCH
Giữ cho bến thuyền luôn sạch, đẹp trong suốt năm và nhắc nhau cùng giữ gìn dòng sông chảy qua phường.
II. NỘI DUNG THI ĐUA
1. Thi đua dọn bến: mỗi tổ nhận một bến, dọn vào sáng thứ Bảy hằng tuần.
2. Thi đua trồng cây: trồng mới 300 cây bần dọc hai bên bờ sông.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế: mua cây giống, gửi bảng theo dõi về Ủy ban nhân dân phường trước ngày 20/5/2031.
2. Phòng Văn hóa - Xã hội: viết tin, bài; gửi báo cáo tổng kết về Ủy ban nhân dân phường trước ngày 15/11/2031.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Dương Văn Bến
"""
COMMUNE = """ỦY BAN NHÂN DÂN
XÃ GÒ THƠM
Số: 09/KH-UBND
Gò Thơm, ngày 12 tháng 01 năm 2031
KẾ HOẠCH
Tổ chức phong trào thi đua xã Gò Thơm năm 2031
I. THỜI GIAN
Đợt 1: Từ ngày 15/01/2031 đến ngày 30/6/2031.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Lại Thị Thơm
"""
SHELF = shelf_of(made(WARD, "ben-dau"), made(COMMUNE, "go-thom"))
WARD_TALK = Conversation(("ben-dau",), home="ben-dau")
TODAY = date(2031, 5, 5)


def ask(line: str, talk: Conversation = NOTHING_SAID) -> Answer:
    return answer(SHELF, line, conversation=talk, today=TODAY)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("cảm ơn em nhiều", "talk.thanks"),
        ("Ai là Chủ tịch nước?", "talk.outside"),
        ("thủ đô nước Ý là gì?", "talk.outside"),
        ("đặt giúp tôi vé xe", "talk.errand"),
        ("nhắc tôi mai đi khám răng", "talk.remind"),
        ("bạn làm được gì", "talk.ability"),
        ("sai rồi", "talk.complaint"),
    ],
)
def test_talk_has_one_line_and_leaves_the_talk_of_plans_as_it_was(line: str, key: str) -> None:
    before = Conversation(("ben-dau",), "ai ky", ("Ai ký kế hoạch phường Bến Đậu?",), home="ben-dau")
    found = ask(line, before)
    assert [one.key for one in found.statements] == [key]
    assert (found.kind, found.citations, found.conversation) == (TALK, (), before)


def test_a_question_after_thanks_is_a_question() -> None:
    talk = ask("Ai ký kế hoạch phường Bến Đậu?").conversation
    found = ask("ngày ban hành là ngày nào?", ask("cảm ơn", talk).conversation)
    assert "10 tháng 01 năm 2031" in found.citations[0].quote


def test_an_answer_from_another_plan_names_it_first_and_the_talk_stays_there() -> None:
    found = ask("Xã Gò Thơm đợt 1 đến ngày nào?", WARD_TALK)
    assert found.statements[0].key == "plan.heading"
    assert "Gò Thơm" in str(found.statements[0].values["plan"])
    further = ask("ai ký?", found.conversation)
    assert "Lại Thị Thơm" in further.citations[0].quote
    assert further.statements[0].key == "plan.heading"
    home = ask("kế hoạch của nhóm thì ai ký?", further.conversation)
    assert "Dương Văn Bến" in home.citations[0].quote
    assert home.statements[0].key != "plan.heading"
    assert ask("quay lại kế hoạch của nhóm", further.conversation).conversation.plans == ("ben-dau",)


def test_a_file_is_of_the_plan_named_or_spoken_of_else_it_is_asked_which() -> None:
    assert ask("cho tôi xin file kế hoạch xã Gò Thơm", WARD_TALK).conversation.plans == ("go-thom",)
    spoken = ask("gửi tôi bản gốc", WARD_TALK)
    assert (spoken.kind, spoken.conversation.plans) == (FILE, ("ben-dau",))
    assert len(ask("gửi tôi bản gốc").clarify) == 2


def test_fewer_words_of_what_was_answered_last() -> None:
    first = ask("Phòng Kinh tế phường Bến Đậu có nhiệm vụ gì?")
    short = ask("ngắn gọn lại", first.conversation)
    assert short.brief
    assert short.citations == first.citations
    assert ask("ngắn gọn lại").statements[0].key == "talk.shorten.nothing"


def test_the_parts_of_a_plan_with_their_first_lines_can_be_opened() -> None:
    found = ask("kế hoạch gồm những phần nào?", WARD_TALK)
    assert found.kind == CONTENTS
    assert [one.number for one in found.chapters] == ["I", "II", "III"]
    parts = [one.values["part"] for one in found.statements if one.key == "contents.item"]
    assert parts == ["I", "II", "III"]
    assert all(one.cites for one in found.statements if one.key == "contents.item")


@pytest.mark.parametrize("line", ["nội dung thi đua gồm những gì?", "mục II nói gì?", "phần thứ hai nói gì?"])
def test_a_part_is_told_by_its_number_or_its_heading(line: str) -> None:
    found = ask(line, WARD_TALK)
    texts = [str(one.values.get("title", "")) for one in found.statements]
    assert any("Thi đua dọn bến" in text for text in texts)
    assert any("Thi đua trồng cây" in text for text in texts)
    assert not any("Kinh tế" in one.quote for one in found.citations)


def test_a_part_without_parts_is_told_in_its_words_and_one_that_is_not_there_is_not() -> None:
    found = ask("mục I nói gì?", WARD_TALK)
    assert "bến thuyền" in found.citations[0].quote
    assert ask("mục IX nói gì?", WARD_TALK).statements[0].key == "contents.no_part"


def test_a_unit_that_is_said_once_has_its_duties_and_deadlines() -> None:
    said = ask("tôi ở Phòng Kinh tế phường Bến Đậu")
    assert (said.kind, said.conversation.unit) == (UNIT, "Phòng Kinh tế phường Bến Đậu")
    work = ask("việc của tôi là gì?", said.conversation)
    assert work.kind == MINE
    assert ["cây giống" in one.quote for one in work.citations] == [True]
    due = ask("hạn của đơn vị tôi?", said.conversation)
    assert [one.key for one in due.statements] == ["mine.heading", "deadline.line"]
    assert "20/5/2031" in due.citations[0].quote
    quarter = ask("quý sau tôi phải nộp gì?", said.conversation)
    assert quarter.statements[-1].key == "mine.nothing_due"


def test_whose_unit_is_not_known_is_asked_for_it_and_then_answered() -> None:
    asked = ask("việc của tôi", WARD_TALK)
    assert asked.statements[0].key == "talk.which_unit"
    found = ask("Phòng Văn hóa - Xã hội", asked.conversation)
    assert found.conversation.unit == "Phòng Văn hóa - Xã hội"
    assert any("viết tin, bài" in one.quote for one in found.citations)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("mục II kế hoạch phường Cầu Dứa nói gì?", "missing.place"),
        ("gửi tôi file kế hoạch phường Cầu Dứa", "missing.place"),
        ("việc của tôi trong kế hoạch phường Cầu Dứa", "missing.place"),
        ("tóm tắt kế hoạch huyện Hải Lăng", "missing.place"),
        ("gửi tôi file kế hoạch năm 2019", "missing.year"),
        ("tóm tắt kế hoạch năm 2019", "missing.year"),
    ],
)
def test_what_is_wanted_of_a_plan_that_is_not_there_is_not_given_of_another(line: str, key: str) -> None:
    found = ask(line, replace(WARD_TALK, unit="Phòng Kinh tế"))
    assert found.statements[0].key == key
    assert not found.citations


@pytest.mark.parametrize(
    ("unit", "known"),
    [
        ("Phòng Kinh tế phường Bến Đậu", True),
        ("phong kinh te phuong ben dau", True),
        ("Phòng Kinh tế Bến Đậu", True),
        ("Phòng Kinh tế phường Cầu Dứa", False),
        ("Phòng Kinh tế phường Bến Đậu Thượng", False),
        ("Phòng Kinh tế xã Bến Đậu", False),
    ],
)
def test_a_unit_is_told_nothing_of_another_place(unit: str, *, known: bool) -> None:
    found = ask("việc của tôi", replace(WARD_TALK, unit=unit))
    assert found.statements[0].key == ("mine.heading" if known else "mine.nowhere")


def test_a_plan_that_is_named_goes_before_the_place_of_the_unit() -> None:
    talk = replace(WARD_TALK, unit="Phòng Kinh tế xã Gò Thơm")
    assert ask("việc của tôi", talk).statements[0].key == "mine.nowhere"
    named = ask("việc của đơn vị tôi trong kế hoạch phường Bến Đậu", talk)
    assert "cây giống" in named.citations[0].quote


def test_a_unit_said_afterwards_is_told_what_was_asked_before() -> None:
    asked = ask("việc của tôi trong kế hoạch xã Gò Thơm", WARD_TALK)
    found = ask("Phòng Kinh tế", asked.conversation)
    assert [one.key for one in found.statements] == ["talk.unit", "mine.nowhere"]


def test_a_question_instead_of_the_unit_that_was_asked_for_is_answered() -> None:
    asked = ask("việc của tôi", WARD_TALK)
    found = ask("So sánh hai kế hoạch", asked.conversation)
    assert found.kind != UNIT
    assert not found.conversation.unit


def test_a_group_is_not_told_what_it_asks() -> None:
    assert not ask("nhóm này là Phòng Kinh tế phải không", WARD_TALK).conversation.unit


@pytest.mark.parametrize(
    ("line", "put"),
    [
        ("kế hoạch của nhóm thì ai ký?", "kế hoạch thì ai ký?"),
        ("Kế hoạch nhóm này thì ai ký?", "Kế hoạch thì ai ký?"),
        ("nhóm trẻ trong kế hoạch của nhóm mình làm gì?", "nhóm trẻ trong kế hoạch làm gì?"),
    ],
)
def test_only_the_group_of_the_plan_is_left_out_of_a_question(line: str, put: str) -> None:
    talk = replace(WARD_TALK, plans=("go-thom",))
    assert homeward(line, talk) == (put, WARD_TALK)


@pytest.mark.parametrize("line", ["kế hoạch nhóm 2 thì ai ký?", "kế hoạch của nhóm trẻ thì ai ký?", "nhóm 2 làm gì?"])
def test_another_group_is_not_this_one(line: str) -> None:
    talk = replace(WARD_TALK, plans=("go-thom",))
    assert homeward(line, talk) == (line, talk)


def test_an_answer_of_several_plans_is_as_sure_as_the_least_sure_of_them() -> None:
    found = ask("Ai ký kế hoạch phường Bến Đậu và kế hoạch xã Gò Thơm?")
    assert len({one.plan for one in found.citations}) == 2
    assert 0 < found.sureness < 1


def test_a_group_may_be_a_unit() -> None:
    assert ask("nhóm này là Phòng Kinh tế", WARD_TALK).kind == UNIT_OF_GROUP


@pytest.mark.parametrize(
    ("line", "kind", "certainty", "sureness", "worth"),
    [
        ("hạn nộp báo cáo là ngày nào?", "deadline", "said", 0.9, True),
        ("hạn nộp báo cáo là ngày nào?", "deadline", "said", 0.2, False),
        ("hạn nộp báo cáo là ngày nào?", "deadline", "nearest", 0.9, False),
        ("bao nhiêu tiền một bát phở?", "phase", "said", 0.9, False),
        ("cảm ơn anh", TALK, "said", 1.0, False),
    ],
)
def test_what_nobody_asked_for_is_said_only_where_it_is_a_question_and_sure(
    line: str, kind: str, certainty: str, sureness: float, *, worth: bool
) -> None:
    assert is_worth_saying(line, kind, certainty, sureness) is worth


def test_a_question_after_the_document_and_something_else_has_both_answers() -> None:
    found = ask("Phòng Kinh tế gửi bảng theo dõi khi nào và ai ký kế hoạch?", WARD_TALK)
    quotes = " ".join(one.quote for one in found.citations)
    assert "20/5/2031" in quotes
    assert "Dương Văn Bến" in quotes


def test_half_a_question_that_no_plan_is_about_is_not_dropped_in_silence() -> None:
    found = ask("Ai ký kế hoạch và giá vàng hôm nay bao nhiêu?", WARD_TALK)
    said = {one.key: one for one in found.statements}
    assert said["part.outside"].values["text"] == "giá vàng hôm nay bao nhiêu"
    assert any("Dương Văn Bến" in one.quote for one in found.citations)


def test_half_a_question_that_finds_nothing_is_not_dropped_in_silence() -> None:
    found = ask("Ai ký kế hoạch và kinh phí thực hiện là bao nhiêu tiền?", WARD_TALK)
    said = {one.key: one for one in found.statements}
    assert said["part.unfound"].values["text"] == "kinh phí thực hiện là bao nhiêu tiền"
    assert any("Dương Văn Bến" in one.quote for one in found.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Phòng Kinh tế gửi bảng theo dõi khi nào và gửi về đâu?",
        "Trồng bao nhiêu cây bần, trồng ở đâu?",
        "Ai ký kế hoạch và ký ngày nào?",
    ],
)
def test_no_half_is_said_to_be_missing_that_is_told_with_the_other(question: str) -> None:
    assert "part.unfound" not in {one.key for one in ask(question, WARD_TALK).statements}


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("phần 2 nói gì?", "II"),
        ("mục thứ ba nói gì?", "III"),
        ("phần 3 nói gì?", "III"),
        ("mục 2 phần 3 nói gì", "III.2"),
    ],
)
def test_a_part_is_found_in_whatever_figures_it_is_called(line: str, part: str) -> None:
    found = ask(line, WARD_TALK)
    assert {one.key: one for one in found.statements}["contents.part"].values["part"] == part


def test_a_part_in_roman_figures_is_found_where_parts_have_others() -> None:
    text = WARD.replace("I. MỤC", "1. MỤC").replace("II. NỘI", "2. NỘI").replace("III. TỔ", "3. TỔ")
    shelf = shelf_of(made(text.replace("1. Thi", "a) Thi").replace("2. Thi", "b) Thi"), "ben-dau"))
    found = answer(shelf, "phần II nói gì", conversation=WARD_TALK, today=TODAY)
    assert {one.key: one for one in found.statements}["contents.part"].values["part"] == "2"


def test_each_of_two_units_is_told_what_it_has_to_do() -> None:
    found = ask("Phòng Kinh tế làm gì, Phòng Văn hóa - Xã hội làm gì?", WARD_TALK)
    quotes = " ".join(one.quote for one in found.citations)
    assert "mua cây giống" in quotes
    assert "viết tin, bài" in quotes


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Các mốc thời gian, hạn nộp?", ["20/5/2031", "15/11/2031"]),
        ("Nhiệm vụ của các đơn vị?", ["mua cây giống", "viết tin, bài"]),
    ],
)
def test_all_facts_of_a_kind_are_told_of_the_plan_that_is_meant(line: str, told: list[str]) -> None:
    found = ask(line, WARD_TALK)
    assert not found.abstained
    assert all(any(one in citation.quote for citation in found.citations) for one in told)


def test_one_s_own_place_is_that_of_the_group_s_plan() -> None:
    talk = replace(WARD_TALK, plans=("go-thom",), question="ai ky ke hoach")
    assert homeward("còn phường mình?", talk)[1].plans == ("ben-dau",)
    assert homeward("còn phường kia?", talk)[1].plans == ("go-thom",)


def test_what_follows_a_summary_does_not_ask_for_it_again() -> None:
    asked = ask("tóm tắt kế hoạch", WARD_TALK)
    assert ask("có được mang theo bạn không?", asked.conversation).kind not in {"summary", CONTENTS}


@pytest.mark.parametrize("line", ["bot im đi nhé", "đổi kế hoạch của nhóm sang xã Gò Thơm", "tôi không ở phòng đó nữa"])
def test_whoever_wants_settings_changed_is_told_where(line: str) -> None:
    assert [one.key for one in ask(line, WARD_TALK).statements] == ["talk.settings"]


def test_the_half_that_is_there_is_told_where_the_other_is_not() -> None:
    found = ask("Phòng Kinh tế gửi bảng theo dõi trước ngày nào và mức tiền thưởng là bao nhiêu?", WARD_TALK)
    assert any("20/5/2031" in one.quote for one in found.citations)
    assert "part.unfound" in {one.key for one in found.statements}


def test_what_is_said_after_what_has_changed_does_not_ask_for_it_again() -> None:
    asked = ask("bản mới khác gì bản cũ?", WARD_TALK)
    assert asked.kind == "change"
    assert ask("bánh để ở đâu thế", asked.conversation).kind != "change"
    assert ask("ai mua cây giống", asked.conversation).kind != "change"


@pytest.mark.parametrize("line", ["ý tôi là xã Gò Thơm", "hỏi nhầm, ý em là kế hoạch của xã Gò Thơm cơ"])
def test_whoever_meant_another_plan_is_answered_the_same_from_it(line: str) -> None:
    asked = ask("ai ký kế hoạch?", WARD_TALK)
    assert any("Lại Thị Thơm" in one.quote for one in ask(line, asked.conversation).citations)


def test_no_half_is_told_of_another_place_s_plan() -> None:
    found = ask("Xã Rạch Vẹt gửi báo cáo tổng kết khi nào và ai ký kế hoạch?")
    assert not found.citations
