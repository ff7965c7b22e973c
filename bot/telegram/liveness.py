"""A sign of life: a file whose time of change says when the bot last heard from Telegram."""

from pathlib import Path
from typing import Any

from telegram.request import HTTPXRequest

FILE = "alive"


def touch(data_dir: Path) -> None:
    """It lives."""
    (data_dir / FILE).touch()


def remove(data_dir: Path) -> None:
    """It has stopped as it was told to."""
    (data_dir / FILE).unlink(missing_ok=True)


class WatchedRequest(HTTPXRequest):
    """Asks Telegram for updates; each answer is a sign of life."""

    def __init__(self, data_dir: Path) -> None:
        super().__init__(connection_pool_size=2, connect_timeout=10, read_timeout=20)
        self._data_dir = data_dir

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """One request, as the library makes it."""
        status, answer = await super().do_request(*args, **kwargs)
        if status == 200:
            touch(self._data_dir)
        return status, answer
