"""What ends a bot: a token that is refused, another program with it; and what makes its sign of life grow old."""

from pathlib import Path

import pytest

from bot.telegram.watching.liveness import FILE, OFF, Watch


class Clock:
    """Tells the seconds that a test has set."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_refused_token_ends_the_bot(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    watch.answered(200, poll=True)
    assert not watch.ended.is_set()
    watch.answered(401, poll=False)
    assert (watch.ended.is_set(), watch.reason) == (True, "token_refused")


@pytest.mark.parametrize(
    ("since_first_poll", "every", "count", "ends"),
    [
        (0.0, 7.0, 4, True),
        (30.0, 11.0, 3, True),
        (0.0, 1.0, 4, False),  # the last poll of a bot that was killed
        (300.0, 7.0, 9, False),  # whoever was there first stays
    ],
)
def test_a_newcomer_gives_way_to_another_program(
    tmp_path: Path, since_first_poll: float, every: float, count: int, *, ends: bool
) -> None:
    clock = Clock()
    watch = Watch(tmp_path, clock=clock)
    watch.answered(200, poll=True)
    clock.now += since_first_poll
    for _ in range(count):
        watch.answered(409, poll=True)
        clock.now += every
    assert watch.ended.is_set() is ends


def test_a_bot_that_hears_and_never_answers_shows_no_sign_of_life(tmp_path: Path) -> None:
    well = [False]
    watch = Watch(tmp_path, lambda: well[0])
    watch.answered(200, poll=True)
    assert not (tmp_path / FILE).exists()
    well[0] = True
    watch.answered(200, poll=True)
    assert (tmp_path / FILE).exists()


@pytest.mark.parametrize(("off", "agrees"), [(0.0, True), (OFF - 60, True), (OFF + 60, False), (-30 * 86400.0, False)])
def test_a_clock_that_is_not_that_of_telegram_is_noticed(tmp_path: Path, off: float, *, agrees: bool) -> None:
    watch = Watch(tmp_path)
    watch.told_time("")
    assert watch.agrees_on_time()
    watch.told_time("Mon, 01 Mar 2027 00:00:00 GMT", now=1_803_859_200 + off)
    assert watch.agrees_on_time() is agrees
