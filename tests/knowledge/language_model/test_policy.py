"""How often, how many at once, how much a day: a model that is slow, down or over budget is left alone."""

import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from knowledge.language_model.ledger import REQUESTS, TOKENS, Ledger
from knowledge.language_model.phraser import ModelError, Turn
from knowledge.language_model.policy import AT_ONCE, FAILURES, REST, Policy, SendError, Written
from knowledge.language_model.request import Request

REQUEST = Request("rules", "data")
DAY = date(2031, 3, 1)


class Sender:
    """A `Send` that fails as often as told, then writes."""

    def __init__(self, *failures: Exception, wait: float = 0) -> None:
        self.failures, self.wait, self.asked = list(failures), wait, 0

    def __call__(self, _request: Request, _before: Turn | None, _seconds: float) -> Written:
        self.asked += 1
        time.sleep(self.wait)
        if self.failures:
            raise self.failures.pop(0)
        return Written("đây", 40)


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def policy(send: Sender, daily: int | None = None, clock: Callable[[], float] = time.monotonic) -> Policy:
    return Policy(send, Ledger.in_memory(), today=lambda: DAY, daily=daily, clock=clock)


def ask(talk: Policy, seconds: float = 5) -> str:
    return talk(REQUEST, None, seconds)


def test_what_is_written_is_returned_and_its_tokens_are_noted() -> None:
    ledger = Ledger.in_memory()
    talk = Policy(Sender(), ledger, today=lambda: DAY)
    assert [ask(talk), ask(talk)] == ["đây", "đây"]
    assert ledger.of(DAY) == {REQUESTS: 2, TOKENS: 80}


def test_a_failure_that_may_pass_is_tried_once_more() -> None:
    send = Sender(SendError("busy", passing=True))
    assert ask(policy(send)) == "đây"
    assert send.asked == 2


@pytest.mark.parametrize("passing", [True, False])
def test_any_other_failure_is_told_at_once(*, passing: bool) -> None:
    send = Sender(*[SendError("no", passing=passing)] * 3)
    with pytest.raises(ModelError, match="no"):
        ask(policy(send))
    assert send.asked == 1 + passing


def test_of_an_unknown_failure_only_its_kind_is_told() -> None:
    with pytest.raises(ModelError, match=r"^RuntimeError$"):
        ask(policy(Sender(RuntimeError("with a key in it"))))


def test_after_failures_in_a_row_it_is_left_alone_for_longer_and_longer() -> None:
    clock = Clock()
    send = Sender(*[SendError("down")] * (FAILURES + 1))
    talk = policy(send, clock=clock)
    for _ in range(FAILURES):
        with pytest.raises(ModelError, match="down"):
            ask(talk)
    with pytest.raises(ModelError, match="left alone for 30 seconds"):
        ask(talk)
    assert send.asked == FAILURES
    clock.now += REST
    with pytest.raises(ModelError, match="down"):
        ask(talk)
    with pytest.raises(ModelError, match="left alone for 60 seconds"):
        ask(talk)
    clock.now += 2 * REST
    assert ask(talk) == "đây"
    assert ask(talk) == "đây"


def test_once_the_tokens_of_a_day_are_used_it_is_not_asked() -> None:
    send, day = Sender(), [DAY]
    talk = Policy(send, Ledger.in_memory(), today=lambda: day[0], daily=60)
    assert ask(talk) + ask(talk) == "đâyđây"
    with pytest.raises(ModelError, match="60 tokens of today"):
        ask(talk)
    day[0] = date(2031, 3, 2)
    assert ask(talk) == "đây"


def test_nobody_waits_longer_than_told_and_only_a_few_wait() -> None:
    talk, failures = policy(Sender(wait=0.8)), []

    def asked() -> None:
        began = time.monotonic()
        try:
            ask(talk, 0.3)
        except ModelError as error:
            failures.append((str(error), time.monotonic() - began))

    askers = [threading.Thread(target=asked) for _ in range(AT_ONCE + 2)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert sum("waiting" in told for told, _ in failures) == 2
    assert sum("no reply within 0.3 seconds" in told for told, _ in failures) == AT_ONCE
    assert all(took < 0.75 for _, took in failures)


def test_a_ledger_is_kept_in_a_file_for_all_processes_and_forgets(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    for n in range(1, 41):
        Ledger(path).add(date.fromordinal(DAY.toordinal() + n), {TOKENS: n})
    Ledger(path).add(date(2031, 4, 10), {TOKENS: 1, "without": 2})
    assert Ledger(path).of(date(2031, 4, 10)) == {TOKENS: 41, "without": 2}
    assert Ledger(path).of(date(2031, 3, 2)) == {}
    assert Ledger(path).since(date(2031, 4, 9)) == {TOKENS: 39 + 41, "without": 2}
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["", "{", "[]", "null"])
def test_a_ledger_that_is_damaged_or_not_there_begins_anew(text: str, tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    assert Ledger(path).since(DAY) == {}
    path.write_text(text, encoding="utf-8")
    assert Ledger(path).of(DAY) == {}
    Ledger(path).add(DAY, {TOKENS: 3})
    assert Ledger(path).of(DAY) == {TOKENS: 3}


def test_a_ledger_that_cannot_be_written_keeps_no_answer_back(tmp_path: Path) -> None:
    Ledger(tmp_path).add(DAY, {TOKENS: 3})
    assert Ledger(tmp_path).of(DAY) == {}
