"""How fast messages go out."""

import asyncio
import time
from itertools import pairwise

from bot.telegram.sending.pacing import OneByOne, Pace, Rates

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


async def test_one_request_is_on_its_way_at_once() -> None:
    requests, under_way = OneByOne(60.0), []

    async def send(number: int) -> int:
        async with requests.one():
            under_way.append(number)
            await asyncio.sleep(0)
            return under_way.pop()

    async with asyncio.timeout(20):
        assert await asyncio.gather(*(send(number) for number in range(5))) == [0, 1, 2, 3, 4]
    assert not under_way


async def test_a_slow_request_holds_up_nobody_and_makes_room_once() -> None:
    requests, ended = OneByOne(0.01), asyncio.Event()

    async def slow() -> None:
        async with requests.one():
            await ended.wait()

    async with asyncio.timeout(20):
        waiting = asyncio.create_task(slow())
        await asyncio.sleep(0)
        async with requests.one():
            assert not waiting.done()
        ended.set()
        await waiting
        async with requests.one():
            another = asyncio.create_task(requests.one().__aenter__())
            await asyncio.sleep(0)
            assert not another.done()
        await another


async def test_a_request_that_is_broken_off_makes_room() -> None:
    requests = OneByOne(60.0)

    async def forever() -> None:
        async with requests.one():
            await asyncio.Event().wait()

    for _ in range(2):
        broken, waiting = asyncio.create_task(forever()), asyncio.create_task(forever())
        await asyncio.sleep(0)
        for task in (waiting, broken):
            task.cancel()
        await asyncio.wait({broken, waiting})
    async with asyncio.timeout(20), requests.one():
        pass
