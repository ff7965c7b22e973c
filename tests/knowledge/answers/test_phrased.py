"""Answers that a language model phrases: when it is asked, what it is shown, and that only what is proven is said."""

import json
import re
from collections.abc import Callable
from datetime import date

import pytest

from knowledge.answer import Answer, Conversation
from knowledge.answers import answer
from knowledge.language_model.offering import MOST
from knowledge.language_model.phraser import ModelError, Phraser
from knowledge.language_model.request import framed
from tests.ingest.plans import OTHER_PLAN, PLAN
from tests.plans_made import made, shelf_of
from tests.replies.talkers import Data, Talker, stating

OPEN = "Vì sao xã Thượng Lĩnh làm việc này?"
WHY = "Khơi dậy tinh thần thi đua của cán bộ và nhân dân trong xã, hoàn thành các chỉ tiêu của năm 2031."
CARD = "Hạn nộp báo cáo tổng kết của xã Thượng Lĩnh?"
DUE = "Các thôn gửi báo cáo tổng kết về Văn phòng Ủy ban nhân dân xã trước ngày 05/12/2031."
TODAY = date(2031, 3, 1)


def ask(
    question: str, reply: Callable[[Data], str], *plans: str, always: bool = True, talk: Conversation | None = None
) -> tuple[Answer, Talker]:
    shelf = shelf_of(*(made(text, f"ke-hoach-{n}") for n, text in enumerate(plans or (PLAN,))))
    talker = Talker(reply)
    phraser = Phraser(talker, b"secret", always)
    return answer(shelf, question, today=TODAY, phraser=phraser, conversation=talk or Conversation()), talker


def alone(question: str, *plans: str) -> Answer:
    shelf = shelf_of(*(made(text, f"ke-hoach-{n}") for n, text in enumerate(plans or (PLAN,))))
    return answer(shelf, question, today=TODAY)


def test_a_proven_claim_is_said_with_the_plans_words_behind() -> None:
    found, _ = ask(
        CARD, stating(DUE, "Các thôn gửi báo cáo tổng kết về Văn phòng UBND xã trước ngày 5 tháng 12 năm 2031.")
    )
    [citation] = found.citations
    said = [one.values["text"] for one in found.statements if one.key == "text.line"]
    assert said == ["Các thôn gửi báo cáo tổng kết về Văn phòng UBND xã trước ngày 5 tháng 12 năm 2031."]
    assert DUE in citation.quote
    assert citation.quote == made(PLAN).text[citation.start : citation.end]
    assert not found.abstained


def test_what_it_is_shown_are_question_day_talk_plans_and_pieces_with_what_is_above_them() -> None:
    talk = Conversation(("ke-hoach-1",), "", ("Xã Thượng Lĩnh có mấy đợt?", "Đợt 1 từ ngày nào?"))
    _, talker = ask(OPEN, lambda _: '{"kind": "not_here"}', OTHER_PLAN, PLAN, talk=talk)
    shown = talker.shown
    assert (shown["question"], shown["today"]) == (OPEN, "2031-03-01")
    assert shown["before"] == ["Xã Thượng Lĩnh có mấy đợt?", "Đợt 1 từ ngày nào?"]
    [plan] = shown["plans"]
    assert plan["number"] == "21/KH-UBND"
    assert "the question names it" in plan["clues"]
    assert {one["plan"] for one in shown["candidates"]} == {1}
    assert len(shown["candidates"]) <= MOST
    assert any(WHY in one["text"] for one in shown["candidates"])
    _, talker = ask("Phong trào của xã Thượng Lĩnh có yêu cầu gì?", lambda _: '{"kind": "not_here"}', OTHER_PLAN, PLAN)
    [[above]] = [one["under"] for one in talker.shown["candidates"] if one["text"].startswith("2. Yêu cầu")]
    assert above.endswith("MỤC ĐÍCH, YÊU CẦU")


TABLE = """

V. MỨC THƯỞNG

| Danh hiệu | Mỗi đợt | Cả năm |
| --- | --- | --- |
| Thôn dẫn đầu | 1.200.000 đồng | 3.000.000 đồng |
| Hộ gương mẫu | 400.000 đồng | 900.000 đồng |
"""


@pytest.mark.parametrize("question", ["Thôn dẫn đầu cả năm được thưởng bao nhiêu?", "Hộ gương mẫu thưởng mấy tiền?"])
def test_rows_of_a_table_stand_below_the_head_of_their_columns(question: str) -> None:
    _, talker = ask(question, lambda _: '{"kind": "not_here"}', PLAN + TABLE)
    rows = [one for one in talker.shown["candidates"] if one["text"].startswith("|") and "\n" not in one["text"]]
    assert rows
    assert all(any("Mỗi đợt" in line for line in one["under"]) for one in rows)


def test_nobody_can_know_the_mark_beforehand() -> None:
    _, talker = ask(OPEN, lambda _: '{"kind": "not_here"}')
    [request] = talker.requests
    mark = request.data.partition("\n")[0]
    assert re.fullmatch(r"[0-9a-f]{20}", mark)
    assert mark in request.rules
    assert request.data.count(mark) == 2
    other = framed(talker.shown, b"another secret")
    assert other.data.partition("\n")[0] != mark


@pytest.mark.parametrize(
    "reply",
    [
        stating(WHY, "Hạn chót là ngày 31/12/2031."),
        stating(WHY, "Ông Lò Văn Ba khơi dậy tinh thần thi đua của cán bộ và nhân dân trong xã."),
        lambda _: "Xin chào!",
        lambda _: json.dumps({"kind": "ask_back", "which": [1]}),
    ],
    ids=["date", "name", "words", "back"],
)
def test_what_is_not_proven_is_not_said(reply: Callable[[Data], str]) -> None:
    found, _ = ask(OPEN, reply)
    expected = alone(OPEN)
    assert (found.statements, found.citations, found.abstained) == (
        expected.statements,
        expected.citations,
        expected.abstained,
    )


def test_a_model_that_fails_changes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_data: Data) -> str:
        raise ModelError("no reply within 20 seconds")

    found, _ = ask(OPEN, fail)
    assert found.statements == alone(OPEN).statements
    assert caplog.messages == ["language model: no reply within 20 seconds; answered without it"]


def test_that_nothing_is_there_is_said_in_the_programs_words() -> None:
    found, _ = ask("Xã Thượng Lĩnh có cho mượn xe đạp không?", lambda _: '{"kind": "not_here"}')
    assert found.abstained
    assert found.certainty == "none"


def test_what_is_certain_is_not_asked_unless_it_always_is() -> None:
    _, talker = ask("Số của kế hoạch xã Thượng Lĩnh?", lambda _: '{"kind": "not_here"}', always=False)
    assert talker.requests == []
    _, talker = ask(OPEN, lambda _: '{"kind": "not_here"}', always=False)
    assert talker.requests != []


@pytest.mark.parametrize("question", ["Vì sao xã Kim Bồng làm việc này?", "Xin chào!", "Có những kế hoạch nào?"])
def test_a_place_without_a_plan_and_what_needs_no_choice_is_not_asked(question: str) -> None:
    _, talker = ask(question, lambda _: '{"kind": "not_here"}')
    assert talker.requests == []


def test_plans_that_it_asks_back_for_are_offered_in_the_programs_words() -> None:
    found, talker = ask("Vì sao làm việc này?", lambda _: '{"kind": "ask_back", "which": [1, 2, 99]}', PLAN, OTHER_PLAN)
    assert len(talker.shown["plans"]) == 2
    assert {one.plan for one in found.clarify} == {"ke-hoach-0", "ke-hoach-1"}


def test_of_plans_that_are_compared_each_is_spoken_of() -> None:
    question = "So sánh hạn nộp báo cáo tổng kết của xã Thượng Lĩnh và xã Hạ Lĩnh?"
    found, talker = ask(question, stating(DUE, DUE), PLAN, OTHER_PLAN)
    assert len(talker.requests) == 1
    assert {one.plan for one in found.citations} == {"ke-hoach-0", "ke-hoach-1"}


def test_days_left_are_the_programs_own() -> None:
    found, talker = ask("Còn bao nhiêu ngày nữa hết hạn nộp báo cáo tổng kết của xã Thượng Lĩnh?", stating(DUE, DUE))
    assert talker.requests == []
    assert found.citations


def test_the_talk_before_is_kept_for_two_turns() -> None:
    talk = Conversation()
    for question in ("Có mấy đợt?", "Ai ký kế hoạch?", OPEN):
        talk = answer(shelf_of(made(PLAN)), question, conversation=talk, today=TODAY).conversation
    assert talk.turns == ("Ai ký kế hoạch?", OPEN)


def test_a_day_that_is_asked_about_is_confirmed_by_the_program() -> None:
    found, _ = ask(
        "Hạn nộp báo cáo tổng kết của xã Thượng Lĩnh là ngày 10/12 đúng không?",
        stating(DUE, "Các thôn gửi báo cáo tổng kết trước ngày 05/12/2031."),
    )
    assert found.statements[0].key.startswith("confirm")


@pytest.mark.parametrize(
    ("question", "left"),
    [("Còn mấy ngày nữa hết hạn nộp báo cáo tổng kết của xã Thượng Lĩnh?", [279]), (CARD, [])],
)
def test_days_left_are_counted_by_the_program(question: str, left: list[int]) -> None:
    found, talker = ask(question, stating(DUE, "Các thôn gửi báo cáo tổng kết trước ngày 05/12/2031."))
    counted = [one.values["days_left"] for one in found.statements if one.key == "left.line"]
    assert counted == (left if talker.requests else [])
