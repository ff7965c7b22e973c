"""Fetching the files that people sent, from Telegram or from a self-hosted Bot API server."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from telegram import Bot, File
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter

from bot.telegram.sending.door import ATTEMPTS, patience

log = logging.getLogger(__name__)

LARGEST = 20 * 2**20
"""Bytes of the largest file that Telegram's own server lets a bot download."""


PARTIAL = ".partial"
"""What a file is called until it is whole."""


class FetchError(Exception):
    """A file that does not come: `key` names the sentence that the person is told.

    `too_big` for the server, `gone` from it, `unshared` (a self-hosted server keeps it where this machine does
    not reach it), `unreachable`.
    """

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Fetcher:
    """Fetches files through one bot."""

    def __init__(self, bot: Bot, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._bot = bot
        self._pause = pause

    async def fetch(self, file_id: str, path: Path) -> None:
        """Put a file at a path, at once and whole. Raises FetchError."""
        for tried in range(1, ATTEMPTS + 1):
            try:
                await self._fetch(file_id, path)
                return
            except BadRequest as error:
                raise FetchError("too_big" if "too big" in error.message.lower() else "gone") from error
            except (RetryAfter, NetworkError) as error:
                log.warning("a file could not be fetched: %s", type(error).__name__)
                if tried < ATTEMPTS:
                    await self._pause(patience(error, tried))
        raise FetchError("unreachable")

    async def _fetch(self, file_id: str, path: Path) -> None:
        file = await self._bot.get_file(file_id)
        is_elsewhere = _is_on_the_server(file)
        partial = path.with_name(PARTIAL)
        try:
            await (self._served(file) if is_elsewhere else file).download_to_drive(partial)
        except InvalidToken as error:
            # The library takes any 404 for a refused token.
            raise FetchError("unshared" if is_elsewhere else "gone") from error
        partial.replace(path)

    def _served(self, file: File) -> File:
        """A file on the disk of a server as a web server before it may give it: by its path in the bot's folder."""
        # The library has put its own address, with the token in it, before the path.
        on_disk = str(file.file_path).removeprefix(self._bot.base_file_url)
        inside = on_disk.partition(f"/{self._bot.token}/")[2]
        if not inside:
            raise FetchError("unshared")
        served = File(file.file_id, file.file_unique_id, file.file_size, f"{self._bot.base_file_url}/{inside}")
        served.set_bot(self._bot)
        return served


def _is_on_the_server(file: File) -> bool:
    """Whether a file's path is one on the disk of a server that runs with --local, and that disk not this one."""
    return "//" in (file.file_path or "").partition("://")[2]
