"""How fast messages go out."""

import asyncio
import time
from itertools import pairwise

from bot.telegram.sending.pacing import Pace, Rates

GROUP = -100


async def test_one_message_a_second_in_a_chat_in_their_order() -> None:
    pace, sent = Pace(Rates()), []

    async def send(n: int) -> None:
        async with pace.message(7):
            sent.append((n, time.monotonic()))

    await asyncio.gather(*(send(n) for n in range(3)))
    assert [n for n, _ in sent] == [0, 1, 2]
    assert all(later - earlier >= 0.999 for (_, earlier), (_, later) in pairwise(sent))


async def test_not_more_than_thirty_a_second_overall() -> None:
    pace, sent = Pace(Rates()), []

    async def send(chat: int) -> None:
        async with pace.message(chat):
            sent.append(time.monotonic())

    await asyncio.gather(*(send(chat) for chat in range(1, 41)))
    assert sorted(sent)[30] - sorted(sent)[0] >= 0.999


async def test_a_busy_group_holds_up_nobody_else() -> None:
    pace = Pace(Rates(group_minute=1))
    async with pace.message(GROUP):
        pass
    waiting = asyncio.create_task(pace.message(GROUP).__aenter__())
    async with asyncio.timeout(0.5), pace.message(8), pace.change():
        pass
    assert not waiting.done()
    waiting.cancel()


async def test_what_another_process_sent_counts_for_the_minute() -> None:
    pace = Pace(Rates(chat=10, group_minute=2))
    await pace.remember([(GROUP, 59.5), (GROUP, 10.0), (GROUP, 5.0)])
    began = time.monotonic()
    async with pace.message(GROUP):
        assert 0.4 < time.monotonic() - began < 2
