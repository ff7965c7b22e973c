"""What becomes of a reply: proven, dropped, asked for once more, or left out."""

import json
import logging
import time
from collections.abc import Sequence

import pytest

from knowledge.language_model.phraser import WITHOUT, ModelError, Phrased, Phraser, Turn, phrase
from knowledge.language_model.request import Request
from knowledge.proof import Source

REQUEST = Request("rules", "data")
TEXT = "Báo cáo sơ kết gửi về Phòng Nội vụ trước ngày 15/6/2031."
OFFERED = {1: Source("a", TEXT, (), "Kế hoạch A", 2031), 2: Source("b", "Cờ thi đua tặng ba tập thể.", (), "B", 2031)}
PLANS = ["a", "b"]


def reply(*texts: str, plan: int = 1, n: int = 1, words: str = TEXT) -> str:
    """A reply with these claims, which rest on the same words."""
    claims = [{"plan": plan, "text": text, "quotes": [{"n": n, "words": words}]} for text in texts]
    return json.dumps({"kind": "answer", "asked": "hạn", "claims": claims, "which": []})


TRUE = "Báo cáo sơ kết gửi Phòng Nội vụ trước ngày 15 tháng 6 năm 2031."
FALSE = "Báo cáo sơ kết gửi Phòng Nội vụ trước ngày 16/6/2031."


class Talker:
    """Says what it is told, one after the other."""

    def __init__(self, says: Sequence[str | Exception], wait: float = 0) -> None:
        self.says, self.wait = list(says), wait
        self.turns: list[Turn | None] = []
        self.noted: list[str] = []

    def __call__(self, _request: Request, before: Turn | None, _seconds: float) -> str:
        self.turns.append(before)
        time.sleep(self.wait)
        said = self.says.pop(0)
        if isinstance(said, Exception):
            raise said
        return said


def asked(talker: Talker, patience: float = 20) -> Phrased | None:
    return phrase(Phraser(talker, b"", patience=patience, note=talker.noted.append), REQUEST, OFFERED, PLANS)


def test_proven_claims_are_kept_and_others_dropped() -> None:
    talker = Talker([reply(TRUE, FALSE)])
    found = asked(talker)
    assert found
    assert [one.said.text for one in found.claims] == [TRUE]
    assert talker.turns == [None]
    assert talker.noted == ["answer"]


def test_what_is_said_beside_a_main_claim_that_fails_is_no_answer() -> None:
    talker = Talker([reply(FALSE, TRUE), reply(FALSE, TRUE)])
    assert asked(talker) is None
    assert talker.turns[1]
    assert "does not stand in the words quoted" in talker.turns[1].why


@pytest.mark.parametrize(
    ("first", "why"),
    [
        (reply(FALSE), "does not stand in the words quoted"),
        (reply(TRUE, plan=2), "not that of its candidate"),
        (reply(TRUE, plan=9), "not that of its candidate"),
        (reply(TRUE, n=7), "no candidate of this number"),
        (reply(TRUE, words="trước ngày 15/7/2031"), "do not stand in the candidate"),
        ("Xin chào!", "not in the form"),
        ("", "not in the form"),
    ],
)
def test_where_nothing_is_proven_it_is_asked_once_more_with_the_reason(first: str, why: str) -> None:
    talker = Talker([first, reply(TRUE)])
    found = asked(talker)
    assert found
    assert [one.said.text for one in found.claims] == [TRUE]
    assert talker.turns[1]
    assert why in talker.turns[1].why
    assert talker.turns[1].reply == first


def test_what_is_not_proven_twice_is_answered_without_it(caplog: pytest.LogCaptureFixture) -> None:
    talker = Talker([reply(FALSE), reply(FALSE)])
    with caplog.at_level(logging.WARNING):
        assert asked(talker) is None
    [line] = caplog.messages
    assert line.startswith("language model: nothing that it said")
    assert talker.noted == [WITHOUT]


def test_a_model_that_fails_is_asked_no_more(caplog: pytest.LogCaptureFixture) -> None:
    talker = Talker([ModelError("no reply within 2 seconds")])
    assert asked(talker) is None
    assert caplog.messages == ["language model: no reply within 2 seconds; answered without it"]
    assert talker.noted == [WITHOUT]


def test_both_tries_share_one_patience() -> None:
    talker = Talker([reply(FALSE), reply(TRUE)], wait=0.3)
    assert asked(talker, patience=0.4) is None
    assert len(talker.turns) == 1


@pytest.mark.parametrize("kind", ["not_here", "ask_back"])
def test_other_replies_need_no_proof(kind: str) -> None:
    talker = Talker([json.dumps({"kind": kind, "claims": [], "which": [1, 2]})])
    found = asked(talker)
    assert found
    assert (found.reply.kind, found.claims) == (kind, ())
    assert talker.noted == [kind]
