"""How far somebody has come in a tour, and its quiz: counted once, however often it is told."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.state import State, open_state
from bot.state.learning import Poll, Tour

DATABASES = ("file", "server")


@pytest.fixture
def state(tmp_path: Path, database: str) -> Iterator[State]:
    with closing(open_state(tmp_path, database_url=database)) as opened:
        yield opened


def test_an_answer_is_counted_once_and_told_again_the_same(state: State) -> None:
    learning = state.learning
    learning.keep(Tour("lan", "xa", step=7, version=1))
    for poll, right in (("p1", 2), ("p2", 0)):
        learning.sent(Poll(poll, "lan", "xa", f"q-{poll}", right))
    first = [learning.answer("p1", "lan", 2) for _ in range(2)]
    assert first[0] == first[1]
    assert first[0] is not None
    assert (first[0][1].asked, first[0][1].right) == (1, 1)
    second = learning.answer("p2", "lan", 1)
    assert second is not None
    assert (second[1].asked, second[1].right, second[1].step) == (2, 1, 7)
    assert learning.answer("p1", "minh", 2) is None
    assert learning.answer("p3", "lan", 2) is None
    learning.forget("lan")
    assert learning.answer("p1", "lan", 2) is None
    learning.keep(Tour("lan", "xa", unit="Phòng Nội vụ"))
    learning.forget_unit("lan")
    assert learning.latest("lan") == Tour("lan", "xa")
