"""A disk that cannot be written: what is only noted is left out, what must be noted is noted when it can be."""

from sqlalchemy.exc import OperationalError

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
