"""The bot's own state, over real SQLite and real PostgreSQL."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.state import State, open_state
from bot.state.announcements import Announcement
from bot.state.follows import Follow
from bot.state.groups import Group, Helper
from bot.state.inbox import Sending
from bot.state.proposals import Proposal, Proposed, Stage
from bot.state.questions import Ending, Question
from bot.state.taught import TaughtAnswer
from bot.state.units import inside
from tests.stores import make_old_store

DATABASES = ("file", "server")
LAN = 710_000_042
NOON = datetime(2031, 3, 1, 12, tzinfo=UTC)


class Clock:
    """Tells the time that a test has set."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(tmp_path: Path, clock: Clock, database: str) -> Iterator[State]:
    opened = open_state(tmp_path, clock, database_url=database)
    yield opened
    opened.close()


def question(message: int = 1, chat: str = "-1", person: str = "p", **how: object) -> Question:
    return Question(chat, message, person, "Hỏi?", "Đáp", Ending.ANSWERED, **how)


def test_people_are_the_same_here_and_others_elsewhere(state: State, tmp_path: Path, database: str) -> None:
    again, elsewhere = open_state(tmp_path, database_url=database), open_state(tmp_path / "khac")
    assert state.people.person(LAN) == again.people.person(LAN) != elsewhere.people.person(LAN)
    assert state.people.chat(-100) == "-100"
    assert str(LAN) not in state.people.chat(LAN)
    assert repr(state.people) == "People()"
    again.close()
    elsewhere.close()


def test_a_group_is_kept_as_it_was_put_and_moves_with_its_questions(state: State) -> None:
    group = Group(-1, "Tổ", True, "an-binh", True, True, (Helper(7, "Hoa"), Helper(0, "@van_thu")), "en")
    state.groups.put(group)
    number = state.questions.add(question(chat="-1"))
    assert state.groups.get(-1) == group
    state.groups.move(-1, -1001)
    assert state.groups.get(-1) == Group(-1)
    assert state.groups.get(-1001) == replace(group, chat=-1001)
    assert state.questions.asked_with("-1001", 1).id == number
    assert state.groups.all() == [replace(group, chat=-1001)]


def test_a_question_is_found_by_its_message_and_by_those_of_its_answer(state: State) -> None:
    number = state.questions.add(question(message=5, plans=("a", "b"), content="hoi"))
    other = state.questions.add(question(message=6))
    state.questions.delivered(number, [10, 11])
    found = state.questions.answered_with("-1", 11)
    assert found == state.questions.get(number) == state.questions.asked_with("-1", 5)
    assert (found.plans, found.answers, found.outcome) == (("a", "b"), (10, 11), Ending.ANSWERED)
    assert state.questions.answered_with("-2", 11) is None
    assert [q.id for q in state.questions.since(NOON)] == [other, number]


def test_an_edited_question_takes_the_place_of_the_first_and_numbers_are_never_used_again(state: State) -> None:
    first = state.questions.add(question(message=5))
    second = state.questions.add(question(message=5))
    assert state.questions.get(first) is None
    state.questions.forget("p")
    assert state.questions.add(question(message=9)) > second


def test_a_verdict_takes_the_place_of_the_persons_earlier_one(state: State) -> None:
    number = state.questions.add(question())
    state.questions.judge(number, "p", good=True)
    state.questions.judge(number, "p", good=False, reason="plan")
    state.questions.judge(number, "q", good=True)
    assert {(v.good, v.reason) for v in state.questions.verdicts()} == {(False, "plan"), (True, "")}


def test_a_person_is_called_once(state: State) -> None:
    number = state.questions.add(question())
    assert state.questions.call(number, (Helper(7, "Hoa"),))
    assert not state.questions.call(number, (Helper(8, "Khác"),))
    state.questions.resolve(number, "Hoa")
    called = state.questions.called(number)
    assert (called.helpers, called.resolved_by) == ((Helper(7, "Hoa"),), "Hoa")
    assert state.questions.called(99) is None


def test_old_questions_go_with_all_that_hangs_on_them(state: State, clock: Clock) -> None:
    number = state.questions.add(question())
    state.questions.judge(number, "q", good=True)
    state.questions.call(number, ())
    clock.moment = NOON + timedelta(days=90, seconds=1)
    fresh = state.questions.add(question(message=2))
    assert state.questions.sweep(90) == 1
    assert [q.id for q in state.questions.since(NOON)] == [fresh]
    assert state.questions.verdicts() == []
    assert state.questions.called(number) is None


def test_taught_answers_are_valid_until_their_last_day_and_replace_each_other(state: State) -> None:
    def taught(answer: str, until: date | None) -> TaughtAnswer:
        return TaughtAnswer("Hỏi?", "hoi", answer, "Công văn 1", "Quản", NOON.date(), "an-binh", until)

    state.taught.add(taught("cũ", None))
    state.taught.add(taught("mới", date(2031, 3, 5)))
    assert [t.answer for t in state.taught.valid(date(2031, 3, 5))] == ["mới"]
    assert state.taught.valid(date(2031, 3, 6)) == []


def test_changes_are_listed_the_latest_first(state: State, clock: Clock) -> None:
    state.audit.note("Quản", "enabled", "Tổ")
    clock.moment += timedelta(hours=1)
    state.audit.note("root", "ingested", "an-binh")
    assert [(e.who, e.action, e.subject) for e in state.audit.latest(1)] == [("root", "ingested", "an-binh")]
    assert [e.at for e in state.audit.latest(9)] == ["2031-03-01T13:00:00+00:00", "2031-03-01T12:00:00+00:00"]


def proposal(asked: int = 1, **how: object) -> Proposal:
    return Proposal("p", asked, Proposed.FILE, {"name": "a.txt", "files": ["f"], "album": ""}, **how)


def test_a_message_makes_one_proposal(state: State) -> None:
    first = state.proposals.make(proposal())
    state.proposals.change(first.id, shown_in=7)
    again = state.proposals.make(proposal())
    assert (again.id, again.shown_in, again.stage) == (first.id, 7, Stage.READING)
    assert state.proposals.make(proposal(2)).id != first.id


def test_files_that_are_not_read_or_not_shown_are_found_again(state: State) -> None:
    numbers = [state.proposals.make(proposal(asked)).id for asked in range(5)]
    for number, changed in zip(
        numbers,
        (
            {},
            {"stage": Stage.SHOWN},
            {"stage": Stage.SHOWN, "told": True},
            {"stage": Stage.DONE},
            {"stage": Stage.CLOSED},
        ),
        strict=True,
    ):
        if changed:
            state.proposals.change(number, **changed)
    assert [one.id for one in state.proposals.unread()] == numbers[:2]


def test_what_is_done_is_noted_once(state: State) -> None:
    number = state.proposals.make(proposal()).id
    for _ in range(2):
        state.proposals.done(number, "Quản", "ingested", "an-binh")
    assert [(entry.who, entry.subject) for entry in state.audit.latest(9)] == [("Quản", "an-binh")]


def test_proposals_and_announcements_are_forgotten(state: State) -> None:
    number = state.proposals.make(proposal()).id
    state.announcements.offer(Announcement(number, "p", "an-binh", 2, 1))
    later = time.time() + 3 * 24 * 60 * 60
    proposals = replace(state.proposals, clock=lambda: later)
    announcements = replace(state.announcements, clock=lambda: later)
    assert proposals.get(number) is None
    assert announcements.get(number) is None
    assert proposals.sweep() == []
    announcements.sweep()
    assert state.proposals.get(number) is None
    assert state.proposals.make(proposal(9)).id > number


def test_an_announcement_is_begun_by_one_press(state: State) -> None:
    state.announcements.offer(Announcement(1, "p", "an-binh", 2, 1))
    assert state.announcements.begin(1, 50, [-1, -2]) == Announcement(1, "p", "an-binh", 2, 1, 50, (-1, -2))
    assert state.announcements.begin(1, 51, [-3]) is None
    again = state.announcements.begin(1, 50, [-3])
    assert again is not None
    assert again.chats == (-1, -2)
    assert state.announcements.begin(2, 50, [-1]) is None


def test_the_salt_lies_apart_in_a_file_of_its_owner_alone(tmp_path: Path) -> None:
    with closing(open_state(tmp_path)) as state:
        person = state.people.person(7)
    assert (tmp_path / "salt").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "salt").read_bytes() not in (tmp_path / "bot.sqlite").read_bytes()
    with closing(open_state(tmp_path)) as state:
        assert state.people.person(7) == person


def test_the_state_of_an_earlier_version_opens_as_it_was(tmp_path: Path) -> None:
    data_dir = make_old_store(tmp_path)
    with closing(sqlite3.connect(data_dir / "bot.sqlite")) as connection:
        [(salt,)] = connection.execute("select value from secrets")
        [(person,)] = connection.execute("select person from questions")
    for _ in range(2):
        with closing(open_state(data_dir)) as state:
            assert state.people.person(710_000_001) == person
            assert [entry.who for entry in state.audit.latest(9)] == ["Lan Trần", "thidua", "thidua"]
            assert [taught.author for taught in state.taught.valid(date(2031, 4, 1))] == ["Lan Trần"]
            assert state.groups.get(-100123).helpers[0].name == "Minh"
            assert [waiting.update for waiting in state.inbox.waiting()] == [900]
    assert (data_dir / "salt").read_bytes() == salt
    assert salt not in (data_dir / "bot.sqlite").read_bytes()


def test_numbers_of_private_chats_go_from_notices_that_need_none(tmp_path: Path) -> None:
    with closing(open_state(tmp_path)) as state:
        state.follows.add(Follow(7, "xa", state.people.person(7)))
        for chat, event in ((7, "han"), (8, "han"), (8, ""), (-9, "")):
            state.notices.claim(f"{chat}/{event}", chat, "xa", event)
    with closing(sqlite3.connect(tmp_path / "bot.sqlite")) as connection:
        connection.execute('alter table "groups" drop column unshown')
        connection.execute("pragma user_version = 1")
    open_state(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "bot.sqlite")) as connection:
        kept = connection.execute("select key, chat from notices order by id").fetchall()
    assert kept == [("7/han", 7), ("8/", 0), ("-9/", -9)]


def test_what_a_group_was_reminded_of_goes_with_it_to_its_new_number(tmp_path: Path) -> None:
    with closing(open_state(tmp_path)) as state:
        notice = state.notices.claim("a", -1, "xa", "han")
        assert notice is not None
        state.notices.note(notice.id, 0, -1, Sending.SENT, 5)
        state.notices.move(-1, -2)
        assert state.notices.sent_in(-1, 5) is None
        assert state.notices.sent_in(-2, 5) == replace(notice, chat=-2, state="sent", message=5)


def test_names_go_with_whoever_wants_to_be_forgotten(tmp_path: Path) -> None:
    with closing(open_state(tmp_path, lambda: datetime(2031, 3, 1, tzinfo=UTC))) as state:
        me, other = state.people.person(1), state.people.person(2)
        for person, name in ((me, "Lan"), (other, "Minh")):
            taught = TaughtAnswer(f"{name} hỏi?", name, "Có.", "Công văn 5", name, date(2031, 3, 1), person=person)
            state.taught.add(taught)
            state.audit.note(name, "settings", "Tổ", person)
        assert state.forget(me) == 0
        assert [taught.author for taught in state.taught.valid(date(2031, 3, 2))] == ["", "Minh"]
        assert [entry.who for entry in state.audit.latest(9)] == ["Minh", ""]


def test_names_and_questions_of_others_go_after_their_days(tmp_path: Path) -> None:
    now = [datetime(2031, 3, 1, tzinfo=UTC)]
    with closing(open_state(tmp_path, lambda: now[0])) as state:
        ended = TaughtAnswer("A?", "a", "Có.", "Công văn 5", "Lan", date(2031, 3, 1), until=date(2031, 3, 5))
        state.taught.add(ended)
        state.taught.add(replace(ended, content="b", until=None))
        state.audit.note("Lan", "taught", "A?", state.people.person(1))
        now[0] += timedelta(days=95)
        state.sweep(90, now[0].date())
        assert [(entry.who, entry.subject) for entry in state.audit.latest(9)] == [("", "")]
        assert [taught.author for taught in state.taught.valid(date(2031, 3, 2))] == [""]


def test_a_unit_is_known_of_a_person_first_then_of_the_group_and_is_forgotten(state: State) -> None:
    person, units = state.people.person(LAN), state.units
    units.keep("-9", "Văn phòng")
    assert units.of(person, "-9") == "Văn phòng"
    units.keep(person, "Phòng Nội vụ")
    units.keep(person, "Phòng Kinh tế")
    assert units.of(person, "-9") == "Phòng Kinh tế"
    units.keep(inside(person, "-9"), "Đoàn xã")
    units.move("-9", "-10")
    assert units.of(inside(person, "-10"), "-10") == "Đoàn xã"
    state.forget(person)
    assert units.of(inside(person, "-10")) == ""
    assert (units.of(person, "-9"), units.of(person, "-10")) == ("", "Văn phòng")
