"""Whoever waits for a page keeps nobody else waiting."""

import asyncio
import os
from threading import Event

from bot.drawing import drawn


async def test_who_waits_for_pages_keeps_no_other_thread() -> None:
    made = Event()
    # More than there are threads for all other work.
    waiting = [asyncio.create_task(drawn(made.wait)) for _ in range((os.cpu_count() or 1) + 5)]
    await asyncio.sleep(0)
    assert await asyncio.wait_for(asyncio.to_thread(str, "another"), 20) == "another"
    made.set()
    assert all(await asyncio.gather(*waiting))
