"""Each kind of candidate is said with its own quote, and with what is computed from it."""

from datetime import date

import pytest

from knowledge.answer import NOTHING_SAID, Statement
from knowledge.evidence import gather
from knowledge.evidence.candidate import Candidate, Role
from knowledge.plan import PlanVersion
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from knowledge.saying import say, shows
from knowledge.saying.context import Context
from knowledge.saying.draft import Draft
from knowledge.saying.text import ROOM
from tests.ingest.plans import PLAN
from tests.plans_made import made, shelf_of

AWARDS = PLAN.replace(
    "III. TỔ CHỨC THỰC HIỆN",
    "III. KHEN THƯỞNG\n"
    "1. Giấy khen của Chủ tịch Ủy ban nhân dân xã: tặng không quá 05 tập thể có thành tích tiêu biểu.\n"
    "2. Hồ sơ gồm:\n- Tờ trình.\n- Báo cáo thành tích của tập thể, cá nhân.\n"
    "| Giải | Tập thể | Cá nhân |\n|---|---|---|\n| Nhất | 8.000.000 đồng | 3.000.000 đồng |\n\n"
    "IV. TỔ CHỨC THỰC HIỆN",
)
VERSION = made(AWARDS, "thuong-linh")
TODAY = date(2031, 8, 1)


def said(role: Role, question: str = "", *, holding: str = "", version: PlanVersion = VERSION) -> list[Statement]:
    """What is said of the first candidate of a role that holds some words; its quotes are looked at."""
    candidate = next(c for c in gather(version).candidates if c.role is role and holding in c.text)
    return say_of(candidate, question, version)[0]


def say_of(candidate: Candidate, question: str, version: PlanVersion) -> tuple[list[Statement], Draft]:
    shelf = shelf_of(version)
    registry = registry_of(shelf)
    draft = Draft(shelf)
    query = understand(question, registry, NOTHING_SAID)
    say(Context(query, version, registry.name(version.plan), TODAY, draft), candidate)
    for citation in draft.citations:
        assert version.text[citation.start : citation.end] == citation.quote
    return draft.statements, draft


@pytest.mark.parametrize("candidate", gather(VERSION).candidates, ids=lambda c: f"{c.role}-{c.text[:20]}")
def test_whatever_can_answer_is_said_and_cited(candidate: Candidate) -> None:
    statements, draft = say_of(candidate, "", VERSION)
    assert statements
    assert draft.citations
    assert all(statement.cites for statement in statements if not statement.key.endswith(("count", "none_now", "more")))


def test_the_record() -> None:
    assert said(Role.NUMBER)[0].values == {"value": "21/KH-UBND"}
    [who] = said(Role.SIGNATORY)
    assert (who.values["name"], who.values["office"]) == ("Lò Thị Mai", "CHỦ TỊCH")


def test_a_phase_with_its_countdown_and_what_else_is_said_of_it() -> None:
    [line, besides] = said(Role.PHASE, holding="Đợt 2")
    assert line.values["days_left"] == (date(2031, 11, 20) - TODAY).days
    assert besides.values["text"] == "hướng tới Ngày hội Đại đoàn kết."


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("Có mấy đợt?", ["phase.count", "phase.line", "phase.line"]),
        ("Hôm nay đang ở đợt nào?", ["phase.line"]),
        ("Đợt cuối khi nào?", ["phase.line"]),
        ("So sánh đợt 1 và đợt 2", ["phase.line", "phase.line"]),
    ],
)
def test_of_all_phases_those_that_are_asked_for(question: str, keys: list[str]) -> None:
    assert [statement.key for statement in said(Role.PHASES, question)] == keys


def test_a_deadline_with_days_left_and_where_it_goes() -> None:
    [line] = said(Role.DEADLINE)
    assert line.values["days_left"] == (date(2031, 12, 5) - TODAY).days
    assert "Văn phòng" in str(line.values["recipient"])


def test_a_list_with_its_lead() -> None:
    lead, *items = said(Role.LIST, holding="Hồ sơ gồm")
    assert lead.values["text"] == "Hồ sơ gồm:"
    assert [item.values["text"] for item in items][:2] == ["Tờ trình.", "Báo cáo thành tích của tập thể, cá nhân."]


def test_a_cell_with_its_row_and_column() -> None:
    [line] = said(Role.CELL, holding="Cá nhân")
    assert line.values["text"] == "Nhất – Cá nhân: 3.000.000 đồng"


def test_a_list_fits_a_screen_and_rows_are_said_without_their_marks() -> None:
    rows = "".join(f"| Thôn {n} | {'một việc dài ' * 14}{n} |\n" for n in range(1, 8))
    version = made(f"KẾ HOẠCH\nThi đua năm 2031\n\nI. PHÂN CÔNG\n\n| Thôn | Việc |\n| --- | --- |\n{rows}\nII. KHÁC\n")
    section = next(one for one in gather(version).candidates if one.role is Role.SECTION)
    statements, _ = say_of(section, "", version)
    items = [str(one.values["text"]) for one in statements if one.key == "text.item"]
    assert items[0] == "Thôn · Việc"
    assert items[1].startswith("Thôn 1 · một việc dài")
    assert not any("|" in item for item in items)
    assert sum(map(len, items)) <= ROOM
    assert statements[-1].key == "text.more"


DUTIES = made(
    PLAN.replace(
        "III. TỔ CHỨC THỰC HIỆN",
        "III. PHÂN CÔNG\n1. Ban Tài chính: giữ quỹ; công bố bảng xếp hạng giải ngân vào ngày 05 hằng tháng.\n"
        "2. Ông Lò Văn Sáng:\n- Tổng hợp, đề xuất việc mua sắm hiện vật khen thưởng của cả năm.\n"
        "- Cùng Phòng Nội vụ bố trí xe đưa đón các đại biểu về dự hội nghị.\n"
        "IV. TỔ CHỨC THỰC HIỆN",
    ),
    "phan-cong",
)


def test_a_later_clause_is_said_with_what_its_sentence_is_about() -> None:
    [line] = said(Role.SENTENCE, holding="công bố bảng xếp hạng", version=DUTIES)
    assert line.values["text"] == "Ban Tài chính: công bố bảng xếp hạng giải ngân vào ngày 05 hằng tháng."


def test_who_it_is_that_is_asked_for_is_said_from_the_line_above() -> None:
    [line] = said(Role.SENTENCE, "ai lo mua sắm hiện vật?", holding="mua sắm hiện vật", version=DUTIES)
    assert str(line.values["text"]).startswith("Ông Lò Văn Sáng: Tổng hợp")
    [line] = said(Role.SENTENCE, "ai lo xe đưa đón?", holding="đưa đón", version=DUTIES)
    assert str(line.values["text"]).startswith("Ông Lò Văn Sáng: Cùng Phòng Nội vụ")
    [line] = said(Role.SENTENCE, "mua sắm hiện vật thế nào?", holding="mua sắm hiện vật", version=DUTIES)
    assert str(line.values["text"]).startswith("Tổng hợp")


def test_what_shows_another_candidate() -> None:
    found = gather(DUTIES).candidates
    whole = next(c for c in found if c.role is Role.ITEM and "bảng xếp hạng" in c.text)
    clause = next(c for c in found if c.role is Role.SENTENCE and "bảng xếp hạng" in c.text)
    fact = next(c for c in found if c.role is Role.DEADLINE)
    assert shows(whole, clause)
    assert not shows(clause, whole)
    assert not shows(fact, clause)


SHARED_OUT = made(
    PLAN.replace(
        "III. TỔ CHỨC THỰC HIỆN",
        "III. PHÂN CÔNG\n"
        + "".join(f"{at}. Tổ số {at}: trực ngày thứ {at}, ghi sổ giao ban của tổ.\n" for at in range(1, 11))
        + "11. Kế toán: giữ quỹ giải thưởng, chi tiền thưởng trong tuần.\n"
        "IV. TỔ CHỨC THỰC HIỆN",
    ),
    "phan-cong",
)
SUPPORT = made(
    PLAN.replace(
        "III. TỔ CHỨC THỰC HIỆN",
        "III. HỖ TRỢ\n"
        "1. Xây mới 18 căn nhà, sửa 12 căn cho các hộ khó khăn trên địa bàn, ưu tiên người già neo đơn và mẹ nuôi con "
        "nhỏ, mức hỗ trợ xây mới 70 triệu đồng một căn, sửa chữa 25 triệu đồng một căn, nhận một lần tại xã. "
        "Chủ hộ phải có đất hợp pháp, không tranh chấp.\n"
        "2. Đơn gửi về xã.\n"
        "IV. TỔ CHỨC THỰC HIỆN",
    ),
    "ho-tro",
)


def lines_of(statements: list[Statement]) -> str:
    """The lines of some statements."""
    return "\n".join(str(one.values.get("text", "")) for one in statements)


def test_of_a_long_list_the_line_that_is_asked_for_is_shown() -> None:
    first = said(Role.SECTION, "tổ số 1 trực ngày nào", holding="Tổ số 1", version=SHARED_OUT)
    asked = said(Role.SECTION, "kế toán giữ quỹ giải thưởng nào", holding="Tổ số 1", version=SHARED_OUT)
    assert "Kế toán" not in lines_of(first)
    assert "Tổ số 1:" in lines_of(asked)
    assert "giữ quỹ giải thưởng" in lines_of(asked)
    assert len(first) == len(asked)


def test_of_a_long_paragraph_the_sentence_that_is_asked_for_is_shown() -> None:
    first = said(Role.SECTION, "xây mới bao nhiêu căn nhà", holding="Xây mới", version=SUPPORT)
    asked = said(Role.SECTION, "đất của chủ hộ có được tranh chấp không", holding="Xây mới", version=SUPPORT)
    assert "Xây mới 18 căn" in lines_of(first)
    assert "không tranh chấp" not in lines_of(first)
    assert "… Chủ hộ phải có đất hợp pháp, không tranh chấp." in lines_of(asked)
