"""Progress in one message."""

import asyncio
from dataclasses import dataclass, field

from telegram.error import NetworkError

from bot.telegram.sending.place import Place
from bot.telegram.sending.progress import Progress


@dataclass
class Shown:
    """A door that remembers what was edited, and when."""

    fails: int = 0
    texts: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    async def edit(self, _place: Place, _number: int, message: str) -> bool:
        self.texts.append(message)
        self.times.append(asyncio.get_running_loop().time())
        if len(self.texts) <= self.fails:
            raise NetworkError("away")
        return True


async def test_progress_shows_the_latest_and_never_too_often() -> None:
    door = Shown()
    async with Progress(door, Place(7), 1, every=0.05) as progress:  # type: ignore[arg-type]
        for page in range(1, 201):
            await asyncio.to_thread(progress.tell, f"trang {page}/200")
            await asyncio.sleep(0.001)
        await asyncio.sleep(0.1)
    assert door.texts[-1] == "trang 200/200"
    assert len(door.texts) < 30
    assert min(later - earlier for earlier, later in zip(door.times, door.times[1:], strict=False)) >= 0.049


async def test_progress_that_cannot_be_shown_stops_nothing() -> None:
    door = Shown(fails=1)
    async with Progress(door, Place(7), 1, every=0.01) as progress:  # type: ignore[arg-type]
        progress.tell("một")
        await asyncio.sleep(0.05)
        progress.tell("hai")
        await asyncio.sleep(0.05)
    assert door.texts == ["một", "hai"]


async def test_without_a_message_nothing_is_shown() -> None:
    door = Shown()
    async with Progress(door, Place(7), None) as progress:  # type: ignore[arg-type]
        progress.tell("một")
        await asyncio.sleep(0)
    assert door.texts == []
