"""What several machines over one database know of each other: over real PostgreSQL, each machine a state of its own."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.ledger import ledger_of
from bot.settings import Settings
from bot.state.inbox import Sending
from bot.state.notices import HeldElsewhereError
from bot.state.opening import Shared, State, open_state
from bot.state.spendings import Limit, Spendings, Wait
from bot.state.turns import Turns
from bot.web.server import key_of
from bot.web.tokens import KEY_BYTES
from knowledge.answer import Conversation
from tests.postgres import Postgres

A_CHAT, ANOTHER = 7, 8
OVERALL = Limit(30, 1.0)


@pytest.fixture
def url(postgres: Postgres) -> str:
    return postgres.new_url()


@pytest.fixture
def states(url: str, tmp_path: Path) -> Iterator[list[State]]:
    one, other = (open_state(tmp_path / name, database_url=url) for name in "ab")
    with closing(one), closing(other):
        yield [one, other]


@pytest.fixture
def machines(states: list[State]) -> list[Shared]:
    return [state.shared for state in states if state.shared]


@pytest.fixture
def turns(machines: list[Shared]) -> list[Turns]:
    return [machine.turns for machine in machines]


def claimed(turns: Turns, count: int = 8) -> list[int]:
    """The updates that a machine gets."""
    return [waiting.update for waiting in turns.claim(count)]


def test_an_update_is_taken_once_whichever_machine_it_comes_to(turns: list[Turns]) -> None:
    one, other = turns
    assert [one.take(1, "{}", A_CHAT), other.take(1, "{}", A_CHAT)] == [True, False]
    assert claimed(one) + claimed(other) == [1]
    one.done(1)
    assert other.take(1, "{}", A_CHAT) is False
    assert claimed(other) == []


def test_a_chat_is_worked_off_in_its_order_by_one_machine_at_a_time(turns: list[Turns]) -> None:
    one, other = turns
    for update, chat in ((1, A_CHAT), (2, A_CHAT), (3, ANOTHER), (4, A_CHAT)):
        (one if update % 2 else other).take(update, "{}", chat)
    assert claimed(one, 1) == [1]
    assert claimed(other) == [3]
    assert claimed(one) == []
    one.done(1)
    assert claimed(other) == [2]
    assert claimed(one) == []


def test_what_comes_late_waits_for_what_is_under_way(turns: list[Turns]) -> None:
    one, other = turns
    one.take(5, "{}", A_CHAT)
    assert claimed(one) == [5]
    other.take(4, "{}", A_CHAT)
    assert claimed(other) == []
    one.done(5)
    assert claimed(other) == [4]


def test_what_a_machine_leaves_another_takes_over_and_the_first_may_send_no_more(turns: list[Turns]) -> None:
    ended, other = replace(turns[0], held=0.0), turns[1]
    ended.take(1, "{}", A_CHAT)
    assert claimed(ended) == [1]
    assert claimed(other) == [1]
    with pytest.raises(HeldElsewhereError):
        ended.note(1, 1, A_CHAT, Sending.BEGUN)
    other.note(1, 1, A_CHAT, Sending.BEGUN)
    ended.done(1)
    assert other.waiting() == 1
    other.note(1, 1, A_CHAT, Sending.SENT, 40)
    other.done(1)
    assert other.sending(1, 1) == (Sending.SENT, 40)
    assert other.waiting() == 0


@pytest.mark.parametrize("leaving", [Turns.let_go, Turns.done])
def test_a_machine_that_was_only_slow_is_not_one_that_an_update_ended(
    states: list[State], turns: list[Turns], leaving: Callable[[Turns, int], None]
) -> None:
    slow, other = replace(turns[0], held=0.0), replace(turns[1], held=0.0)
    slow.take(1, "{}", A_CHAT)
    for _ in range(4):
        for machine in (slow, other):
            [waiting] = machine.claim(1)
            assert waiting.attempts <= 1
            machine.begin(1)
        leaving(slow, 1)
        other.let_go(1)
    other.claim(1)
    other.note(1, 1, A_CHAT, Sending.BEGUN)
    assert states[0].inbox.waiting()[0].attempts == 0


def test_a_renewed_claim_lasts(turns: list[Turns]) -> None:
    short, other = replace(turns[0], held=0.0), turns[1]
    short.take(1, "{}", A_CHAT)
    assert claimed(short) == [1]
    replace(short, held=60.0).renew()
    assert claimed(other) == []


def test_what_is_let_go_is_not_counted_as_begun(states: list[State], turns: list[Turns]) -> None:
    one, other = turns
    one.take(1, "{}", A_CHAT)
    one.claim(1)
    states[0].inbox.begin(1)
    one.let_go(1)
    assert [(waiting.update, waiting.attempts) for waiting in other.claim(1)] == [(1, 0)]


@pytest.mark.parametrize(("most", "others"), [(1, 0), (2, 1)])
def test_machines_send_as_fast_as_one_may(machines: list[Shared], most: int, others: int) -> None:
    one, other = (machine.spendings for machine in machines)
    limits = (Limit(most, 1.0),)
    for _ in range(others):
        assert isinstance(other.begin(A_CHAT, OVERALL, limits), int)
    number = one.begin(A_CHAT, OVERALL, limits)
    assert isinstance(number, int)
    refused = other.begin(A_CHAT, OVERALL, limits)
    assert isinstance(refused, Wait)
    assert refused.of_chat
    assert isinstance(other.begin(ANOTHER, OVERALL, limits), int)
    one.end(number)
    after = other.begin(A_CHAT, OVERALL, limits)
    assert isinstance(after, Wait)
    assert after.seconds < 1.01


def test_all_chats_together_have_a_limit_too(machines: list[Shared]) -> None:
    spendings: Spendings = machines[0].spendings
    two = Limit(2, 1.0)
    begun = [spendings.begin(chat, two, ()) for chat in (1, 2, 3)]
    assert [isinstance(one, int) for one in begun] == [True, True, False]
    assert isinstance(begun[2], Wait)
    assert not begun[2].of_chat


def test_people_and_secrets_are_the_same_everywhere(states: list[State], machines: list[Shared]) -> None:
    assert states[0].people.person(5) == states[1].people.person(5)
    assert machines[0].secret("webhook", 24) == machines[1].secret("webhook", 24)


def test_what_a_language_model_used_is_counted_over_all_machines(url: str) -> None:
    day = date(2031, 3, 1)
    one, other = (ledger_of(Settings(database_url=url)) for _ in range(2))
    assert one.of(day) == {}
    one.add(day, {"tokens": 30, "requests": 1})
    other.add(day, {"tokens": 12, "answer": 1})
    other.add(date(2031, 3, 2), {"tokens": 1})
    assert one.of(day) == {"tokens": 42, "requests": 1, "answer": 1}
    assert one.since(day)["tokens"] == 43
    one.add(date(2031, 4, 5), {"tokens": 2})
    assert one.since(day) == {"tokens": 2}


def test_a_database_that_is_away_keeps_no_answer_waiting_for_the_count(tmp_path: Path) -> None:
    away = ledger_of(Settings(database_url=f"postgresql+psycopg://nobody@/none?host={tmp_path}"))
    away.add(date(2031, 3, 1), {"tokens": 1})
    assert away.of(date(2031, 3, 1)) == {}


def test_a_link_of_one_machine_opens_the_reading_room_of_another(states: list[State]) -> None:
    one, other = (key_of(Settings(data_dir=Path("nowhere")), state) for state in states)
    assert one == other
    assert len(one) == KEY_BYTES


def test_a_talk_goes_on_at_another_machine_and_is_forgotten_everywhere(states: list[State]) -> None:
    one, other = states
    assert one.shared
    assert other.shared
    person = one.people.person(5)
    said = Conversation(("ke-hoach",), "han nop")
    one.shared.talks.keep(one.people.chat(5), None, person, said)
    one.shared.talks.keep("-9", 3, person, said)
    one.shared.talks.keep("-9", 3, "another", said)
    for whose in (person, ""):
        one.shared.talks.keep("-9", 4, whose, said)
        one.shared.talks.keep("-9", 5, whose, said)
    one.shared.talks.keep("-9", 5, "", Conversation(("ke-hoach",), "co may dot"))
    assert other.shared.talks.recall(other.people.chat(5), None, person) == said
    assert other.shared.talks.recall("-9", None, person) == Conversation()
    assert other.shared.talks.recall("-9", 3, "nobody") == Conversation()
    other.forget(person, 5)
    assert one.shared.talks.recall(one.people.chat(5), None, person) == Conversation()
    assert one.shared.talks.recall("-9", 3, person) == Conversation()
    assert one.shared.talks.recall("-9", 4) == Conversation()
    assert one.shared.talks.recall("-9", 5) == Conversation(("ke-hoach",), "co may dot")
    other.shared.talks.move("-9", "-10")
    assert one.shared.talks.recall("-10", 3, "another") == said


def test_talks_go_after_their_days(url: str, tmp_path: Path) -> None:
    now = [datetime(2031, 3, 1, tzinfo=UTC)]
    with closing(open_state(tmp_path, lambda: now[0], database_url=url)) as state:
        assert state.shared
        state.shared.talks.keep("private:a", None, "", Conversation(("a",), "b"))
        state.shared.talks.keep("-9", None, "", Conversation(("a",), "b"))
        now[0] += timedelta(hours=1)
        assert state.shared.talks.recall("private:a", None) == Conversation(("a",), "b")
        assert state.shared.talks.recall("-9", None) == Conversation()
        now[0] += timedelta(days=91)
        state.sweep(90, now[0].date())
        assert state.shared.talks.recall("private:a", None) == Conversation()


def test_only_one_machine_works_on_a_file(machines: list[Shared]) -> None:
    one, other = (machine.leases for machine in machines)
    assert one.hold("file 1", 60.0)
    assert one.hold("file 1", 60.0)
    assert not other.hold("file 1", 60.0)
    one.let_go("file 1")
    assert other.hold("file 1", -1.0)
    assert one.hold("file 1", 60.0)


def test_what_one_machine_has_read_another_has(machines: list[Shared], tmp_path: Path) -> None:
    one, other = (machine.uploads for machine in machines)
    read, brought = tmp_path / "a" / "3", tmp_path / "b" / "3"
    (read / "file").mkdir(parents=True)
    (read / "file" / "kế hoạch.txt").write_text("Điều 1", encoding="utf-8")
    one.keep(3, read)
    other.bring(3, brought)
    assert (brought / "file" / "kế hoạch.txt").read_text(encoding="utf-8") == "Điều 1"
    other.bring(4, tmp_path / "b" / "4")
    assert not (tmp_path / "b" / "4").exists()
    other.sweep([3])
    one.drop(3)
    other.bring(3, tmp_path / "c")
    assert not (tmp_path / "c").exists()
