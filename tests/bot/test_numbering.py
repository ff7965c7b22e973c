"""How far Telegram's numbers of messages had come where something was sent."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.state import State, open_state
from bot.state.inbox import Sending
from bot.state.numbering import is_sent, numbered_in

DATABASES = ("file", "server")

GROUP, SMALL_GROUP, PERSON = -1_001_234_567_890, -4_321, 77


@pytest.fixture
def state(tmp_path: Path, database: str) -> Iterator[State]:
    with closing(open_state(tmp_path, database_url=database)) as opened:
        yield opened


@pytest.mark.parametrize(("chat", "place"), [(GROUP, GROUP), (SMALL_GROUP, 0), (PERSON, 0)])
def test_a_supergroup_is_numbered_for_itself(chat: int, place: int) -> None:
    assert numbered_in(chat) == place


@pytest.mark.parametrize(
    ("sent", "chat", "heard", "behind"),
    [
        ((), GROUP, None, None),
        ((), PERSON, 9, 9),
        (((GROUP, 40), (GROUP, 38)), GROUP, None, 40),
        (((GROUP, 40),), GROUP, 55, 55),
        (((GROUP, 40),), GROUP, 12, 40),
        (((GROUP, 40),), PERSON, None, None),
        (((SMALL_GROUP, 8),), PERSON, None, 8),
    ],
)
def test_what_is_begun_stands_behind_all_that_is_known(
    state: State, sent: tuple[tuple[int, int], ...], chat: int, heard: int | None, behind: int | None
) -> None:
    for where, number in sent:
        state.inbox.keep_number(where, number)
    state.inbox.take(1, "{}")
    state.inbox.note(1, 1, chat, Sending.BEGUN, heard)
    assert state.inbox.sending(1, 1) == (Sending.BEGUN, behind)
    state.inbox.note(1, 1, chat, Sending.DROPPED)
    assert state.inbox.sending(1, 1) == (Sending.DROPPED, behind)
    state.inbox.note(1, 1, chat, Sending.SENT, 90)
    state.inbox.note(1, 2, chat, Sending.BEGUN, heard)
    assert state.inbox.sending(1, 2) == (Sending.BEGUN, 90)


def test_what_is_noted_as_sent_is_not_looked_for(state: State) -> None:
    notice = state.notices.claim("k", GROUP, "plan", "event")
    assert notice is not None
    state.notices.note(notice.id, 1, GROUP, Sending.BEGUN)
    state.notices.note(notice.id, 1, GROUP, Sending.SENT, 40)
    state.inbox.take(1, "{}")
    state.inbox.note(1, 1, PERSON, Sending.SENT, 9)
    state.inbox.note(1, 2, GROUP, Sending.BEGUN, 41)
    known = ((GROUP, 40), (GROUP, 41), (GROUP, 9), (PERSON, 9), (PERSON, 40))
    assert [is_sent(state.inbox.engine, *one) for one in known] == [True, False, False, True, False]


@pytest.mark.parametrize(
    "after", [(), (Sending.DROPPED,), (Sending.DROPPED, Sending.BEGUN)], ids=["begun", "dropped", "twice"]
)
def test_what_is_begun_again_stands_behind_what_the_first_copy_does(state: State, after: tuple[Sending, ...]) -> None:
    notice = state.notices.claim("k", GROUP, "plan", "event")
    assert notice is not None
    state.inbox.take(1, "{}")
    for ledger, number in ((state.inbox, 1), (state.notices, notice.id)):
        ledger.note(number, 1, GROUP, Sending.BEGUN, 40)
        for one in after:
            ledger.note(number, 1, GROUP, one, 47 if one is Sending.BEGUN else None)
        ledger.note(number, 1, GROUP, Sending.BEGUN, 55)
        assert ledger.sending(number, 1) == (Sending.BEGUN, 40)


def test_what_was_refused_and_is_begun_again_stands_behind_all_that_is_known(state: State) -> None:
    state.inbox.take(1, "{}")
    for how, number in ((Sending.BEGUN, 40), (Sending.REFUSED, None), (Sending.BEGUN, 55)):
        state.inbox.note(1, 1, GROUP, how, number)
    assert state.inbox.sending(1, 1) == (Sending.BEGUN, 55)
