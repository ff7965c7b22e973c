"""Counting questions, with a clock that the test moves."""

from bot.telegram.talk.limits import Limits


class Clock:
    """Seconds that a test has set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_waiting_time_is_until_the_oldest_question_is_a_minute_old() -> None:
    clock = Clock()
    limits = Limits(person=2, chat=9, clock=clock)
    assert limits.wait(1, -1) == 0
    clock.now = 10
    assert limits.wait(1, -1) == 0
    clock.now = 20.5
    assert limits.wait(1, -1) == 40
    clock.now = 60
    assert limits.wait(1, -1) == 0
    assert limits.wait(1, -1) == 10


def test_what_was_refused_is_not_counted() -> None:
    clock = Clock()
    limits = Limits(person=1, chat=9, clock=clock)
    limits.wait(1, -1)
    clock.now = 59
    assert [limits.wait(1, -1) for _ in range(5)] == [1] * 5
    clock.now = 60
    assert limits.wait(1, -1) == 0


def test_a_chat_is_limited_over_all_its_people() -> None:
    limits = Limits(person=9, chat=2, clock=Clock())
    assert [limits.wait(person, -1) for person in (1, 2, 3)] == [0, 0, 60]
    assert limits.wait(3, -2) == 0


def test_somebody_who_goes_on_is_told_three_times_until_they_have_waited() -> None:
    clock = Clock()
    limits = Limits(person=1, chat=9, clock=clock)
    limits.wait(1, -1)
    assert [limits.is_worth_telling(1) for _ in range(5)] == [True, True, True, False, False]
    clock.now = 61
    limits.wait(1, -1)
    assert limits.is_worth_telling(1)
