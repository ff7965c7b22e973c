"""Places by the names of before and since July 2025, places that exist without a plan, and names that hold a place."""

from datetime import date

import pytest

from bot.reply import plain, text_of
from bot.wording import render
from knowledge.answer import Conversation
from knowledge.answers import answer
from knowledge.plan import PlanVersion
from knowledge.question.registry import registry_of
from knowledge.question.scope import Scope
from knowledge.question.understanding import understand
from tests.ingest.plans import PLAN
from tests.plans_made import made, shelf_of


def plan_of(letterhead: str, place: str, year: int, plan: str) -> PlanVersion:
    """A plan of some place and year."""
    text = PLAN.replace("XÃ THƯỢNG LĨNH", letterhead).replace("xã Thượng Lĩnh", place).replace("2031", str(year))
    return made(text.replace("Thượng Lĩnh,", f"{place.split(' ', 1)[1]},"), plan)


OLD = plan_of("TỈNH HÀ GIANG", "tỉnh Hà Giang", 2024, "ha-giang")
NEW = plan_of("TỈNH TUYÊN QUANG", "tỉnh Tuyên Quang", 2026, "tuyen-quang-2026")
NEIGHBOUR = plan_of("TỈNH TUYÊN QUANG", "tỉnh Tuyên Quang", 2024, "tuyen-quang-2024")
ISLAND = plan_of("HUYỆN CÔN ĐẢO", "huyện Côn Đảo", 2024, "con-dao")
INVENTED = made(PLAN, "thuong-linh")


def scope(question: str, *versions: PlanVersion) -> Scope:
    """The scope of a question over some plans."""
    return understand(question, registry_of(shelf_of(*versions)), Conversation()).scope


def said(question: str, *versions: PlanVersion) -> str:
    """The answer with its notes."""
    reply = render(answer(shelf_of(*versions), question, today=date(2026, 3, 1)), 0)
    return "\n".join((text_of(reply), *map(plain, reply.notes)))


@pytest.mark.parametrize(
    ("question", "version", "note"),
    [
        ("Tỉnh Hà Giang có mấy đợt thi đua?", NEW, "Từ 01/7/2025, tỉnh Hà Giang thuộc tỉnh Tuyên Quang"),
        ("ha giang co may dot", NEW, "Từ 01/7/2025, tỉnh Hà Giang thuộc tỉnh Tuyên Quang"),
        ("Tuyên Quang có mấy đợt?", OLD, "tỉnh Tuyên Quang có từ 01/7/2025, gồm tỉnh Hà Giang trước đây"),
        ("Đặc khu Côn Đảo có mấy đợt?", ISLAND, "đặc khu Côn Đảo có từ 01/7/2025, gồm huyện Côn Đảo trước đây"),
    ],
)
def test_the_other_name_finds_the_plan_and_a_note_says_so(question: str, version: PlanVersion, note: str) -> None:
    assert scope(question, version, INVENTED).plans == (version.plan,)
    assert note in said(question, version, INVENTED)


def test_an_office_is_found_by_the_other_name_of_its_province() -> None:
    letterhead = "UBND TỈNH HÀ GIANG\nSỞ CÔNG THƯƠNG"
    office = plan_of(letterhead, "Sở Công Thương tỉnh Hà Giang", 2025, "so-cong-thuong")
    for question in ("Sở Công Thương tỉnh Tuyên Quang có mấy đợt?", "so cong thuong tuyen quang co may dot"):
        assert scope(question, office, INVENTED).plans == ("so-cong-thuong",)
    assert scope("Tỉnh Tuyên Quang có mấy đợt?", office, INVENTED).missing


def test_the_place_itself_comes_before_what_it_became() -> None:
    assert scope("Hà Giang có mấy đợt?", OLD, NEW).plans == ("ha-giang",)
    assert "Cũng có kế hoạch của tỉnh Tuyên Quang" in said("Hà Giang có mấy đợt?", OLD, NEW)


def test_the_year_asked_for_decides() -> None:
    assert scope("Hà Giang năm 2026 có mấy đợt?", OLD, NEW).plans == ("tuyen-quang-2026",)
    assert scope("Hà Giang năm 2024 có mấy đợt?", OLD, NEW).plans == ("ha-giang",)


def test_a_neighbour_of_before_is_not_what_a_place_became() -> None:
    assert scope("Tỉnh Hà Giang có mấy đợt?", NEIGHBOUR).missing == "Tỉnh Hà Giang"


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Hạn gửi báo cáo của Mộ Đức?", "Mộ Đức"),
        ("hạn gửi báo cáo của mộ đức", "mộ đức"),
        ("han gui bao cao mo duc", "mo duc"),
        ("Huyện Mộ Đức có mấy đợt?", "Huyện Mộ Đức"),
        ("huyện mộ đức có mấy đợt", "huyện mộ đức"),
        ("xã Thạnh Lĩnh có mấy đợt?", "xã Thạnh Lĩnh"),
    ],
)
def test_a_place_without_a_plan_is_missed(question: str, missing: str) -> None:
    assert scope(question, INVENTED, OLD).missing == missing


@pytest.mark.parametrize(
    "question",
    ["Agribank Bắc Hà Giang có mấy đợt?", "agribank bac ha giang co may dot", "Công ty Nam Hà Giang nộp gì?"],
)
def test_a_name_that_holds_a_place_is_not_that_place(question: str) -> None:
    found = scope(question, OLD, INVENTED)
    assert found.plans == ()
    assert "ha giang" in found.missing.lower().replace("à", "a").replace("g", "g")


@pytest.mark.parametrize(
    "question",
    [
        "UBND Hà Giang có mấy đợt?",
        "Sở Y tế Hà Giang gửi báo cáo khi nào?",
        "phía bắc Hà Giang có mấy đợt?",
        "Ông Mộ Đức ở Hà Giang nộp gì?",
    ],
)
def test_the_place_behind_other_words_is_that_place(question: str) -> None:
    assert scope(question, OLD, INVENTED).plans == ("ha-giang",)


@pytest.mark.parametrize("question", ["xã Thượng Lĩnh có mấy đợt?", "thuong linh co may dot", "Thượng Lĩnh nộp gì?"])
def test_invented_places_are_places(question: str) -> None:
    assert scope(question, INVENTED, OLD).plans == ("thuong-linh",)
