"""Which reminders are due at which moment, of what is followed and what the plans say."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.reminding import MOVED, Reminder, due_reminders, moved_reminders
from bot.state.follows import Follow
from knowledge.agenda import Agenda, agenda_of
from tests.plans_made import made
from tests.shelves import OFFICE, PROVINCE

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PLAN = agenda_of(made(PROVINCE, "lac-ha"))
LATER = agenda_of(made(PROVINCE.replace("20/12/2031", "27/12/2031"), "lac-ha"), (PLAN.version,))
FOLLOW = Follow(-5, "lac-ha", "p", id=1, since=datetime(2031, 1, 15, tzinfo=ZONE).timestamp())
FINAL = Follow(-5, "lac-ha", "p", id=2, about="tong ket", since=FOLLOW.since)


def at(text: str) -> datetime:
    """A moment where the officials are."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def due(
    now: str, follow: Follow = FINAL, agenda: Agenda | None = PLAN, handed_in: Iterable[tuple[int, str, str]] = ()
) -> list[Reminder]:
    """What is due."""
    return due_reminders([follow], lambda _plan: agenda, set(handed_in), at(now))


def days(found: list[Reminder]) -> list[tuple[str, int]]:
    """Of which moment, how many days before."""
    return [(one.moment.key, one.days) for one in found]


def test_a_reminder_is_due_from_its_minute_on_until_the_next() -> None:
    assert due("2031-12-13T07:29") == []
    assert days(due("2031-12-13T07:30")) == [("due-bao-cao-tong-ket/due", 7)]
    assert days(due("2031-12-17T07:29")) == [("due-bao-cao-tong-ket/due", 7)]
    assert days(due("2031-12-17T07:31")) == [("due-bao-cao-tong-ket/due", 3)]
    assert days(due("2031-12-19T23:59")) == [("due-bao-cao-tong-ket/due", 1)]


def test_nothing_is_due_of_what_has_passed() -> None:
    assert due("2031-12-20T08:00") == []
    assert due("2032-02-01T08:00") == []


def test_phases_are_told_of_at_both_ends() -> None:
    assert days(due("2031-05-31T08:00", FOLLOW)) == [("phase-2/start", 1)]
    assert ("phase-1/end", 3) in days(due("2031-05-27T08:00", FOLLOW))


def test_nothing_is_told_of_from_before_it_was_followed() -> None:
    late = Follow(-5, "lac-ha", "p", id=3, about="tong ket", since=at("2031-12-14T10:00").timestamp())
    assert due("2031-12-15T08:00", late) == []
    assert days(due("2031-12-17T08:00", late)) == [("due-bao-cao-tong-ket/due", 3)]


def test_a_moved_day_is_told_of_with_the_day_before_under_another_key() -> None:
    [before], [after] = due("2031-12-17T08:00"), due("2031-12-20T08:00", agenda=LATER)
    assert (before.was, after.was) == (None, date(2031, 12, 20))
    assert before.key != after.key


def test_whoever_was_told_of_a_day_is_told_at_once_that_it_was_moved() -> None:
    [told] = due("2031-12-17T08:00")
    [moved] = moved_reminders([FINAL], lambda _plan: LATER, set(), at("2031-12-18T10:00"))
    assert told.key in moved.told_before
    assert (moved.days, moved.was, moved.moment.day) == (MOVED, date(2031, 12, 20), date(2031, 12, 27))
    assert moved_reminders([FINAL], lambda _plan: LATER, set(), at("2031-12-20T08:00")) == []
    assert moved_reminders([FINAL], lambda _plan: PLAN, set(), at("2031-12-18T10:00")) == []
    handed_in = {(-5, "lac-ha", "due-bao-cao-tong-ket")}
    assert moved_reminders([FINAL], lambda _plan: LATER, handed_in, at("2031-12-18T10:00")) == []


def test_a_plan_that_is_gone_and_what_was_handed_in_are_not_told_of() -> None:
    assert due("2031-12-17T08:00", agenda=None) == []
    assert due("2031-12-17T08:00", handed_in={(-5, "lac-ha", "due-bao-cao-tong-ket")}) == []
    assert due("2031-12-17T08:00", handed_in={(-6, "lac-ha", "due-bao-cao-tong-ket")})


def test_what_is_due_every_month_is_told_of_every_month() -> None:
    agenda = agenda_of(made(OFFICE, "tu-phap"))
    follow = Follow(9, "tu-phap", "p", id=4, days=(1,), since=at("2031-03-10T00:00").timestamp())
    months = [days(due(f"2031-{month:02d}-24T09:00", follow, agenda)) for month in range(3, 13)]
    assert all(len(found) == 1 for found in months)
    handed = due("2031-04-24T09:00", follow, agenda, {(9, "tu-phap", months[0][0][0].partition("/")[0])})
    assert days(handed) == months[1]


def test_only_the_deadlines_of_a_unit_are_told_of_where_one_is_named() -> None:
    line = "5. Sở Tài chính gửi báo cáo kinh phí về Sở Nội vụ trước ngày 12/12/2031.\n"
    text = PROVINCE.replace("4. Hồ sơ đề nghị", f"{line}4. Hồ sơ đề nghị")
    agenda = agenda_of(made(text, "lac-ha"))
    keys = {
        unit: {key for key, _ in days(due("2031-12-11T08:00", Follow(1, "lac-ha", "p", unit=unit, since=1.0), agenda))}
        for unit in ("Sở Tài chính", "sở tài chính tỉnh Lạc Hà", "Sở Y tế")
    }
    assert len(keys["Sở Tài chính"] - keys["Sở Y tế"]) == 1
    assert keys["Sở Tài chính"] == keys["sở tài chính tỉnh Lạc Hà"]
