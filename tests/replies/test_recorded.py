"""Recorded replies, said to requests that number plans and candidates otherwise, or show others."""

from typing import Any

from knowledge.language_model.request import Request, framed
from tests.replies.recorded import reply_to, row_of
from tests.replies.talkers import Data, claim

MEETING = "Họp ngày 20/6."
REPORT = "Báo cáo gửi trước ngày 15/6."


def request(*candidates: tuple[str, str], question: str = "Họp ngày nào?", more: tuple[str, ...] = ()) -> Request:
    """A request that shows texts of plans by their files, in their order."""
    files = list(dict.fromkeys([*(file for file, _ in candidates), *more]))
    return framed(
        {
            "today": "2031-03-01",
            "before": [],
            "question": question,
            "plans": [{"plan": at, "file": file} for at, file in enumerate(files, 1)],
            "candidates": [
                {"n": at, "plan": files.index(file) + 1, "under": ["Thời gian"], "text": text}
                for at, (file, text) in enumerate(candidates, 1)
            ],
        },
        b"",
    )


def reply(*claims: Data, **more: Any) -> Data:
    return {"kind": "answer", "asked": "", "claims": list(claims), "which": [], **more}


OLD = request(("a.txt", REPORT), ("b.txt", MEETING))
SAID = reply(claim(MEETING, 2, "Họp ngày 20/6", plan=2))


def test_another_order_of_what_is_shown_changes_only_the_numbers() -> None:
    found = reply_to(row_of("q", OLD, SAID), request(("b.txt", "Lễ phát động."), ("b.txt", MEETING), ("a.txt", REPORT)))
    assert found == reply(claim(MEETING, 2, "Họp ngày 20/6", plan=1))


def test_words_that_stand_in_a_longer_candidate_now_are_quoted_from_it() -> None:
    found = reply_to(row_of("q", OLD, SAID), request(("b.txt", f"Lễ phát động. {MEETING}")))
    assert found == reply(claim(MEETING, 1, "Họp ngày 20/6", plan=1))


def test_it_does_not_hold_where_its_words_are_not_shown_of_that_plan() -> None:
    assert reply_to(row_of("q", OLD, SAID), request(("a.txt", REPORT))) is None
    assert reply_to(row_of("q", OLD, SAID), request(("a.txt", MEETING), ("b.txt", REPORT))) is None


def test_it_does_not_hold_for_another_question_or_other_rules() -> None:
    row = row_of("q", OLD, SAID)
    assert reply_to(row, request(("b.txt", MEETING), question="Ai họp?")) is None
    assert reply_to(row, Request(f"{OLD.rules} Be brief.", OLD.data)) is None
    assert reply_to(row, OLD) == SAID


def test_a_further_claim_that_is_not_shown_is_left_out() -> None:
    two = reply(claim(MEETING, 2, "Họp ngày 20/6", plan=2), claim(REPORT, 1, REPORT, plan=1))
    found = reply_to(row_of("q", OLD, two), request(("b.txt", MEETING)))
    assert found is not None
    assert [one["text"] for one in found["claims"]] == [MEETING]


def test_that_nothing_is_there_holds_for_the_plans_that_were_shown() -> None:
    row = row_of("q", OLD, reply(kind="not_here"))
    assert reply_to(row, request(("b.txt", "Lễ phát động."))) == reply(kind="not_here")
    assert reply_to(row, request(("b.txt", MEETING), more=("c.txt",))) is None


def test_plans_to_choose_from_are_numbered_anew() -> None:
    row = row_of("q", OLD, reply(kind="ask_back", which=[1, 2]))
    assert reply_to(row, request(("b.txt", MEETING), ("a.txt", REPORT))) == reply(kind="ask_back", which=[2, 1])
    assert reply_to(row, request(("b.txt", MEETING))) is None
