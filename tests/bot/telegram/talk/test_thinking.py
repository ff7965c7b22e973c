"""Answers under way: so many at once, one of a person at a time, known to be under way for too long."""

import asyncio
import threading
import time
from collections import Counter

import pytest

from bot.telegram.talk.thinking import LONG, LONG_AT_ONCE, TOO_LONG, Thinking, is_long
from knowledge.budget import check


async def test_one_person_has_one_thread_and_others_need_not_wait() -> None:
    thinking, let_go = Thinking(at_once=3), threading.Event()
    busy, lock, most = Counter[int](), threading.Lock(), Counter[int]()

    def work(person: int) -> int:
        with lock:
            busy[person] += 1
            most[person] = max(most[person], busy[person])
        let_go.wait(5 if person == 1 else 0)
        with lock:
            busy[person] -= 1
        return person

    eager = [asyncio.create_task(thinking.run(1, lambda: work(1))) for _ in range(8)]
    assert await asyncio.wait_for(thinking.run(2, lambda: work(2)), 4) == 2
    let_go.set()
    assert await asyncio.gather(*eager) == [1] * 8
    assert most == {1: 1, 2: 1}
    thinking.close()


async def test_a_short_question_never_waits_for_long_ones() -> None:
    thinking, let_go = Thinking(at_once=4), threading.Event()
    long = [asyncio.create_task(thinking.run(n, let_go.wait, long=is_long("dài " * LONG))) for n in range(8)]
    while len(thinking._begun) < LONG_AT_ONCE:
        await asyncio.sleep(0.01)
    assert thinking.is_full(long=True)
    assert await asyncio.wait_for(thinking.run(99, lambda: "đây", long=is_long("Hạn?")), 4) == "đây"
    assert len(thinking._begun) == LONG_AT_ONCE
    let_go.set()
    assert all(await asyncio.gather(*long))
    assert not thinking.is_full(long=True)
    thinking.close()


async def test_a_long_question_stands_still_while_a_short_one_is_answered() -> None:
    thinking, let_go, ended = Thinking(at_once=4), threading.Event(), threading.Event()
    looks = 0

    def long() -> None:
        nonlocal looks
        while not ended.is_set():
            check()
            looks += 1
            time.sleep(0.001)

    def short() -> bool:
        # What the long one was about when this began it may have ended meanwhile.
        time.sleep(0.1)
        before = looks
        let_go.wait(0.3)
        return looks == before

    reading = asyncio.create_task(thinking.run(1, long, long=True))
    while not looks:
        await asyncio.sleep(0.01)
    assert await thinking.run(2, short)
    before = looks
    while looks == before:
        await asyncio.sleep(0.01)
    ended.set()
    await reading
    thinking.close()


async def test_a_long_question_does_not_wait_for_ever() -> None:
    thinking, let_go = Thinking(at_once=4, gives_way=0.05), threading.Event()
    waiting = asyncio.create_task(thinking.run(1, let_go.wait))
    assert await asyncio.wait_for(thinking.run(2, lambda: "dài", long=True), 4) == "dài"
    let_go.set()
    await waiting
    thinking.close()


async def test_an_answer_that_never_comes_is_known() -> None:
    now, let_go = [0.0], threading.Event()
    thinking = Thinking(clock=lambda: now[0])
    assert thinking.is_well()
    waiting = asyncio.create_task(thinking.run(1, let_go.wait))
    while not thinking._begun:
        await asyncio.sleep(0.01)
    now[0] += TOO_LONG + 1
    assert not thinking.is_well()
    let_go.set()
    await waiting
    assert thinking.is_well()
    thinking.close()


async def test_what_fails_is_raised_and_leaves_nothing() -> None:
    thinking = Thinking()
    with pytest.raises(ZeroDivisionError):
        await thinking.run(1, lambda: 1 // 0)
    assert thinking.is_well()
    assert await thinking.run(1, lambda: time.sleep(0)) is None
    thinking.close()
