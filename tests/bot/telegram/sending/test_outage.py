"""A disk that cannot be written: what is only noted is left out, what must be noted is noted when it can be."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy.exc import InterfaceError, OperationalError

from bot.state.notices import HeldElsewhereError
from bot.telegram.sending.outage import Outage


class Disk:
    """What was written, and whether anything can be."""

    def __init__(self) -> None:
        self.full = True
        self.written: list[str] = []

    def write(self, note: str) -> str:
        """Write a note. Raises OperationalError."""
        if self.full:
            raise OperationalError("insert", {}, Exception("database or disk is full"))
        self.written.append(note)
        return note


def test_notes_come_later_in_their_order_and_only_those_that_must() -> None:
    disk, outage = Disk(), Outage()
    assert outage.tried(lambda: disk.write("begun")) is None
    outage.must(lambda: disk.write("sent"))
    outage.must(lambda: disk.write("done"))
    assert not outage.catch_up()
    disk.full = False
    outage.must(lambda: disk.write("another"))
    assert disk.written == ["sent", "done", "another"]
    assert outage.tried(lambda: disk.write("begun")) == "begun"


def test_a_chat_is_told_once_until_it_is_over() -> None:
    disk, outage = Disk(), Outage()
    outage.must(lambda: disk.write("done"))
    assert [outage.is_worth_telling(1), outage.is_worth_telling(1), outage.is_worth_telling(2)] == [True, False, True]
    disk.full = False
    assert outage.catch_up()
    assert outage.is_worth_telling(1)


def test_what_two_threads_catch_up_with_is_written_once() -> None:
    disk, outage, together = Disk(), Outage(is_shared=True), Barrier(3)
    for n in range(200):
        outage.must(lambda n=n: disk.write(str(n)))  # type: ignore[misc]
    disk.full = False

    def catch_up() -> bool:
        together.wait(10)
        return outage.catch_up()

    with ThreadPoolExecutor(3) as pool:
        assert all(one.result() for one in [pool.submit(catch_up) for _ in range(3)])
    assert disk.written == [str(n) for n in range(200)]


@pytest.mark.parametrize("is_shared", [True, False])
def test_what_other_machines_can_do_has_not_failed_while_the_database_is_away(*, is_shared: bool) -> None:
    outage = Outage(is_shared=is_shared)
    for error in (OperationalError, InterfaceError):
        assert outage.is_left_to_others(error("select", {}, Exception("the connection is closed"))) is is_shared
    assert outage.is_left_to_others(HeldElsewhereError("update 7"))
    assert not outage.is_left_to_others(ValueError("not a plan"))


def test_a_note_waits_where_its_connection_is_closed_in_between() -> None:
    outage, written, errors = Outage(), list[str](), [InterfaceError("update", {}, Exception("closed"))] * 2

    def note() -> None:
        if errors:
            raise errors.pop()
        written.append("done")

    outage.must(note)
    assert not outage.catch_up()
    assert outage.catch_up()
    assert written == ["done"]
