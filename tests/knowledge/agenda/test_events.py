"""A plan's phases and deadlines as events on days, the same ones in its next version."""

from datetime import date

from knowledge.agenda import Edge, EventKind, events_of, gone, moments_of, moves
from tests.plans_made import made
from tests.shelves import COMMUNE, DISTRICT, OFFICE, PROVINCE

PLAN = made(PROVINCE, "lac-ha")


def test_phases_and_deadlines_stand_on_their_days() -> None:
    found = {event.key: (event.kind, event.first, event.last, event.exact) for event in events_of(PLAN)}
    assert found["phase-1"] == (EventKind.PHASE, date(2031, 2, 1), date(2031, 5, 30), True)
    assert found["phase-3"] == (EventKind.PHASE, date(2031, 9, 3), date(2031, 12, 15), True)
    assert found["due-bao-cao-so-ket"] == (EventKind.DEADLINE, date(2031, 6, 15), date(2031, 6, 15), True)


def test_every_event_is_quoted_from_the_plan() -> None:
    for event in events_of(PLAN):
        assert event.words
        assert event.words in " ".join(event.span.of(PLAN.text).split())


def test_months_stay_months() -> None:
    first = next(event for event in events_of(made(DISTRICT, "muong-luu")) if event.key == "phase-1")
    assert (first.last, first.exact) == (date(2031, 6, 30), False)


def test_what_recurs_comes_again_within_the_plans_time() -> None:
    monthly = [event for event in events_of(made(OFFICE, "tu-phap")) if event.every]
    assert [event.day.isoformat() for event in monthly] == [f"2031-{month:02d}-25" for month in range(3, 13)]
    assert all(event.before for event in monthly)
    quarterly = [event.day.isoformat() for event in events_of(made(DISTRICT, "muong-luu")) if event.every]
    assert quarterly == ["2031-03-31", "2031-06-30", "2031-09-30", "2031-12-31"]


def test_a_plan_without_times_has_no_events() -> None:
    assert events_of(made(COMMUNE, "nam-khoa")) == ()


def test_the_moments_of_a_phase_are_its_ends_and_of_a_deadline_its_day() -> None:
    moments = {moment.key: moment.day for event in events_of(PLAN) for moment in moments_of(event)}
    assert moments[f"phase-2/{Edge.START}"] == date(2031, 6, 1)
    assert moments[f"phase-2/{Edge.END}"] == date(2031, 9, 2)
    assert moments[f"due-bao-cao-tong-ket/{Edge.DUE}"] == date(2031, 12, 20)


def test_a_new_version_moves_and_takes_out() -> None:
    later = made(
        PROVINCE.replace("20/12/2031", "27/12/2031").replace("3. Đợt 3: Từ ngày 03/9", "3. Đợt 4: Từ ngày 03/9")
    )
    before, after = events_of(PLAN), events_of(later)
    assert [(move.after.key, move.was, move.after.day) for move in moves(before, after)] == [
        ("due-bao-cao-tong-ket/due", date(2031, 12, 20), date(2031, 12, 27))
    ]
    assert [event.key for event in gone(before, after)] == ["phase-3"]


def test_keys_are_never_shared() -> None:
    twice = PROVINCE + "\n5. Các đơn vị gửi báo cáo tổng kết về Văn phòng UBND tỉnh trước ngày 25/12/2031.\n"
    keys = [event.key for event in events_of(made(twice))]
    assert len(keys) == len(set(keys))


def test_what_is_done_within_a_stretch_of_time_begins_with_it() -> None:
    plan = made(
        PROVINCE.replace("IV. ", "III. LỊCH\n1. Niêm yết danh sách từ ngày 03/3/2031 đến ngày 15/3/2031.\nIV. ", 1)
    )
    [listed] = [event for event in events_of(plan) if event.day == date(2031, 3, 15)]
    assert (listed.first, listed.last) == (date(2031, 3, 3), date(2031, 3, 15))
