"""A process of the bot that a test starts: looked after until the test ends."""

import asyncio
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def running(process: Process) -> AsyncIterator[Process]:
    """The process; killed at the end if it still runs, its log printed."""
    # It is read all along, so that a full pipe never stops the process.
    log = asyncio.create_task(process.stderr.read()) if process.stderr else None
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        if log:
            print((await log).decode())
