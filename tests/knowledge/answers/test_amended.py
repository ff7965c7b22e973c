"""Answers over a plan and what later texts change in it: the new first, the old as withdrawn, each cited."""

from dataclasses import replace
from datetime import date

import pytest

from bot.reply import text_of
from bot.wording import render
from knowledge.amendments import withdrawn
from knowledge.answer import Answer
from knowledge.answers import answer
from knowledge.card import DocumentKind
from knowledge.links import links_of
from knowledge.plan import PlanVersion
from tests.ingest.plans import PLAN
from tests.plans_made import made, shelf_of

LETTER = """ỦY BAN NHÂN DÂN
XÃ THƯỢNG LĨNH
Số: {number}/UBND-VP
V/v {subject}
Thượng Lĩnh, ngày {day} năm 2031
Kính gửi: Các thôn.
{body}
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Lò Thị Mai
"""
FIRST = made(PLAN, "goc")
CITED = "Theo Kế hoạch số 21/KH-UBND ngày 06/02/2031, báo cáo tổng kết gửi trước ngày 05/12/2031. "
DUE = "Hạn gửi báo cáo tổng kết của xã Thượng Lĩnh?"


def letter(subject: str, body: str, number: int = 90, day: str = "10 tháng 11") -> PlanVersion:
    """A letter of the commune."""
    return made(LETTER.format(subject=subject, body=body, number=number, day=day), f"cong-van-{number}")


EXTENDING = letter("gia hạn gửi báo cáo", CITED + "Nay gia hạn thời gian gửi báo cáo tổng kết đến hết ngày 15/12/2031.")


def ask(question: str, *versions: PlanVersion) -> tuple[Answer, list[str]]:
    """The answer over some plans, and its lines."""
    found = answer(shelf_of(*versions), question, today=date(2031, 11, 20))
    return found, text_of(render(found, 0)).split("\n")


def quotes(found: Answer) -> dict[int, str]:
    """The quotes of an answer by their numbers."""
    return {citation.n: citation.quote for citation in found.citations}


@pytest.mark.parametrize("versions", [(FIRST, EXTENDING), (EXTENDING, FIRST)])
def test_the_new_day_comes_first_and_the_old_one_as_withdrawn(versions: tuple[PlanVersion, ...]) -> None:
    found, lines = ask(DUE, *versions)
    assert lines[0].startswith(
        "• báo cáo tổng kết: đến hết ngày 15/12/2031 — còn 25 ngày (Công văn 90/UBND-VP gia hạn)"
    )
    assert lines[1].startswith("Trước đó: trước ngày 05/12/2031 — không còn hiệu lực")
    assert [statement.cites for statement in found.statements] == [(2,), (1,)]
    assert "trước ngày 05/12/2031" in quotes(found)[1]
    assert quotes(found)[2].endswith("Nay gia hạn thời gian gửi báo cáo tổng kết đến hết ngày 15/12/2031.")


@pytest.mark.parametrize("question", ["Hạn mới sau công văn gia hạn?", "Gia hạn gửi báo cáo đến khi nào?"])
def test_the_letter_may_be_what_is_asked_about(question: str) -> None:
    _, lines = ask(question, FIRST, EXTENDING)
    said = "\n".join(lines)
    assert said.index("15/12/2031") < said.index("Trước đó: trước ngày 05/12/2031 — không còn hiệu lực")


def test_without_the_plan_the_letter_answers_alone() -> None:
    _, lines = ask(DUE, EXTENDING)
    assert "đến hết ngày 15/12/2031" in lines[0]
    assert "Trước đó" not in "\n".join(lines)


def test_without_the_letter_the_plan_is_as_it_was() -> None:
    _, lines = ask(DUE, FIRST)
    assert "trước ngày 05/12/2031" in lines[0]


def test_of_two_letters_the_later_one_counts() -> None:
    again = letter(
        "gia hạn lần 2",
        "Theo Kế hoạch số 21/KH-UBND ngày 06/02/2031, nay gia hạn thời gian gửi báo cáo tổng kết đến ngày 25/12/2031.",
        number=95,
        day="14 tháng 12",
    )
    for versions in ((FIRST, EXTENDING, again), (again, EXTENDING, FIRST)):
        _, lines = ask(DUE, *versions)
        assert "25/12/2031" in lines[0]
        assert "Trước đó (Công văn 90/UBND-VP): đến hết ngày 15/12/2031 — không còn hiệu lực" in lines[1]
        assert "trước ngày 05/12/2031 — không còn hiệu lực" in lines[2]


@pytest.mark.parametrize(
    "question",
    [
        "Công văn 90 gia hạn gửi báo cáo tổng kết đến khi nào?",
        "gia hạn nộp báo cáo tổng kết tới hôm nào?",
        "Hạn mới sau công văn gia hạn?",
    ],
)
def test_what_a_later_letter_overtakes_is_withdrawn_where_the_earlier_one_answers(question: str) -> None:
    again = letter(
        "gia hạn lần 2",
        "Theo Kế hoạch số 21/KH-UBND ngày 06/02/2031, nay gia hạn thời gian gửi báo cáo tổng kết đến ngày 25/12/2031.",
        number=95,
        day="14 tháng 12",
    )
    _, lines = ask(question, FIRST, EXTENDING, again)
    assert "25/12/2031" in lines[0]
    assert "đến hết ngày 15/12/2031 — không còn hiệu lực" in lines[1]


def test_what_an_earlier_letter_says_overtakes_no_later_one() -> None:
    before = letter(
        "gia hạn lần đầu",
        "Theo Kế hoạch số 21/KH-UBND ngày 06/02/2031, nay gia hạn thời gian gửi báo cáo tổng kết đến ngày 10/12/2031.",
        number=85,
        day="05 tháng 11",
    )
    assert withdrawn(shelf_of(FIRST, before, EXTENDING), EXTENDING) == ()
    [overtaken] = withdrawn(shelf_of(FIRST, before, EXTENDING), before)
    assert overtaken.by.plan == EXTENDING.plan


def test_a_letter_to_a_letter_changes_the_plan() -> None:
    again = letter(
        "gia hạn lần 2",
        "Theo Công văn số 90/UBND-VP ngày 10/11/2031, nay gia hạn thời gian gửi báo cáo tổng kết đến ngày 25/12/2031.",
        number=95,
        day="14 tháng 12",
    )
    shelf = shelf_of(FIRST, EXTENDING, again)
    assert links_of(shelf).roots("cong-van-95") == ("goc",)
    _, lines = ask(DUE, FIRST, EXTENDING, again)
    assert "25/12/2031" in lines[0]


def test_words_are_corrected_that_are_no_day() -> None:
    corrected = letter(
        "đính chính Kế hoạch số 21/KH-UBND",
        "Tại điểm 2 mục III Kế hoạch số 21/KH-UBND ngày 06/02/2031: thay cụm từ “Văn phòng Ủy ban nhân dân xã theo "
        "dõi” bằng cụm từ “Công chức văn hóa - xã hội theo dõi”.",
    )
    _, lines = ask("Văn phòng Ủy ban nhân dân xã Thượng Lĩnh làm gì?", FIRST, corrected)
    said = "\n".join(lines)
    assert said.index("Công chức văn hóa - xã hội theo dõi") < said.index("không còn hiệu lực")


def test_a_provision_is_taken_out() -> None:
    taken = letter("bãi bỏ nội dung", "Bãi bỏ điểm 1 mục III Kế hoạch số 21/KH-UBND ngày 06/02/2031.")
    _, lines = ask(DUE, FIRST, taken)
    assert "không còn hiệu lực (Công văn 90/UBND-VP bãi bỏ)" in lines[0]


def test_a_plan_out_of_force_says_so_first() -> None:
    gone = letter("chấn chỉnh phong trào", "Bãi bỏ Kế hoạch số 21/KH-UBND ngày 06/02/2031.")
    found, lines = ask(DUE, FIRST, gone)
    assert "không còn hiệu lực (Công văn 90/UBND-VP bãi bỏ)" in lines[0]
    assert quotes(found)[found.statements[0].cites[0]].startswith("Bãi bỏ Kế hoạch số 21/KH-UBND")


@pytest.mark.parametrize(
    "body",
    [
        "Theo Kế hoạch số 22/KH-UBND ngày 06/02/2031, nay gia hạn thời gian gửi báo cáo tổng kết đến ngày 25/12/2031.",
        "Theo Kế hoạch số 21/KH-UBND ngày 07/02/2031, nay gia hạn thời gian gửi báo cáo tổng kết đến ngày 25/12/2031.",
        "Theo Kế hoạch số 21/KH-UBND ngày 06/02/2031 của UBND xã Hạ Lĩnh, nay gia hạn thời gian gửi báo cáo tổng kết "
        "đến ngày 25/12/2031.",
    ],
)
def test_a_letter_to_another_plan_changes_nothing(body: str) -> None:
    assert not links_of(shelf_of(FIRST, letter("gia hạn gửi báo cáo", body))).amends


def test_a_letter_from_before_the_plan_changes_nothing_of_it() -> None:
    early = letter(
        "gia hạn gửi báo cáo", CITED + "Nay gia hạn gửi báo cáo tổng kết đến ngày 15/12/2031.", day="10 tháng 01"
    )
    assert not links_of(shelf_of(FIRST, early)).amends


def test_a_plan_called_by_its_subject_is_found() -> None:
    named = letter(
        "gia hạn gửi báo cáo",
        "Thực hiện Kế hoạch phát động phong trào thi đua yêu nước năm 2031 ngày 06/02/2031 của UBND xã.\n"
        "Nay gia hạn thời gian gửi báo cáo tổng kết đến hết ngày 15/12/2031.",
    )
    _, lines = ask(DUE, FIRST, named)
    assert "đến hết ngày 15/12/2031" in lines[0]


def test_a_corrected_plan_that_says_it_already_is_left_alone() -> None:
    newer = made(PLAN.replace("05/12/2031", "15/12/2031"), "goc")
    _, lines = ask(DUE, newer, EXTENDING)
    assert "không còn hiệu lực" not in "\n".join(lines)
    assert "15/12/2031" in "\n".join(lines)


def test_of_a_list_only_the_line_with_the_corrected_words_is_withdrawn() -> None:
    plan = made(
        PLAN.replace("III. ", "III. GIẢI THƯỞNG\n- Giải Nhất: 3.000.000 đồng.\n- Giải Nhì: 2.000.000 đồng.\nIV. ", 1),
        "goc",
    )
    corrected = letter(
        "đính chính Kế hoạch số 21/KH-UBND",
        "Đính chính Kế hoạch số 21/KH-UBND ngày 06/02/2031 như sau:\n"
        "1. Tại mục III\nĐã in: “2.000.000 đồng”.\nSửa lại là: “1.500.000 đồng”.",
    )
    _, lines = ask("Các giải thưởng của xã Thượng Lĩnh là bao nhiêu?", plan, corrected)
    said = "\n".join(lines)
    assert said.count("không còn hiệu lực") == 1
    assert said.index("3.000.000") < said.index("1.500.000") < said.index("2.000.000")


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("công văn của xã Thượng Lĩnh số mấy, ngày nào?", "90/UBND-VP"),
        ("kế hoạch của xã Thượng Lĩnh số mấy, ngày nào?", "21/KH-UBND"),
    ],
)
def test_the_kind_of_document_that_is_said_tells_which_is_meant(question: str, number: str) -> None:
    sent = replace(EXTENDING, card=replace(EXTENDING.card, kind=DocumentKind.LETTER))
    found, _ = ask(question, FIRST, sent)
    said = [one.values["value"] for one in found.statements if one.key == "record.number"]
    assert said == [number]
    assert [one.key for one in found.statements] == ["record.number", "record.issued"]


REWARDING = made(
    PLAN.replace("III. ", "III. KHEN THƯỞNG\n- Giấy khen của Chủ tịch xã kèm tiền thưởng 500.000 đồng.\nIV. ", 1), "goc"
)
RAISING = letter(
    "điều chỉnh mức tiền thưởng",
    "Điều chỉnh Kế hoạch số 21/KH-UBND ngày 06/02/2031 như sau:\n"
    "1. Giấy khen của Chủ tịch xã kèm tiền thưởng 800.000 đồng.\n2. Các nội dung khác giữ nguyên.",
)


@pytest.mark.parametrize(
    "question",
    ["Giấy khen của xã Thượng Lĩnh giờ thưởng bao nhiêu?", "Giấy khen của Chủ tịch xã Thượng Lĩnh thưởng bao nhiêu?"],
)
def test_a_new_sum_of_which_no_old_words_are_quoted_comes_before_the_old_one(question: str) -> None:
    found, lines = ask(question, REWARDING, RAISING)
    said = "\n".join(lines)
    assert "800.000" in said
    assert "500.000" not in said[: said.index("800.000")]
    assert any("800.000" in quote for quote in quotes(found).values())


SEVERAL = letter(
    "gia hạn, điều chỉnh một số nội dung",
    "Theo Kế hoạch số 21/KH-UBND ngày 06/02/2031, báo cáo tổng kết gửi trước ngày 05/12/2031. Nay điều chỉnh như sau:\n"
    "1. Thời hạn\n"
    "a) Gia hạn gửi báo cáo tổng kết từ ngày 05/12/2031 đến hết ngày 15/12/2031.\n"
    "b) Biểu mẫu báo cáo giữ nguyên, gửi kèm bản mềm qua thư điện tử.\n"
    "2. Các nội dung khác giữ nguyên.\n",
)


def test_what_falls_is_told_once_and_beside_what_takes_its_place() -> None:
    _, lines = ask("Công văn 90 điều chỉnh những gì về thời hạn?", FIRST, SEVERAL)
    said = "\n".join(lines)
    assert said.count("không còn hiệu lực") <= 1
    assert "bản mềm qua thư điện tử. [1]\nTrước đó" not in said


def test_the_old_day_is_cited_from_the_letter_where_that_says_it() -> None:
    found, lines = ask(DUE, FIRST, SEVERAL)
    said = "\n".join(lines)
    assert "15/12/2031" in said
    assert {citation.plan for citation in found.citations} == {"cong-van-90"}


CHANGED = letter(
    "điều chỉnh mức thưởng",
    "Theo Kế hoạch số 21/KH-UBND ngày 06/02/2031.\n"
    "1. Nâng mức tiền thưởng kèm Giấy khen tập thể của Chủ tịch Ủy ban nhân dân xã lên 2.500.000 đồng.\n"
    "2. Số lượng Giấy khen giữ nguyên như Kế hoạch.\n",
)


def test_of_a_plan_and_its_change_that_which_says_what_changes_is_told() -> None:
    awards = made(
        PLAN.replace(
            "III. TỔ CHỨC THỰC HIỆN",
            "III. KHEN THƯỞNG\n"
            "1. Giấy khen tập thể của Chủ tịch Ủy ban nhân dân xã: 05 tập thể, tiền thưởng kèm theo 1.500.000 đồng.\n"
            "IV. TỔ CHỨC THỰC HIỆN",
        ),
        "goc",
    )
    found, lines = ask("Giấy khen tập thể của xã Thượng Lĩnh thưởng kèm bao nhiêu tiền?", awards, CHANGED)
    assert "2.500.000" in "\n".join(lines)
    assert "1.500.000" not in "\n".join(lines)
    assert {citation.plan for citation in found.citations} == {"cong-van-90"}


def test_of_a_line_with_several_values_only_the_one_that_is_changed_falls() -> None:
    plan = made(
        PLAN.replace(
            "III. TỔ CHỨC THỰC HIỆN",
            "III. KHEN THƯỞNG\n"
            "1. Giấy khen của Chủ tịch Ủy ban nhân dân xã: 30 tập thể và 80 cá nhân, mỗi tập thể 3.000.000 đồng.\n"
            "IV. TỔ CHỨC THỰC HIỆN",
        ),
        "goc",
    )
    more = letter(
        "điều chỉnh số lượng khen thưởng",
        "Theo Kế hoạch số 21/KH-UBND ngày 06/02/2031.\n"
        "Số lượng Giấy khen của Chủ tịch Ủy ban nhân dân xã cho cá nhân tăng từ 80 lên 95.\n",
    )
    _, lines = ask("Xã Thượng Lĩnh tặng Giấy khen cho bao nhiêu tập thể, mỗi tập thể bao nhiêu tiền?", plan, more)
    fallen = [line for line in lines if "không còn hiệu lực" in line]
    assert any("3.000.000" in line for line in lines)
    assert not any("3.000.000" in line for line in fallen)


GUIDANCE = made(
    """ỦY BAN NHÂN DÂN
XÃ THƯỢNG LĨNH
Số: 22/HD-UBND
Thượng Lĩnh, ngày 10 tháng 02 năm 2031
HƯỚNG DẪN
Chấm điểm phong trào làm đường hoa năm 2031
I. NỘI DUNG
1. Mỗi thôn trồng ít nhất 300 mét đường hoa.
II. THỜI GIAN
1. Các thôn gửi bảng chấm điểm đường hoa về xã trước ngày 01/10/2031.
Nơi nhận:
- Các thôn;
""",
    "huong-dan",
)
OF_BOTH = letter(
    "điều chỉnh một số mốc thời gian năm 2031",
    "1. Tại Kế hoạch số 21/KH-UBND ngày 06/02/2031: gia hạn gửi báo cáo tổng kết đến hết ngày 15/12/2031.\n"
    "2. Tại Hướng dẫn số 22/HD-UBND ngày 10/02/2031: gia hạn gửi bảng chấm điểm đường hoa đến hết ngày 20/11/2031.",
    number=96,
)


def test_a_letter_is_linked_to_each_text_that_it_changes() -> None:
    links = links_of(shelf_of(FIRST, GUIDANCE, OF_BOTH))
    assert links.roots(OF_BOTH.plan) == ("goc", "huong-dan")
    assert [links.changes_of(plan) for plan in ("goc", "huong-dan")] == [(OF_BOTH.plan,), (OF_BOTH.plan,)]
    assert not links.are_one(("goc", "huong-dan"))


@pytest.mark.parametrize(
    ("question", "new", "old"),
    [
        (DUE, "15/12/2031", "05/12/2031"),
        ("Hạn gửi bảng chấm điểm đường hoa của xã Thượng Lĩnh?", "20/11/2031", "01/10/2031"),
    ],
)
def test_each_text_is_answered_as_the_letter_changes_it(question: str, new: str, old: str) -> None:
    said = "\n".join(ask(question, FIRST, GUIDANCE, OF_BOTH)[1])
    assert new in said
    assert "không còn hiệu lực" in said
    assert said.index(new) < said.index(old)


CONTEST = made(
    """ỦY BAN NHÂN DÂN
XÃ THƯỢNG LĨNH
Số: 22/KH-UBND
Thượng Lĩnh, ngày 10 tháng 02 năm 2031
KẾ HOẠCH
Tổ chức Hội thi đường hoa năm 2031
I. THỜI GIAN, ĐỊA ĐIỂM
1. Hội thi đường hoa tổ chức ngày 25/11/2031 tại Hội trường trung tâm xã.
2. Bảng chấm điểm đường hoa của các thôn gửi về Phòng Kinh tế trước ngày 01/12/2031.
Nơi nhận:
- Các thôn;
""",
    "hoi-thi",
)
ELSEWHERE = letter(
    "điều chỉnh một số nội dung Kế hoạch số 22/KH-UBND",
    "1. Địa điểm tổ chức Hội thi đường hoa chuyển từ Hội trường trung tâm xã sang Sân vận động cũ.\n"
    "2. Bảng chấm điểm đường hoa gửi về Phòng Văn hóa - Xã hội thay vì Phòng Kinh tế.",
    number=97,
)


@pytest.mark.parametrize(
    ("question", "new", "old"),
    [
        ("Hội thi đường hoa tổ chức ở đâu?", "Sân vận động cũ", "Hội trường trung tâm xã"),
        ("Bảng chấm điểm đường hoa gửi về đâu?", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế"),
    ],
)
def test_an_old_place_is_told_as_withdrawn_beside_the_new(question: str, new: str, old: str) -> None:
    said = "\n".join(ask(question, CONTEST, ELSEWHERE)[1])
    assert new in said
    assert f"Trước đó: {old} — không còn hiệu lực" in said


def test_a_day_stays_where_the_place_beside_it_changes() -> None:
    said = "\n".join(ask("Hội thi đường hoa tổ chức ngày nào?", CONTEST, ELSEWHERE)[1])
    assert "25/11/2031" in said
    assert "không còn hiệu lực" not in said
