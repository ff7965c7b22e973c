"""Plans that replace or amend one another, and questions about what was in force before."""

from dataclasses import replace
from datetime import date

import pytest

from bot.reply import plain, text_of
from bot.wording import render
from knowledge.answer import Answer, Conversation
from knowledge.answers import answer
from knowledge.links import Links, links_of
from knowledge.plan import PlanVersion
from knowledge.shelf import Shelf
from tests.ingest.plans import AMENDMENT, OTHER_PLAN, PLAN, REPLACEMENT
from tests.plans_made import made, shelf_of

FIRST = made(PLAN, "goc")
AMENDING = made(AMENDMENT, "sua")
REPLACING = made(REPLACEMENT, "thay")
REVISED = replace(made(PLAN.replace("05/12/2031", "10/12/2031").replace("ngày 06", "ngày 16"), "goc"), version=2)
DUE = "Hạn gửi báo cáo tổng kết?"


def ask(shelf: Shelf, question: str, plan: str | None = None, conversation: Conversation | None = None) -> Answer:
    """The answer on a day before all deadlines."""
    return answer(shelf, question, plan=plan, today=date(2031, 3, 1), conversation=conversation or Conversation())


def said(found: Answer) -> str:
    """The answer with its notes as people read it."""
    reply = render(found, 0)
    return "\n".join((text_of(reply), *map(plain, reply.notes)))


def revised() -> Shelf:
    """A plan in its second version."""
    return Shelf.of(2, (REVISED,), shelf_of(REVISED).find, lambda _plan: (FIRST,))


def cited(found: Answer) -> list[tuple[str, int | None]]:
    """The plans and earlier versions that an answer cites."""
    return [(citation.plan, citation.version) for citation in found.citations]


def test_links_are_read_from_the_cards() -> None:
    assert links_of(shelf_of(FIRST, AMENDING)) == Links({}, {}, {"sua": ("goc",)}, {"goc": ("sua",)})
    assert links_of(shelf_of(FIRST, REPLACING)) == Links({"thay": "goc"}, {"goc": "thay"}, {}, {})


def test_a_plan_of_the_same_number_elsewhere_is_not_meant() -> None:
    elsewhere = made(OTHER_PLAN.replace("22/KH", "21/KH"), "khac")
    assert links_of(shelf_of(elsewhere, REPLACING)) == Links({}, {}, {}, {})


SECTOR = """{body}
Số: 91/HD-BTSR
{place}, ngày 06 tháng 02 năm {year}
HƯỚNG DẪN
Bình xét thi đua năm {year}
1. Các đơn vị gửi báo cáo trước ngày 05/12/{year}.
"""
CHANGING = """BỘ TRỒNG SỚM RỪNG
Số: 97/BTSR-TCCB
V/v gia hạn gửi báo cáo
Hà Nội, ngày 12 tháng 8 năm 2031
Kính gửi: Các đơn vị
Theo Hướng dẫn số 91/HD-BTSR, báo cáo gửi trước ngày 05/12. Nay gia hạn gửi báo cáo đến ngày 15/12/2031.
"""


@pytest.mark.parametrize(
    ("body", "year", "amended"),
    [
        ("BỘ TRỒNG SỚM RỪNG", 2031, True),
        ("SỞ TRỒNG SỚM RỪNG TỈNH LẠC HÀ", 2031, False),
        ("BỘ TRỒNG SỚM RỪNG", 2028, False),
    ],
)
def test_a_number_without_a_day_is_meant_of_the_same_body_within_a_year(body: str, year: int, amended: bool) -> None:
    meant = made(SECTOR.format(body=body, place="Đà Nẵng", year=year), "huong-dan")
    assert links_of(shelf_of(meant, made(CHANGING, "cong-van"))).amends == (
        {"cong-van": ("huong-dan",)} if amended else {}
    )


def test_what_was_replaced_gives_way() -> None:
    found = ask(shelf_of(FIRST, REPLACING), DUE)
    assert cited(found) == [("thay", None)]
    assert "20/12/2031" in said(found)
    assert not found.notes


def test_an_amended_plan_is_answered_with_its_amendment() -> None:
    shelf = shelf_of(FIRST, AMENDING)
    for found in (ask(shelf, DUE), ask(shelf, DUE, plan="goc")):
        assert cited(found) == [("goc", None), ("sua", None)]
        assert "05/12/2031" in said(found)
        assert "15/12/2031" in said(found)
        assert "**" not in said(found)
        assert [note.key for note in found.notes] == ["amended"]
        assert "58/KH-UBND" in said(found)
    [note] = ask(shelf, "Có mấy đợt thi đua?").notes
    assert note.key == "amended"


def test_an_amendment_asked_for_alone_names_what_it_amends() -> None:
    found = ask(shelf_of(FIRST, AMENDING), "Kế hoạch số 58/KH-UBND nêu hạn báo cáo tổng kết khi nào?")
    assert cited(found) == [("sua", None), ("goc", None)]
    assert said(found).index("15/12/2031") < said(found).index("Trước đó: trước ngày 05/12/2031")
    assert "sửa đổi, bổ sung kế hoạch 21/KH-UBND" in said(found)


def test_the_version_before_is_reached_by_name_or_day() -> None:
    shelf = revised()
    assert cited(ask(shelf, DUE)) == [("goc", None)]
    for question in (
        "Theo bản cũ thì hạn gửi báo cáo tổng kết là ngày nào?",
        "Theo kế hoạch ban hành ngày 06/02/2031 hạn gửi báo cáo tổng kết là khi nào?",
    ):
        found = ask(shelf, question)
        assert cited(found) == [("goc", 1)], question
        assert "05/12/2031" in said(found)
        assert "trả lời theo bản 1, nay đã có bản 2" in said(found)


def test_a_follow_up_stays_with_the_version_before() -> None:
    shelf = revised()
    before = ask(shelf, "Theo kế hoạch cũ thì đợt 1 từ ngày nào?")
    assert cited(ask(shelf, "Còn đợt 2?", conversation=before.conversation)) == [("goc", 1)]


def test_without_an_old_plan_the_current_one_answers_and_says_so() -> None:
    found = ask(shelf_of(FIRST), "Theo kế hoạch cũ thì hạn gửi báo cáo tổng kết là ngày nào?")
    assert cited(found) == [("goc", None)]
    assert "không có bản cũ hơn" in said(found)
    assert not ask(shelf_of(FIRST), "Kế hoạch cụ thể có mấy đợt?").notes


def test_every_quote_of_an_earlier_version_is_its_text() -> None:
    [citation] = ask(revised(), "Theo bản cũ thì hạn gửi báo cáo tổng kết là ngày nào?").citations
    assert FIRST.text[citation.start : citation.end] == citation.quote


def test_a_version_is_not_its_own_amendment() -> None:
    own: PlanVersion = made(PLAN.replace("II. THỜI", "Kế hoạch này thay thế Kế hoạch số 21/KH-UBND.\n\nII. THỜI"))
    assert links_of(shelf_of(own)) == Links({}, {}, {}, {})


RULES = """{place}
BAN TUYÊN GIÁO
Số 14-TL/BTGLH
Lạc Hà, ngày 06 tháng 02 năm 2031
THỂ LỆ
Cuộc thi viết về người tốt năm 2031
1. Nhận bài đến ngày 05/5/2031.
"""
TO_RULES = """TỈNH ỦY LẠC HÀ
BAN TUYÊN GIÁO
Số 61-CV/BTGLH
V/v gia hạn cuộc thi viết
Lạc Hà, ngày 12 tháng 4 năm 2031
Kính gửi: Các đảng ủy.
Theo ý kiến tại Công văn số 30-CV/BTGTW, nay gia hạn nhận bài của Thể lệ số 14-TL/BTGLH đến ngày 20/5/2031.
"""


def test_a_letter_of_the_party_changes_the_rules_of_its_own_office() -> None:
    rules = made(RULES.format(place="TỈNH ỦY LẠC HÀ"), "the-le")
    assert links_of(shelf_of(rules, made(TO_RULES, "cong-van"))).amends == {"cong-van": ("the-le",)}
