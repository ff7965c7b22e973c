"""Replies said to a request that numbers plans and candidates otherwise."""

from typing import Any

from tests.replies.carrying import NOT_HERE, carried
from tests.replies.talkers import Data, claim

OLD: Data = {
    "plans": [{"plan": 1, "file": "a.txt"}, {"plan": 2, "file": "b.txt"}],
    "candidates": [
        {"n": 1, "plan": 1, "under": [], "text": "Báo cáo gửi trước ngày 15/6."},
        {"n": 2, "plan": 2, "under": ["Thời gian"], "text": "Họp ngày 20/6."},
    ],
}
NEW: Data = {
    "plans": [{"plan": 1, "file": "b.txt"}],
    "candidates": [{"n": 1, "plan": 1, "under": ["Thời gian"], "text": "Lễ phát động. Họp ngày 20/6."}],
}


def reply(*claims: Data, **more: Any) -> Data:
    return {"kind": "answer", "asked": "", "claims": list(claims), "which": [], **more}


def test_numbers_are_those_of_the_other_request() -> None:
    found = carried(reply(claim("Họp ngày 20/6.", 2, "Họp ngày 20/6", plan=2)), OLD, NEW)
    assert found["claims"] == [claim("Họp ngày 20/6.", 1, "Họp ngày 20/6", plan=1)]


def test_what_is_not_shown_is_not_claimed() -> None:
    lost = claim("Báo cáo gửi trước ngày 15/6.", 1, "Báo cáo gửi trước ngày 15/6.")
    assert carried(reply(lost), OLD, NEW) == NOT_HERE


def test_plans_to_choose_from_are_carried_over() -> None:
    assert carried(reply(kind="ask_back", which=[1, 2]), OLD, NEW)["which"] == [1]
