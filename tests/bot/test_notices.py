"""A notice is sent by one process at a time and once; what a process left behind another takes over."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sql

from bot.state import open_state
from bot.state.inbox import Sending
from bot.state.notices import HELD, HeldElsewhereError, Notices

DATABASES = ("file", "server")


class Clock:
    """A clock that stands until it is set."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine(tmp_path: Path, database: str) -> Iterator[sql.Engine]:
    with closing(open_state(tmp_path, database_url=database)) as state:
        yield state.notices.engine


def test_one_process_holds_a_notice_until_its_time_is_over(engine: sql.Engine, clock: Clock) -> None:
    one, other = Notices(engine, clock, "one"), Notices(engine, clock, "other")
    held = one.claim("k", -5, "plan", "event")
    assert held is not None
    assert other.claim("k", -5) is None
    clock.now += HELD + 1
    taken = other.claim("k", -5)
    assert taken is not None
    assert taken.id == held.id
    with pytest.raises(HeldElsewhereError):
        one.note(held.id, 1, -5, Sending.BEGUN)


def test_what_was_sent_is_never_sent_again(engine: sql.Engine, clock: Clock) -> None:
    one = Notices(engine, clock, "one")
    for key, state in (("a", Sending.SENT), ("b", Sending.UNKNOWN), ("c", Sending.REFUSED)):
        held = one.claim(key, -5)
        assert held is not None
        one.note(held.id, 1, -5, Sending.BEGUN)
        one.note(held.id, 1, -5, state, 7)
        clock.now += 10_000
        assert one.claim(key, -5) is None
    assert one.settled(["a", "b", "c", "d"]) == {"a", "b", "c"}
    assert one.repeats() == 0


def test_a_clock_that_is_set_back_holds_nothing_for_longer(engine: sql.Engine, clock: Clock) -> None:
    one, other = Notices(engine, clock, "one"), Notices(engine, clock, "other")
    assert one.claim("k", -5) is not None
    assert other.claim("k", -5) is None
    clock.now -= 3600
    assert other.claim("k", -5) is not None
    assert one.claim("k", -5) is None


def test_what_was_begun_and_has_no_outcome_is_sent_again_and_counted(engine: sql.Engine, clock: Clock) -> None:
    one, other = Notices(engine, clock, "one"), Notices(engine, clock, "other")
    held = one.claim("k", -5)
    assert held is not None
    one.note(held.id, 1, -5, Sending.BEGUN)
    clock.now += HELD + 1
    again = other.claim("k", -5)
    assert again is not None
    other.note(again.id, 1, -5, Sending.BEGUN)
    other.note(again.id, 1, -5, Sending.SENT, 9)
    assert other.repeats() == 1


def test_a_message_is_known_by_its_number(engine: sql.Engine, clock: Clock) -> None:
    one = Notices(engine, clock, "one")
    for key, event, message in (("a", "due-x", 11), ("b", "", 12)):
        held = one.claim(key, -5, "plan", event)
        assert held is not None
        one.note(held.id, 1, -5, Sending.SENT, message)
    found, latest = one.sent_in(-5, 11), one.sent_in(-5)
    assert found is not None
    assert latest is not None
    assert found.event == latest.event == "due-x"
    assert one.sent_in(-6, 11) is None
    one.forget(-5)
    assert one.sent_in(-5) is None
