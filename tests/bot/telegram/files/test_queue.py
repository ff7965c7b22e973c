"""Files are worked off one after the other for each person."""

import asyncio

from bot.telegram.files.queue import FileQueue


async def settled(queue: FileQueue, *people: str) -> None:
    """Wait until nothing is worked on."""
    async with asyncio.timeout(5):
        while any(queue.is_busy(person) for person in people):
            await asyncio.sleep(0)


async def test_files_of_one_person_wait_and_those_of_others_do_not() -> None:
    queue, log = FileQueue(), list[str]()

    async def work(number: int) -> None:
        log.append(f"begin {number}")
        await asyncio.sleep(0.01)
        log.append(f"end {number}")

    for person, number in (("a", 1), ("a", 2), ("b", 3), ("a", 2)):
        queue.add(person, number, work)
    await settled(queue, "a", "b")
    assert log.index("end 1") < log.index("begin 2")
    assert log.index("begin 3") < log.index("end 1")
    assert log.count("begin 2") == 1


async def test_a_file_added_just_as_the_last_one_ends_is_worked_off() -> None:
    queue, done = FileQueue(), list[int]()

    async def work(number: int) -> None:
        done.append(number)
        if number == 1:
            asyncio.get_running_loop().call_soon(queue.add, "a", 2, work)

    queue.add("a", 1, work)
    for _ in range(10):
        await asyncio.sleep(0)
    assert done == [1, 2]


async def test_a_failure_holds_up_no_other_file() -> None:
    queue, done = FileQueue(), list[int]()

    async def work(number: int) -> None:
        done.append(number)
        if number == 1:
            raise RuntimeError("broken")

    queue.add("a", 1, work)
    queue.add("a", 2, work)
    await settled(queue, "a")
    assert done == [1, 2]


async def test_at_the_end_what_is_under_way_is_let_go() -> None:
    queue, ended = FileQueue(), list[str]()

    async def work(_: int) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append("let go")

    queue.add("a", 1, work)
    await asyncio.sleep(0)
    await queue.end()
    assert ended == ["let go"]
    assert queue.stopped.is_set()
