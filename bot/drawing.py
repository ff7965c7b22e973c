"""Threads in which pages are waited for: whoever waits for a page that is being made keeps nobody else waiting."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

_WAITING = 32
"""Who is behind so many others waits for them."""

Drawn = TypeVar("Drawn")


async def drawn(draw: Callable[[], Drawn]) -> Drawn:
    """What is drawn, or was before. Raises as `draw` does."""
    return await asyncio.get_running_loop().run_in_executor(_threads(), draw)


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_WAITING, thread_name_prefix="page")
